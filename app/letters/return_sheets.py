"""Sheets to send back: a part of a letter on paper of its own, from which nobody can see whose letter it came with.

A survey that need not give a name carries no name, address, reference or seal. It begins on a sheet of paper of its
own, also where both sides are printed, so that the address of the letter is not on its back.
"""

from __future__ import annotations

from app.letters import bodies, letterheads
from app.letters.styles import FOOT, Setting
from app.paper.flows import paginate, stack
from app.paper.lines import Span, set_lines
from app.paper.sheets import MM, Sheets

BEGINS = 60 * MM
"""Where its text begins, below the letterhead."""

EMPTY = "This page is empty, so that nothing stands on the back of the sheet that you can send back."


def draw_return_sheet(sheets: Sheets, setting: Setting, pages: int) -> None:
    """Adds the sheet behind a letter of so many pages; nothing where the letter has none."""
    slabs = bodies.return_sheet(setting, sheets.root)
    if not slabs:
        return
    if pages % 2:
        _empty_page(sheets, setting)
    later = letterheads.next_top(setting)
    for number, page in enumerate(paginate(slabs, FOOT - BEGINS, FOOT - later)):
        letterheads.stamp(sheets, setting, spoken=False)
        if number:
            letterheads.next_head(sheets, setting, referenced=False)
        else:
            letterheads.head(sheets, setting)
        stack(sheets, page, setting.left, later if number else BEGINS)
        sheets.showPage()


def _empty_page(sheets: Sheets, setting: Setting) -> None:
    style = setting.quiet
    letterheads.stamp(sheets, setting, spoken=False)
    with sheets.decoration():
        for number, line in enumerate(set_lines((Span(EMPTY),), setting.width, style.size, setting.faces)):
            place = (setting.left, letterheads.next_top(setting) + (number + 1) * style.leading)
            sheets.words(line, place, style.size, style.colour)
    sheets.showPage()
