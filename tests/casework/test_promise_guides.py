"""The guides of a promise: each names it, ends in its verb and says beside the field what is wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.desks import Desk
from app.casework.promise_guides import KEEP_PROMISE, dropping_form, keeping_form, moving_form
from app.casework.settings import Settings
from app.rules.problems import Refused
from tests.casework.cases import MONDAY, a_case
from tests.casework.righted_cases import FRIDAY, LATER, first, of_first, records, righted

FORMS = (keeping_form, moving_form, dropping_form)
WORDS = "Promised, by Friday 4 December 2026: “Mend the radiator in the front room.” Mr T. Webb sees to it."


def test_each_names_the_promise_and_the_clause(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    for form in FORMS:
        (step,) = form(desk, case.id, of_first(case)).guide.steps
        assert step.help.startswith(WORDS)
        assert step.clause.startswith("Code 7.3: ")


def test_it_is_done(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    form = keeping_form(desk, case.id, of_first(case))
    assert form.act({"done_on": MONDAY, "evidence": "Seen on Tuesday."}) == "It is recorded as done."
    assert first(case).done_on == MONDAY
    assert KEEP_PROMISE.blocked(desk, records(case)) == "Nothing that was promised is open."


def test_it_will_be_later(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    form = moving_form(desk, case.id, of_first(case))
    for by in (FRIDAY, dt.date(2026, 12, 13), dt.date(2026, 11, 20)):
        assert [one.field for one in form.guide.problems("moved", {"by": by, "reason": "Late."})] == ["by"]
    form.act({"by": LATER, "reason": "The part is late."})
    assert first(case).by == LATER


def test_it_is_no_longer_owed(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    form = dropping_form(desk, case.id, of_first(case))
    assert [one.field for one in form.guide.problems("dropped", {"reason": ""})] == ["reason"]
    form.act({"reason": "They moved out."})
    assert first(case).why_dropped == "They moved out."


@pytest.mark.parametrize("of", ["", "9999", "the first"])
def test_of_a_promise_that_there_is_not_nothing_is_recorded(desk: Desk, settings: Settings, of: str) -> None:
    case = a_case(desk).received(MONDAY)
    for form in FORMS:
        made = form(desk, case.id, of)
        with pytest.raises(Refused, match="There is no such promise"):
            made.act({"done_on": MONDAY, "evidence": "Seen.", "by": LATER, "reason": "Late."})
