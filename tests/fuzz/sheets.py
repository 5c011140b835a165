"""Targets of what is brought in: old logs of every kind, and an exported folder of which one file is not as it was.

A damaged part of a packed file, or a damaged file of an export, is given a sound digest again: else nothing behind the
digest would ever be reached.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from app import places
from app.casework.book_imports import bring_back
from app.casework.desks import open_desk
from app.casework.exports import export_everything
from app.incoming.logs import open_log
from tests.incoming.books import ods_row, spreadsheet, workbook
from tests.models.ledgers import full_book, now

TODAY = dt.date(2026, 11, 23)
ROWS = (
    ("Ref", "Date rec'd", "Tenant", "Address", "Outcome", "Compensation £"),
    ("C1", "10.3.24", "Mr D. Dunmore", "14 Chapel Row", "Upheld", "£50.00"),
    ("C2", dt.date(2024, 3, 11), "Mrs E. Okafor", "4 Garden Court", "N/A", 12.5),
)
SHEET, CONTENT = "xl/worksheets/sheet1.xml", "content.xml"
MANIFEST = "export.json"


def csv_seeds() -> tuple[bytes, ...]:
    """A log as text, in three codings."""
    text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS)
    return text.encode(), text.replace(",", ";").encode("cp1252"), text.replace(",", "\t").encode("utf-16")


def xlsx_seeds() -> tuple[bytes, ...]:
    """A log as an Excel workbook, whole."""
    return (_xlsx(),)


def sheet_seeds() -> tuple[bytes, ...]:
    """The sheet inside such a workbook."""
    return (_part(_xlsx(), SHEET),)


def ods_seeds() -> tuple[bytes, ...]:
    """The content of a spreadsheet of OpenDocument."""
    return (_part(_ods(), CONTENT),)


def read_csv(content: bytes, folder: Path) -> None:
    """Read a log as text."""
    _read(content, folder / "log.csv")


def read_xlsx(content: bytes, folder: Path) -> None:
    """Read a log as a workbook."""
    _read(content, folder / "log.xlsx")


def read_sheet(content: bytes, folder: Path) -> None:
    """Read a workbook of which the sheet is not as it was."""
    _read(_with_part(_xlsx(), SHEET, content), folder / "log.xlsx")


def read_ods(content: bytes, folder: Path) -> None:
    """Read a spreadsheet of which the content is not as it was."""
    _read(_with_part(_ods(), CONTENT, content), folder / "log.ods")


def _read(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    log = open_log(path)
    for name in log.sheets:
        log.sheet(name)


@cache
def _xlsx() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        return workbook(Path(name) / "log.xlsx", ROWS).read_bytes()


@cache
def _ods() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        rows = "".join(ods_row(*(str(cell) for cell in row)) for row in ROWS)
        return spreadsheet(Path(name) / "log.ods", rows).read_bytes()


def _part(content: bytes, name: str) -> bytes:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        with zipfile.ZipFile(file) as packed:
            return packed.read(name)


def _with_part(content: bytes, name: str, part: bytes) -> bytes:
    with tempfile.TemporaryFile() as before, tempfile.TemporaryFile() as after:
        before.write(content)
        with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w") as new:
            for each in old.namelist():
                new.writestr(each, part if each == name else old.read(each))
        after.seek(0)
        return after.read()


@cache
def _export() -> Path:
    """An exported book, made once; it lies there until the process ends."""
    room = Path(tempfile.mkdtemp(prefix="casebook-fuzz-export-"))
    desk = open_desk(room / "Book", places.resources(), lambda: TODAY, now)
    full_book(desk.book)
    export_everything(desk, room / "Export")
    desk.book.close()
    return room / "Export"


def export_seeds() -> tuple[bytes, ...]:
    """Each table of an export and its list of contents, its name in the first line."""
    names = (MANIFEST, *(f"Tables/{table}.json" for table in ("journal", "document", "complaint", "letter", "setting")))
    return tuple(f"{name}\n".encode() + (_export() / name).read_bytes() for name in names)


def read_export(content: bytes, folder: Path) -> None:
    """Bring back an export of which one file is not as it was."""
    first, _, rest = content.partition(b"\n")
    name = first.decode("utf-8", errors="replace")
    there = folder / "Export"
    shutil.copytree(_export(), there)
    if name in {path.relative_to(there).as_posix() for path in there.rglob("*") if path.is_file()}:
        (there / name).write_bytes(rest)
        if name != MANIFEST:
            _told_anew(there, name, rest)
    desk = open_desk(folder / "Book", places.resources(), lambda: TODAY, now)
    try:
        bring_back(desk, there)
    finally:
        desk.book.close()


def _told_anew(there: Path, name: str, content: bytes) -> None:
    manifest = json.loads((there / MANIFEST).read_text(encoding="utf-8"))
    for one in manifest["files"]:
        if one["path"] == name:
            one.update(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    (there / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
