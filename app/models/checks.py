"""Check my records: is the book whole? Each finding is a sentence that says what is wrong, with what to do about it.

Nothing is mended here, and nothing is taken on trust: the chain is hashed again, the register is made again from the
journal, and every document's digest is worked out again. What the journal means, in dates, is `audits`' to count again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app.models import journals, registers
from app.models.books import Book
from app.models.courses import STOPPED, Course, Stopped
from app.models.file_checks import build_faults, cipher_faults, file_faults
from app.models.findings import RESTORE, Finding, Found
from app.models.kept_checks import document_faults, draft_faults, orphans, seal_faults
from app.models.key_checks import key_faults
from app.models.tables import Document, Journal

__all__ = ["CheckResult", "Finding", "check_book", "told"]

Check = Callable[[Session], Found]

SHARES = {
    "file": 3,
    "cipher": 3,
    "journal": 12,
    "register": 26,
    "documents": 4,
    "drafts": 1,
    "seals": 2,
    "orphans": 4,
    "editions": 1,
    "clocks": 30,
}
"""How long each look takes beside the others, in a book of ten thousand cases; the rest take no time."""


@dataclass(frozen=True)
class CheckResult:
    """What a check of the book looked at and found."""

    entries: int
    documents: int
    seal: str
    findings: tuple[Finding, ...]
    looked: tuple[str, ...] = ()
    """The checks that were made, in their order."""

    @property
    def words(self) -> str:
        """How much was looked at: '114 entries and 1 letter'."""
        entries = f"{self.entries} entr{'y' if self.entries == 1 else 'ies'}"
        return f"{entries} and {self.documents} letter{'' if self.documents == 1 else 's'}"

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check_book(book: Book, course: Course | None = None) -> CheckResult:
    """Verify everything in the book. Raises Stopped where whoever waits for the course of it had enough."""
    going = course or Course(SHARES)
    _fold_in(book)
    checks: dict[str, Check] = {
        "file": file_faults,
        **({"cipher": cipher_faults, "keys": lambda _session: key_faults(book)} if book.key is not None else {}),
        "guards": build_faults,
        "journal": journals.faults,
        "register": lambda session: iter(registers.differences(session, going.step)),
        "documents": document_faults,
        "drafts": draft_faults,
        "seals": seal_faults,
        "orphans": orphans,
    }
    with book.reading() as session:
        findings = tuple(found for name, check in checks.items() for found in told(name, check, session, going))
        try:
            entries = session.scalar(select(func.count()).select_from(Journal)) or 0
            letters = select(func.count()).select_from(Document).where(Document.media == "application/pdf")
            documents = session.scalar(letters) or 0
            return CheckResult(entries, documents, journals.seal(session), findings, tuple(checks))
        except DatabaseError as error:  # a file so damaged that nothing in it can be counted
            return CheckResult(0, 0, "0-0", findings or (_unreadable("file", error),), tuple(checks))


def _fold_in(book: Book) -> None:
    """Fold SQLite's log into a closed book, whose pages are looked at in the file alone.

    Where the power failed while that was done, half of a page is in the file and all of it in the log: no damage.
    """
    if book.key is not None and not book.read_only:
        with suppress(DatabaseError, driver.DatabaseError):  # what is really damaged is found by the checks
            book.fold_in()


def told(name: str, check: Check, session: Session, course: Course) -> Iterator[Finding]:
    """What a check finds; where the damage is such that the check itself fails, that is the finding."""
    course.begin(name)
    try:
        with course.watching(session):
            for found in check(session):
                yield found if isinstance(found, Finding) else Finding(name, found)
    except Exception as error:  # noqa: BLE001 - damage can show as any error at all, and must be told, not raised
        if course.stopped:
            raise Stopped(STOPPED) from None
        yield _unreadable(name, error)


def _unreadable(name: str, error: Exception) -> Finding:
    said = "What is looked at here could not be read to the end."
    return Finding(name, said, RESTORE, f"{type(error).__name__}: {error}".partition("\n")[0])
