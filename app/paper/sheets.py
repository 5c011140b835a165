"""Sheets: A4 pages, upright or lying, that words, rules and panels are put on, each tagged or marked as decoration.

Positions are points from the top left corner of the sheet, as a ruler lies on paper; PDF counts from the bottom.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from app.paper.archives import Archive
from app.paper.characters import REPLACEMENT, tidy
from app.paper.lines import Line
from app.paper.pictures import Picture
from app.paper.tags import Element, Structure
from app.paper.typefaces import Run

MM = 72 / 25.4
"""Points in a millimetre."""

WIDTH = 210 * MM
HEIGHT = 297 * MM
"""Of an upright sheet."""

LANGUAGE = "en-GB"


_colour = lru_cache(HexColor)
"""A colour by its name; a letter has four, and each of its lines asks for one."""


class Sheets(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """A document of A4 sheets in the making: the same marks made on it give the same bytes."""

    def __init__(self, title: str, author: str, dated: dt.date, *, lying: bool = False) -> None:
        """`dated` is the day the document says it was made: its own date and never the clock's, for the bytes' sake."""
        self._bytes = io.BytesIO()
        self.wide, self.tall = (HEIGHT, WIDTH) if lying else (WIDTH, HEIGHT)
        super().__init__(self._bytes, (self.wide, self.tall), pageCompression=1, invariant=1)
        self._doc = Archive(dated, LANGUAGE)
        self._preamble = "1 0 0 1 0 0 cm"  # reportlab's own names a typeface that no archive has
        self._structure = Structure()
        self._pictures: dict[Picture, str] = {}
        self._filled = ""
        self._doc.describe(_plain(title), _plain(author), "Casebook")
        self.setViewerPreference("DisplayDocTitle", "true")

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
        self._fill(colour)
        text = self.beginText(x, self.tall - y)
        runs = line.runs
        if space and runs:
            runs = (*runs[:-1], Run(runs[-1].font, runs[-1].text + " "))
        for run in runs:
            text.setFont(run.font, size)
            text.textOut(run.text)
        self.drawText(text)

    def showPage(self) -> None:
        """Goes on to the next sheet, on which no colour is chosen yet."""
        super().showPage()
        self._filled = ""

    def _fill(self, colour: str) -> None:
        """Fills with a colour from here on; nothing is written where it is that already."""
        if colour != self._filled:
            self._filled = colour
            self.setFillColor(_colour(colour))

    def rule(self, start: tuple[float, float], length: float, thickness: float, colour: str) -> None:
        """A horizontal rule as decoration."""
        x, y = start
        with self.decoration():
            self.setStrokeColor(_colour(colour))
            self.setLineWidth(thickness)
            self.line(x, self.tall - y, x + length, self.tall - y)

    def panel(self, corner: tuple[float, float], width: float, height: float, colour: str) -> None:
        """A filled rectangle as decoration, from its top left corner."""
        x, y = corner
        with self.decoration():
            self._fill(colour)
            self.rect(x, self.tall - y - height, width, height, stroke=0, fill=1)

    def picture(self, picture: Picture, corner: tuple[float, float], size: tuple[float, float]) -> None:
        """A picture as decoration, from its top left corner; what it says must stand beside it in words."""
        name = f"picture{len(self._pictures)}"
        if picture not in self._pictures:
            self._pictures[picture] = name
            self._doc.addForm(name, _packed(picture))
        name = self._pictures[picture]
        (x, y), (width, height) = corner, size
        with self.decoration():
            self.addLiteral(f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {self.tall - y - height:.3f} cm")
            self.addLiteral(f"/{self._doc.getXObjectName(name)} Do Q")
        self._formsinuse.append(name)

    def finish(self) -> bytes:
        """The PDF, with its structure. Every sheet has been closed with `showPage`."""
        self._structure.write(self._doc)
        return bytes(self.getpdfdata())


def _packed(picture: Picture) -> PDFStream:
    """A picture as an object of the document, packed as it is kept."""
    wide, tall = picture.size
    rows = {"Predictor": 15, "Colors": 3, "BitsPerComponent": 8, "Columns": wide}
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": wide,
        "Height": tall,
        "ColorSpace": PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
        "Filter": PDFName("FlateDecode"),
        "DecodeParms": PDFDictionary(rows),
    }
    return PDFStream(PDFDictionary(entries), picture.packed)


def _plain(text: str) -> str:
    """A text for the document's description, where a character that has no meaning in XML would spoil all of it."""
    return "".join(c if c.isprintable() else " " if c.isspace() else REPLACEMENT for c in tidy(text))
