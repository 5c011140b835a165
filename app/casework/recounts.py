"""Recounts: every date of the book is counted again, and held against the dates that its letters gave.

No date is stored, so there is nothing to compare but what was said: an issued letter is frozen with the dates that it
gives. Each is counted again from what was known when the letter was issued: the entries before it, the edition that
governed then, and the calendar with the changes that were recorded by then. So a correction that came later, which the
case page flags, is no finding here. A finding means that this Casebook counts otherwise than the one that wrote the
letter, or that the letter never gave the date that follows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from app.casework.calendar_facts import changes_among
from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_facts
from app.casework.letter_kinds import POSTED_AS, PROMISES
from app.letters.facts import Facts
from app.models.journals import Record, records, records_of_no_case
from app.models.registers import COMPLAINT, SENT, standing_records
from app.rules.clocks import Clock, clocks
from app.rules.dates import long_date
from app.rules.timelines import Entry
from app.rules.workdays import Workdays


@dataclass(frozen=True)
class Said:
    """One date that a letter gives, and the date that follows from what was known then."""

    what: str
    said: dt.date | None
    counted: dt.date | None


def recount(
    desk: Desk, session: Session, tick: Callable[[int, int], object] = lambda _done, _of: None
) -> Iterator[str]:
    """Where a date cannot be counted, or a letter gives another than is counted again; a sentence each.

    `tick` is told how many of how many cases were counted.
    """
    by_case: dict[int, list[Record]] = {}
    for record in records(session):
        if record.case_id is not None:
            by_case.setdefault(record.case_id, []).append(record)
    calendar = records_of_no_case(session)

    @cache
    def known_before(count: int) -> Workdays:
        return desk.calendars.shipped.with_changes(changes_among(calendar[:count])).workdays

    def workdays(seq: int) -> Workdays:
        return known_before(sum(record.seq < seq for record in calendar))

    for done, (case_id, found) in enumerate(by_case.items()):
        tick(done, len(by_case))
        try:
            yield from _of_case(desk, found, workdays)
        except Exception as error:  # noqa: BLE001 - whatever keeps a case from being counted must be told, not raised
            yield f"The dates of case {case_id} cannot be counted: {type(error).__name__}."


def _of_case(desk: Desk, found: Sequence[Record], workdays: Callable[[int], Workdays]) -> Iterator[str]:
    """The dates of one case, and those that its letters gave."""
    stand = standing_records(found)
    kinds = {record.kind for record in stand}
    if not kinds >= COMPLAINT:
        return
    known = {edition.key for edition in desk.editions.all}
    if not known >= {record.body["edition"] for record in found if record.kind == "edition"}:
        return  # that is a finding of its own
    _counted(desk, found, desk.workdays)
    reference = next(record.body["reference"] for record in stand if record.kind == "opened")
    letters = {record.seq: record for record in found if record.kind == "letter_issued"}
    for letter in letters.values():
        before = tuple(record for record in found if record.seq < letter.seq)
        said = frozen_facts(letter)
        for one in _dates(desk, letter, said, before, workdays(letter.seq)):
            if one.said is not None and one.said != one.counted:
                counted = f"it is {long_date(one.counted)}" if one.counted else "there is no such date"
                yield (
                    f"The letter of entry {letter.seq} ({reference}, dated {long_date(said.dated)}) gives "
                    f"{long_date(one.said)} as {one.what}; counted again from what was known then, {counted}."
                )
    yield from _postings(found, letters, str(reference))


def _dates(desk: Desk, letter: Record, said: Facts, before: Sequence[Record], workdays: Workdays) -> Iterator[Said]:
    """The dates of a letter that follow from the record alone; a date that somebody chose is not among them."""
    kind, stage = str(letter.body["letter_kind"]), int(letter.body["stage"])
    if said.acknowledge_by is not None:
        clock = _clock(_counted(desk, before, workdays), stage, "acknowledged")
        yield Said("the last day for it", said.acknowledge_by, clock.due if clock else None)
    if said.decision is not None and said.decision.was_due is not None:
        clock = _clock(_counted(desk, before, workdays), stage, "responded")
        yield Said("the day on which the answer was due", said.decision.was_due, clock.due if clock else None)
    if kind == "acknowledgement" and said.respond_by is not None:
        sent = Entry(letter.seq, POSTED_AS[kind], said.dated, stage)
        clock = _clock(_counted(desk, before, workdays, sent), stage, PROMISES[kind])
        yield Said("the date of the answer", said.respond_by, clock.due if clock else None)


def _postings(found: Sequence[Record], letters: Mapping[int, Record], reference: str) -> Iterator[str]:
    """Where the entry of a posting keeps another date than its letter gives."""
    for record in found:
        letter = letters.get(record.body.get("letter", 0)) if record.kind in SENT else None
        if letter is None or record.corrects is not None:
            continue
        entry, said = record.entry(), frozen_facts(letter)
        plan = said.extension.until if said.extension and record.kind == "extended" else None
        for kept, given in ((entry.promised, said.respond_by), (entry.until, plan)):
            if kept is not None and kept != given:
                yield (
                    f"Entry {record.seq} ({reference}) says that the letter of entry {letter.seq} gives "
                    f"{long_date(kept)}; the letter gives {long_date(given) if given else 'no date'}."
                )


def _counted(desk: Desk, found: Sequence[Record], workdays: Workdays, *more: Entry) -> tuple[Clock, ...]:
    last = {record.kind: record for record in standing_records(found)}
    edition = desk.editions.named(last["edition"].body["edition"])
    return clocks([*(record.entry() for record in found), *more], edition, workdays)


def _clock(made: Sequence[Clock], stage: int, stops: str) -> Clock | None:
    return next((one for one in made if (one.stage, one.rule.stops) == (stage, stops)), None)
