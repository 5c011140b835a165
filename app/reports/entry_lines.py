"""Entry lines: dates to keep as they stand in a list on paper, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.paper.flows import Column, Slab, Style, held, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import Sheets
from app.paper.tags import Element
from app.reports.diary_entries import DiaryEntry
from app.reports.frames import INK
from app.rules.dates import long_date

BOX, EDGE = 0.8, 0.8
"""The side of a box to tick, in ems, and the thickness of its edge in points."""


def entry_lines(
    entries: Sequence[DiaryEntry], style: Style, column: Column, parent: Element, *, dated: bool = False
) -> list[Slab]:
    """Entries below each other: what is to be done in bold, then what that is; `dated` says when it was due."""
    items = parent.add("L")
    narrow = replace(column, indent=style.size * 1.6)
    slabs: list[Slab] = []
    for entry in entries:
        late = " · late" if entry.late else ""
        due = f" · was due {long_date(entry.date)}" if dated else late
        spans = (Span(entry.summary, bold=True), Span(f" · {entry.detail}{due}"))
        lines = paragraph(spans, style, narrow, items.add("LI").add("LBody"))
        slabs += spaced([_boxed(lines[0], style), *lines[1:]], style.size * 0.25)
    return slabs


def day_heading(words: str, aside: str, style: Style, column: Column, parent: Element) -> list[Slab]:
    """The heading of a day, kept with what follows; `aside` is the name of a day on which nobody works."""
    said = f" · {aside}" if aside else ""
    return held(paragraph((Span(words, bold=True), Span(said)), style, column, parent.add("H2")))


def _boxed(slab: Slab, style: Style) -> Slab:
    side = style.size * BOX

    def draw(sheets: Sheets, x: float, y: float) -> None:
        top = y + (style.leading - side) / 2
        for across in (0.0, side - EDGE):
            sheets.panel((x + across, top), EDGE, side, INK)
            sheets.panel((x, top + across), side, EDGE, INK)
        slab.draw(sheets, x, y)

    return replace(slab, draw=draw)
