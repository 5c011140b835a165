"""Flows: text, lists, rows and panels cut into slabs, and slabs put on pages.

A slab is what cannot be divided: a line, a row, a panel. A slab may be kept with the next; so headings stay with their
text, no line of a paragraph stands alone, and a panel is never split. Whatever is too tall for a page is divided all
the same, so that nothing that anybody types can stop a page from being made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.paper.lines import Line, Span, set_lines
from app.paper.sheets import Sheets
from app.paper.tags import Element
from app.paper.typefaces import Typefaces

CAP_HEIGHT = 0.668
"""Of Atkinson Hyperlegible Next, in ems."""


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: size and leading in points, weight and colour."""

    size: float
    leading: float
    bold: bool = False
    colour: str = "#111111"

    def spans(self, text: str) -> tuple[Span, ...]:
        """A text in this style's weight."""
        return (Span(text, self.bold),)


@dataclass(frozen=True, slots=True)
class Slab:
    """Something of a fixed height that is drawn whole, and the space before it where it does not begin a page."""

    height: float
    draw: Callable[[Sheets, float, float], None]
    """Draws it on the sheet; x and y are its top left corner."""
    before: float = 0.0
    keep: bool = False
    """Whether the next slab must be on the same page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column to set text in: its width in points, and how far text is indented in it."""

    width: float
    faces: Typefaces
    indent: float = 0.0

    def lines(self, spans: Sequence[Span], style: Style) -> tuple[Line, ...]:
        """Spans set in the lines of this column."""
        return set_lines(spans, self.width - self.indent, style.size, self.faces)


def paragraph(spans: Sequence[Span], style: Style, column: Column, element: Element) -> list[Slab]:
    """A paragraph: a slab a line, with neither its first nor its last line alone on a page."""
    lines = column.lines(spans, style)
    last = len(lines) - 1
    return [
        Slab(
            style.leading,
            _line_drawer(line, style, element, column.indent, space=number < last),
            keep=number < last and number in {0, last - 1},
        )
        for number, line in enumerate(lines)
    ]


def listed(label: str | Span, spans: Sequence[Span], style: Style, column: Column, item: Element) -> list[Slab]:
    """One item of a list: its label, and its text indented beside it. `item` is the LI."""
    mark, body = item.add("Lbl"), item.add("LBody")
    slabs = paragraph(spans, style, column, body)
    mark_span = Span(label) if isinstance(label, str) else label
    labels = set_lines((mark_span,), column.indent, style.size, column.faces)
    first = slabs[0]

    def draw(sheets: Sheets, x: float, y: float) -> None:
        _line_drawer(labels[0], style, mark, 0.0, space=True)(sheets, x, y)
        first.draw(sheets, x, y)

    return [replace(first, draw=draw), *slabs[1:]]


def row(cells: Sequence[Sequence[Slab]], widths: Sequence[float], padding: float) -> Slab:
    """Cells side by side as one slab, with this padding above and below."""
    height = max(sum(slab.before + slab.height for slab in cell) for cell in cells) + 2 * padding

    def draw(sheets: Sheets, x: float, y: float) -> None:
        for cell, width in zip(cells, widths, strict=True):
            stack(sheets, cell, x, y + padding)
            x += width

    return Slab(height, draw)


def stack(sheets: Sheets, slabs: Sequence[Slab], x: float, y: float) -> float:
    """Draws slabs one below the other; returns where they end."""
    for slab in slabs:
        y += slab.before
        slab.draw(sheets, x, y)
        y += slab.height
    return y


def spaced(slabs: Sequence[Slab], before: float) -> list[Slab]:
    """The same slabs, with space before the first."""
    return [replace(slabs[0], before=before), *slabs[1:]] if slabs else []


def kept(slabs: Sequence[Slab]) -> list[Slab]:
    """The same slabs, each kept with the next, and the last with what follows."""
    return [replace(slab, keep=True) for slab in slabs]


def held(slabs: Sequence[Slab]) -> list[Slab]:
    """The same slabs, the last of them kept with what follows."""
    return [*slabs[:-1], *kept(slabs[-1:])]


def height_of(slabs: Sequence[Slab]) -> float:
    """How tall slabs are, one below the other."""
    return sum(slab.before + slab.height for slab in slabs)


def paginate(slabs: Sequence[Slab], first: float, later: float) -> tuple[tuple[Slab, ...], ...]:
    """Slabs put on pages whose text is `first` points tall, and `later` points on every page after.

    A page ends at the last place where it may. Where it may end nowhere, because what is kept together is taller than
    a page, it ends where it is full.
    """
    pages: list[tuple[Slab, ...]] = []
    rest = [*slabs]
    while rest:
        count = _that_fit(rest, later if pages else first)
        if count < len(rest):
            ends = [number for number in range(count, 0, -1) if not rest[number - 1].keep]
            count = ends[0] if ends else _all_or_next(rest, count, later, begun=bool(pages))
        pages.append(tuple(_top(rest[:count])))
        rest = rest[count:]
    return tuple(pages) or ((),)


def closely(slabs: Sequence[Slab], first: float, later: float, airs: Sequence[float]) -> tuple[tuple[Slab, ...], ...]:
    """Slabs put on pages as by `paginate`; where less space between them saves a page, as little less as does.

    `airs` are the shares of the space to try, the largest first.
    """
    pages = paginate(slabs, first, later)
    for air in airs if len(pages) > 1 else ():
        tighter = paginate([replace(slab, before=slab.before * air) for slab in slabs], first, later)
        if len(tighter) < len(pages):
            return tighter
    return pages


def _all_or_next(rest: Sequence[Slab], count: int, later: float, *, begun: bool) -> int:
    """How many go on a page that has no good end: none of the first page, if a whole page will hold them together."""
    group = next((number for number, slab in enumerate(rest, 1) if not slab.keep), len(rest))
    return 0 if not begun and height_of(rest[:group]) <= later else max(count, 1)


def _top(slabs: Sequence[Slab]) -> list[Slab]:
    return spaced(slabs, 0.0)


def _that_fit(slabs: Sequence[Slab], height: float) -> int:
    used = 0.0
    for number, slab in enumerate(slabs):
        used += slab.height + (slab.before if number else 0.0)
        if used > height:
            return number
    return len(slabs)


def _line_drawer(
    line: Line, style: Style, element: Element, indent: float, *, space: bool
) -> Callable[[Sheets, float, float], None]:
    """Draws a line so that the middle of its capitals is the middle of its leading."""
    baseline = (style.leading + CAP_HEIGHT * style.size) / 2

    def draw(sheets: Sheets, x: float, y: float) -> None:
        if line.runs:
            with sheets.content(element):
                sheets.words(line, (x + indent, y + baseline), style.size, style.colour, space=space)

    return draw
