"""The timeline of a case out of an old log: what happened on which day, what is not known, and whether it is closed.

An event without its day is no event: no clock may count from it, stop at it, or call it missing. So it is written down
as not known (see `timelines.NOT_KNOWN`), in words that say what the log does hold.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from textwrap import shorten

from app.casework.old_closings import closing_of
from app.casework.old_rows import OldRow
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.provisions import ClockRule
from app.rules.timelines import NOT_KNOWN, Entry
from app.rules.words import listed
from app.rules.workdays import Workdays

CLOSED, OPEN = "closed", "open"
"""What becomes of a case that was answered and of which the log does not say whether it is closed."""
LATER = {2: "second", 3: "third"}
"""The stages after the first that a log may hold."""
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
    told: tuple[str, ...] = ()
    """What she should look at, and nobody can settle for her, in sentences."""
    also: tuple[str, ...] = ()
    """What the log holds beside, of which no clock is made, in sentences."""

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
    stages = [stage for stage in LATER if stage <= edition.most_stages]
    stage = max((one for one in stages if f"requested_{one}" in row.days), default=1)
    events, unknown = _first_stage(row, edition)
    for one in stages:
        more, lacks = _later_stage(row, edition, one, stage)
        events, unknown = [*events, *more], [*unknown, *lacks]
    closing = closing_of(row, stage, keep_open=by.answered == OPEN)
    for rule in edition.clocks:
        if rule.stops in DONE and rule.stage <= stage:
            unknown += _unknown(row, rule, by, stage, closed=closing.closed)
    last = max((*(one.on for one in events), *closing.answers))
    problem = ""
    if closing.on is not None and closing.on > by.today:
        problem = f"It says that it was closed on {long_date(closing.on)}, which is still to come."
    elif closing.on is not None and closing.on < last:
        problem = (
            f"It was closed on {long_date(closing.on)}, before the last thing that was done, on {long_date(last)}."
        )
    return OldTimeline(
        events=tuple(events),
        unknown=tuple(unknown),
        closed=closing.closed,
        closed_on=closing.on,
        closed_words=closing.words,
        stage=stage,
        problem=problem,
        told=(*_beyond(row, edition), *_out_of_order(events), *closing.told),
        also=_panels(row, edition),
    )


def _first_stage(row: OldRow, edition: Edition) -> tuple[list[Event], list[Unknown]]:
    """The events of stage 1 with their days, and what is not known of its extension."""
    days = row.days
    events = [Event("received", row.received)]
    if "logged" in days and edition.counts("logged"):
        events.append(Event("logged", days["logged"]))
    if "acknowledged_1" in days:
        events.append(Event("acknowledged", days["acknowledged_1"]))
    extended, unknown = _extension(row, edition, 1)
    events += extended
    if "responded_1" in days:
        events.append(Event("responded", days["responded_1"]))
    return events, unknown


def _later_stage(row: OldRow, edition: Edition, stage: int, reached: int) -> tuple[list[Event], list[Unknown]]:
    """The events of a stage that was asked for, with their days; or that nobody knows when it was asked for."""
    days = row.days
    if f"requested_{stage}" not in days:
        return [], _without_its_day(row, stage, reached)
    extended, unknown = _extension(row, edition, stage)
    events = [Event("escalation_requested", days[f"requested_{stage}"], stage), *extended]
    done = {kind: days.get(f"{kind}_{stage}") for kind in DONE}
    events += [Event(kind, on, stage) for kind, on in done.items() if on is not None]
    return events, unknown


def _extension(row: OldRow, edition: Edition, stage: int) -> tuple[list[Event], list[Unknown]]:
    """The extension of a stage; one that only a panel can give is never known from a log, which does not say why."""
    notice, new = ("extended", "extended_until") if stage == 1 else (f"extended_{stage}", f"extended_until_{stage}")
    on, until = row.days.get(notice), row.days.get(new)
    if on is not None and until is not None:
        only = [rule for rule in edition.clocks if rule.stage == stage and rule.beyond == "panel"]
        if not only:
            return [Event("extended", on, stage, until)], []
        held = (
            f"an extension notice of {long_date(on)} to {long_date(until)}, and not whether it was to convene a panel"
        )
        said = f"{held}. Only that gives more time at stage {stage} (Code {only[0].extension_clause})"
    elif on is not None:
        said = f"an extension notice of {long_date(on)}, and not the new date that it gave"
    elif until is not None:
        said = f"a new date for the stage {stage} answer, {long_date(until)}, and not the day on which its notice went"
    elif notice in row.undated:
        said = f"that stage {stage} was extended, and not when, nor until when"
    else:
        return [], []
    said = f"The old log holds {said}. So nobody can tell whether it moved the date."
    return [], [Unknown("extended", stage, said)]


def _without_its_day(row: OldRow, stage: int, reached: int) -> list[Unknown]:
    """What the log holds of a stage of which it does not say when it was asked for."""
    if not _held(row, stage) and stage > reached:
        return []
    answered = row.days.get(f"responded_{stage}")
    said = (
        f"that stage {stage} was answered on {long_date(answered)}" if answered else f"that there was a stage {stage}"
    )
    if not _held(row, stage):
        said = f"that stage {reached} was asked for"
    asked = f"It does not hold the day on which stage {stage} was asked for, so nothing is counted of stage {stage}."
    return [Unknown("escalation_requested", stage, f"The old log says {said}. {asked}")]


_OF_A_STAGE = {
    "requested": "asked for",
    "acknowledged": "acknowledged",
    "extended": "extended",
    "panel": "heard by a panel",
    "responded": "answered",
}
"""What a log may hold of a later stage, by the beginning of the key of its column."""


def _held(row: OldRow, stage: int) -> list[str]:
    """What the log holds of a stage: 'asked for on Monday 3 June 2024', 'answered, without the day'."""
    found = []
    for key, words in _OF_A_STAGE.items():
        column = f"{key}_{stage}"
        if column in row.days:
            found.append(f"{words} on {long_date(row.days[column])}")
        elif column in row.undated:
            found.append(f"{words}, without the day")
    return found


def _beyond(row: OldRow, edition: Edition) -> list[str]:
    """What the log holds of a stage that the edition has not."""
    told = []
    for stage, ordinal in LATER.items():
        held = _held(row, stage)
        if outcome := row.text(f"outcome_{stage}"):
            held.append(f"outcome “{shorten(outcome, 40, placeholder='…')}”")
        if held and stage > edition.most_stages:
            has = f"has {edition.most_stages} stages and no {ordinal} (Code {edition.stages.clause})"
            told.append(
                f"The log holds a {ordinal} stage: {listed(held)}. The {edition.short_name}, which governs this "
                f"complaint, {has}. So nothing is counted of it, and it is kept in the words of the log."
            )
    return told


def _panels(row: OldRow, edition: Edition) -> tuple[str, ...]:
    """When a panel met: no time limit runs to that day, and it is no event of the Code."""
    met = {stage: row.days.get(f"panel_{stage}") for stage in LATER if stage <= edition.most_stages}
    return tuple(f"A stage {stage} panel met on {long_date(on)}, as the log says." for stage, on in met.items() if on)


def _out_of_order(events: list[Event]) -> list[str]:
    """Days that can be right, and hardly are: an acknowledgement after the answer, a stage asked for before one."""
    on = {(one.kind, one.stage): one.on for one in events}
    told = []
    for (kind, stage), day in on.items():
        answered = on.get(("responded", stage - (kind == "escalation_requested")))
        if answered is None or kind not in _ODD or (day <= answered) == (kind == "acknowledged"):
            continue
        if day != answered:
            told.append(
                _ODD[kind].format(stage=stage, before=stage - 1, day=long_date(day), answered=long_date(answered))
            )
    return told


_ODD = {
    "acknowledged": "Stage {stage} was acknowledged on {day}, after it was answered on {answered}.",
    "escalation_requested": "Stage {stage} was asked for on {day}, before stage {before} was answered on {answered}.",
}


def _unknown(row: OldRow, rule: ClockRule, by: Rules, stage: int, *, closed: bool) -> list[Unknown]:
    """That the event which stops a clock is not known, unless it is still to come."""
    key = f"{rule.stops}_{rule.stage}"
    if key in row.days:
        return []
    said = f"stage {rule.stage} was {DONE[rule.stops]}"
    if key in row.undated:
        return [Unknown(rule.stops, rule.stage, f"The old log says that {said}, and does not hold the day.")]
    answered = f"responded_{rule.stage}" in row.days or f"responded_{rule.stage}" in row.undated
    if not closed and rule.stage == stage and not answered:
        began = row.received if rule.stage == 1 else row.days[f"requested_{stage}"]
        if rule.stops == "responded" or by.workdays.after(began, rule.working_days) >= by.today:
            return []
    return [Unknown(rule.stops, rule.stage, f"The old log does not hold whether and when {said}.")]
