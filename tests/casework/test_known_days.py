"""The days that a case can be shown as it was known on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.cases import NoSuchCase
from app.casework.files import case_file
from app.casework.known_days import (
    KnownDay,
    days_of_change,
    known_day,
    known_day_form,
    known_day_problems,
)
from app.casework.milestones import add_note
from tests.case_desks import INTAKE, MONDAY, CaseDesk, case_desk

WEDNESDAY, FRIDAY = dt.date(2026, 11, 25), dt.date(2026, 11, 27)


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    """Logged on Monday, acknowledged on Wednesday, a note on Friday; it is Friday."""
    made = case_desk(tmp_path)
    made.day = WEDNESDAY
    made.did("acknowledged", WEDNESDAY)
    made.day = FRIDAY
    add_note(made.desk, made.case_id, FRIDAY, "He rang.")
    return made


def said(at_hand: CaseDesk, day: dt.date | str | None) -> str:
    problems = known_day_problems(at_hand.desk, at_hand.case_id, day)
    assert {problem.field for problem in problems} <= {"day"}
    return " ".join(problem.sentence for problem in problems)


def test_the_days_on_which_something_was_recorded(at_hand: CaseDesk) -> None:
    assert days_of_change(at_hand.desk, at_hand.case_id) == (MONDAY, WEDNESDAY, FRIDAY)
    with pytest.raises(NoSuchCase):
        days_of_change(at_hand.desk, 999)


def test_a_day_leads_to_the_changes_before_and_after_it(at_hand: CaseDesk) -> None:
    def of(day: dt.date) -> KnownDay:
        return known_day(at_hand.desk, at_hand.case_id, day)

    assert (of(MONDAY).earlier, of(MONDAY).later) == (None, WEDNESDAY)
    tuesday = of(dt.date(2026, 11, 24))
    assert (tuesday.earlier, tuesday.later, tuesday.recorded) == (MONDAY, WEDNESDAY, 0)
    assert tuesday.recorded_words == "No entries were recorded on that day."
    assert of(WEDNESDAY).recorded_words == "1 entry was recorded on that day."
    assert (of(FRIDAY).earlier, of(FRIDAY).later) == (WEDNESDAY, None)
    assert of(MONDAY).recorded_words.endswith(" entries were recorded on that day.")
    assert of(FRIDAY).sentence == "As known on Friday 27 November 2026. Nothing can be changed here."


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (MONDAY, ""),
        (FRIDAY, ""),
        (None, "Enter the day, for example 27 3 2026."),
        ("31 April", "There is no date “31 April”. Enter a day, a month and a year."),
        (dt.date(2026, 11, 22), "This case came into the book on Monday 23 November 2026. Choose that day or a later"),
        (dt.date(1066, 10, 14), "This case came into the book on Monday 23 November 2026."),
        (dt.date(2026, 11, 28), "Saturday 28 November 2026 has not come yet. Choose Friday 27 November 2026"),
    ],
)
def test_a_wrong_day_is_a_sentence(at_hand: CaseDesk, day: dt.date | str | None, sentence: str) -> None:
    assert said(at_hand, day).startswith(sentence)
    assert bool(said(at_hand, day)) == bool(sentence)


def test_the_form_asks_for_one_day(at_hand: CaseDesk) -> None:
    guide = known_day_form(at_hand.desk, at_hand.case_id, WEDNESDAY)
    (step,) = guide.steps
    assert step.fields[0].initial == WEDNESDAY
    assert step.clause == (
        "It came into the book on Monday 23 November 2026; the last entry is of Friday 27 November 2026."
    )
    assert guide.problems("known", {"day": FRIDAY}) == ()
    assert guide.problems("known", {"day": None})[0].field == "day"


def test_the_case_is_whole_as_it_was_known_then_and_nothing_of_it_can_be_changed(at_hand: CaseDesk) -> None:
    tuesday = case_file(at_hand.desk.as_known_on(dt.date(2026, 11, 24)), at_hand.case_id)
    assert tuesday.known_on == dt.date(2026, 11, 24)
    assert [clock.countdown for clock in tuesday.clocks] == ["4 working days left", "14 working days left"]
    assert "acknowledged" not in {line.kind for line in tuesday.history}
    assert not any(line.date_name or line.voidable for line in tuesday.history)
    wednesday = case_file(at_hand.desk.as_known_on(WEDNESDAY), at_hand.case_id)
    assert wednesday.clocks[0].countdown == "done in time"
    assert next(line.kind for line in wednesday.history) == "acknowledged"
    assert case_file(at_hand.desk, at_hand.case_id).known_on is None


def test_a_past_day_is_counted_with_the_bank_holidays_known_then(tmp_path: Path) -> None:
    """The day of Queen Elizabeth's funeral, Monday 19 September 2022, was proclaimed on Saturday 10 September."""
    received = dt.date(2022, 9, 5)
    made = case_desk(tmp_path, replace(INTAKE, received_on=received), today=received)
    made.day = dt.date(2022, 9, 12)
    made.did("acknowledged", dt.date(2022, 9, 7))
    answer_by = {
        day: case_file(made.desk.as_known_on(dt.date(2022, 9, day)), made.case_id).clocks[1].due for day in (9, 10, 12)
    }
    assert answer_by == {9: dt.date(2022, 9, 26), 10: dt.date(2022, 9, 27), 12: dt.date(2022, 9, 22)}
