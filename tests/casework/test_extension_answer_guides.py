"""The guide of what they say to a new date, and where it is offered."""

from __future__ import annotations

import datetime as dt

from app.casework.case_deeds import offered_deeds
from app.casework.desks import Desk
from app.casework.extension_answer_guides import answer_form
from app.casework.guides import Caution
from app.casework.settings import Settings
from tests.casework.answered_cases import case_of_2022_running, received_case, records, told_case_of_2022
from tests.casework.cases import Case

NO = {"agreed": "no", "objection": "It has been long enough.", "objected_on": dt.date(2023, 2, 15)}


def offered(case: Case) -> dict[str, str]:
    return {one.key: one.blocked for one in offered_deeds(case.desk, case.id)}


def test_it_shows_the_notice_and_the_clause_and_says_what_follows(desk: Desk, settings: Settings) -> None:
    case = told_case_of_2022(desk)
    step = answer_form(case.desk, case.id).guide.step("agreed")
    assert "new date Friday 10 March 2023" in step.help
    assert step.clause.startswith("Code 5.2:")
    assert step.advice is not None
    assert isinstance(step.advice(NO), Caution)
    assert step.advice({"agreed": "yes"}) == ""


def test_what_they_say_is_recorded(desk: Desk, settings: Settings) -> None:
    case = told_case_of_2022(desk)
    form = answer_form(case.desk, case.id)
    assert [one.field for one in form.guide.problems("agreed", {})] == ["agreed"]
    assert form.guide.problems("agreed", NO) == ()
    assert form.act(NO) == "It is recorded that they do not agree. Write to them about the extension now."
    assert records(case).facts("extended")["objection"] == "It has been long enough."
    assert answer_form(case.desk, case.id).act({"agreed": "yes"}) == "It is recorded that they agree."


def test_it_is_offered_where_the_code_asks_and_a_notice_has_gone(desk: Desk, settings: Settings) -> None:
    assert offered(told_case_of_2022(desk))["extension_answer"] == ""
    assert "extension_answer" not in offered(case_of_2022_running(desk))


def test_the_code_of_2024_asks_for_no_agreement(desk: Desk, settings: Settings) -> None:
    assert "extension_answer" not in offered(received_case(desk).extended("2026-12-01", "2026-12-15"))
