"""Week sheets: the diary of a week on upright paper, day below day, with room to write."""

from __future__ import annotations

from app.paper.flows import Column, Slab, Style, height_of, kept, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.reports.diary_entries import DiarySpan
from app.reports.entry_lines import day_heading, entry_lines
from app.reports.frames import QUIET, Frame, pages_of, printed
from app.rules.dates import MONTHS, WEEKDAYS, long_date
from app.rules.workdays import SATURDAY

TITLE, DAY, TEXT, NOTE = (
    Style(22, 26, bold=True),
    Style(13.5, 18),
    Style(12, 16.5),
    Style(11, 15, colour=QUIET),
)
GAP, MOST_GAP = 6 * MM, 22 * MM
"""The space above a day: the least, and the most where a page has room left."""

SLACK = 1.0
"""Points that stay free on a page that is filled: sums of fractions are never quite what they should be."""

NOTHING = "Nothing is due."


def week_pdf(span: DiarySpan) -> bytes:
    """The week as a PDF."""
    title = f"Week of {long_date(span.first)}"
    frame = Frame(title, "Diary", span.printing)
    sheets = frame.sheets()
    blocks = _blocks(span, Column(frame.width, frame.faces), sheets.root, title)
    used = sum(height_of(block) for block in blocks)
    spare = (frame.height - used - SLACK) / max(len(blocks) - 1, 1)
    gap = min(MOST_GAP, max(GAP, spare))
    slabs = [slab for number, block in enumerate(blocks) for slab in (spaced(block, gap) if number else block)]
    return printed(frame, sheets, pages_of(frame, slabs))


def _blocks(span: DiarySpan, column: Column, root: Element, title: str) -> list[list[Slab]]:
    """The title, what is late, and the days; an empty weekend is one line."""
    top = paragraph(TITLE.spans(title), TITLE, column, root.add("H1"))
    top += spaced(paragraph((Span(span.told),), NOTE, column, root.add("P")), 2)
    blocks = [kept(top)]
    if span.late:
        late = day_heading("Late, and still to be done", "", DAY, column, root)
        blocks.append(late + entry_lines(span.late, TEXT, column, root, dated=True))
    days = list(span.days())
    busy = [day for day in days if day.weekday() < SATURDAY or span.on(day)]
    for day in busy:
        words = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
        slabs = day_heading(words, span.closed.get(day, ""), DAY, column, root)
        entries = span.on(day)
        nothing = paragraph((Span(NOTHING),), NOTE, column, root.add("P")) if not entries else []
        blocks.append(slabs + (entry_lines(entries, TEXT, column, root) if entries else nothing))
    free = [day for day in days if day not in busy]
    if free:
        names = " and ".join(f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}" for day in free)
        blocks.append(paragraph((Span(f"{names}: nothing is due."),), NOTE, column, root.add("P")))
    return blocks
