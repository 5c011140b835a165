"""Check sheets: what was checked of the book, what was found, and what to do, on paper and in plain words.

It names no resident: a case stands on it by its number or reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.paper.flows import Column, Slab, Style, kept, listed, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.reports.frames import QUIET, Frame, pages_of, printed
from app.rules.workings import Printing

TITLE, KIND = Style(21, 25, bold=True), Style(11.5, 15, colour=QUIET)
HEADING, TEXT = Style(14, 18, bold=True), Style(12, 16.2)
LABEL, MARK = 42 * MM, 6 * MM
NAME = "Check of the records"
FOUND = "What was found, and what to do"
LOOKED = "What was looked at"
SEALS = "Seals on posted letters"
TO_DO = "What to do: "
TECHNICAL = "For whoever looks after this PC, in the computer's own words:"


@dataclass(frozen=True)
class Faults:
    """Findings for which there is one and the same advice."""

    sentences: tuple[str, ...]
    advice: str


@dataclass(frozen=True)
class Look:
    """One thing that was looked at."""

    title: str
    sentence: str
    """What it is when nothing is wrong with it, or how many findings there are."""
    faults: tuple[Faults, ...] = ()


@dataclass(frozen=True)
class CheckSheet:
    """Everything that a check has to say."""

    printing: Printing
    verdict: str
    summary: str
    """How much was looked at."""
    looks: tuple[Look, ...]
    seals: tuple[str, ...]
    """What the seal of the book is, what it is good for, and what a seal that was typed in says."""
    technical: tuple[str, ...] = ()
    """The computer's own words for what was found: at the end of the text, and on no page."""

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not any(look.faults for look in self.looks)

    def text(self) -> str:
        """The whole sheet as text, to copy."""
        lines = [self.verdict, self.summary, ""]
        for look in self.looks:
            lines.append(f"{look.title}: {look.sentence}")
            for faults in look.faults:
                lines += [*(f"- {sentence}" for sentence in faults.sentences), f"{TO_DO}{faults.advice}"]
        technical = ["", TECHNICAL, *self.technical] if self.technical else []
        return "\n".join([*lines, "", *self.seals, *technical])


def check_sheet_pdf(sheet: CheckSheet) -> bytes:
    """The sheet as a PDF. The same sheet gives the same bytes."""
    frame = Frame(NAME, NAME, sheet.printing)
    sheets = frame.sheets()
    slabs = _slabs(sheet, Column(frame.width, frame.faces), sheets.root)
    return printed(frame, sheets, pages_of(frame, slabs))


def _slabs(sheet: CheckSheet, column: Column, root: Element) -> list[Slab]:
    slabs = kept(paragraph(KIND.spans(NAME), KIND, column, root.add("P")))
    slabs += kept(spaced(paragraph(TITLE.spans(sheet.verdict), TITLE, column, root.add("H1")), 3))
    slabs += spaced(paragraph((Span(sheet.summary),), TEXT, column, root.add("P")), 8)
    if not sheet.sound:
        slabs += _heading(FOUND, column, root)
        for look in sheet.looks:
            slabs += _faults(look, column, root)
    slabs += _heading(LOOKED, column, root)
    items, narrow = root.add("L"), replace(column, indent=LABEL)
    for look in sheet.looks:
        item = listed(Span(look.title, bold=True), (Span(look.sentence),), TEXT, narrow, items.add("LI"))
        slabs += spaced(item, 5)
    slabs += _heading(SEALS, column, root)
    for sentence in sheet.seals:
        slabs += spaced(paragraph((Span(sentence),), TEXT, column, root.add("P")), 5)
    return slabs


def _heading(words: str, column: Column, root: Element) -> list[Slab]:
    return kept(spaced(paragraph(HEADING.spans(words), HEADING, column, root.add("H2")), 16))


def _faults(look: Look, column: Column, root: Element) -> list[Slab]:
    """The findings of one check: each as an item, and under those of one kind what to do."""
    slabs: list[Slab] = []
    narrow = replace(column, indent=MARK)
    for faults in look.faults:
        title = paragraph((Span(look.title, bold=True),), TEXT, column, root.add("H3"))
        slabs += kept(spaced(title, 8))
        slabs += _items(faults.sentences, narrow, root.add("L"))
        advice = (Span(TO_DO, bold=True), Span(faults.advice))
        slabs += spaced(paragraph(advice, TEXT, column, root.add("P")), 4)
    return slabs


def _items(sentences: Sequence[str], column: Column, items: Element) -> list[Slab]:
    slabs: list[Slab] = []
    for sentence in sentences:
        slabs += spaced(listed("•", (Span(sentence),), TEXT, column, items.add("LI")), 3)
    return slabs
