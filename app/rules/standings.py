"""How a time limit stands on a day, in one word and a number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.rules.workdays import Workdays

UNKNOWN = "not_known"
"""The word for a time limit of which the record cannot tell whether it was kept."""


def stands(workdays: Workdays, due: dt.date, today: dt.date, done: dt.date | None = None) -> Standing:
    """How a date stands on a day; once what it waits for is done, that no longer depends on the day.

    Raises BeyondCalendar.
    """
    if done is not None:
        return Standing("late" if done > due else "met", None, max(workdays.between(due, done), 0))
    if today > due:
        return Standing("overdue", 0, workdays.between(due, today))
    return Standing("due_today" if today == due else "running", workdays.between(today, due), 0)


@dataclass(frozen=True)
class Standing:
    """How a clock stands on a day: running, due_today, overdue, met, late or not_known; and by how many working days.

    `days_left` is None once the clock has stopped. `late_by` counts the working days after the due date, up to and
    including the day sent (or today); it is 0 for a Saturday after a Friday, which is late all the same.
    """

    word: str
    days_left: int | None
    late_by: int
