"""The register: rows for lists and search, always a fold of the journal, written in the same transaction.

One pure function makes a case's rows from its entries. A verb writes what it gives; `check` makes it again and
compares. So a correction, or the striking out of a correction, needs no code of its own here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, inspect, select
from sqlalchemy.orm import Session

from app.models.journals import Record, records
from app.models.tables import Base, Complaint, Letter, Request, Setting
from app.rules.timelines import standing

SENT = ("acknowledged", "extended", "responded")
"""Kinds of entry that say a letter went out; their body may name the letter that the book issued."""


def standing_records(found: Sequence[Record]) -> tuple[Record, ...]:
    """The records that are not struck out, in the order of writing."""
    kept = {entry.seq for entry in standing([record.entry() for record in found])}
    return tuple(record for record in found if record.seq in kept)


def fold_case(found: Sequence[Record]) -> tuple[Base, ...]:
    """The register rows of one case, from all of its entries; none for a case whose opening was struck out."""
    stand = standing_records(found)
    last = {record.kind: record for record in stand}
    if "request" in last:
        return (_request(last["request"], last.get("closed")),)
    if not {"opened", "received", "person", "edition"} <= last.keys():
        return ()
    person: dict[str, Any] = dict(last["person"].body)
    representative = person.get("representative") or {}
    complaint = Complaint(
        id=last["opened"].case_id,
        reference=last["opened"].body["reference"],
        edition=last["edition"].body["edition"],
        received_on=last["received"].on,
        closed_on=last["closed"].on if "closed" in last else None,
        name=person["name"],
        address=person["address"],
        postcode=person["postcode"],
        phone=person["phone"],
        email=person["email"],
        representative=representative.get("name", ""),
        search="",
    )
    complaint.search = searchable(
        complaint.reference,
        complaint.name,
        complaint.address,
        complaint.postcode,
        complaint.phone,
        complaint.email,
        complaint.representative,
    )
    return (complaint, *_letters(stand))


def searchable(*texts: str) -> str:
    """Text as it is searched: folded to one case, and once more without spaces, so that 'BA52XX' finds 'BA5 2XX'."""
    words = " ".join(" ".join(texts).casefold().split())
    return f"{words} | {words.replace(' ', '')}"


def _letters(stand: Sequence[Record]) -> tuple[Letter, ...]:
    posted = {record.body["letter"]: record.on for record in stand if record.kind in SENT and "letter" in record.body}
    return tuple(
        Letter(
            id=record.seq,
            case_id=record.case_id,
            kind=record.body["letter_kind"],
            stage=record.body["stage"],
            dated=record.on,
            posted_on=posted.get(record.seq),
            document=record.body["document"],
        )
        for record in stand
        if record.kind == "letter_issued"
    )


def _request(record: Record, closed: Record | None) -> Request:
    body = record.body
    return Request(
        id=record.case_id,
        outcome=body["outcome"],
        received_on=record.on,
        closed_on=closed.on if closed else None,
        name=body["name"],
        address=body["address"],
        phone=body["phone"],
        matter=body["matter"],
    )


def refresh_case(session: Session, case_id: int) -> None:
    """Make a case's register rows anew from the journal."""
    rows = fold_case(records(session, case_id))
    session.execute(delete(Letter).where(Letter.case_id == case_id))
    kept = {(type(row), inspect(row).mapper.primary_key_from_instance(row)[0]) for row in rows}
    if (Complaint, case_id) not in kept:
        session.execute(delete(Complaint).where(Complaint.id == case_id))
    if (Request, case_id) not in kept:
        session.execute(delete(Request).where(Request.id == case_id))
    for row in rows:
        session.merge(row)
        session.flush()  # a letter refers to its complaint, which must be there first


def refresh_settings(session: Session) -> None:
    """Make the settings anew from the journal."""
    for key, value in folded_settings(session).items():
        session.merge(Setting(key=key, value=value))


def folded_settings(session: Session) -> dict[str, str]:
    """Each setting's last value, as JSON text."""
    values: dict[str, str] = {}
    for record in records(session, kinds=("setting",)):
        for key, value in record.body["values"].items():
            values[key] = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return values


def differences(session: Session) -> list[str]:
    """Where the register does not say what the journal says; a sentence each."""
    by_case: dict[int, list[Record]] = {}
    for record in records(session):
        if record.case_id is not None:
            by_case.setdefault(record.case_id, []).append(record)
    wanted = {_row_key(row): _row_values(row) for found in by_case.values() for row in fold_case(found)}
    for key, value in folded_settings(session).items():
        wanted["setting", key] = {"key": key, "value": value}
    there = {}
    for table in (Complaint, Letter, Request, Setting):
        for row in session.scalars(select(table)):
            there[_row_key(row)] = _row_values(row)
    found = []
    for place in sorted(wanted.keys() | there.keys(), key=str):
        if place not in there:
            found.append(f"The register has lost {place[0]} {place[1]}, which the journal holds.")
        elif place not in wanted:
            found.append(f"The register holds {place[0]} {place[1]}, of which the journal knows nothing.")
        elif wanted[place] != there[place]:
            columns = [name for name in wanted[place] if wanted[place][name] != there[place][name]]
            found.append(f"The register differs from the journal in {place[0]} {place[1]}: {', '.join(columns)}.")
    return found


def _row_key(row: Base) -> tuple[str, Any]:
    return row.__tablename__, inspect(row).mapper.primary_key_from_instance(row)[0]


def _row_values(row: Base) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in inspect(row).mapper.column_attrs}
