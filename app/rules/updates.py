"""Updates: how often a resident is told of progress while their answer is late, and when the next word is due.

The Code of 2024 wants an interval agreed with the resident once an answer will come later than its time limits (5.9);
that of 2022 wants kept what was agreed (4.11). An interval runs from the agreement, or from the last word given since.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.months import months_after
from app.rules.problems import Problem, UserError
from app.rules.provisions import IntervalRule
from app.rules.timelines import Entry, standing
from app.rules.workdays import Workdays

LONGEST = {"days": 366, "working_days": 260, "weeks": 52, "months": 12}
"""The longest interval that can be meant, by its unit; a resident who waits a year for a word was not kept informed."""

ONE = {"days": "day", "working_days": "working day", "weeks": "week", "months": "month"}


@dataclass(frozen=True)
class Updates:
    """The updates that a resident is to have on one running answer."""

    rule: IntervalRule
    clock: Clock
    since: dt.date
    """The day from which the answer is outside the time limits; it may be yet to come."""
    agreed: Entry | None
    """What was agreed with the resident, where anything was."""
    last: dt.date | None
    """The last word: the agreement itself, or the last update since."""
    next_due: dt.date | None
    """By when the next word is due; None where no interval is agreed."""

    def to_agree(self, today: dt.date) -> bool:
        """Whether an interval has still to be agreed with the resident."""
        return self.rule.when == "outside" and self.since <= today and self.agreed is None


@dataclass(frozen=True)
class MissedUpdate:
    """A word of progress that did not come when it was agreed that it would."""

    due: dt.date
    told: dt.date | None
    """When it came; None where nothing came before the answer."""


@dataclass(frozen=True)
class Word:
    """A word of progress, or the agreement by which such words are given; that is the first of them."""

    on: dt.date
    every: int = 0
    unit: str = ""
    """For an agreement: the interval; empty for a word that only keeps it."""


def missed_words(words: Sequence[Word], answered: dt.date, workdays: Workdays) -> tuple[MissedUpdate, ...]:
    """The words that came late, or never, before an answer went, of words in their order. Raises BeyondCalendar.

    The answer itself is such a word; and where one came late, the next was due an interval after it.
    """
    told, agreed, found = [word for word in words if word.on <= answered], None, []
    for number, word in enumerate(told):
        agreed = word if word.unit else agreed
        if agreed is None:
            continue
        due = after_interval(word.on, agreed.every, agreed.unit, workdays)
        came = told[number + 1].on if number + 1 < len(told) else None
        if due < (came or answered):
            found.append(MissedUpdate(due, came))
    return tuple(found)


def missed_updates(
    entries: Sequence[Entry], stage: int, answered: dt.date, workdays: Workdays
) -> tuple[MissedUpdate, ...]:
    """The words of progress that were agreed on an answer, and came late or never. Raises BeyondCalendar."""
    kinds = ("updates_agreed", "updated")
    here = [one for one in standing(entries) if one.stage == stage and one.kind in kinds]
    words = [Word(one.on, one.every, one.unit) for one in sorted(here, key=lambda one: (one.on, one.seq))]
    return missed_words(words, answered, workdays)


def updates(
    entries: Sequence[Entry], edition: Edition, made: Sequence[Clock], workdays: Workdays
) -> tuple[Updates, ...]:
    """The updates due on each answer that is still to be given. Raises BeyondCalendar."""
    stand = standing(entries)
    waiting = [
        clock for clock in made if clock.rule.stops == "responded" and clock.stopped is None and not clock.in_doubt
    ]
    return tuple(_updates(rule, clock, stand, workdays) for rule in edition.intervals for clock in waiting)


def interval_words(every: int, unit: str) -> str:
    """'every 2 weeks', 'every day'."""
    return f"every {ONE[unit]}" if every == 1 else f"every {every} {ONE[unit]}s"


def interval_problems(every: int, unit: str) -> tuple[Problem, ...]:
    """What must be put right before an interval between updates can be kept."""
    if unit not in LONGEST:
        return (Problem("unit", "Choose days, working days, weeks or months."),)
    if not 1 <= every <= LONGEST[unit]:
        named = unit.replace("_", " ")
        return (Problem("every", f"Enter a number of {named} from 1 to {LONGEST[unit]}."),)
    return ()


def after_interval(day: dt.date, every: int, unit: str, workdays: Workdays) -> dt.date:
    """The day that lies an interval after a day. Raises UserError for an interval that cannot be meant."""
    if unit not in LONGEST or not 1 <= every <= LONGEST[unit]:
        raise UserError("An interval between updates is from a day to a year. Enter how often they are to be told.")
    if unit == "working_days":
        return workdays.after(day, every)
    if unit == "months":
        return months_after(day, every)
    try:
        return day + dt.timedelta(days=every * (7 if unit == "weeks" else 1))
    except OverflowError:
        raise UserError(f"No date {interval_words(every, unit)} after {long_date(day)} can be written.") from None


def _updates(rule: IntervalRule, clock: Clock, stand: Sequence[Entry], workdays: Workdays) -> Updates:
    here = [entry for entry in stand if entry.stage == clock.stage]
    agreed = next((entry for entry in reversed(here) if entry.kind == "updates_agreed"), None)
    told = [entry.on for entry in here if entry.kind in ("updated", "updates_agreed")]
    last = max(told, default=None)
    due = after_interval(last, agreed.every, agreed.unit, workdays) if agreed and last else None
    return Updates(rule, clock, _outside_since(clock), agreed, last, due)


def _outside_since(clock: Clock) -> dt.date:
    """The day from which an answer is outside the time limits: its extension was told, or its date has passed."""
    told = [notice.sent for notice in clock.notices if notice.counts]
    return min(told, default=clock.original_due + dt.timedelta(days=1))
