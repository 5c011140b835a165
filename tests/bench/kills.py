"""A day's work killed at random moments: is everything there that was told as done, and nothing half?

`python -m tests.bench.kills [COUNT] [SEED]` does the day of `day_works` in a process of its own, kills it (SIGKILL) at
random moments, and goes on with the same book until the day is done, then with the next: half of the kills with a plain
book, half with a closed one. After each the book is opened and compared, every row of every table, with what a day that
nobody disturbed had after the same act: after the last act that was told as done, or the one then being done, whole.
And the book is checked.

It needs a system with fork, so that a thousand kills do not wait for a thousand starts.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app import places
from app.casework.audits import audit
from app.casework.desks import Desk, open_desk
from app.models.books import FILE
from tests.bench.day_works import DAY, acts
from tests.bench.flips import KEY, dump_of, pristine
from tests.models.ledgers import lay_key_file

LONGEST = 0.4
"""Seconds after which a process is killed at the latest."""

OPENING = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


@dataclass
class Watch:
    """The clock of the day: each act has its own minute, whoever does it."""

    act: int = 0

    def now(self) -> dt.datetime:
        """The moment of the act that is being done."""
        return OPENING + dt.timedelta(minutes=self.act)


@dataclass(frozen=True)
class Undisturbed:
    """A day that nobody disturbed: the book with which it begins, and what is in it after each act."""

    content: bytes
    key: bytes | None
    dumps: tuple[str, ...]
    """The first is of the book as it begins."""


def undisturbed(key: bytes | None) -> Undisturbed:
    """Does the whole day once."""
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        content = pristine(Path(name) / "made", key)
        folder = lay(Path(name) / "day", content, key)
        dumps, watch = [dump_of(folder / FILE, key)], Watch()
        desk = _desk(folder, watch, key)
        for watch.act, act in enumerate(acts()):
            act(desk)
            dumps.append(dump_of(folder / FILE, key))
        desk.book.close()
        return Undisturbed(content, key, tuple(dumps))


def lay(folder: Path, content: bytes, key: bytes | None) -> Path:
    """The folder with the book as it is when the day begins."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / FILE).write_bytes(content)
    lay_key_file(folder, key)
    return folder


def _desk(folder: Path, watch: Watch, key: bytes | None) -> Desk:
    return open_desk(folder, places.resources(), lambda: DAY, watch.now, key)


def work(folder: Path, done: int, key: bytes | None, tell: Callable[[int], object]) -> None:
    """The process that is killed: goes on after the acts that are done, and tells each when it has returned."""
    watch = Watch(done)
    desk = _desk(folder, watch, key)
    for number, act in enumerate(acts()[done:], done + 1):
        watch.act = number - 1
        act(desk)
        tell(number)
    desk.book.close()


def _killed(folder: Path, done: int, key: bytes | None, after: float) -> tuple[int, bool]:
    """Lets a process work for a moment; gives the last act that it told as done, and whether it had to be killed."""
    hear, tell = os.pipe()
    child = os.fork()
    if not child:
        try:
            work(folder, done, key, lambda number: os.write(tell, number.to_bytes(2, "big")))
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 - it must not go on as a second parent
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
    os.close(tell)
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    told = b""
    while part := os.read(hear, 4096):
        told += part
    os.close(hear)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the day could not be done")
    return int.from_bytes(told[-2:], "big") or done, os.WIFSIGNALED(status)


def kill(day: Undisturbed, count: int, seed: int) -> Counter[str]:
    """Kills so many times and counts what was found after each: all is well but what is lost, half or unsound."""
    rng, found = random.Random(seed), Counter[str]()  # noqa: S311 - chance for a test, the same every time
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        done = len(day.dumps)
        while found["kills"] < count:
            if done + 1 >= len(day.dumps):
                folder, done = lay(Path(name) / "book", day.content, day.key), 0
                found["days"] += 1
            told, died = _killed(folder, done, day.key, rng.uniform(0, LONGEST))
            found["kills"] += died
            left = [path.name for path in folder.iterdir() if path.name.endswith("-wal") and path.stat().st_size]
            found["with a log to read again"] += bool(died and left)
            done = judge(folder, told, day, found)
    return found


def judge(folder: Path, told: int, day: Undisturbed, found: Counter[str]) -> int:
    """Opens the book and compares; gives the act after which it is."""
    desk = _desk(folder, Watch(), day.key)
    sound = audit(desk).sound
    desk.book.close()
    found["unsound"] += not sound
    dump = dump_of(folder / FILE, day.key)
    if dump == day.dumps[told]:
        found["as told"] += 1
        return told
    if told + 1 < len(day.dumps) and dump == day.dumps[told + 1]:
        found["with the act that was being done"] += 1
        return told + 1
    found["lost" if dump in day.dumps[:told] else "half"] += 1
    return len(day.dumps)


def main(count: int, seed: int) -> int:
    """Half with a plain book, half with a closed one."""
    bad = 0
    for name, key, wanted in (("plain", None, count - count // 2), ("closed", KEY, count // 2)):
        day = undisturbed(key)
        found = kill(day, wanted, seed)
        sys.stdout.write(f"{name}, {len(day.dumps) - 1} acts a day: {dict(found)}\n")
        sys.stdout.flush()
        bad += found["lost"] + found["half"] + found["unsound"]
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in (*sys.argv[1:3], *("1000", "6")[len(sys.argv) - 1 :]))))
