"""The guides of those who speak for somebody begin with what is known, and end in the verb."""

from __future__ import annotations

import datetime as dt

from app.casework.case_guides import CaseForm
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.intakes import Representative
from app.casework.representation_guides import MEANWHILE, member_form, representation_end_form, representation_form
from app.casework.representations import members, representations
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case, on
from tests.casework.people_cases import represented


def begun(form: CaseForm) -> dict[str, object]:
    return {field.key: field.initial for step in form.guide.steps for field in step.fields}


def test_it_begins_with_the_representative_whom_the_case_has(desk: Desk, settings: Settings) -> None:
    acting = Representative("Mrs S. Dunmore", "daughter", authority="signed form")
    case = a_case(desk).received(MONDAY, representative=acting)
    form = representation_form(desk, case.id)
    assert begun(form) == {
        "name": "Mrs S. Dunmore",
        "scope": None,
        "proof": "signed form",
        "ends": None,
        "accompanies": False,
    }
    assert form.act({**begun(form), "scope": "all"}) == "Who speaks for them is recorded."
    assert begun(representation_form(desk, case.id))["name"] == ""
    again = representation_form(desk, case.id, str(case.line("representation").seq))
    assert begun(again)["scope"] == "all"


def test_without_proof_it_says_that_nothing_waits(desk: Desk, settings: Settings) -> None:
    """2024 Code 1.3 and 3.6: ask for the authority, and start meanwhile."""
    case = a_case(desk).received(MONDAY)
    (step,) = representation_form(desk, case.id).guide.steps
    assert MEANWHILE in step.help
    assert step.advice is not None
    assert step.advice({"scope": "all", "proof": ""}) == MEANWHILE
    assert step.advice({"scope": "all", "proof": "signed form"}) == ""
    assert "has gone" in step.advice({"ends": dt.date(2026, 11, 20)})


def test_an_end_is_recorded_of_the_one_that_was_asked_for(desk: Desk, settings: Settings) -> None:
    case = represented(desk)
    later = on(desk, "2026-11-30")
    form = representation_end_form(later, case.id, str(case.line("representation").seq))
    assert form.guide.steps[0].question == "Until when did Mrs S. Dunmore speak for them?"
    form.act({"on": dt.date(2026, 11, 27), "reason": "He wishes to."})
    assert representations(case_records(later, case.id))[0].ended(dt.date(2026, 11, 28))
    assert "this person" in representation_end_form(later, case.id, "").guide.steps[0].question


def test_a_member_is_added(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    form = member_form(desk, case.id)
    assert "Mr D. Dunmore" in form.guide.steps[0].help
    form.act({"name": "Mr A. Reed"})
    assert [one.name for one in members(case_records(desk, case.id))] == ["Mr A. Reed"]
