"""Stage 2 packs: everything that somebody needs to consider a stage without a computer, and the form for their answer.

It names the resident, and says so at the foot of every page: it is for whoever considers the stage, and nobody else.
The first pages are to read; the last are a blank form, so that the decision that is typed in is theirs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.paper.flows import Column, Slab, Style, kept, listed, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.reports.decision_forms import Asked, decision_form
from app.reports.frames import QUIET, Frame, pages_of, printed
from app.rules.dates import long_date
from app.rules.workings import Line, Printing

Thing = TypeVar("Thing")

TITLE, KIND = Style(21, 25, bold=True), Style(11.5, 15, colour=QUIET)
HEADING, TEXT = Style(14, 18, bold=True), Style(11.5, 15.5)
MARK, DATE, LABEL = 9 * MM, 64 * MM, 42 * MM
"""How far text stands from a number, a date or a label at its left."""


@dataclass(frozen=True)
class PackPoint:
    """One point of the complaint, with what was found about it before."""

    number: int
    text: str
    whose: str = ""
    """Whose matter it is, in a sentence."""
    found: str = ""
    """'Upheld at stage 1. The job was never raised.'; empty where that is not recorded."""


@dataclass(frozen=True)
class Dated:
    """Something on a day, in a sentence."""

    on: dt.date
    sentence: str


@dataclass(frozen=True)
class Pack:
    """Everything that stands in one pack."""

    printing: Printing
    reference: str
    stage: int
    resident: str
    home: str
    considerer: str
    officer: str
    points: tuple[PackPoint, ...]
    """Those that the stage is about."""
    settled: tuple[PackPoint, ...] = ()
    """Those that the resident did not take further."""
    outcomes: tuple[str, ...] = ()
    request: str = ""
    """When and how the stage was asked for, in a sentence."""
    words: str = ""
    tried: str = ""
    adjustments: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Who considered the stages before, and what was declared, in sentences."""
    due: str = ""
    """'Answer by Tuesday 19 January 2027'."""
    working: tuple[Line, ...] = ()
    skipped: tuple[Dated, ...] = ()
    """The bank holidays in the count."""
    chronology: tuple[Dated, ...] = ()
    letters: tuple[Dated, ...] = ()
    facts: tuple[Dated, ...] = ()
    evidence: tuple[str, ...] = ()
    demands: tuple[tuple[str, str], ...] = ()
    """What the answer must say, each with where that stands."""

    @property
    def title(self) -> str:
        """'Stage 2 pack 2026/031'."""
        return f"Stage {self.stage} pack {self.reference}"


def pack_pdf(pack: Pack) -> bytes:
    """The pack as a PDF. The same pack gives the same bytes."""
    note = "Names the resident. Only for whoever considers this stage: give it back with the form."
    frame = Frame(pack.title, pack.reference, pack.printing, note=note)
    sheets = frame.sheets()
    column = Column(frame.width, frame.faces)
    reading = _Writer(pack, column, sheets.root).slabs()
    asked = tuple(Asked(f"Point {one.number}", one.text, one.found) for one in pack.points)
    form = decision_form(pack.stage, pack.considerer, asked, column, sheets.root)
    return printed(frame, sheets, (*pages_of(frame, reading), *pages_of(frame, form)))


