"""One case as the journal tells it: its entries, its edition, its clocks and the facts that stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework.desks import Desk
from app.models.journals import Record, records, records_of_cases
from app.models.registers import standing_records
from app.models.tables import Complaint, Journal
from app.rules.clocks import Clock, clocks
from app.rules.editions import Edition
from app.rules.problems import UserError
from app.rules.timelines import Entry, stage_reached


class NoSuchCase(UserError):
    """There is no such case in this book."""


@dataclass(frozen=True)
class CaseRecords:
    """The whole journal of one case, with what follows from it."""

    case_id: int
    records: tuple[Record, ...]
    edition: Edition
    clocks: tuple[Clock, ...]
    next_seq: int
    """The number that the journal's next entry will have."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What the clocks are counted from."""
        return tuple(record.entry() for record in self.records)

    @cached_property
    def standing(self) -> tuple[Record, ...]:
        """The records that are not struck out."""
        return standing_records(self.records)

    @cached_property
    def stage(self) -> int:
        """The stage the complaint is at."""
        return stage_reached(self.entries)

    @cached_property
    def file_closed(self) -> bool:
        """Whether the case is closed."""
        return any(record.kind == "closed" for record in self.standing)

    @cached_property
    def people(self) -> dict[int, str]:
        """Who deals with each stage."""
        return {record.body["stage"]: record.body["name"] for record in self.standing if record.kind == "assigned"}

    @cached_property
    def waiting(self) -> tuple[Clock, ...]:
        """The clocks that wait for the landlord: not stopped, and not overtaken by the answer of their stage."""
        return tuple(clock for clock in self.clocks if clock.stopped is None and not clock.overtaken)

    @cached_property
    def unposted(self) -> tuple[Record, ...]:
        """The issued letters that were not yet marked as posted."""
        posted = {record.body["letter"] for record in self.standing if "letter" in record.body}
        return tuple(one for one in self.standing if one.kind == "letter_issued" and one.seq not in posted)

    def last(self, kind: str) -> Record | None:
        """The newest standing record of a kind."""
        return next((record for record in reversed(self.standing) if record.kind == kind), None)

    def facts(self, kind: str) -> Mapping[str, Any]:
        """The body of the newest standing record of a kind; empty where there is none."""
        found = self.last(kind)
        return found.body if found else {}

    def received_on(self) -> dt.date:
        """The day on which the complaint was received."""
        found = self.last("received")
        if found is None:
            raise NoSuchCase("This case has no date on which it was received. Check your records (Help menu).")
        return found.on


def case_records(desk: Desk, case_id: int) -> CaseRecords:
    """Read one case. Raises NoSuchCase."""
    with desk.book.reading() as session:
        return read_case(desk, session, case_id)


def read_case(desk: Desk, session: Session, case_id: int) -> CaseRecords:
    """Read one case within a session that is open already. Raises NoSuchCase."""
    complaint = session.get(Complaint, case_id)
    if complaint is None:
        raise NoSuchCase("There is no such case in this book. Look for it in Cases.")
    return _case(desk, complaint, records(session, case_id), _next_seq(session))


def read_cases(desk: Desk, session: Session, complaints: Sequence[Complaint]) -> tuple[CaseRecords, ...]:
    """Read many cases with one question to the book, in the order given."""
    found = records_of_cases(session, [complaint.id for complaint in complaints])
    next_seq = _next_seq(session)
    return tuple(_case(desk, complaint, found[complaint.id], next_seq) for complaint in complaints)


def _case(desk: Desk, complaint: Complaint, found: tuple[Record, ...], next_seq: int) -> CaseRecords:
    edition = desk.editions.named(complaint.edition)
    made = clocks([record.entry() for record in found], edition, desk.workdays)
    return CaseRecords(complaint.id, found, edition, made, next_seq)


def _next_seq(session: Session) -> int:
    return (session.scalar(select(func.max(Journal.seq))) or 0) + 1
