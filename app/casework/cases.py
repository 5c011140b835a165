"""One case as the journal tells it: its entries, its edition, its clocks and the facts that stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from app.casework.desks import Desk
from app.casework.house_rule_facts import KEY, house_rules_from
from app.casework.reported_hazards import Hazard, hazards_of
from app.models import registers
from app.models.journals import Record, recorded_later, records_of_cases
from app.models.registers import standing_records
from app.rules.clocks import Clock, clocks
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.house_rules import HouseRule
from app.rules.problems import UserError
from app.rules.timelines import Entry, stage_reached


class NoSuchCase(UserError):
    """There is no such case in this book."""


class NotYetInBook(NoSuchCase):
    """This case was not in the book yet on that day."""


@dataclass(frozen=True)
class CaseRecords:
    """The whole journal of one case, with what follows from it."""

    case_id: int
    records: tuple[Record, ...]
    standing: tuple[Record, ...]
    """The records that are not struck out."""
    edition: Edition
    clocks: tuple[Clock, ...]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What the clocks are counted from."""
        return tuple(record.entry() for record in self.records)

    @property
    def next_seq(self) -> int:
        """A number for an entry that is only supposed: it comes after all of this case's own."""
        return self.records[-1].seq + 1 if self.records else 1

    @cached_property
    def reference(self) -> str:
        """The reference under which it was logged."""
        return str(self.facts("opened")["reference"])

    @cached_property
    def who(self) -> str:
        """The name of the person complaining."""
        return str(self.facts("person")["name"])

    @cached_property
    def where(self) -> str:
        """The first line of their address."""
        return str(self.facts("person")["address"].split("\n")[0])

    @cached_property
    def stage(self) -> int:
        """The stage the complaint is at."""
        return stage_reached(self.entries)

    @cached_property
    def edition_chosen(self) -> str:
        """Why its edition was chosen in place of the one in force on the day of receipt; empty where none was."""
        governs = self.facts("edition")
        return str(governs["reason"]) if governs.get("chosen") else ""

    @cached_property
    def file_closed(self) -> bool:
        """Whether the case is closed."""
        return any(record.kind == "closed" for record in self.standing)

    @cached_property
    def people(self) -> dict[int, str]:
        """Who deals with each stage."""
        return {record.body["stage"]: record.body["name"] for record in self.standing if record.kind == "assigned"}

    @cached_property
    def refused(self) -> Record | None:
        """The refusal that stands: of the complaint itself, or of the stage that it has come to; None where none does.

        One that was overturned stands no more, whatever was corrected in it before or since.
        """
        overturned = {record.body["refused"] for record in self.standing if record.kind == "overturned"}
        refusals = (one for one in reversed(self.standing) if one.kind == "refused")
        here = (one for one in refusals if one.body["stage"] in (1, self.stage))
        return next((one for one in here if overturned.isdisjoint(self.numbers_of(one))), None)

    def numbers_of(self, record: Record) -> tuple[int, ...]:
        """The number of an entry and those of the entries that it corrected: others may name it by any of them."""
        by_seq, numbers = {one.seq: one for one in self.records}, [record.seq]
        while (older := by_seq[numbers[-1]].corrects) is not None:
            numbers.append(older)
        return tuple(numbers)

    @cached_property
    def merged(self) -> Record | None:
        """The entry that says that it goes on within another case; None where it does not, or was opened again."""
        return self.last("merged") if self.file_closed else None

    @cached_property
    def counted(self) -> tuple[Clock, ...]:
        """The clocks without those that run no more: their stage was refused, or the case goes on within another."""
        if self.merged is not None:
            return tuple(clock for clock in self.clocks if clock.stopped is not None)
        stage = self.refused.body["stage"] if self.refused else None
        return tuple(clock for clock in self.clocks if clock.stage != stage or clock.stopped is not None)

    @cached_property
    def waiting(self) -> tuple[Clock, ...]:
        """The clocks that wait for the landlord: not stopped, refused, overtaken by the answer, or not known."""
        running = (clock for clock in self.counted if clock.stopped is None)
        return tuple(clock for clock in running if not (clock.overtaken or clock.in_doubt))

    @cached_property
    def hazards(self) -> tuple[Hazard, ...]:
        """The possible hazards that were reported, each with what was done about it, the oldest report first."""
        return hazards_of(self.standing, self.records, self.numbers_of)

    @property
    def pressing_hazards(self) -> tuple[Hazard, ...]:
        """Those that are still to be investigated."""
        return tuple(one for one in self.hazards if one.pressing)

    @property
    def hazard_pressing(self) -> bool:
        """Whether a possible hazard is still to be investigated, whoever was told of it."""
        return bool(self.pressing_hazards)

    @property
    def hazard_acted_on(self) -> bool:
        """Whether something is recorded as done about every possible hazard, be it only that somebody was told."""
        return bool(self.hazards) and all(one.acted_on for one in self.hazards)

    @cached_property
    def unposted(self) -> tuple[Record, ...]:
        """The issued letters that were not yet marked as posted."""
        posted = {record.body["letter"] for record in self.standing if "letter" in record.body}
        return tuple(one for one in self.standing if one.kind == "letter_issued" and one.seq not in posted)

    def answer_clock(self, stage: int) -> Clock | None:
        """The clock of the answer of a stage; None for one that was not come to, or where the edition has none."""
        return next((one for one in self.clocks if (one.stage, one.rule.stops) == (stage, "responded")), None)

    def answer_sent(self, stage: int) -> Record | None:
        """The entry that says that the answer of a stage went, the earliest of several; None while none has."""
        sent = (one for one in self.standing if one.kind == "responded" and int(one.body.get("stage", 1)) == stage)
        return min(sent, key=lambda one: one.on, default=None)

    def answered_on(self, stage: int) -> dt.date | None:
        """The day on which a stage was answered; None while it was not."""
        sent = self.answer_sent(stage)
        return sent.on if sent else None

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
    """Read one case within a session that is open already. Raises NoSuchCase; NotYetInBook on a desk of the past."""
    for case in cases_numbered(desk, session, (case_id,)):
        return case
    if desk.known_on and case_id in recorded_later(session):
        raise NotYetInBook(f"This case was not in the book yet on {long_date(desk.known_on)}.")
    raise NoSuchCase("There is no such case in this book. Look for it in Cases.")


