"""Sheets to send back: a part of a letter on paper of its own, from which nobody can see whose letter it came with.

A survey that need not give a name carries no name, address, reference or seal. It begins on a sheet of paper of its
own, also where both sides are printed, so that the address of the letter is not on its back.
"""

from __future__ import annotations

from app.letters import bodies, letterheads
from app.letters.styles import FOOT, FOOTER, Setting
from app.paper.flows import paginate, stack
from app.paper.lines import Span, set_lines
from app.paper.sheets import MM, Sheets

BELOW_HEAD = 4 * MM
"""The room between the letterhead and its text: nothing of it is posted in a window, so it begins high."""

EMPTY = "This page is empty, so that nothing stands on the back of the sheet that you can send back."


def draw_return_sheet(sheets: Sheets, setting: Setting, pages: int) -> None:
    """Adds the sheet behind a letter of so many pages; nothing where the letter has none."""
    slabs = bodies.return_sheet(setting, sheets.root)
    if not slabs:
        return
    if pages % 2:
        _empty_page(sheets, setting)
    begins, later = setting.window.head * MM + BELOW_HEAD, letterheads.next_top(setting)
    drawn = paginate(slabs, FOOT - begins, FOOT - later)
    for number, page in enumerate(drawn):
        letterheads.stamp(sheets, setting, spoken=False)
        if number:
            letterheads.next_head(sheets, setting, referenced=False)
        else:
            letterheads.head(sheets, setting)
        stack(sheets, page, setting.left, later if number else begins)
        if len(drawn) > 1:
            _numbered(sheets, setting, f"Questions, page {number + 1} of {len(drawn)}")
        sheets.showPage()


def _numbered(sheets: Sheets, setting: Setting, words: str) -> None:
    """Which page of the questions it is, where they are on several: the seal of the letter stays away."""
    quiet = setting.quiet
    line = set_lines((Span(words),), setting.width, quiet.size, setting.faces)[0]
    with sheets.decoration():
        sheets.words(line, (setting.left + setting.width - line.width, FOOTER), quiet.size, quiet.colour)


def _empty_page(sheets: Sheets, setting: Setting) -> None:
    style = setting.quiet
    letterheads.stamp(sheets, setting, spoken=False)
    with sheets.decoration():
        for number, line in enumerate(set_lines((Span(EMPTY),), setting.width, style.size, setting.faces)):
            place = (setting.left, letterheads.next_top(setting) + (number + 1) * style.leading)
            sheets.words(line, place, style.size, style.colour)
    sheets.showPage()
