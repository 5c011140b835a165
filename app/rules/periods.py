"""Periods: the time limits that are counted in months and not in working days.

How long after the event a resident can complain, how long after the final response the Ombudsman can be asked, by when
the yearly submission is due. The last day of a period belongs to it: a complaint twelve months to the day after the
event is within twelve months. Where a period can run from several events, the one that ends last counts (2024 Code
2.3: within twelve months of the event or of the resident learning of it).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.rules.editions import Edition
from app.rules.months import month_steps, months_after
from app.rules.provisions import PeriodRule
from app.rules.timelines import Entry, earliest, stage_reached, standing
from app.rules.workdays import Day

STARTS = {
    "occurred": "what is complained of happened",
    "aware": "the resident learnt of it",
    "final_response": "the final response was sent",
    "year_end": "the financial year ended",
}
"""Each start of a period, in words."""


@dataclass(frozen=True)
class Start:
    """One event that a period can run from, and the day on which it would then end."""

    event: str
    on: dt.date
    ends: dt.date


@dataclass(frozen=True)
class Period:
    """One time limit in months, on one case or for the landlord."""

    rule: PeriodRule
    starts: tuple[Start, ...]
    """What is known of what it can run from; at least one."""
    stopped: dt.date | None
    """The day of the event that it waits for, where that has come."""

    @property
    def key(self) -> str:
        """'accept', 'ombudsman', 'submission'."""
        return self.rule.key

    @property
    def counts(self) -> Start:
        """The start that counts: the one that makes it end last."""
        return max(self.starts, key=lambda start: start.ends)

    @property
    def ends(self) -> dt.date:
        """Its last day."""
        return self.counts.ends

    @property
    def unknown(self) -> tuple[str, ...]:
        """What it could run from besides, and is not known: it could end later."""
        known = {start.event for start in self.starts}
        return tuple(event for event in self.rule.starts if event not in known)

    def over(self, day: dt.date) -> bool:
        """Whether it is over: on the day that what it waits for came, or else on this day."""
        return (self.stopped or day) > self.ends

    def days(self) -> tuple[Day, ...]:
        """The working: the day it runs from, and the same day of each month to the end."""
        start = self.counts
        return month_steps(start.on, self.rule.months, STARTS[start.event])


def periods(entries: Sequence[Entry], edition: Edition) -> tuple[Period, ...]:
    """The periods of one case that have begun, in the order of the edition.

    The answer of the edition's ordinary last stage is final until a further stage is asked for: that a landlord could
    justify one takes the months for the Ombudsman from nobody. An answer before it never is final.
    """
    stand = standing(entries)
    final = max(edition.stages.ordinary, stage_reached(entries))
    begun = {
        "occurred": earliest(stand, "occurred", 1),
        "aware": earliest(stand, "aware", 1),
        "final_response": earliest(stand, "responded", final),
    }
    days = {key: entry.on for key, entry in begun.items() if entry is not None}
    made = (_period(rule, days, stand) for rule in edition.periods)
    return tuple(period for period in made if period is not None)


def submission_rule(edition: Edition) -> PeriodRule | None:
    """The rule of the yearly submission; None where the edition knows none."""
    return next((rule for rule in edition.periods if "year_end" in rule.starts), None)


def submission(edition: Edition, year_end: dt.date) -> Period | None:
    """By when the yearly submission is due after a financial year's end; None where the edition knows none."""
    rule = submission_rule(edition)
    return _period(rule, {"year_end": year_end}, ()) if rule else None


def _period(rule: PeriodRule, days: Mapping[str, dt.date], stand: Sequence[Entry]) -> Period | None:
    starts = tuple(
        Start(event, days[event], months_after(days[event], rule.months)) for event in rule.starts if event in days
    )
    stop = earliest(stand, rule.stops, 1) if rule.stops else None
    return Period(rule, starts, stop.on if stop else None) if starts else None
