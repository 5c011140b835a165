"""The timeline of a case out of an old log: what happened on which day, what is not known, and whether it is closed.

An event without its day is no event: no clock may count from it, stop at it, or call it missing. So it is written down
as not known (see `timelines.NOT_KNOWN`), in words that say what the log does hold.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.old_rows import OldRow
from app.incoming.values import read_status
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.provisions import ClockRule
from app.rules.timelines import NOT_KNOWN, Entry
from app.rules.workdays import Workdays

CLOSED, OPEN = "closed", "open"
"""What becomes of a case that was answered and of which the log does not say whether it is closed."""
KEYS = {
    ("acknowledged", 1): "acknowledged_1",
    ("responded", 1): "responded_1",
    ("acknowledged", 2): "acknowledged_2",
    ("responded", 2): "responded_2",
}
"""The column of each event that stops a clock."""
_HERS = "The log does not say that it is over: whoever brought it in chose that what was answered is closed."
_HERS_NOW = f"{_HERS} It is closed as of today."
DONE = {"acknowledged": "acknowledged", "responded": "answered"}


@dataclass(frozen=True)
class Event:
    """One event with its day."""

    kind: str
    on: dt.date
    stage: int = 1
    until: dt.date | None = None


@dataclass(frozen=True)
class Unknown:
    """One event of which the log does not hold the day."""

    kind: str
    stage: int
    sentence: str


@dataclass(frozen=True)
class OldTimeline:
    """What the clocks are counted from."""

    events: tuple[Event, ...]
    unknown: tuple[Unknown, ...]
    closed: bool
    closed_on: dt.date | None = None
    """The day on which it was closed; None for one that is open, or of which the log does not hold the day."""
    closed_words: str = ""
    """Why it is closed, in a sentence."""
    stage: int = 1
    problem: str = ""
    """What cannot be right about its closing."""

    def entries(self, today: dt.date) -> tuple[Entry, ...]:
        """What the clocks read of it."""
        known = [Entry(number, one.kind, one.on, one.stage, one.until) for number, one in enumerate(self.events, 1)]
        return (
            *known,
            *(
                Entry(len(known) + number, NOT_KNOWN, today, one.stage, unknown=one.kind)
                for number, one in enumerate(self.unknown, 1)
            ),
        )


@dataclass(frozen=True)
class Rules:
    """By what a row is read."""

    edition: Edition
    workdays: Workdays
    today: dt.date
    answered: str = CLOSED
    """CLOSED or OPEN."""


def timeline_of(row: OldRow, by: Rules) -> OldTimeline:
    """The timeline of a row that has a day of receipt."""
    edition = by.edition
    stage = 2 if "requested_2" in row.days else 1
    events, unknown = _events(row, edition, stage)
    closed, closed_on, words = _closing(row, events, stage, by.answered)
    for rule in edition.clocks:
        if (rule.stops, rule.stage) in KEYS and rule.stage <= stage:
            unknown += _unknown(row, rule, by, stage, closed=closed)
    last = max(events, key=lambda one: one.on)
    problem = ""
    if closed_on is not None and closed_on < last.on:
        problem = (
            f"It was closed on {long_date(closed_on)}, before the last thing that was done, on {long_date(last.on)}."
        )
    return OldTimeline(tuple(events), tuple(unknown), closed, closed_on, words, stage, problem)


def _events(row: OldRow, edition: Edition, stage: int) -> tuple[list[Event], list[Unknown]]:
    """The events with their days, in the order of the Code, and what is not known of extensions and of stage 2."""
    days = row.days
    events, unknown = [Event("received", row.received)], []
    if "logged" in days and edition.counts("logged"):
        events.append(Event("logged", days["logged"]))
    if "acknowledged_1" in days:
        events.append(Event("acknowledged", days["acknowledged_1"]))
    extended, lacks = _extension(row)
    events += extended
    unknown += lacks
    if "responded_1" in days:
        events.append(Event("responded", days["responded_1"]))
    if stage == 1:
        return events, [*unknown, *_stage2_without_its_day(row)]
    events.append(Event("escalation_requested", days["requested_2"], 2))
    for kind, key in (("acknowledged", "acknowledged_2"), ("responded", "responded_2")):
        if key in days:
            events.append(Event(kind, days[key], 2))
    return events, unknown


def _extension(row: OldRow) -> tuple[list[Event], list[Unknown]]:
    on, until = row.days.get("extended"), row.days.get("extended_until")
    if on is not None and until is not None:
        return [Event("extended", on, 1, until)], []
    if on is not None:
        said = f"an extension notice of {long_date(on)}, and not the new date that it gave"
    elif until is not None:
        said = f"a new date for the stage 1 answer, {long_date(until)}, and not the day on which its notice went"
    elif "extended" in row.undated:
        said = "that stage 1 was extended, and not when, nor until when"
    else:
        return [], []
    return [], [Unknown("extended", 1, f"The old log holds {said}. So nobody can tell whether it moved the date.")]


def _stage2_without_its_day(row: OldRow) -> list[Unknown]:
    """What the log holds of a stage 2 of which it does not say when it was asked for."""
    held = [key for key in ("requested_2", "acknowledged_2", "responded_2") if key in row.days or key in row.undated]
    if not held:
        return []
    answered = row.days.get("responded_2")
    said = f"that stage 2 was answered on {long_date(answered)}" if answered else "that there was a stage 2"
    asked = "It does not hold the day on which stage 2 was asked for, so nothing is counted of stage 2."
    return [Unknown("escalation_requested", 2, f"The old log says {said}. {asked}")]


def _closing(row: OldRow, events: list[Event], stage: int, answered: str) -> tuple[bool, dt.date | None, str]:
    """Whether it is closed, on which day, and why."""
    if (on := row.days.get("closed")) is not None:
        return True, on, f"Closed on {long_date(on)}, as the old log says."
    state = CLOSED if "closed" in row.undated else read_status(row.text("status"))
    if state == OPEN:
        return False, None, ""
    later = row.days.get("responded_2") if stage == 1 else None
    last = max((one.on for one in events if one.kind == "responded" and one.stage == stage), default=None)
    last = max(filter(None, (last, later)), default=None)
    undated = f"responded_{stage}" in row.undated
    if answered == CLOSED and last is not None:
        held = f"Closed on {long_date(last)}, the day of the last answer that the old log holds."
        return True, last, held if state == CLOSED else f"{held} {_HERS}"
    if state == CLOSED:
        return True, None, "The old log says that it is over, and does not hold the day. It is closed as of today."
    if answered == CLOSED and undated:
        return True, None, f"The old log says that stage {stage} was answered, and does not hold the day. {_HERS_NOW}"
    return False, None, ""


def _unknown(row: OldRow, rule: ClockRule, by: Rules, stage: int, *, closed: bool) -> list[Unknown]:
    """That the event which stops a clock is not known, unless it is still to come."""
    key = KEYS[rule.stops, rule.stage]
    if key in row.days:
        return []
    said = f"stage {rule.stage} was {DONE[rule.stops]}"
    if key in row.undated:
        return [Unknown(rule.stops, rule.stage, f"The old log says that {said}, and does not hold the day.")]
    answered = f"responded_{rule.stage}" in row.days or f"responded_{rule.stage}" in row.undated
    if not closed and rule.stage == stage and not answered:
        began = row.received if rule.stage == 1 else row.days["requested_2"]
        if rule.stops == "responded" or by.workdays.after(began, rule.working_days) >= by.today:
            return []
    return [Unknown(rule.stops, rule.stage, f"The old log does not hold whether and when {said}.")]
