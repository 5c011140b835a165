"""Stamps: a band across the top of a sheet that says what a document is not: a sample, a draft."""

from __future__ import annotations

from collections.abc import Sequence

from app.paper.flows import CAP_HEIGHT, Style
from app.paper.lines import Span, set_lines
from app.paper.sheets import MM, Sheets
from app.paper.typefaces import Typefaces

TOP, HEIGHT = 5 * MM, 6.5 * MM
STYLE = Style(12, 12 * 1.35, bold=True, colour="#ffffff")
GROUND = "#9c1c1c"


def stamp(sheets: Sheets, stamps: Sequence[str], span: tuple[float, float], faces: Typefaces, *, spoken: bool) -> None:
    """The stamps in one band over `span`, its left end and its width; read aloud where it is `spoken`."""
    if not stamps:
        return
    left, width = span
    text = "   ·   ".join(stamps).replace("  ", "\u00a0\u00a0")
    line = set_lines((Span(text, bold=True),), 1e6, STYLE.size, faces)[0]
    sheets.panel((left, TOP), width, HEIGHT, GROUND)
    place = ((sheets.wide - line.width) / 2, TOP + (HEIGHT + CAP_HEIGHT * STYLE.size) / 2)
    with sheets.content(sheets.root.add("P")) if spoken else sheets.decoration():
        sheets.words(line, place, STYLE.size, STYLE.colour)
