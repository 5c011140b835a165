"""Timeline files: a case's events as JSON, and its clocks as JSON. Needs no book, no window and no network.

    {"edition": "2024",
     "events": [{"kind": "received", "on": "2026-11-23"}],
     "extra_holidays": [], "working_instead": []}

`edition` may be null: then it is the one in force on the day the complaint was received. `stage` of an event is 1
unless given; a request for the next stage is for the stage after the last that was asked for. An extension has `until`.
Two keys of it are alike and are not the same: `good_reason` (a text, or true) counts, for it lets an extension run past
the ordinary limit; `reason` is a text for readers and changes nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import reprlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.rules.clocks import Clock, clocks
from app.rules.editions import KINDS, Edition
from app.rules.problems import UserError
from app.rules.reading import read_editions
from app.rules.timelines import Entry, contradictions, first
from app.rules.workdays import read_calendar

FILE_KEYS = ("edition", "events", "extra_holidays", "working_instead")
EVENT_KEYS = ("kind", "on", "stage", "until", "good_reason", "reason")


def clocks_of(text: str, today: dt.date, resources: Path) -> dict[str, Any]:
    """The clocks of a timeline file, ready to be written as JSON. Raises UserError with one sentence."""
    table = _table(text)
    _known(table, FILE_KEYS, "the file")
    extra, instead = (_dates(table.get(key) or [], key) for key in ("extra_holidays", "working_instead"))
    workdays = read_calendar(resources / "calendar" / "england.csv", extra, instead)
    entries = _entries(table.get("events"))
    received = first(entries, "received", 1)
    if received is None:
        raise UserError("There is no event “received”: nothing can be counted without the day of receipt.")
    editions = read_editions(resources / "codes")
    key = table.get("edition")
    try:
        edition = editions.in_force_on(received.on) if key is None else editions.named(str(key))
    except KeyError as error:
        raise UserError(str(error.args[0])) from None
    _check_stages(entries, edition)
    for problem in contradictions(entries):
        raise UserError(problem.sentence)
    made = [_as_json(clock, today) for clock in clocks(entries, edition, workdays)]
    return {"edition": edition.key, "today": today.isoformat(), "clocks": made}


def _as_json(clock: Clock, today: dt.date) -> dict[str, Any]:
    standing = clock.standing(today)
    return {
        "key": clock.key,
        "stage": clock.stage,
        "clause": clock.rule.clause,
        "started": _iso(clock.started),
        "due": clock.due.isoformat(),
        "original_due": clock.original_due.isoformat(),
        "extended_to": _iso(clock.extended_to),
        "due_if_on_time": clock.due_if_on_time.isoformat(),
        "stopped": _iso(clock.stopped),
        "projected": clock.projected,
        "standing": standing.word,
        "working_days_left": standing.days_left,
        "late_by": standing.late_by,
        "notes": list(clock.notes),
        "days": [{"date": day.date.isoformat(), "n": day.n, "why": day.why} for day in clock.days()],
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _table(text: str) -> Mapping[str, Any]:
    try:
        table = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise UserError(f"This is not JSON: {error}.") from None
    except RecursionError:
        raise UserError("This is no timeline: its lists and objects stand too deep within each other.") from None
    except ValueError:  # Python reads no whole number of more than some thousand digits
        raise UserError("This is no timeline: a number in it has too many digits.") from None
    if not isinstance(table, dict):
        raise UserError("A timeline file holds one object with “edition” and “events”.")
    return table


def _known(table: Mapping[str, Any], keys: Sequence[str], where: str) -> None:
    for key in table:
        if key not in keys:
            raise UserError(f"“{key}” is not known in {where}; there may be {', '.join(keys)}.")


def _entries(events: object) -> tuple[Entry, ...]:
    if not isinstance(events, list) or not events:
        raise UserError("“events” is a list of events, the first of them “received”.")
    entries: list[Entry] = []
    for number, event in enumerate(events, 1):
        where = f"event {number}"
        if not isinstance(event, dict):
            raise UserError(f"{where[0].upper()}{where[1:]} is not an object with “kind” and “on”.")
        _known(event, EVENT_KEYS, where)
        if event.get("kind") not in KINDS:
            raise UserError(f"The kind of {where} is not known; there may be {', '.join(KINDS)}.")
        entries.append(_entry(event, number, where))
    return _with_stages(entries, events)


def _entry(event: Mapping[str, Any], number: int, where: str) -> Entry:
    until = _date(event["until"], f"{where}, “until”") if event.get("until") is not None else None
    if event["kind"] == "extended" and until is None:
        raise UserError(f"In {where} an extension needs “until”, the new date.")
    stage = event.get("stage", 1)
    if type(stage) is not int or stage < 1:
        raise UserError(f"The stage of {where} is a number from 1.")
    good_reason, reason = event.get("good_reason") or "", event.get("reason") or ""
    if not isinstance(good_reason, str | bool) or not isinstance(reason, str):
        raise UserError(f"In {where}, a reason is a text.")
    return Entry(
        seq=number,
        kind=event["kind"],
        on=_date(event.get("on"), f"{where}, “on”"),
        stage=stage,
        until=until,
        good_reason=good_reason if isinstance(good_reason, str) else "given",
    )


def _with_stages(entries: Sequence[Entry], events: Sequence[Mapping[str, Any]]) -> tuple[Entry, ...]:
    """A request for the next stage without a number is for the stage after those asked for before it, by date."""
    done: list[Entry] = []
    reached = 1
    for entry in sorted(entries, key=lambda entry: (entry.on, entry.seq)):
        stage = entry.stage
        if entry.kind == "escalation_requested":
            if "stage" not in events[entry.seq - 1]:
                stage = reached + 1
            reached = max(reached, stage)
        done.append(Entry(entry.seq, entry.kind, entry.on, stage, entry.until, entry.good_reason))
    return tuple(done)


def _check_stages(entries: Sequence[Entry], edition: Edition) -> None:
    asked = {1} | {entry.stage for entry in entries if entry.kind == "escalation_requested"}
    for entry in entries:
        if entry.stage > edition.most_stages:
            most = edition.most_stages
            raise UserError(f"Event {entry.seq} is of stage {entry.stage}; the {edition.short_name} has {most} stages.")
        if entry.kind == "escalation_requested" and entry.stage == 1:
            raise UserError(f"Event {entry.seq} asks for stage 1; that begins when the complaint is received.")
        if entry.stage not in asked:
            raise UserError(f"Event {entry.seq} is of stage {entry.stage}, which was never asked for.")


def _dates(days: object, key: str) -> tuple[dt.date, ...]:
    if not isinstance(days, list):
        raise UserError(f"“{key}” is a list of dates like 2026-11-23.")
    return tuple(_date(day, f"“{key}”") for day in days)


def _date(value: object, where: str) -> dt.date:
    try:
        return dt.datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no time zone
    except ValueError:
        shown = reprlib.repr(value)  # shortened: it may be a whole novel
        raise UserError(f"In {where}, {shown} is not a date like 2026-11-23.") from None
