"""The tray: a case lies on it until something is recorded on it, and is never another than the book's."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import CaseRecords, case_records, open_cases
from app.casework.corrections import correct_date
from app.casework.desks import Desk
from app.casework.house_rules import keep_house_rule
from app.casework.milestones import add_note
from app.casework.settings import Settings, read_settings, save_settings
from app.casework.trays import Tray
from app.models.books import Book
from app.rules.calendars import Change
from app.rules.house_rules import HouseRule
from tests.casework.cases import MONDAY, NOW, OFFICER, a_case, on

FRIDAY = dt.date(2026, 11, 27)
ADDED = {"date": FRIDAY.isoformat(), "name": "A day for all", "reason": "Proclaimed."}


@pytest.fixture
def two(desk: Desk, settings: Settings) -> tuple[CaseRecords, ...]:
    """Two open cases, read."""
    for _ in range(2):
        a_case(desk).received(MONDAY)
    return open_cases(desk)


def same(desk: Desk, before: tuple[CaseRecords, ...]) -> list[bool]:
    """Whether each open case is the one that lay there, and was not read again."""
    return [now is then for now, then in zip(open_cases(desk), before, strict=True)]


def test_only_the_case_on_which_something_was_recorded_is_read_again(desk: Desk, two: tuple[CaseRecords, ...]) -> None:
    assert same(desk, two) == [True, True]
    add_note(desk, two[1].case_id, MONDAY, "He rang.")
    assert same(desk, two) == [True, False]
    assert open_cases(desk)[1].last("note") is not None
    assert case_records(desk, two[0].case_id) is two[0]


def test_another_day_and_a_change_of_the_settings_leave_the_cases_lying(
    desk: Desk, two: tuple[CaseRecords, ...]
) -> None:
    assert same(on(desk, FRIDAY), two) == [True, True]
    save_settings(desk, replace(read_settings(desk), phone="01749 000099"))
    assert same(desk, two) == [True, True]


def test_a_limit_of_the_landlords_own_counts_at_once(desk: Desk, two: tuple[CaseRecords, ...]) -> None:
    keep_house_rule(desk, HouseRule("stage1.acknowledge", 2), "Our policy of 2026 says so.")
    assert [case.clocks[0].own is not None for case in open_cases(desk)] == [True, True]


def test_a_change_of_the_calendar_counts_once_it_is_read(desk: Desk, two: tuple[CaseRecords, ...]) -> None:
    with desk.book.writing(OFFICER) as work:
        work.append(None, "holiday_added", on=MONDAY, sentence="The calendar.", body=ADDED)
    desk.calendars.read()
    assert [case.clocks[0].due for case in open_cases(desk)] == [dt.date(2026, 12, 1)] * 2
    assert [case.clocks[0].due for case in two] == [dt.date(2026, 11, 30)] * 2


def test_a_desk_with_another_calendar_has_a_tray_of_its_own(desk: Desk, two: tuple[CaseRecords, ...]) -> None:
    supposed = desk.with_calendar(
        desk.calendar.with_changes((Change(date=FRIDAY, adds=True, name="A day", reason="", learnt=MONDAY),))
    )
    assert same(supposed, two) == [False, False]
    assert same(desk, two) == [True, True]


def test_a_desk_of_the_past_has_a_tray_of_its_own(desk: Desk, two: tuple[CaseRecords, ...]) -> None:
    past = desk.as_known_on(MONDAY)
    assert same(past, two) == [False, False]
    assert same(past, open_cases(past)) == [True, True]
    assert same(desk, two) == [True, True]


def test_what_was_written_and_given_up_again_does_not_stay(desk: Desk, two: tuple[CaseRecords, ...]) -> None:
    """A reading in the middle of a writing sees what never came to be; the next entry takes its number."""
    case_id = two[0].case_id

    def half_done(tray: Tray, book: Book) -> None:
        with book.writing(OFFICER) as work:
            work.append(case_id, "note", on=MONDAY, sentence="Never.")
            tray.cases(work.session, ())[case_id] = "with a note that never was"
            raise InterruptedError

    tray = Tray()
    with pytest.raises(InterruptedError):
        half_done(tray, desk.book)
    with desk.book.reading() as session:
        assert tray.cases(session, ()) == {}
    with pytest.raises(InterruptedError):
        half_done(tray, desk.book)
    add_note(desk, two[1].case_id, MONDAY, "This one came to be, under the same number.")
    with desk.book.reading() as session:
        assert tray.cases(session, ()) == {}


def test_a_closed_case_does_not_lie_about(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10")
    assert case_records(desk, case.id) is case_records(desk, case.id)
    case.closed("2026-11-20")
    assert case_records(desk, case.id) is not case_records(desk, case.id)


def test_a_case_that_moves_to_another_edition_is_counted_anew(desk: Desk, two: tuple[CaseRecords, ...]) -> None:
    line = next(record for record in two[0].standing if record.kind == "received")
    correct_date(desk, two[0].case_id, line.seq, dt.date(2023, 5, 2), "It lay in a drawer.")
    assert [case.edition.key for case in open_cases(desk)] == ["2022", "2024"]


def test_an_empty_book_has_an_empty_tray(desk: Desk) -> None:
    with desk.book.reading() as session:
        assert Tray().cases(session, (NOW,)) == {}
