"""Logs: a file that somebody kept complaints in, opened by what is in it and not by what it is called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app import places
from app.incoming.old_workbooks import read_old
from app.incoming.sheets import MOST_BYTES, Sheet, Unreadable
from app.incoming.text_logs import read_text_log
from app.incoming.workbooks import open_packed

PACKED, OLD = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
"""How a packed workbook begins, and how an old one does."""
WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
MISNAMED = "It has the name of a workbook and is plain text, so it was read as text with commas or the like between."


@dataclass(frozen=True)
class Log:
    """A log that can be read."""

    name: str
    """The file's own name, without its folder."""
    digest: str
    """SHA-256 of its bytes."""
    sheets: tuple[str, ...]
    """The names of its sheets; one, without a name, for a text file."""
    _read: Callable[[str], Sheet]

    def sheet(self, name: str | None = None) -> Sheet:
        """A sheet by its name, or the first. Raises Unreadable where there is no such sheet, or it cannot be read."""
        wanted = self.sheets[0] if name is None else name
        if wanted not in self.sheets:
            raise Unreadable(f"There is no sheet “{wanted}” in {self.name}. It has: {', '.join(self.sheets)}.")
        return self._read(wanted)


def open_log(path: Path) -> Log:
    """Open a file as a log. Raises Unreadable, which says what to do."""
    content = _bytes_of(path)
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith(PACKED):
        packed = open_packed(path)
        return Log(path.name, digest, packed.names, packed.sheet)
    if content.startswith(OLD):
        old = read_old(path)
        return Log(path.name, digest, tuple(old), old.__getitem__)
    if content.startswith(b"%PDF"):
        raise Unreadable("This is a PDF. Casebook reads logs kept in Excel, LibreOffice or CSV files.")
    sheet = read_text_log(content)
    if path.suffix.lower() in WORKBOOK_NAMES:
        sheet = Sheet(sheet.name, sheet.rows, (MISNAMED, *sheet.notes))
    return Log(path.name, digest, ("",), lambda _name: sheet)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable(f"{path} is a folder. Choose the file that the log is in.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path} cannot be read: {_trouble(error)}.") from None
    if len(content) > MOST_BYTES:
        raise Unreadable(
            f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB, which no log of complaints is. Copy the rows of "
            "the log alone into a new workbook, without pictures, and bring that in."
        )
    if not content:
        raise Unreadable(f"{path.name} is empty. Choose the file that the log is in.")
    return content


def _trouble(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "it may not be read, or it is open in Excel. Close it there, and try again"
    return places.trouble(error) if isinstance(error, OSError) else "there can be no file of that name"
