"""Flags on issued letters: what a letter says that the record no longer says, each thing in a sentence of its own.

A letter is frozen; the case is not. Until it has gone, everything that it says of the case is compared with what a
letter written today would say. Once it has gone, the dates and the address still are; of the rest, the posting keeps
what differed on that day, because what changed later is no fault of the letter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_facts, posting_of, sent_entry
from app.casework.letter_facts import facts_of, promise
from app.casework.letter_kinds import KINDS, PROMISES
from app.casework.letter_subjects import subject_records
from app.letters.facts import Facts
from app.models.journals import Record
from app.rules.clocks import clocks
from app.rules.dates import long_date
from app.rules.words import listed

DIFFERED = "differed"
"""In the body of a posting: the sentences of what the letter said otherwise than the record when it went."""


def letter_flags(desk: Desk, case: CaseRecords, letter: Record, on: dt.date | None = None) -> tuple[str, ...]:
    """What an issued letter says that the record no longer says, a sentence each; the date received comes first.

    `on` is a day on which it is supposed to go, where it has not gone yet; without one, today.
    """
    held = _held(desk, case, letter, on)
    return (*_of_the_case(desk, held), *_of_dates(desk, case, held))


def flags_by_need(desk: Desk, case: CaseRecords, letter: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The flags of an issued letter about which something can be done still, and those that are kept for the record.

    Once a letter went, its dates are past mending when the answer that they are about has gone, or the case is closed;
    so is all that a letter says which only led to that answer.
    """
    held = _held(desk, case, letter, None)
    case_flags, date_flags = _of_the_case(desk, held), _of_dates(desk, case, held)
    if held.sent is None:
        return (*case_flags, *date_flags), ()
    answered = case.answered_on(int(letter.body["stage"])) is not None
    if case.file_closed or (answered and letter.body["letter_kind"] in PROMISES):
        return (), (*case_flags, *date_flags)
    return (case_flags, date_flags) if answered else ((*case_flags, *date_flags), ())


@dataclass(frozen=True)
class _Held:
    """An issued letter held against the record."""

    letter: Record
    sent: Record | None
    went: dt.date | None
    """The day on which it went, or is supposed to go."""
    said: Facts
    now: Facts
    """What a letter written today would say, if it went on that day."""

    @property
    def kind(self) -> str:
        return str(self.letter.body["letter_kind"])


def _held(desk: Desk, case: CaseRecords, letter: Record, on: dt.date | None) -> _Held:
    sent, said = posting_of(case, letter.seq), frozen_facts(letter)
    went = sent.on if sent else on
    stage = said.stage or int(letter.body["stage"])  # a letter about no complaint says of no stage, and has one
    return _Held(letter, sent, went, said, facts_of(desk, case, letter.body["letter_kind"], stage, went))


def _of_the_case(desk: Desk, held: _Held) -> tuple[str, ...]:
    """Where a letter speaks of the case otherwise than the record: when it came, to whom, what it is about."""
    said, now, sent = held.said, held.now, held.sent
    differed = sent.body.get(DIFFERED, ()) if sent else differences(desk, held.kind, said, now)
    return (*_received(said, now), *_address(said, now), *differed)


def _of_dates(desk: Desk, case: CaseRecords, held: _Held) -> tuple[str, ...]:
    """Where the day on which a letter went, or goes, does not fit the dates that it gives."""
    said, now, sent, went = held.said, held.now, held.sent, held.went
    flags = [] if sent else list(_late(said, went or desk.today()))
    if said.extension is not None:
        flags += _new_date(desk, case, held.letter, sent, went or desk.today())
    elif sent is None and now.respond_by:
        flags += _promised(said, now.respond_by, f"if it goes on {long_date(went or desk.today())}, the")
    elif PROMISES.get(held.kind):
        flags += _promised(said, promise(case.clocks, held.kind, said.stage).original_due, "the")
    if went and went != said.dated:
        flags.append(f"It is dated {long_date(said.dated)} but went on {long_date(went)}; the day it went counts.")
    return tuple(flags)


