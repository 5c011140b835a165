"""Files as other people leave them: workbooks, spreadsheets and text with everything that is wrong with them."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl

from app.incoming.sheets import Row, Sheet

OLD_XLS = Path(__file__).parent / "files" / "old.xls"
"""A workbook of the old kind: one sheet, a heading, one row of an invented complaint."""

CELL = '<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Log">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def sheet_of(*rows: Sequence[str | dt.date]) -> Sheet:
    """A sheet with these rows, numbered from 1; an empty one is left out, as a reader does."""
    return Sheet("", tuple(Row(number, tuple(row)) for number, row in enumerate(rows, 1) if any(row)))


def workbook(path: Path, rows: Sequence[Sequence[object]], merged: Sequence[str] = (), title: str = "Log") -> Path:
    """An Excel workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def packed(path: Path, parts: dict[str, str]) -> Path:
    """A packed file with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return path


def with_part(path: Path, name: str, text: str) -> Path:
    """The same packed file with one part in place of that of its name."""
    with zipfile.ZipFile(path) as file:
        parts = {each: file.read(each).decode() for each in file.namelist()}
    return packed(path, {**parts, name: text})


def spreadsheet(path: Path, rows: str) -> Path:
    """An OpenDocument spreadsheet with these rows."""
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return packed(
        path, {"mimetype": mimetype, "META-INF/manifest.xml": "<manifest/>", "content.xml": CONTENT.format(rows=rows)}
    )


def ods_row(*texts: str, more: str = "") -> str:
    """A row of such a spreadsheet; `more` stands in each of its cells."""
    return f"<table:table-row>{''.join(CELL.format(text=text, more=more) for text in texts)}</table:table-row>"
