"""Check my records: is the book whole? Each finding is a sentence that says what is wrong.

Nothing is mended here, and nothing is taken on trust: the chain is hashed again, the register is made again from the
journal, and every document's digest is worked out again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app.models import journals, registers, upgrades
from app.models.books import Book
from app.models.tables import Document, Journal, Letter


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was written, with the check that found it."""

    check: str
    sentence: str


@dataclass(frozen=True)
class CheckResult:
    """What a check of the book looked at and found."""

    entries: int
    documents: int
    seal: str
    findings: tuple[Finding, ...]

    @property
    def words(self) -> str:
        """How much was looked at: '114 entries and 1 letter'."""
        entries = f"{self.entries} entr{'y' if self.entries == 1 else 'ies'}"
        return f"{entries} and {self.documents} letter{'' if self.documents == 1 else 's'}"

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check_book(book: Book) -> CheckResult:
    """Verify everything in the book."""
    checks: tuple[tuple[str, Callable[[Session], Iterator[str]]], ...] = (
        ("file", _file),
        ("guards", _guards),
        ("journal", journals.faults),
        ("register", lambda session: iter(registers.differences(session))),
        ("documents", _documents),
    )
    with book.reading() as session:
        findings = tuple(Finding(name, sentence) for name, check in checks for sentence in _told(check, session))
        try:
            entries = session.scalar(select(func.count()).select_from(Journal)) or 0
            letters = select(func.count()).select_from(Document).where(Document.media == "application/pdf")
            documents = session.scalar(letters) or 0
            return CheckResult(entries, documents, journals.seal(session), findings)
        except DatabaseError as error:  # a file so damaged that nothing in it can be counted
            return CheckResult(0, 0, "0-0", findings or (Finding("file", _unreadable(error)),))


def _told(check: Callable[[Session], Iterator[str]], session: Session) -> Iterator[str]:
    """What a check finds; where the damage is such that the check itself fails, that is the finding."""
    try:
        yield from check(session)
    except Exception as error:  # noqa: BLE001 - damage can show as any error at all, and must be told, not raised
        yield _unreadable(error)


def _unreadable(error: Exception) -> str:
    return f"The book could not be read to the end: {type(error).__name__}. Restore it from a backup."


def _file(session: Session) -> Iterator[str]:
    for (line,) in session.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield f"SQLite finds the file damaged: {line}. Restore it from a backup."
    for row in session.execute(text("PRAGMA foreign_key_check")):
        yield f"A row of {row[0]} refers to something that is not there."


def _guards(session: Session) -> Iterator[str]:
    there = {row.name: row.sql for row in session.execute(text("SELECT name, sql FROM sqlite_master"))}
    for name, sql in upgrades.guards().items():
        words = name.replace("_", " ")
        if name not in there:
            yield f"The guard “{words}” is missing from the book."
        elif there[name] != sql:
            yield f"The guard “{words}” is not what it was when the book was made."


def _documents(session: Session) -> Iterator[str]:
    for document in session.scalars(select(Document).execution_options(yield_per=50)):
        if hashlib.sha256(document.bytes).hexdigest() != document.digest:
            yield f"The document {document.digest[:12]} is not what it was when it was kept."
    kept = set(session.scalars(select(Document.digest)))
    for letter in session.scalars(select(Letter)):
        if letter.document not in kept:
            yield f"The letter of entry {letter.id} is missing from the book."
    logo = json.loads(registers.setting_of(session, "logo") or '""')
    if logo and logo not in kept:
        yield "The logo of the letterhead is missing from the book. Choose it again in Settings."
