"""The desk: the book with the Code, the calendar and the day beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app import places
from app.casework.corrections import correct_date
from app.casework.desks import Desk, NotYet, lay_desk, open_desk
from app.casework.due_lists import due_list
from app.casework.intakes import log_complaint
from app.casework.letters import issue, keep_draft, open_letter
from app.casework.milestones import Milestone, add_note, record_milestone
from app.casework.requests import RequestIntake, log_request
from app.casework.settings import Settings, save_settings
from app.models.books import NotABook, book_in_memory
from app.models.pasts import PastIsWritten
from app.rules.calendars import Change
from app.rules.reading import EditionError
from tests.casework.cases import MONDAY, MR_D, NOW, a_case, on
from tests.models.ledgers import everything


def test_the_desk_has_the_editions_the_calendar_and_the_hazards(desk: Desk) -> None:
    assert desk.editions.in_force_on(MONDAY).key == "2024"
    assert desk.workdays.why_closed(dt.date(2026, 12, 25)) == "Christmas Day"
    assert "damp" in desk.hazards.words
    assert (desk.today(), desk.sample) == (MONDAY, False)


def test_the_desk_counts_with_the_books_calendar(desk: Desk) -> None:
    friday = dt.date(2026, 11, 27)
    body = {"date": friday.isoformat(), "name": "A day for all", "reason": "Proclaimed."}
    with desk.book.writing("Anne Clerk") as work:
        work.append(None, "holiday_added", on=MONDAY, sentence="The calendar.", body=body)
    tuesday = on(desk, "2026-11-24")
    assert desk.workdays.is_working(friday)
    assert desk.calendars.read() is desk.calendar is tuesday.calendar
    assert tuesday.workdays.why_closed(friday) == "A day for all"
    assert lay_desk(desk.book, places.resources(), lambda: MONDAY).workdays.why_closed(friday) == "A day for all"


def test_the_same_book_on_another_day_keeps_its_calendar_and_tray_and_another_book_has_its_own(desk: Desk) -> None:
    assert on(desk, "2026-11-24").calendars is desk.calendars
    assert on(desk, "2026-11-24").tray is desk.tray
    other = replace(desk, book=book_in_memory(lambda: NOW))
    assert other.calendars is not desk.calendars
    assert other.calendars.book is other.book
    assert other.tray is not desk.tray
    other.book.close()


def test_a_desk_with_another_calendar_leaves_the_first_one_alone(desk: Desk) -> None:
    friday = dt.date(2026, 11, 27)
    supposed = desk.with_calendar(
        desk.calendar.with_changes((Change(date=friday, adds=True, name="A day", reason="", learnt=MONDAY),))
    )
    assert (supposed.workdays.is_working(friday), desk.workdays.is_working(friday)) == (False, True)
    assert on(supposed, "2026-11-24").calendar is supposed.calendar
    assert supposed.book is desk.book


# as known then


def test_a_desk_of_the_past_is_at_that_day(desk: Desk) -> None:
    past = desk.as_known_on(dt.date(2026, 11, 20))
    assert (past.known_on, past.today(), desk.known_on) == (dt.date(2026, 11, 20), dt.date(2026, 11, 20), None)
    assert (past.sample, past.resources, past.editions) == (desk.sample, desk.resources, desk.editions)


def test_a_day_that_has_not_come_yet_cannot_be_shown(desk: Desk) -> None:
    with pytest.raises(NotYet) as caught:
        desk.as_known_on(dt.date(2026, 11, 24))
    assert caught.value.sentence == (
        "Tuesday 24 November 2026 has not come yet. Choose Monday 23 November 2026 or an earlier day."
    )
    assert desk.as_known_on(MONDAY).known_on == MONDAY


def test_a_desk_of_the_past_looks_further_back_into_the_same_book(desk: Desk) -> None:
    past = desk.as_known_on(dt.date(2026, 11, 20)).as_known_on(dt.date(2026, 11, 18))
    assert past.known_on == dt.date(2026, 11, 18)
    assert past.book.whole is desk.book


def test_a_desk_of_the_past_has_the_holidays_that_were_announced_by_then(desk: Desk) -> None:
    funeral = dt.date(2022, 9, 19)
    known = [desk.as_known_on(dt.date(2022, 9, day)).workdays.is_working(funeral) for day in (9, 10)]
    assert known == [True, False]


def test_through_a_desk_of_the_past_no_verb_records_anything(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20")
    past, before = desk.as_known_on(MONDAY), everything(desk.book)
    verbs: tuple[Callable[[], object], ...] = (
        lambda: log_complaint(past, MR_D),
        lambda: add_note(past, case.id, MONDAY, "He rang."),
        lambda: record_milestone(past, case.id, Milestone("acknowledged", MONDAY)),
        lambda: correct_date(past, case.id, case.line("received").seq, dt.date(2026, 11, 19), "A slip."),
        lambda: issue(past, open_letter(past, case.id, "acknowledgement", 1)),
        lambda: keep_draft(past, open_letter(past, case.id, "acknowledgement", 1)),
        lambda: save_settings(past, replace(settings, phone="01749 000099")),
        lambda: log_request(past, RequestIntake("in_hand", MONDAY, "Mrs E. Vale", matter="A tap drips.")),
    )
    for verb in verbs:
        with pytest.raises(PastIsWritten, match="Go back to today"):
            verb()
    assert everything(desk.book) == before


def test_a_desk_opened_on_a_folder_keeps_its_book_there(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, places.resources(), lambda: MONDAY, lambda: NOW)
    case = a_case(desk).received("2026-11-23")
    desk.book.close()
    desk = open_desk(tmp_path, places.resources(), lambda: MONDAY, lambda: NOW)
    assert {row.case_id for row in due_list(desk)} == {case.id}
    desk.book.close()


def test_what_is_no_book_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "casebook.db").write_text("Dear Mr Dunmore")
    with pytest.raises(NotABook):
        open_desk(tmp_path, places.resources(), lambda: MONDAY, lambda: NOW)


def test_an_edition_that_cannot_be_read_stops_the_start_and_names_its_file(tmp_path: Path, desk: Desk) -> None:
    codes = tmp_path / "codes"
    codes.mkdir()
    (codes / "2030.toml").write_text("[edition]\nkey = '2030'\n")
    with pytest.raises(EditionError, match=r"2030\.toml"):
        lay_desk(desk.book, tmp_path, lambda: MONDAY)


def test_the_day_is_asked_each_time_and_not_remembered(desk: Desk) -> None:
    days = iter([dt.date(2026, 11, 23), dt.date(2026, 11, 24)])
    moving = lay_desk(desk.book, places.resources(), lambda: next(days))
    assert [moving.today(), moving.today()] == [dt.date(2026, 11, 23), dt.date(2026, 11, 24)]
