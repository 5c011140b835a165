"""The calendar of a book: England's bank holidays as they ship, with the changes that the journal holds.

A change is an entry of no case: `on` is the day on which it was learnt, the body has the day itself, its name and the
reason. Like any other entry it can be corrected or struck out.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.models.books import Book
from app.models.journals import Record, records_of_no_case
from app.models.registers import standing_records
from app.rules.calendars import Calendar, Change

ADDED, STRUCK = "holiday_added", "holiday_struck"
"""The kinds of entry that change the calendar."""


def changes_in(session: Session) -> tuple[Change, ...]:
    """The changes of the calendar that stand, in the order in which they were recorded."""
    return changes_among(records_of_no_case(session, kinds=(ADDED, STRUCK, "voided")))


def changes_among(found: Sequence[Record]) -> tuple[Change, ...]:
    """The changes of the calendar among entries of no case, without those that others of them strike out."""
    return tuple(_change(record) for record in standing_records(found) if record.kind in (ADDED, STRUCK))


def changed_days(session: Session) -> dict[int, dt.date]:
    """The day that each entry on the calendar changes, by its number; what is taken back changes the same day again."""
    days: dict[int, dt.date] = {}
    for record in records_of_no_case(session, kinds=(ADDED, STRUCK, "voided")):
        if record.kind in (ADDED, STRUCK):
            days[record.seq] = dt.date.fromisoformat(record.body["date"])
        elif record.corrects in days:
            days[record.seq] = days[record.corrects]
    return days


class Calendars:
    """The calendar that counts in one book; every desk on which the book lies shares it."""

    def __init__(self, shipped: Calendar, book: Book) -> None:
        self.shipped = shipped
        self.book = book
        self.current = shipped
        self.read()

    def read(self) -> Calendar:
        """Read the book's changes anew, as after one was recorded; the calendar stays the same one if none was.

        For a book of the past, only what was recorded and learnt by then, and announced by then, counts.
        """
        with self.book.reading() as session:
            found = changes_in(session)
        calendar = self.shipped.with_changes(found) if found else self.shipped
        if self.book.known_on:
            calendar = calendar.as_known_on(self.book.known_on)
        if calendar != self.current:
            self.current = calendar
        return self.current

    def of(self, book: Book) -> Calendars:
        """The calendar of another book."""
        return Calendars(self.shipped, book)

    def showing(self, calendar: Calendar) -> Calendars:
        """The same book with another calendar beside it, to see what would be."""
        made = copy.copy(self)
        made.current = calendar
        return made


def _change(record: Record) -> Change:
    body = record.body
    return Change(
        date=dt.date.fromisoformat(body["date"]),
        adds=record.kind == ADDED,
        name=body["name"],
        reason=body["reason"],
        learnt=record.on,
        seq=record.seq,
    )
