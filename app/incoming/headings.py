"""Headings: in which row of a sheet they stand, and what they are where cells were merged over two rows."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from app.incoming.columns import guess_columns, meaning_of
from app.incoming.sheets import Row, Sheet

LOOKED_AT = 30
"""Rows from the top in which headings are looked for."""
_GROUP = re.compile(r"\b(?:stage|st|s)\s*(?:[123]|one|two|three)\b|\bpanel\b", re.IGNORECASE)

Merged = tuple[int, int, int, int]


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
    merged = [one for one in sheet.merged if one[0] <= above.number <= one[1]]
    groups = _groups(sheet, above, merged)
    texts = tuple(_heading(row, above, at, groups[at], merged) for at in range(sheet.width))
    return Headings(number, texts, guess_columns(texts))


def data_rows(sheet: Sheet, headings: Headings) -> tuple[Row, ...]:
    """The rows below the headings that hold anything."""
    return tuple(row for row in sheet.rows if row.number > headings.row)


def _row(sheet: Sheet, number: int) -> Row:
    at = bisect_left(sheet.rows, number, key=lambda row: row.number)
    found = sheet.rows[at] if at < len(sheet.rows) else None
    return found if found is not None and found.number == number else Row(number, ())


def _heading(row: Row, above: Row, at: int, group: str, merged: Sequence[Merged]) -> str:
    own = _text(row, at)
    if not own:
        reaches_down = any(above.number < last and left <= at <= right for _first, last, left, right in merged)
        return _text(above, at) if reaches_down or not group else group
    both = f"{group} {own}"
    if not group or _GROUP.search(own) or (not _GROUP.search(group) and meaning_of(own) and not meaning_of(both)):
        return own  # "Surname" under "Name" says what it is by itself
    return both


def _groups(sheet: Sheet, above: Row, merged: Sequence[Merged]) -> list[str]:
    """What stands over each column, as 'Stage 1' does over its dates: merged, or with nothing to its right."""
    found: list[str] = []
    last = ""
    for at in range(sheet.width):
        last = _text(above, at) or last
        found.append(last if _GROUP.search(last) else "")
    for _first, _last, left, right in merged:
        wide = left < right and right - left + 1 < sheet.width
        for at in range(left, min(right + 1, sheet.width)):
            found[at] = _text(above, left) if wide else ""
    return found


def _text(row: Row, at: int) -> str:
    cell = row.cell(at)
    return "" if isinstance(cell, dt.date) else " ".join(cell.split())
