"""Letterheads: what stands round the text of a letter: the head, the address, the date, the foot and the stamps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.letters.styles import FOOTER, HAIRLINE, INK, RIGHT_MARGIN, SEAL_SIZE, Setting
from app.letters.windows import AddressBlock, address_block
from app.paper import stamps
from app.paper.flows import CAP_HEIGHT, Column, Slab, Style, height_of, paragraph, row, spaced, stack
from app.paper.lines import Span, set_lines
from app.paper.sheets import MM, WIDTH, Sheets
from app.paper.tags import Element
from app.rules.dates import long_date

TOP = 15.5 * MM
"""Where the letterhead begins; a stamp stands above it."""

NEXT_HEAD = 14 * MM
"""Where the short head of a later page begins."""

RULE_BELOW = 2 * MM
LOGO_WIDTH, LOGO_HEIGHT = 50 * MM, 26 * MM
"""The place of a logo, at the right of the name."""

BESIDE_LOGO = 6 * MM
HEADS = (
    *((scale / 100, 1.0) for scale in range(100, 70, -5)),
    *((scale / 100, 0.6) for scale in range(80, 55, -5)),
    *((scale / 100, 0.4) for scale in range(60, 15, -5)),
)
"""How large a letterhead may be, and what share of its place the logo has: the first that stays above the window.

