"""The guides of contacts end in the verb, and begin with what was agreed before."""

from __future__ import annotations

import pytest

from app.casework.case_guides import CaseForm
from app.casework.cases import case_records
from app.casework.contact_guides import agreement_form, contact_form
from app.casework.contacts import agreed_contact
from app.casework.desks import Desk
from app.casework.guides import visible_fields
from app.casework.settings import Settings
from app.rules.problems import Refused
from tests.casework.cases import MONDAY, a_case
from tests.casework.people_cases import talked


def begun(form: CaseForm) -> dict[str, object]:
    return {field.key: field.initial for step in form.guide.steps for field in step.fields}


def test_a_contact_is_with_the_person_complaining_unless_another_is_named(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    form = contact_form(desk, case.id)
    assert begun(form)["who"] == "Mr D. Dunmore"
    form.act({**begun(form), "how": "phone", "way": "in", "words": "He asked when."})
    assert case.line("contact").detail == "He asked when."


def test_an_agreement_begins_as_it_stands_and_asks_for_a_number_only_with_an_interval(
    desk: Desk, settings: Settings
) -> None:
    case = talked(desk)
    form = agreement_form(desk, case.id)
    known = begun(form)
    assert (known["method"], known["every"], known["unit"]) == ("phone", "2", "weeks")
    (step,) = form.guide.steps
    assert "every" in {field.key for field in visible_fields(step, {"unit": "weeks"})}
    assert "every" not in {field.key for field in visible_fields(step, {"unit": "none"})}
    form.act({**known, "unit": "none"})
    found = agreed_contact(desk, case_records(desk, case.id))
    assert found is not None
    assert found.next_due is None
    assert begun(agreement_form(desk, case.id))["unit"] == "none"


def test_how_often_is_to_be_said(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    form = agreement_form(desk, case.id)
    with pytest.raises(Refused) as refusal:
        form.act({**begun(form), "method": "phone"})
    assert [problem.field for problem in refusal.value.problems] == ["unit"]
