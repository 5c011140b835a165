"""The tables as SQLAlchemy knows them: the same as those in the file, and strict at the border."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import Integer, LargeBinary, String, Table, TypeDecorator, text
from sqlalchemy.exc import DatabaseError, StatementError
from sqlalchemy.types import TypeEngine

from app.models.books import Book
from app.models.tables import Base, Complaint, DraftText, Journal
from tests.models.ledgers import DAY, NOW, OFFICER, full_book

TABLES = sorted(Base.metadata.tables)
WORDS = (
    (Integer, "INTEGER"),
    (String, "TEXT"),
    (LargeBinary, "BLOB"),
)


def word_for(kind: TypeEngine[Any]) -> str:
    """SQLite's word for a column's type."""
    inner = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    return next(word for known, word in WORDS if isinstance(inner, known))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_same_columns_here_and_in_the_file(book: Book, name: str) -> None:
    table: Table = Base.metadata.tables[name]
    with book.reading() as session:
        found = session.execute(text(f"PRAGMA table_info({name})")).all()
    in_file = [(row.name, row.type, bool(row.notnull) or bool(row.pk), bool(row.pk)) for row in found]
    here = [(column.name, word_for(column.type), not column.nullable, column.primary_key) for column in table.columns]
    assert here == in_file


def test_there_is_no_table_on_one_side_only_and_every_table_is_strict(book: Book) -> None:
    with book.reading() as session:
        found = session.execute(text("PRAGMA table_list")).all()
    ours = {row.name: row.strict for row in found if row.schema == "main" and not row.name.startswith("sqlite_")}
    assert ours == dict.fromkeys(TABLES, 1)


def test_no_column_holds_a_deadline_or_a_status() -> None:
    names = {column.name for table in Base.metadata.tables.values() for column in table.columns}
    forbidden = ("due", "deadline", "status", "overdue", "late", "target")
    assert [name for name in names if any(word in name for word in forbidden)] == []


def test_text_is_refused_where_a_number_belongs(book: Book) -> None:
    with pytest.raises(DatabaseError, match="cannot store TEXT"), book.writing(OFFICER) as work:
        work.session.execute(text("INSERT INTO draft VALUES ('one', 'acknowledgement', 1, '{}', '', '')"))


def test_a_date_comes_back_as_a_date_and_nothing_as_nothing(book: Book) -> None:
    case_id, _ = full_book(book)
    with book.reading() as session:
        complaint = session.get_one(Complaint, case_id)
        assert (complaint.received_on, complaint.closed_on) == (DAY, None)
        assert type(complaint.received_on) is dt.date


def test_a_moment_comes_back_in_utc(book: Book) -> None:
    full_book(book)
    with book.reading() as session:
        moment = session.get_one(Journal, 1).recorded_at
    assert moment == NOW
    assert moment.utcoffset() == dt.timedelta(0)


def test_a_moment_is_refused_where_a_date_belongs(book: Book) -> None:
    with pytest.raises(StatementError, match="not a moment"), book.writing(OFFICER) as work:
        work.append(0, "note", on=NOW, sentence="At half past ten.")


@pytest.mark.parametrize(
    "moment",
    [
        dt.datetime(2026, 11, 23, 10, 30),  # noqa: DTZ001 - a moment without a zone is what is refused
        dt.datetime(2026, 6, 23, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))),
    ],
    ids=["no zone", "British Summer Time"],
)
def test_a_moment_in_no_zone_or_another_is_refused(book: Book, moment: dt.datetime) -> None:
    with pytest.raises(StatementError, match="in UTC is wanted"), book.writing(OFFICER) as work:
        work.session.add(DraftText(case_id=1, kind="acknowledgement", stage=1, text="{}", saved_at=moment))
