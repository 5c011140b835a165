"""The guides of the end of a case: opening it again, what was learnt, and what is warned of before it is closed."""

from __future__ import annotations

import datetime as dt

from app.casework.case_guides import closing_form
from app.casework.closing_guides import REOPEN, lesson_form, reopening_form
from app.casework.desks import Desk
from app.casework.guides import visible_fields
from app.casework.lessons import lessons
from app.casework.quoted_fields import QUOTED
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case
from tests.casework.escalated_cases import answered_case
from tests.casework.righted_cases import closed_case, records, righted


def test_opening_again_says_what_stays_and_is_grey_while_the_case_is_open(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    assert REOPEN.blocked(case.desk, records(case)) == ""
    form = reopening_form(case.desk, case.id)
    (step,) = form.guide.steps
    assert step.help.endswith("The closing stays in the history, struck out. What was late stays late.")
    assert [one.field for one in form.guide.problems("reopening", {})] == ["on", "purpose", "reason"]
    said = form.act({"on": dt.date(2026, 11, 30), "purpose": "stage", "reason": "The resident rang."})
    assert said == "The case is open again."
    assert REOPEN.blocked(case.desk, records(case)) == "This case is open."


def test_what_was_learnt_asks_of_others_and_of_the_policy(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    form = lesson_form(desk, case.id)
    (step,) = form.guide.steps
    assert step.clause.startswith("Code 9.1: ")
    answers = {"text": "Ring back.", "others": "look", "policy": "no", "who": "Anne Clerk"}
    assert "others_words" not in [field.key for field in visible_fields(step, answers)]
    assert "others_words" in [field.key for field in visible_fields(step, {**answers, "others": "yes"})]
    assert form.act(answers) == "What was learnt is recorded."
    assert len(lessons(records(case))) == 1


def test_a_lesson_after_the_last_answer_is_not_said_to_go_into_a_letter(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    (step,) = lesson_form(case.desk, case.id).guide.steps
    assert QUOTED in step.fields[0].hint
    case.asked_for(2, "2026-12-14").acknowledged("2026-12-15", stage=2).responded("2026-12-18", stage=2)
    (step,) = lesson_form(case.desk, case.id).guide.steps
    assert QUOTED not in step.fields[0].hint


def test_closing_says_what_the_resident_can_still_do(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    (step,) = closing_form(case.desk, case.id).guide.steps
    assert "can still ask for the next stage, or write again" in step.help
    case.asked_for(2, "2026-12-14").acknowledged("2026-12-15", stage=2).responded("2026-12-18", stage=2)
    (step,) = closing_form(case.desk, case.id).guide.steps
    assert "can still go to the Housing Ombudsman, or write again" in step.help


def test_the_closing_names_its_clause(desk: Desk, settings: Settings) -> None:
    plain = a_case(desk).received(MONDAY)
    (step,) = closing_form(plain.desk, plain.id).guide.steps
    assert step.clause.startswith("Code 6.6: ")
