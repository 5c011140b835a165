"""Disclosures: everything that is held about one person, on paper, for the person themselves to read.

It is tagged like every report, so that it can be read aloud; each entry has its number, by which the officer finds what
she may have to take out about other people before she hands it over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.paper.flows import Column, Slab, Style, kept, listed, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.reports.frames import QUIET, Frame, pages_of, printed
from app.rules.dates import long_date
from app.rules.workings import Printing

TITLE = Style(21, 25, bold=True)
FILE, HEADING, LETTER = Style(16, 20, bold=True), Style(13, 17, bold=True), Style(12, 16, bold=True)
TEXT, SMALL = Style(12, 16.5), Style(10.5, 14.5, colour=QUIET)
DATE = 46 * MM
"""How far what happened stands from its date."""

MARK = 6 * MM


@dataclass(frozen=True)
class HeldEntry:
    """One entry of the journal."""

    seq: int
    on: dt.date
    sentence: str
    facts: tuple[str, ...] = ()
    """What was kept with it, each as 'telephone: 01749 000014'."""
    struck: str = ""
    """That it was corrected later, and why; empty while it stands."""


@dataclass(frozen=True)
class HeldLetter:
    """One letter, with its words."""

    name: str
    dated: dt.date
    file: str
    """Where it lies in the folder that goes with this."""
    text: str = ""
    """Its words; empty where the file alone has them."""
    note: str = ""


@dataclass(frozen=True)
class HeldFile:
    """What is held about the person in one file."""

    heading: str
    """'Complaint 2026/003'."""
    role: str
    """As whom they appear in it."""
    partial: str = ""
    """That only a part of the file is here, and why; empty where it is whole."""
    entries: tuple[HeldEntry, ...] = ()
    letters: tuple[HeldLetter, ...] = ()
    unsent: tuple[tuple[str, str], ...] = ()
    """What was begun and not sent or recorded, each with its words."""


@dataclass(frozen=True)
class Disclosure:
    """Everything that is held about one person."""

    printing: Printing
    name: str
    names: tuple[str, ...]
    """The other ways in which their name is written."""
    files: tuple[HeldFile, ...]

    @property
    def title(self) -> str:
        """'Everything held about Mr D. Dunmore'."""
        return f"Everything held about {self.name}"


def disclosure_pdf(disclosure: Disclosure) -> bytes:
    """The report as a PDF. The same facts give the same bytes."""
    note = "Personal data. Only for the person that it is about."
    frame = Frame(disclosure.title, "Personal data", disclosure.printing, note=note)
    numbers = _page_numbers(disclosure, frame)
    sheets = frame.sheets()
    writer = _Writer(disclosure, Column(frame.width, frame.faces), sheets.root, numbers)
    return printed(frame, sheets, pages_of(frame, writer.slabs()))


def _page_numbers(disclosure: Disclosure, frame: Frame) -> tuple[int, ...]:
    """On which page each file begins: it is laid out once without saying so."""
    writer = _Writer(disclosure, Column(frame.width, frame.faces), frame.sheets().root, ())
    slabs = writer.slabs()
    ends, count = [], 0
    for page in pages_of(frame, slabs):
        count += len(page)
        ends.append(count)
    return tuple(sum(end <= begin for end in ends) + 1 for begin in writer.begins)


class _Writer:
    """Writes the report into a column, tagging it as it goes."""

    def __init__(self, disclosure: Disclosure, column: Column, root: Element, numbers: Sequence[int]) -> None:
        self.held, self.column, self.root, self.numbers = disclosure, column, root, numbers
        self.begins: list[int] = []

    def slabs(self) -> list[Slab]:
        """All of it, from the title to the last letter."""
        slabs = [*self._head(), *self._contents()]
        for file in self.held.files:
            self.begins.append(len(slabs))
            slabs += self._file(file)
        return slabs

    def _head(self) -> list[Slab]:
        held, on = self.held, long_date(self.held.printing.on)
        also = f" Your name is also written {_either(held.names)} in it." if held.names else ""
        whose = held.printing.landlord or "the landlord"
        told = (
            (
                f"This is what the complaints record of {whose} held about {held.name} on {on}: what was recorded, "
                "with the number of each entry, and the words of each letter. The letters themselves are in the folder "
                f"that goes with this.{also}"
            ),
            "Where an entry was corrected later, both are here. Where only a part of a file is here, it says so.",
        )
        slabs = kept(paragraph(TITLE.spans(held.title), TITLE, self.column, self.root.add("H1")))
        return [*slabs, *self._paragraphs(told, TEXT)]

    def _contents(self) -> list[Slab]:
        slabs = self._heading("Contents", HEADING, "H2", 14)
        if not self.held.files:
            return [*slabs, *self._paragraphs(("Nothing is held.",), TEXT)]
        items, column = self.root.add("L"), replace(self.column, indent=MARK)
        for number, file in enumerate(self.held.files):
            page = f", page {self.numbers[number]}" if self.numbers else ", page 000"
            spans = (Span(file.heading, bold=True), Span(f": {file.role}{page}"))
            slabs += spaced(listed("•", spans, TEXT, column, items.add("LI")), 3)
        return slabs

    def _file(self, file: HeldFile) -> list[Slab]:
        slabs = self._heading(file.heading, FILE, "H2", 24)
        slabs += self._paragraphs(tuple(filter(None, (f"{file.role}.", file.partial))), TEXT)
        if file.entries:
            slabs += self._heading("What was recorded", HEADING, "H3", 12)
            items = self.root.add("L")
            for entry in file.entries:
                slabs += self._entry(entry, items)
        if file.letters:
            slabs += self._heading("Letters", HEADING, "H3", 14)
            for letter in file.letters:
                slabs += self._letter(letter)
        if file.unsent:
            slabs += self._heading("Begun, and not sent or recorded", HEADING, "H3", 14)
            for name, text in file.unsent:
                slabs += self._heading(name, LETTER, "H4", 8)
                slabs += self._paragraphs(text.split("\n"), TEXT)
        return slabs

    def _entry(self, entry: HeldEntry, items: Element) -> list[Slab]:
        column, item = replace(self.column, indent=DATE), items.add("LI")
        spans = (Span(f"Entry {entry.seq}. ", bold=True), Span(entry.sentence))
        slabs = spaced(listed(Span(long_date(entry.on).partition(" ")[2]), spans, TEXT, column, item), 6)
        body = item.children[-1] if isinstance(item.children[-1], Element) else item
        for line in filter(None, (*entry.facts, entry.struck)):
            slabs += paragraph((Span(line),), SMALL, column, body.add("P"))
        return slabs

    def _letter(self, letter: HeldLetter) -> list[Slab]:
        slabs = self._heading(f"{letter.name}, {long_date(letter.dated)}", LETTER, "H4", 10)
        slabs += self._paragraphs(tuple(filter(None, (f"File: {letter.file}", letter.note))), SMALL)
        return [*slabs, *self._paragraphs(letter.text.split("\n"), TEXT)]

    def _heading(self, text: str, style: Style, tag: str, before: float) -> list[Slab]:
        return kept(spaced(paragraph(style.spans(text), style, self.column, self.root.add(tag)), before))

    def _paragraphs(self, texts: Sequence[str], style: Style) -> list[Slab]:
        slabs: list[Slab] = []
        for text in texts:
            if text.strip():
                slabs += spaced(paragraph((Span(text.strip()),), style, self.column, self.root.add("P")), 4)
        return slabs


def _either(names: Sequence[str]) -> str:
    """'“Dunmore” or “D. Dunmore”'."""
    quoted = [f"“{name}”" for name in names]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
