"""Work orders: for whoever puts a letter into Braille, reads it aloud, translates it or writes it in easy read.

It names the resident and goes with the letter, so it says at its foot who may read it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.paper.flows import Column, Slab, Style, kept, listed, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.reports.blank_forms import ruled
from app.reports.frames import QUIET, Frame, pages_of, printed
from app.rules.dates import long_date
from app.rules.workings import Printing

TITLE, KIND = Style(21, 25, bold=True), Style(11.5, 15, colour=QUIET)
HEADING, TEXT = Style(14, 18, bold=True), Style(12, 16.2)
LABEL, MARK = 42 * MM, 6 * MM
NOTE = "Names a resident and their complaint. Only for whoever makes this format: keep it safe, and give it back."
ASKS = (
    "Tell us straight away if you cannot do it in time, or if something in the letter cannot be put into this format.",
    "Show what you made to nobody else. Delete or destroy your own copies when it is done.",
)


@dataclass(frozen=True)
class Task:
    """One format that is wanted, and what is to be done."""

    name: str
    order: str


@dataclass(frozen=True)
class WorkOrder:
    """Everything that stands on one work order."""

    printing: Printing
    reference: str
    resident: str
    address: tuple[str, ...]
    letter: str
    dated: dt.date
    seal: str
    tasks: tuple[Task, ...]
    asked: tuple[str, ...]
    """What the resident asked for, in their words as they were taken down."""
    due: tuple[str, ...]
    """By when, in sentences."""
    officer: str
    reached: str


def work_order_pdf(order: WorkOrder) -> bytes:
    """The work order as a PDF. The same order gives the same bytes."""
    frame = Frame(f"Work order {order.reference}", order.reference, order.printing, note=NOTE)
    sheets = frame.sheets()
    slabs = _slabs(order, Column(frame.width, frame.faces), sheets.root)
    return printed(frame, sheets, pages_of(frame, slabs))


def _slabs(order: WorkOrder, column: Column, root: Element) -> list[Slab]:
    kind = f"Work order · {order.reference}"
    slabs = kept(paragraph(KIND.spans(kind), KIND, column, root.add("P")))
    names = " and ".join(task.name.lower() if task.name != "Braille" else task.name for task in order.tasks)
    title = TITLE.spans(f"A letter is wanted in another format: {names}")
    slabs += kept(spaced(paragraph(title, TITLE, column, root.add("H1")), 3))
    slabs += spaced(_labelled(_account(order), column, root.add("L")), 10)
    for task in order.tasks:
        slabs += kept(spaced(paragraph(HEADING.spans(task.name), HEADING, column, root.add("H2")), 16))
        slabs += spaced(paragraph((Span(task.order),), TEXT, column, root.add("P")), 3)
    slabs += kept(spaced(paragraph(HEADING.spans("Asked of you"), HEADING, column, root.add("H2")), 16))
    items, narrow = root.add("L"), replace(column, indent=MARK)
    for ask in ASKS:
        slabs += spaced(listed("•", (Span(ask),), TEXT, narrow, items.add("LI")), 3)
    slabs += kept(spaced(paragraph(HEADING.spans("When it is done"), HEADING, column, root.add("H2")), 16))
    for label in ("Made by", "Sent to the resident on, and how"):
        slabs += spaced(ruled(label, 1, TEXT, column, root), 6)
    return slabs


def _account(order: WorkOrder) -> tuple[tuple[str, Sequence[str]], ...]:
    where = ", ".join(filter(None, order.address))
    return (
        ("Which letter", (f"{order.letter}, dated {long_date(order.dated)}, sealed {order.seal}. It is enclosed.",)),
        ("For", (f"{order.resident}, {where}",)),
        ("They asked for", tuple(f"“{one}”" for one in order.asked)),
        ("By when", order.due),
        ("Ordered by", (order.officer, order.reached)),
    )


def _labelled(rows: Sequence[tuple[str, Sequence[str]]], column: Column, items: Element) -> list[Slab]:
    """Labels at the left, and what they say beside them."""
    narrow = replace(column, indent=LABEL)
    slabs: list[Slab] = []
    for label, texts in rows:
        said = [text for text in texts if text]
        if not said:
            continue
        item = items.add("LI")
        lines = listed(Span(label, bold=True), (Span(said[0]),), TEXT, narrow, item)
        for text in said[1:]:
            lines += paragraph((Span(text),), TEXT, narrow, item.add("LBody"))
        slabs += spaced(lines, 6)
    return spaced(slabs, 0)
