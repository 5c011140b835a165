"""Numbered, one-way upgrade steps, written in SQL: what a book was at each version never depends on today's code.

A step is run in one exclusive transaction, after a backup of the book was made, opened and checked (see `backups`). A
book from a newer program is refused politely and left alone.
"""

from __future__ import annotations

from collections.abc import Callable
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

DRAFTS_WITH_DIGESTS = """
ALTER TABLE draft ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE begun ADD COLUMN digest TEXT NOT NULL DEFAULT '';
"""
"""What is being written stands in no chain: a digest of its own shows whether it is as it was kept (see `drafts`)."""

STEPS: tuple[str, ...] = (FIRST, BEGUN, LETTERS_OF_ANY_FILE, ERASURES, DRAFTS_WITH_DIGESTS)
"""Step n brings a book from version n - 1 to version n."""


Parts = dict[tuple[str, str], tuple[str, str]]
"""How a book is built: each table, index and trigger by its kind and name, with the table it is of and its SQL."""


def parts_of(connection: Any) -> Parts:  # noqa: ANN401 - a raw DB-API connection has no type of its own
    """How the book behind a raw connection is built."""
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {(kind, name): (table, sql) for kind, name, table, sql in rows}


def parts(steps: tuple[str, ...] = STEPS) -> Parts:
    """How a book is built that these steps made."""
    connection = driver.connect(":memory:")
    try:
        for step in steps:
            connection.executescript(step)
        return parts_of(connection)
    finally:
        connection.close()


def guards(steps: tuple[str, ...] = STEPS) -> dict[str, str]:
    """The triggers that keep a book of the newest version from being changed, by name, as the steps make them."""
    return {name: sql for (kind, name), (_, sql) in parts(steps).items() if kind == "trigger"}


class NewerBook(UserError):
    """The book was last opened by a newer Casebook."""


class NotThatVersion(UserError):
    """The book is not built as books of its version are."""


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
    before: Callable[[int], object] = lambda _version: None,
) -> int:
    """Bring a book up to the newest version, one transaction a step; `before` makes the backup of that version.

    Returns the version it had. Raises NewerBook for a book that this program is too old for.
    """
    refuse_newer(connection, steps)
    found = version_of(connection)
    if found < len(steps):
        _refuse_another(connection, steps, found)
    for number, step in enumerate(steps[found:], found + 1):
        if found:
            before(number - 1)
        connection.execute("PRAGMA foreign_keys = OFF")
        marks = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};"
        try:
            _take_step(connection, f"BEGIN EXCLUSIVE;\n{step}\n{marks}")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.execute("PRAGMA foreign_keys = ON")
    return found


def _take_step(connection: Any, script: str) -> None:  # noqa: ANN401 - as above
    """One step, which may leave no row that refers to something that it took away."""
    dangling = _dangling(connection)
    connection.executescript(script)
    if _dangling(connection) > dangling:
        raise driver.IntegrityError("the step would leave a row that refers to nothing")
    connection.execute("COMMIT")


def _dangling(connection: Any) -> int:  # noqa: ANN401 - as above
    """How many rows refer to something that is not there; a step goes on with that guard off, and makes no more."""
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def _refuse_another(connection: Any, steps: tuple[str, ...], found: int) -> None:  # noqa: ANN401 - as above
    """Leave a file alone that says a version and is built otherwise: a step would make a wreck of it."""
    if found < 0 or parts_of(connection) != (parts(steps[:found]) if found else {}):
        raise NotThatVersion(
            f"This book says that it is of version {found}, and is not built as such a book is: its file is damaged. "
            "Nothing was changed. Restore the newest backup."
        )
