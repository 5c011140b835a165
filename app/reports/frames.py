"""Frames: what stands round every report: whose it is, a stamp on a sample, the page number, the day and the seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app import places
from app.paper.flows import Slab, Style, paginate, stack
from app.paper.lines import Line, Span, set_lines
from app.paper.sheets import HEIGHT, MM, WIDTH, Sheets
from app.paper.stamps import stamp
from app.paper.typefaces import Typefaces, typefaces
from app.rules.dates import long_date
from app.rules.workings import Printing

INK, QUIET, HAIRLINE, ACCENT = "#111111", "#454d4c", "#9aa5a3", "#0b5d57"
"""Text; text of the second rank, still 8:1 on white; rules; and what is to be found first."""

SAMPLE = "SAMPLE – everything here is invented"  # noqa: RUF001 - an en dash, as British printing has it
SMALL = Style(10, 13.5, colour=QUIET)
NOTED = Style(10, 13.5, bold=True, colour=INK)
NAME = Style(12, 16, bold=True, colour=ACCENT)
HEAD = 17 * MM
"""The baseline of the head; a stamp stands above it."""

ABOVE_TEXT, BELOW_TEXT, FOOTER = 24 * MM, 17 * MM, 10 * MM
"""Where the text begins, and how far it and the page number stay from the lower edge."""

NOTE_ABOVE = 5 * MM
"""How far a note stands above the page number."""


@dataclass(frozen=True)
class Frame:
    """One report in the making."""

    title: str
    """What the document is, for its description and for the head of the pages after the first."""
    aside: str
    """What stands at the right of the head: a reference, a month."""
    printing: Printing
    lying: bool = False
    note: str = ""
    """What stands above the foot of every page: whom it names, and who may read it."""

    @property
    def faces(self) -> Typefaces:
        """The typefaces."""
        return typefaces(places.resources() / "fonts")

    @property
    def left(self) -> float:
        """The left margin, and the right one."""
        return (13 if self.lying else 20) * MM

    @property
    def width(self) -> float:
        """The width of the text."""
        return (HEIGHT if self.lying else WIDTH) - 2 * self.left

    @property
    def height(self) -> float:
        """The height of the text of a page."""
        note = NOTE_ABOVE if self.note else 0.0
        return (WIDTH if self.lying else HEIGHT) - ABOVE_TEXT - BELOW_TEXT - note

    def sheets(self) -> Sheets:
        """The document, with no page yet."""
        return Sheets(self.title, self.printing.landlord, self.printing.on, lying=self.lying)


def pages_of(frame: Frame, slabs: Sequence[Slab]) -> tuple[tuple[Slab, ...], ...]:
    """Slabs put on the pages of a report."""
    return paginate(slabs, frame.height, frame.height)


def printed(frame: Frame, sheets: Sheets, pages: Sequence[Sequence[Slab]]) -> bytes:
    """The pages with their frame, as a PDF."""
    stamps = (SAMPLE,) if frame.printing.sample else ()
    for number, page in enumerate(pages, 1):
        stamp(sheets, stamps, (frame.left, frame.width), frame.faces, spoken=number == 1)
        _head(frame, sheets)
        stack(sheets, page, frame.left, ABOVE_TEXT)
        _foot(frame, sheets, number, len(pages))
        sheets.showPage()
    return sheets.finish()


def _head(frame: Frame, sheets: Sheets) -> None:
    """Whose it is and which it is; a screen reader passes over both, which the title says."""
    aside = _line(frame, frame.aside, SMALL)
    room = frame.width - aside.width - 4 * MM
    name = _line(frame, frame.printing.landlord, NAME)
    with sheets.decoration():
        shrink = min(1.0, room / name.width) if name.width else 1.0
        sheets.words(name, (frame.left, HEAD), NAME.size * shrink, NAME.colour)
        sheets.words(aside, (frame.left + frame.width - aside.width, HEAD), SMALL.size, SMALL.colour)
    sheets.rule((frame.left, HEAD + 2 * MM), frame.width, 0.9, ACCENT)


def _foot(frame: Frame, sheets: Sheets, number: int, count: int) -> None:
    when = "As known on" if frame.printing.known_on else "Made on"
    made = f"{when} {long_date(frame.printing.on)}  ·  seal of the book {frame.printing.seal}".replace("  ", " \u00a0")
    left, page = _line(frame, made, SMALL), _line(frame, f"Page {number} of {count}", SMALL)
    baseline = sheets.tall - FOOTER
    with sheets.decoration():
        if frame.note:
            noted = _line(frame, frame.note, NOTED)
            shrink = min(1.0, frame.width / noted.width)
            sheets.words(noted, (frame.left, baseline - NOTE_ABOVE), NOTED.size * shrink, NOTED.colour)
        sheets.words(left, (frame.left, baseline), SMALL.size, SMALL.colour)
        sheets.words(page, (frame.left + frame.width - page.width, baseline), SMALL.size, SMALL.colour)


def _line(frame: Frame, text: str, style: Style) -> Line:
    return set_lines((Span(text, style.bold),), 1e6, style.size, frame.faces)[0]
