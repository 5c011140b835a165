"""Letter tables: rows of cells under a head, ruled, with each column as wide as what is in it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.letters.marks import unmarked
from app.letters.styles import FOOT, HAIRLINE
from app.letters.weights import weighted
from app.paper.flows import Column, Slab, Style, height_of, kept, paragraph, row
from app.paper.lines import Span
from app.paper.sheets import Sheets
from app.paper.tags import Element

GAP, ABOVE = 0.8, 0.35
"""The room between two columns, and above and below what is in a row, in ems."""

SHORT = FOOT / 3
"""A table no taller than this stays on one page."""

LEAST = 5.5
"""How narrow a column may become, in ems."""


def table(rows: Sequence[Sequence[str]], style: Style, column: Column, element: Element) -> list[Slab]:
    """A table whose first row heads its columns; no row is divided, nor a short table."""
    count = max(len(cells) for cells in rows)
    full = [(*cells, *[""] * (count - len(cells))) for cells in rows]
    grid = _Grid(tuple(_widths(full, style, column)), style, column)
    slabs = [_row(cells, grid, element.add("TR"), head=not n) for n, cells in enumerate(full)]
    slabs[-1] = ruled_below(slabs[-1], column.width)
    whole = height_of(slabs) <= SHORT
    return [*kept(slabs[:-1]), slabs[-1]] if whole else [*kept(slabs[:1]), *slabs[1:]]


def _widths(rows: Sequence[Sequence[str]], style: Style, column: Column) -> list[float]:
    """Columns as wide as their longest word at the least, and for the rest shared out by how much is in them."""
    faces, size = column.faces, style.size
    least, wanted = [], []
    for cells in zip(*rows, strict=True):
        texts = [unmarked(cell) for cell in cells]
        words = [word for text in texts for word in text.split()]
        least.append(max([LEAST * size, *(faces.width(word, size, bold=True) + GAP * size for word in words)]))
        wanted.append(max(faces.width(text, size, bold=True) for text in texts) + GAP * size)
    if sum(least) >= column.width:
        most = _most(least, column.width)
        return [min(width, most) for width in least]
    more = [max(0.0, want - few) for want, few in zip(wanted, least, strict=True)]
    room = column.width - sum(least)
    if sum(more) <= room:
        return [
            least[0] + more[0] + room - sum(more),
            *(few + one for few, one in zip(least[1:], more[1:], strict=True)),
        ]
    return [few + one * room / sum(more) for few, one in zip(least, more, strict=True)]


def _most(wanted: Sequence[float], room: float) -> float:
    """How wide a column may be, so that the widest alone give way and all of them come to the room there is."""
    left, columns = room, sorted(wanted)
    for number, width in enumerate(columns):
        share = left / (len(columns) - number)
        if width >= share:
            return share
        left -= width
    return columns[-1]


@dataclass(frozen=True)
class _Grid:
    """How the rows of one table are set."""

    widths: tuple[float, ...]
    style: Style
    column: Column

    def cell(self, text: str, width: float, element: Element) -> list[Slab]:
        """What stands in one cell; what heads a column is bold."""
        heads = element.role == "TH"
        spans = tuple(Span(span.text, bold=heads or span.bold) for span in weighted(text))
        narrow = replace(self.column, width=width - GAP * self.style.size, indent=0)
        return paragraph(spans, self.style, narrow, element) if text.strip() else []


def _row(cells: Sequence[str], grid: _Grid, line: Element, *, head: bool) -> Slab:
    made = [line.add("TH", "Column") if head else line.add("TD") for _ in cells]
    parts = [grid.cell(*one) for one in zip(cells, grid.widths, made, strict=True)]
    inner = row(parts, grid.widths, ABOVE * grid.style.size)

    def draw(sheets: Sheets, x: float, y: float) -> None:
        sheets.rule((x, y), sum(grid.widths), 0.6, HAIRLINE)
        inner.draw(sheets, x, y)

    return replace(inner, draw=draw)


def ruled_below(slab: Slab, width: float) -> Slab:
    """The last row of a table, with the rule that ends it."""

    def draw(sheets: Sheets, x: float, y: float) -> None:
        slab.draw(sheets, x, y)
        sheets.rule((x, y + slab.height), width, 0.6, HAIRLINE)

    return replace(slab, draw=draw)
