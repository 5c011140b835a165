"""Rulers: a page to lay an envelope on, or to put into one, that shows in millimetres where its window lies.

The page is folded and posted to nobody: through the window one reads how far the address is off, and enters that in
Settings. It is set as every page is, and can be read aloud.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from app import places
from app.letters.facts import Landlord
from app.letters.styles import HAIRLINE, INK, LEADING, QUIET, RIGHT_MARGIN
from app.letters.windows import WINDOWS, AddressBlock, block_of, window_of
from app.paper.flows import CAP_HEIGHT, Column, Slab, Style, listed, paragraph, spaced, stack
from app.paper.lines import Span, set_lines
from app.paper.sheets import MM, WIDTH, Sheets
from app.paper.typefaces import Typefaces, typefaces

TITLE = "Ruler page for your envelopes"
ADDRESS = ("Mr A. Sample", "14 Sample Street", "SAMPLETON", "AA1 1AA")

ACROSS, DOWN = range(10, 131, 10), range(30, 101, 10)
"""Where the grid has its lines: millimetres from the left and from the top edge of the sheet."""

APART = 5
"""Millimetres between the fine lines of the grid."""

CLEAR = 1.5
"""Millimetres round the address in which nothing of the grid may stand."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right and foot, in millimetres."""

FINE = "#e4e9e8"
TEXT = Style(13, 13 * LEADING)
HEADING = Style(18, 22, bold=True)
NUMBER = Style(6, 6, colour=QUIET)
SCALE = 8.0
"""The size of the numbers under the line of a hundred millimetres."""

ENVELOPES = {"dl": "DL with a window", "c5": "C5 with a window", "none": "without a window"}


def ruler_pdf(landlord: Landlord, dated: dt.date) -> bytes:
    """The page for the envelopes that a landlord uses, with the address where its letters have it now."""
    faces = typefaces(places.resources() / "fonts")
    sheets = Sheets(TITLE, landlord.name, dated)
    column = Column(WIDTH - 22 * MM - RIGHT_MARGIN, faces)
    slabs = [*paragraph(HEADING.spans(TITLE), HEADING, column, sheets.root.add("H1")), *_text(sheets, landlord, column)]
    block = block_of(ADDRESS, window_of(landlord), faces)
    _grid(sheets, faces, _blank(block, window_of(landlord).left))
    _window(sheets, landlord, block)
    _hundred(sheets, faces)
    for fold in WINDOWS[landlord.window].folds:
        sheets.rule((4.5 * MM, fold * MM), 4 * MM, 0.5, INK)
    stack(sheets, slabs, 22 * MM, 112 * MM)
    sheets.showPage()
    return sheets.finish()


def steps(landlord: Landlord) -> tuple[str, ...]:
    """What to do with the page, in order."""
    now = "Now it is where it usually is."
    if landlord.across or landlord.down:
        now = f"Now it is moved {_moved(landlord.across, 'right', 'left')} and {_moved(landlord.down, 'down', 'up')}."
    measure = "Print this page at its actual size (100 %). The line near the foot must measure 100 mm."
    if landlord.window == "none":
        return (measure, "Your envelopes have no window, so the address may stand anywhere in the frame.", now)
    frame = "The frame is what a usual window shows while the envelope stands on its edge, as in the post."
    fold = "in three" if landlord.window == "dl" else "in half"
    return (
        measure,
        f"Fold it {fold} at the marks, and put it into the envelope. Tap it into each corner in turn.",
        f"The whole address must show each time. {frame}",
        "The numbers are millimetres from the left edge, then from the top.",
        f"If the address is hidden or too near an edge, enter in Settings, under Paper, how far it is to move. {now}",
    )


def _moved(millimetres: float, way: str, back: str) -> str:
    if not millimetres:
        return f"0 mm {way}"
    return f"{abs(millimetres):g} mm {way if millimetres > 0 else back}"


def _text(sheets: Sheets, landlord: Landlord, column: Column) -> list[Slab]:
    said = f"Set for envelopes {ENVELOPES[landlord.window]}."
    if landlord.window != "none":
        said = f"Set for {ENVELOPES[landlord.window]}."
    slabs = spaced(paragraph((Span(said),), TEXT, column, sheets.root.add("P")), TEXT.leading * 0.4)
    numbers = sheets.root.add("L")
    narrow = Column(column.width, column.faces, indent=TEXT.size * 1.6)
    for number, step in enumerate(steps(landlord), 1):
        slabs += spaced(listed(f"{number}.", (Span(step),), TEXT, narrow, numbers.add("LI")), TEXT.leading * 0.3)
    return slabs


