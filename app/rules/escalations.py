"""Escalations: until when the next stage can be asked for by the landlord's own policy.

No edition gives a figure. That of 2022 has the policy state one (4.13); that of 2024 asks for none. Being late by it is
no ground for refusing, so nothing here stands in the way of a request: it is a date to be told, and no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.rules.editions import Edition
from app.rules.provisions import EscalationRule
from app.rules.timelines import Entry, earliest, stage_reached, standing
from app.rules.workdays import Day, Workdays

ANSWERED = "response sent"
"""What it is counted from, in words."""

LONGEST = 260
"""More working days than any policy gives, about a year; more is a slip of the finger."""


@dataclass(frozen=True)
class Window:
    """How long the next stage of a case can be asked for by the landlord's policy."""

    rule: EscalationRule
    stage: int
    """The stage that can be asked for."""
    answered: dt.date
    """The day on which the answer before it was sent: day 0."""
    working_days: int
    until: dt.date
    workdays: Workdays = field(repr=False, compare=False)

    def over(self, day: dt.date) -> bool:
        """Whether the policy's time is over on a day; its last day belongs to it."""
        return day > self.until

    def days(self) -> tuple[Day, ...]:
        """The working: the day of the answer, then each day counted or skipped with its reason."""
        return self.workdays.counted(self.answered, self.until, ANSWERED)


def escalation_window(
    entries: Sequence[Entry], edition: Edition, last_stage: int, working_days: int, workdays: Workdays
) -> Window | None:
    """Until when the next stage can be asked for, counted from the answer that was sent.

    None where the edition or the policy says nothing of it (`working_days` is 0), where nothing was answered yet, where
    there is no further stage, and once it was asked for. Raises BeyondCalendar.
    """
    stand = standing(entries)
    if edition.escalation is None or working_days < 1:
        return None
    reached = stage_reached(entries)
    answer = earliest(stand, "responded", reached)
    if answer is None or reached >= last_stage:
        return None
    until = workdays.after(answer.on, working_days)
    return Window(edition.escalation, reached + 1, answer.on, working_days, until, workdays)
