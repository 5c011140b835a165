"""Hostile input for every reader, by the hour: `python -m tests.fuzz SECONDS [TARGET …]`.

Each target gets its share of the time. What is found is written to `tests/fuzz/corpus/TARGET`, where a test tries it
again at every run of the suite. With `--atheris` the inputs are led by which lines of our code they reach, where that
library is installed; it takes one target.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.fuzz.guards import Strayed, TooSlow, bound_memory, guarded
from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS, Target

CORPUS = Path(__file__).parent / "corpus"
LONGEST_KEPT = 200_000
"""Bytes; a longer input is not kept in the project."""


def tried(target: Target, content: bytes) -> str:
    """What went wrong with one input; empty where it was read, or refused in a sentence."""
    try:
        with guarded() as folder:
            target.read(content, folder)
    except target.allowed:
        return ""
    except (Strayed, TooSlow, Exception) as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {str(error)[:200]} ({Path(place.filename).name}:{place.lineno})"
    return ""


def run(target: Target, seconds: float, seed: int) -> tuple[int, int]:
    """Try a target for so long; how many inputs, and how many kinds of fault."""
    chance, seeds = Random(seed), target.seeds()  # noqa: S311 - nothing secret
    kept = [path.read_bytes() for path in sorted((CORPUS / target.name).glob("*"))]
    pool, faults, count = [*seeds, *kept], set[str](), 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        content = mutated(chance.choice(pool), pool, chance)
        said, count = tried(target, content), count + 1
        if said and said not in faults:
            faults.add(said)
            keep(target, content)
            sys.stdout.write(f"{target.name}: {said}\n")
            sys.stdout.flush()
    return count, len(faults)


def keep(target: Target, content: bytes) -> None:
    """Write an input into the corpus."""
    if len(content) <= LONGEST_KEPT:
        folder = CORPUS / target.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{hashlib.sha256(content).hexdigest()[:16]}.bin").write_bytes(content)


def led(target: Target, seconds: int) -> None:
    """Have atheris lead the inputs; it ends the process by itself."""
    atheris = importlib.import_module("atheris")  # not on every PC

    def look(content: bytes) -> None:
        said = tried(target, content)
        if said:
            keep(target, content)
            sys.stdout.write(f"{target.name}: {said}\n")

    begun = CORPUS.parent / "begun" / target.name
    begun.mkdir(parents=True, exist_ok=True)
    for content in target.seeds():
        (begun / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)
    watched: Callable[[bytes], None] = look
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=100000", str(begun)], watched)
    atheris.Fuzz()


def main() -> int:
    """Try the targets that were asked for; 1 where a fault was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=int)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", action="store_true")
    given = parser.parse_args()
    bound_memory()
    wanted = [target for target in TARGETS if not given.targets or target.name in given.targets]
    if given.atheris:
        led(wanted[0], given.seconds)
        return 0
    worst = 0
    for target in wanted:
        count, faults = run(target, given.seconds / len(wanted), given.seed)
        sys.stdout.write(f"{target.name}: {count} inputs tried, {faults} kinds of fault\n")
        sys.stdout.flush()
        worst = max(worst, faults)
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
