"""Rows of cells: as tall as their tallest, and tagged as a table."""

from __future__ import annotations

from app import places
from app.paper.flows import Style
from app.paper.tags import Element
from app.paper.typefaces import typefaces
from app.reports.grids import PADDING, Cell, grid_row, height_in

FACES = typefaces(places.resources() / "fonts")
TEXT = Style(10, 12)


def test_a_row_is_as_tall_as_its_tallest_cell() -> None:
    cells = (Cell((("one", TEXT), ("two", TEXT)), gap=3), Cell())
    assert grid_row(cells, (60, 60), FACES, Element("Table")).height == 2 * 12 + 3 + 2 * PADDING
    assert height_in(cells[0], 60, FACES) == 27


def test_a_row_is_at_least_as_tall_as_is_asked() -> None:
    assert grid_row((Cell(),), (60,), FACES, Element("Table"), 40).height == 40 + 2 * PADDING


def test_a_line_too_wide_for_its_cell_wraps() -> None:
    assert height_in(Cell((("Boxing Day (substitute day)", TEXT),)), 60, FACES) > 12


def test_cells_are_told_as_a_table() -> None:
    table = Element("Table")
    grid_row((Cell((("Week of", TEXT),), heads="Column"), Cell()), (60, 60), FACES, table)
    (row,) = table.children
    assert isinstance(row, Element)
    assert [(cell.role, cell.scope) for cell in row.children if isinstance(cell, Element)] == [
        ("TH", "Column"),
        ("TD", ""),
    ]
