"""Workbooks: the sheets of an Excel or OpenDocument file, read by python-calamine once the file was looked through.

Values are read, never formulas: what the program that saved the workbook had worked out last. Nothing that the
workbook points to is opened, and nothing in it is run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.incoming.ods_scans import CONTENT, scan_ods
from app.incoming.sheets import (
    ADVICE,
    FIRST_DAY,
    LONGEST_CELL,
    MOST_LETTERS,
    Cell,
    Row,
    Sheet,
    Unreadable,
    refuse_size,
    trimmed,
)
from app.incoming.xlsx_scans import TOO_MUCH, WORKBOOK, Scan, scan_xlsx
from app.incoming.zipped_parts import DAMAGED, Parts, locked_sentence
from app.rules.words import listed

NAMED = 8
"""Rows that a sentence names one by one."""
OLDEST = "The old kind of workbook (.xls) does not say which formulas were saved without a value. Look at empty cells."


@dataclass(frozen=True)
class Workbook:
    """A workbook that can be read: the names of its sheets, and what was found by looking it through."""

    path: Path
    names: tuple[str, ...]
    """The sheets that can be seen, in the order of the workbook."""
    scan: Scan

    def sheet(self, name: str) -> Sheet:
        """One sheet. Raises Unreadable."""
        with _opened(self.path) as book:
            return _read(book, name, self.scan)


def open_packed(path: Path) -> Workbook:
    """A workbook as Excel (.xlsx, .xlsm) or LibreOffice (.ods) saves it now. Raises Unreadable."""
    parts = Parts(path)
    try:
        parts.measure()
        if WORKBOOK in parts.names:
            scan = scan_xlsx(parts)
        elif CONTENT in parts.names and "mimetype" in parts.names:
            scan = Scan(FIRST_DAY, (), {}, merged=scan_ods(parts))
        elif "xl/workbook.bin" in parts.names:
            raise Unreadable(f"This is a binary workbook (.xlsb), which Casebook does not read. {ADVICE}")
        else:
            raise Unreadable(f"This file is no workbook, whatever its name says. {ADVICE}")
    finally:
        parts.close()
    return _workbook(path, scan)


def open_old(path: Path, content: bytes) -> Workbook:
    """A workbook of the old kind (.xls); one with a password is packed in the same way. Raises Unreadable."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(locked_sentence())
    return _workbook(path, Scan(FIRST_DAY, (OLDEST,), {}))


def load() -> str:
    """Load what reads workbooks, which is otherwise loaded when one is opened; answers its name."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only who brings in a workbook waits for it

    return CalamineWorkbook.__name__


class _opened:  # noqa: N801 - used as a function: `with _opened(path) as book`
    """calamine's workbook; whatever goes wrong in it, or in what is done with it, is a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book: Any = None

    def __enter__(self) -> Any:  # noqa: ANN401 - calamine's workbook is imported where it is opened
        from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only who brings in a workbook waits for it

        try:
            self._book = CalamineWorkbook.from_path(self._path)
        except BaseException as error:  # noqa: BLE001 - see _tell
            _tell(error)
        return self._book

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if self._book is not None:
            self._book.close()
        if error is not None:
            _tell(error)


def _tell(error: BaseException) -> None:
    """Say what calamine could not read; where it falls over (in Rust: a panic) that is no Exception of Python's."""
    if isinstance(error, (Unreadable, KeyboardInterrupt, SystemExit, MemoryError)):
        raise error
    locked = type(error).__name__ == "PasswordError"
    raise Unreadable(locked_sentence() if locked else DAMAGED) from error


def _workbook(path: Path, scan: Scan) -> Workbook:
    with _opened(path) as book:
        kinds = [(one.name, str(one.typ), str(one.visible)) for one in book.sheets_metadata]
    sheets = [(name, seen.endswith(".Visible")) for name, kind, seen in kinds if kind.endswith("WorkSheet")]
    names = tuple(name for name, seen in sheets if seen)
    if not names:
        raise Unreadable(f"This workbook has no sheet that can be seen. {ADVICE}")
    hidden = [f"“{name}”" for name, seen in sheets if not seen]
    if hidden:
        them = "it" if len(hidden) == 1 else "them"
        named = f"It has hidden sheets, which were not looked at: {listed(hidden)}."
        said = f"{named} Unhide {them} in Excel to bring {them} in."
        scan = replace(scan, notes=(*scan.notes, said))
    return Workbook(path, names, scan)


def _hidden_rows(rows: Sequence[int]) -> tuple[str, ...]:
    """That rows are hidden, and read all the same: nobody sees them when looking at the log."""
    if not rows:
        return ()
    if len(rows) == 1:
        return (f"Row {rows[0]} is hidden in this sheet, as by a filter. It is read like the others.",)
    named = [f"{row}" for row in rows[:NAMED]]
    shown = f"{', '.join(named)} …" if len(rows) > NAMED else listed(named)
    return (f"{len(rows):,} rows are hidden in this sheet ({shown}), as by a filter. They are read like the others.",)


def _read(book: Any, name: str, scan: Scan) -> Sheet:  # noqa: ANN401 - calamine's workbook
    read = book.get_sheet_by_name(name)
    start, end = read.start, read.end
    if start is None or end is None:
        return Sheet(name, (), scan.notes, scan.first_day)
    notes = (*scan.notes, *_hidden_rows(scan.hidden.get(name, ())))
    refuse_size(end[0] + 1, end[1] + 1)
    before: list[Cell] = [""] * start[1]
    rows, letters = [], 0
    for number, cells in enumerate(read.iter_rows(), 1):
        kept = trimmed([*before, *(_cell(value) for value in cells)])
        letters += sum(len(cell) for cell in kept if isinstance(cell, str))
        if letters > MOST_LETTERS:
            raise Unreadable(TOO_MUCH)
        if kept:
            rows.append(Row(number, kept))
    ranges = tuple((a[0] + 1, b[0] + 1, a[1], b[1]) for a, b in read.merged_cell_ranges or ())
    merged = ranges or scan.merged.get(name, ())
    unvalued: Mapping[str, frozenset[tuple[int, int]]] = scan.unvalued
    return Sheet(name, tuple(rows), notes, scan.first_day, unvalued.get(name, frozenset()), merged)


def _cell(value: object) -> Cell:
    """A value as Excel shows it: 3 and not 3.0; the day of a moment."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 10**15 else repr(value)
    text = str(value)
    if len(text) > LONGEST_CELL:
        raise Unreadable(f"A cell of this workbook holds more than {LONGEST_CELL:,} letters. {ADVICE}")
    return text
