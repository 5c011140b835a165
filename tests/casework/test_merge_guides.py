"""The guide of a merge: which other complaint, what becomes of both, and why it cannot be done where it cannot."""

from __future__ import annotations

from app.casework.case_deeds import offered_deeds
from app.casework.desks import Desk
from app.casework.guides import Caution
from app.casework.merge_guides import merge_form
from app.casework.settings import Settings
from tests.casework.answered_cases import received_case, twin_case
from tests.casework.cases import Case, a_case

WHY = "Both are about the one leak."


def blocked(case: Case) -> str:
    return {one.key: one.blocked for one in offered_deeds(case.desk, case.id)}["merge"]


def test_the_other_complaint_is_chosen_and_both_are_named(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    form = merge_form(case.desk, case.id)
    (option,) = form.guide.step("which").fields[0].options
    assert option.label == "2026/001, Mr D. Dunmore, received on Monday 23 November 2026"
    assert option.hint == "2026/002 goes on within 2026/001."
    answers = {"other": option.key, "reason": WHY}
    assert form.guide.path(answers) == ("which", "why")
    assert form.guide.problems("which", answers) == form.guide.problems("why", answers) == ()
    assert form.act(answers) == "2026/002 goes on within 2026/001, with its points."
    assert case.file.closed_on is not None


def test_nothing_chosen_is_said(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    guide = merge_form(case.desk, case.id).guide
    assert [one.sentence for one in guide.problems("which", {"other": ""})] == ["Choose the other complaint."]
    advice = guide.step("which").advice
    assert advice
    assert advice({"other": ""}) == ""


def test_what_becomes_of_the_dates_is_said_and_what_a_letter_promised(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)

    def advice() -> str:
        step = merge_form(case.desk, case.id).guide.step("why")
        assert step.advice
        return step.advice({"other": step_option()})

    def step_option() -> str:
        return merge_form(case.desk, case.id).guide.step("which").fields[0].options[0].key

    assert "the dates stay those of Monday 23 November 2026" in advice()
    assert not isinstance(advice(), Caution)
    case.acknowledged("2026-11-25")
    assert isinstance(advice(), Caution)


def test_why_it_cannot_be_done(desk: Desk, settings: Settings) -> None:
    alone = received_case(desk)
    assert blocked(alone) == "There is no other open complaint of this resident or home."
    answered = alone.responded("2026-12-04")
    case = a_case(answered.desk).received("2026-12-07")
    assert blocked(case) == "2026/001 was answered on Friday 4 December 2026, so the two stay apart. Link them."


def test_a_closed_one_says_so(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).responded("2026-12-04").closed("2026-12-07")
    assert blocked(case) == "This case is closed. Open it again first, if it is to be merged."
