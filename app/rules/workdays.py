"""Working days: Monday to Friday, and not a bank holiday in England.

The day of an event is day 0. The next working day is day 1. What is due in n working days is due by the end of day n.
So a complaint received on a Saturday has the Monday as day 1. No edition of the Code says how to count; this is the
ordinary reading of "within n working days of", and the Ombudsman's own reports are never stricter. `after` and
`between` count the last day and never the first.
"""

from __future__ import annotations

import csv
import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.rules.dates import WEEKDAYS, long_date
from app.rules.problems import UserError

SATURDAY = 5


class BeyondCalendar(UserError):
    """The date lies outside the years for which England's bank holidays are known."""


@dataclass(frozen=True)
class Day:
    """One day of a count: its number (0 for the day of the event), or None where it was skipped, and why."""

    date: dt.date
    n: int | None
    why: str


class Workdays:
    """England's working days over a span of years, counted from a table made once."""

    def __init__(self, holidays: Mapping[dt.date, str], first_year: int, last_year: int) -> None:
        self.holidays = dict(holidays)
        self.first = dt.date(first_year, 1, 1)
        self.last = dt.date(last_year, 12, 31)
        span = range(self.first.toordinal(), self.last.toordinal() + 1)
        closed = {day.toordinal() for day in self.holidays}
        # 1 January of the year 1 was a Monday and has the ordinal 1
        self._open = [number for number in span if (number - 1) % 7 < SATURDAY and number not in closed]

    def is_working(self, day: dt.date) -> bool:
        """Whether this is a working day."""
        return not self.why_closed(day)

    def why_closed(self, day: dt.date) -> str:
        """Why this is no working day: 'Saturday', 'Christmas Day'; empty where it is one."""
        self._within(day)
        if day.weekday() >= SATURDAY:
            return WEEKDAYS[day.weekday()]
        return self.holidays.get(day, "")

    def after(self, day: dt.date, n: int) -> dt.date:
        """The date that is n working days after this one; with n = 0, the day itself. Raises BeyondCalendar."""
        self._within(day)
        if n == 0:
            return day
        place = bisect_right(self._open, day.toordinal()) + n - 1
        if place >= len(self._open):
            raise BeyondCalendar(self._sentence(f"{n} working days after {long_date(day)}"))
        return dt.date.fromordinal(self._open[place])

    def working_day_before(self, day: dt.date, n: int) -> dt.date:
        """The working day n working days before this one; with n = 0, the day itself or the last one before it."""
        self._within(day)
        place = bisect_right(self._open, day.toordinal()) - 1 - n
        if place < 0:
            raise BeyondCalendar(self._sentence(f"{n} working days before {long_date(day)}"))
        return dt.date.fromordinal(self._open[place])

    def between(self, start: dt.date, end: dt.date) -> int:
        """How many working days come after `start`, up to and including `end`; negative where `end` is earlier."""
        self._within(start)
        self._within(end)
        return bisect_right(self._open, end.toordinal()) - bisect_right(self._open, start.toordinal())

    def counted(self, start: dt.date, end: dt.date, event: str) -> tuple[Day, ...]:
        """Every day from `start` (day 0, the day of the event) to `end`, each counted or skipped with the reason."""
        days = [Day(start, 0, event)]
        n = 0
        for number in range(start.toordinal() + 1, end.toordinal() + 1):
            day = dt.date.fromordinal(number)
            why = self.why_closed(day)
            n += not why
            days.append(Day(day, None if why else n, why))
        return tuple(days)

    def _within(self, day: dt.date) -> None:
        if not self.first <= day <= self.last:
            raise BeyondCalendar(self._sentence(long_date(day)))

    def _sentence(self, what: str) -> str:
        return (
            f"{what} is outside the years {self.first.year} to {self.last.year}, for which Casebook knows England's "
            "bank holidays. Check the year."
        )


def read_calendar(
    path: Path, extra_holidays: Iterable[dt.date] = (), working_instead: Iterable[dt.date] = ()
) -> Workdays:
    """The shipped calendar, with a landlord's additions (a day proclaimed since) and strikings-out."""
    with path.open(encoding="utf-8", newline="") as file:
        shipped = {dt.date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(file)}
    years = [day.year for day in shipped]
    extra = {day: shipped.get(day, "bank holiday added to the calendar") for day in extra_holidays}
    struck = set(working_instead)
    holidays = {day: name for day, name in {**shipped, **extra}.items() if day not in struck}
    return Workdays(holidays, min(years), max(years))
