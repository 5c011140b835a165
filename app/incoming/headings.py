"""Headings: in which row of a sheet they stand, and what they are where cells were merged over two rows."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.incoming.columns import guess_columns, meaning_of
from app.incoming.sheets import Row, Sheet
from app.incoming.values import read_day, says_nothing

LOOKED_AT = 30
"""Rows from the top in which headings are looked for."""
_GROUP = re.compile(r"\b(?:stage|st|s)\s*(?:[123]|one|two|three)\b|\bpanel\b", re.IGNORECASE)

TASTED = 200
"""Rows below the headings of which the values are looked at."""
_DECIDED = {"outcome": "responded_1", "outcome_2": "responded_2", "outcome_3": "responded_3"}
_OF_THE_PERSON = frozenset(
    (
        *("name", "title", "forename", "surname", "reference", "address", "address2", "town", "postcode"),
        *("phone", "email", "how", "what", "category", "wanted", "needs"),
    )
)
"""What is of the whole case even where a stage was merged over it."""
_AT_THE_END = frozenset(("outcome", "compensation", "closed", "reopened", "status", "notes", "handler"))
"""What is of the whole case where it comes once, and no merged cell says that it is a stage's."""

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
    found = [_headings_in(sheet, row.number) for row in looked]
    if not found:
        return Headings(1, (), {})
    best = max(found, key=lambda one: (len(one.columns), -one.row))
    if best.columns:
        return _by_values(sheet, best)
    return next((one for one in found if sum(map(bool, one.texts)) > 1), found[0])


def headings_in(sheet: Sheet, number: int) -> Headings:
    """The headings, if they stand in this row."""
    return _by_values(sheet, _headings_in(sheet, number))


def _headings_in(sheet: Sheet, number: int) -> Headings:
    row, above = _row(sheet, number), _row(sheet, number - 1)
    merged = [one for one in sheet.merged if one[0] <= above.number <= one[1]]
    over = _over(sheet, row, above, merged)
    texts = tuple(_heading(row, above, at, over, merged) for at in range(sheet.width))
    return Headings(number, texts, guess_columns(texts))


def _by_values(sheet: Sheet, headings: Headings) -> Headings:
    """A column of decisions that holds days for the most part is when it was answered, and not what was found."""
    columns = dict(headings.columns)
    for outcome, answered in _DECIDED.items():
        if outcome in columns and _holds_days(sheet, headings, columns[outcome]):
            at = columns.pop(outcome)
            columns.setdefault(answered, at)
    return replace(headings, columns=columns)


def _holds_days(sheet: Sheet, headings: Headings, at: int) -> bool:
    cells = [cell for row in data_rows(sheet, headings)[:TASTED] if not says_nothing(cell := row.cell(at))]
    return 2 * sum(read_day(cell, sheet.first_day).on is not None for cell in cells) > len(cells)


def data_rows(sheet: Sheet, headings: Headings) -> tuple[Row, ...]:
    """The rows below the headings that hold anything."""
    return tuple(row for row in sheet.rows if row.number > headings.row)


def _row(sheet: Sheet, number: int) -> Row:
    at = bisect_left(sheet.rows, number, key=lambda row: row.number)
    found = sheet.rows[at] if at < len(sheet.rows) else None
    return found if found is not None and found.number == number else Row(number, ())


def _heading(row: Row, above: Row, at: int, over: _Over, merged: Sequence[Merged]) -> str:
    own, group = _text(row, at), over.groups[at]
    if not own:
        reaches_down = any(above.number < last and left <= at <= right for _first, last, left, right in merged)
        return _text(above, at) if reaches_down or not group else group
    both = f"{group} {own}"
    if not group or _GROUP.search(own) or (not _GROUP.search(group) and meaning_of(own) and not meaning_of(both)):
        return own  # "Surname" under "Name" says what it is by itself
    return own if at in over.alone else both


@dataclass(frozen=True)
class _Over:
    """What stands over the headings of a row."""

    groups: Sequence[str]
    """What stands over each column; empty where nothing does."""
    alone: frozenset[int]
    """The columns that are of the whole case, whatever stands over them."""


def _over(sheet: Sheet, row: Row, above: Row, merged: Sequence[Merged]) -> _Over:
    """What stands over each column, and which are no stage's: 'Date closed' right of 'Stage 2', where nothing ends it.

    What comes under more than one heading above is of each: 'Outcome' under 'Stage 1', and again under 'Stage 2'.
    """
    groups = _groups(sheet, above, merged)
    if not any(groups):
        return _Over(groups, frozenset())
    sure = {at for _first, _last, left, right in merged if left < right for at in range(left, right + 1)}
    by_meaning: dict[str, list[int]] = {}
    for at in range(sheet.width):
        by_meaning.setdefault(meaning_of(_text(row, at)), []).append(at)
    alone = {
        places[0]
        for key, places in by_meaning.items()
        if len(places) == 1 and (key in _OF_THE_PERSON or (key in _AT_THE_END and places[0] not in sure))
    }
    return _Over(groups, frozenset(alone))


def _groups(sheet: Sheet, above: Row, merged: Sequence[Merged]) -> list[str]:
    """What stands over each column, as 'Stage 1' does over its dates: merged, or with nothing to its right."""
    covers = {left: right for _first, _last, left, right in merged}
    found: list[str] = []
    last, ends = "", sheet.width
    for at in range(sheet.width):
        if at > ends:
            last, ends = "", sheet.width
        if at in covers:
            last, ends = _text(above, at), covers[at]
        elif text := _text(above, at):
            last, ends = text, sheet.width
        found.append(last if _GROUP.search(last) else "")
    for _first, _last, left, right in merged:
        wide = left < right and right - left + 1 < sheet.width
        for at in range(left, min(right + 1, sheet.width)):
            found[at] = _text(above, left) if wide else ""
    return found


def _text(row: Row, at: int) -> str:
    cell = row.cell(at)
    return "" if isinstance(cell, dt.date) else " ".join(cell.split())
