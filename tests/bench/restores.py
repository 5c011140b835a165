"""Backups and restores killed at random moments: `python -m tests.bench.restores [COUNT] [SEED]`.

A program makes backups and restores by turns and is killed (SIGKILL) at a random moment, again and again. Each time the
book must open and be one of those that were restored, whole; every file that is listed as a backup must be one.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.models.backups import back_up, backups_in, contents_of_book, read_backup
from app.models.books import open_book
from app.models.checks import check_book
from app.models.restores import restore
from tests.models.ledgers import NOW, OFFICER, issue_letter, now, open_case
from tests.staircase import ROOT

COUNT, LONGEST, CASES = 200, 0.6, 30
WORK = "work"


def main(count: int = COUNT, seed: int = 6) -> None:
    """Kill it so many times, and say what was found."""
    chance, folder = random.Random(seed), Path(tempfile.mkdtemp(prefix="restores-"))  # noqa: S311 - to find it again
    try:
        states = _prepare(folder)
        tallies = {"one": 0, "other": 0}
        for _ in range(count):
            _work_and_kill(folder, chance)
            tallies[_look(folder, states)] += 1
        listed = backups_in(folder / "Book" / "Backups")
        sys.stdout.write(
            f"{count} kills: the book opened and was whole each time ({tallies['one']} times the one, "
            f"{tallies['other']} times the other); {len(listed)} files listed as backups, each of them sound.\n"
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path) -> dict[str, str]:
    """Two backups of one book at different times; the hash of the last entry of each."""
    book, states = open_book(folder / "Book", now), {}
    for name in ("one", "other"):
        for number in range(CASES):
            with book.writing(OFFICER) as work:
                issue_letter(work, open_case(work, f"{name}/{number}"), f"{name} {number}".encode() * 2000)
        made = back_up(book, folder, NOW, name=f"{name}.casebook")
        states[contents_of_book(book).last_hash] = name
        assert read_backup(made.path).sound
    book.close()
    return states


def _work_and_kill(folder: Path, chance: random.Random) -> None:
    command = [sys.executable, "-m", "tests.bench.restores", WORK, str(folder), str(chance.randrange(10**6))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as worker:  # noqa: S603 - our own program
        assert worker.stdout is not None
        worker.stdout.readline()
        time.sleep(chance.uniform(0, LONGEST))
        worker.kill()


def _look(folder: Path, states: dict[str, str]) -> str:
    """Which book there is; it is whole, and so is every backup beside it."""
    book = open_book(folder / "Book", now)
    try:
        assert check_book(book).findings == ()
        found = states[contents_of_book(book).last_hash]
    finally:
        book.close()
    for backup in backups_in(folder / "Book" / "Backups"):
        assert not backup.trouble, backup
        assert read_backup(backup.path).sound, backup
    return found


def _work(folder: Path, seed: int) -> None:
    """Back up and restore by turns, until somebody stops it."""
    chance, moment = random.Random(seed), NOW  # noqa: S311 - as above
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        moment += dt.timedelta(minutes=chance.randrange(1, 60))
        if chance.random() < 1 / 3:
            book = open_book(folder / "Book", now)
            back_up(book, folder / "Book" / "Backups", moment)
            book.close()
        else:
            restore(folder / f"{chance.choice(('one', 'other'))}.casebook", folder / "Book", moment)
        _few(folder / "Book" / "Backups")


def _few(folder: Path) -> None:
    """Few enough to be looked through each time."""
    for backup in backups_in(folder)[6:]:
        backup.path.unlink(missing_ok=True)


if __name__ == "__main__":
    if sys.argv[1:2] == [WORK]:
        _work(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main(*map(int, sys.argv[1:3]))
