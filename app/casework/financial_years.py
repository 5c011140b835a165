"""Financial years: the day and month on which one ends, as typed once in Settings, and the year ends last passed."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from app.casework.texts import tidy_line
from app.rules.dates import MONTHS, read_date
from app.rules.problems import Problem

LEAP_YEAR = 2028
"""Any leap year: in one, 29 February is a day like another."""


def tidy_year_end(text: str) -> str:
    """The day and month of a year end in one form: '31/3' becomes '31 March'. Anything else is left as typed."""
    found = _read(text)
    return f"{found.day} {MONTHS[found.month - 1]}" if found else tidy_line(text)


def year_end_problem(field: str, text: str) -> tuple[Problem, ...]:
    """A problem where what was typed is no day and month; none for an empty field."""
    if not text or _read(text):
        return ()
    return (Problem(field, "Enter the day and month on which your financial year ends, for example 31 March."),)


def last_year_end(year_end: str, today: dt.date) -> dt.date | None:
    """The year end last passed before a day; None where none is set. The last day of February is one in every year."""
    return next(iter(year_ends_passed(year_end, today)), None)


def year_ends_passed(year_end: str, today: dt.date) -> tuple[dt.date, ...]:
    """The two year ends last passed before a day, the last one first; none where no year end is set."""
    found = _read(year_end)
    if found is None:
        return ()
    days = (_in_year(found, year) for year in (today.year, today.year - 1, today.year - 2))
    return tuple(day for day in days if day < today)[:2]


def _read(text: str) -> dt.date | None:
    """The day and month typed, with or without a year, which does not count."""
    for typed in (f"{text} {LEAP_YEAR}", text):
        try:
            return read_date(typed)
        except ValueError:
            continue
    return None


def _in_year(day: dt.date, year: int) -> dt.date:
    return dt.date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