def _late(said: Facts, went: dt.date) -> Iterator[str]:
    """What a letter that has lain past a date does not own up to: that it is late, or that it promises a day gone."""
    due = said.decision.was_due if said.decision else said.acknowledge_by
    if due is not None and said.dated <= due < went:
        yield f"It does not say that it comes late; it was due by {long_date(due)}."
    by = said.respond_by
    if by is not None and said.extension is None and said.acknowledge_by is None and said.dated <= by < went:
        yield f"It promises an answer by {long_date(by)}, which has gone."
    for line in said.decision.overdue(went) if said.decision else ():
        if line.by is not None and line.by >= said.dated:
            yield f"It promises “{' '.join(line.what.split())}” by {long_date(line.by)}, which has gone."


def flags_if_posted(desk: Desk, case_id: int, letter_id: int, on: dt.date | None = None) -> tuple[str, ...]:
    """The flags of an issued letter if it goes on a day; none for a letter that does not stand or has gone already."""
    case = subject_records(desk, case_id)
    letter = next((one for one in case.unposted if one.seq == letter_id), None)
    return letter_flags(desk, case, letter, on) if letter else ()


def differences(desk: Desk, kind: str, said: Facts, now: Facts) -> tuple[str, ...]:
    """Where a letter speaks of person and complaint otherwise than the record does; not of its dates and address.

    A letter is held to no more than its kind says.
    """
    says = KINDS[kind].says
    lists = {
        "the points complained of": "points" not in says or _points(said, says) == _points(now, says),
        "the outcomes wanted": "outcomes" not in says or said.outcomes == now.outcomes,
        "the questions to ask": "questions" not in says or said.questions == now.questions,
        "the adjustments agreed": "adjustments" not in says or said.adjustments == now.adjustments,
    }
    changed = [what for what, same in lists.items() if not same]
    told = "It says you were told {}; the record now says {}."
    represented = "It names {} as representative; the record now names {}."
    pairs = (
        ("It is addressed to {}; the record now says {}.", said.addressee, now.addressee),
        ("It greets {}; the record now says {}.", said.salutation, now.salutation),
        *([(told, said.received_how, now.received_how)] if "received_how" in says else []),
        *([(represented, said.representative, now.representative)] if "representative" in says else []),
        ("It names {} as dealing with the complaint; the record now names {}.", _handler(said), _handler(now)),
        ("It gives {} as the number to ring; Settings now say {}.", said.handler_phone, now.handler_phone),
        ("It was written under the {}; the case is now under the {}.", _code(desk, said), _code(desk, now)),
    )
    found = [sentence.format(old or "nobody", new or "nobody") for sentence, old, new in pairs if old != new]
    if changed:
        found.append(f"It gives {listed(changed)} as they were; the record has changed since.")
    matters = (what for what, same in _matters(said, now).items() if not same)
    found += [f"It gives {what} as it was; the record has changed since." for what in matters]
    if said.large_print != now.large_print:
        asked = "now asks for large print" if now.large_print else "no longer asks for that"
        found.append(f"It is in {'large' if said.large_print else 'ordinary'} print; the record {asked}.")
    found += _scope(said, now) if kind == "acknowledgement" else []
    found += _earlier_part(said, now) if kind in ("acknowledgement", "response") else []
    if said.overturned != now.overturned:
        found.append("It does not say of the refusal that came first what the record now says.")
    return (*found, *_hazards(kind, said, now))


def _hazards(kind: str, said: Facts, now: Facts) -> Iterator[str]:
    """What a letter says of dangers otherwise than the record does."""
    if "hazard" in KINDS[kind].says and bool(said.hazard_note) != bool(now.hazard_note):
        speaks, record = ("says", "no longer") if said.hazard_note else ("does not say", "now")
        yield f"It {speaks} that the possible danger was acted on; the record {record} does."
    if KINDS[kind].decides and said.open_hazards != now.open_hazards:
        yield "It does not say which possible hazards are still to be looked into as the record now does."


def _scope(said: Facts, now: Facts) -> list[str]:
    """How far a letter says that the representative acts, where the record has another."""
    if not now.representative or (said.scope, said.accompanies) == (now.scope, now.accompanies):
        return []
    return [f"It does not say how far {now.representative} may act as the record now does."]


