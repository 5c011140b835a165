"""How large an OpenDocument spreadsheet is with its repeated cells and rows written out, and what is merged in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.incoming.sheets import ADVICE, LONGEST_CELL, MOST_LETTERS, Unreadable, refuse_size
from app.incoming.xlsx_scans import TOO_MUCH
from app.incoming.zipped_parts import DAMAGED, Parts, locked_sentence

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
MOST_REPEATS = 1_100_000
"""A program fills the rest of a sheet with one empty row that is repeated; a sheet has 1,048,576 rows."""
MOST_MERGED = 10_000
CELLS = ("table-cell", "covered-table-cell")

Merges = Mapping[str, tuple[tuple[int, int, int, int], ...]]
"""For each sheet by its name, the cells that were made into one, as `sheets.Sheet.merged` holds them."""


def scan_ods(parts: Parts) -> Merges:
    """Look a spreadsheet through; answers which cells were merged.

    Raises Unreadable where it has a password or is larger than a log can be.
    """
    if MANIFEST in parts.names:
        parts.walk(MANIFEST, _refuse_locked)
    looked = _ContentScan()
    parts.walk(CONTENT, looked.begin, looked.letters, looked.end)
    return {name: tuple(merged) for name, merged in looked.merged.items()}


def _refuse_locked(tag: str, _given: Mapping[str, str]) -> None:
    if tag == "encryption-data":
        raise Unreadable(locked_sentence())


@dataclass
class _ContentScan:
    """The sheets as they go by."""

    merged: dict[str, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    _name: str = ""
    _row: int = 0
    _row_repeats: int = 1
    _column: int = 0
    _cell_repeats: int = 1
    _filled: bool = False
    _wide: int = 0
    _letters: int = 0
    _deep: int = 0
    _all: int = 0
    _row_all: int = 0

    def begin(self, tag: str, given: Mapping[str, str]) -> None:
        """A sheet, a row or a cell begins."""
        plain = {key.rpartition(":")[2]: value for key, value in given.items()}
        if tag == "table":
            self._row, self._wide, self._name = 0, 0, plain.get("name", "")
        elif tag == "table-row":
            self._row_repeats, self._column, self._row_all = _repeats(plain, "number-rows-repeated"), 0, 0
        elif tag in CELLS:
            self._deep += 1
            self._cell_repeats, self._letters = _repeats(plain, "number-columns-repeated"), 0
            self._filled = "value-type" in plain or "formula" in plain
            self._letters = len(plain.get("string-value", ""))
            self._merge(_repeats(plain, "number-rows-spanned"), _repeats(plain, "number-columns-spanned"))

    def letters(self, text: str) -> None:
        """The text of a cell."""
        if self._deep:
            self._letters += len(text)
            if self._letters > LONGEST_CELL:
                raise Unreadable(f"A cell of this spreadsheet holds more than {LONGEST_CELL:,} letters. {ADVICE}")

    def end(self, tag: str) -> None:
        """A cell or a row is whole."""
        if tag in CELLS:
            self._deep -= 1
            self._column += self._cell_repeats
            if self._filled or self._letters:
                self._wide = max(self._wide, self._column)
                self._row_all += self._letters * self._cell_repeats
                refuse_size(self._row + self._row_repeats, self._wide)
                self._refuse_letters()
        elif tag == "table-row":
            self._row += self._row_repeats
            self._all += self._row_all * self._row_repeats
            self._row_all = 0
            self._refuse_letters()

    def _merge(self, rows: int, columns: int) -> None:
        """Cells that are made into one, from this one on."""
        here = self.merged.setdefault(self._name, [])
        if (rows > 1 or columns > 1) and len(here) < MOST_MERGED:
            here.append((self._row + 1, self._row + rows, self._column, self._column + columns - 1))

    def _refuse_letters(self) -> None:
        if self._all + self._row_all * self._row_repeats > MOST_LETTERS:
            raise Unreadable(TOO_MUCH)


def _repeats(given: Mapping[str, str], key: str) -> int:
    text = given.get(key, "1")
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(MOST_REPEATS)) or int(text) > MOST_REPEATS:
        raise Unreadable(DAMAGED)
    return int(text)
