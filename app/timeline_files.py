"""Timeline files: a case's events as JSON, and its clocks as JSON. Needs no book, no window and no network.

    {"edition": "2024",
     "events": [{"kind": "received", "on": "2026-11-23"}],
     "extra_holidays": [], "working_instead": [], "year_end": "2026-03-31"}

`edition` may be null: then it is the one in force on the day the complaint was received. `stage` of an event is 1
unless given; a request for the next stage is for the stage after the last that was asked for. An extension has `until`,
and may have `panel` and `agreed`; an agreement on updates has `every` and `unit`. Two keys of an extension are alike
and are not the same: `good_reason` (a text, or true) counts, for it lets an extension run past the ordinary limit;
`reason` is a text for readers and changes nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import reprlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.rules.calendars import idle_days, read_calendar
from app.rules.clocks import Clock, clocks
from app.rules.dates import long_date
from app.rules.editions import Edition, Editions
from app.rules.findings import findings
from app.rules.periods import Period, periods, submission
from app.rules.problems import UserError
from app.rules.reading import read_editions
from app.rules.timelines import Entry, contradictions, standing
from app.rules.updates import LONGEST, Updates, interval_words, updates
from app.rules.vocabularies import EVENTS, UNITS
from app.rules.words import capital

FILE_KEYS = ("edition", "events", "extra_holidays", "working_instead", "year_end")
EVENT_KEYS = ("kind", "on", "stage", "until", "good_reason", "reason", "panel", "agreed", "promised", "every", "unit")
STAGELESS = ("received", "logged", "occurred", "aware")
"""Events of the complaint as a whole."""
ONLY_OF = {
    "extended": ("until", "good_reason", "panel", "agreed"),
    "acknowledged": ("promised",),
    "updates_agreed": ("every", "unit"),
}
"""Keys that only one kind of event has."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_EVENTS = 1_000
"""No case has more; a longer list is some other file."""


@dataclass(frozen=True)
class Days:
    """Bank holidays beyond the shipped ones, and shipped ones that are worked, from the command line."""

    extra: tuple[dt.date, ...] = ()
    instead: tuple[dt.date, ...] = ()


def clocks_of(text: str, today: dt.date, resources: Path, days: Days | None = None) -> dict[str, Any]:
    """The clocks of a timeline file, ready to be written as JSON. Raises UserError with one sentence."""
    table = _table(text)
    _known(table, FILE_KEYS, "the file")
    shipped = read_calendar(resources / "calendar" / "england.csv")
    days = _days(table, days or Days())
    idle = idle_days(shipped, days.extra, days.instead)
    calendar = shipped.with_days(days.extra, days.instead)
    entries = _entries(table.get("events"))
    received = _received(entries)
    year_end = _date(table["year_end"], "“year_end”") if table.get("year_end") is not None else None
    editions = read_editions(resources / "codes")
    edition = _edition(table.get("edition"), received, editions)
    _check_stages(entries, edition)
    for problem in contradictions(entries):
        raise UserError(problem.sentence)
    made = clocks(entries, edition, calendar.workdays)
    lasting = periods(entries, edition)
    yearly = submission(edition, year_end) if year_end else None
    return {
        "edition": edition.key,
        "today": today.isoformat(),
        "clocks": [_as_json(clock, today) for clock in made],
        "calendar": calendar.version,
        "periods": [_period(period, today) for period in (*lasting, *([yearly] if yearly else []))],
        "updates": [_update(one, today) for one in updates(entries, edition, made, calendar.workdays)],
        "findings": [
            *idle,
            *_governed(received, edition, editions),
            *_to_come(entries, today),
            *([f"Under the {edition.short_name} no yearly submission is due."] if year_end and not yearly else []),
            *(one.sentence for one in findings(entries, edition)),
        ],
    }


def _days(table: Mapping[str, Any], days: Days) -> Days:
    """The days of the file and of the command together."""
    extra, instead = (_dates(table.get(key), key) for key in ("extra_holidays", "working_instead"))
    return Days((*extra, *days.extra), (*instead, *days.instead))


def _received(entries: Sequence[Entry]) -> dt.date:
    """The one day of receipt. Two different ones are no finding: everything would hang on a guess."""
    found = sorted({entry.on for entry in standing(entries) if entry.kind == "received"})
    if not found:
        raise UserError("There is no event “received”: nothing can be counted without the day of receipt.")
    if len(found) > 1:
        dates = " and ".join(day.isoformat() for day in found[:2])
        raise UserError(f"“received” is there on {dates}: a complaint is received once. Leave the right one.")
    return found[0]


