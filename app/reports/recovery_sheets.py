"""Recovery sheets: the code that opens a closed book when the passphrase is lost, to be kept by the chair.

It names no resident and no case. It is set large, for it is read by somebody who never saw the program, on a bad day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.paper.flows import Column, Slab, Style, held, kept, listed, paragraph, spaced
from app.paper.lines import Span, set_lines
from app.paper.sheets import MM, Sheets
from app.paper.tags import Element
from app.reports.blank_forms import beside
from app.reports.frames import ACCENT, Frame, pages_of, printed
from app.rules.dates import long_date
from app.rules.workings import Printing

TITLE, HEADING, TEXT = Style(23, 28, bold=True), Style(14, 18.5, bold=True), Style(12.5, 17)
CODE = Style(28, 42, bold=True)
GROUPS_A_LINE = 4
GAP = "\u00a0\u00a0"
"""Between two groups, which are read out and typed one by one."""
MARK, INSET, EDGE = 7 * MM, 7 * MM, 1.2
NOTE = "Whoever has this sheet and the PC, or a backup, can read every complaint. Keep it locked away."
BY_HAND = "Landlord:"
"""Before the line on which the name is written by hand: the sheet is made before Settings has it."""
UNNAMED = "Complaint records"
NO_LETTERS = "There is no letter I, L, O or U in it: what looks like one is a 1 or a 0."

KEEP = (
    "Give it to the chair, or to somebody else whom the trustees trust, in a sealed envelope.",
    "Keep it under lock and key, in another place than the PC and its backups.",
    "Do not photograph it, copy it or send it by e-mail.",
)
RESTORE = (
    "To restore a backup, choose File, then Backups…; or press “Restore a backup…” in the window at the start, where "
    "it is offered."
)
RESTORE_CODE = "If it asks for a passphrase, type the code above."
USE = (
    "Start Casebook on the complaints officer's PC. On another PC, install Casebook and restore a backup first.",
    f"{RESTORE} {RESTORE_CODE}",
    "Where it asks for the passphrase, press “Use the recovery sheet”.",
    "Type the letters and digits above. Capital or small, with or without spaces: all is taken.",
    "Choose a new passphrase, and print a new sheet. Destroy this one then.",
)


@dataclass(frozen=True)
class RecoverySheet:
    """Everything that stands on one recovery sheet."""

    printing: Printing
    code: str
    """Seven groups of four: '7K2M-…'."""
    named: bool = True
    """Whether Settings has the landlord's name."""
    first: bool = False
    """Whether no sheet was made before this one."""


def recovery_sheet_pdf(sheet: RecoverySheet) -> bytes:
    """The sheet as a PDF. The same sheet gives the same bytes."""
    printing = sheet.printing if sheet.named else replace(sheet.printing, landlord=UNNAMED)
    frame = Frame("Recovery sheet", "Recovery sheet", printing, note=NOTE)
    sheets = frame.sheets()
    slabs = _slabs(sheet, Column(frame.width, frame.faces), sheets.root)
    return printed(frame, sheets, pages_of(frame, slabs))


def _slabs(sheet: RecoverySheet, column: Column, root: Element) -> list[Slab]:
    whose = f"The complaint records of {sheet.printing.landlord}" if sheet.named else "Our complaint records"
    title = "Recovery sheet for our complaint records"
    slabs = kept(paragraph(TITLE.spans(title), TITLE, column, root.add("H1")))
    if not sheet.named:
        slabs += spaced([_line_to_write_on(column, root)], 8)
    what = (
        f"{whose} are kept on a PC in a program called Casebook. They are closed with a "
        "passphrase. This sheet opens them when the passphrase is forgotten, or when the complaints officer who knows "
        "it is not there."
    )
    slabs += spaced(paragraph((Span(what),), TEXT, column, root.add("P")), 8)
    slabs += spaced(_code(sheet.code, column, root), 12)
    slabs += spaced(paragraph((Span(NO_LETTERS),), TEXT, column, root.add("P")), 6)
    slabs += _list("Where to keep it", KEEP, column, root, numbered=False)
    slabs += _list("How to use it", USE, column, root, numbered=True)
    return slabs + _made(sheet, column, root)


def _made(sheet: RecoverySheet, column: Column, root: Element) -> list[Slab]:
    """When it was made, and what that means for earlier sheets, where there are any."""
    made = f"This sheet was made on {long_date(sheet.printing.on)}."
    if sheet.first:
        return spaced(paragraph((Span(made),), TEXT, column, root.add("P")), 14)
    slabs = kept(spaced(paragraph(HEADING.spans("Earlier sheets"), HEADING, column, root.add("H2")), 14))
    earlier = (
        f"{made} Sheets that were printed before no longer open the records on the PC. A backup on a stick from before "
        "this day still needs the sheet before: make a new backup, delete the old one, and then destroy the older "
        "sheets."
    )
    return [*slabs, *spaced(paragraph((Span(earlier),), TEXT, column, root.add("P")), 3)]


def _line_to_write_on(column: Column, root: Element) -> Slab:
    """A label, and a line to the margin on which the landlord's name is written by hand."""
    label = set_lines((Span(BY_HAND, bold=True),), 1e6, TEXT.size, column.faces)[0]
    return beside(BY_HAND, TEXT, column, root, label.width + 2 * MM)


def _list(title: str, lines: Sequence[str], column: Column, root: Element, *, numbered: bool) -> list[Slab]:
    slabs = kept(spaced(paragraph(HEADING.spans(title), HEADING, column, root.add("H2")), 14))
    items, narrow = root.add("L"), replace(column, indent=MARK)
    for number, line in enumerate(lines, 1):
        mark = f"{number}." if numbered else "•"
        slabs += spaced(listed(mark, (Span(line),), TEXT, narrow, items.add("LI")), 3)
    return slabs


def _code(code: str, column: Column, root: Element) -> list[Slab]:
    """The code in large letters, four groups a line, in a frame."""
    groups = code.split("-")
    rows = [groups[at : at + GROUPS_A_LINE] for at in range(0, len(groups), GROUPS_A_LINE)]
    narrow = replace(column, indent=INSET, width=column.width)
    lines = [slab for row in rows for slab in paragraph(CODE.spans(GAP.join(row)), CODE, narrow, root.add("P"))]
    framed = [
        _framed(line, column.width, first=number == 0, last=number == len(lines) - 1)
        for number, line in enumerate(lines)
    ]
    return held(kept(framed[:-1]) + framed[-1:])


def _framed(slab: Slab, width: float, *, first: bool, last: bool) -> Slab:
    above, below = (INSET / 2 if first else 0.0), (INSET / 2 if last else 0.0)
    height = slab.height + above + below

    def draw(sheets: Sheets, x: float, y: float) -> None:
        for left in (x, x + width - EDGE):
            sheets.panel((left, y), EDGE, height, ACCENT)
        if first:
            sheets.panel((x, y), width, EDGE, ACCENT)
        if last:
            sheets.panel((x, y + height - EDGE), width, EDGE, ACCENT)
        slab.draw(sheets, x, y + above)

    return replace(slab, height=height, draw=draw)
