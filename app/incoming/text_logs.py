"""Logs as text: CSV files of any common encoding and separator, as Excel and housing systems write them."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from app.incoming.sheets import ADVICE, LONGEST_CELL, Cell, Row, Sheet, Unreadable, refuse_size, trimmed

SEPARATORS = (",", ";", "\t", "|")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What the first bytes of a text say of its encoding; that of UTF-32 begins as that of UTF-16 does."""
TASTE = 60
"""How many rows are looked at to find the separator."""
WINDOWS = "It is not in Unicode, so it was read as Windows writes Western European text. Check names with accents."
NULS = 0.2
"""The share of empty bytes by which text in UTF-16 is known that does not say so."""


def read_text_log(content: bytes) -> Sheet:
    """A text file as a sheet. Raises Unreadable."""
    text, notes = decoded(content)
    if text.lstrip()[:9].lower().startswith(("<html", "<!doctype", "<table", "<?xml")):
        raise Unreadable(f"This file is a web page under another name. {ADVICE}")
    separator, text = _told_separator(text)
    rows = _rows(text, separator or separator_of(text))
    refuse_size(rows[-1].number if rows else 0, max((len(row.cells) for row in rows), default=0))
    return Sheet("", rows, notes)


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what is to be said of how it was read. Raises Unreadable for what is no text."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "") or _unmarked_utf16(content)
    try:
        return content.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError:
        if encoding:
            raise Unreadable(f"The text of this file is damaged. {ADVICE}") from None
    if b"\0" in content:
        raise Unreadable(f"This file is neither a workbook nor text. {ADVICE}")
    return content.decode("cp1252", errors="replace"), (WINDOWS,)


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without a mark: in English text every second byte is empty. The empty string for anything else."""
    taste = content[:2_000]
    if len(taste) < len(MARKS) or taste.count(0) < len(taste) * NULS:
        return ""
    return "utf-16-le" if taste[1::2].count(0) > taste[::2].count(0) else "utf-16-be"


def separator_of(text: str) -> str:
    """What stands between the cells: what gives the most rows the same number of cells."""
    scores = {}
    for at, separator in enumerate(SEPARATORS):
        widths = Counter(_widths(text, separator))
        widths.pop(1, None)
        width, times = max(widths.items(), key=lambda found: (found[1], found[0]), default=(1, 0))
        scores[separator] = (times, width, -at)
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    return best if scores[best][0] else ","


def _widths(text: str, separator: str) -> list[int]:
    found = []
    try:
        for row in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator):
            if row:
                found.append(len(row))
            if len(found) == TASTE:
                break
    except csv.Error:
        return found
    return found


def _told_separator(text: str) -> tuple[str, str]:
    """The separator that Excel's own first line names ("sep=;"), and the text without that line, as Excel shows it."""
    line, _end, rest = text.partition("\n")
    told = line.strip().strip('"')
    if told.lower().startswith("sep=") and len(told) == len("sep=;"):
        return told[-1], rest
    return "", text


def _rows(text: str, separator: str) -> tuple[Row, ...]:
    found: list[Row] = []
    number = 0
    csv.field_size_limit(LONGEST_CELL)
    try:
        for number, read in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            kept: list[Cell] = list(read)
            if cells := trimmed(kept):
                found.append(Row(number, cells))
                refuse_size(number, 1)
    except csv.Error:
        raise Unreadable(
            f"A cell below row {number} has more than {LONGEST_CELL:,} letters. Perhaps a quotation mark is opened "
            f"there and never closed. {ADVICE}"
        ) from None
    return tuple(found)