@dataclass(frozen=True)
class _Writer:
    """The pages to read, written from top to bottom: elements stand in the order in which they are made."""

    pack: Pack
    column: Column
    root: Element

    def slabs(self) -> list[Slab]:
        """All of them."""
        pack = self.pack
        due = f"By when: {pack.due}" if pack.due else "By when"
        return [
            *self._head(),
            *self._section(due, pack.working, self._working),
            *self._section("What the complaint is", pack.points, self._points),
            *self._section("Points that were not taken further", pack.settled, self._points),
            *self._section("What the resident wants done", pack.outcomes, self._bullets),
            *self._section("How the stage was asked for", self._request(), self._paragraphs),
            *self._section("What helps the resident", pack.adjustments, self._bullets),
            *self._section("Who considers it, and who did before", pack.people, self._bullets),
            *self._section("What happened, in order", pack.chronology, self._dated),
            *self._section("Letters (ask for those that are not enclosed)", pack.letters, self._dated),
            *self._section(f"Facts supplied by {pack.officer}", pack.facts, self._dated),
            *self._section("Evidence", pack.evidence, self._bullets),
            *self._section("What the answer must say", pack.demands, self._demands),
        ]

    def _head(self) -> list[Slab]:
        pack, root = self.pack, self.root
        kind = f"For {pack.considerer} · {pack.reference}"
        slabs = kept(paragraph(KIND.spans(kind), KIND, self.column, root.add("P")))
        title = TITLE.spans(f"Stage {pack.stage}: please consider this complaint")
        slabs += kept(spaced(paragraph(title, TITLE, self.column, root.add("H1")), 3))
        where = ", ".join(filter(None, (pack.resident, pack.home)))
        spans = (Span("The resident: ", bold=True), Span(f"{where}."))
        slabs += spaced(paragraph(spans, TEXT, self.column, root.add("P")), 6)
        return slabs + self._paragraphs((_task(pack),))

    def _section(
        self, heading: str, things: Sequence[Thing], write: Callable[[Sequence[Thing]], list[Slab]]
    ) -> list[Slab]:
        """A heading and what stands under it; nothing where there is nothing."""
        if not things:
            return []
        made = paragraph(HEADING.spans(heading), HEADING, self.column, self.root.add("H2"))
        return [*kept(spaced(made, 15)), *spaced(write(things), 3)]

    def _working(self, lines: Sequence[Line]) -> list[Slab]:
        skipped = "; ".join(f"{long_date(one.on)} ({one.sentence})" for one in self.pack.skipped)
        told = f"Saturdays and Sundays{f', and {skipped}' if skipped else ''}."
        shown = (*((line.label, " ".join(line.sentences)) for line in lines), ("Not counted", told))
        return self._labelled(shown, LABEL)

    def _dated(self, things: Sequence[Dated]) -> list[Slab]:
        return self._labelled([(long_date(one.on), one.sentence) for one in things], DATE)

    def _points(self, points: Sequence[PackPoint]) -> list[Slab]:
        return self._labelled([(f"{one.number}.", " ".join(filter(None, _told(one)))) for one in points], MARK)

    def _demands(self, demands: Sequence[tuple[str, str]]) -> list[Slab]:
        numbered = enumerate(demands, 1)
        return self._labelled(
            [(f"{n}.", f"{says}{f' ({where})' if where else ''}") for n, (says, where) in numbered], MARK
        )

    def _bullets(self, texts: Sequence[str]) -> list[Slab]:
        return self._labelled([("•", text) for text in texts], MARK)

    def _labelled(self, rows: Sequence[tuple[str, str]], indent: float) -> list[Slab]:
        items, column = self.root.add("L"), replace(self.column, indent=indent)
        slabs: list[Slab] = []
        for label, text in rows:
            slabs += spaced(listed(Span(label, bold=True), (Span(text),), TEXT, column, items.add("LI")), 3)
        return slabs

    def _paragraphs(self, texts: Sequence[str]) -> list[Slab]:
        slabs: list[Slab] = []
        for text in texts:
            slabs += spaced(paragraph((Span(text),), TEXT, self.column, self.root.add("P")), 4)
        return slabs

    def _request(self) -> tuple[str, ...]:
        pack = self.pack
        words = f"They said: “{pack.words}”" if pack.words else "They gave no reasons, and need not."
        tried = f"What was done to find out what is still wrong: {pack.tried}" if pack.tried else ""
        return tuple(filter(None, (pack.request, words, tried))) if pack.request else ()


def _told(point: PackPoint) -> tuple[str, ...]:
    return (point.text, point.whose, point.found)


def _task(pack: Pack) -> str:
    points = "each point below" if len(pack.points) > 1 else "the point below"
    first = "You had no part in what was decided before." if pack.stage > 1 else "It comes to you, and to nobody else."
    return (
        f"{first} Look at {points} afresh: read the papers, let the resident put "
        "their side, weigh what both sides say, and write your answer on the form at the end. "
        f"{pack.officer} can tell you facts, which are recorded as theirs; the judgement is yours alone. "
        "Say at once if you have a conflict of interest, or could seem to have one."
    )
