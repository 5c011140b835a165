"""The form of a handing over."""

from __future__ import annotations

from dataclasses import replace

from app.casework.desks import Desk
from app.casework.disclosure_guides import handing_form
from app.casework.intakes import log_complaint
from app.casework.settings import Settings
from app.casework.subject_searches import find_person
from tests.casework.cases import MONDAY, MR_D


def test_it_is_recorded_as_it_was_answered(desk: Desk, settings: Settings) -> None:
    log_complaint(desk, replace(MR_D, hazard="no"))
    assert settings.officer
    form = handing_form(desk, "Mr D. Dunmore", find_person(desk, "Mr D. Dunmore"))
    (step,) = form.guide.steps
    begun = {field.key: field.initial for field in step.fields}
    assert begun == {"to": "Mr D. Dunmore", "on": MONDAY, "how": None, "left_out": None}
    assert [one.field for one in form.guide.problems("handing", begun)] == ["how"]
    assert form.act(begun | {"how": "by hand"}) == "It is recorded on 1 file that it was handed over."
