"""Working days: Monday to Friday, and not a bank holiday in England.

The day of an event is day 0. The next working day is day 1. What is due in n working days is due by the end of day n.
So a complaint received on a Saturday has the Monday as day 1. No edition of the Code says how to count; this is the
ordinary reading of "within n working days of", and the Ombudsman's own reports are never stricter. `after` and
`between` count the last day and never the first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, compress

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
    """England's working days over a span of years, counted from a table made once.

    The table has a line a day, the place among the working days of the last one up to that day. So a date that is n
    working days away is found, not searched for: one look at the table, one at the list of working days.
    """

    def __init__(self, holidays: Mapping[dt.date, str], first_year: int, last_year: int) -> None:
        self.holidays = dict(holidays)
        self.first = dt.date(first_year, 1, 1)
        self.last = dt.date(last_year, 12, 31)
        span = range(self.first.toordinal(), self.last.toordinal() + 1)
        # 1 January of the year 1 was a Monday and has the ordinal 1
        is_open = [(number - 1) % 7 < SATURDAY for number in span]
        for day in self.holidays:
            if self.first <= day <= self.last:
                is_open[day.toordinal() - span[0]] = False
        self._first_ordinal = span[0]
        self._open = [dt.date.fromordinal(number) for number in compress(span, is_open)]
        self._place = [count - 1 for count in accumulate(is_open)]

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
        # As `_place_of`, without the price of a call. A date with a time of day has an ordinal too and must not pass.
        if n > 0 and type(day) is dt.date:
            line = day.toordinal() - self._first_ordinal
            if line >= 0:
                try:
                    return self._open[self._place[line] + n]
                except IndexError:
                    return self._after(day, n)
        return self._after(day, n)

    def _after(self, day: dt.date, n: int) -> dt.date:
        """The same, whatever the question; most are answered before."""
        if n < 0:
            return self.working_day_before(day, -n)
        place = self._place_of(day) + n
        if n == 0:
            return day
        if place >= len(self._open):
            raise BeyondCalendar(self._sentence(f"{n} working days after {long_date(day)}"))
        return self._open[place]

    def working_day_before(self, day: dt.date, n: int) -> dt.date:
        """The working day n working days before this one; with n = 0, the day itself or the last one before it.

        A day that is not worked counts as the last working day before it.
        """
        place = self._place_of(day) - n
        if place < 0:
            raise BeyondCalendar(self._sentence(f"{n} working days before {long_date(day)}"))
        return self._open[place]

    def between(self, start: dt.date, end: dt.date) -> int:
        """How many working days come after `start`, up to and including `end`; negative where `end` is earlier."""
        if type(start) is dt.date and type(end) is dt.date:  # as in `after`
            first, last = start.toordinal() - self._first_ordinal, end.toordinal() - self._first_ordinal
            if first >= 0 and last >= 0:
                try:
                    return self._place[last] - self._place[first]
                except IndexError:
                    return self._between(start, end)
        return self._between(start, end)

    def _between(self, start: dt.date, end: dt.date) -> int:
        from_place = self._place_of(start)
        return self._place_of(end) - from_place

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

    def _place_of(self, day: dt.date) -> int:
        """The place of the last working day up to this day; -1 where there was none yet. Raises BeyondCalendar."""
        self._within(day)
        return self._place[day.toordinal() - self._first_ordinal]

    def _within(self, day: dt.date) -> None:
        if not self.first <= day <= self.last:
            raise BeyondCalendar(self._sentence(long_date(day)))

    def _sentence(self, what: str) -> str:
        return (
            f"{what} is outside the years {self.first.year} to {self.last.year}, for which Casebook knows England's "
            "bank holidays. Check the year."
        )
