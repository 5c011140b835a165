"""Corrections: nothing is overwritten. A new entry names the old one and the reason; the old one stays, struck out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from app.casework.cases import CaseRecords, case_records
from app.casework.definitions import (
    Understanding,
    correction_of,
    kept_beside,
    tidied_notes,
    understanding_problems,
)
from app.casework.desks import Desk
from app.casework.fulfilments import keeping_problems, leaning_on_promise
from app.casework.governing_editions import edition_if_received, stays_sentence
from app.casework.intakes import Definition, Point, define, definition_problems
from app.casework.outlooks import closed_problems, countable_problems, uncountable
from app.casework.promises import KEPT
from app.casework.refusal_letters import leaning_on_refusal
from app.casework.settings import actor
from app.casework.texts import POINT_LENGTH, past_date_problems, tidy, tidy_line, tidy_list, too_long
from app.models.books import Work
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused
from app.rules.timelines import NOT_KNOWN, Entry, contradictions
from app.rules.vocabularies import EVENTS

DATED = {
    "received": "Date received",
    "acknowledged": "Date of the acknowledgement",
    "extended": "Date of the extension notice",
    "responded": "Date of the response",
    "letter_posted": "Date on which the letter went",
    "format_sent": "Date on which the other format went",
    "format_dropped": "Date on which the other format was no longer wanted",
    "escalation_requested": "Date on which the next stage was asked for",
    "logged": "Date on which it was logged",
    "updates_agreed": "Date on which updates were agreed",
    "updated": "Date of the update",
    "occurred": "Date on which it happened",
    "aware": "Date on which the resident learnt of it",
    "note": "Date of the note",
    "hazard_action": "Date of what was done about the hazard",
    "promise_kept": "Date on which what was promised was done",
    "refused": "Date of the refusal",
    "overturned": "Date on which the refusal was overturned",
    "accepted": "Date on which it was taken all the same",
    "refusal_told": "Date of the letter that explains the refusal",
    "about_officer": "Date on which it was known whom it is about",
    "facts_supplied": "Date on which facts were supplied",
    "contact": "Date of the contact",
    "contact_agreed": "Date on which contact was agreed",
    "restriction_lifted": "Date on which the restriction was lifted",
}
"""Kinds of entry whose date can be corrected, and what to call that date."""

TWO_PEOPLE = "two_people"
"""The kind of entry that says that two names that look alike are of two people."""

VOIDABLE = (
    "logged",
    "letter_issued",
    "acknowledged",
    "extended",
    "responded",
    "letter_posted",
    "format_sent",
    "format_dropped",
    "letter_planned",
    "escalation_requested",
    "updates_agreed",
    "updated",
    "occurred",
    "aware",
    "note",
    "hazard_action",
    "contact",
    "contact_agreed",
    "representation",
    "member",
    "linked",
    "restricted",
    "restriction_reviewed",
    "restriction_lifted",
    "weighed",
    "remedy",
    "promise_moved",
    "promise_kept",
    "promise_dropped",
    "remedy_approved",
    "lesson",
    "refused",
    "overturned",
    "accepted",
    "refusal_told",
    "decided",
    "extension_planned",
    "issue_raised",
    TWO_PEOPLE,
    "merged",
    "handed_over",
    "about_officer",
    "facts_supplied",
    "conflict_declared",
    "closed",
    NOT_KNOWN,
)
"""Kinds of entry that can be struck out altogether: what was recorded did not happen."""

OF_THE_PERSON = ("assigned", "conflict_declared")
"""Kinds of entry about who considers a stage: they go with the request for it."""

MERGING = ("merged", "closed")
"""Kinds of entry by which a complaint goes on within another."""

BESIDE = ("corrects", "reason")
"""What a correction says of itself, beside what it corrects."""


def correct_date(desk: Desk, case_id: int, seq: int, on: dt.date | str | None, reason: str) -> int:
    """Correct the date of an entry; every clock follows. Returns the new entry's number. Raises Refused.

    A received date that falls under another edition of the Code moves the case to that edition, which the journal says;
    an edition that was chosen for the case stays, which it says as well.
    """
    case = case_records(desk, case_id)
    record = _standing(case, seq, DATED)
    problems = list(past_date_problems("on", DATED[record.kind], on, desk.today())) + _reason_problems(reason)
    if isinstance(on, dt.date) and not problems:
        problems += _date_problems(desk, case, record, on)
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    sentence = f"{DATED[record.kind]} corrected from {long_date(record.on)} to {long_date(on)}."
    if record.kind == "received" and (stays := stays_sentence(desk, case, on)):
        sentence = f"{sentence} {stays}"
    with desk.book.writing(actor(desk)) as work:
        body = {**record.body, "corrects": seq, "reason": tidy(reason)}
        written = work.append(case_id, record.kind, on=on, sentence=sentence, body=body)
        if record.kind == "received":
            _govern_anew(desk, work, case, on)
            _hazard_anew(work, case, record.on, on)
    return written


def strike_out(desk: Desk, case_id: int, seq: int, reason: str) -> int:
    """Strike out what did not happen; returns the last new entry's number. Raises Refused.

    An entry whose date was corrected is struck out in all its versions: the old date does not come back. One that took
    the place of another, as a second decision does, gives it back: the earlier stands again.
    """
    case = case_records(desk, case_id)
    record = _standing(case, seq, VOIDABLE)
    versions = tuple(one for each in (record, *_going_with(case, record)) for one in reversed(_versions(case, each)))
    problems = [*_reason_problems(reason), *_leaning_problems(case, record), *_beyond_problems(desk, case, versions)]
    if problems:
        raise Refused(tuple(problems))
    stays = what_stays(record)
    with desk.book.writing(actor(desk)) as work:
        written = 0
        for one in versions:
            body = {"corrects": one.seq, "reason": tidy(reason)}
            sentence = " ".join(filter(None, (f"Struck out: {one.sentence}", stays)))
            written = work.append(case_id, "voided", on=desk.today(), sentence=sentence, body=body)
        if record.kind == "escalation_requested":
            _unassign(desk, work, case, record)
    return written


def change_definition(
    desk: Desk, case_id: int, definition: Definition, reason: str, beside: Understanding | None = None
) -> int:
    """Write a new version of the points, outcomes and questions; the old one stays, struck out. Raises Refused.

    `beside` is what is kept of it beside them; without it, the notes stay on the outcomes that stay.
    """
    points = tuple(Point(text, point.whose) for point in definition[0] if (text := tidy_line(point.text)))
    outcomes, questions = tidy_list(definition[1]), tidy_list(definition[2])
    if beside is not None:
        beside = replace(beside, unrealistic=tidied_notes(definition[1], beside.unrealistic))
    problems = [*definition_problems(points, outcomes, questions), *_reason_problems(reason)]
    problems += understanding_problems(beside or Understanding(), outcomes, desk.today())
    if problems:
        raise Refused(tuple(problems))
    case = case_records(desk, case_id)
    new = (points, outcomes, questions)
    body = (beside or kept_beside(case, new)).body() | correction_of(case.last("defined"), tidy(reason))
    with desk.book.writing(actor(desk)) as work:
        return define(desk, work, case_id, new, body)


def _standing(case: CaseRecords, seq: int, kinds: Collection[str]) -> Record:
    """The record to correct. Raises Refused where it was corrected already, or is not of these kinds."""
    record = next((record for record in case.standing if record.seq == seq), None)
    if record is None:
        raise Refused((Problem("", "That entry was struck out already. Correct the entry that took its place."),))
    if record.kind not in kinds:
        raise Refused((Problem("", "That entry cannot be corrected in this way."),))
    return record


def what_stays(record: Record) -> str:
    """What striking an entry out leaves as it is: the book takes back no point, and no complaint that was opened."""
    if record.kind != "issue_raised":
        return ""
    if record.body["outcome"] == "merged":
        return "The point that it became stays in the complaint: change what the complaint is about as well."
    return "The complaint that it became stays."


def _versions(case: CaseRecords, record: Record) -> tuple[Record, ...]:
    """An entry and those of which it only corrects the date, oldest first."""
    by_seq = {one.seq: one for one in case.records}
    versions = [record]
    while (older := versions[0].corrects) is not None and _redated(by_seq[older], versions[0]):
        versions.insert(0, by_seq[older])
    return tuple(versions)


def _redated(old: Record, new: Record) -> bool:
    """Whether an entry says what the one says that it corrects, only of another day."""
    said, says = ({key: one.body[key] for key in one.body if key not in BESIDE} for one in (old, new))
    return (old.kind, said) == (new.kind, says) and old.on != new.on


def _going_with(case: CaseRecords, record: Record) -> tuple[Record, ...]:
    """What does not stand without an entry: a merge and its closing are one, whichever of them is struck out."""
    if case.merged is None or record.kind not in MERGING:
        return ()
    return tuple(one for kind in MERGING if kind != record.kind and (one := case.last(kind)) is not None)


def _leaning_problems(case: CaseRecords, record: Record) -> list[Problem]:
    """What stands on an entry must go before it."""
    if any(other.body.get("letter") == record.seq for other in case.standing):
        return [Problem("", "That letter was posted. Strike out its posting first.")]
    found = list(closed_problems(case)) if record.kind in EVENTS else list(leaning_on_promise(case, record))
    found += leaning_on_refusal(case, record)
    if found:
        return found
    if record.kind != "escalation_requested":
        return []
    stage = record.body["stage"]
    later = [
        one
        for one in case.standing
        if one.kind in set(VOIDABLE) - {*OF_THE_PERSON, TWO_PEOPLE}
        and one.seq != record.seq
        and int(one.body.get("stage", 1)) >= stage
    ]
    if not later:
        return []
    sentence = f"Stage {stage} has entries of its own. Strike them out first: {' '.join(one.sentence for one in later)}"
    return [Problem("", sentence)]


def _beyond_problems(desk: Desk, case: CaseRecords, versions: tuple[Record, ...]) -> list[Problem]:
    """A problem where the case without an entry could not be shown any more: what runs again leads too far."""
    voided = (
        Entry(case.next_seq + number, "voided", desk.today(), corrects=one.seq) for number, one in enumerate(versions)
    )
    beyond = uncountable(desk, [*case.entries, *voided], case.edition)
    return [Problem("", beyond)] if beyond else []


def _reason_problems(reason: str) -> list[Problem]:
    text = tidy(reason)
    if not text:
        return [Problem("reason", "Enter the reason for the correction; it stays beside the old entry.")]
    return list(too_long("reason", "The reason", text, POINT_LENGTH))


def _date_problems(desk: Desk, case: CaseRecords, record: Record, on: dt.date) -> list[Problem]:
    if on == record.on:
        return [Problem("on", f"That is the date it has already: {long_date(on)}.")]
    if record.kind == KEPT:
        kept = keeping_problems(desk, case, on, str(record.body["evidence"]))
        if kept:
            return [replace(one, field="on") for one in kept]
    letter = next((one for one in case.standing if one.seq == record.body.get("letter")), None)
    if letter is not None and on < letter.on:
        return [Problem("on", f"The letter is dated {long_date(letter.on)}, so it cannot have gone before.")]
    closed = case.last("closed")
    if closed is not None and record.kind in (*EVENTS, KEPT) and on > closed.on:
        sentence = f"The case was closed on {long_date(closed.on)}. Open it again first, then correct this."
        return [Problem("on", sentence)]
    moved = replace(record.entry(), seq=case.next_seq, on=on, corrects=record.seq)
    edition = edition_if_received(desk, case, on) if record.kind == "received" else case.edition
    clashes = [Problem("on", problem.sentence) for problem in contradictions([*case.entries, moved])]
    return [*clashes, *countable_problems(desk, case, moved, "on", edition)]


def _govern_anew(desk: Desk, work: Work, case: CaseRecords, received_on: dt.date) -> None:
    edition = edition_if_received(desk, case, received_on)
    old = case.last("edition")
    if old is None or edition.key == case.edition.key:
        return
    reason = "in force on the corrected date of receipt"
    if desk.editions.predates(received_on):
        reason = "the first there was; none was in force on the corrected date of receipt"
    body = {"edition": edition.key, "reason": reason, "corrects": old.seq}
    sentence = f"Now handled under the {edition.short_name}, {reason}."
    work.append(case.case_id, "edition", on=received_on, sentence=sentence, body=body)


def _hazard_anew(work: Work, case: CaseRecords, old: dt.date, new: dt.date) -> None:
    """Whoever heard the complaint heard of the hazard, so its date moves with the date received."""
    came = next((one.report for one in case.hazards if one.came_with(old)), None)
    if came is not None:
        body = {**came.body, "corrects": came.seq, "reason": "it was reported with the complaint"}
        work.append(case.case_id, "hazard", on=new, sentence=came.sentence, body=body)


def _unassign(desk: Desk, work: Work, case: CaseRecords, record: Record) -> None:
    """A stage that was not asked for after all is dealt with by nobody, and nobody declared anything for it.

    That its person was told apart from another goes as well; what was said of two people for another stage stays.
    """
    stage, name = record.body["stage"], case.people.get(record.body["stage"])
    for assigned in case.standing:
        of_the_stage = assigned.kind in OF_THE_PERSON and assigned.body["stage"] == stage
        if of_the_stage or (assigned.kind == TWO_PEOPLE and assigned.body["names"][0] == name):
            body = {"corrects": assigned.seq, "reason": f"stage {stage} was not asked for"}
            sentence = f"Struck out: {assigned.sentence}"
            work.append(case.case_id, "voided", on=desk.today(), sentence=sentence, body=body)
