"""The sample book: twelve invented residents, every stage and standing, on any day it is made for."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import places
from app.casework.audits import audit
from app.casework.cases import case_records
from app.casework.closures import closures_to_come
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.files import case_file
from app.casework.planners import planner
from app.casework.questions import case_list, half_written, letters_to_post
from app.casework.samples import untouched, write_sample
from app.models.tables import Document


def made(folder: Path, today: dt.date) -> Desk:
    return write_sample(folder / "book", places.resources(), today)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return made(tmp_path_factory.mktemp("sample"), dt.date(2026, 11, 23))


def test_there_are_twelve_residents_and_the_book_is_sound(desk: Desk) -> None:
    rows = case_list(desk)
    assert len(rows) == 12
    assert len({row.who for row in rows}) == 12
    assert audit(desk).findings == ()


def test_every_stage_and_standing_is_there(desk: Desk) -> None:
    standings = {row.standing.word for row in due_list(desk)}
    assert {"overdue", "due_today", "running", "met"} <= standings
    assert {row.stage_words for row in case_list(desk)} == {"Stage 1", "Stage 2", "Closed"}
    assert {row.group for row in due_list(desk)} == {"late", "today", "week", "later", "waiting"}
    clocks = [clock for row in case_list(desk) for clock in case_records(desk, row.case_id).clocks]
    assert "late" in {clock.standing(desk.today()).word for clock in clocks}
    assert letters_to_post(desk)
    assert half_written(desk)


def test_there_is_a_christmas_an_easter_and_a_case_of_2022(desk: Desk) -> None:
    records = [case_records(desk, row.case_id) for row in case_list(desk)]
    skipped = {day.why for case in records for clock in case.clocks for day in clock.days() if day.n is None}
    assert {"Christmas Day", "Easter Monday"} <= skipped
    assert {case.edition.key for case in records} == {"2022", "2024"}
    extended = [clock for case in records for clock in case.clocks if clock.extended_to]
    assert extended


def test_somebody_whose_answer_is_late_was_told_how_often_there_will_be_news(desk: Desk) -> None:
    """Mr Lindqvist: put off on Wednesday 18 November, and to hear something every five working days."""
    (file,) = [case_file(desk, row.case_id) for row in case_list(desk, "lindqvist")]
    assert [view.next_due for view in file.updates] == [dt.date(2026, 11, 25)]
    assert any(view.clock.extended_to for view in file.clocks)


def test_its_letters_say_that_they_are_not_to_be_posted(desk: Desk) -> None:
    with desk.book.reading() as session:
        documents = list(session.query(Document))
    assert len(documents) >= 8
    for document in documents:
        for page in PdfReader(BytesIO(document.bytes)).pages:
            assert "do not post" in page.extract_text()


@pytest.mark.parametrize(
    ("today", "span"),
    [
        ("2026-11-23", "Thursday 24 December 2026 to Friday 1 January 2027"),
        ("2026-12-23", "Thursday 24 December 2026 to Friday 1 January 2027"),
        ("2026-12-24", "Friday 24 December 2027 to Saturday 1 January 2028"),
        ("2039-12-31", "Monday 24 December 2040 to Monday 31 December 2040"),  # the calendar ends there
    ],
)
def test_the_office_is_closed_over_the_christmas_to_come(tmp_path: Path, today: str, span: str) -> None:
    sample = made(tmp_path, dt.date.fromisoformat(today))
    assert [(one.name, one.span) for one in closures_to_come(sample)] == [("Christmas", span)]
    assert untouched(sample)
    sample.book.close()


def test_the_planner_has_something_to_say_of_christmas(desk: Desk) -> None:
    (plan,) = planner(desk)
    assert plan.closure.name == "Christmas"
    assert [(row.date.who, row.date.key) for row in plan.rows] == [("Mr J. Davies", "stage2.respond")]


@pytest.mark.parametrize(
    "today",
    [
        dt.date(2026, 11, 21),  # a Saturday
        dt.date(2026, 12, 25),
        dt.date(2027, 1, 1),
        dt.date(2027, 3, 29),  # Easter Monday
        dt.date(2028, 2, 29),
    ],
)
def test_it_can_be_made_on_any_day(tmp_path: Path, today: dt.date) -> None:
    sample = made(tmp_path, today)
    assert len(case_list(sample)) == 12
    assert audit(sample).sound
    assert {row.group for row in due_list(sample)} >= {"late", "week", "later", "waiting"}
    sample.book.close()
