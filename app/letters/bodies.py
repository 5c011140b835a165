"""Bodies: the text of a letter, from greeting to signature, as slabs that the pages take.

A part's text is plain. Nothing in it is markup but the marks of bold (`app.letters.marks`), so whatever anybody types
stands on the paper as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.letters.drafts import Draft, DraftPart
from app.letters.letter_tables import ruled_below, table
from app.letters.marks import literal, unmarked
from app.letters.nameless_sheets import SHEET
from app.letters.passages import BULLET, Passage, passages
from app.letters.styles import FOOT, HAIRLINE, TINT, Setting
from app.letters.weights import weighted
from app.paper.flows import Column, Slab, Style, height_of, held, kept, listed, paragraph, row, spaced, stack
from app.paper.lines import Span
from app.paper.sheets import MM, Sheets
from app.paper.tags import Element
from app.rules.dates import long_date

TALLEST = FOOT - 40 * MM
"""A row or a panel taller than this would not fit a page, so its part is set as ordinary text."""

FIRST_COLUMN = 0.355
"""The share of the width that the questions of the rows have."""

BOX = "☐"
"""What a line begins with that is ticked by hand; the lines of its paragraph, its question too, stay on one page."""


def body(setting: Setting, root: Element) -> list[Slab]:
    """The whole text of the letter; its elements are added to `root` in reading order."""
    draft = setting.draft
    slabs = kept(paragraph((Span(_greeting(draft)),), setting.text, setting.column, root.add("P")))
    title = paragraph(setting.title.spans(draft.title), setting.title, setting.column, root.add("H1"))
    slabs += kept(spaced(title, setting.text.leading * 0.7))
    spoken = [part for part in draft.parts if part.text.strip() and part.look != SHEET]
    for is_row, group in groupby(spoken, key=lambda part: part.look == "row"):
        parts = list(group)
        if is_row:
            slabs += _rows(parts, setting, root)
        else:
            for part in parts:
                slabs += _panel(part, setting, root) if part.look == "panel" else _part(part, setting, root)
    slabs = held(slabs) + _signature(setting, root)  # a signature never stands on a page by itself
    below = _with_it(setting, root)
    return (held(slabs) if below else slabs) + below


def return_sheet(setting: Setting, root: Element) -> list[Slab]:
    """The parts that are on a sheet of their own, to be sent back."""
    parts = [part for part in setting.draft.parts if part.text.strip() and part.look == SHEET]
    return [slab for part in parts for slab in _part(part, setting, root)]


def _greeting(draft: Draft) -> str:
    salutation = " ".join(draft.facts.salutation.split())
    return salutation if salutation.casefold().startswith("dear ") else f"Dear {salutation}"


def _part(part: DraftPart, setting: Setting, root: Element) -> list[Slab]:
    """A part as text under its heading."""
    section = root.add("Sect")
    slabs: list[Slab] = []
    if part.heading:
        style = setting.heading
        heading = kept(paragraph(style.spans(part.heading), style, setting.column, section.add("H2")))
        slabs += spaced(heading, setting.text.leading * 0.85)
    gap = setting.text.leading * (0.2 if part.heading else 0.5)
    return slabs + spaced(_passages(part.text, setting.text, setting.column, section, ()), gap)


def _passages(text: str, style: Style, column: Column, parent: Element, phrases: Sequence[str]) -> list[Slab]:
    """Paragraphs and lists, half a line apart; the items of a list a little closer."""
    slabs: list[Slab] = []
    for kind, group in groupby(passages(text), key=lambda passage: passage.kind):
        members = list(group)
        if kind == "item":
            slabs += spaced(_list(members, style, column, parent.add("L")), style.leading * 0.35)
            continue
        if kind == "row":
            cells = [passage.cells for passage in members]
            slabs += spaced(table(cells, style, column, parent.add("Table")), style.leading * 0.5)
            continue
        for number, passage in enumerate(members):
            lines = paragraph(weighted(passage.text, phrases), style, column, parent.add("P"))
            lines = [*kept(lines[:-1]), *lines[-1:]] if BOX in passage.text else lines
            asks = unmarked(passage.text).endswith(":") or _boxed(members[number + 1 : number + 2])
            lines = held(lines) if asks else lines
            slabs += spaced(lines, style.leading * 0.5)
    return spaced(slabs, 0)


def _boxed(following: Sequence[Passage]) -> bool:
    """Whether boxes to tick follow, which are not parted from their question."""
    return any(passage.text.startswith(BOX) for passage in following)


def _list(items: Sequence[Passage], style: Style, column: Column, parent: Element) -> list[Slab]:
    """Items with their labels in the size of the text, and the text of all of them in one line below another."""
    indent = max(column.faces.width(item.label, style.size) for item in items) + style.size * 0.6
    narrow = replace(column, indent=indent)
    slabs: list[Slab] = []
    last = len(items) - 1
    for number, item in enumerate(items):
        lines = listed(item.label, weighted(item.text), style, narrow, parent.add("LI"))
        lines = held(lines) if number < last and number in {0, last - 1} else lines
        slabs += spaced(lines, style.leading * 0.25)
    return slabs


def _rows(parts: Sequence[DraftPart], setting: Setting, root: Element) -> list[Slab]:
    """Parts as ruled rows under one heading: the question at the left, the answer at the right."""
    section = Element("Sect")
    style, heading = setting.text, setting.heading
    first = setting.width * FIRST_COLUMN
    widths = (first, setting.width - first)
    slabs = kept(paragraph(heading.spans(setting.draft.rows_heading), heading, setting.column, section.add("H2")))
    slabs = spaced(slabs, style.leading * 0.85)
    table = section.add("Table")
    drawn = [_row(part, widths, setting, table.add("TR")) for part in parts]
    if max(slab.height for slab in drawn) > TALLEST:
        return [slab for part in parts for slab in _part(part, setting, root)]
    root.children.append(section)
    drawn[-1] = ruled_below(drawn[-1], setting.width)
    return slabs + spaced(drawn, style.leading * 0.3)


def _row(part: DraftPart, widths: tuple[float, float], setting: Setting, line: Element) -> Slab:
    faces, style = setting.faces, setting.text
    question = Column(widths[0] - style.size, faces)
    respond_by = setting.draft.facts.respond_by
    phrases = (long_date(respond_by),) if respond_by else ()
    heads = paragraph(setting.bold.spans(part.heading), setting.bold, question, line.add("TH", "Row"))
    data = _passages(part.text, style, Column(widths[1], faces), line.add("TD"), phrases)
    inner = row((heads, data), widths, style.size * 0.4)

    def draw(sheets: Sheets, x: float, y: float) -> None:
        sheets.rule((x, y), setting.width, 0.6, HAIRLINE)
        inner.draw(sheets, x, y)

    return replace(inner, draw=draw)


def _panel(part: DraftPart, setting: Setting, root: Element) -> list[Slab]:
    """A part as a panel with a rule at its side, never divided."""
    section = Element("Sect")
    padding, bar = setting.text.size * 0.9, 1 * MM
    column = Column(setting.width - 2 * padding - bar, setting.faces)
    ombudsman = setting.landlord.ombudsman
    inner = paragraph(setting.heading.spans(part.heading), setting.heading, column, section.add("H2"))
    text = _passages(part.text, setting.text, column, section, (ombudsman.phone, ombudsman.website))
    inner += spaced(text, setting.text.leading * 0.3)
    height = height_of(inner) + 2 * padding
    if height > TALLEST:
        return _part(part, setting, root)
    root.children.append(section)

    def draw(sheets: Sheets, x: float, y: float) -> None:
        sheets.panel((x, y), setting.width, height, TINT)
        sheets.panel((x, y), bar, height, setting.landlord.accent)
        stack(sheets, inner, x + bar + padding, y + padding)

    return [Slab(height, draw, before=setting.text.leading)]


def _signature(setting: Setting, root: Element) -> list[Slab]:
    """The close, room to sign, and who signs; all on one page."""
    style, facts = setting.text, setting.draft.facts
    slabs = spaced(_lines((setting.draft.closing,), setting, root), style.leading)
    slabs += spaced(_lines((facts.handler, facts.handler_post), setting, root), 16 * MM)
    return [*kept(slabs[:-1]), slabs[-1]]


def _with_it(setting: Setting, root: Element) -> list[Slab]:
    """What is enclosed, and who gets a copy: their names and not where they live, in the size of the references."""
    draft = setting.draft
    slabs: list[Slab] = []
    for one, many, texts in (
        ("Enclosed", "Enclosed", draft.enclosures),
        ("Copy to", "Copies to", tuple(copy.name for copy in draft.copies)),
    ):
        named = _named(one if len(texts) == 1 else many, texts, setting, root) if texts else []
        slabs += spaced(named, setting.small.leading * (0.6 if slabs else 1.4))
    return slabs


def _named(label: str, texts: Sequence[str], setting: Setting, root: Element) -> list[Slab]:
    """'Enclosed: our complaint form', or under the label a list."""
    style, column = setting.small, setting.column
    bold = Span(f"{label}:", bold=True)
    if len(texts) == 1:
        return paragraph((bold, Span(f" {texts[0]}")), style, column, root.add("P"))
    head = kept(paragraph((bold,), style, column, root.add("P")))
    items = _list([Passage(literal(text), BULLET) for text in texts], style, column, root.add("L"))
    return head + spaced(items, 0)


def _lines(texts: Sequence[str], setting: Setting, root: Element) -> list[Slab]:
    def each() -> Iterator[Slab]:
        for text in filter(str.strip, texts):
            yield from paragraph((Span(text),), setting.text, setting.column, root.add("P"))

    return list(each())
