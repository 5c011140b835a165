"""The small guides of the calendar page, filled in without a window."""

from __future__ import annotations

import datetime as dt

from app.casework.calendar_guides import (
    adding_form,
    closure_change_form,
    closure_form,
    closure_striking_form,
    striking_out_form,
    taking_back_form,
)
from app.casework.calendars import STRIKE, TAKE_BACK, Amendment, row_of
from app.casework.case_guides import CaseForm
from app.casework.closures import closures
from app.casework.desks import Desk
from app.casework.guides import Answers, Guide
from app.casework.holiday_drills import amend
from app.rules.calendars import CalendarRow
from tests.casework.cases import MONDAY

EVE, NEW_YEAR, DAY = dt.date(2026, 12, 24), dt.date(2027, 1, 1), dt.date(2027, 6, 9)
BOXING_DAY = dt.date(2026, 12, 28)


def wrong(guide: Guide, answers: Answers) -> set[str]:
    return {problem.field for problem in guide.problems(guide.first, answers)}


def row(desk: Desk, day: dt.date) -> CalendarRow:
    found = row_of(desk.calendar, day)
    assert found is not None
    return found


def initial(form: CaseForm) -> dict[str, object]:
    (step,) = form.guide.steps
    return {field.key: field.initial for field in step.fields}


def test_an_addition_says_what_is_missing_and_then_what_it_is(desk: Desk) -> None:
    form = adding_form(desk)
    assert wrong(form.guide, {}) == {"date", "name", "reason", "learnt"}
    answers = {"date": DAY, "name": " Jubilee ", "reason": "Proclaimed.", "learnt": MONDAY}
    assert wrong(form.guide, answers) == set()
    assert form.amendment(answers) == Amendment("add", DAY, "Jubilee", "Proclaimed.", MONDAY)
    assert form.guide.finish == "See what it moves"


def test_a_striking_out_is_of_the_day_that_was_chosen(desk: Desk) -> None:
    form = striking_out_form(desk, row(desk, BOXING_DAY))
    assert "Monday 28 December 2026" in form.guide.steps[0].question
    assert wrong(form.guide, {}) == {"reason", "learnt"}
    made = form.amendment({"reason": "Moved.", "learnt": MONDAY})
    assert made == Amendment(STRIKE, BOXING_DAY, reason="Moved.", learnt=MONDAY)


def test_a_taking_back_says_what_was_done_and_why(desk: Desk) -> None:
    amend(desk, Amendment(STRIKE, BOXING_DAY, reason="Moved.", learnt=MONDAY))
    form = taking_back_form(desk, row(desk, BOXING_DAY))
    assert form.guide.steps[0].help == (
        "Boxing Day (substitute day), struck out by you: Moved. Learnt on Monday 23 November 2026."
    )
    assert wrong(form.guide, {}) == {"reason"}
    assert form.amendment({"reason": "No."}) == Amendment(TAKE_BACK, BOXING_DAY, reason="No.")


def test_the_day_learnt_begins_as_today(desk: Desk) -> None:
    (step,) = adding_form(desk).guide.steps
    assert step.fields[-1].initial == MONDAY


def test_a_closure_is_entered_changed_and_struck_out(desk: Desk) -> None:
    form = closure_form(desk)
    assert wrong(form.guide, {}) == {"name", "first", "last"}
    assert form.act({"name": "Christmas", "first": EVE, "last": NEW_YEAR}) == "The closure is entered."
    (closure,) = closures(desk)
    change = closure_change_form(desk, closure)
    assert initial(change) == {"name": "Christmas", "first": EVE, "last": NEW_YEAR, "reason": None}
    assert wrong(change.guide, {"name": "Christmas", "first": EVE, "last": EVE, "reason": "One day."}) == set()
    assert change.act({"name": "Christmas", "first": EVE, "last": EVE, "reason": "One day."}) == (
        "The closure is changed."
    )
    (closure,) = closures(desk)
    assert closure.last == EVE
    assert closure_striking_form(desk, closure).act({"reason": "Open."}) == "The closure is struck out."
    assert closures(desk) == ()
