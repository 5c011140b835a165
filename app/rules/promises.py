"""Promises of an answer: the date that a letter gave a resident, where it is another than the Code's.

A letter stays as it went. A bank holiday that is proclaimed later, or a letter that goes a day after its date, moves
the Code's date and not the promise: whoever was told a date may rely on it. And where the Code's date has passed, the
new one that a letter then gives moves nothing, but is to be kept like any promise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.rules.dates import long_date
from app.rules.provisions import ClockRule
from app.rules.timelines import Entry


@dataclass(frozen=True)
class Promise:
    """A date by which a letter promises the answer of its stage."""

    sent: dt.date
    """The day on which the letter went."""
    due: dt.date

    @property
    def sentence(self) -> str:
        """'The letter that went on Tuesday 6 September 2022 promises an answer by Tuesday 20 September 2022.'."""
        return f"The letter that went on {long_date(self.sent)} promises an answer by {long_date(self.due)}."


def promise_in_force(
    rule: ClockRule, stand: Sequence[Entry], due: dt.date, *, extended: bool = False
) -> Promise | None:
    """The date that a letter of a stage promised for its answer, beside `due`, the Code's; None for no other.

    The last that was given once the Code's date had passed; else the earliest that comes before it, of which an
    extension takes the place.
    """
    if rule.stops != "responded":
        return None
    made = [Promise(one.on, one.promised) for one in stand if one.stage == rule.stage and one.promised]
    anew = [one for one in made if due < one.sent <= one.due]
    if anew:
        return max(anew, key=lambda one: (one.sent, one.due))
    return min((one for one in made if one.due < due and not extended), key=lambda one: one.due, default=None)
