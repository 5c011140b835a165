"""Checks of the file itself: its pages, its encryption, and how the book in it is built."""

from __future__ import annotations

from itertools import islice

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.models import upgrades
from app.models.findings import Finding, Found

MOST = 100
"""How many faults of the file are asked for; a page that is gone can bring on thousands."""

DAMAGED_FILE = "The file of the book is damaged: some of it cannot be read, or is not where it belongs."
DAMAGED_PARTS = "{count} of the closed file can no longer be read with its key: changed by something else, or damaged."

STATISTICS = ("sqlite_stat1", "sqlite_stat4")
"""What SQLite may note down for itself of how a book is searched."""

KINDS = {"table": "table", "index": "search list", "trigger": "guard", "view": "view"}


def file_faults(session: Session) -> Found:
    """What SQLite finds wrong with the pages of the file, and the rows that refer to nothing."""
    lines = [line for (line,) in session.execute(text(f"PRAGMA integrity_check({MOST})")) if line != "ok"]
    if lines:
        yield Finding("file", DAMAGED_FILE, technical="\n".join(lines))
    for row in session.execute(text("PRAGMA foreign_key_check")):
        yield f"A row of {row[0]} refers to something that is not there."
    (encoding,) = session.execute(text("PRAGMA encoding")).one()
    if encoding != "UTF-8":
        yield f"The file says that its text is in {encoding}; a book is in UTF-8."


def cipher_faults(session: Session) -> Found:
    """The pages of a closed book that do not bear the mark of its key: what is on them was changed or is damaged."""
    lines = [line for (line,) in islice(session.execute(text("PRAGMA cipher_integrity_check")), MOST + 1)]
    if lines:
        count = (
            f"More than {MOST} parts" if len(lines) > MOST else "1 part" if len(lines) == 1 else f"{len(lines)} parts"
        )
        yield Finding("cipher", DAMAGED_PARTS.format(count=count), technical="\n".join(lines[:MOST]))


def build_faults(session: Session) -> Found:
    """Where the book is not built as it was made: its tables, the lists by which it is searched, and its guards."""
    there = upgrades.parts_of(session.connection().connection.driver_connection)
    made = upgrades.parts()
    for (kind, name), part in made.items():
        words = f"The {KINDS[kind]} “{name.replace('_', ' ')}”"
        if (kind, name) not in there:
            yield f"{words} is missing from the book."
        elif there[kind, name] != part:
            yield f"{words} is not what it was when the book was made."
    for kind, name in there:
        if (kind, name) not in made and name not in STATISTICS:
            yield f"The {KINDS.get(kind, 'part')} “{name.replace('_', ' ')}” was put into the book by another program."
