"""Styles: the sizes, colours and margins of a letter, in ordinary and in large print.

Clear print is 14 points and large print 18 (UK Association for Accessible Formats, G003); small matter keeps to the
floors of 12 and 16. Leading is 1.35. Only the seal is smaller: it is for the office and not for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.windows import WINDOWS, Window, window_of
from app.paper.flows import Column, Style
from app.paper.sheets import MM, WIDTH
from app.paper.typefaces import Typefaces

INK, QUIET, HAIRLINE, TINT = "#111111", "#454d4c", "#b4bdbb", "#eff4f3"
"""Text; text of the second rank, still 8:1 on white; rules; and the ground of a panel."""

RIGHT_MARGIN = 22 * MM
FOOT = 275 * MM
"""Where the text of every page ends."""

FOOTER = 285 * MM
"""The baseline of the page number."""

ORDINARY, LARGE = (14.0, 12.0), (18.0, 16.0)
LEADING = 1.35
SEAL_SIZE = 6.5


@dataclass(frozen=True)
class Setting:
    """All that the parts of a page need to set one letter."""

    draft: Draft
    landlord: Landlord
    faces: Typefaces
    seal: str
    stamps: tuple[str, ...]

    @property
    def window(self) -> Window:
        """The envelope that the letter is set for."""
        return window_of(self.landlord)

    @property
    def left(self) -> float:
        """The left margin, which the address shares where its window lies as it usually does."""
        return WINDOWS[self.landlord.window].left * MM

    @property
    def width(self) -> float:
        """The width of the text."""
        return WIDTH - self.left - RIGHT_MARGIN

    @property
    def column(self) -> Column:
        """The column that the text is set in."""
        return Column(self.width, self.faces)

    @property
    def _sizes(self) -> tuple[float, float]:
        return LARGE if self.draft.facts.large_print else ORDINARY

    @property
    def text(self) -> Style:
        """Reading text."""
        return _style(self._sizes[0])

    @property
    def bold(self) -> Style:
        """The first column of the rows."""
        return _style(self._sizes[0], bold=True)

    @property
    def heading(self) -> Style:
        """The heading of a part."""
        return _style(self._sizes[0] * 1.1, bold=True, leading=1.25)

    @property
    def title(self) -> Style:
        """The title of the letter."""
        return _style(self._sizes[0] * 1.35, bold=True, leading=1.2)

    @property
    def small(self) -> Style:
        """The reference block."""
        return _style(self._sizes[1])

    @property
    def quiet(self) -> Style:
        """Labels, the letterhead's details, page numbers."""
        return _style(self._sizes[1], colour=QUIET)


def _style(size: float, *, bold: bool = False, colour: str = INK, leading: float = LEADING) -> Style:
    return Style(size, size * leading, bold, colour)
