"""Sheets: rows of cells with the numbers by which Excel shows them, and how large a file may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from app.rules.problems import UserError

Cell = str | dt.date
"""What stands in a cell: text as Excel shows it, or a day."""

MOST_BYTES = 32_000_000
"""The size of a file: a log of 20,000 rows with long notes is a third of it."""
MOST_UNPACKED = 250_000_000
"""What a workbook, which is packed, may be unpacked."""
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 1_000, 4_000_000
MOST_LETTERS = 100_000_000
"""Letters in all the cells of a sheet together."""
LONGEST_CELL = 131_072
"""Letters in one cell; Excel itself has room for 32,767."""

FIRST_DAY, MAC_FIRST_DAY = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
"""The day from which a workbook counts its days: that of Excel, and that of old workbooks from a Mac."""

ADVICE = "Open it in Excel or LibreOffice and save it as a new workbook (.xlsx), then bring that in."


class Unreadable(UserError):
    """The file cannot be read as a table."""


@dataclass(frozen=True)
class Row:
    """One row of a sheet."""

    number: int
    """As Excel shows it: the first row is 1."""
    cells: tuple[Cell, ...]

    def cell(self, at: int) -> Cell:
        """The cell of a column, from 0; empty where the row is shorter."""
        return self.cells[at] if at < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows that hold anything, and what is to be known of how they were read."""

    name: str
    """Empty for a text file, which has one sheet without a name."""
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    first_day: dt.date = FIRST_DAY
    unvalued: frozenset[tuple[int, int]] = frozenset()
    """The row, from 1, and the column, from 0, of each formula that was saved without its value."""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First and last row, from 1, and first and last column, from 0, of cells that were made into one."""

    @cached_property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row.cells) for row in self.rows), default=0)


def column_letters(at: int) -> str:
    """The letters of a column, from 0, as Excel shows them: 'A', 'Z', 'AA'."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = f"{chr(ord('A') + rest)}{letters}"
    return letters


def trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    """A row without the empty cells at its end."""
    end = len(cells)
    while end and not (cells[end - 1] if isinstance(cells[end - 1], dt.date) else str(cells[end - 1]).strip()):
        end -= 1
    return tuple(cells[:end])


def refuse_size(rows: int, columns: int) -> None:
    """Raise Unreadable for a sheet that is larger than any log."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise Unreadable(
            f"The sheet reaches to row {rows:,} and column {column_letters(max(columns, 1) - 1)}, which is more than a "
            f"log has. Casebook reads {MOST_ROWS:,} rows at most. Delete what stands far from the log, or copy the log "
            "into a new workbook, and bring that in."
        )
