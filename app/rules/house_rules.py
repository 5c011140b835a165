"""House rules: what a landlord's own policy says of time limits, beside the Code.

A stricter limit is kept as one: its date stands beside the Code's, and the earlier of the two is the one to work to. A
laxer figure is never counted with. It can be recorded as a departure from the Code, with the landlord's explanation.
A policy begins on some day: its figures are for the complaints received from then on, at every stage of them. A newer
policy leaves those of before to the older one: a time limit can have several rules, each with its beginning.
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

    @property
    def begins(self) -> dt.date:
        """The first day of receipt that it is for; one that was always so begins before every other."""
        return self.since or dt.date.min

    def same_place(self, other: HouseRule) -> bool:
        """Whether another one is for the same time limit from the same day on: there is but one such."""
        return (self.clock, self.since) == (other.clock, other.since)


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


def follows(house: HouseRule, others: Sequence[HouseRule]) -> bool:
    """Whether a rule takes over from an earlier one of its time limit."""
    return any(one.clock == house.clock and one.begins < house.begins for one in others)


def house_rule_problems(house: HouseRule, edition: Edition, others: Sequence[HouseRule] = ()) -> tuple[Problem, ...]:
    """What must be put right before a house rule can be kept; the field is a field of `HouseRule`.

    `others` are the rules that stand: one that follows an earlier one can go back to the Code's own limit.
    """
    rule = {rule.key: rule for rule in edition.clocks}.get(house.clock)
    if rule is None:
        return (Problem("clock", f"The {edition.short_name} has no such time limit. Choose one of its own."),)
    if not 1 <= house.working_days <= MOST:
        return (Problem("working_days", f"Enter a number of working days from 1 to {MOST}."),)
    if changes_nothing(house, rule) and not follows(house, others):
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
    found = _policy_of(rule.key, house, earliest(stand, "received", 1))
    if found is None or departs(found, rule) or changes_nothing(found, rule):
        return None
    origin = earliest(stand, "received" if rule.stage == 1 else "escalation_requested", rule.stage)
    start = counted_from
    if found.from_origin and origin is not None:
        start = min(origin.on, counted_from)  # the origin is the earlier, unless the dates contradict each other
    return OwnLimit(found, start, workdays.after(start, found.working_days))


def _policy_of(clock: str, house: Sequence[HouseRule], received: Entry | None) -> HouseRule | None:
    """What the policy said of a time limit when the complaint was received: of its rules the one that began last."""
    last = received.on if received else dt.date.min
    begun = [one for one in house if one.clock == clock and one.begins <= last]
    return max(begun, key=lambda one: one.begins, default=None)
