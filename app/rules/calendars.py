"""The calendar: England's bank holidays as they ship, and what a landlord has added to them or struck out since.

Two dates belong to a day in it: the day itself, and the day from which it was known. A bank holiday proclaimed on
10 September for the 19th was none on the 9th; a case shown as it was known then is counted with that day's calendar.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from app.rules.dates import long_date
from app.rules.problems import UserError
from app.rules.workdays import SATURDAY, Workdays

PUBLISHED, COMPUTED, ADDED = "published", "computed", "added"
COLUMNS = ("date", "name", "source", "known_from")
ADDED_NAME = "bank holiday added to the calendar"
"""What an added day is called where nobody gave it a name."""
NO_HOLIDAY = "not a bank holiday"
"""What a day is called that was struck out although it never was a holiday."""


class CalendarError(UserError):
    """The calendar's file does not say what Casebook can count with; the sentence names the file and the line."""


@dataclass(frozen=True)
class Holiday:
    """One bank holiday that ships: its name, where its date comes from, and since when it was known."""

    date: dt.date
    name: str
    source: str
    """'published' by the government, or 'computed' from the rules that make the holidays."""
    known_from: dt.date | None = None
    """The day a one-off holiday was announced; None for what was always to be expected."""


@dataclass(frozen=True)
class Change:
    """A day that a landlord has added to the calendar or struck out of it, and the day on which it was learnt."""

    date: dt.date
    adds: bool
    """Whether the day is closed by it; if not, it is worked."""
    name: str
    reason: str
    learnt: dt.date
    seq: int = 0
    """Its number in the book."""


@dataclass(frozen=True)
class CalendarRow:
    """One line of a year's calendar: a day that ships or was changed, and what has become of it."""

    date: dt.date
    name: str
    source: str
    """'published', 'computed', or 'added' for a day that does not ship."""
    known_from: dt.date | None
    change: Change | None
    """The change that holds for this day, the last one made to it."""

    @property
    def struck_out(self) -> bool:
        """Whether it does not count because it was struck out."""
        return self.change is not None and not self.change.adds

    @property
    def counts(self) -> bool:
        """Whether it takes a working day away: not struck out, and not at a weekend."""
        return not self.struck_out and self.date.weekday() < SATURDAY


@dataclass(frozen=True)
class Calendar:
    """England's bank holidays over a span of years, and the changes made to them, the last change to a day winning."""

    holidays: tuple[Holiday, ...]
    first_year: int
    last_year: int
    confirmed_to: int
    """The last year that is published whole, with no computed year before it; the year before the first if none is."""
    changes: tuple[Change, ...] = ()

    def with_changes(self, changes: Iterable[Change]) -> Calendar:
        """The same calendar with these changes made after those it has."""
        return replace(self, changes=(*self.changes, *changes))

    def with_days(self, extra: Iterable[dt.date] = (), instead: Iterable[dt.date] = ()) -> Calendar:
        """The same calendar with bare dates added, and then others struck out: changes that were always known."""
        adds, strikes = ([(day, adding) for day in days] for days, adding in ((extra, True), (instead, False)))
        return self.with_changes(Change(day, adding, "", "", dt.date.min) for day, adding in (*adds, *strikes))

    def as_known_on(self, day: dt.date) -> Calendar:
        """The calendar as it stood at the end of a day: without what was announced or learnt later."""
        known = tuple(one for one in self.holidays if one.known_from is None or one.known_from <= day)
        return replace(self, holidays=known, changes=tuple(one for one in self.changes if one.learnt <= day))

    def confirmed(self, day: dt.date) -> bool:
        """Whether a date lies no later than the last year of which the government has published the bank holidays."""
        return day.year <= self.confirmed_to

    def of_year(self, year: int) -> tuple[CalendarRow, ...]:
        """Every day of a year that ships or was changed, in order; those struck out are among them."""
        return tuple(row for row in self._rows if row.date.year == year)

    def changed_within(self, first: dt.date, last: dt.date) -> tuple[CalendarRow, ...]:
        """The days after the first up to the last that a landlord's change has closed, or made a working day."""
        span = (row for row in self._rows if first < row.date <= last and row.date.weekday() < SATURDAY)
        return tuple(row for row in span if row.change and row.change.adds is (row.source == ADDED))

    @cached_property
    def workdays(self) -> Workdays:
        """The working days that this calendar leaves."""
        holidays = {row.date: row.name for row in self._rows if not row.struck_out}
        return Workdays(holidays, self.first_year, self.last_year)

    @cached_property
    def version(self) -> str:
        """The years, and a fingerprint of the days that count: calendars that count alike have the same version."""
        years = range(self.first_year, self.last_year + 1)
        days = [row.date.isoformat() for row in self._rows if row.counts and row.date.year in years]
        digest = hashlib.sha256("\n".join(days).encode("ascii")).hexdigest()
        return f"England {self.first_year}-{self.last_year}, {digest[:8]}"

    @cached_property
    def _rows(self) -> tuple[CalendarRow, ...]:
        rows = {one.date: CalendarRow(one.date, one.name, one.source, one.known_from, None) for one in self.holidays}
        for change in self.changes:
            rows[change.date] = _changed(rows.get(change.date), change)
        return tuple(rows[day] for day in sorted(rows))