def _blank(block: AddressBlock, left: float) -> Rectangle:
    """The squares of five millimetres that the address stands in: they are left white, and ruled round."""
    wide = max(line.width for line in block.lines) / MM
    tall = ((len(block.lines) - 1) * block.leading + CAP_HEIGHT * block.size) / MM
    start = (left - CLEAR, block.top - CLEAR)
    end = (left + wide + CLEAR, block.top + tall + CLEAR)
    x, y = (math.floor(at / APART) * APART for at in start)
    right, foot = (math.ceil(at / APART) * APART for at in end)
    return (x, y, right, foot)


def _within(x: float, y: float, blank: Rectangle) -> bool:
    return blank[0] <= x < blank[2] and blank[1] <= y < blank[3]


def _grid(sheets: Sheets, faces: Typefaces, blank: Rectangle) -> None:
    """Fine lines, ticks at each millimetre of every second line, and at each crossing of these where it lies."""
    left, right, top, foot = ACROSS[0], ACROSS[-1], DOWN[0], DOWN[-1]
    fine = [(x, top, x, foot) for x in range(left, right + 1, APART)] + [
        (left, y, right, y) for y in range(top, foot + 1, APART)
    ]
    _lines(sheets, fine, 0.3, FINE)
    x, y, to_x, to_y = blank
    sheets.panel((x * MM, y * MM), (to_x - x) * MM, (to_y - y) * MM, "#ffffff")
    ticks = [(x, y, x, y + 1) for y in DOWN for x in range(left, right + 1) if not _within(x, y, blank)]
    ticks += [(x, y, x + 1, y) for x in ACROSS for y in range(top, foot + 1) if not _within(x, y, blank)]
    _lines(sheets, ticks, 0.25, HAIRLINE)
    with sheets.decoration():
        for x in ACROSS[:-1]:
            for y in DOWN[:-1]:
                if not _within(x, y, blank) and not _within(x + APART, y, blank):
                    line = set_lines(NUMBER.spans(f"{x}/{y}"), 30, NUMBER.size, faces)[0]
                    sheets.words(line, ((x + 1.4) * MM, (y + 3.6) * MM), NUMBER.size, NUMBER.colour)


def _window(sheets: Sheets, landlord: Landlord, block: AddressBlock) -> None:
    """The frame of what the window shows, and an address in it as letters have it."""
    window = window_of(landlord)
    left, top, right, foot = window.shows
    edges = [(left, y, right, y) for y in (top, foot)] + [(x, top, x, foot) for x in (left, right)]
    _lines(sheets, edges, 0.9, landlord.accent)
    part = sheets.root.add("Sect")
    baseline = block.top * MM + CAP_HEIGHT * block.size
    for line in block.lines:
        with sheets.content(part.add("P")):
            sheets.words(line, (window.left * MM, baseline), block.size, INK)
        baseline += block.leading


def _hundred(sheets: Sheets, faces: Typefaces) -> None:
    """A line of a hundred millimetres, to see whether the printer made the page smaller."""
    left, y = 22, 275
    ticks = [(left + x, y - (1.5 if x % 5 else 2.5 if x % 10 else 3.5), left + x, y) for x in range(101)]
    _lines(sheets, [(left, y, left + 100, y), *ticks], 0.5, INK)
    with sheets.decoration():
        for x in range(0, 101, 10):
            line = set_lines(NUMBER.spans(f"{x} mm" if x == 100 else str(x)), 30, SCALE, faces)[0]  # noqa: PLR2004
            number = set_lines(NUMBER.spans(str(x)), 30, SCALE, faces)[0]
            sheets.words(line, ((left + x) * MM - number.width / 2, (y + 3.6) * MM), SCALE, QUIET)


def _lines(sheets: Sheets, lines: Sequence[tuple[float, float, float, float]], thickness: float, colour: str) -> None:
    with sheets.decoration():
        sheets.setStrokeColor(colour)
        sheets.setLineWidth(thickness)
        sheets.lines([(a * MM, sheets.tall - b * MM, c * MM, sheets.tall - d * MM) for a, b, c, d in lines])
