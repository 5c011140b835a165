"""Sheets: A4 pages, upright or lying, that words, rules and panels are put on, each tagged or marked as decoration.

Positions are points from the top left corner of the sheet, as a ruler lies on paper; PDF counts from the bottom.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas

from app.paper.characters import REPLACEMENT, tidy
from app.paper.lines import Line
from app.paper.tags import Element, Structure, metadata
from app.paper.typefaces import Run

MM = 72 / 25.4
"""Points in a millimetre."""

WIDTH = 210 * MM
HEIGHT = 297 * MM
"""Of an upright sheet."""

LANGUAGE = "en-GB"


def _stamp(day: dt.date) -> TimeStamp:
    """Midday of a day, as reportlab wants it, whatever the environment says."""
    midday = dt.datetime.combine(day, dt.time(12), dt.UTC)
    stamp = TimeStamp(1)
    stamp.t, stamp.lt, stamp.tzname, stamp.dhh, stamp.dmm = midday.timestamp(), midday.timetuple(), "UTC", 0, 0
    stamp.YMDhms = tuple(stamp.lt)[:6]
    return stamp


class Sheets(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """A document of A4 sheets in the making: the same marks made on it give the same bytes."""

    def __init__(self, title: str, author: str, dated: dt.date, *, lying: bool = False) -> None:
        """`dated` is the day the document says it was made: its own date and never the clock's, for the bytes' sake."""
        self._bytes = io.BytesIO()
        self.wide, self.tall = (HEIGHT, WIDTH) if lying else (WIDTH, HEIGHT)
        super().__init__(self._bytes, (self.wide, self.tall), pageCompression=1, invariant=1, lang=LANGUAGE)
        self._doc._timeStamp = _stamp(dated)  # noqa: SLF001 - reportlab's own way is an environment variable
        self._structure = Structure()
        self._describe(_plain(title), _plain(author))

    def _describe(self, title: str, author: str) -> None:
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject("")
        self.setCreator("Casebook")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc.Catalog.Metadata = metadata(title, author)

    @property
    def root(self) -> Element:
        """The whole document, for the elements that are put on its sheets."""
        return self._structure.root

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is put on the sheet within this belongs to the element, and is read aloud there."""
        number = self._structure.mark(self.getPageNumber() - 1, element)
        self.addLiteral(f"/{element.role} <</MCID {number}>> BDC")
        yield
        self.addLiteral("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is put on the sheet within this is passed over by a screen reader: rules, page numbers, fold marks."""
        self.addLiteral("/Artifact BMC")
        yield
        self.addLiteral("EMC")

    def words(self, line: Line, place: tuple[float, float], size: float, colour: str, *, space: bool = False) -> None:
        """Sets a line with its baseline at `place`; `space` adds the space to the line that goes on below it."""
        x, y = place
        text = self.beginText(x, self.tall - y)
        text.setFillColor(HexColor(colour))
        runs = line.runs
        if space and runs:
            runs = (*runs[:-1], Run(runs[-1].font, runs[-1].text + " "))
        for run in runs:
            text.setFont(run.font, size)
            text.textOut(run.text)
        self.drawText(text)

    def rule(self, start: tuple[float, float], length: float, thickness: float, colour: str) -> None:
        """A horizontal rule as decoration."""
        x, y = start
        with self.decoration():
            self.setStrokeColor(HexColor(colour))
            self.setLineWidth(thickness)
            self.line(x, self.tall - y, x + length, self.tall - y)

    def panel(self, corner: tuple[float, float], width: float, height: float, colour: str) -> None:
        """A filled rectangle as decoration, from its top left corner."""
        x, y = corner
        with self.decoration():
            self.setFillColor(HexColor(colour))
            self.rect(x, self.tall - y - height, width, height, stroke=0, fill=1)

    def finish(self) -> bytes:
        """The PDF, with its structure. Every sheet has been closed with `showPage`."""
        self._structure.write(self._doc)
        return bytes(self.getpdfdata())


def _plain(text: str) -> str:
    """A text for the document's description, where a character that has no meaning in XML would spoil all of it."""
    return "".join(c if c.isprintable() else " " if c.isspace() else REPLACEMENT for c in tidy(text))
