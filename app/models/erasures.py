"""Lawful erasure: the words of a file that need not be kept any longer are emptied, and that they were is kept.

What stays is a tombstone, an entry of kind "erased", and of each emptied entry its number, kind, date, moment, actor
and hashes: the chain covers the digest of the words and not the words, so it stays whole. The guards of the book let
an entry be emptied, and a document be removed, only where a tombstone names it (see `upgrades.ERASURES`).

Emptied entries are no entries for any question (see `journals`). The text is gone from the file once `wipe` has
rewritten it: freed pages are zeroed, the file is made anew, and the write-ahead log is emptied.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver
from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from app.models import registers
from app.models.books import Book, Work
from app.models.journals import ERASED
from app.models.tables import Begun, Document, DraftText, Journal

NAMED = re.compile(r"\b[0-9a-f]{64}\b")
"""A document as the body of an entry names it: by its digest."""


@dataclass(frozen=True)
class Erasure:
    """What an erasure takes with it."""

    case_id: int
    entries: int
    """How many entries lose their words."""
    documents: tuple[str, ...]
    """The digests of the letters and files that nothing else in the book names."""
    also: tuple[int, ...]
    """Entries of other cases that say no more than what this one is, and lose their words with it."""


def what_goes(session: Session, case_id: int, also: Iterable[int] = ()) -> Erasure:
    """What would be erased with a case or a contact, and with these entries of other cases."""
    others = tuple(sorted(also))
    mine = _of_case(case_id, others)
    entries = session.scalar(select(func.count()).select_from(Journal).where(mine)) or 0
    ours, theirs = _documents(session, mine=True, of=(case_id, others)), _documents(session, of=(case_id, others))
    return Erasure(case_id, entries, tuple(sorted(ours - theirs)), others)


def erase(work: Work, erasure: Erasure, *, on: dt.date, sentence: str, kept: Mapping[str, str]) -> int:
    """Empty the words of a case; returns the number of the tombstone. `kept` is what the tombstone says of it.

    Nothing about a person may stand in `kept`. Call `wipe` when the work is written.
    """
    session = work.session
    body = {**kept, "documents": list(erasure.documents), "also": list(erasure.also)}
    seq = work.append(erasure.case_id, ERASED, on=on, sentence=sentence, body=body)
    mine = _of_case(erasure.case_id, erasure.also) & (Journal.seq < seq)
    session.execute(
        update(Journal).where(mine).values(sentence="", body="").execution_options(synchronize_session=False)
    )
    for table in (DraftText, Begun):
        session.execute(delete(table).where(table.case_id == erasure.case_id))
    session.expire_all()
    registers.refresh_case(session, erasure.case_id)
    gone = Document.digest.in_(erasure.documents)
    session.execute(delete(Document).where(gone).execution_options(synchronize_session=False))
    return seq


def wipe(book: Book) -> bool:
    """Rewrite the book's file so that no erased word is left in it; what is recorded does not change.

    False where the disk has no room for that, or somebody reads just then: what was freed is zeroed all the same, and
    the last of it goes with the log when the book is closed.
    """
    connection = book.raw()
    try:
        raw = connection.driver_connection
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("PRAGMA secure_delete = ON")
        raw.execute("VACUUM")
        busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except driver.DatabaseError:
        return False
    finally:
        connection.close()
    return not busy


def tombstones(session: Session) -> dict[int, frozenset[int]]:
    """Each tombstone's case, with the numbers of the entries of other cases that it names."""
    found = session.execute(select(Journal.case_id, Journal.body).where(Journal.kind == ERASED))
    return {row.case_id: frozenset(json.loads(row.body)["also"]) for row in found if row.case_id is not None}


def _of_case(case_id: int, also: tuple[int, ...]) -> ColumnElement[bool]:
    return ((Journal.case_id == case_id) | Journal.seq.in_(also)) & (Journal.body != "") & (Journal.kind != ERASED)


def _documents(session: Session, *, of: tuple[int, tuple[int, ...]], mine: bool = False) -> set[str]:
    """The documents that the entries of a case name, or that all the others do."""
    which = _of_case(*of)
    bodies = session.scalars(select(Journal.body).where(which if mine else ~which & (Journal.kind != ERASED)))
    named = {digest for body in bodies for digest in NAMED.findall(body)}
    return named & set(session.scalars(select(Document.digest)))
