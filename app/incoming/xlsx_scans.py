"""What is to be known of an Excel workbook before its cells are read: its size, and which formulas have no value."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.incoming.sheets import (
    ADVICE,
    FIRST_DAY,
    LONGEST_CELL,
    MAC_FIRST_DAY,
    MOST_LETTERS,
    Unreadable,
    refuse_size,
)
from app.incoming.zipped_parts import DAMAGED, Parts

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
LINKED = "It takes values from other files. Those were not opened: what Excel saved of them last was read."
MOST_UNVALUED = 10_000
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
TOO_MUCH = f"The cells of this workbook hold more text than any log of complaints does. {ADVICE}"


@dataclass(frozen=True)
class Scan:
    """What is known of a workbook."""

    first_day: dt.date
    notes: tuple[str, ...]
    unvalued: Mapping[str, frozenset[tuple[int, int]]]
    """For each sheet by its name, the formulas that were saved without a value: row from 1, column from 0."""
    hidden: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """For each sheet by its name, the rows that hold something and are hidden."""
    merged: Mapping[str, tuple[tuple[int, int, int, int], ...]] = field(default_factory=dict)
    """For each sheet by its name, the cells that were made into one, where calamine does not say so."""


def scan_xlsx(parts: Parts) -> Scan:
    """Look a workbook through. Raises Unreadable where it is larger than a log can be."""
    names, first_day = _sheets(parts)
    lengths = _string_lengths(parts) if STRINGS in parts.names else []
    unvalued, hidden = {}, {}
    for name, part in names.items():
        if part in parts.names:
            looked = _SheetScan(lengths)
            parts.walk(part, looked.begin, looked.letters, looked.end)
            unvalued[name] = frozenset(looked.unvalued)
            hidden[name] = tuple(looked.hidden)
    linked = any(name.startswith("xl/externalLinks/") for name in parts.names)
    return Scan(first_day, (LINKED,) if linked else (), unvalued, hidden)


def _sheets(parts: Parts) -> tuple[dict[str, str], dt.date]:
    """The part of each sheet by its name, and the day from which the workbook counts."""
    by_id: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    mac = False

    def relation(tag: str, given: Mapping[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            by_id[given.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", given.get("Target", ""))).lstrip("/")

    def begin(tag: str, given: Mapping[str, str]) -> None:
        nonlocal mac
        if tag == "sheet":
            ids = [value for key, value in given.items() if key.rpartition(":")[2] == "id"]
            found.append((given.get("name", ""), ids[-1] if ids else ""))
        elif tag == "workbookPr":
            mac = given.get("date1904", "0") in ("1", "true")

    if RELATIONS in parts.names:
        parts.walk(RELATIONS, relation)
    parts.walk(WORKBOOK, begin)
    return {name: by_id.get(key, "") for name, key in found}, MAC_FIRST_DAY if mac else FIRST_DAY


def _string_lengths(parts: Parts) -> list[int]:
    """How long each of the texts is that cells name by their number."""
    lengths: list[int] = []

    def begin(tag: str, _given: Mapping[str, str]) -> None:
        if tag == "si":
            lengths.append(0)

    def letters(text: str) -> None:
        if lengths:
            lengths[-1] += len(text)
            _refuse_long(lengths[-1])

    parts.walk(STRINGS, begin, letters)
    return lengths


def _refuse_long(length: int) -> None:
    if length > LONGEST_CELL:
        raise Unreadable(
            f"A cell of this workbook holds more than {LONGEST_CELL:,} letters, which Excel itself has no room for. "
            f"{ADVICE}"
        )


@dataclass
class _SheetScan:
    """One sheet as it goes by, cell by cell."""

    lengths: list[int]
    unvalued: set[tuple[int, int]] = field(default_factory=set)
    hidden: list[int] = field(default_factory=list)
    _row: int = 0
    _row_hidden: bool = False
    _column: int = -1
    _rows: int = 0
    _columns: int = 0
    _all: int = 0
    _kind: str = ""
    _tag: str = ""
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _formula: bool = False

    def begin(self, tag: str, given: Mapping[str, str]) -> None:
        """A row, a cell, or what is in a cell begins."""
        self._tag = tag
        if tag == "row":
            self._row = int(given["r"]) if given.get("r", "").isdecimal() else self._row + 1
            self._column, self._row_hidden = -1, given.get("hidden") in ("1", "true")
        elif tag == "c":
            self._begin_cell(given)
        elif tag == "f":
            self._formula = True

    def letters(self, text: str) -> None:
        """The value of a cell, or its text."""
        if self._tag in ("v", "t"):
            self._length += len(text)
            _refuse_long(self._length)
            if self._tag == "v":
                self._text.append(text)

    def end(self, tag: str) -> None:
        """A cell is whole."""
        self._tag = ""
        if tag != "c":
            return
        value = "".join(self._text)
        if self._length or self._formula:
            self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column + 1)
            refuse_size(self._rows, self._columns)
            if self._row_hidden and self._row not in self.hidden[-1:]:
                self.hidden.append(self._row)
        if self._formula and not value and len(self.unvalued) < MOST_UNVALUED:
            self.unvalued.add((self._row, self._column))
        named = self._kind == "s" and value.isdecimal() and len(value) < len("10000000")
        self._all += self.lengths[int(value)] if named and int(value) < len(self.lengths) else self._length
        if self._all > MOST_LETTERS:
            raise Unreadable(TOO_MUCH)

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        self._kind, self._text, self._length, self._formula = given.get("t", ""), [], 0, False
        place = _PLACE.fullmatch(given.get("r", ""))
        if place is None:
            if given.get("r"):
                raise Unreadable(DAMAGED)
            self._column += 1
            return
        self._column, self._row = _number(place[1]), int(place[2])


def _number(letters: str) -> int:
    """The column of letters, from 0."""
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1
