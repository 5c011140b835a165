"""September 2022, when a bank holiday was proclaimed nine days before it came; with cases open. Everybody is invented.

    Mo Tu We Th Fr
    22 23 24 25 26  August
    29 30 31  1  2  (29 August: Summer bank holiday)
     5  6  7  8  9  September
    12 13 14 15 16  (the day was proclaimed on Saturday 10 September, and is added on Monday 12 September)
    19 20 21 22 23  (19 September: the State funeral)
    26 27 28 29 30
     3  4  5  6  7  October
"""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from app import places
from app.casework.calendars import ADD, Amendment
from app.casework.desks import Desk, lay_desk
from app.casework.settings import read_settings, save_settings
from app.models.books import Book
from tests.casework.cases import MR_D, Case, a_case, on, st_annes

FUNERAL = dt.date(2022, 9, 19)
PROCLAIMED, ADDED_ON = dt.date(2022, 9, 10), dt.date(2022, 9, 12)
NAME, REASON = "State funeral of Queen Elizabeth II", "Proclaimed on 10 September; the government's pages say so."
PROCLAMATION = Amendment(ADD, FUNERAL, NAME, REASON, PROCLAIMED)


@dataclass
class Autumn:
    """A book in September 2022 whose clock stands at ten on the day that its desk has reached."""

    folder: Path
    day: dt.date = dt.date(2022, 8, 22)

    def today(self) -> dt.date:
        """The day it is."""
        return self.day

    def now(self) -> dt.datetime:
        """The moment at which something is typed."""
        return dt.datetime.combine(self.day, dt.time(10, 0), dt.UTC)

    def desk(self, book: Book) -> Desk:
        """A desk whose shipped calendar does not have the State funeral yet, with St Anne's settings."""
        desk = lay_desk(book, calendar_without(self.folder, FUNERAL), self.today)
        save_settings(desk, st_annes(read_settings(desk)))
        return desk

    def reach(self, desk: Desk, case: Case) -> None:
        """Move the book's clock on to the day that a case has reached; the desk's own day goes with it."""
        self.day = max(self.day, case.desk.today())
        assert desk.today() == self.day


def calendar_without(folder: Path, day: dt.date) -> Path:
    """A copy of what ships, of which the calendar lacks one day."""
    resources = folder / "resources"
    shutil.copytree(places.resources(), resources, ignore=shutil.ignore_patterns("icons"))
    calendar = resources / "calendar" / "england.csv"
    lines = calendar.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(day.isoformat())]
    assert len(kept) == len(lines) - 1
    calendar.write_text("".join(kept), encoding="utf-8", newline="\n")
    return resources


def named(desk: Desk, name: str) -> Case:
    """A case in the making, of somebody of this name."""
    return _Named(desk, name)


class _Named(Case):
    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk)
        self._name = name