The last are for names and addresses as long as Settings takes them, which nobody has: small print shows in the preview,
and can be put right there; an address of the landlord's in the window would send the letter back to it.
"""


def head(sheets: Sheets, setting: Setting) -> None:
    """The letterhead of the first page: the name in the landlord's colour, how the landlord is reached, and its logo.

    It is made smaller, and its logo smaller still, until it stays above the window. The logo is decoration to a screen
    reader, which has just read the name that it shows.
    """
    room = setting.window.head * MM - TOP - RULE_BELOW
    for scale, share in HEADS:
        part = Element("Sect")
        size = _logo_size(setting, room, share)
        column = Column(setting.width - (size[0] + BESIDE_LOGO if size[0] else 0), setting.faces)
        slabs = _head_slabs(setting, scale, column, part)
        if height_of(slabs) <= room:
            break
    sheets.root.children.append(part)
    bottom = max(stack(sheets, slabs, setting.left, TOP), TOP + size[1])
    if setting.landlord.logo is not None:
        sheets.picture(setting.landlord.logo, (setting.left + setting.width - size[0], TOP), size)
    sheets.rule((setting.left, bottom + RULE_BELOW), setting.width, 0.9, setting.landlord.accent)


def _logo_size(setting: Setting, room: float, share: float) -> tuple[float, float]:
    """How wide and how tall the logo stands, in so large a share of its place; nothing where there is none."""
    logo = setting.landlord.logo
    return logo.within(LOGO_WIDTH * share, min(LOGO_HEIGHT * share, room)) if logo is not None else (0.0, 0.0)


def _head_slabs(setting: Setting, scale: float, column: Column, part: Element) -> list[Slab]:
    landlord = setting.landlord
    name = Style(22 * scale, 22 * 1.25 * scale, bold=True, colour=landlord.accent)
    quiet = replace(setting.quiet, size=setting.quiet.size * scale, leading=setting.quiet.size * 1.3 * scale)
    address = ", ".join(filter(None, landlord.address))
    items = (landlord.registration, address, landlord.phone, landlord.email, landlord.website)
    slabs = paragraph(name.spans(landlord.name), name, column, part.add("P"))
    return slabs + paragraph((Span("\n".join(_packed(items, column, quiet))),), quiet, column, part.add("P"))


def _packed(items: Sequence[str], column: Column, style: Style) -> list[str]:
    """Details on as few lines as they need, with a dot between them; a line ends between two and not within one."""
    lines: list[str] = []
    for item in filter(None, items):
        longer = f"{lines[-1]}  ·  {item}" if lines else item
        if lines and column.faces.width(longer, style.size) <= column.width:
            lines[-1] = longer
        else:
            lines.append(item)
    return [line.replace("  ", " \u00a0") for line in lines]


def address_and_references(sheets: Sheets, setting: Setting) -> float:
    """The address and, beside it, the references; returns where the text begins: below both, and below the window."""
    block = address_block(setting.draft.facts, setting.window, setting.faces)
    ends = (_address(sheets, setting, block), _references(sheets, setting, block.top * MM))
    return max(setting.window.clear_to * MM, max(ends) + 8 * MM)


def _address(sheets: Sheets, setting: Setting, block: AddressBlock) -> float:
    """The name and address where the window shows them; returns where they end."""
    part = sheets.root.add("Sect")
    baseline = block.top * MM + CAP_HEIGHT * block.size
    for line in block.lines:
        with sheets.content(part.add("P")):
            sheets.words(line, (setting.window.left * MM, baseline), block.size, INK)
        baseline += block.leading
    return baseline - block.leading


def _references(sheets: Sheets, setting: Setting, top: float) -> float:
    """The date and how to quote the letter, quietly at the right; returns where they end.

    The capitals of the date stand level with those of the name in the address, whose top is `top`.
    """
    facts, landlord = setting.draft.facts, setting.landlord
    left = setting.window.aside * MM
    width = WIDTH - RIGHT_MARGIN - left
    part = sheets.root.add("Sect")
    column = Column(width, setting.faces)
    slabs = paragraph((Span(long_date(facts.dated)),), setting.small, column, part.add("P"))
    labelled = [
        ("Reference", facts.reference),
        ("Complaint", f"Stage {facts.stage}" if facts.stage and not facts.refusal else ""),
        ("Telephone", facts.handler_phone.strip() or landlord.phone),
    ]
    labelled = [(label, value) for label, value in labelled if value.strip()]
    quiet = setting.quiet
    first = max(setting.faces.width(label, quiet.size) for label, _ in labelled) + quiet.size * 0.8
    widths = (first, width - first)
    table = part.add("Table")
    for number, (label, value) in enumerate(labelled):
        line = table.add("TR")
        beside = setting.faces.width(value, setting.small.size) <= widths[1]  # else the value stands below its label
        heads = paragraph((Span(label),), quiet, Column(first, setting.faces), line.add("TH", "Row"))
        place = Column(widths[1] if beside else width, setting.faces)
        data = paragraph((Span(value),), setting.small, place, line.add("TD"))
        cells = row((heads, data), widths, 0) if beside else row((heads + data,), (width,), 0)
        slabs += spaced([cells], quiet.size * 0.35 if number == 0 else 0)
    level = top - (setting.small.leading - CAP_HEIGHT * setting.small.size) / 2
    return stack(sheets, slabs, left, level)


def next_top(setting: Setting) -> float:
    """Where the text of a later page begins."""
    return NEXT_HEAD + setting.quiet.size + 9 * MM


def next_head(sheets: Sheets, setting: Setting, *, referenced: bool = True) -> None:
    """The short head of a later page, which a screen reader passes over; with the reference, or without."""
    name = replace(setting.quiet, bold=True, colour=setting.landlord.accent)
    facts, faces = setting.draft.facts, setting.faces
    name_width = faces.width(setting.landlord.name, name.size, bold=True)
    baseline = NEXT_HEAD + name.size
    with sheets.decoration():
        line = set_lines(name.spans(setting.landlord.name), name_width + 1, name.size, faces)[0]
        sheets.words(line, (setting.left, baseline), name.size * min(1, setting.width / (name_width + 1)), name.colour)
        for text in (f"{facts.reference}  ·  {long_date(facts.dated)}", facts.reference) if referenced else ():
            width = faces.width(text, name.size)
            if name_width + 2 * name.size + width <= setting.width:
                reference = set_lines((Span(text),), setting.width, name.size, faces)[0]
                place = (setting.left + setting.width - reference.width, baseline)
                sheets.words(reference, place, name.size, setting.quiet.colour)
                break
    sheets.rule((setting.left, baseline + 2 * MM), setting.width, 0.6, HAIRLINE)


def foot(sheets: Sheets, setting: Setting, number: int, count: int) -> None:
    """The page number, and the seal of the book, tiny; a screen reader passes over both."""
    quiet = setting.quiet
    page = set_lines((Span(f"Page {number} of {count}"),), setting.width, quiet.size, setting.faces)[0]
    seal = set_lines((Span(setting.seal),), setting.width / 2, SEAL_SIZE, setting.faces)[0]
    with sheets.decoration():
        sheets.words(page, (setting.left + setting.width - page.width, FOOTER), quiet.size, quiet.colour)
        sheets.words(seal, (setting.left, FOOTER), SEAL_SIZE, quiet.colour)


def fold_marks(sheets: Sheets, setting: Setting) -> None:
    """Short rules at the left edge where the sheet is folded; all sheets of a letter are folded together."""
    if setting.landlord.fold_marks:
        for fold in setting.window.folds:
            sheets.rule((4.5 * MM, fold * MM), 4 * MM, 0.5, HAIRLINE)


def stamp(sheets: Sheets, setting: Setting, *, spoken: bool) -> None:
    """The stamps in a band across the top; the first page's is read aloud as well."""
    stamps.stamp(sheets, setting.stamps, (setting.left, setting.width), setting.faces, spoken=spoken)
