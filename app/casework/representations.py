"""Representations: what somebody may do for the person complaining, what shows it, and until when (2024 Code 3.6).

Nothing waits for the proof: the complaint is acknowledged and begun meanwhile (1.3). Name and address of whoever acts
stand with the person's particulars; here is how far they may act. And those who complain together with them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.review_dates import as_kept, day_in
from app.casework.settings import actor
from app.casework.texts import (
    LINE_LENGTH,
    NAME_LENGTH,
    POINT_LENGTH,
    address_problems,
    past_date_problems,
    postcode_problem,
    tidy,
    tidy_line,
    tidy_postcode,
    too_long,
)
from app.models.journals import Record
from app.rules.dates import EARLIEST, long_date
from app.rules.names import same_person
from app.rules.problems import Problem, Refused

SCOPES = {
    "all": "speaks for them in everything",
    "letters": "speaks for them, and gets their letters",
    "talk": "asks and answers for them; they decide themselves",
    "meetings": "comes with them to meetings",
}
"""What somebody may do for the person complaining, as a sentence says it."""


ANEW = "what they may do is recorded anew"
"""Why an entry takes the place of another; any other reason is that they act no longer."""


@dataclass(frozen=True)
class Representation:
    """How far somebody acts for the person complaining, as it was typed or as it stands."""

    name: str
    scope: str = ""
    """A key of `SCOPES`."""
    proof: str = ""
    """What shows that they may act: 'signed form of 3 May'; empty while it is being asked for."""
    ends: dt.date | str | None = None
    """The last day on which they act; None where no end is known."""
    accompanies: bool = False
    """Whether they come to meetings and visits."""
    seq: int = 0
    settled: bool = False
    """Whether it was recorded that they act no longer, so that nobody has to be asked."""

    def ended(self, today: dt.date) -> bool:
        """Whether they act no longer."""
        return isinstance(self.ends, dt.date) and self.ends < today


@dataclass(frozen=True)
class Member:
    """Somebody who complains together with the person complaining."""

    name: str
    address: str = ""
    postcode: str = ""
    seq: int = 0


def record_representation(desk: Desk, case_id: int, representation: Representation) -> int:
    """Record how far somebody acts, in place of what stood for the same name. Raises Refused, or NoSuchCase."""
    case = case_records(desk, case_id)
    tidied = replace(representation, name=tidy_line(representation.name), proof=tidy_line(representation.proof), seq=0)
    problems = _representation_problems(case, tidied)
    if problems:
        raise Refused(problems)
    old = next((one for one in representations(case) if same_person(one.name, tidied.name)), None)
    correction = {"corrects": old.seq, "reason": ANEW} if old else {}
    with desk.book.writing(actor(desk)) as work:
        sentence = _representation_sentence(tidied)
        body = _body(tidied) | correction
        return work.append(case_id, "representation", on=desk.today(), sentence=sentence, body=body)


def end_representation(desk: Desk, case_id: int, seq: int, on: dt.date | str | None, reason: str) -> int:
    """Record that somebody acts no longer after a day. Raises Refused, or NoSuchCase."""
    case = case_records(desk, case_id)
    reason = tidy(reason)
    old = next((one for one in representations(case) if one.seq == seq), None)
    problems = list(past_date_problems("on", "The last day", on, desk.today()))
    problems += too_long("reason", "The reason", reason, POINT_LENGTH)
    if not reason:
        problems.append(Problem("reason", "Enter why they act no longer."))
    if old is None:
        problems.append(Problem("", "That is not recorded any more. Look at the case again."))
    if problems or old is None:
        raise Refused(tuple(problems))
    ended = replace(old, ends=on)
    with desk.book.writing(actor(desk)) as work:
        body = _body(ended) | {"corrects": seq, "reason": reason, "settled": True}
        sentence = f"{old.name} acts for them no longer after {_day(on)}."
        return work.append(case_id, "representation", on=desk.today(), sentence=sentence, body=body)


def representations(case: CaseRecords) -> tuple[Representation, ...]:
    """How far each person acts, as it stands; those whose time has ended are among them."""
    return tuple(_representation(record) for record in case.standing if record.kind == "representation")


def acting_for(case: CaseRecords, name: str, today: dt.date) -> str:
    """The name of a representative while they act; empty once the day has gone until which they did."""
    ended = [one for one in representations(case) if same_person(one.name, name)]
    return "" if ended and ended[-1].ended(today) else name


def scope_of(case: CaseRecords, name: str, today: dt.date) -> tuple[str, bool]:
    """How far somebody may act, a key of `SCOPES`, and whether they come to meetings; empty where that is not known."""
    acting = [one for one in representations(case) if same_person(one.name, name) and not one.ended(today)]
    return (acting[-1].scope, acting[-1].accompanies) if name and acting else ("", False)


def add_member(desk: Desk, case_id: int, member: Member) -> int:
    """Record somebody who complains together with them (2024 Code 1.2). Raises Refused, or NoSuchCase."""
    case = case_records(desk, case_id)
    member = Member(tidy_line(member.name), tidy(member.address), tidy_postcode(member.postcode))
    problems = [
        *too_long("name", "The name", member.name, NAME_LENGTH),
        *address_problems("address", member.address),
        *postcode_problem("postcode", member.postcode),
    ]
    if not member.name:
        problems.append(Problem("name", "Enter the full name of whoever complains too."))
    if any(same_person(member.name, name) for name in (case.who, *(one.name for one in members(case)))):
        problems.append(Problem("name", f"{member.name} is among those complaining already."))
    if problems:
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        body = {"name": member.name, "address": member.address, "postcode": member.postcode}
        sentence = f"{member.name} complains together with {case.who}."
        return work.append(case_id, "member", on=desk.today(), sentence=sentence, body=body)


def members(case: CaseRecords) -> tuple[Member, ...]:
    """Those who complain together with the person complaining."""
    return tuple(
        Member(one.body["name"], one.body["address"], one.body["postcode"], one.seq)
        for one in case.standing
        if one.kind == "member"
    )


def _representation(record: Record) -> Representation:
    body: Mapping[str, Any] = record.body
    return Representation(
        name=str(body["name"]),
        scope=str(body.get("scope", "")),
        proof=str(body.get("proof", "")),
        ends=day_in(body, "ends"),
        accompanies=bool(body.get("accompanies", False)),
        seq=record.seq,
        settled=bool(body.get("settled", body.get("reason", ANEW) != ANEW)),
    )


def _representation_problems(case: CaseRecords, typed: Representation) -> tuple[Problem, ...]:
    found = [
        *too_long("name", "The name", typed.name, NAME_LENGTH),
        *too_long("proof", "This", typed.proof, LINE_LENGTH),
        *_end_problems(case, typed.ends),
    ]
    if not typed.name:
        found.append(Problem("name", "Enter the name of whoever acts for them."))
    elif same_person(typed.name, case.who):
        found.append(Problem("name", f"{case.who} is complaining. Enter the name of whoever acts for them."))
    if typed.scope not in SCOPES:
        found.append(Problem("scope", "Choose what they may do."))
    return tuple(found)


def _end_problems(case: CaseRecords, ends: dt.date | str | None) -> tuple[Problem, ...]:
    if ends is None:
        return ()
    if isinstance(ends, str):
        sentence = f"There is no date “{tidy_line(ends)[:30]}”. Enter a day, a month and a year, or leave it empty."
        return (Problem("ends", sentence),)
    if ends < max(case.received_on(), EARLIEST):
        day = long_date(case.received_on())
        return (Problem("ends", f"The complaint was received on {day}, so they acted at least until then."),)
    return ()


def _body(one: Representation) -> dict[str, Any]:
    return {
        "name": one.name,
        "scope": one.scope,
        "proof": one.proof,
        "ends": as_kept(one.ends),
        "accompanies": one.accompanies,
    }


def _representation_sentence(one: Representation) -> str:
    until = f" until {_day(one.ends)}" if one.ends else ""
    proof = f" Shown by: {one.proof.removesuffix('.')}." if one.proof else " What shows it is asked for meanwhile."
    return f"{one.name} {SCOPES[one.scope]}{until}.{proof}"


def _day(day: dt.date | str | None) -> str:
    return long_date(day) if isinstance(day, dt.date) else ""
