"""Thinning: which backups are let go, so that a stick or a disk is not full of them after a year.

Kept are the last of each of 7 days, of each of 8 weeks and of each of 24 months: days, weeks and months on which there
was a backup, so that a long absence takes nothing away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Hashable, Iterable

DAYS, WEEKS, MONTHS = 7, 8, 24
LONGEST = dt.timedelta(days=731)
"""For what was kept before a restore or an upgrade: as long as the oldest month."""


def to_let_go(made: Collection[dt.datetime]) -> frozenset[dt.datetime]:
    """The moments, of all at which backups were made, whose backups are no longer needed."""
    newest_first = sorted(set(made), reverse=True)
    rules: tuple[tuple[int, Callable[[dt.datetime], Hashable]], ...] = (
        (DAYS, lambda moment: moment.date()),
        (WEEKS, lambda moment: moment.isocalendar()[:2]),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    )
    kept = {moment for most, span in rules for moment in _last_of_each(newest_first, span, most)}
    return frozenset(newest_first) - kept


def outlived(made: Iterable[dt.datetime], newest: dt.datetime) -> frozenset[dt.datetime]:
    """The moments at which something was kept for a reason, and which are two years before the newest backup."""
    return frozenset(moment for moment in made if newest - moment > LONGEST)


def _last_of_each(
    newest_first: list[dt.datetime], span: Callable[[dt.datetime], Hashable], most: int
) -> Iterable[dt.datetime]:
    """The last moment of each day, week or month, for as many of them as are kept."""
    found: dict[Hashable, dt.datetime] = {}
    for moment in newest_first:
        if len(found) == most and span(moment) not in found:
            break
        found.setdefault(span(moment), moment)
    return found.values()
