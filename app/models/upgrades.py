"""Numbered, one-way upgrade steps, written in SQL: what a book was at each version never depends on today's code.

A step is run in one exclusive transaction, after a copy of the book was made through SQLite's own backup. A book from
a newer program is refused politely and left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from app.rules.problems import UserError

APPLICATION_ID = 0x4353424B
"""Marks an SQLite file as a Casebook book ('CSBK')."""

FIRST = """
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    case_id INTEGER,
    kind TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    sentence TEXT NOT NULL,
    body TEXT NOT NULL,
    body_digest TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    recipe INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_of_case ON journal (case_id, seq);
CREATE INDEX journal_of_kind ON journal (kind, seq);
CREATE INDEX journal_of_moment ON journal (recorded_at, case_id);

CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed: record a correction instead'); END;
CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never shortened: record a correction instead'); END;
CREATE TRIGGER journal_is_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> coalesce((SELECT max(seq) FROM journal), 0) + 1
  OR NEW.prev <> coalesce((SELECT hash FROM journal ORDER BY seq DESC LIMIT 1), '')
  OR EXISTS (SELECT 1 FROM journal WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'an entry follows the one before it'); END;

CREATE TABLE complaint (
    id INTEGER PRIMARY KEY REFERENCES journal (seq),
    reference TEXT NOT NULL UNIQUE,
    edition TEXT NOT NULL,
    received_on TEXT NOT NULL,
    closed_on TEXT,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    representative TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT;
CREATE INDEX complaint_open ON complaint (id) WHERE closed_on IS NULL;

CREATE TABLE document (
    digest TEXT PRIMARY KEY,
    media TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER document_is_not_changed BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'a document in the book is never changed'); END;
CREATE TRIGGER document_is_not_removed BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'a document in the book is never removed'); END;
CREATE TRIGGER document_is_not_replaced BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'a document in the book is never replaced'); END;

CREATE TABLE letter (
    id INTEGER PRIMARY KEY REFERENCES journal (seq),
    case_id INTEGER NOT NULL REFERENCES complaint (id),
    kind TEXT NOT NULL,
    stage INTEGER NOT NULL,
    dated TEXT NOT NULL,
    posted_on TEXT,
    document TEXT NOT NULL REFERENCES document (digest)
) STRICT;
CREATE INDEX letter_of_case ON letter (case_id);
CREATE INDEX letter_to_post ON letter (id) WHERE posted_on IS NULL;

CREATE TABLE request (
    id INTEGER PRIMARY KEY REFERENCES journal (seq),
    outcome TEXT NOT NULL,
    received_on TEXT NOT NULL,
    closed_on TEXT,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    matter TEXT NOT NULL
) STRICT;
CREATE INDEX request_open ON request (id) WHERE closed_on IS NULL;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE draft (
    case_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    stage INTEGER NOT NULL,
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (case_id, kind, stage)
) STRICT;
"""

BEGUN = """
CREATE TABLE begun (
    case_id INTEGER NOT NULL,
    guide TEXT NOT NULL,
    answers TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (case_id, guide)
) STRICT;
"""

LETTERS_OF_ANY_FILE = """
CREATE TABLE letter_of_any_file (
    id INTEGER PRIMARY KEY REFERENCES journal (seq),
    case_id INTEGER NOT NULL REFERENCES journal (seq),
    kind TEXT NOT NULL,
    stage INTEGER NOT NULL,
    dated TEXT NOT NULL,
    posted_on TEXT,
    document TEXT NOT NULL REFERENCES document (digest)
) STRICT;
INSERT INTO letter_of_any_file SELECT id, case_id, kind, stage, dated, posted_on, document FROM letter;
DROP TABLE letter;
ALTER TABLE letter_of_any_file RENAME TO letter;
CREATE INDEX letter_of_case ON letter (case_id);
CREATE INDEX letter_to_post ON letter (id) WHERE posted_on IS NULL;
"""
"""A contact that is no complaint can have letters too, so a letter no longer refers to a complaint."""

ERASURES = """
DROP TRIGGER journal_is_not_changed;
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
WHEN NEW.sentence <> '' OR NEW.body <> '' OR OLD.kind = 'erased'
  OR NEW.seq IS NOT OLD.seq OR NEW.case_id IS NOT OLD.case_id OR NEW.kind IS NOT OLD.kind
  OR NEW.happened_on IS NOT OLD.happened_on OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.actor IS NOT OLD.actor
  OR NEW.body_digest IS NOT OLD.body_digest OR NEW.prev IS NOT OLD.prev OR NEW.hash IS NOT OLD.hash
  OR NEW.recipe IS NOT OLD.recipe
  OR NOT EXISTS (
    SELECT 1 FROM journal AS stone WHERE stone.kind = 'erased' AND stone.seq > OLD.seq
    AND (stone.case_id = OLD.case_id OR OLD.seq IN (SELECT value FROM json_each(stone.body, '$.also')))
  )
BEGIN SELECT RAISE(ABORT, 'the journal is never changed: record a correction instead'); END;
DROP TRIGGER document_is_not_removed;
CREATE TRIGGER document_is_not_removed BEFORE DELETE ON document
WHEN NOT EXISTS (
  SELECT 1 FROM journal AS stone, json_each(stone.body, '$.documents') AS named
  WHERE stone.kind = 'erased' AND named.value = OLD.digest
)
BEGIN SELECT RAISE(ABORT, 'a document in the book is never removed'); END;
"""
"""What need not be kept any longer can be erased, where a tombstone says so, and in no other way (see `erasures`)."""

STEPS: tuple[str, ...] = (FIRST, BEGUN, LETTERS_OF_ANY_FILE, ERASURES)
"""Step n brings a book from version n - 1 to version n."""


def guards(steps: tuple[str, ...] = STEPS) -> dict[str, str]:
    """The triggers that keep a book of the newest version from being changed, by name, as the steps make them."""
    connection = driver.connect(":memory:")
    try:
        upgrade(connection, steps)
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    finally:
        connection.close()


class NewerBook(UserError):
    """The book was last opened by a newer Casebook."""


def version_of(connection: Any) -> int:  # noqa: ANN401 - a raw DB-API connection has no type of its own
    """The version of the book behind a raw connection; 0 for a file with nothing in it."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(connection: Any, steps: tuple[str, ...] = STEPS) -> None:  # noqa: ANN401 - as above
    """Leave a newer book alone. Raises NewerBook for a book that this program is too old for."""
    found = version_of(connection)
    if found > len(steps):
        raise NewerBook(
            f"This book was last used by a newer Casebook (book version {found}; this program knows {len(steps)}). "
            "Nothing was changed. Install the newer Casebook, then open the book again."
        )


def upgrade(
    connection: Any,  # noqa: ANN401 - a raw DB-API connection has no type of its own
    steps: tuple[str, ...] = STEPS,
    before: Callable[[int], Path | None] = lambda _version: None,
) -> int:
    """Bring a book up to the newest version, one transaction a step; `before` makes the copy and is told the version.

    Returns the version it had. Raises NewerBook for a book that this program is too old for.
    """
    refuse_newer(connection, steps)
    found = version_of(connection)
    if 0 < found < len(steps):
        before(found)
    for number, step in enumerate(steps[found:], found + 1):
        connection.execute("PRAGMA foreign_keys = OFF")
        marks = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};"
        script = f"BEGIN EXCLUSIVE;\n{step}\n{marks}\nCOMMIT;"
        try:
            connection.executescript(script)
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.execute("PRAGMA foreign_keys = ON")
    return found
