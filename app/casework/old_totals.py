"""Rows of an old log that are no complaint: totals at its foot or between its years, and headings that come again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from textwrap import shorten

from app.incoming.sheets import Row
from app.rules.dates import MONTHS

LOOKED_AT = 2
"""Cells from the left in which the word is that says that a row adds up others."""
TOTAL = re.compile(r"(?:grand\s|overall\s|sub-?\s?)?totals?\s*[:=]?\s*[£0-9.,%]*", re.IGNORECASE)
SUMS = re.compile(
    r"(?:(?:grand|overall|annual|yearly|monthly|quarterly)\s|sub-?\s?)?"
    r"(?:totals?|average|mean|median|count|sum|number of|no\.? of|percentage|%)(?:\W.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""What such a row may begin with, where it has no day on which a complaint was received."""
_MONTHS = "|".join(name[:3] for name in MONTHS)
PERIOD = re.compile(rf"\b(?:(?:19|20)[0-9]{{2}}|(?:{_MONTHS})[a-z]*|q[1-4]|quarter|year)\b", re.IGNORECASE)
"""What stands between the complaints of two years, quarters or months."""
SHOWN = 40
FEWEST = 2
"""Headings that a row has to repeat."""


def no_complaint(row: Row, headings: Sequence[str], *, dated: bool) -> str:
    """Why a row is no complaint, in a sentence; empty where it may be one.

    `dated` says that it has a day of receipt; a sum in that column can look like one.
    """
    held = [(at, cell.strip()) for at, cell in enumerate(row.cells) if isinstance(cell, str) and cell.strip()]
    days = any(isinstance(cell, dt.date) for cell in row.cells)
    same = [at for at, text in held if at < len(headings) and text.casefold() == headings[at].strip().casefold()]
    if len(same) >= FEWEST and len(same) == len(held) and not days:
        return "It repeats the headings."
    words = TOTAL if dated else SUMS
    if any(words.fullmatch(text) for _at, text in held[:LOOKED_AT]):
        return "It looks like a row of totals, and no complaint."
    return ""


def alone(row: Row) -> str:
    """That a row without a day of receipt holds a year or month and nothing else, as 'April 2023' between two."""
    held = [cell for cell in row.cells if not isinstance(cell, str) or cell.strip()]
    if len(held) != 1 or not isinstance(held[0], str) or not PERIOD.search(held[0]):
        return ""
    return f"It holds “{shorten(held[0], SHOWN, placeholder='…')}” alone, and no complaint."
