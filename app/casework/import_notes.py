"""What is said of a whole sheet before it is brought in: where its headings are, and what of a column is in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.incoming.columns import BY_KEY, meaning_of
from app.incoming.headings import Headings, data_rows
from app.incoming.sheets import Sheet, column_letters
from app.incoming.values import says_nothing
from app.rules.words import capital, listed

NAMED = 8
"""Rows that a sentence names one by one."""


def heading_notes(sheet: Sheet, headings: Headings, columns: Mapping[str, int]) -> tuple[str, ...]:
    """In which row the headings were found, where that is not the first; and which of them could mean the same."""
    first = sheet.rows[0].number if sheet.rows else 1
    found = [] if headings.row == first else [f"The headings were found in row {headings.row}."]
    for key, at in sorted(columns.items(), key=lambda one: one[1]):
        others = [other for other in _alike(headings, key, at) if other not in columns.values()]
        if others:
            named = listed([_column(headings, other) for other in others])
            are = "is" if len(others) == 1 else "are"
            taken = f"{capital(_column(headings, at))}, was taken as “{BY_KEY[key].label}”"
            found.append(f"{taken}; {named}, could be it, too, and {are} kept as text.")
    return tuple(found)


def _alike(headings: Headings, key: str, at: int) -> list[int]:
    """The other columns with the same heading, or with one that means the same day."""
    texts = headings.texts
    mine = texts[at].casefold() if at < len(texts) else ""
    same_day = BY_KEY[key].dated and meaning_of(mine) == key
    others = [other for other, text in enumerate(texts) if other != at and text and mine]
    return [one for one in others if texts[one].casefold() == mine or (same_day and meaning_of(texts[one]) == key)]


def unread_columns(sheet: Sheet, headings: Headings, columns: Mapping[str, int]) -> str:
    """Which columns hold something of which nothing is made, in a sentence; empty where there are none."""
    held = {at for row in data_rows(sheet, headings) for at, cell in enumerate(row.cells) if not says_nothing(cell)}
    found = [_column(headings, at) for at in sorted(held - set(columns.values()))]
    if not found:
        return ""
    said = found if len(found) <= NAMED else [*found[:NAMED], f"and {len(found) - NAMED} more"]
    return f"Not read, and kept as text with each case: {'; '.join(said)}."


def _column(headings: Headings, at: int) -> str:
    """'column F, “Date”'."""
    text = headings.texts[at] if at < len(headings.texts) else ""
    return f"column {column_letters(at)}, “{text}”" if text else f"column {column_letters(at)}"


def american_notes(found: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """In which columns a date has the month first, so that others of the column may have been misread."""
    by_key: dict[str, list[int]] = {}
    for key, row in found:
        by_key.setdefault(key, []).append(row)
    return tuple(
        f"“{BY_KEY[key].label}” holds dates with the month first ({_rows(rows)}). Others of that column may be so, "
        "too, and were read with the day first: 3/4/2024 as 3 April. Check them before you bring this in."
        for key, rows in by_key.items()
    )


def _rows(numbers: Sequence[int]) -> str:
    """'row 9', 'rows 4 and 9'; of many, the first."""
    said = [str(number) for number in numbers[:NAMED]]
    more = len(numbers) - NAMED
    rows = f"{', '.join(said)} and {more:,} more" if more > 0 else listed(said)
    return f"row{'' if len(numbers) == 1 else 's'} {rows}"
