"""Which sheet of a workbook is the log: often it is not the first, and there may be one for every year."""

from __future__ import annotations

from dataclasses import replace

from app.incoming.headings import find_headings
from app.incoming.logs import Log
from app.incoming.sheets import Sheet, Unreadable
from app.rules.words import listed

MOST_LOOKED = 24
"""Sheets that are looked at; the others wait until they are chosen."""
FEWEST = 3
"""Columns that are known in a log, the day of receipt among them."""


def likeliest_sheet(log: Log) -> Sheet:
    """The first sheet that looks like a log, or the first, with what is to be said of the others. Raises Unreadable."""
    if len(log.sheets) == 1:
        return log.sheet()
    found: Sheet | None = None
    others: list[str] = []
    for name in log.sheets[:MOST_LOOKED]:
        try:
            sheet = log.sheet(name)
        except Unreadable:
            continue
        if looks_like_a_log(sheet):
            found, others = (found, [*others, name]) if found else (sheet, others)
    if found is None:
        return log.sheet()
    return replace(found, notes=(*found.notes, *_notes(log, found.name, others)))


def looks_like_a_log(sheet: Sheet) -> bool:
    """Whether its headings are those of a log, and there is anything below them."""
    headings = find_headings(sheet)
    below = any(row.number > headings.row for row in sheet.rows)
    return below and "received" in headings.columns and len(headings.columns) >= FEWEST


def _notes(log: Log, name: str, others: list[str]) -> list[str]:
    notes = []
    if name != log.sheets[0]:
        notes.append(
            f"This workbook has {len(log.sheets)} sheets. “{name}” is the first of them that looks like a log."
        )
    if others:
        look, each = ("looks like a log", "it") if len(others) == 1 else ("look like logs", "each of them")
        named = listed([f"“{one}”" for one in others])
        notes.append(f"{named} {look}, too. Bring {each} in by itself.")
    return notes
