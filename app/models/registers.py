"""The register: rows for lists and search, always a fold of the journal, written in the same transaction.

One pure function makes a case's rows from its entries. A verb writes what it gives; `check` makes it again and
compares. So a correction, or the striking out of a correction, needs no code of its own here.

The rows are those of today. A session of a book of the past (see `pasts`) must not read them, so whoever wants a list
asks here: a case of which something was recorded since is folded anew, from what was known; any other is what it was.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, delete, func, inspect, select
from sqlalchemy.orm import Session

from app.models.damages import damaged
from app.models.journals import AS_IT_IS, KNOWN_UNTIL, Record, recorded_later, records, records_of_cases
from app.models.tables import Base, Complaint, Letter, Request, Setting
from app.rules.timelines import struck_out

SENT = ("acknowledged", "extended", "updated", "responded", "letter_posted")
"""Kinds of entry that say a letter went out; their body may name the letter that the book issued."""

COMPLAINT = frozenset({"opened", "received", "person", "edition"})
"""The kinds of entry that it takes to make a complaint."""
Table = TypeVar("Table", Complaint, Request)
_LISTED = (
    Complaint.id,
    Complaint.reference,
    Complaint.name,
    Complaint.address,
    Complaint.received_on,
    Complaint.closed_on,
)


@dataclass(frozen=True)
class Listed:
    """One case as a list of cases needs it."""

    id: int
    reference: str
    name: str
    address: str
    received_on: dt.date
    closed_on: dt.date | None


def standing_records(found: Sequence[Record]) -> tuple[Record, ...]:
    """The records that are not struck out, in the order of writing."""
    struck = struck_out(record.entry() for record in found if record.corrects is not None)
    return tuple(record for record in found if record.seq not in struck and record.kind != "voided")


def fold_case(found: Sequence[Record]) -> tuple[Base, ...]:
    """The register rows of one case, from all of its entries; none for a case whose opening was struck out."""
    stand = standing_records(found)
    last = {record.kind: record for record in stand}
    if "request" in last:
        return (_request(last["request"], last.get("closed")), *_letters(stand))
    if not last.keys() >= COMPLAINT:
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
        str(last["opened"].body.get("old_reference", "")),
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
        session.flush()  # a letter comes after the file that it belongs to


def refresh_settings(session: Session) -> None:
    """Make the settings anew from the journal."""
    for key, value in folded_settings(session).items():
        session.merge(Setting(key=key, value=value))


def settings_of(session: Session) -> dict[str, Any]:
    """What each setting says, as a session knows it. Raises Damaged where one cannot be read."""
    if session.info.get(KNOWN_UNTIL):
        kept = folded_settings(session)
    else:
        kept = dict(session.execute(select(Setting.key, Setting.value)).all())
    return {key: _said(value) for key, value in kept.items()}


def setting_of(session: Session, key: str) -> Any:  # noqa: ANN401 - whatever was set
    """What one setting says, as a session knows it; None while it was never set. Raises Damaged as above."""
    if session.info.get(KNOWN_UNTIL):
        kept = folded_settings(session).get(key)
    else:
        kept = session.scalar(select(Setting.value).where(Setting.key == key))
    return None if kept is None else _said(kept)


def _said(kept: str) -> Any:  # noqa: ANN401 - whatever was set
    try:
        return json.loads(kept)
    except (ValueError, TypeError) as error:
        raise damaged() from error


def open_cases(session: Session) -> list[int]:
    """The numbers of the open cases, in order; for a session of the past also of all that may have been open then."""
    return _numbers(session, select(Complaint.id).where(Complaint.closed_on.is_(None)))


def open_on(session: Session, day: dt.date) -> list[int]:
    """The numbers of the cases received by a day and not closed before it, as a session knows them, in order."""
    if session.info.get(KNOWN_UNTIL):
        known = (row for row in rows(session, Complaint) if row.received_on <= day)
        return [row.id for row in known if row.closed_on is None or row.closed_on >= day]
    not_closed = Complaint.closed_on.is_(None) | (Complaint.closed_on >= day)
    wanted = select(Complaint.id).where(Complaint.received_on <= day, not_closed).order_by(Complaint.id)
    return list(session.scalars(wanted))


def cases_with_post(session: Session) -> list[int]:
    """The numbers of the cases that have a letter to post, in order; for a session of the past as with open ones."""
    return _numbers(session, select(Letter.case_id).where(Letter.posted_on.is_(None)))


def _numbers(session: Session, query: Select[int]) -> list[int]:
    return sorted({*session.scalars(query, execution_options=AS_IT_IS), *recorded_later(session)})


def listed(session: Session, words: Sequence[str] = ()) -> list[Listed]:
    """The cases that hold every one of these words as they are searched, in the order in which they were opened."""
    if session.info.get(KNOWN_UNTIL):
        found = [row for row in rows(session, Complaint) if all(word in row.search for word in words)]
        return [Listed(*(getattr(row, column.key) for column in _LISTED)) for row in found]
    query = select(*_LISTED).order_by(Complaint.id)
    for word in words:
        query = query.where(func.instr(Complaint.search, word) > 0)
    return [Listed(*row) for row in session.execute(query)]


def open_requests(session: Session) -> int:
    """How many contacts that are no complaint are open."""
    if session.info.get(KNOWN_UNTIL):
        return sum(row.closed_on is None for row in rows(session, Request))
    return session.scalar(select(func.count()).where(Request.closed_on.is_(None))) or 0


def rows(session: Session, table: type[Table]) -> list[Table]:
    """The rows of a table of the register as a session knows them, in the order in which they were opened."""
    later = recorded_later(session)
    there = session.scalars(select(table), execution_options=AS_IT_IS)
    found = [row for row in there if row.id not in later]
    for case in records_of_cases(session, later).values():
        found += [row for row in fold_case(case) if isinstance(row, table)]
    return sorted(found, key=lambda row: row.id)


def folded_settings(session: Session) -> dict[str, str]:
    """Each setting's last value, as JSON text."""
    values: dict[str, str] = {}
    for record in records(session, kinds=("setting",)):
        for key, value in record.body["values"].items():
            values[key] = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return values


def differences(session: Session, tick: Callable[[int, int], object] = lambda _done, _of: None) -> list[str]:
    """Where the register does not say what the journal says; a sentence each.

    `tick` is told how many of how many cases were folded.
    """
    wanted = _wanted(session, tick)
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


def _wanted(session: Session, tick: Callable[[int, int], object]) -> dict[tuple[str, Any], dict[str, Any]]:
    """What the register must hold, made again from the journal."""
    by_case: dict[int, list[Record]] = {}
    for record in records(session):
        if record.case_id is not None:
            by_case.setdefault(record.case_id, []).append(record)
    wanted: dict[tuple[str, Any], dict[str, Any]] = {}
    for done, found_of_case in enumerate(by_case.values()):
        tick(done, len(by_case))
        wanted.update({_row_key(row): _row_values(row) for row in fold_case(found_of_case)})
    for key, value in folded_settings(session).items():
        wanted["setting", key] = {"key": key, "value": value}
    return wanted


def _row_key(row: Base) -> tuple[str, Any]:
    return row.__tablename__, inspect(row).mapper.primary_key_from_instance(row)[0]


def _row_values(row: Base) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in inspect(row).mapper.column_attrs}
