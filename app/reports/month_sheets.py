"""Month sheets: the diary of a month on lying paper, a row a week; what finds no room in its day stands in a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.paper.flows import Column, Slab, Style, height_of, held, kept, paragraph, spaced
from app.paper.lines import NO_BREAK, Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.paper.typefaces import Typefaces
from app.reports.diary_entries import DiaryEntry, DiarySpan
from app.reports.entry_lines import day_heading, entry_lines
from app.reports.frames import QUIET, Frame, pages_of, printed
from app.reports.grids import PADDING, Cell, grid_row, height_in
from app.rules.dates import MONTHS, WEEKDAYS, long_date
from app.rules.workdays import SATURDAY

TITLE, NOTE, DAY, TEXT = Style(20, 23, bold=True), Style(10, 13, colour=QUIET), Style(12.5, 17), Style(11.5, 15.5)
NUMBER, CLOSED, ENTRY, MORE = (
    Style(11, 13, bold=True),
    Style(9, 10.8, colour=QUIET),
    Style(9, 11.2),
    Style(9, 11.2, bold=True),
)
HEADS = Style(10, 12.5, bold=True)
BETWEEN = 2.4
"""Points between the entries of a day, which may each have several lines."""

WEEK = 7
LEAST = 17 * MM
"""The least height of a week, where others need the room."""

SHUT = "#ededea"
"""The ground of a day on which nobody works."""

PROJECTED, LATE = "(p)", "(late)"
LEGEND = "(p): projected, its clock has not started."


@dataclass(frozen=True)
class MonthDay:
    """One day of the grid: what stands in its cell whatever else does, and its entries."""

    date: dt.date | None
    """None for a day of another month."""
    closed: str = ""
    entries: tuple[DiaryEntry, ...] = ()

    def cell(self, shown: int) -> Cell:
        """The cell with so many of its entries, and a word of the rest."""
        if self.date is None:
            return Cell()
        lines = [(str(self.date.day), NUMBER), *([(self.closed, CLOSED)] if self.closed else [])]
        lines += [(_short(entry), ENTRY) for entry in self.entries[:shown]]
        if shown < len(self.entries):
            lines.append((_rest(len(self.entries) - shown, shown), MORE))
        shut = bool(self.closed) or self.date.weekday() >= SATURDAY
        return Cell(tuple(lines), SHUT if shut else "", gap=BETWEEN)

    def shown(self, width: float, height: float, faces: Typefaces) -> int:
        """How many entries have room in a cell of this size."""
        count = len(self.entries)
        while count and height_in(self.cell(count), width, faces) > height:
            count -= 1
        return count


def month_pdf(span: DiarySpan) -> bytes:
    """The month as a PDF."""
    title = f"{MONTHS[span.first.month - 1]} {span.first.year}"
    frame = Frame(f"Diary of {title}", "Diary", span.printing, lying=True)
    sheets = frame.sheets()
    column = Column(frame.width, frame.faces)
    slabs = _top(span, title, column, sheets.root)
    grid, left_over = _grid(span, frame, height_of(slabs), sheets.root.add("Table"))
    slabs += spaced(grid, 1.5 * MM)
    if span.late:
        slabs += spaced(day_heading("Late, and still to be done", "", DAY, column, sheets.root), 6 * MM)
        slabs += entry_lines(span.late, TEXT, column, sheets.root, dated=True)
    for day in left_over:
        entries = span.on(day)
        slabs += spaced(day_heading(f"{long_date(day)}, all of it", "", DAY, column, sheets.root), 6 * MM)
        slabs += entry_lines(entries, TEXT, column, sheets.root)
    return printed(frame, sheets, pages_of(frame, slabs))


def _top(span: DiarySpan, title: str, column: Column, root: Element) -> list[Slab]:
    slabs = kept(paragraph(TITLE.spans(title), TITLE, column, root.add("H1")))
    projected = f" {LEGEND}" if any(entry.projected for entry in span.entries) else ""
    late = f" {len(span.late)} late from before, listed below." if span.late else ""
    told = paragraph((Span(f"{span.told}{projected}{late}"),), NOTE, column, root.add("P"))
    return slabs + kept(told)


def _grid(span: DiarySpan, frame: Frame, above: float, table: Element) -> tuple[list[Slab], list[dt.date]]:
    """The rows, and the days whose entries did not all find room."""
    widths = (frame.width / WEEK,) * WEEK
    head = grid_row([Cell(((name, HEADS),), heads="Column") for name in WEEKDAYS], widths, frame.faces, table)
    weeks = _weeks(span)
    room = frame.height - above - head.height - 2 * MM - len(weeks) * 2 * PADDING
    wanted = [_wanted(week, widths[0], frame.faces) for week in weeks]
    heights = _shared(wanted, room)
    slabs, left_over = [head], []
    for week, height in zip(weeks, heights, strict=True):
        shown = [day.shown(widths[0], height, frame.faces) for day in week]
        cells = [day.cell(count) for day, count in zip(week, shown, strict=True)]
        slabs.append(grid_row(cells, widths, frame.faces, table, height))
        full = zip(week, shown, strict=True)
        left_over += [day.date for day, count in full if day.date and count < len(day.entries)]
    return [*held(slabs[:1]), *slabs[1:]], left_over


def _weeks(span: DiarySpan) -> list[list[MonthDay]]:
    """The days of the month from Monday to Sunday, with empty places before the first and after the last."""
    days = [MonthDay(day, span.closed.get(day, ""), span.on(day)) for day in span.days()]
    before = [MonthDay(None)] * span.first.weekday()
    after = [MonthDay(None)] * (WEEK - 1 - span.last.weekday())
    whole = [*before, *days, *after]
    return [whole[at : at + WEEK] for at in range(0, len(whole), WEEK)]


def _wanted(week: Sequence[MonthDay], width: float, faces: Typefaces) -> float:
    return max(height_in(day.cell(len(day.entries)), width, faces) for day in week)


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """The height of each week: what it wants where that is little, and of what is left an equal share for the rest."""
    heights = [max(LEAST, want) for want in wanted]
    fair = room / len(wanted)
    if sum(heights) <= room:
        spare = [max(0.0, fair - height) for height in heights]
        scale = min(1.0, (room - sum(heights)) / sum(spare)) if sum(spare) else 0.0
        return [height + more * scale for height, more in zip(heights, spare, strict=True)]
    settled: dict[int, float] = {}
    while True:
        share = (room - sum(settled.values())) / (len(wanted) - len(settled))
        small = {at: height for at, height in enumerate(heights) if at not in settled and height <= share}
        if not small:
            return [settled.get(at, share) for at in range(len(wanted))]
        settled |= small


def _short(entry: DiaryEntry) -> str:
    marks = (PROJECTED if entry.projected else "", LATE if entry.late else "")
    return replace(entry, reference=NO_BREAK.join(filter(None, (entry.reference, *marks)))).summary


def _rest(count: int, shown: int) -> str:
    return f"and {count} more, below" if shown else f"{count} dates, below"
