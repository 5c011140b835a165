"""Flags on issued letters: what a letter says that the record no longer says, each thing in a sentence of its own.

A letter is frozen; the case is not. Until it has gone, everything that it says of the case is compared with what a
letter written today would say. Once it has gone, the dates and the address still are; of the rest, the posting keeps
what differed on that day, because what changed later is no fault of the letter.
"""

from __future__ import annotations

import datetime as dt
import json

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.letter_facts import facts_of, promise
from app.letters.drafts import Facts, from_json
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.words import listed

DIFFERED = "differed"
"""In the body of a posting: the sentences of what the letter said otherwise than the record when it went."""


def letter_flags(desk: Desk, case: CaseRecords, letter: Record, on: dt.date | None = None) -> tuple[str, ...]:
    """What an issued letter says that the record no longer says, a sentence each; the date received comes first.

    `on` is a day on which it is supposed to go, where it has not gone yet; without one, today.
    """
    kind, sent = letter.body["letter_kind"], posting_of(case, letter.seq)
    went = sent.on if sent else on
    said = frozen_facts(letter)
    now = facts_of(desk, case, kind, said.stage, went)
    flags = [*_received(said, now), *_address(said, now)]
    if sent is None:
        flags += differences(desk, said, now)
        flags += _promised(said, now.respond_by, f"if it goes on {long_date(went or desk.today())}, the")
    else:
        flags += sent.body.get(DIFFERED, ())
        flags += _promised(said, promise(case.clocks, kind, said.stage).original_due, "the")
    if went and went != said.dated:
        flags.append(f"It is dated {long_date(said.dated)} but went on {long_date(went)}; the day it went counts.")
    return tuple(flags)


def flags_if_posted(desk: Desk, case_id: int, letter_id: int, on: dt.date | None = None) -> tuple[str, ...]:
    """The flags of an issued letter if it goes on a day; none for a letter that does not stand or has gone already."""
    case = case_records(desk, case_id)
    letter = next((one for one in case.unposted if one.seq == letter_id), None)
    return letter_flags(desk, case, letter, on) if letter else ()


def differences(desk: Desk, said: Facts, now: Facts) -> tuple[str, ...]:
    """Where a letter speaks of person and complaint otherwise than the record does; not of its dates and address."""
    lists = {
        "the points complained of": said.points == now.points,
        "the outcomes wanted": said.outcomes == now.outcomes,
        "the questions to ask": said.questions == now.questions,
        "the adjustments agreed": said.adjustments == now.adjustments,
    }
    changed = [what for what, same in lists.items() if not same]
    pairs = (
        ("It is addressed to {}; the record now says {}.", said.addressee, now.addressee),
        ("It greets {}; the record now says {}.", said.salutation, now.salutation),
        ("It says you were told {}; the record now says {}.", said.received_how, now.received_how),
        ("It names {} as representative; the record now names {}.", said.representative, now.representative),
        ("It names {} as dealing with the complaint; the record now names {}.", _handler(said), _handler(now)),
        ("It gives {} as the number to ring; Settings now say {}.", said.handler_phone, now.handler_phone),
        ("It was written under the {}; the case is now under the {}.", _code(desk, said), _code(desk, now)),
    )
    found = [sentence.format(old or "nobody", new or "nobody") for sentence, old, new in pairs if old != new]
    if changed:
        found.append(f"It gives {listed(changed)} as they were; the record has changed since.")
    if said.large_print != now.large_print:
        asked = "now asks for large print" if now.large_print else "no longer asks for that"
        found.append(f"It is in {'large' if said.large_print else 'ordinary'} print; the record {asked}.")
    if bool(said.hazard_note) != bool(now.hazard_note):
        says, record = ("says", "no longer") if said.hazard_note else ("does not say", "now")
        found.append(f"It {says} that the possible danger was acted on; the record {record} does.")
    return tuple(found)


def frozen_facts(letter: Record) -> Facts:
    """What an issued letter says of the case, as it was frozen."""
    return from_json(json.dumps(letter.body["draft"])).facts


def posting_of(case: CaseRecords, letter_id: int) -> Record | None:
    """The entry that says that an issued letter went; None while it has not."""
    return next((record for record in case.standing if record.body.get("letter") == letter_id), None)


def _received(said: Facts, now: Facts) -> list[str]:
    if said.received_on == now.received_on:
        return []
    was, is_now = long_date(said.received_on), long_date(now.received_on)
    return [f"It says the complaint was received on {was}; the record now says {is_now}."]


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
    if promised == due:
        return []
    later = "The earlier of the two binds you." if promised < due else "Answer by the Code's date."
    return [f"It promises an answer by {long_date(promised)}; {whose} Code's date is {long_date(due)}. {later}"]


def _handler(facts: Facts) -> str:
    return ", ".join(filter(None, (facts.handler, facts.handler_post)))


def _code(desk: Desk, facts: Facts) -> str:
    return desk.editions.named(facts.edition_key).short_name