def _earlier_part(said: Facts, now: Facts) -> list[str]:
    """What a letter says of the part that whoever considers it had before, where the record has another."""
    if said.earlier_part == now.earlier_part:
        return []
    did = "had a part" if now.earlier_part else "had no part"
    return [f"It speaks of {said.handler} and the stage before otherwise than the record: they {did} in it."]


def _points(facts: Facts, says: Collection[str]) -> list[tuple[str, ...]]:
    """The points as a kind of letter gives them, each under its number: with whose each is, or without."""
    return [(str(number), text, whose if "whose" in says else "") for number, text, whose in facts.numbered]


def _matters(said: Facts, now: Facts) -> dict[str, bool]:
    """The matter of a letter, each part of it with whether it is still the same."""
    same = {
        "the refusal": said.refusal == now.refusal,
        "the extension": said.extension == now.extension,
        "what you answered": said.asked == now.asked,
    }
    was, is_now = said.decision, now.decision
    if was is None or is_now is None:
        return same
    return same | {
        "what was decided": was.answers == is_now.answers and was.evidence_resident == is_now.evidence_resident,
        "what puts it right": (was.remedies, was.still_open) == (is_now.remedies, is_now.still_open),
        "what was weighed": (was.factors, was.impact, was.lessons) == (is_now.factors, is_now.impact, is_now.lessons),
        "whether there is a further stage": was.final == is_now.final,
    }


def _received(said: Facts, now: Facts) -> list[str]:
    """The days on which the complaint, or its stage, came, where the record has others now."""
    flags = []
    if said.received_on != now.received_on:
        was, is_now = long_date(said.received_on), long_date(now.received_on)
        flags.append(f"It says the complaint was received on {was}; the record now says {is_now}.")
    asked, asked_now = said.escalation, now.escalation
    if asked and asked_now and asked.requested_on != asked_now.requested_on:
        was, is_now = long_date(asked.requested_on), long_date(asked_now.requested_on)
        flags.append(f"It says stage {said.stage} was asked for on {was}; the record now says {is_now}.")
    elif asked and asked_now is None:
        flags.append(f"It is about stage {said.stage}; the record no longer says that this was asked for.")
    return flags


def _new_date(desk: Desk, case: CaseRecords, letter: Record, sent: Record | None, went: dt.date) -> list[str]:
    """What is wrong with the new date that an extension letter gives: the Code's is an earlier one."""
    entry = sent.entry() if sent else sent_entry(case, letter, went)
    made = clocks(case.entries if sent else [*case.entries, entry], case.edition, desk.workdays)
    due = next((one.due for one in made if (one.stage, one.rule.stops) == (entry.stage, "responded")), None)
    said = frozen_facts(letter)
    if due is None or said.respond_by is None or said.respond_by <= due:
        return []
    notice = next((one for clock in made for one in clock.notices if one.seq == entry.seq), None)
    why = f" {notice.sentence}" if notice is not None and not notice.counts else ""
    return [f"It gives {long_date(said.respond_by)} as the new date; the Code's date is {long_date(due)}.{why}"]


def _address(said: Facts, now: Facts) -> list[str]:
    """The lines that differ; what both addresses end with needs no saying."""
    old, new = [*said.address, said.postcode], [*now.address, now.postcode]
    if old == new:
        return []
    while len(old) > 1 and len(new) > 1 and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    was, is_now = ", ".join(filter(None, old)), ", ".join(filter(None, new))
    return [f"It is addressed to {was}; the record now says {is_now or 'nothing'}."]


def _promised(said: Facts, due: dt.date, whose: str) -> list[str]:
    promised = said.respond_by
    if promised is None or promised == due:
        return []
    later = "The earlier of the two binds you." if promised < due else "Answer by the Code's date."
    return [f"It promises an answer by {long_date(promised)}; {whose} Code's date is {long_date(due)}. {later}"]


def _handler(facts: Facts) -> str:
    return ", ".join(filter(None, (facts.handler, facts.handler_post)))


def _code(desk: Desk, facts: Facts) -> str:
    return desk.editions.named(facts.edition_key).short_name
