"""One row of an old log: what its columns say of a complaint, in the book's own terms, or why they cannot be read.

Nothing is made up. What the row does not hold stays unknown; what cannot be read for sure keeps the row out, with the
reason, so that it can be put right in the log and brought in again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from textwrap import wrap

from app.casework.old_totals import alone, no_complaint
from app.casework.texts import (
    ADDRESS_LINE_LENGTH,
    ADDRESS_LINES,
    LINE_LENGTH,
    NAME_LENGTH,
    TEXT_LENGTH,
    email_problem,
    past_date_problems,
    postcode_problem,
    tidy,
    tidy_line,
    tidy_postcode,
)
from app.incoming.columns import BY_KEY, MEANINGS
from app.incoming.sheets import Row, Sheet, column_letters
from app.incoming.values import ReadDay, read_day, says_nothing
from app.rules.dates import table_date

NO_NAME = "Name not in the old log"
MOST_SOURCE = 5 * TEXT_LENGTH
"""Characters of a whole row."""
LATEST = dt.timedelta(days=730)
"""How far ahead of today a date can lie by which an answer was promised."""
ONE_LINE = frozenset(
    ("name", "title", "forename", "surname", "reference", "phone", "email", "handler", "status", "how")
)
_MOST = {
    **dict.fromkeys(("name", "title", "forename", "surname", "phone", "handler"), NAME_LENGTH),
    **dict.fromkeys(("reference", "how", "category", "status"), LINE_LENGTH),
}
"""How many characters each text has room for; the others have room for a long one."""
POSTCODE_AT_END = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\W*$", re.IGNORECASE)
_DATED = frozenset(meaning.key for meaning in MEANINGS if meaning.dated)
CARE_OF = re.compile(r"\bc\s?/\s?o\b", re.IGNORECASE)
"""What stands before somebody else, who takes in the letters of the one who is named before it."""
CUT_SHORT = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)
"""A long number as Excel shows it where it has no room: its last digits are gone."""
NATIONAL = 10
"""Digits of a telephone number without its first 0."""
DATE, TEXT = "date", "text"
"""Why a row is not added: a date in it cannot be read, or something else."""


@dataclass(frozen=True)
class RowProblem:
    """Why a row cannot be added."""

    kind: str
    sentence: str
    """'Stage 1 answered: “March 2024” is a month and not a day.'"""


@dataclass(frozen=True)
class OldRow:
    """One row as it was read."""

    number: int
    """As Excel shows it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What each column says that holds words, tidied; without those that say nothing."""
    days: Mapping[str, dt.date] = field(default_factory=dict)
    undated: frozenset[str] = frozenset()
    """What the row says was done, without the day."""
    source: str = ""
    """The whole row as it stands in the log, a line for each column."""
    problems: tuple[RowProblem, ...] = ()
    left_out: tuple[str, ...] = ()
    """What was left in the words of the log, in sentences: half a postcode, say."""
    american: frozenset[str] = frozenset()
    """The columns in which this row has a date with the month first: others there may be so, too, and not show it."""

    @property
    def name(self) -> str:
        """The name of the person complaining, put together from its parts where they have columns of their own."""
        parts = (self.texts.get(key, "") for key in ("title", "forename", "surname"))
        return self.texts.get("name", "") or " ".join(filter(None, parts)) or NO_NAME

    @property
    def received(self) -> dt.date:
        """The day on which it was received; only a row without problems is sure to have one."""
        return self.days["received"]

    @property
    def reference(self) -> str:
        """Its reference in the old log; empty where it has none."""
        return self.texts.get("reference", "")

    def text(self, key: str) -> str:
        """What a column says; empty where it says nothing."""
        return self.texts.get(key, "")


def read_row(sheet: Sheet, row: Row, headings: Sequence[str], columns: Mapping[str, int], today: dt.date) -> OldRow:
    """Read one row by what its columns mean; the problems say what cannot be read."""
    row = Row(row.number, tuple(cell if isinstance(cell, dt.date) else tidy(cell) for cell in row.cells))
    texts = {key: text for key, at in columns.items() if key not in _DATED and (text := _text(row, at))}
    read = {key: read_day(row.cell(at), sheet.first_day) for key, at in columns.items() if key in _DATED}
    problems = [
        *_unvalued(sheet, row, columns),
        *_day_problems(read, today),
        *_text_problems(texts),
    ]
    received = read.get("received", ReadDay())
    said = no_complaint(row, headings, dated=received.on is not None)
    if said := said or ("" if received.on or received.problem else alone(row)):
        problems, texts = [RowProblem(TEXT, said)], {}
    left_out = _leave_out(texts)
    source = source_of(row, headings)
    if len(source) > MOST_SOURCE:
        said = f"The row holds {len(source):,} characters; there is room for {MOST_SOURCE:,}. Shorten it in the log."
        problems.append(RowProblem(TEXT, said))
    return OldRow(
        number=row.number,
        texts=texts,
        days={key: one.on for key, one in read.items() if one.on is not None},
        undated=frozenset(key for key, one in read.items() if one.undated),
        source=source,
        problems=tuple(problems),
        left_out=left_out,
        american=frozenset(key for key, one in read.items() if one.american),
    )


def source_of(row: Row, headings: Sequence[str]) -> str:
    """A row that was tidied as it stands in the log: 'Ref: C-12', a line for each cell that holds anything."""
    named = _named(tuple(headings))
    said = []
    for at, cell in enumerate(row.cells):
        if text := table_date(cell) if isinstance(cell, dt.date) else cell:
            said.append(f"{named[at] if at < len(named) else f'Column {column_letters(at)}'}: {text}")
    return "\n".join(said)


@lru_cache(maxsize=4)
def _named(headings: tuple[str, ...]) -> tuple[str, ...]:
    """What each column is called; it is the same for every row."""
    return tuple(tidy_line(text) or f"Column {column_letters(at)}" for at, text in enumerate(headings))


def _text(row: Row, at: int) -> str:
    cell = row.cell(at)
    if isinstance(cell, dt.date):
        return table_date(cell)
    return "" if says_nothing(cell) else cell


def _leave_out(texts: dict[str, str]) -> tuple[str, ...]:
    """Put what an envelope and an e-mail need in their form, and take out what has not got it; says what."""
    said = []
    if "postcode" in texts:
        texts["postcode"] = tidy_postcode(texts["postcode"])
        if postcode_problem("", texts["postcode"]):
            said.append(f"The postcode “{texts.pop('postcode')[:20]}” is not a full one.")
    if email_problem("", tidy_line(texts.get("email", ""))):
        texts.pop("email")
        said.append("The e-mail address is not a whole one.")
    for key in ONE_LINE & texts.keys():
        texts[key] = tidy_line(texts[key])
    said += [*_care_of(texts), *_phone(texts)]
    _find_postcode(texts)
    lines = [texts.pop(key) for key in ("address", "address2", "town") if key in texts]
    if lines:
        shown = _lines("\n".join(lines))
        if shown is None:
            said.append("The address is too long for an envelope.")
        else:
            texts["address"] = shown
    return tuple(said)


def _care_of(texts: dict[str, str]) -> Iterator[str]:
    """Take out of a name who takes in their letters: a letter is to the one who complained."""
    for key in ("name", "surname"):
        found = CARE_OF.search(texts.get(key, ""))
        if found and (before := texts[key][: found.start()].rstrip(" ,(")):
            yield f"The name in the log is “{texts[key]}”; what stands from “c/o” on was left in the words of the log."
            texts[key] = before


def _phone(texts: dict[str, str]) -> Iterator[str]:
    """Put back the 0 that a workbook takes off a number, and leave out a number that it cut short."""
    phone = texts.get("phone", "")
    if CUT_SHORT.fullmatch(phone):
        yield f"The telephone number “{texts.pop('phone')}” was cut short where the log was saved."
    elif phone.isascii() and phone.isdigit() and len(phone) == NATIONAL and phone[0] in "12378":
        texts["phone"] = f"0{phone}"
        yield f"The telephone number {phone} had lost its first 0, which was put back."


def _find_postcode(texts: dict[str, str]) -> None:
    """A postcode that stands at the end of the address goes where it belongs."""
    for key in ("town", "address2", "address"):
        found = POSTCODE_AT_END.search(texts.get(key, ""))
        if found and "postcode" not in texts:
            texts["postcode"] = tidy_postcode(found[0].rstrip(" .,;\n"))
            texts[key] = texts[key][: found.start()].rstrip(" ,\n")


def _lines(address: str) -> str | None:
    """An address as an envelope shows it, a line for each part between commas; None where it has too many."""
    parts = [tidy_line(part) for line in address.split("\n") for part in line.split(",")]
    parts = [part for part in parts if part]
    if len(parts) > ADDRESS_LINES or any(len(part) > ADDRESS_LINE_LENGTH for part in parts):
        parts = wrap(", ".join(parts), ADDRESS_LINE_LENGTH)
    return "\n".join(parts) if len(parts) <= ADDRESS_LINES else None


def _unvalued(sheet: Sheet, row: Row, columns: Mapping[str, int]) -> list[RowProblem]:
    """A formula of which the workbook does not hold what came out of it."""
    found = []
    for key, at in columns.items():
        if (row.number, at) in sheet.unvalued:
            cell = f"{column_letters(at)}{row.number}"
            said = f"{BY_KEY[key].label}: the formula in {cell} was saved without its value."
            found.append(RowProblem(DATE if key in _DATED else TEXT, f"{said} Open the workbook in Excel and save it."))
    return found


def _day_problems(read: Mapping[str, ReadDay], today: dt.date) -> list[RowProblem]:
    found = []
    for key, one in read.items():
        label = BY_KEY[key].label
        if one.problem:
            found.append(RowProblem(DATE, f"{label}: {one.problem}."))
        elif one.on is not None:
            promised = key.startswith("extended_until")
            latest = today + LATEST if promised else today
            wrong = past_date_problems(key, f"{label}: the date", one.on, latest)
            if wrong and promised:
                found.append(RowProblem(DATE, f"{label}: {table_date(one.on)} is too far from today. Check the year."))
            else:
                found += [RowProblem(DATE, f"{problem.sentence}") for problem in wrong]
    if "received" in read and read["received"].on is None and not read["received"].problem:
        found.append(RowProblem(DATE, "There is no date on which it was received."))
    return found


def _text_problems(texts: Mapping[str, str]) -> list[RowProblem]:
    found = []
    for key, text in texts.items():
        most = _MOST.get(key, TEXT_LENGTH)
        if len(text) > most:
            said = f"{BY_KEY[key].label} has {len(text):,} characters; there is room for {most:,}."
            found.append(RowProblem(TEXT, f"{said} Shorten it in the log."))
    return found
