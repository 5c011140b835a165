"""A case's timeline: entries as the journal holds them, and which of them stand.

Nothing is ever taken out of a timeline. A correction is an entry that names the entry it strikes out; a voiding is a
correction that puts nothing in its place. Whether an entry stands is worked out by reading, newest first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.rules.dates import long_date
from app.rules.problems import Problem


@dataclass(frozen=True)
class Entry:
    """One fact of a case. `on` is the date in law; `recorded_at` the moment (UTC) at which it was typed."""

    seq: int
    kind: str
    on: dt.date
    stage: int = 1
    until: dt.date | None = None
    """For an extension: the new date."""
    good_reason: str = ""
    """For an extension past the ordinary limit: the reason given for that."""
    corrects: int | None = None
    """The `seq` of the entry that this one strikes out."""
    recorded_at: dt.datetime | None = None


def struck_out(entries: Iterable[Entry]) -> dict[int, int]:
    """Which entries are struck out, and by which entry.

    Read newest first: a correction that was itself struck out strikes nothing, so the first entry stands again.
    """
    struck: dict[int, int] = {}
    for entry in sorted(entries, key=lambda entry: entry.seq, reverse=True):
        if entry.corrects is not None and entry.seq not in struck:
            struck.setdefault(entry.corrects, entry.seq)
    return struck


def standing(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that stand, in the order of their dates in law; voidings themselves are left out."""
    struck = struck_out(entries)
    kept = [entry for entry in entries if entry.seq not in struck and entry.kind != "voided"]
    return tuple(sorted(kept, key=lambda entry: (entry.on, entry.seq)))


def as_known_at(entries: Iterable[Entry], moment: dt.datetime) -> tuple[Entry, ...]:
    """The timeline as it was known at a moment (UTC): what had been typed by then."""
    return tuple(entry for entry in entries if entry.recorded_at is None or entry.recorded_at <= moment)


def stage_reached(entries: Sequence[Entry]) -> int:
    """The stage the complaint is at: 1, or the highest stage that was asked for."""
    asked = [entry.stage for entry in standing(entries) if entry.kind == "escalation_requested"]
    return max(asked, default=1)


def first(entries: Sequence[Entry], kind: str, stage: int) -> Entry | None:
    """The earliest standing entry of this kind at this stage, by its date in law."""
    return next((entry for entry in standing(entries) if (entry.kind, entry.stage) == (kind, stage)), None)


def contradictions(entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """Dates that cannot all be right: nothing of a case can come before the complaint was received.

    Nor can the events of a stage come before that stage was asked for. Each problem's field is the entry's kind.
    """
    found = []
    for entry in standing(entries):
        kind, stage = ("received", 1) if entry.stage == 1 else ("escalation_requested", entry.stage)
        if entry.kind in (kind, "received"):
            continue
        start = first(entries, kind, stage) if entry.kind != "escalation_requested" else first(entries, "received", 1)
        if start is not None and entry.on < start.on:
            what, began = _WORDS.get(entry.kind, entry.kind), _WORDS[start.kind]
            sentence = f"{what} on {long_date(entry.on)} is before {began} on {long_date(start.on)}. Check both dates."
            found.append(Problem(entry.kind, sentence[0].upper() + sentence[1:]))
    return tuple(found)


_WORDS = {
    "received": "the complaint was received",
    "logged": "the complaint was logged",
    "acknowledged": "the acknowledgement",
    "extended": "the extension notice",
    "escalation_requested": "the request for the next stage",
    "responded": "the response",
}
