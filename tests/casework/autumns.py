"""September 2022, when a bank holiday was proclaimed nine days before it came, with cases open. Everybody is invented.

    Mo Tu We Th Fr
    22 23 24 25 26  August
    29 30 31  1  2  (29 August: Summer bank holiday)
     5  6  7  8  9  September
    12 13 14 15 16  (proclaimed on Saturday 10 September, added on Monday 12 September)
    19 20 21 22 23  (19 September: the State funeral)
    26 27 28 29 30
     3  4  5  6  7  October

The calendar that ships has the day; a copy of it without the day stands for the one that shipped then.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app import places
from app.casework.calendars import ADD, Amendment
from app.casework.desks import Desk, lay_desk
from app.casework.intakes import Intake
from app.casework.settings import read_settings, save_settings
from app.models.books import book_in_memory
from tests.casework.cases import MR_D, REVIEWER, name_reviewers, st_annes

FUNERAL = dt.date(2022, 9, 19)
FIRST_DAY, PROCLAIMED, ADDED_ON = dt.date(2022, 8, 22), dt.date(2022, 9, 10), dt.date(2022, 9, 12)
NAME, REASON = "State funeral of Queen Elizabeth II", "Proclaimed on 10 September; the government's pages say so."
PROCLAMATION = Amendment(ADD, FUNERAL, NAME, REASON, PROCLAIMED)


def autumn_desk(folder: Path, today: Callable[[], dt.date] = lambda: FIRST_DAY) -> Desk:
    """An empty book in August 2022, its calendar without the State funeral, with St Anne's settings."""

    def now() -> dt.datetime:
        return dt.datetime.combine(today(), dt.time(10, 0), dt.UTC)

    desk = lay_desk(book_in_memory(now), calendar_without(folder, FUNERAL), today)
    save_settings(desk, replace(st_annes(read_settings(desk)), ombudsman_checked_on=FIRST_DAY))
    name_reviewers(desk, REVIEWER)
    return desk


def calendar_without(folder: Path, day: dt.date) -> Path:
    """A copy of what ships, of which the calendar lacks one day."""
    resources = folder / "resources"
    shutil.copytree(places.resources(), resources, ignore=shutil.ignore_patterns("icons", "fonts"))
    calendar = resources / "calendar" / "england.csv"
    lines = calendar.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(day.isoformat())]
    assert len(kept) == len(lines) - 1
    calendar.write_text("".join(kept), encoding="utf-8", newline="\n")
    return resources


def by(name: str) -> Intake:
    """A complaint of somebody of this name."""
    return replace(MR_D, person=replace(MR_D.person, name=name))
