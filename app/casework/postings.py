"""Postings: what it writes that an issued letter went, and what that does to the clocks.

One rule for all letters: what is written follows from the kind. An extension moves a date only where its notice went in
time (2024 Code 6.4, 6.15); a refusal moves none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_facts, letter_of, posting_of, sent_entry
from app.casework.letter_kinds import POSTED_AS, SENT
from app.casework.letter_matters import basis
from app.casework.letter_subjects import subject_records
from app.casework.objections import Objection
from app.casework.ways_to_send import proof_words
from app.models.books import Work
from app.models.journals import Record
from app.rules.clocks import Clock, clocks
from app.rules.dates import long_date
from app.rules.timelines import Entry
from app.rules.updates import ONE, interval_words
from app.rules.words import listed, uncapital

NEVER_CHANGED = (
    "A letter that has gone is never changed or withdrawn. If something in it was wrong, write a correction letter; if "
    "it did not go after all, strike out its posting on the case's history first."
)
NO_CLOCK = "This stops no clock and moves no date. The case keeps that the letter went, and when."


def sent_body(letter: Record, how: str) -> dict[str, Any]:
    """What the journal keeps of a posting beside its date: what the letter said when it was frozen."""
    facts = frozen_facts(letter)
    body: dict[str, Any] = {"letter": letter.seq, "stage": letter.body["stage"], "how": how}
    if POSTED_AS[letter.body["letter_kind"]] != "extended":
        return body | ({"promised": facts.respond_by.isoformat()} if facts.respond_by else {})
    plan = facts.extension
    if plan is not None:
        body |= {"until": plan.until.isoformat(), "notice_reason": plan.reasons, "good_reason": plan.good_reason}
        body |= {"panel": plan.panel, "agreed": plan.agreed}
        body |= Objection(plan.objection, plan.objected_by, plan.objected_on).body()
    return body


def sent_sentence(name: str, letter: Record, on: dt.date, how: str, proof: str = "") -> str:
    """'Stage 1 extension notice sent on Monday 30 November 2026 by second class post; new date …'."""
    plan = frozen_facts(letter).extension if POSTED_AS[letter.body["letter_kind"]] == "extended" else None
    new = f"; new date {long_date(plan.until)}. {plan.reasons}" if plan else "."
    return f"{name} sent on {long_date(on)} by {how}{new}{proof_words(proof)}"


def gone_sentence(case: CaseRecords, letter_id: int) -> str:
    """Why a letter cannot be withdrawn: it went, or is withdrawn already."""
    sent = posting_of(case, letter_id)
    if sent is None:
        return "That letter was withdrawn. Look at the case's letters again."
    how = f" by {sent.body['how']}" if sent.body.get("how") else ""
    return f"That letter went on {long_date(sent.on)}{how}. {NEVER_CHANGED}"


def dated_otherwise(desk: Desk, case_id: int, letter_id: int, on: dt.date | None) -> tuple[str, ...]:
    """That an issued letter is dated another day than the one on which it goes; nothing where they are the same."""
    letter = letter_of(subject_records(desk, case_id), letter_id)
    if letter is None or on is None or letter.on == on:
        return ()
    goes = "goes today" if on == desk.today() else f"went on {long_date(on)}"
    return (f"It is dated {long_date(letter.on)} and {goes}. The day it goes counts; the story keeps both.",)


def keep_interval(work: Work, case: CaseRecords, letter: Record, on: dt.date) -> None:
    """How often the resident hears, as was agreed and as the notice says, is kept with it (2024 Code 5.9)."""
    plan, stage = basis(case, letter.body["letter_kind"], letter.body["stage"]), letter.body["stage"]
    said = frozen_facts(letter).extension
    if plan is None or said is None or not said.interval or not case.edition.intervals:
        return
    every, unit = int(plan.body.get("every") or 0), str(plan.body.get("unit", ""))
    if unit not in ONE or interval_words(every, unit) != said.interval:
        return
    agreed = [one.body for one in case.standing if one.kind == "updates_agreed" and one.body.get("stage") == stage]
    if any((one["every"], one["unit"]) == (every, unit) for one in agreed[-1:]):
        return
    sentence = f"Agreed with the resident: an update {interval_words(every, unit)}, from {long_date(on)}."
    body = {"stage": stage, "how": "with the extension notice", "every": every, "unit": unit}
    work.append(case.case_id, "updates_agreed", on=on, sentence=sentence, body=body)


def effect(desk: Desk, case: CaseRecords, letter: Record, on: dt.date | None) -> str:
    """What it does to the clocks that an issued letter goes, in sentences; with a day, the dates that follow."""
    sent = sent_entry(case, letter, on or desk.today())
    if sent.kind == SENT:
        return NO_CLOCK
    pairs = list(zip(case.clocks, clocks([*case.entries, sent], case.edition, desk.workdays), strict=True))
    if sent.kind == "extended":
        return " ".join(_moves(pairs, sent))
    stops = [before for before, after in pairs if before.stopped is None and after.stopped is not None]
    starts = [after for before, after in pairs if before.started is None and after.started is not None]
    acts = [f"stops the {_name(clock)} clock" for clock in stops]
    acts += [f"starts the {clock.rule.working_days}-working-day {_name(clock)} clock" for clock in starts]
    sentences = [
        f"This {listed(acts)}." if acts else "This moves no date: the clock it would stop has stopped already."
    ]
    if on is not None:
        late = [clock for clock in stops if on > clock.due]
        sentences += [f"It was due by {long_date(clock.due)}, so it counts as late." for clock in late]
        sentences += [f"The {_name(clock)} is then due by {long_date(clock.due)}." for clock in starts]
    return " ".join(sentences)


def _moves(pairs: list[tuple[Clock, Clock]], sent: Entry) -> Iterator[str]:
    """What a notice does to the date of the answer, or why it does nothing."""
    for before, after in pairs:
        notice = next((one for one in after.notices if one.seq == sent.seq), None)
        if notice is not None and notice.counts and notice.until:
            moved = f"This moves the {_name(after)} to {long_date(notice.until)}"
            yield f"{moved}, instead of {long_date(before.due)}. No clock stops."
        elif notice is not None:
            yield f"This moves no date. {notice.sentence}"


def _name(clock: Clock) -> str:
    """'stage 1 response', for the middle of a sentence."""
    return uncapital(clock.rule.name)
