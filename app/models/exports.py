"""Exports: the whole book as files that any program can read, CSV and JSON of every table and each document as it is.

JSON keeps every text exactly; from it a book is made again (see `export_loads`). CSV is for people with a spreadsheet:
a cell that a spreadsheet would take for a formula begins with an apostrophe there.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

from sqlalchemy.orm import Session

from app.models import journals
from app.models.books import Book
from app.models.export_manifests import FILE, ExportedFile, Manifest, Tell
from app.models.tables import Base
from app.models.upgrades import STEPS
from app.models.whole_folders import make_private
from app.rules.file_names import TakenNames

FOLDER = "Tables"
DOCUMENT = "document"
TABLES = ("journal", DOCUMENT, "complaint", "request", "letter", "setting", "begun", "draft")
"""Every table, in the order in which a book is made of them again."""

IN_PLACE_OF_BYTES = ("size", "file")
"""What the table of documents says of one: its length, and where in the folder it lies."""

ENDINGS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/plain": ".txt",
    "message/rfc822": ".eml",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide forms, which count too
"""What a cell begins with that a spreadsheet may take for a formula."""


@dataclass(frozen=True)
class Contents:
    """What an export holds beside the tables."""

    names: Mapping[str, str]
    """The path of each document by its digest, without its ending."""
    texts: Mapping[str, str]
    """Texts for people, by the names of their files."""
    made_by: str
    made_on: str


@dataclass(frozen=True)
class Exported:
    """What an export holds."""

    manifest: Manifest
    documents: int


@dataclass
class Packing:
    """An export in the making: its folder, the files written so far, and the names that are taken."""

    folder: Path
    tell: Tell
    files: list[ExportedFile] = field(default_factory=list)
    names: TakenNames = field(default_factory=TakenNames)
    done: int = 0
    total: int = 0

    def step(self) -> None:
        """One row or document more is written."""
        self.done += 1
        self.tell(self.done, self.total)

    def put(self, path: str, content: bytes) -> None:
        """Write one file, and see it on the disk."""
        with PackedFile(self, path) as file:
            file.write(content)


class PackedFile:
    """One file as it is written: its length and digest are counted, and it is on the disk when it is closed."""

    def __init__(self, packing: Packing, path: str) -> None:
        self._packing, self.path = packing, path
        self._size, self._digest = 0, hashlib.sha256()
        place = packing.folder / path
        make_private(place.parent)
        self._file: IO[bytes] = os.fdopen(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY | BINARY, 0o600), "wb")

    def write(self, content: bytes) -> None:
        """Add bytes at its end."""
        self._file.write(content)
        self._size += len(content)
        self._digest.update(content)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: object, *_rest: object) -> None:
        """See it on the disk, unless something went wrong."""
        with self._file as file:
            if kind is None:
                file.flush()
                os.fsync(file.fileno())
                self._packing.files.append(ExportedFile(self.path, self._size, self._digest.hexdigest()))


BINARY = getattr(os, "O_BINARY", 0)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns that an export has of a table."""
    own = tuple(column.name for column in Base.metadata.tables[table].columns)
    return (*own[:-1], *IN_PLACE_OF_BYTES) if table == DOCUMENT else own


def pack(book: Book, folder: Path, contents: Contents, tell: Tell) -> Exported:
    """Write the whole book into a folder, as it is at this moment. Raises OSError where the disk does not take it."""
    packing = Packing(folder, tell)
    with book.reading() as session:
        counts = {table: _count(session, table) for table in TABLES}
        packing.total = sum(counts.values()) + len(contents.texts)
        for name, text in contents.texts.items():
            packing.put(packing.names.take(name, ""), text.encode())
            packing.step()
        for table in TABLES:
            _write_table(session, table, packing, contents.names)
        last_hash = journals.last_entry(session)[1]
        seal = journals.seal(session)
        sample = bool(_rows(session, "SELECT 1 FROM setting WHERE key = 'sample'"))
    version, files = len(STEPS), tuple(packing.files)
    manifest = Manifest(contents.made_by, contents.made_on, version, seal, last_hash, sample, counts, files)
    return Exported(manifest, counts[DOCUMENT])


def close(folder: Path, manifest: Manifest) -> None:
    """Write `export.json`, the last of the files, by which the others are known."""
    with PackedFile(Packing(folder, lambda _done, _total: None), FILE) as file:
        file.write(manifest.written())


def harmless(cell: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _write_table(session: Session, table: str, packing: Packing, names: Mapping[str, str]) -> None:
    """A table as JSON, a row a line, and as CSV."""
    columns = columns_of(table)
    rows = _documents(session, packing, names) if table == DOCUMENT else _table_rows(session, table, columns)
    with ExitStack() as open_files:
        exact = open_files.enter_context(PackedFile(packing, f"{FOLDER}/{table}.json"))
        sheet = open_files.enter_context(PackedFile(packing, f"{FOLDER}/{table}.csv"))
        exact.write(b"[")
        sheet.write(b"\xef\xbb\xbf" + _csv_line(columns))  # the mark by which a spreadsheet knows UTF-8
        between = b"\n"
        for row in rows:
            line = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)
            exact.write(between + line.encode())
            sheet.write(_csv_line([harmless(cell) if isinstance(cell, str) else cell for cell in row]))
            between = b",\n"
            packing.step()
        exact.write(b"\n]\n")


def _table_rows(session: Session, table: str, columns: Sequence[str]) -> Iterator[Sequence[Any]]:
    keys = ", ".join(column.name for column in Base.metadata.tables[table].primary_key.columns)
    wanted = f"SELECT {', '.join(columns)} FROM {table} ORDER BY {keys}"  # noqa: S608 - our own tables and columns
    yield from session.connection().exec_driver_sql(wanted)


def _documents(session: Session, packing: Packing, names: Mapping[str, str]) -> Iterator[Sequence[Any]]:
    """Each document, once its bytes are written as a file of its own."""
    wanted = "SELECT digest, media, bytes FROM document ORDER BY digest"
    for digest, media, content in session.connection().exec_driver_sql(wanted):
        name = names.get(digest) or f"Files/Document {digest[:12]}"
        path = packing.names.take(name, ENDINGS.get(media, ".bin"))
        packing.put(path, content)
        yield digest, media, len(content), path


def _csv_line(cells: Iterable[object]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def _count(session: Session, table: str) -> int:
    return int(_rows(session, f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - our own tables


def _rows(session: Session, question: str) -> Sequence[Sequence[Any]]:
    return session.connection().exec_driver_sql(question).all()
