"""Blocks: a whole letter in reading order, without paper, for a copy in a word processor or as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.marks import Piece, pieces
from app.letters.nameless_sheets import SHEET
from app.letters.passages import BULLET, Passage, passages
from app.rules.dates import long_date


@dataclass(frozen=True)
class Heading:
    """A heading; the letter's title is of level 1."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """Words in their weights; a line end in them ends the line."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Items:
    """A list: each item with its label, a bullet or '1.'."""

    items: tuple[tuple[str, tuple[Piece, ...]], ...]

    @property
    def numbered(self) -> bool:
        """Whether it counts."""
        return all(label != BULLET for label, _ in self.items)


@dataclass(frozen=True)
class Rows:
    """Questions with their answers, as the letter's table has them."""

    rows: tuple[tuple[str, tuple[Inner, ...]], ...]


@dataclass(frozen=True)
class Table:
    """A table; its first row heads its columns."""

    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


Block = Heading | Paragraph | Items | Rows | Table
Inner = Paragraph | Items | Table
"""What can stand within a part."""


def blocks(draft: Draft, landlord: Landlord) -> tuple[Block, ...]:
    """The whole letter: from whom and to whom, the greeting, every part, the signature, what is enclosed."""
    return (*_head(draft, landlord), *_body(draft), *_end(draft))


def plain(text: str) -> Paragraph:
    """A paragraph in which nothing is bold, whatever is in it."""
    return Paragraph((Piece(text),))


def _head(draft: Draft, landlord: Landlord) -> Iterator[Block]:
    facts = draft.facts
    where = (landlord.registration, ", ".join(filter(None, landlord.address)))
    reached = (landlord.phone, landlord.email, landlord.website)
    lines = "".join(f"\n{line}" for line in (*where, *reached) if line)
    yield Paragraph((Piece(landlord.name, bold=True), Piece(lines)))
    yield plain("\n".join(filter(str.strip, (facts.addressee, *facts.address, facts.postcode.upper()))))
    yield plain(f"{long_date(facts.dated)}\nReference: {facts.reference}")


def _body(draft: Draft) -> Iterator[Block]:
    salutation = " ".join(draft.facts.salutation.split())
    yield plain(salutation if salutation.casefold().startswith("dear ") else f"Dear {salutation}")
    yield Heading(draft.title, 1)
    spoken = [part for part in draft.parts if part.text.strip() and part.look != SHEET]
    for is_row, group in groupby(spoken, key=lambda part: part.look == "row"):
        parts = list(group)
        if is_row:
            yield Heading(draft.rows_heading, 2)
            yield Rows(tuple((part.heading, tuple(_passages(part.text))) for part in parts))
            continue
        for part in parts:
            if part.heading:
                yield Heading(part.heading, 2)
            yield from _passages(part.text)


def _passages(text: str) -> Iterator[Inner]:
    for kind, group in groupby(passages(text), key=lambda passage: passage.kind):
        members = list(group)
        if kind == "item":
            yield from _lists(members)
        elif kind == "row":
            yield Table(tuple(tuple(map(pieces, one.cells)) for one in members))
        else:
            yield from (Paragraph(pieces(one.text)) for one in members)


def _lists(members: Sequence[Passage]) -> Iterator[Items]:
    """Bullets and numbers that follow each other are two lists."""
    for _, group in groupby(members, key=lambda one: one.label == BULLET):
        yield Items(tuple((one.label, pieces(one.text)) for one in group))


def _end(draft: Draft) -> Iterator[Block]:
    facts = draft.facts
    yield plain(draft.closing)
    yield plain("\n".join(filter(str.strip, (facts.handler, facts.handler_post))))
    copies = tuple(one.name for one in draft.copies)
    for one, many, texts in (("Enclosed", "Enclosed", draft.enclosures), ("Copy to", "Copies to", copies)):
        if texts:
            label = one if len(texts) == 1 else many
            yield Paragraph((Piece(f"{label}: ", bold=True), Piece(", ".join(texts))))
    for part in draft.parts:
        if part.look == SHEET and part.text.strip():  # behind the signature, as on paper
            yield from (Heading(part.heading, 2), *_passages(part.text))
