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
from app.rules.words import capital

NOT_KNOWN = "not_known"
"""The kind of entry that says what an old log, out of which a case was brought in, does not hold: the event of a kind
and stage may have happened or not. Nothing is counted from it, and nothing is said of its having been in time."""


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
    panel: bool = False
    """For an extension: whether it is for convening a panel, which some stages allow and nothing else."""
    agreed: str = ""
    """For an extension: whether the resident agreed to it: 'yes', 'no', or empty while that is not known."""
    promised: dt.date | None = None
    """For an event that is a letter: the date by which it promises the answer."""
    every: int = 0
    """For an agreement on updates: how often, in `unit`."""
    unit: str = ""
    """For an agreement on updates: a word of `UNITS`."""
    unknown: str = ""
    """For `NOT_KNOWN`: the kind of event of this stage whose day the record does not hold."""
    corrects: int | None = None
    """The `seq` of the entry that this one strikes out."""
    recorded_at: dt.datetime | None = None


def struck_out(entries: Iterable[Entry]) -> dict[int, int]:
    """Which entries are struck out, and by which entry.

    Read newest first: a correction that was itself voided strikes nothing, so the first entry stands again. One that
    was replaced by a further correction still strikes: of a date corrected twice, only the last one stands.
    """
    struck: dict[int, int] = {}
    voided: set[int] = set()
    for entry in sorted(entries, key=lambda entry: entry.seq, reverse=True):
        if entry.corrects is None or entry.seq in voided:
            continue
        struck.setdefault(entry.corrects, entry.seq)
        if entry.kind == "voided":
            voided.add(entry.corrects)
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
    return earliest(standing(entries), kind, stage)


def earliest(stand: Sequence[Entry], kind: str, stage: int) -> Entry | None:
    """The same of entries that `standing` gave already, for a reader who asks many times."""
    return next((entry for entry in stand if entry.kind == kind and entry.stage == stage), None)


def is_unknown(stand: Sequence[Entry], kind: str, stage: int) -> bool:
    """Whether the day of an event is not known; once it is recorded, it is."""
    said = any((one.kind, one.unknown, one.stage) == (NOT_KNOWN, kind, stage) for one in stand)
    return said and earliest(stand, kind, stage) is None


def contradictions(entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """Dates that cannot all be right: no event of the Code can come before the complaint was received.

    Nor can the events of a stage come before that stage, or one below it, was asked for; nor can what is complained of
    have happened, or been learnt of, after the complaint, or been learnt of before it happened. Each problem's field is
    the entry's kind. Notes and the like have dates of their own, and are not judged.
    """
    found = []
    stand = standing(entries)
    for entry in stand:
        begun = _begun_before(entry, stand)
        if entry.kind in WORDS and begun is not None and entry.on < begun.on:
            what = "the receipt of the complaint" if entry.kind == "received" else WORDS[entry.kind]
            began = WORDS[begun.kind]
            sentence = f"{what} on {long_date(entry.on)} is before {began} on {long_date(begun.on)}. Check both dates."
            found.append(Problem(entry.kind, capital(sentence)))
    return tuple(found)


def _begun_before(entry: Entry, stand: Sequence[Entry]) -> Entry | None:
    """What this entry cannot come before, the latest of it: the receipt and the requests for the stages up to it.

    The receipt itself cannot come before what is complained of.
    """
    matter = [earliest(stand, "occurred", 1)]
    if entry.kind == "occurred":
        return None
    if entry.kind == "aware":
        return matter[0]
    if entry.kind == "received":
        begun = [*matter, earliest(stand, "aware", 1)]
    elif entry.kind == "overturned":
        begun = [earliest(stand, "refused", entry.stage)]
    else:
        stages = range(2, entry.stage + (entry.kind != "escalation_requested"))
        begun = [earliest(stand, "received", 1), *(earliest(stand, "escalation_requested", one) for one in stages)]
    return max((one for one in begun if one is not None), key=lambda one: one.on, default=None)


WORDS = {
    "occurred": "the matter complained of",
    "aware": "the day the resident learnt of it",
    "updates_agreed": "the agreement on updates",
    "updated": "the update",
    "received": "the complaint was received",
    "logged": "the complaint was logged",
    "acknowledged": "the acknowledgement",
    "extended": "the extension notice",
    "escalation_requested": "the request for the next stage",
    "responded": "the response",
    "refused": "the refusal",
    "overturned": "the day on which the refusal was overturned",
}
"""Each kind of event, for the middle of a sentence."""
