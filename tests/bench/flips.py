"""Single bytes of a book changed by chance: is each refused at opening, named by the check, or provably harmless?

`python -m tests.bench.flips [COUNT]` changes that many single bytes of a sample book, one at a time, each in a copy of
its own: plain, plain once more in the pages that hold no letters, and closed with a passphrase.

Harmless is only what is proved so twice: every row of every table, read out of the changed copy, is what it was; and
the byte lies on a free page, between the cells of a page, behind the end of a row, or in a field of the file's header
that says nothing of what is in it. `pages` finds that out from the bytes alone, without SQLite.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from app import places
from app.casework.audits import audit
from app.casework.begun_guides import forget_begun, keep_begun
from app.casework.desks import Desk, open_desk
from app.casework.due_lists import due_list
from app.casework.files import case_file
from app.casework.questions import case_list
from app.casework.samples import write_sample
from app.errors import kind_of
from app.models.books import FILE, unlock
from app.rules.problems import UserError
from tests.bench.pages import Pages
from tests.models.ledgers import lay_key_file

DAY = dt.date(2026, 11, 23)
KEY = bytes(range(32))
SEED = 6


def now() -> dt.datetime:
    """The moment at which every copy is opened."""
    return dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Flip:
    """One byte that is changed, and what to."""

    offset: int
    value: int


@dataclass(frozen=True)
class Outcome:
    """What became of one flip."""

    flip: Flip
    what: str
    """'refused', 'named', 'harmless', 'believed' or 'crashed'."""
    why: str
    use: str = ""
    """What happened when the book was used although it was damaged: 'used', 'refused', or the kind of an error."""


def pristine(folder: Path, key: bytes | None) -> bytes:
    """The bytes of a sample book that was closed in good order, with free pages in it."""
    desk = write_sample(folder, places.resources(), DAY)
    case_id = case_list(desk)[0].case_id
    keep_begun(desk, case_id, "decide", {"reasons": "words that were thrown away " * 2_000})
    forget_begun(desk, case_id, "decide")
    keep_begun(desk, case_id, "extend", {"reason": "The surveyor comes next week."})
    desk.book.close()
    if key is None:
        return (folder / FILE).read_bytes()
    return closed_copy(folder / FILE, key).read_bytes()


def closed_copy(plain: Path, key: bytes) -> Path:
    """The same book closed with a key."""
    target = plain.with_name("closed.db")
    raw = driver.connect(str(plain))
    raw.execute("ATTACH DATABASE ? AS closed KEY ?", (str(target), f"x'{key.hex()}'"))
    raw.execute("SELECT sqlcipher_export('closed')")
    for mark in ("application_id", "user_version"):
        raw.execute(f"PRAGMA closed.{mark} = {raw.execute(f'PRAGMA {mark}').fetchone()[0]}")
    raw.execute("DETACH DATABASE closed")
    raw.close()
    return target


def chosen(content: bytes, count: int, seed: int, pages: Pages | None = None) -> list[Flip]:
    """Flips by chance: anywhere in the file, or where `pages` says that the trees of the tables are."""
    rng = random.Random(seed)  # noqa: S311 - chance for a test, the same every time
    flips: list[Flip] = []
    while len(flips) < count:
        at = rng.randrange(len(content))
        if pages is not None:
            page = rng.choice(sorted(pages.of_tables))
            at = (page - 1) * pages.size + rng.randrange(pages.size)
        value = rng.randrange(256)
        if value != content[at]:
            flips.append(Flip(at, value))
    return flips


def outcomes(content: bytes, flips: list[Flip], key: bytes | None) -> Iterator[Outcome]:
    """What becomes of each flip, in a process that may die of one and is then begun anew with the next."""
    with tempfile.TemporaryDirectory(prefix="flips-") as name:
        (Path(name) / "pristine").write_bytes(content)
        pages = Pages(content) if key is None else None
        whole = dump_of(Path(name) / "pristine", key)
        left = list(flips)
        while left:
            told = _told(Path(name), left, key)
            for flip, found in zip(left, told, strict=False):
                yield _judged(flip, found, whole, pages)
            if len(told) < len(left):
                yield Outcome(left[len(told)], "crashed", "the process died")
            left = left[len(told) + 1 :]


def _judged(flip: Flip, found: dict[str, str], whole: str, pages: Pages | None) -> Outcome:
    if found["what"] != "silent":
        return Outcome(flip, found["what"], found["why"], found.get("use", ""))
    slack = pages.slack(flip.offset) if pages is not None else ""
    if found["dump"] != whole:
        return Outcome(flip, "believed", "what is in the book differs")
    return Outcome(flip, "harmless" if slack else "believed", slack or "a byte that holds something", found["use"])


def _told(folder: Path, flips: list[Flip], key: bytes | None) -> list[dict[str, str]]:
    command = [sys.executable, "-m", "tests.bench.flips", "--worker", str(folder), key.hex() if key else "-"]
    asked = "".join(f"{flip.offset} {flip.value}\n" for flip in flips)
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    return [json.loads(line) for line in done.stdout.splitlines() if line.endswith("}")]


def work(folder: Path, key: bytes | None) -> None:
    """Changes a byte, opens the book, checks it and uses it; a line for each byte that is asked for."""
    content = (folder / "pristine").read_bytes()
    for line in sys.stdin:
        offset, value = map(int, line.split())
        changed = bytearray(content)
        changed[offset] = value
        place = folder / "book"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        (place / FILE).write_bytes(bytes(changed))
        lay_key_file(place, key)
        sys.stdout.write(f"{json.dumps(_found(place, key))}\n")
        sys.stdout.flush()


def _found(place: Path, key: bytes | None) -> dict[str, str]:
    try:
        desk = open_desk(place, places.resources(), lambda: DAY, now, key)
    except UserError as refusal:
        return {"what": "refused", "why": refusal.sentence}
    except Exception as error:  # noqa: BLE001 - the very thing that is looked for
        return {"what": "crashed", "why": f"opening: {type(error).__name__}: {error}"}
    try:
        result = audit(desk)
    except UserError as refusal:
        return {"what": "refused", "why": f"check: {refusal.sentence}"}
    except Exception as error:  # noqa: BLE001 - as above
        return {"what": "crashed", "why": f"check: {type(error).__name__}: {error}"}
    use = used(desk)
    desk.book.close()
    if result.findings:
        return {"what": "named", "why": result.findings[0].check, "use": use}
    return {"what": "silent", "why": "", "use": use, "dump": dump_of(place / FILE, key)}


def used(desk: Desk) -> str:
    """What happens when the book is used: what is due, and each case."""
    try:
        due_list(desk)
        for row in case_list(desk):
            case_file(desk, row.case_id)
    except UserError:
        return "refused"
    except Exception as error:  # noqa: BLE001 - as above
        return kind_of(error)
    return "used"


def dump_of(path: Path, key: bytes | None) -> str:
    """A digest of everything that a book says: every row of every table with the kind of each value, and the schema."""
    raw: Any = driver.connect(str(path))
    try:
        unlock(raw, key)
        raw.text_factory = bytes
        found = hashlib.sha256()
        schema = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        found.update(repr(schema).encode())
        for table in sorted(name.decode() for kind, name, _, _ in schema if kind == b"table"):
            for row in raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):  # noqa: S608 - names out of our own book
                found.update(repr(row).encode())
        return found.hexdigest()
    finally:
        raw.close()


def measure(name: str, content: bytes, flips: list[Flip], key: bytes | None) -> bool:
    """Prints what became of the flips; whether none was believed and none crashed."""
    found = list(outcomes(content, flips, key))
    counts = Counter(one.what for one in found)
    sys.stdout.write(f"{name}: {len(found)} flips of {len(content):,} bytes: {dict(counts)}\n")
    by_check = Counter(one.why for one in found if one.what == "named")
    harmless = Counter(one.why for one in found if one.what == "harmless")
    sys.stdout.write(f"  named by {dict(by_check)}\n  harmless in {dict(harmless)}\n")
    sys.stdout.write(f"  used although damaged: {dict(Counter(one.use for one in found if one.use))}\n")
    bad = [one for one in found if one.what in ("believed", "crashed")]
    for one in bad:
        sys.stdout.write(f"  {one}\n")
    sys.stdout.flush()
    return not bad


def main(count: int) -> int:
    """Plain, plain where no letters are, and closed."""
    with tempfile.TemporaryDirectory(prefix="flips-") as name:
        plain = pristine(Path(name) / "plain", None)
        closed = pristine(Path(name) / "closed", KEY)
    good = measure("plain, anywhere", plain, chosen(plain, count, SEED), None)
    good &= measure("plain, in the trees", plain, chosen(plain, count, SEED + 1, Pages(plain)), None)
    good &= measure("closed, anywhere", closed, chosen(closed, count, SEED + 2), KEY)
    return 0 if good else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        work(Path(sys.argv[2]), None if sys.argv[3] == "-" else bytes.fromhex(sys.argv[3]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))
