"""Headings: in which row of a sheet they stand, and what they are where cells were merged over two rows."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from app.incoming.columns import guess_columns
from app.incoming.sheets import Row, Sheet

LOOKED_AT = 30
"""Rows from the top in which headings are looked for."""
_GROUP = re.compile(r"\b(?:stage|st|s)\s*(?:[12]|one|two)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Headings:
    """The headings of a sheet."""

    row: int
    """The row that they stand in, as Excel shows it; the lower of two."""
    texts: tuple[str, ...]
    """One for each column; empty where a column has none."""
    columns: dict[str, int]
    """What each column seems to hold."""


def find_headings(sheet: Sheet) -> Headings:
    """The headings: the row, with what is merged above it, in which the most columns can be told."""
    looked = [row for row in sheet.rows if row.number <= LOOKED_AT] or list(sheet.rows[:1])
    found = [headings_in(sheet, row.number) for row in looked]
    if not found:
        return Headings(1, (), {})
    best = max(found, key=lambda one: (len(one.columns), -one.row))
    if best.columns:
        return best
    return next((one for one in found if sum(map(bool, one.texts)) > 1), found[0])


def headings_in(sheet: Sheet, number: int) -> Headings:
    """The headings, if they stand in this row."""
    row, above = _row(sheet, number), _row(sheet, number - 1)
    texts = tuple(_heading(sheet, row, above, at) for at in range(sheet.width))
    return Headings(number, texts, guess_columns(texts))


def data_rows(sheet: Sheet, headings: Headings) -> tuple[Row, ...]:
    """The rows below the headings that hold anything."""
    return tuple(row for row in sheet.rows if row.number > headings.row)


def _row(sheet: Sheet, number: int) -> Row:
    return next((row for row in sheet.rows if row.number == number), Row(number, ()))


def _heading(sheet: Sheet, row: Row, above: Row, at: int) -> str:
    own, group = _text(row, at), _group(sheet, above, at)
    if not own:
        return _text(above, at) if _reaches_down(sheet, above.number, at) or not group else group
    return own if _GROUP.search(own) or not group else f"{group} {own}"


def _group(sheet: Sheet, above: Row, at: int) -> str:
    """What stands over several columns, as 'Stage 1' does over its dates: merged, or with nothing to its right."""
    for first, last, left, right in sheet.merged:
        if first <= above.number <= last and left <= at <= right:
            return _text(above, left) if right > left and right - left + 1 < sheet.width else ""
    for column in range(at, -1, -1):
        if text := _text(above, column):
            return text if _GROUP.search(text) else ""
    return ""


def _reaches_down(sheet: Sheet, number: int, at: int) -> bool:
    """Whether the cell above was made one with that below."""
    return any(first <= number < last and left <= at <= right for first, last, left, right in sheet.merged)


def _text(row: Row, at: int) -> str:
    cell = row.cell(at)
    return "" if isinstance(cell, dt.date) else " ".join(cell.split())