def _governed(received: dt.date, edition: Edition, editions: Editions) -> list[str]:
    """That no edition, or another one, was in force on the day of receipt, where that is so."""
    if editions.predates(received):
        return [f"No edition of the Code was in force yet on {long_date(received)}."]
    ordinary = editions.in_force_on(received)
    if ordinary.key == edition.key:
        return []
    counted = f"this is counted by the {edition.short_name}"
    return [f"On {long_date(received)} the {ordinary.short_name} was in force; {counted}."]


def _to_come(entries: Sequence[Entry], today: dt.date) -> list[str]:
    """Events that lie after the day on which the clocks are read."""
    later = [entry for entry in entries if entry.on > today]
    return [f"Event {entry.seq}, “{entry.kind}” on {long_date(entry.on)}, is still to come." for entry in later]


def _edition(key: object, received: dt.date, editions: Editions) -> Edition:
    if key is None:
        return editions.in_force_on(received)
    if not isinstance(key, str):
        raise UserError(f"“edition” is a text or null; there are {editions.keys()}.")
    return editions.named(key)


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
        "promised": _iso(clock.promise.due if clock.promise else None),
        "due_if_on_time": clock.due_if_on_time.isoformat(),
        "stopped": _iso(clock.stopped),
        "projected": clock.projected,
        "overtaken": clock.overtaken,
        "standing": standing.word,
        "working_days_left": standing.days_left,
        "late_by": standing.late_by,
        "notes": [*clock.notes, *clock.cautions],
        "days": [{"date": day.date.isoformat(), "n": day.n, "why": day.why} for day in clock.days()],
    }


def _period(period: Period, today: dt.date) -> dict[str, Any]:
    starts = [{"event": one.event, "on": one.on.isoformat(), "ends": one.ends.isoformat()} for one in period.starts]
    return {
        "key": period.key,
        "clause": period.rule.clause,
        "months": period.rule.months,
        "starts": starts,
        "ends": period.ends.isoformat(),
        "not_known": list(period.unknown),
        "stopped": _iso(period.stopped),
        "over": period.over(today),
    }


