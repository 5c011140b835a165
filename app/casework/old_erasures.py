"""Erased cases that an old log had brought in: the log still holds them, and they are not to come back with it.

What stays of such a case is no more than what says that there was one (see `erasures`): the days of its emptied
entries, and in its tombstone the row of the log. Which log that was stands in the entry of the import, with the digest
of the whole file. Neither says anything about the person to anybody who has not got the log itself.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.desks import Desk
from app.casework.import_marks import IMPORTED, ROW, SERIES
from app.incoming.sheets import Sheet
from app.models.journals import ERASED, Record, records
from app.models.tables import Journal
from app.rules.dates import long_date


class Log(Protocol):
    """The sheet that is brought in."""

    @property
    def file(self) -> str:
        """The name of its file."""

    @property
    def digest(self) -> str:
        """The digest of its file."""

    @property
    def sheet(self) -> Sheet:
        """The sheet itself."""


@dataclass(frozen=True)
class OldLog:
    """Where a case came from."""

    file: str
    sheet: str
    row: int

    @property
    def sentence(self) -> str:
        """Where it still stands, before it is erased here."""
        sheet = f", sheet “{self.sheet}”" if self.sheet else ""
        return (
            f"It came from row {self.row} of the old log “{self.file}”{sheet}. That file, and each copy of it, holds "
            "it until you delete the row there. The number of the row stays in the book, so that Casebook leaves it "
            "out if you bring in that log again."
        )


@dataclass(frozen=True)
class ErasedRow:
    """A row of an old log of which the case was erased."""

    on: dt.date
    """The day on which it was erased."""
    file: str
    digest: str
    sheet: str
    row: int | None
    """None where it was erased by a Casebook that did not keep it."""
    received: frozenset[dt.date]
    """The days on which it was received, as the log said, or as that was put right later."""

    def said(self, log: Log, number: int, received: dt.date) -> tuple[bool, str]:
        """Whether a row is to be left out for this one, and why; or what is to be said of it all the same."""
        same_file = (self.digest, self.sheet) == (log.digest, log.sheet.name)
        if same_file and self.row is not None:
            said = f"It was brought in before and erased on {long_date(self.on)}, so it is left out."
            return (True, said) if self.row == number else (False, "")
        if received not in self.received:
            return False, ""
        where = f"row {self.row} of “{self.file}”" if self.row is not None else f"“{self.file}”"
        known = f"A complaint received on that day was brought in from {where} and erased on {long_date(self.on)}."
        if same_file or self.row == number or (self.file, self.sheet) == (log.file, log.sheet.name):
            return True, f"{known} This may be it, so it is left out."
        return False, f"{known} If this is it, delete the row in the log, and choose the file again."


class ErasedRows:
    """What was erased, to be held against each row of a log."""

    def __init__(self, erased: Iterable[ErasedRow], log: Log) -> None:
        self._log = log
        self._by_row: dict[int, list[ErasedRow]] = defaultdict(list)
        self._by_day: dict[dt.date, list[ErasedRow]] = defaultdict(list)
        for one in erased:
            if one.row is not None and (one.digest, one.sheet) == (log.digest, log.sheet.name):
                self._by_row[one.row].append(one)
            for day in one.received:
                self._by_day[day].append(one)

    def said(self, number: int, received: dt.date) -> tuple[bool, str]:
        """Whether a row is to be left out, and why; or what is to be said of it; nothing for most."""
        held = (*self._by_row.get(number, ()), *self._by_day.get(received, ()))
        found = [one.said(self._log, number, received) for one in held]
        return max((one for one in found if one[1]), key=lambda one: one[0], default=(False, ""))


def erased_rows(desk: Desk) -> tuple[ErasedRow, ...]:
    """The rows of old logs that were brought in and erased, the first erased first."""
    with desk.book.reading() as session:
        stones = [one for one in records(session, kinds=(ERASED,)) if is_of_a_log(one)]
        if not stones:
            return ()
        imports = records(session, kinds=(IMPORTED,))
        days = _received(session, [one.case_id for one in stones if one.case_id is not None])
    numbers = [one.seq for one in imports]
    found = []
    for stone in stones:
        at = bisect_left(numbers, stone.case_id or 0)  # cases follow the entry of their import
        if at:
            log, row = imports[at - 1].body, str(stone.body.get(ROW, ""))
            named = (str(log["file"]), str(log["sha256"]), str(log["sheet"]))
            received = frozenset(days.get(stone.case_id or 0, ()))
            found.append(ErasedRow(stone.on, *named, int(row) if row.isdecimal() else None, received))
    return tuple(found)


def is_of_a_log(stone: Record) -> bool:
    """Whether a tombstone is that of a case that was brought in."""
    return str(stone.body.get("reference", "")).startswith(SERIES)


def old_log_of(desk: Desk, case_id: int) -> OldLog | None:
    """Where a case came from that was brought in from an old log; None for any other."""
    with desk.book.reading() as session:
        opened = next(iter(records(session, case_id, kinds=("opened",))), None)
        if opened is None or "import" not in opened.body:
            return None
        wanted = int(opened.body["import"])
        log = next((one.body for one in records(session, kinds=(IMPORTED,)) if one.seq == wanted), None)
    return None if log is None else OldLog(str(log["file"]), str(log["sheet"]), int(opened.body[ROW]))


def _received(session: Session, cases: Iterable[int]) -> dict[int, set[dt.date]]:
    """The days of receipt of erased cases; the day of an entry stays when its words go."""
    wanted, found = set(cases), defaultdict[int, set[dt.date]](set)
    query = select(Journal.case_id, Journal.happened_on).where(Journal.kind == "received", Journal.body == "")
    for case_id, on in session.execute(query):
        if case_id in wanted:
            found[case_id].add(on)
    return found
