"""Slips: how a date was counted, on one page that can be shown to a resident, a trustee or the Ombudsman.

Working days stand in a grid, a row a week, so that anybody can follow them on a calendar; months and weeks in a list.
A slip is set as large as it can be on one page. A count too long for that goes on over pages at a size that can still
be read. It names the case by its reference, and no resident.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.paper.flows import Column, Slab, Style, held, kept, listed, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.reports.frames import ACCENT, INK, QUIET, Frame, pages_of, printed
from app.reports.grids import Cell, grid_row
from app.rules.dates import MONTHS, WEEKDAYS, long_date
from app.rules.workdays import Day
from app.rules.workings import Working

SCALES = (1.15, 1.08, 1.0, 0.95, 0.9, 0.85, 0.8, 0.76)
"""How large a slip may be set, the largest first."""

LONG = 0.85
"""How large a slip is set that needs more than one page."""

CLOSED, BEGIN, FIRST = "#ededea", "#d7e8e6", "#d7e8e6"
"""The grounds of a day that is not counted, of day 0, and of the date before it was extended."""

INDENT = 39 * MM
"""How far the sentences stand from the labels, at full scale."""

WEEK = 7
SATURDAY = 5
WEEK_HEAD, WEEKEND = 23 * MM, 19.5 * MM
"""The widths of the first column and of a Saturday or Sunday."""

HEADINGS = {"Day": "Each day, counted or skipped", "Week": "Each week", "Month": "Each month"}
LEGEND = "A day with a number is counted. A day without one is not, and the reason stands in its place."


@dataclass(frozen=True)
class Setting:
    """How large a slip is set, and where."""

    frame: Frame
    scale: float
    several: bool = False
    """Whether it goes over pages, where the names of the weekdays stand on the first alone."""

    def style(self, size: float, *, bold: bool = False, colour: str = INK, leading: float = 1.3) -> Style:
        """A style of this size at full scale."""
        return Style(size * self.scale, size * self.scale * leading, bold, colour)

    @property
    def text(self) -> Style:
        """Reading text."""
        return self.style(11.5)

    @property
    def column(self) -> Column:
        """The whole width."""
        return Column(self.frame.width, self.frame.faces)


def slip_pdf(working: Working) -> bytes:
    """The slip of one working. The same working gives the same bytes."""
    title = " ".join(filter(None, ("How this date was counted:", working.title, working.reference)))
    frame = Frame(title, working.reference or "Not of one case", working.printing)
    for setting in (*(Setting(frame, scale) for scale in SCALES), Setting(frame, LONG, several=True)):
        sheets = frame.sheets()
        pages = pages_of(frame, _slabs(working, setting, sheets.root))
        if len(pages) == 1:
            break
    return printed(frame, sheets, pages)


def _slabs(working: Working, setting: Setting, root: Element) -> list[Slab]:
    column, scale = setting.column, setting.scale
    kind = setting.style(11.5, colour=QUIET)
    title = setting.style(21, bold=True, leading=1.15)
    place = " · ".join(filter(None, ("How this date was counted", working.title, working.reference)))
    slabs = kept(paragraph(kind.spans(place), kind, column, root.add("P")))
    slabs += kept(spaced(paragraph(title.spans(working.headline), title, column, root.add("H1")), 2 * scale))
    slabs += spaced(_account(working, setting, root), 9 * scale)
    heading = setting.style(13.5, bold=True)
    heads = paragraph(heading.spans(HEADINGS[working.step]), heading, column, root.add("H2"))
    slabs += kept(spaced(heads, 10 * scale))
    if _runs_daily(working):
        legend = setting.style(10, colour=QUIET)
        slabs += kept(paragraph((Span(LEGEND),), legend, column, root.add("P")))
        slabs += spaced(_grid(working, setting, root.add("Table")), 4 * scale)
        return slabs
    return slabs + spaced(_steps(working, setting, root.add("L")), 3 * scale)


def _runs_daily(working: Working) -> bool:
    """Whether every day stands in the count; a list of weeks or months has a day here and there."""
    days = working.days
    return (days[-1].date - days[0].date).days == len(days) - 1


def _account(working: Working, setting: Setting, root: Element) -> list[Slab]:
    """Everything but the days, each with its label at the left."""
    style, items = setting.text, root.add("L")
    column = replace(setting.column, indent=INDENT * setting.scale)
    slabs: list[Slab] = []
    for line in working.account():
        item = items.add("LI")
        label, *rest = line.sentences
        lines = listed(Span(line.label, bold=True), (Span(label),), style, column, item)
        for sentence in rest:
            lines += paragraph((Span(sentence),), style, column, item.add("LBody"))
        slabs += spaced(lines, 4 * setting.scale)
    return spaced(slabs, 0)


def _steps(working: Working, setting: Setting, items: Element) -> list[Slab]:
    """Weeks or months below each other."""
    style = setting.text
    column = replace(setting.column, indent=INDENT * setting.scale)
    slabs: list[Slab] = []
    for day in working.days:
        said = working.remark(day)
        spans = (Span(long_date(day.date), bold=day.date == working.due), Span(f": {said}" if said else ""))
        slabs += listed(working.label(day), spans, style, column, items.add("LI"))
    return slabs


def _grid(working: Working, setting: Setting, table: Element) -> list[Slab]:
    """The days as weeks from Monday to Sunday."""
    weekday = (setting.frame.width - WEEK_HEAD - 2 * WEEKEND) / SATURDAY
    widths = (WEEK_HEAD, *(weekday,) * SATURDAY, WEEKEND, WEEKEND)
    heads = replace(setting, scale=min(setting.scale, 1))  # what stands in the narrow columns keeps to one line
    head, quiet = heads.style(10, bold=True), heads.style(9.5, colour=QUIET, leading=1.2)
    names = (Cell((("Week of", head),), heads="Column"), *(Cell(((name, head),), heads="Column") for name in WEEKDAYS))
    slabs = [grid_row(names, widths, setting.frame.faces, table)]
    for monday, week in _weeks(working.days):
        first = Cell(((_short(monday, year=True), quiet),), heads="Row")
        cells = (first, *(_cell(working, day, setting) for day in week))
        slabs.append(grid_row(cells, widths, setting.frame.faces, table))
    return [*held(slabs[:1]), *slabs[1:]]


def _weeks(days: Sequence[Day]) -> Iterator[tuple[dt.date, list[Day | None]]]:
    """Days in weeks, each with its Monday; None where a week has a day that is not of the count."""
    by_date = {day.date: day for day in days}
    monday = days[0].date - dt.timedelta(days=days[0].date.weekday())
    while monday <= days[-1].date:
        yield monday, [by_date.get(monday + dt.timedelta(days=number)) for number in range(WEEK)]
        monday += dt.timedelta(days=WEEK)


def _cell(working: Working, day: Day | None, setting: Setting) -> Cell:
    if day is None:
        return Cell()
    due, begins = day.date == working.due and day.n != 0, day.n == 0
    colour = "#ffffff" if due else INK
    date = setting.style(10, colour=colour if day.n is not None else QUIET, leading=1.2)
    number = setting.style(12.5, bold=True, colour=colour, leading=1.2)
    small = setting.style(9.5, colour=colour if day.n is not None else QUIET, leading=1.15)
    weekday = f"{WEEKDAYS[day.date.weekday()][:3]} " if setting.several else ""
    lines = [(f"{weekday}{_short(day.date)}", date)]
    lines += [(working.label(day), number)] if day.n is not None else [(day.why, small)]
    if due:
        lines.append((working.at_end, small))
    elif day.date == working.original and not begins:
        lines.append(("original date", small))
    return Cell(tuple(lines), _ground(working, day))


def _ground(working: Working, day: Day) -> str:
    if day.n == 0:
        return BEGIN
    if day.date == working.due:
        return ACCENT
    if day.date == working.original:
        return FIRST
    return CLOSED if day.n is None else ""


def _short(day: dt.date, *, year: bool = False) -> str:
    """'8 Dec', with its year where a reader could be in doubt: 1 January, and the head of a row."""
    first = (day.month, day.day) == (1, 1)
    return f"{day.day} {MONTHS[day.month - 1][:3]}{f' {day.year}' if year or first else ''}"
