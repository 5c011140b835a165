"""Blank forms: boxes to tick and lines to write on by hand, for somebody without a computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.paper.flows import Column, Slab, Style, held, kept, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM, Sheets
from app.paper.tags import Element
from app.reports.frames import HAIRLINE, INK

BOX, EDGE = 0.9, 0.9
"""The side of a box to tick, in ems, and the thickness of its edge in points."""

RULE = 8.5 * MM
"""From one line to write on to the next: room for a hand."""

ROOM = 1.3
"""How much higher than a line of its words a line to write on is, at the least."""

DOTTED = 0.7
"""The thickness of a line to write on, in points."""


def choices(words: Sequence[str], style: Style, column: Column, parent: Element) -> list[Slab]:
    """Boxes to tick below each other, each with its words; a screen reader says that a box is there."""
    items = parent.add("L")
    narrow = replace(column, indent=column.indent + style.size * 1.8)
    slabs: list[Slab] = []
    for one in words:
        lines = paragraph((Span(one),), style, narrow, items.add("LI").add("LBody"))
        slabs += spaced([_boxed(lines[0], style, column.indent), *lines[1:]], style.size * 0.35)
    return held(kept(slabs[:-1]) + slabs[-1:])


def ruled(label: str, count: int, style: Style, column: Column, parent: Element) -> list[Slab]:
    """A label, where there is one, and so many lines to write on below it, all on one page."""
    slabs = kept(paragraph((Span(label, bold=True),), style, column, parent.add("P"))) if label else []
    height = max(RULE, style.leading * ROOM)
    lines = [Slab(height, _rule_drawer(column, height)) for _ in range(count)]
    return [*slabs, *kept(lines[:-1]), *lines[-1:]]


def beside(label: str, style: Style, column: Column, parent: Element, width: float) -> Slab:
    """A label with one line to write on beside it, which begins at `width`."""
    (line, *_) = paragraph((Span(label, bold=True),), style, replace(column, width=1e6), parent.add("P"))

    height = max(RULE, style.leading * ROOM)

    def draw(sheets: Sheets, x: float, y: float) -> None:
        line.draw(sheets, x, y + height - line.height)
        sheets.rule((x + width, y + height - 2), column.width - width, DOTTED, HAIRLINE)

    return Slab(height, draw)


def _rule_drawer(column: Column, height: float) -> Callable[[Sheets, float, float], None]:
    def draw(sheets: Sheets, x: float, y: float) -> None:
        sheets.rule((x + column.indent, y + height - 2), column.width - column.indent, DOTTED, HAIRLINE)

    return draw


def _boxed(slab: Slab, style: Style, indent: float) -> Slab:
    side = style.size * BOX

    def draw(sheets: Sheets, x: float, y: float) -> None:
        left, top = x + indent, y + (style.leading - side) / 2
        for across in (0.0, side - EDGE):
            sheets.panel((left + across, top), EDGE, side, INK)
            sheets.panel((left, top + across), side, EDGE, INK)
        slab.draw(sheets, x, y)

    return replace(slab, draw=draw)
