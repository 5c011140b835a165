"""Post rounds: what is done with many letters at once: printed as one job, addressed on labels, marked as posted.

Every letter stays a letter of its own: what cannot be done with one of them stops none of the others, and is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_draft, letter_of
from app.casework.letter_subjects import subject_records
from app.casework.letters import letter_pdf, mark_posted
from app.casework.logos import letterhead
from app.casework.questions import PostRow
from app.casework.settings import read_settings
from app.letters.addresses import delivery_lines
from app.letters.copy_sheets import copy_sheet_pdf
from app.letters.drafts import Draft
from app.letters.label_sheets import LabelSheet, LabelSheets, labels_pdf, read_label_sheets
from app.letters.layouts import SAMPLE
from app.rules.problems import UserError

Going = Callable[[int, int], bool]
"""Told how many of how many are done; answers whether to go on."""


@dataclass(frozen=True)
class Sheaf:
    """What goes into one envelope: its name and the PDF to print."""

    letter_id: int
    name: str
    """'Stage 1 acknowledgement to Mr D. Dunmore', or 'Copy for Mrs S. Dunmore: stage 1 …'."""
    pdf: bytes


@dataclass(frozen=True)
class LeftOver:
    """A letter with which it could not be done, and why."""

    row: PostRow
    sentence: str


def sheaves(
    desk: Desk, rows: Sequence[PostRow], *, copies: bool = True
) -> tuple[tuple[Sheaf, ...], tuple[LeftOver, ...]]:
    """What is printed for these letters, in order: each letter, and with `copies` once more for whoever gets a copy.

    A copy with an address has a sheet in front that shows it in the window. The second of the two are letters that
    cannot be printed: the book has lost them.
    """
    found: list[Sheaf] = []
    left: list[LeftOver] = []
    for row in rows:
        try:
            found += _sheaves_of(desk, row, copies=copies)
        except UserError as refusal:
            left.append(LeftOver(row, refusal.sentence))
    return tuple(found), tuple(left)


def _sheaves_of(desk: Desk, row: PostRow, *, copies: bool) -> Iterator[Sheaf]:
    pdf = letter_pdf(desk, row.digest)
    yield Sheaf(row.letter_id, f"{row.name} to {row.who}", pdf)
    letter = letter_of(subject_records(desk, row.case_id), row.letter_id)
    if not copies or letter is None:
        return
    draft, landlord = frozen_draft(letter), letterhead(desk)
    for copy in draft.copies:
        name = f"Copy for {copy.name}: {row.name} to {row.who}"
        if copy.address or copy.postcode:
            stamps = (SAMPLE,) if desk.sample else ()
            yield Sheaf(row.letter_id, f"Address sheet. {name}", copy_sheet_pdf(draft, copy, landlord, stamps=stamps))
        yield Sheaf(row.letter_id, name, pdf)


def label_sheets(desk: Desk) -> LabelSheets:
    """The kinds of label sheet."""
    return read_label_sheets(desk.resources / "labels" / "sheets.toml")


def addresses(desk: Desk, rows: Sequence[PostRow], *, copies: bool = True) -> tuple[tuple[str, ...], ...]:
    """The addresses of these letters as they were frozen, and of those who get a copy and have an address."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        letter = letter_of(subject_records(desk, row.case_id), row.letter_id)
        if letter is not None:
            found += _addresses_of(frozen_draft(letter), copies=copies)
    return tuple(found)


def _addresses_of(draft: Draft, *, copies: bool) -> Iterator[tuple[str, ...]]:
    facts = draft.facts
    yield delivery_lines(facts.addressee, facts.address, facts.postcode)
    for copy in draft.copies if copies else ():
        if copy.address or copy.postcode:
            yield delivery_lines(copy.name, copy.address, copy.postcode)


def labels(desk: Desk, rows: Sequence[PostRow], sheet: LabelSheet, start: int, *, copies: bool = True) -> bytes:
    """The labels of these letters as a PDF, from the label numbered `start`."""
    author = read_settings(desk).landlord
    return labels_pdf(addresses(desk, rows, copies=copies), sheet, start, author=author, dated=desk.today())


def mark_all_posted(
    desk: Desk, rows: Sequence[PostRow], on: dt.date | str | None, by: str, proof: str = ""
) -> tuple[tuple[PostRow, ...], tuple[LeftOver, ...]]:
    """Record that these letters went; each is recorded by itself. Answers which were, and which were not and why.

    Two letters of one case are recorded in the order in which they were issued: the first may start what the second
    stops.
    """
    went: list[PostRow] = []
    left: list[LeftOver] = []
    for row in sorted(rows, key=lambda one: one.letter_id):
        try:
            mark_posted(desk, row.case_id, row.letter_id, on, by, proof=proof)
        except UserError as refusal:
            left.append(LeftOver(row, refusal.sentence))
        else:
            went.append(row)
    return tuple(went), tuple(left)