def open_cases(desk: Desk) -> tuple[CaseRecords, ...]:
    """The open cases, in the order in which they were opened."""
    with desk.book.reading() as session:
        return read_open_cases(desk, session)


def read_open_cases(desk: Desk, session: Session) -> tuple[CaseRecords, ...]:
    """The open cases, within a session that is open already."""
    found = cases_numbered(desk, session, registers.open_cases(session))
    return tuple(case for case in found if not case.file_closed)


def cases_numbered(desk: Desk, session: Session, case_ids: Sequence[int]) -> tuple[CaseRecords, ...]:
    """The cases of these numbers, in that order, without those that are no complaint, or are not known yet.

    Open ones are read once and then lie on the desk's tray until something is recorded on them.
    """
    house = house_rules_from(registers.setting_of(session, KEY) or [])
    tray: dict[int, CaseRecords] = desk.tray.cases(session, (desk.calendar, desk.editions, house))
    unread = records_of_cases(session, [case_id for case_id in case_ids if case_id not in tray])
    read = {case.case_id: case for case in _cases(desk, unread, house)}
    found = [case for case_id in case_ids if (case := tray.get(case_id) or read.get(case_id))]
    tray.update((case.case_id, case) for case in read.values() if not case.file_closed)
    return tuple(found)


def _cases(desk: Desk, found: Mapping[int, tuple[Record, ...]], house: Sequence[HouseRule]) -> Iterable[CaseRecords]:
    for case_id, recorded in found.items():
        stand = standing_records(recorded)
        last = {record.kind: record for record in stand}
        if last.keys() >= registers.COMPLAINT:
            edition = desk.editions.named(last["edition"].body["edition"])
            made = clocks([record.entry() for record in recorded], edition, desk.workdays, house)
            yield CaseRecords(case_id, recorded, stand, edition, made)
