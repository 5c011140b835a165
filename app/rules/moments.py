"""Moments and days: which day a moment belongs to. Decided here and nowhere else.

The journal keeps its moments in UTC; a person knows days, and those are the days of her PC: what was typed at half past
midnight on a summer night belongs to the new day, though in UTC it is still the old one.
"""

from __future__ import annotations

import datetime as dt

FIRST, LAST = dt.date(1980, 1, 1), dt.date(2999, 12, 31)
"""Nothing was recorded before a PC had a clock; beyond these days Windows does not know its own time zone."""


def day_of(moment: dt.datetime) -> dt.date:
    """The day on which a moment falls, by the time of this PC."""
    return moment.astimezone().date()


def end_of(day: dt.date) -> dt.datetime:
    """The end of a day: the first moment, in UTC, that no longer belongs to it."""
    following = min(max(day, FIRST), LAST) + dt.timedelta(days=1)
    return dt.datetime.combine(following, dt.time()).astimezone(dt.UTC)