def read_calendar(path: Path) -> Calendar:
    """The calendar that ships. Raises CalendarError for a file that cannot be counted with."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CalendarError(f"{path.name} cannot be read: {error}.") from None
    with io.StringIO(text, newline="") as file:
        lines = csv.reader(file)
        if tuple(next(lines, ())) != COLUMNS:
            raise CalendarError(f"{path.name}: its columns are not {', '.join(COLUMNS)}.")
        holidays = tuple(_holiday(line, f"{path.name}, line {lines.line_num}") for line in lines)
    if not holidays:
        raise CalendarError(f"{path.name}: there is no bank holiday in it.")
    years = {one.date.year for one in holidays}
    published = years - {one.date.year for one in holidays if one.source != PUBLISHED}
    return Calendar(holidays, min(years), max(years), _confirmed_to(range(min(years), max(years) + 1), published))


def idle_days(calendar: Calendar, extra: Sequence[dt.date], instead: Sequence[dt.date]) -> list[str]:
    """Days added or struck out for one count that change nothing in it, a sentence each.

    Raises BeyondCalendar for a year that the calendar has not, and UserError for a day that is both.
    """
    said = []
    for day in (*extra, *instead):
        why = calendar.workdays.why_closed(day)
        if day in extra and day in instead:
            raise UserError(f"{day.isoformat()} is both a bank holiday more and one that is worked. Leave one of them.")
        if day in extra and why:
            said.append(f"{long_date(day)} is no working day anyway ({why}).")
        elif day in instead and day not in calendar.workdays.holidays:
            said.append(f"{long_date(day)} is no bank holiday, so nothing changes if it is worked.")
    return said


def _holiday(line: list[str], where: str) -> Holiday:
    if len(line) != len(COLUMNS):
        raise CalendarError(f"{where}: there are {len(line)} values where {len(COLUMNS)} belong.")
    day, name, source, known_from = line
    if not name:
        raise CalendarError(f"{where}: the bank holiday has no name.")
    if source not in (PUBLISHED, COMPUTED):
        raise CalendarError(f"{where}: the source “{source}” is not known; it is {PUBLISHED} or {COMPUTED}.")
    return Holiday(_date(day, where), name, source, _date(known_from, where) if known_from else None)


def _date(text: str, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise CalendarError(f"{where}: “{text}” is not a date like 2026-12-25.") from None


def _confirmed_to(years: range, published: Collection[int]) -> int:
    """The last year of the first unbroken run of published years."""
    confirmed = years[0] - 1
    for year in years:
        if year in published:
            confirmed = year
        elif confirmed >= years[0]:
            break
    return confirmed


def _changed(row: CalendarRow | None, change: Change) -> CalendarRow:
    """The row of a day after one change more: what ships keeps its name, whatever it is called in the change."""
    if row is None:
        name = change.name or (ADDED_NAME if change.adds else NO_HOLIDAY)
        return CalendarRow(change.date, name, ADDED, None, change)
    if row.source == ADDED and change.adds:
        return replace(row, name=change.name or ADDED_NAME, change=change)
    return replace(row, change=change)
