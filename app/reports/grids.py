"""Grids: rows of ruled cells, seven days beside each other, each cell with its ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.paper.flows import Column, Slab, Style, height_of, paragraph, spaced, stack
from app.paper.sheets import Sheets
from app.paper.tags import Element
from app.paper.typefaces import Typefaces
from app.reports.frames import HAIRLINE

PADDING = 3.0
"""Points between the edge of a cell and what stands in it."""

EDGE = 0.6


@dataclass(frozen=True)
class Cell:
    """One cell: its lines, each in its style, on a ground."""

    lines: tuple[tuple[str, Style], ...] = ()
    ground: str = ""
    """A colour; empty for bare paper."""
    heads: str = ""
    """For a heading: what it heads, 'Row' or 'Column'."""
    gap: float = 0.0
    """The space above each line but the first, in points."""


def grid_row(
    cells: Sequence[Cell], widths: Sequence[float], faces: Typefaces, table: Element, least: float = 0
) -> Slab:
    """A row of cells as one slab, at least so tall; its elements are added to the table."""
    line = table.add("TR")
    contents = [_content(cell, width, faces, line) for cell, width in zip(cells, widths, strict=True)]
    height = max(least, *(height_of(content) for content in contents), 0) + 2 * PADDING

    def draw(sheets: Sheets, x: float, y: float) -> None:
        at = x
        for cell, width, content in zip(cells, widths, contents, strict=True):
            if cell.ground:
                sheets.panel((at, y), width, height, cell.ground)
            stack(sheets, content, at + PADDING, y + PADDING)
            at += width
        _rule(sheets, (x, y), widths, height)

    return Slab(height, draw)


def height_in(cell: Cell, width: float, faces: Typefaces) -> float:
    """How tall a cell of this width is, without its padding."""
    return height_of(_content(cell, width, faces, Element("TR")))


def _content(cell: Cell, width: float, faces: Typefaces, line: Element) -> list[Slab]:
    element = line.add("TH" if cell.heads else "TD", cell.heads)
    column = Column(width - 2 * PADDING, faces)
    slabs: list[Slab] = []
    for text, style in cell.lines:
        slabs += spaced(paragraph(style.spans(text), style, column, element.add("P")), cell.gap if slabs else 0.0)
    return slabs


def _rule(sheets: Sheets, corner: tuple[float, float], widths: Sequence[float], height: float) -> None:
    x, y = corner
    for below in (0.0, height):
        sheets.rule((x, y + below), sum(widths), EDGE, HAIRLINE)
    for number in range(len(widths) + 1):
        sheets.panel((x + sum(widths[:number]) - EDGE / 2, y), EDGE, height, HAIRLINE)