def _update(one: Updates, today: dt.date) -> dict[str, Any]:
    return {
        "stage": one.clock.stage,
        "clause": one.rule.clause,
        "outside_since": one.since.isoformat(),
        "agreed": interval_words(one.agreed.every, one.agreed.unit) if one.agreed else None,
        "last": _iso(one.last),
        "next_due": _iso(one.next_due),
        "to_agree": one.to_agree(today),
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _table(text: str) -> Mapping[str, Any]:
    if not text.strip():
        raise UserError("The file is empty: there is no timeline in it.")
    try:
        table = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise UserError(f"This is not JSON: {error}.") from None
    except RecursionError:
        raise UserError("This is no timeline: its lists and objects stand too deep within each other.") from None
    except ValueError:  # Python reads no whole number of more than some thousand digits
        raise UserError("This is no timeline: a number in it has too many digits.") from None
    if not isinstance(table, dict):
        raise UserError("A timeline file holds one object with “edition” and “events”.")
    return table


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of the file, in which each key stands once: of two, neither is known to be meant."""
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise UserError(f"“{reprlib.repr(twice)[1:-1]}” stands twice in one object. Leave the right one.")
    return table


def _known(table: Mapping[str, Any], keys: Sequence[str], where: str) -> None:
    for key in table:
        if key not in keys:
            raise UserError(f"“{key}” is not known in {where}; there may be {', '.join(keys)}.")


def _entries(events: object) -> tuple[Entry, ...]:
    if not isinstance(events, list) or not events:
        raise UserError("“events” is a list of events, the first of them “received”.")
    if len(events) > MOST_EVENTS:
        raise UserError(f"There are {len(events):,} events; no complaint has more than {MOST_EVENTS:,}.")
    entries: list[Entry] = []
    for number, event in enumerate(events, 1):
        where = f"event {number}"
        if not isinstance(event, dict):
            raise UserError(f"{capital(where)} is not an object with “kind” and “on”.")
        _known(event, EVENT_KEYS, where)
        _fitting(event, where)
        if event.get("kind") not in EVENTS:
            shown = reprlib.repr(event.get("kind"))
            raise UserError(f"The kind of {where}, {shown}, is not known; there may be {', '.join(EVENTS)}.")
        entries.append(_entry(event, number, where))
    return _with_stages(entries, events)


def _fitting(event: Mapping[str, Any], where: str) -> None:
    """Refuse what an event of this kind cannot have: it would be left out of the count without a word."""
    for kind, keys in ONLY_OF.items():
        for key in keys:
            if event.get(key) and event.get("kind") in EVENTS and event["kind"] != kind:
                raise UserError(f"“{key}” in {where} belongs to “{kind}”, and not to “{event['kind']}”.")


def _entry(event: Mapping[str, Any], number: int, where: str) -> Entry:
    until, promised = (
        _date(event[key], f"{where}, “{key}”") if event.get(key) is not None else None for key in ("until", "promised")
    )
    if event["kind"] == "extended" and until is None:
        raise UserError(f"In {where} an extension needs “until”, the new date.")
    stage = event.get("stage", 1)
    if type(stage) is not int or stage < 1:
        raise UserError(f"The stage of {where} is a number from 1.")
    if event["kind"] in STAGELESS and stage != 1:
        raise UserError(f"“{event['kind']}” in {where} belongs to no stage beyond the first. Leave its stage out.")
    good_reason, reason = event.get("good_reason"), event.get("reason")
    if not isinstance(good_reason, str | bool | None) or not isinstance(reason, str | None):
        raise UserError(f"In {where}, a reason is a text.")
    every, unit = _interval(event, where)
    return Entry(
        seq=number,
        kind=event["kind"],
        on=_date(event.get("on"), f"{where}, “on”"),
        stage=stage,
        until=until,
        good_reason=good_reason if isinstance(good_reason, str) else "given" if good_reason else "",
        panel=_yes_no(event, "panel", where) is True,
        agreed={True: "yes", False: "no", None: ""}[_yes_no(event, "agreed", where)],
        promised=promised,
        every=every,
        unit=unit,
    )


def _yes_no(event: Mapping[str, Any], key: str, where: str) -> bool | None:
    value = event.get(key)
    if value is not None and not isinstance(value, bool):
        raise UserError(f"In {where}, “{key}” is true or false.")
    return value


def _interval(event: Mapping[str, Any], where: str) -> tuple[int, str]:
    """How often updates were agreed; nothing for any other event."""
    if event["kind"] != "updates_agreed":
        return 0, ""
    every, unit = event.get("every"), event.get("unit")
    if unit not in UNITS:
        raise UserError(f"In {where}, “unit” is one of {', '.join(UNITS)}.")
    if type(every) is not int or not 1 <= every <= LONGEST[unit]:
        raise UserError(f"In {where}, “every” is a number from 1 to {LONGEST[unit]}.")
    return every, unit


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
        done.append(replace(entry, stage=stage))
    return tuple(done)


def _check_stages(entries: Sequence[Entry], edition: Edition) -> None:
    asked = {1} | {entry.stage for entry in entries if entry.kind == "escalation_requested"}
    for entry in entries:
        if entry.stage > edition.most_stages:
            most = edition.most_stages
            raise UserError(f"Event {entry.seq} is of stage {entry.stage}; the {edition.short_name} has {most} stages.")
        if entry.kind == "escalation_requested" and entry.stage == 1:
            raise UserError(f"Event {entry.seq} asks for stage 1; that begins when the complaint is received.")
        if any(below not in asked for below in range(1, entry.stage)):
            raise UserError(f"Event {entry.seq} is of stage {entry.stage}, and a stage before it was never asked for.")
        if entry.stage not in asked:
            raise UserError(f"Event {entry.seq} is of stage {entry.stage}, which was never asked for.")


def _dates(days: object, key: str) -> tuple[dt.date, ...]:
    if days is None:
        return ()
    if not isinstance(days, list):
        raise UserError(f"“{key}” is a list of dates like 2026-11-23.")
    return tuple(_date(day, f"“{key}”") for day in days)


def _date(value: object, where: str) -> dt.date:
    text = value if isinstance(value, str) and _DATE.fullmatch(value) else ""  # 20261123 is a number, and no date
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        shown = reprlib.repr(value)  # shortened: it may be a whole novel
        raise UserError(f"In {where}, {shown} is not a date like 2026-11-23.") from None
