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
from app.casework.desks import Desk
from app.casework.questions import case_list, due_list, half_written, letters_to_post
from app.casework.samples import write_sample
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


def test_its_letters_say_that_they_are_not_to_be_posted(desk: Desk) -> None:
    with desk.book.reading() as session:
        documents = list(session.query(Document))
    assert len(documents) >= 8
    for document in documents:
        for page in PdfReader(BytesIO(document.bytes)).pages:
            assert "do not post" in page.extract_text()


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
