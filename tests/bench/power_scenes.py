"""What is done with a book while the power fails, and how what is left of it is judged.

`python -m tests.bench.power_scenes NAME FOLDER` plays one of them and tells each thing that is done.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from app.models import keys
from app.models.backups import FOLDER, back_up, backups_in, contents_of_book, read_backup
from app.models.books import FILE, Book, open_book
from app.models.checks import check_book
from app.models.moves import move_book, moved_to
from app.models.restores import restore
from tests.bench import kills, protections
from tests.bench.disk_records import TOLD
from tests.bench.flips import KEY
from tests.models.ledgers import NOW, OFFICER, issue_letter, now, open_case

CASES = 20


@dataclass(frozen=True)
class Scene:
    """Something that is done with a book while the power fails."""

    name: str
    lay: Callable[[Path], object]
    """Lays the folder as it is before."""
    play: Callable[[Path], object]
    """Does it, and tells what is done."""
    judge: Callable[[Path, int, Counter[str]], object]
    """Opens what is left, given the last number that was told, and counts what it finds."""


def tell(number: int) -> None:
    """Say that something is done."""
    sys.stderr.write(f"{TOLD}{number}\n")
    sys.stderr.flush()


@cache
def _day(key: bytes | None) -> kills.Undisturbed:
    return kills.undisturbed(key)


def _day_scene(name: str, key: bytes | None) -> Scene:
    return Scene(
        name,
        lambda folder: kills.lay(folder, _day(key).content, key),
        lambda folder: kills.work(folder, 0, key, tell),
        lambda folder, told, found: kills.judge(folder, told, _day(key), found),
    )


def _protection_scene(name: str, *, closing: bool) -> Scene:
    entries: list[int] = []

    def lay(folder: Path) -> None:
        entries[:] = [protections.laid(folder)]
        if not closing:
            protections.turn(folder, closing=True)

    return Scene(
        name,
        lay,
        partial(protections.turn, closing=closing),
        lambda folder, _told, found: protections.judge(folder, entries[0], found),
    )


def _filled(folder: Path, name: str) -> Book:
    book = open_book(folder, now)
    for number in range(CASES):
        with book.writing(OFFICER) as work:
            issue_letter(work, open_case(work, f"{name}/{number}"), f"{name} {number}".encode() * 2000)
    return book


def _lay_book(folder: Path) -> None:
    _filled(folder, "one").close()


def _back_up(folder: Path) -> None:
    book = open_book(folder, now)
    for number in (1, 2, 3):
        with book.writing(OFFICER) as work:
            open_case(work, f"more/{number}")
        back_up(book, folder / FOLDER, NOW.replace(hour=NOW.hour + number))
        tell(number)
    book.close()


def _judge_backups(folder: Path, told: int, found: Counter[str]) -> None:
    listed = [backup for backup in backups_in(folder / FOLDER) if not backup.trouble]
    found["backups listed"] += len(listed)
    found["lost"] += len(listed) < told
    found["half"] += any(not read_backup(backup.path).sound for backup in listed)
    _sound(folder, found)


def _lay_two(folder: Path) -> None:
    book = _filled(folder, "one")
    with book.writing(OFFICER) as work:
        issue_letter(work, open_case(work, "other/1"), b"another" * 2000)
    back_up(book, folder, NOW, name="other.casebook")
    with book.writing(OFFICER) as work:
        open_case(work, "one/more")
    book.close()


def _restore(folder: Path) -> None:
    restore(folder / "other.casebook", folder, NOW)
    tell(1)


def _judge_restored(folder: Path, told: int, found: Counter[str]) -> None:
    cases = _sound(folder, found)
    wanted = read_backup(folder / "other.casebook").contents.cases
    found["the one" if cases != wanted else "the other"] += 1
    found["lost"] += bool(told) and cases != wanted
    found["half"] += cases not in (wanted, wanted + 1)


def _lay_to_move(folder: Path) -> None:
    _lay_book(folder / "old")
    (folder / "new").mkdir()


def _move(folder: Path) -> None:
    move_book(open_book(folder / "old", now), folder / "new" / "Casebook")
    tell(1)


def _judge_moved(folder: Path, told: int, found: Counter[str]) -> None:
    new, old = folder / "new" / "Casebook", folder / "old"
    at = new if (new / FILE).exists() else old
    found["in the new place" if at == new else "in the old place"] += 1
    found["lost"] += not (at / FILE).exists() or bool(told and moved_to(old) not in (new, None))
    if (at / FILE).exists():
        found["half"] += _sound(at, found) != CASES


def _sound(folder: Path, found: Counter[str]) -> int:
    """Opens the book and checks it; how many cases there are in it."""
    book = open_book(folder, now)
    try:
        found["unsound"] += not check_book(book).sound
        return contents_of_book(book).cases
    finally:
        book.close()


SCENES = (
    _day_scene("day", None),
    _day_scene("closed-day", KEY),
    _protection_scene("closing", closing=True),
    _protection_scene("opening", closing=False),
    Scene("backup", _lay_book, _back_up, _judge_backups),
    Scene("restore", _lay_two, _restore, _judge_restored),
    Scene("move", _lay_to_move, _move, _judge_moved),
)


if __name__ == "__main__":
    keys.COST = keys.LEAST_COST
    next(scene for scene in SCENES if scene.name == sys.argv[1]).play(Path(sys.argv[2]))
