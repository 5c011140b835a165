"""Entries and damage for the tests of the book. Every name in them is invented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.models.books import Book, Work
from app.models.checks import check_book
from app.models.keys import LEAST_COST, PASSPHRASE, RECOVERY, KeyFile, write_key_file
from app.models.tables import Base

DAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
OFFICER = "Anne Clerk"
PERSON = {
    "name": "Mr D. Dunmore",
    "address": "14 Chapel Row\nWells",
    "postcode": "BA5 2XX",
    "phone": "01749 000014",
    "email": "d.dunmore@dunmore.example",
    "representative": None,
}
GUARDS = (
    "journal_is_not_changed",
    "journal_is_not_shortened",
    "journal_is_in_order",
    "document_is_not_changed",
    "document_is_not_removed",
    "document_is_not_replaced",
)


def now() -> dt.datetime:
    """The moment at which everything in these tests is typed."""
    return NOW


def lay_key_file(folder: Path, key: bytes | None) -> None:
    """Lay beside a closed book the key file that belongs there; a plain book has none."""
    if key is not None:
        made = KeyFile().with_wrap(PASSPHRASE, "four small words", key, LEAST_COST)
        write_key_file(folder, made.with_wrap(RECOVERY, "7K2M", key, LEAST_COST))


def open_case(work: Work, reference: str = "2026/001", **person: object) -> int:
    """Write the four entries that make a case; returns its number."""
    case_id = work.append(0, "opened", on=DAY, sentence="Logged.", body={"reference": reference})
    work.append(case_id, "received", on=DAY, sentence="Received.", body={"how": "phone"})
    work.append(case_id, "edition", on=DAY, sentence="Code of 2024.", body={"edition": "2024"})
    work.append(case_id, "person", on=DAY, sentence="Complainant.", body={**PERSON, **person})
    return case_id


def issue_letter(work: Work, case_id: int, content: bytes = b"%PDF- a letter") -> int:
    """Keep a letter's bytes and write that it was issued; returns the letter's number."""
    body = {"letter_kind": "acknowledgement", "stage": 1, "document": work.keep(content, "application/pdf")}
    return work.append(case_id, "letter_issued", on=DAY, sentence="Issued.", body=body)


def full_book(book: Book) -> tuple[int, int]:
    """Write two settings, a case and its letter: eight entries in all; returns the case's and the letter's number."""
    with book.writing(OFFICER) as work:
        work.append(None, "setting", on=DAY, sentence="Settings.", body={"values": {"landlord": "St Anne's", "a": 1}})
        case_id = open_case(work)
        letter = issue_letter(work, case_id)
        body = {"letter": letter, "stage": 1, "how": "second class post"}
        work.append(case_id, "acknowledged", on=DAY, sentence="Sent.", body=body)
        work.append(case_id, "note", on=DAY, sentence="Note: he rang.")
    return case_id, letter


def meddle(book: Book, *statements: str) -> None:
    """Do something to the file as another program could, past Casebook, with the guards standing."""
    connection = book.raw()
    try:
        raw = connection.driver_connection
        raw.execute("PRAGMA query_only = OFF")
        for statement in statements:
            raw.execute(statement)
    finally:
        connection.close()


def break_in(book: Book, *statements: str) -> None:
    """Do something to the file with the guards taken off first and put back afterwards."""
    with book.reading() as session:
        found = session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    meddle(
        book,
        "PRAGMA foreign_keys = OFF",
        *(f"DROP TRIGGER {name}" for name, _ in found),
        *statements,
        *(sql for _, sql in found),
        "PRAGMA foreign_keys = ON",
    )


def findings(book: Book) -> list[tuple[str, str]]:
    """What a check of the book finds, each as its check and its sentence."""
    return [(finding.check, finding.sentence) for finding in check_book(book).findings]


def everything(book: Book) -> dict[str, list[Any]]:
    """Every row of every table."""
    with book.reading() as session:
        return {
            table: [tuple(row) for row in session.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2"))]  # noqa: S608 - our own tables
            for table in Base.metadata.tables
        }
