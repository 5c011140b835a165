"""The desk: the book with the Code, the calendar and the day beside it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app import places
from app.casework.desks import Desk, lay_desk, open_desk
from app.casework.questions import due_list
from app.models.books import NotABook
from app.rules.reading import EditionError
from tests.casework.cases import MONDAY, NOW, a_case


def test_the_desk_has_the_editions_the_calendar_and_the_hazards(desk: Desk) -> None:
    assert desk.editions.in_force_on(MONDAY).key == "2024"
    assert desk.workdays.why_closed(dt.date(2026, 12, 25)) == "Christmas Day"
    assert "damp" in desk.hazards.words
    assert (desk.today(), desk.sample) == (MONDAY, False)


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
