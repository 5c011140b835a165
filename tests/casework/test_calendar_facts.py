"""The book's calendar: what ships, and what the journal adds to it or strikes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from app import places
from app.casework.calendar_facts import Calendars, changed_days, changes_in
from app.models.books import Book, book_in_memory
from app.models.pasts import PastBook
from app.rules.calendars import Calendar, Change, read_calendar
from tests.casework.cases import MONDAY, OFFICER

FRIDAY, THURSDAY = dt.date(2026, 11, 27), dt.date(2026, 11, 26)
SUMMER = dt.date(2026, 8, 31)
FUNERAL = dt.date(2022, 9, 19)


class Hands:
    """The hands of a clock that a test moves on."""

    moment = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)


@pytest.fixture
def hands() -> Hands:
    """Half past ten on Monday 23 November 2026."""
    return Hands()


@pytest.fixture
def book(hands: Hands) -> Iterator[Book]:
    """An empty book."""
    made = book_in_memory(lambda: hands.moment)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shipped() -> Calendar:
    """England's bank holidays as they ship."""
    return read_calendar(places.resources() / "calendar" / "england.csv")


def write(book: Book, kind: str, day: dt.date | None = None, on: dt.date = MONDAY, corrects: int | None = None) -> int:
    body: dict[str, object] = {"reason": "Proclaimed."}
    body |= {"date": day.isoformat(), "name": "A day for all"} if day else {}
    body |= {"corrects": corrects} if corrects else {}
    with book.writing(OFFICER) as work:
        return work.append(None, kind, on=on, sentence="The calendar.", body=body)


def changes(book: Book) -> tuple[Change, ...]:
    with book.reading() as session:
        return changes_in(session)


def test_a_book_without_changes_counts_with_what_ships(book: Book, shipped: Calendar) -> None:
    assert changes(book) == ()
    assert Calendars(shipped, book).current is shipped


def test_each_change_has_its_day_and_the_day_it_was_learnt(book: Book) -> None:
    first = write(book, "holiday_added", FRIDAY, on=MONDAY)
    second = write(book, "holiday_struck", SUMMER, on=THURSDAY)
    assert changes(book) == (
        Change(FRIDAY, True, "A day for all", "Proclaimed.", MONDAY, first),
        Change(SUMMER, False, "A day for all", "Proclaimed.", THURSDAY, second),
    )


def test_a_change_that_was_struck_out_or_corrected_counts_no_more(book: Book) -> None:
    first = write(book, "holiday_added", FRIDAY)
    second = write(book, "holiday_added", SUMMER)
    write(book, "voided", corrects=first)
    third = write(book, "holiday_added", THURSDAY, corrects=second)
    assert [(change.seq, change.date) for change in changes(book)] == [(third, THURSDAY)]


def test_entries_of_cases_and_settings_are_no_changes(book: Book) -> None:
    write(book, "closure", FRIDAY)
    with book.writing(OFFICER) as work:
        case = work.append(0, "note", on=MONDAY, sentence="A note.")
        work.append(case, "voided", on=MONDAY, sentence="Struck out.", body={"corrects": case})
    assert changes(book) == ()


def test_a_change_counts_when_the_calendar_is_read_anew(book: Book, shipped: Calendar) -> None:
    calendars = Calendars(shipped, book)
    write(book, "holiday_added", FRIDAY)
    assert calendars.current.workdays.is_working(FRIDAY)
    assert calendars.read() is calendars.current
    assert calendars.current.workdays.why_closed(FRIDAY) == "A day for all"


def test_a_calendar_that_did_not_change_stays_the_same_one(book: Book, shipped: Calendar) -> None:
    write(book, "holiday_added", FRIDAY)
    calendars = Calendars(shipped, book)
    assert calendars.current is calendars.read()


def test_a_book_of_the_past_has_what_was_recorded_and_learnt_by_then(
    book: Book, shipped: Calendar, hands: Hands
) -> None:
    hands.moment += dt.timedelta(days=2)
    write(book, "holiday_added", FRIDAY, on=MONDAY)  # learnt on Monday, recorded on Wednesday
    found = {
        day: Calendars(shipped, PastBook(book, day)).current.workdays.is_working(FRIDAY)
        for day in (MONDAY, dt.date(2026, 11, 24), dt.date(2026, 11, 25))
    }
    assert list(found.values()) == [True, True, False]


def test_a_holiday_that_ships_counts_from_the_day_it_was_announced(book: Book, shipped: Calendar) -> None:
    """The state funeral of 19 September 2022 was proclaimed on the 10th."""
    before, after = (
        Calendars(shipped, PastBook(book, dt.date(2022, 9, day))).current.workdays.is_working(FUNERAL)
        for day in (9, 10)
    )
    assert (before, after) == (True, False)


def test_another_calendar_can_be_laid_beside_the_book(book: Book, shipped: Calendar) -> None:
    calendars = Calendars(shipped, book)
    other = shipped.with_changes((Change(FRIDAY, True, "A day", "", MONDAY),))
    assert (calendars.showing(other).current, calendars.current) == (other, shipped)
    assert calendars.showing(other).book is book


def test_every_entry_on_the_calendar_changes_a_day_and_a_taking_back_the_same_one(book: Book) -> None:
    added, struck = write(book, "holiday_added", FRIDAY), write(book, "holiday_struck", SUMMER)
    back = write(book, "voided", corrects=added)
    again = write(book, "voided", corrects=back)
    other = write(book, "closure")
    write(book, "voided", corrects=other)
    with book.reading() as session:
        assert changed_days(session) == {added: FRIDAY, struck: SUMMER, back: FRIDAY, again: FRIDAY}
