"""A big book exported and brought back, and then damaged: `python -m tests.bench.exports [CASES] [CHANGES]`.

It tells how long each takes, how large the folder is and how much memory was taken at most, and of so many single bytes
of a small export that are changed by chance, with a list of files that agrees, how many were refused. No test asserts a
time.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
import tempfile
from pathlib import Path
from random import Random

from app import places
from app.casework.book_imports import Means, NotAnExport, bring_back
from app.casework.book_previews import look_into
from app.casework.desks import Desk, open_desk
from app.casework.exports import export_everything
from app.casework.subject_searches import find_person
from tests.bench.due_lists import TODAY, taken, write_book
from tests.casework.cases import NOW
from tests.models.ledgers import everything


def desk_in(folder: Path) -> Desk:
    """A desk with the book in a folder."""
    return open_desk(folder, places.resources(), lambda: TODAY, lambda: NOW)


def tell(words: str) -> None:
    """Say a line, with the most memory that was taken so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    sys.stdout.write(f"{words}; {most:,.0f} MB of memory at most\n")
    sys.stdout.flush()


def there_and_back(cases: int) -> None:
    """A big book: out, in, and one person of it."""
    with tempfile.TemporaryDirectory() as made:
        at = Path(made)
        write_book(at / "book", cases, max(1, cases // 50))
        desk, empty = desk_in(at / "book"), desk_in(at / "empty")
        tell(f"a book of {cases:,} cases is open")
        seconds = taken(lambda: export_everything(desk, at / "out")) / 1000
        size = sum(path.stat().st_size for path in (at / "out").rglob("*") if path.is_file()) / 1e6
        tell(f"exported in {seconds:.1f} s, {size:,.0f} MB")
        means = Means(places.resources(), lambda: TODAY, lambda: NOW)
        seconds = taken(lambda: look_into(empty, at / "out", means).close()) / 1000
        tell(f"looked into and checked in {seconds:.1f} s")
        seconds = taken(lambda: bring_back(empty, at / "out")) / 1000
        tell(f"brought back and checked in {seconds:.1f} s")
        seconds = taken(lambda: find_person(desk, "Mrs Z. Quux")) / 1000
        tell(f"looked for one person in {seconds:.1f} s")
        desk.book.close()
        empty.book.close()


def damaged(changes: int) -> None:
    """Single bytes of a small export: each is refused, or makes no difference."""
    chance = Random(6)  # noqa: S311 - no key
    with tempfile.TemporaryDirectory() as made:
        at = Path(made)
        write_book(at / "book", 12, 3)
        desk = desk_in(at / "book")
        export_everything(desk, at / "out")
        whole, refused, harmless = everything(desk.book), 0, 0
        manifest = (at / "out/export.json").read_bytes()
        files = [one for one in (at / "out").rglob("*") if one.suffix in (".json", ".pdf")]
        for number in range(changes):
            file = chance.choice(files)
            content = file.read_bytes()
            place = chance.randrange(len(content))
            changed = bytearray(content)
            changed[place] ^= chance.randrange(1, 256)
            file.write_bytes(changed)
            _agree(at / "out", file, bytes(changed), manifest)
            empty = desk_in(at / f"book {number}")
            try:
                bring_back(empty, at / "out")
            except NotAnExport:
                refused += 1
                assert not any(everything(empty.book).values())
            else:
                harmless += 1
                assert everything(empty.book) == whole
            empty.book.close()
            file.write_bytes(content)
            (at / "out/export.json").write_bytes(manifest)
        desk.book.close()
    tell(f"{changes:,} bytes changed: {refused:,} refused, {harmless:,} without any difference, 0 believed")


def _agree(folder: Path, file: Path, content: bytes, manifest: bytes) -> None:
    """The list of files says what the changed file now is."""
    if file.name == "export.json":
        return
    told = json.loads(manifest)
    for one in told["files"]:
        if one["path"] == file.relative_to(folder).as_posix():
            one |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (folder / "export.json").write_text(json.dumps(told), encoding="utf-8")


def main(cases: int = 10_000, changes: int = 1_000) -> None:
    """Both."""
    there_and_back(cases)
    damaged(changes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
