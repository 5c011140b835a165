"""Export loads: a book made again from its export, every table as it was, or not at all.

The journal, the documents and what was half written are taken as they are. The register is never believed: it is made
anew from the journal, and the folder's must be the same. All of it is one transaction, which is undone where anything
does not fit; what is held in memory at a time is a row, a document, or the entries of one case.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from app import places
from app.models import journals, registers, upgrades
from app.models.damages import Damaged
from app.models.export_manifests import (
    ExportedFile,
    Manifest,
    NotAnExport,
    Stopped,
    Tell,
    altered,
    chunks_of,
    opened_within,
    refused,
)
from app.models.exports import DOCUMENT, FOLDER, IN_PLACE_OF_BYTES, TABLES
from app.models.kept_checks import MEDIA, draft_faults
from app.rules.problems import UserError

LONGEST_ROW = 32_000_000
"""Bytes of one row; the longest letter with all that it rests on is a hundredth of that."""

LARGEST_DOCUMENT = 64_000_000
LARGEST_CASE = 128_000_000
"""Characters of all entries of one case together."""

REGISTER = ("complaint", "request", "letter", "setting")
"""The tables that follow from the journal."""

FIRST_LINE, LAST_LINE = b"[\n", b"]\n"
LARGEST_INTEGER = 2**63

Column = tuple[str, str, bool]
"""Its name, its type in SQLite, and whether it may be empty."""


def columns_at(version: int) -> Mapping[str, tuple[Column, ...]]:
    """The columns that each table of a book had at a version."""
    connection = driver.connect(":memory:")
    try:
        upgrades.upgrade(connection, upgrades.STEPS[:version])
        found = {table: connection.execute(f"PRAGMA table_info({table})").fetchall() for table in TABLES}
    finally:
        connection.close()
    return {
        table: tuple((name, kind, not must and not key) for _, name, kind, must, _, key in columns)
        for table, columns in found.items()
    }


def load(
    session: Session, folder: Path, manifest: Manifest, tell: Tell, also: Callable[[Session, int], None] | None = None
) -> None:
    """Fill an empty book within a transaction that its caller ends. Raises NotAnExport, and the transaction is undone.

    `also` looks at each case once it is there.
    """
    if not 0 < manifest.book_version <= len(upgrades.STEPS):
        raise refused("It is of a book that this Casebook does not know.")
    loading = _Loading(session, folder, manifest, tell)
    with no_trust():
        loading.fill("journal")
        _judge_chain(session, manifest)
        loading.fill(DOCUMENT)
        loading.make_register(also)
        if manifest.book_version == len(upgrades.STEPS):
            for table in REGISTER:
                loading.compare(table)
        for table in ("begun", "draft"):
            loading.fill(table)
        for fault in draft_faults(session):
            raise refused(fault if isinstance(fault, str) else fault.sentence)


class _Loading:
    """One folder as it is brought in."""

    def __init__(self, session: Session, folder: Path, manifest: Manifest, tell: Tell) -> None:
        self._session, self._folder, self._manifest = session, folder, manifest
        self._tell = tell
        self._done, self._total = 0, sum(manifest.rows.values())
        self._columns = columns_at(manifest.book_version)
        self._files = {one.path: one for one in manifest.files}
        if set(manifest.rows) != {table for table, columns in self._columns.items() if columns}:
            raise refused("It has not the tables of a book.")

    def fill(self, table: str) -> None:
        """Put every row of a table into the book."""
        names = [name for name, _, _ in self._columns[table]]
        marks = ", ".join("?" * len(names))
        put = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own tables
        for row in self._rows(table):
            values = self._with_bytes(row) if table == DOCUMENT else tuple(row.values())
            self._session.connection().exec_driver_sql(put, values)

    def make_register(self, also: Callable[[Session, int], None] | None) -> None:
        """Make the lists anew from the journal, case by case."""
        weigh = "SELECT case_id, sum(length(sentence) + length(body)) AS size FROM journal GROUP BY case_id"
        if self._session.connection().exec_driver_sql(f"{weigh} HAVING size > {LARGEST_CASE}").first():
            raise refused("It has a case that is larger than any can be.")
        for (case_id,) in self._ask("SELECT DISTINCT case_id FROM journal WHERE case_id IS NOT NULL ORDER BY 1"):
            registers.refresh_case(self._session, case_id)
            if also is not None:
                also(self._session, case_id)
            self._session.flush()
            self._session.expunge_all()
            self._tell(self._done, self._total)
        registers.refresh_settings(self._session)
        self._session.flush()

    def compare(self, table: str) -> None:
        """The list that was made anew must be the folder's."""
        names = [name for name, _, _ in self._columns[table]]
        question = f"SELECT {', '.join(names)} FROM {table} WHERE {names[0]} = ?"  # noqa: S608 - our own tables
        for row in self._rows(table):
            made = self._session.connection().exec_driver_sql(question, (row[names[0]],)).first()
            if made is None or tuple(made) != tuple(row.values()):
                raise refused(f"Its table “{table}” does not say what its journal says.")
        if len(self._ask(f"SELECT 1 FROM {table}")) != self._manifest.rows[table]:  # noqa: S608 - our own tables
            raise refused(f"Its table “{table}” does not say what its journal says.")

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table as the folder has them, each checked against the columns of its book's version."""
        columns = self._columns[table]
        if table == DOCUMENT:
            size, file = IN_PLACE_OF_BYTES
            columns = (*columns[:-1], (size, "INTEGER", False), (file, "TEXT", False))
        count = 0
        for row in self._lines(table):
            count += 1
            if tuple(row) != tuple(name for name, _, _ in columns) or not all(
                _fits(value, kind, empty=empty) for value, (_, kind, empty) in zip(row.values(), columns, strict=True)
            ):
                raise refused(f"Row {count} of its table “{table}” is not that of a book.")
            yield row
            self._done += 1
            self._tell(self._done, self._total)
        if count != self._manifest.rows[table]:
            raise refused(f"Its table “{table}” has not as many rows as it should.")

    def _lines(self, table: str) -> Iterator[dict[str, Any]]:
        """What stands in the JSON of a table, a row a line; the file must be the one that the manifest describes."""
        path = f"{FOLDER}/{table}.json"
        listed = self._file(path)
        digest, seen, ended = hashlib.sha256(), 0, False
        with opened_within(self._folder, path) as file:
            for number, line in enumerate(iter(partial(file.readline, LONGEST_ROW + 1), b"")):
                digest.update(line)
                seen += len(line)
                if len(line) > LONGEST_ROW or seen > listed.size or ended:
                    raise altered(path)
                ended = bool(number) and line == LAST_LINE
                if number and not ended:
                    yield _row(line, path)
                elif not number and line != FIRST_LINE:
                    raise altered(path)
        if not ended or digest.hexdigest() != listed.digest:
            raise altered(path)

    def _with_bytes(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """A row of the table of documents with the bytes that it stands for."""
        size, file = IN_PLACE_OF_BYTES
        listed = self._file(row[file])
        if listed.size > LARGEST_DOCUMENT or (listed.size, listed.digest) != (row[size], row["digest"]):
            raise altered(row[file])
        content = b"".join(chunks_of(self._folder, listed))
        if row["media"] not in MEDIA:
            raise refused(f"“{row[file]}” is of a kind that no book keeps.")
        return (*(value for key, value in row.items() if key not in IN_PLACE_OF_BYTES), content)

    def _file(self, path: str) -> ExportedFile:
        if path not in self._files:
            raise refused(f"“{path[:80]}” is not among its files.")
        return self._files[path]

    def _ask(self, question: str) -> Sequence[Sequence[Any]]:
        return self._session.connection().exec_driver_sql(question).all()


def _row(line: bytes, path: str) -> dict[str, Any]:
    row = json.loads(line.removesuffix(b"\n").removesuffix(b","))
    if not isinstance(row, dict):
        raise altered(path)
    return row


def _fits(value: object, kind: str, *, empty: bool) -> bool:
    """Whether a value may stand in a column of this type."""
    if value is None:
        return empty
    if kind == "INTEGER":
        return type(value) is int and -LARGEST_INTEGER <= value < LARGEST_INTEGER
    return isinstance(value, str)


def _judge_chain(session: Session, manifest: Manifest) -> None:
    """The journal must be a whole chain, and end where the manifest says. Raises NotAnExport."""
    for fault in journals.faults(session):
        raise refused(f"Its journal is not whole. {fault}")
    if (journals.seal(session), journals.last_entry(session)[1]) != (manifest.seal, manifest.last_hash):
        raise refused("Its journal does not end with the entry that its seal names.")


@contextmanager
def no_trust() -> Iterator[None]:
    """Whatever goes wrong while a folder is read is told of the folder; only the book's own disk goes on as it is."""
    try:
        yield
    except (NotAnExport, Stopped, OperationalError):
        raise
    except Damaged:  # what it says is of the book that is open
        raise refused("Something in it cannot be read.") from None
    except UserError as error:
        raise refused(error.sentence) from None
    except OSError as error:
        raise refused(f"It cannot be read to the end: {places.trouble(error)}.") from None
    except DatabaseError:
        raise refused("What it holds does not fit together.") from None
    except Exception as error:  # what others wrote can fail in any way at all, and must be told, not raised
        raise NotAnExport(refused("It holds what no book can hold.").sentence) from error
