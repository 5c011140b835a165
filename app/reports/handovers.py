"""The handover: two pages for whoever takes the complaints over, printed before a holiday or when the officer goes.

It says what is due first on each open case, what waits to be posted, who can help, where everything is, and what to do
in the first week. It names residents, and says so at its foot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.paper.flows import Column, Slab, Style, kept, listed, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.reports.blank_forms import ruled
from app.reports.frames import QUIET, Frame, pages_of, printed
from app.rules.dates import long_date
from app.rules.workings import Printing

TITLE, HEADING = Style(21, 25, bold=True), Style(13.5, 17.5, bold=True)
TEXT, SMALL = Style(11, 14.6), Style(10, 13, colour=QUIET)
LABEL, MARK = 38 * MM, 6 * MM
NOTE = (
    "Names residents and their complaints. Only for whoever takes them over: keep it safe, and destroy it afterwards."
)
NOTHING_OPEN = "No case is open."


@dataclass(frozen=True)
class HandedCase:
    """One open case, or contact, as whoever takes over needs it."""

    name: str
    """'2026/031, Mr D. Dunmore, 14 Chapel Row'."""
    next: str
    """'Answer by Wednesday 9 December 2026 - 4 working days left'."""
    then: tuple[str, ...] = ()
    """What else is due on it, in order."""


@dataclass(frozen=True)
class Handover:
    """Everything that stands on the handover."""

    printing: Printing
    officer: str
    cases: tuple[HandedCase, ...]
    others: tuple[HandedCase, ...]
    """Contacts that are no complaint and are looked at again."""
    post: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    """What is where, each with its label."""
    by_hand: tuple[str, ...]
    """What the program cannot know, to be written in with a pen."""
    first: tuple[str, ...]
    """What to do first."""


def handover_pdf(handover: Handover) -> bytes:
    """The handover as a PDF. The same handover gives the same bytes."""
    frame = Frame("Handover of the complaints", "Handover", handover.printing, note=NOTE)
    sheets = frame.sheets()
    slabs = _slabs(handover, Column(frame.width, frame.faces), sheets.root)
    return printed(frame, sheets, pages_of(frame, slabs))


def _slabs(told: Handover, column: Column, root: Element) -> list[Slab]:
    slabs = kept(paragraph(TITLE.spans("Handover of the complaints"), TITLE, column, root.add("H1")))
    day = long_date(told.printing.on)
    made = f"From {told.officer}, as things stand on {day}. Casebook has all of it: this is the way in."
    slabs += spaced(paragraph((Span(made),), SMALL, column, root.add("P")), 3)
    slabs += _heading("Do this first", column, root)
    slabs += _items(told.first, column, root)
    slabs += _heading(f"Open complaints: {len(told.cases)}", column, root)
    slabs += _cases(told.cases, column, root) or _plain(NOTHING_OPEN, column, root)
    if told.others:
        slabs += _heading("Other contacts that are looked at again", column, root)
        slabs += _cases(told.others, column, root)
    if told.post:
        slabs += _heading("Letters that wait to be posted", column, root)
        slabs += _items(told.post, column, root)
    slabs += _heading("Who can help", column, root)
    slabs += _named(told.people, column, root)
    slabs += _heading("Where everything is", column, root)
    slabs += _labelled(told.places, column, root)
    for label in told.by_hand:
        slabs += spaced(ruled(label, 1, TEXT, column, root), 4)
    return slabs


def _heading(words: str, column: Column, root: Element) -> list[Slab]:
    return kept(spaced(paragraph(HEADING.spans(words), HEADING, column, root.add("H2")), 11))


def _plain(words: str, column: Column, root: Element) -> list[Slab]:
    return spaced(paragraph((Span(words),), TEXT, column, root.add("P")), 2)


def _items(texts: Sequence[str], column: Column, root: Element) -> list[Slab]:
    items, narrow = root.add("L"), replace(column, indent=MARK)
    return [slab for text in texts for slab in spaced(listed("•", (Span(text),), TEXT, narrow, items.add("LI")), 2)]


def _named(people: Sequence[tuple[str, str]], column: Column, root: Element) -> list[Slab]:
    """Who they are, and what they can do; names can be long."""
    items, narrow = root.add("L"), replace(column, indent=MARK)
    return [
        slab
        for name, text in people
        for slab in spaced(
            listed("•", (Span(f"{name}: ", bold=True), Span(text)), TEXT, narrow, items.add("LI")),
            2,
        )
    ]


def _cases(cases: Sequence[HandedCase], column: Column, root: Element) -> list[Slab]:
    """A case in two or three lines, which stay on one page."""
    if not cases:
        return []
    items, narrow = root.add("L"), replace(column, indent=MARK)
    slabs: list[Slab] = []
    for case in cases:
        item = items.add("LI")
        lines = listed("•", (Span(f"{case.next}. ", bold=True), Span(case.name)), TEXT, narrow, item)
        if case.then:
            lines += paragraph((Span(f"Then: {'; '.join(case.then)}."),), SMALL, narrow, item.add("LBody"))
        slabs += [*kept(spaced(lines[:-1], 3)), *(lines[-1:] if len(lines) > 1 else spaced(lines, 3))]
    return slabs


def _labelled(rows: Sequence[tuple[str, str]], column: Column, root: Element) -> list[Slab]:
    """Labels at the left, and what they say beside them."""
    items, narrow = root.add("L"), replace(column, indent=LABEL)
    return [
        slab
        for label, text in rows
        for slab in spaced(listed(Span(label, bold=True), (Span(text),), TEXT, narrow, items.add("LI")), 2)
    ]
