"""Letter subjects: what a letter is about, a complaint or a contact that is none, read in one way for both.

A service request has no stage, no clock and no points; who it is from and what they told stands in its own entry. For
its letters it is read as a file that has those facts and nothing else (2024 Code 1.3, 1.5; 2022 Code 1.4, 1.6).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from app.casework.cases import CaseRecords, NoSuchCase, case_records, cases_numbered
from app.casework.desks import Desk
from app.models import journals
from app.models.journals import Record
from app.models.registers import standing_records

REQUEST = "request"
"""The kind of entry that a contact that is no complaint begins with."""

_POSTCODE = re.compile(r"\s*\b([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})\s*$")


def subject_records(desk: Desk, number: int) -> CaseRecords:
    """The file that a letter is about: a case, or a contact that is none. Raises NoSuchCase."""
    try:
        return case_records(desk, number)
    except NoSuchCase:
        with desk.book.reading() as session:
            found = _of_request(desk, number, tuple(journals.records(session, number)))
        if found is None:
            raise
        return found


def subjects_numbered(desk: Desk, session: Session, numbers: Sequence[int]) -> tuple[CaseRecords, ...]:
    """The files of these numbers, in that order, cases and others, without those that are not known yet."""
    cases = {case.case_id: case for case in cases_numbered(desk, session, numbers)}
    others = journals.records_of_cases(session, [number for number in numbers if number not in cases])
    found = {number: _of_request(desk, number, recorded) for number, recorded in others.items()}
    both = (cases.get(number) or found.get(number) for number in numbers)
    return tuple(one for one in both if one is not None)


def is_request(subject: CaseRecords) -> bool:
    """Whether a file is a contact that is no complaint."""
    return any(one.kind == REQUEST for one in subject.standing)


def divided(address: str) -> tuple[str, str]:
    """An address as it was typed, and the postcode that it ends with; empty where it has none."""
    found = _POSTCODE.search(address)
    if found is None:
        return address, ""
    return address[: found.start()].rstrip(" ,\n"), f"{found[1]} {found[2]}".upper()


def _of_request(desk: Desk, number: int, recorded: tuple[Record, ...]) -> CaseRecords | None:
    """A contact that is no complaint as a file; None where these are not the entries of one."""
    first = next((one for one in recorded if one.kind == REQUEST), None)
    if first is None:
        return None
    body = first.body
    address, postcode = divided(str(body.get("address", "")))
    facts: Mapping[str, Mapping[str, Any]] = {
        "opened": {"reference": f"R{number}", "outcome": body.get("outcome", ""), "job": ""},
        "received": {"how": ""},
        "person": {"name": body["name"], "salutation": "", "address": address, "postcode": postcode},
        "defined": {"points": [], "outcomes": [], "questions": []},
    }
    made = tuple(replace(first, kind=kind, text=json.dumps(facts[kind])) for kind in facts)
    stand = standing_records(recorded)
    edition = desk.editions.in_force_on(first.on)
    return CaseRecords(number, recorded, (*made, *stand), edition, ())
