"""The diary: every date that is to be kept, for paper and for calendar programs, without names unless asked for.

What a resident or the Ombudsman has time for is no date of the landlord's and is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from sqlalchemy import select

from app.casework.calendars import years_of
from app.casework.cases import CaseRecords, open_cases
from app.casework.closures import closures
from app.casework.desks import Desk
from app.casework.open_dates import PROMISE, STRICTER, UPDATES, OpenDate, dates_of
from app.casework.reported_hazards import HAZARD
from app.casework.reviews import DIARY_WORDS, review_clause
from app.casework.submissions import open_submissions
from app.casework.workings import printing_of
from app.models.journals import SEAL_DIGITS
from app.models.tables import Journal
from app.reports.calendar_files import calendar_file
from app.reports.diary_entries import DiaryEntry, DiarySpan, month_of, week_of
from app.reports.month_sheets import month_pdf
from app.reports.week_sheets import week_pdf
from app.rules.dates import MONTHS
from app.rules.problems import Problem
from app.rules.workdays import SATURDAY

WEEK, MONTH = "week", "month"
"""How much of the diary stands on paper."""

UPDATE_WORDS, HAZARD_WORDS, PROMISE_WORDS = "Update", "Investigate the hazard", "Do what was promised"
NO_ENTRY = "0" * SEAL_DIGITS
"""What stands for the first entry of a book that has none."""


def diary(desk: Desk, first: dt.date, last: dt.date, *, names: bool = False) -> tuple[DiaryEntry, ...]:
    """The dates to keep from one day to another, both included, soonest first. Raises BeyondCalendar."""
    book = _book_mark(desk)
    found = [_entry(desk, case, date, book, names=names) for case in open_cases(desk) for date in dates_of(desk, case)]
    found += _submission(desk, book)
    wanted = (entry for entry in found if first <= entry.date <= last)
    return tuple(sorted(wanted, key=lambda entry: (entry.date, entry.reference, entry.uid)))


def diary_ics(desk: Desk, first: dt.date, last: dt.date, *, names: bool = False) -> bytes:
    """The same as a file for calendar programs; it was made when the book was last written in, so no clock is read."""
    with desk.book.reading() as session:
        newest = select(Journal.seq, Journal.recorded_at).order_by(Journal.seq.desc()).limit(1)
        row = session.execute(newest).first()
    midnight = dt.datetime.combine(desk.today(), dt.time(), dt.UTC)
    made, sequence = (row.recorded_at, row.seq) if row else (midnight, 0)
    return calendar_file(diary(desk, first, last, names=names), made, sequence)


def span_of(desk: Desk, kind: str, day: dt.date, *, names: bool = False) -> DiarySpan:
    """The week or the month of a day, with what is late from before it unless all of it is over."""
    first, last = week_of(day) if kind == WEEK else month_of(day)
    today = desk.today()
    late = min(first, today) - dt.timedelta(days=1)
    return DiarySpan(
        first=first,
        last=last,
        entries=diary(desk, first, last, names=names),
        late=diary(desk, dt.date.min, late, names=names) if today <= last else (),
        printing=printing_of(desk),
        closed=_closed(desk, first, last),
        named=names,
    )


def diary_pdf(span: DiarySpan) -> bytes:
    """The week or the month to print."""
    return week_pdf(span) if _is_week(span) else month_pdf(span)


def diary_title(span: DiarySpan) -> str:
    """What it is called, for its file and the printer: 'Diary week of 23 November 2026', 'Diary November 2026'."""
    month = f"{MONTHS[span.first.month - 1]} {span.first.year}"
    return f"Diary week of {span.first.day} {month}" if _is_week(span) else f"Diary {month}"


def day_problems(desk: Desk, day: dt.date | str | None) -> tuple[Problem, ...]:
    """What must be put right before the week or month of a day can be shown."""
    years = years_of(desk.calendar)
    if isinstance(day, dt.date):
        if day.year in years:
            return ()
        return (Problem("day", f"The calendar has the years {years[0]} to {years[-1]}. Check the year."),)
    typed = f"There is no date “{day[:30]}”. " if day else ""
    return (Problem("day", f"{typed}Enter a day of the week or month that you want, for example 27 3 2026."),)


def _is_week(span: DiarySpan) -> bool:
    return (span.first, span.last) == week_of(span.first)


def _entry(desk: Desk, case: CaseRecords, date: OpenDate, book: str, *, names: bool) -> DiaryEntry:
    what, clause = _what(desk, case, date)
    return DiaryEntry(
        date=date.due,
        what=what,
        title=date.what,
        reference=date.reference,
        clause=clause,
        uid=f"{book}-{date.case_id}-{date.key}@casebook",
        who=date.who if names else "",
        projected=date.projected,
        late=date.due < desk.today(),
    )


def _what(desk: Desk, case: CaseRecords, date: OpenDate) -> tuple[str, str]:
    """What is to be done, and where that stands."""
    kind, _, rest = date.key.partition(":")
    if kind == HAZARD:
        return HAZARD_WORDS, desk.hazards.source
    if kind == UPDATES:
        return UPDATE_WORDS, ", ".join(f"Code {rule.clause}" for rule in case.edition.intervals)
    if kind == PROMISE:
        clause = case.edition.beside("promise", "kept")
        return PROMISE_WORDS, f"Code {clause.number}" if clause else ""
    if kind in DIARY_WORDS:
        number = review_clause(case, kind)
        return DIARY_WORDS[kind], f"Code {number}" if number else ""
    rule = case.edition.clock(rest or kind)
    return ", ".join(filter(None, (rule.verb, STRICTER.get(kind)))), f"Code {rule.clause}"


def _submission(desk: Desk, book: str) -> Iterator[DiaryEntry]:
    """The yearly submissions that are still to be made."""
    for period in open_submissions(desk):
        uid = f"{book}-{period.key}-{period.counts.on.isoformat()}@casebook"
        rule, late = period.rule, period.over(desk.today())
        yield DiaryEntry(period.ends, rule.name, rule.source, "", rule.clause, uid, late=late)


def _closed(desk: Desk, first: dt.date, last: dt.date) -> Mapping[dt.date, str]:
    """The weekdays on which nobody works: England's bank holidays, and when the landlord's office is closed."""
    shut = {
        closure.first + dt.timedelta(days=number): f"Office closed: {closure.name}"
        for closure in closures(desk)
        for number in range((closure.last - closure.first).days + 1)
    }
    shut |= desk.workdays.holidays
    return {day: name for day, name in sorted(shut.items()) if first <= day <= last and day.weekday() < SATURDAY}


def _book_mark(desk: Desk) -> str:
    """What sets this book apart from every other: the first digits of its first entry's hash."""
    with desk.book.reading() as session:
        return (session.scalar(select(Journal.hash).order_by(Journal.seq).limit(1)) or NO_ENTRY)[:SEAL_DIGITS]
