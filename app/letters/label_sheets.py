"""Envelope labels: addresses on a sheet of labels, as the Royal Mail wants them, from the first label still there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app import places
from app.letters.windows import LARGEST, SMALLEST
from app.paper.flows import CAP_HEIGHT
from app.paper.lines import Line, Span, set_lines
from app.paper.sheets import MM, Sheets
from app.paper.typefaces import Typefaces, typefaces
from app.rules.tables import record_with, refuse_unknown, tables_of, value_of

INK = "#111111"
EDGE = 5.0
"""Millimetres that stay clear on every side of a label: a printer never meets the sheet exactly."""

LEADING = 1.18
TINIEST = 6.0
"""Below the smallest size that machines read, for an address that no label of this size was made for."""


@dataclass(frozen=True)
class LabelSheet:
    """One kind of A4 sheet, in millimetres; the steps are from one label's edge to the next one's."""

    key: str
    name: str
    across: int
    down: int
    width: float
    height: float
    left: float
    top: float
    step_across: float
    step_down: float

    @property
    def count(self) -> int:
        """How many labels are on it."""
        return self.across * self.down

    def corner(self, place: int) -> tuple[float, float]:
        """The top left corner of a label in millimetres; places are counted from 0, along the rows."""
        row, column = divmod(place, self.across)
        return self.left + column * self.step_across, self.top + row * self.step_down


@dataclass(frozen=True)
class LabelSheets:
    """The kinds of sheet, the commonest first, with where their measures come from."""

    source: str
    to_be_confirmed: str
    sheets: tuple[LabelSheet, ...]

    def named(self, key: str) -> LabelSheet:
        """The sheet of this key. Raises KeyError."""
        return {one.key: one for one in self.sheets}[key]


def read_label_sheets(path: Path) -> LabelSheets:
    """The kinds of sheet from their file. Raises EditionError, which names the file and the key."""
    tables = tables_of(path)
    refuse_unknown(tables, {"labels"}, path.name)
    row = value_of(tables, "labels", dict, path.name)
    return record_with(LabelSheets, LabelSheet, "sheet", row, f"{path.name} [labels]")


def labels_pdf(
    addresses: Sequence[tuple[str, ...]], sheet: LabelSheet, start: int, *, author: str, dated: dt.date
) -> bytes:
    """Addresses on labels, from the label numbered `start` (1 is the first) of the first sheet."""
    faces = typefaces(places.resources() / "fonts")
    sheets = Sheets("Address labels", author, dated)
    last = (start - 2 + len(addresses)) // sheet.count
    for page in range(last + 1):
        for place in range(sheet.count):
            number = page * sheet.count + place - (start - 1)
            if 0 <= number < len(addresses):
                _label(sheets, addresses[number], sheet, place, faces)
        sheets.showPage()
    return sheets.finish()


def _label(sheets: Sheets, texts: Sequence[str], sheet: LabelSheet, place: int, faces: Typefaces) -> None:
    """One address, in the largest type in which all of it fits its label, in the middle of its height."""
    width, height = (sheet.width - 2 * EDGE) * MM, (sheet.height - 2 * EDGE) * MM
    lines, size = fitted(texts, width, height, faces)
    x, y = (part * MM for part in sheet.corner(place))
    tall = (len(lines) - 1) * size * LEADING + CAP_HEIGHT * size
    baseline = y + EDGE * MM + max(0.0, (height - tall) / 2) + CAP_HEIGHT * size
    part = sheets.root.add("Sect")
    for line in lines:
        with sheets.content(part.add("P")):
            sheets.words(line, (x + EDGE * MM, baseline), size, INK)
        baseline += size * LEADING


def fitted(texts: Sequence[str], width: float, height: float, faces: Typefaces) -> tuple[tuple[Line, ...], float]:
    """Lines and their size: the largest in which they fit; a line goes on in the next only where no size helps."""
    best: tuple[tuple[Line, ...], float] | None = None
    size = LARGEST
    while size >= TINIEST:
        lines = tuple(line for text in texts for line in set_lines([Span(text)], width, size, faces))
        fits = (len(lines) - 1) * size * LEADING + CAP_HEIGHT * size <= height
        if fits and (len(lines) == len(texts) or size <= SMALLEST):
            return lines, size
        best = best or ((lines, size) if fits else None)
        size -= 0.5
    return best or (lines, TINIEST)
