"""Windows: where the address stands, so that it shows in the window of the envelope however the sheet slips.

Millimetres from the top left corner of the sheet. A DL window shows x 20-100, y 57-79 wherever the sheet lies, and
y 46-79 when the envelope stands on its edge, as it does in the post; for a C5 window the area is that of GOV.UK
Notify's letters, with 2 mm round it. No one place serves both. Nothing but the address may stand in what a window can
show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.letters.addresses import delivery_lines
from app.letters.facts import Facts, Landlord
from app.paper.flows import CAP_HEIGHT
from app.paper.lines import Line, Span, set_lines
from app.paper.sheets import MM
from app.paper.typefaces import Typefaces

LARGEST = 12.0
SMALLEST = 10.0
"""Type sizes of the address, in points: the Royal Mail advises 10 to 12."""

LARGE_PRINT = 18.0
"""The largest for somebody who asked for large print; its capitals are 4 mm tall, and the machines take 2 to 7."""

INSIDE = 2.0
"""Millimetres between the edge of a window and an address that is set as large as the window allows."""

LOOSE, TIGHT = 1.25, 1.11
"""Leadings of the address, in ems: with few lines and with many."""


@dataclass(frozen=True)
class Window:
    """The geometry of one kind of envelope."""

    left: float
    width: float
    top: float
    bottom: float
    """Where the foot of the last line may be: the address is set from here upwards when it is long."""
    head: float
    """How far down the letterhead may reach."""
    clear_to: float
    """Between `head` and here nothing but the address may stand left of `aside`."""
    aside: float
    """Where the date and the reference begin."""
    folds: tuple[float, ...]
    most_lines: int
    shows: tuple[float, float, float, float]
    """Left, top, right and foot of what it shows while the envelope stands on its edge, as it does in the post."""

    def shifted(self, across: float, down: float) -> Window:
        """The same window elsewhere: so many millimetres to the right, and so many down."""
        left, top, right, foot = self.shows
        return replace(
            self,
            left=self.left + across,
            top=self.top + down,
            bottom=self.bottom + down,
            head=self.head + down,
            clear_to=self.clear_to + down,
            aside=self.aside + across,
            shows=(left + across, top + down, right + across, foot + down),
        )


WINDOWS = {
    "dl": Window(22, 78, 57, 79, 45, 92.5, 112, (99, 198), 7, (20, 46, 100, 79)),
    "c5": Window(26, 92, 44, 66, 37, 80, 126, (148.5,), 7, (24, 38, 120, 68)),
    "none": Window(22, 86, 52, 92, 46, 80, 112, (99, 198), 8, (20, 49, 110, 94)),
}


def window_of(landlord: Landlord) -> Window:
    """The window of the envelopes that a landlord uses, where its own measuring found it."""
    return WINDOWS[landlord.window].shifted(landlord.across, landlord.down)


@dataclass(frozen=True)
class AddressBlock:
    """The address as it is set: its lines, their size and leading in points, and the top of the first capital."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    top: float
    """In millimetres."""


def address_texts(facts: Facts) -> tuple[str, ...]:
    """The lines of the address as the Royal Mail reads them best."""
    return delivery_lines(facts.addressee, facts.address, facts.postcode)


def address_block(facts: Facts, window: Window, faces: Typefaces) -> AddressBlock:
    """The address in the largest type in which all of it fits the window; the smallest where it never does."""
    return block_of(address_texts(facts), window, faces, large=facts.large_print)


def block_of(texts: Sequence[str], window: Window, faces: Typefaces, *, large: bool = False) -> AddressBlock:
    """The same of any lines; large print has all the room that the window shows, and breaks no line to be larger."""
    size, highest = (LARGE_PRINT, window.shows[1] + INSIDE) if large else (LARGEST, window.top)
    unbroken = len(_lines(texts, window, LARGEST, faces))
    while True:
        lines = _lines(texts, window, size, faces)
        broken = size > LARGEST and len(lines) > unbroken
        for em in (LOOSE, TIGHT):
            block = _placed(lines, size, size * em, window)
            if block.top >= highest and not broken:
                return block
        if size <= SMALLEST:
            return block
        size -= 0.5


def _lines(texts: Sequence[str], window: Window, size: float, faces: Typefaces) -> tuple[Line, ...]:
    """The address in lines; one that is too long for the window goes on in the next."""
    width = window.width * MM
    return tuple(line for text in texts for line in set_lines([Span(text)], width, size, faces))


def _placed(lines: tuple[Line, ...], size: float, leading: float, window: Window) -> AddressBlock:
    """From the top of the window, or as far above it as the lines need to end within it."""
    height = ((len(lines) - 1) * leading + CAP_HEIGHT * size) / MM
    return AddressBlock(lines, size, leading, min(window.top, window.bottom - height))
