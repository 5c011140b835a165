"""Months: the same day of the month so many months later, and the month's last day where it has no such day.

31 August and six months is the last day of February; 29 February and twelve months is 28 February. Each month is
counted from the first day and not from the one before, so 31 January and two months is 31 March, whatever February had.
No edition of the Code says how to count months; this is how the courts count a period of them, by the corresponding
date (Dodds v Walker [1981] 1 WLR 1027, House of Lords). Bank holidays and weekends count like any other day.
"""

from __future__ import annotations

import calendar
import datetime as dt

from app.rules.dates import MONTHS, long_date
from app.rules.problems import UserError
from app.rules.workdays import Day

YEAR = 12
"""How many months a year has."""
LEAP_DAY = 29
"""The day of the month that only February lacks, and not in every year."""


class BeyondYears(UserError):
    """The date lies outside the years that can be written with four digits."""


def months_after(day: dt.date, n: int) -> dt.date:
    """The date n months after this one; with n below 0, as many months before it. Raises BeyondYears."""
    year, month = _month_after(day, n)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise BeyondYears(f"There is no date {n} months from {long_date(day)} that can be written. Check the year.")
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_steps(day: dt.date, n: int, event: str = "") -> tuple[Day, ...]:
    """Every month's date from this one (month 0, the day of the event) to n months after it, with what was odd."""
    steps = [Day(day, 0, event)]
    for number in range(1, n + 1):
        reached = months_after(day, number)
        steps.append(Day(reached, number, _why(day, reached)))
    return tuple(steps)


def _why(day: dt.date, reached: dt.date) -> str:
    """Why a month's date has another number than the day that was counted from; empty where it has the same."""
    if reached.day == day.day:
        return ""
    year = f" {reached.year}" if day.day == LEAP_DAY else ""
    return f"there is no {day.day} {MONTHS[reached.month - 1]}{year}: the last day of the month counts"


def _month_after(day: dt.date, n: int) -> tuple[int, int]:
    years, months = divmod(day.month - 1 + n, YEAR)
    return day.year + years, months + 1
