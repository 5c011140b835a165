"""The guide of a hazard: which one it is about, what was done, and who looked at it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.casework.desks import Desk
from app.casework.guides import visible_fields
from app.casework.hazard_guides import hazard_form
from app.casework.settings import Settings
from tests.case_desks import INTAKE, case_desk
from tests.casework.cases import MONDAY, a_case
from tests.casework.test_case_guides import begun, fields_refused, file_of
from tests.casework.test_hazard_actions import NAMED, two_hazards

RADIATOR = "You reported the leaking radiator several times and nobody came. Your…"
"""The points of the complaint, without the second hazard's own: by these goes the first."""


def test_what_was_done_about_a_hazard_is_recorded(tmp_path: Path) -> None:
    at_hand = case_desk(tmp_path, replace(INTAKE, hazard="yes"))
    form = hazard_form(at_hand.desk, at_hand.case_id)
    assert fields_refused(form, {"on": None, "action": ""}) == ["on", "action", "investigated"]
    assert begun(form)["investigated"] is None
    form.act({**begun(form), "action": "Told the warden.", "investigated": "no"})
    assert file_of(at_hand).hazard_pressing
    form.act({**begun(form), "action": "The wiring was made safe.", "investigated": "yes", "by": "the electrician"})
    assert file_of(at_hand).history[0].kind == "hazard_action"
    assert not file_of(at_hand).hazard_pressing


def test_who_investigated_it_is_asked_where_somebody_did(desk: Desk, settings: Settings) -> None:
    (step,) = hazard_form(desk, two_hazards(desk).id).guide.steps
    for outcome, asked in (("no", False), ("yes", True), ("none", True)):
        assert ("by" in {field.key for field in visible_fields(step, {"investigated": outcome})}) is asked


def test_of_several_one_is_chosen_unless_it_was_chosen_on_the_page(desk: Desk, settings: Settings) -> None:
    case = two_hazards(desk)
    first, second = case.file.hazards
    (step,) = hazard_form(case.desk, case.id).guide.steps
    options = [option.label for option in step.fields[0].options]
    assert (step.fields[0].key, options) == ("hazard", [RADIATOR, NAMED])
    assert step.question == "What was done about the hazard?"
    form = hazard_form(case.desk, case.id, str(second.seq))
    assert "hazard" not in [field.key for field in form.guide.steps[0].fields]
    assert form.guide.steps[0].question == f"What was done about the hazard “{NAMED}”?"
    assert form.guide.steps[0].help == "Reported on Thursday 26 November 2026."
    form.act({**begun(form), "action": "Turned off.", "investigated": "yes", "by": "the gas people"})
    assert [(one.seq, one.pressing) for one in case.file.hazards] == [(first.seq, True), (second.seq, False)]


def test_the_one_without_words_of_its_own_goes_by_the_complaint(desk: Desk, settings: Settings) -> None:
    case = two_hazards(desk)
    first, _ = case.file.hazards
    (step,) = hazard_form(case.desk, case.id, str(first.seq)).guide.steps
    assert step.question == f"What was done about the hazard “{RADIATOR}”?"
    assert step.help == (
        "Reported on Monday 23 November 2026: You reported the leaking radiator several times and nobody came. "
        "Your carpet underneath is damp and smells."
    )


def test_one_that_was_named_when_it_was_taken_in_goes_by_that_name(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes", hazard_about="the wet carpet by the socket")
    (step,) = hazard_form(case.desk, case.id).guide.steps
    assert step.question == "What was done about the hazard “the wet carpet by the socket”?"
