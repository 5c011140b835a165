"""House rules: what a landlord's own policy says of time limits, beside the Code.

A stricter limit is kept as one: its date stands beside the Code's, and the earlier of the two is the one to work to. A
laxer figure is never counted with. It can be recorded as a departure from the Code, with the landlord's explanation.
A policy begins on some day: its figures are for the complaints received from then on, at every stage of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.problems import Problem
from app.rules.provisions import ClockRule
from app.rules.timelines import Entry, earliest
from app.rules.words import working_days as in_words
from app.rules.workdays import Workdays

MOST = 250
"""Working days; a policy that gives more than a year is a slip of the finger."""


@dataclass(frozen=True)
class HouseRule:
    """The landlord's own figure for one time limit of the Code."""

    clock: str
    """The key of the Code's clock: 'stage1.respond'."""
    working_days: int
    from_origin: bool = False
    """Whether it counts from the receipt (or the request for the stage), even where the Code counts from later."""
    explanation: str = ""
    """Why the landlord departs from the Code; for a laxer figure alone."""
    since: dt.date | None = None
    """The day from which the policy says so: it is for complaints received from then on; None for all there are."""


@dataclass(frozen=True)
class OwnLimit:
    """The landlord's own stricter limit on one case, and how it was counted."""

    rule: HouseRule
    counted_from: dt.date
    due: dt.date

    @property
    def counted(self) -> str:
        """How it was counted: '10 working days after Friday 20 November 2026'."""
        return f"{in_words(self.rule.working_days)} after {long_date(self.counted_from)}"


def counts_from_origin(rule: ClockRule) -> bool:
    """Whether the Code itself counts this limit from the receipt, or the request for the stage."""
    return rule.starts in ("received", "escalation_requested")


def departs(house: HouseRule, rule: ClockRule) -> bool:
    """Whether the landlord's figure could ever come later than the Code's: then it is a departure."""
    return house.working_days > rule.working_days


def changes_nothing(house: HouseRule, rule: ClockRule) -> bool:
    """Whether the landlord's figure, and the day it counts from, are the Code's own."""
    return house.working_days == rule.working_days and (counts_from_origin(rule) or not house.from_origin)


def house_rule_problems(house: HouseRule, edition: Edition) -> tuple[Problem, ...]:
    """What must be put right before a house rule can be kept; the field is a field of `HouseRule`."""
    rule = {rule.key: rule for rule in edition.clocks}.get(house.clock)
    if rule is None:
        return (Problem("clock", f"The {edition.short_name} has no such time limit. Choose one of its own."),)
    if not 1 <= house.working_days <= MOST:
        return (Problem("working_days", f"Enter a number of working days from 1 to {MOST}."),)
    if changes_nothing(house, rule):
        figure = in_words(rule.working_days)
        return (Problem("working_days", f"That is the Code's own limit, {figure}; it needs no rule of your own."),)
    if departs(house, rule) and not house.explanation.strip():
        figure = f"{in_words(rule.working_days)} (Code {rule.clause})"
        sentence = f"The Code allows {figure}, and that still counts. Explain why your policy gives longer."
        return (Problem("explanation", sentence),)
    return ()


def own_limit(
    rule: ClockRule, house: Sequence[HouseRule], stand: Sequence[Entry], counted_from: dt.date, workdays: Workdays
) -> OwnLimit | None:
    """The landlord's own stricter limit for a clock, where there is one. Raises BeyondCalendar."""
    received = earliest(stand, "received", 1)
    found = next((one for one in house if _stands_beside(one, rule, received)), None)
    if found is None:
        return None
    origin = earliest(stand, "received" if rule.stage == 1 else "escalation_requested", rule.stage)
    start = counted_from
    if found.from_origin and origin is not None:
        start = min(origin.on, counted_from)  # the origin is the earlier, unless the dates contradict each other
    return OwnLimit(found, start, workdays.after(start, found.working_days))


def _stands_beside(house: HouseRule, rule: ClockRule, received: Entry | None) -> bool:
    """Whether a house rule is a stricter one for a clock, on a complaint that was received since it began."""
    if house.clock != rule.key or departs(house, rule) or changes_nothing(house, rule):
        return False
    return house.since is None or (received is not None and received.on >= house.since)
