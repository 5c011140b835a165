"""Review dates: when something is to be looked at again, and how that stands on a day.

The Code has requests, adjustments and restrictions reviewed and names no interval (2024 Code 1.4, 5.10, 5.14), so the
day is the officer's to choose; what is refused is only a day that has gone, and one so far off that it is a slip.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app.casework.texts import tidy_line
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.words import uncapital

SOON = dt.timedelta(days=14)
"""From how long before its day a review is shown as coming."""

LONGEST = dt.timedelta(days=366)
"""A review further off than this is a mistyped year."""


def review_problems(
    field: str, what: str, day: dt.date | str | None, today: dt.date, *, optional: bool = False
) -> tuple[Problem, ...]:
    """Problems with a day on which something is to be looked at again; `what` names it: 'The day of the review'."""
    if day is None:
        return () if optional else (Problem(field, f"Enter {uncapital(what)}, for example 27 3 2027."),)
    if isinstance(day, str):
        return (Problem(field, f"There is no date “{tidy_line(day)[:30]}”. Enter a day, a month and a year."),)
    if day <= today:
        return (Problem(field, f"{what} must be after today. Today is {long_date(today)}."),)
    if day - today > LONGEST:
        return (Problem(field, f"{what} must be within a year, so that it is not forgotten. Check the year."),)
    return ()


def review_state(day: dt.date | None, today: dt.date, soon: dt.timedelta = SOON) -> str:
    """How a review stands, in a word of `page_sections.STATES`; a review without a day is open."""
    if day is None or day - today > soon:
        return "open"
    return "late" if day < today else "soon"


def review_words(day: dt.date | None, today: dt.date) -> str:
    """'To be reviewed by Monday 7 December 2026.', or that it was to be, or that there is no day for it."""
    if day is None:
        return "No day is set for looking at it again."
    was = "It was to be reviewed" if day < today else "To be reviewed"
    return f"{was} by {long_date(day)}."


def day_in(body: Mapping[str, Any], key: str) -> dt.date | None:
    """A date that an entry of the journal keeps as ISO text; None where it has none."""
    found = body.get(key)
    return dt.date.fromisoformat(str(found)) if found else None


def as_kept(day: dt.date | str | None) -> str | None:
    """A date as an entry of the journal keeps it; None for no date."""
    return day.isoformat() if isinstance(day, dt.date) else None
