"""The guide that weighs the effect: the factors of the edition with their questions, and the effect in words."""

from __future__ import annotations

from app.casework.desks import Desk
from app.casework.remedies import Weighing, weigh
from app.casework.settings import Settings
from app.casework.weighing_guides import WEIGH, weighing_form
from tests.casework.cases import MONDAY, a_case
from tests.casework.righted_cases import closed_case, records


def test_the_factors_of_the_edition_are_asked_with_their_questions(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    factors, impact = weighing_form(desk, case.id).guide.steps
    assert [field.label for field in factors.fields][:2] == ["How long it went on", "How often it happened"]
    assert all("? The letter says it" in field.hint and field.optional for field in factors.fields)
    assert factors.clause.startswith("Code 7.2: ")
    assert "To be confirmed: the Code of 2024 says only" in factors.help
    assert [field.key for field in impact.fields] == ["impact"]


def test_what_was_weighed_before_stands_there_again(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    weigh(desk, case.id, Weighing({"duration": "Three months."}, "They slept in a coat."))
    factors, impact = weighing_form(desk, case.id).guide.steps
    assert {field.key: field.initial for field in factors.fields if field.initial} == {"duration": "Three months."}
    assert impact.fields[0].initial == "They slept in a coat."


def test_beside_the_steps_of_2022_stand_its_own_clauses(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2023-02-06")
    factors, impact = weighing_form(case.desk, case.id).guide.steps
    assert (factors.clause[:9], impact.clause[:9]) == ("Code 6.4:", "Code 6.2:")
    assert factors.help == ""


def test_under_2020_the_factors_of_the_next_edition_are_shown_and_that_is_said(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2021-02-08", logged="2026-11-23")
    (factors, _impact) = weighing_form(case.desk, case.id).guide.steps
    assert len(factors.fields) == 6
    assert factors.help.endswith("these are those of the Code of 2022.")


def test_only_the_effect_in_words_is_wanted(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    guide = weighing_form(desk, case.id).guide
    assert guide.problems("factors", {}) == ()
    assert [problem.field for problem in guide.problems("impact", {})] == ["impact"]


def test_on_a_closed_case_it_is_grey_and_says_why(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    assert WEIGH.blocked(case.desk, records(case)).startswith("This case is closed. Open it again first")
