"""The steps of a decision: who decides by name, advice where somebody was not heard or has a conflict."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.decision_steps import decision_steps, known_advice
from app.casework.desks import Desk
from app.casework.guides import Answers, Caution, Step
from app.casework.settings import Settings
from tests.casework.answered_cases import case_of_2022, received_case, records, reviewed_case
from tests.casework.cases import OFFICER, REVIEWER, Case, on


def step(case: Case, key: str, stage: int = 1) -> Step:
    return next(one for one in decision_steps(case.desk, records(case), stage, None) if one.key == key)


def advice(one: Step, answers: Answers) -> str:
    assert one.advice
    return one.advice(answers)


def test_who_decides_stands_in_the_question(desk: Desk, settings: Settings) -> None:
    assert step(received_case(desk), "who").help == f"Stage 1 is decided by {OFFICER}."


def test_the_question_of_a_point_names_whoever_finds(desk: Desk, settings: Settings) -> None:
    assert step(received_case(desk), "point.1").question == "What do you find on point 1?"
    assert step(reviewed_case(desk), "point.1", 2).question == f"What does {REVIEWER} find on point 1?"


def test_what_is_typed_for_somebody_else_is_kept_as_theirs(desk: Desk, settings: Settings) -> None:
    assert step(reviewed_case(desk), "who", 2).help == (
        f"Stage 2 is decided by {REVIEWER}. What you type here is kept as theirs, and that you typed it."
    )


def test_a_conflict_is_a_reason_for_somebody_else(desk: Desk, settings: Settings) -> None:
    one = step(received_case(desk), "who")
    assert isinstance(advice(one, {"conflict": "yes"}), Caution)
    assert advice(one, {"conflict": "no"}) == ""


@pytest.mark.parametrize(
    ("answers", "warned"),
    [
        ({"resident_commented": "no"}, True),
        ({"resident_commented": "yes", "staff_commented": "no"}, True),
        ({"resident_commented": "yes", "staff_commented": "none"}, False),
        ({"resident_commented": "yes", "staff_commented": "yes"}, False),
    ],
)
def test_somebody_who_could_not_comment_is_to_be_given_the_chance(
    desk: Desk, settings: Settings, answers: dict[str, str], *, warned: bool
) -> None:
    assert isinstance(advice(step(case_of_2022(desk), "comment"), answers), Caution) is warned


def test_once_the_answer_went_its_day_is_no_warning(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).responded("2026-12-04")
    case.desk = on(case.desk, "2026-12-11")
    said = known_advice(case.desk, records(case), 1, dt.date(2026, 12, 1))
    assert not isinstance(said, Caution)
    assert "promise it, with dates" in said


def test_a_day_before_the_calendar_is_said_nothing_of(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    early = replace(case.desk, today=lambda: dt.date(2026, 11, 25))
    assert "ago" not in known_advice(early, records(case), 1, dt.date(1805, 10, 21))


@pytest.mark.parametrize(
    ("declared", "begins"),
    [
        ({"conflict": "", "resolution": ""}, ("no", "")),
        (
            {"conflict": "He is her cousin.", "resolution": "The chair reads it."},
            ("yes", "He is her cousin. The chair reads it."),
        ),
    ],
)
def test_what_was_declared_on_taking_the_stage_stands_there_already(
    desk: Desk, settings: Settings, declared: dict[str, str], begins: tuple[str, str]
) -> None:
    case = reviewed_case(desk)
    assert [field.initial for field in step(case, "who", 2).fields] == [None, ""]
    with case.desk.book.writing(OFFICER) as work:
        body = {"stage": 2, "name": REVIEWER, **declared}
        work.append(case.id, "conflict_declared", on=case.desk.today(), sentence="Declared.", body=body)
    assert tuple(field.initial for field in step(case, "who", 2).fields) == begins
