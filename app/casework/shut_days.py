"""Shut days: the bank holidays and the closures of the office in a span of days, by name, for a calendar to show."""

from __future__ import annotations

import datetime as dt

from app.casework.closures import closures
from app.casework.desks import Desk


def shut_days(desk: Desk, first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """Why each day is no ordinary day: 'Christmas Day', 'office closed, Christmas', or both. Weekends are left out.

    A closure is shown and stops no clock: its days are working days where no bank holiday falls on them.
    """
    names = {day: [name] for day, name in desk.workdays.holidays.items() if first <= day <= last}
    for closure in closures(desk):
        day = max(first, closure.first)
        while day <= min(last, closure.last):
            names.setdefault(day, []).append(f"office closed, {closure.name}")
            day += dt.timedelta(days=1)
    return {day: ", ".join(names[day]) for day in sorted(names)}
