"""The calendar in the book: days that the landlord adds to England's bank holidays or strikes out, and what is shown.

A change of the calendar is a fact with two dates: the day itself, and the day on which it was learnt. Before it is
recorded, `holiday_drills` says what it moves; that module also writes it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.casework.desks import Desk
from app.casework.open_dates import FIXED, OpenDate, open_dates
from app.casework.texts import NAME_LENGTH, POINT_LENGTH, past_date_problems, tidy, tidy_line, too_long
from app.rules.calendars import ADDED, PUBLISHED, Calendar, CalendarRow, Change
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.workdays import SATURDAY, Workdays

ADD, STRIKE, TAKE_BACK = "add", "strike", "take_back"
"""What can be done to the calendar."""


@dataclass(frozen=True)
class Amendment:
    """One change of the calendar as it was typed."""

    act: str
    """'add', 'strike' or 'take_back'."""
    date: dt.date | str | None
    name: str = ""
    """What an added day is called."""
    reason: str = ""
    learnt: dt.date | str | None = None
    """The day on which the change was learnt of; a taking back is learnt of on the day it is done."""

    def tidied(self) -> Amendment:
        """The same with its texts as they are kept."""
        return replace(self, name=tidy_line(self.name), reason=tidy(self.reason))


def amendment_problems(desk: Desk, amendment: Amendment) -> tuple[Problem, ...]:
    """What must be put right before the calendar can be changed so."""
    found = _date_problems(desk, amendment)
    if amendment.act == ADD:
        found += too_long("name", "The name", amendment.name, NAME_LENGTH)
        if not amendment.name:
            found.append(Problem("name", "Enter what the bank holiday is called, as it is to stand in workings."))
    if not amendment.reason:
        found.append(Problem("reason", "Enter the reason, and where you have it from. It stays beside the change."))
    found += too_long("reason", "The reason", amendment.reason, POINT_LENGTH)
    if amendment.act != TAKE_BACK:
        found += past_date_problems("learnt", "The day you learnt of it", amendment.learnt, desk.today())
    return tuple(found)


def row_of(calendar: Calendar, day: dt.date) -> CalendarRow | None:
    """The calendar's line for a day; None for a day that neither ships nor was changed."""
    return next((row for row in calendar.of_year(day.year) if row.date == day), None)


def amended(desk: Desk, amendment: Amendment, seq: int = 0) -> Calendar:
    """The calendar that counts now, with a change made to it that has nothing to be put right; nothing is written."""
    day, calendar = checked_date(amendment), desk.calendar
    row = row_of(calendar, day)
    if amendment.act == TAKE_BACK:
        taken = row.change if row else None
        return replace(calendar, changes=tuple(one for one in calendar.changes if one != taken))
    adds = amendment.act == ADD
    name = amendment.name if adds else name_of(row)
    learnt = amendment.learnt if isinstance(amendment.learnt, dt.date) else desk.today()
    return calendar.with_changes((Change(day, adds, name, amendment.reason, learnt, seq),))


def checked_date(amendment: Amendment) -> dt.date:
    """The date of a change that has nothing to be put right."""
    if not isinstance(amendment.date, dt.date):
        raise TypeError(f"this change was not checked: {amendment.date!r}")
    return amendment.date


def name_of(row: CalendarRow | None) -> str:
    """What a day of the calendar is called."""
    return row.name if row else ""


def source_words(calendar: Calendar, row: CalendarRow) -> str:
    """Where a day of the calendar has its date from: 'Published by the government', 'Computed, to be confirmed'."""
    if row.struck_out:
        return "Struck out by you"
    if row.source == ADDED:
        return "Added by you"
    if row.source == PUBLISHED:
        return "Published by the government"
    return "Computed" if calendar.confirmed(row.date) else "Computed, to be confirmed"


def change_words(row: CalendarRow) -> str:
    """Why a day was added or struck out and since when that is known; empty for a day that only ships."""
    if row.change is not None:
        stop = "" if row.change.reason.endswith((".", "!", "?")) else "."
        return f"{row.change.reason}{stop} Learnt on {long_date(row.change.learnt)}."
    return f"Announced on {long_date(row.known_from)}." if row.known_from else ""


def version_words(calendar: Calendar) -> str:
    """Which calendar counts, and how far it is confirmed."""
    return (
        f"This is the calendar {calendar.version}. Its bank holidays are confirmed to the end of "
        f"{calendar.confirmed_to}; those of later years are computed."
    )


def beyond_confirmed(desk: Desk) -> tuple[OpenDate, ...]:
    """The open dates of open cases that fall after the last confirmed year and may move, soonest first."""
    later = (date for date in open_dates(desk) if not desk.calendar.confirmed(date.due))
    return tuple(date for date in later if date.key.partition(":")[0] not in FIXED)


def years_of(calendar: Calendar) -> range:
    """The years that there are to look at."""
    return range(calendar.first_year, calendar.last_year + 1)


def day_problems(field: str, what: str, day: dt.date | str | None, workdays: Workdays) -> list[Problem]:
    """Problems with a date that the calendar must have; `what` names it in the sentence: 'the last day'."""
    if day is None:
        return [Problem(field, f"Enter {what}, for example 27 3 2026.")]
    if isinstance(day, str):
        return [Problem(field, f"There is no date “{tidy_line(day)[:30]}”. Enter a day, a month and a year.")]
    if workdays.first <= day <= workdays.last:
        return []
    years = f"{workdays.first.year} to {workdays.last.year}"
    return [Problem(field, f"The calendar has the years {years}. Check the year of {what}.")]


def _date_problems(desk: Desk, amendment: Amendment) -> list[Problem]:
    found = day_problems("date", "the date of the bank holiday", amendment.date, desk.workdays)
    if found:
        return found
    day = checked_date(amendment)
    row = row_of(desk.calendar, day)
    said = {ADD: _adding_problem, STRIKE: _striking_problem, TAKE_BACK: _taking_back_problem}[amendment.act](day, row)
    return [said] if said else []


def _adding_problem(day: dt.date, row: CalendarRow | None) -> Problem | None:
    if day.weekday() >= SATURDAY:
        sentence = f"{long_date(day)} is no working day as it is. Enter the weekday that becomes a bank holiday."
        return Problem("date", sentence)
    if row is not None and row.counts:
        return Problem("date", f"{long_date(day)} is a bank holiday already: {row.name}. Enter another day.")
    return None


def _striking_problem(day: dt.date, row: CalendarRow | None) -> Problem | None:
    if row is not None and row.counts:
        return None
    return Problem("", f"{long_date(day)} is no bank holiday that counts. Look at the calendar again.")


def _taking_back_problem(day: dt.date, row: CalendarRow | None) -> Problem | None:
    if row is not None and row.change is not None:
        return None
    return Problem("", f"No change of {long_date(day)} stands. Look at the calendar again.")
