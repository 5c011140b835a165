"""Many entries at once: what an old log brings in, and what takes it out again, written in one go.

What is written is what `Work.append` would write entry by entry; it only asks the book less often. The rows of the
journal and of the register go to the book as rows, and the entries of a case that is opened here are known already.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Table, delete, insert
from sqlalchemy.orm import Session

from app.models.books import Work
from app.models.journals import RECIPE, Line, Record, Writing, digest_of_words, hash_of, last_entry, records_of_cases
from app.models.registers import fold_case
from app.models.tables import Base, Complaint, Journal, Letter, Request, day_text, moment_text

OF_THE_OPENED = -1
"""For an entry among many: that it belongs to the case that was opened last among them."""
AT_ONCE = 500
"""Cases whose rows are made in one go."""


@dataclass(frozen=True)
class _Link:
    """What of an entry the next one is chained to."""

    seq: int
    hash: str
    opened: int


def append_all(work: Work, writings: Sequence[Writing]) -> list[int]:
    """Write many entries of cases at the end of the journal, with the register's rows; returns their numbers.

    An entry with `case_id` 0 opens a new case, as with `Work.append`; those after it with `OF_THE_OPENED` belong to it.
    """
    work.session.flush()
    link = _Link(*last_entry(work.session), 0)
    moment = moment_text(work.now)
    rows: list[dict[str, Any]] = []
    opened: dict[int, list[Record]] = {}
    there: set[int] = set()
    for writing in writings:
        row, link = _row(writing, link, moment, work.actor)
        rows.append(row)
        case_id = row["case_id"]
        if writing.case_id == 0:
            opened[case_id] = []
        if case_id in opened:
            opened[case_id].append(_record(row, writing.on, work.now))
        elif case_id is not None:
            there.add(case_id)
    _write(work.session, Journal, rows)
    _refresh(work.session, sorted(there))
    _write_register(work.session, [fold_case(found) for found in opened.values()])
    return [row["seq"] for row in rows]


def _row(writing: Writing, before: _Link, moment: str, actor: str) -> tuple[dict[str, Any], _Link]:
    """One entry as a row of the journal, as it stands in the file, and what the next is chained to."""
    seq = before.seq + 1
    opened = seq if writing.case_id == 0 else before.opened
    case_id = opened if writing.case_id in (0, OF_THE_OPENED) else writing.case_id
    body = json.dumps(writing.body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    words = digest_of_words(writing.sentence, body)
    line = Line(seq, case_id, writing.kind, day_text(writing.on), moment, actor, words, before.hash, RECIPE)
    row = {**line._asdict(), "sentence": writing.sentence, "body": body, "hash": hash_of(line)}
    return row, _Link(seq, row["hash"], opened)


def _record(row: dict[str, Any], on: dt.date, now: dt.datetime) -> Record:
    """An entry as it will be read out of the book."""
    return Record(row["seq"], row["case_id"], row["kind"], on, now, row["actor"], row["sentence"], row["body"])


def _refresh(session: Session, case_ids: Sequence[int]) -> None:
    """Make the register's rows of cases that were there anew from the journal."""
    for at in range(0, len(case_ids), AT_ONCE):
        chunk = case_ids[at : at + AT_ONCE]
        found = records_of_cases(session, chunk)
        for table, column in ((Letter, Letter.case_id), (Complaint, Complaint.id), (Request, Request.id)):
            session.execute(delete(table).where(column.in_(chunk)), execution_options={"synchronize_session": False})
        _write_register(session, [fold_case(case) for case in found.values()])


def _write_register(session: Session, made: Sequence[Sequence[Base]]) -> None:
    """Write the rows of cases that have none in the register; a letter comes after the file that it belongs to."""
    by_table: dict[type[Base], list[dict[str, Any]]] = {Complaint: [], Request: [], Letter: []}
    for one in (row for rows in made for row in rows):
        columns = cast("Table", one.__table__).columns
        by_table[type(one)].append({column.key: _as_written(getattr(one, column.key)) for column in columns})
    for table, rows in by_table.items():
        _write(session, table, rows)
    session.expunge_all()  # the session knows nothing of the rows that went, nor of those that came


def _as_written(value: object) -> object:
    """A value of the register as it stands in the file."""
    return day_text(value) if isinstance(value, dt.date) else value


def _write(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Give rows to the book as they stand in the file, without an object or a translation for each."""
    if rows:
        connection = session.connection()
        compiled = insert(cast("Table", table.__table__)).compile(dialect=connection.dialect)
        order = itemgetter(*(compiled.positiontup or ()))
        connection.exec_driver_sql(str(compiled), [order(row) for row in rows])
