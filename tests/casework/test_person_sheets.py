"""The sheet on which somebody is chosen: the plan without those barred, a name that is typed, what they declared."""

from __future__ import annotations

import pytest

from app.casework.desks import Desk
from app.casework.guides import CHECK, visible_fields
from app.casework.independents import drop_independent
from app.casework.person_sheets import CONFLICT, MEMBER, SOMEBODY_ELSE, WHO, PersonSheet
from app.casework.settings import Settings
from tests.casework.answered_cases import received_case, records
from tests.casework.cases import OFFICER, REVIEWER
from tests.casework.escalated_cases import CHAIR, OUTSIDER, answered_case, case_about_officer, with_plan
from tests.casework.escalated_cases import MEMBER as DAME

TYPED = {"person": SOMEBODY_ELSE, "other_person": "Dame E. Trustee", "other_post": "Trustee"}


def sheet_of(desk: Desk) -> PersonSheet:
    case = answered_case(desk)
    return PersonSheet(case.desk, records(case), 2)


def test_the_plan_is_offered_with_what_each_is_and_somebody_else(desk: Desk, settings: Settings) -> None:
    sheet = sheet_of(with_plan(desk, CHAIR))
    who = sheet.steps()[0]
    options = {option.key: option.hint for option in who.fields[0].options}
    assert options == {REVIEWER: "", CHAIR.name: "Chair of the trustees", SOMEBODY_ELSE: ""}
    assert who.fields[0].initial == REVIEWER
    assert who.clause.startswith("Code 6.13: ")
    assert who.help == ""


def test_who_is_barred_is_not_offered_and_the_page_says_why(desk: Desk, settings: Settings) -> None:
    case = case_about_officer(desk).responded("2026-12-04")
    sheet = PersonSheet(case.desk, records(case), 2)
    assert sheet.plan[-1] == OUTSIDER
    assert CHAIR not in sheet.plan
    assert sheet.steps()[0].help == f"From your plan these are not offered. {CHAIR.name} dealt with stage 1."


def test_without_a_plan_a_name_is_typed(desk: Desk, settings: Settings) -> None:
    drop_independent(desk, REVIEWER, "Moved away.")
    sheet = sheet_of(desk)
    fields = {field.key for field in visible_fields(sheet.steps()[0], {})}
    assert fields == {"other_person", "other_post"}
    assert [problem.field for problem in sheet.problems(WHO, {})] == ["other_person"]
    assert sheet.person({"other_person": "Mr T. Reeve"}).name == "Mr T. Reeve"


def test_somebody_elses_name_is_the_one_that_was_typed(desk: Desk, settings: Settings) -> None:
    sheet = sheet_of(desk)
    person = sheet.person(TYPED)
    assert (person.name, person.post, person.stage, person.two_people) == ("Dame E. Trustee", "Trustee", 2, False)
    assert sheet.person({**TYPED, "person": REVIEWER}).post == ""


def test_a_doubt_is_named_and_settled_on_the_page(desk: Desk, settings: Settings) -> None:
    sheet = sheet_of(desk)
    alike = {**TYPED, "other_person": "A. Clerk"}
    who = sheet.steps()[0]
    assert who.advice
    assert who.advice(alike) == f"A. Clerk looks like {OFFICER}, who dealt with stage 1."
    assert "two_people" in {field.key for field in visible_fields(who, alike)}
    assert "two_people" not in {field.key for field in visible_fields(who, TYPED)}
    assert [problem.field for problem in sheet.problems(WHO, alike)] == ["two_people"]
    assert sheet.problems(WHO, {**alike, "two_people": True}) == ()
    assert [problem.field for problem in sheet.problems(WHO, {**TYPED, "other_person": OFFICER})] == ["other_person"]


def test_at_stage_1_the_page_says_who_is_left_for_stage_2(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    sheet = PersonSheet(case.desk, records(case), 1)
    advice = sheet.steps()[0].advice
    assert advice
    assert advice({"person": REVIEWER}) == "For stage 2 your plan then has nobody."
    assert advice(TYPED) == f"For stage 2 your plan then has {REVIEWER}."
    assert advice({}) == ""


@pytest.mark.parametrize(("name", "step"), [(DAME.name, MEMBER), (REVIEWER, CONFLICT), ("", CONFLICT)])
def test_the_member_responsible_is_asked_how_the_conflict_is_resolved(
    desk: Desk, settings: Settings, name: str, step: str
) -> None:
    sheet = sheet_of(with_plan(desk, DAME))
    assert sheet.following(WHO, {"person": name}) == step
    assert sheet.following(step, {"person": name}) == CHECK


def test_what_they_declared_is_wanted_beside_its_field(desk: Desk, settings: Settings) -> None:
    sheet = sheet_of(with_plan(desk, DAME))
    chosen = {"person": REVIEWER}
    assert [problem.field for problem in sheet.problems(CONFLICT, chosen)] == ["conflict"]
    has = {**chosen, "conflict": "yes"}
    assert [problem.field for problem in sheet.problems(CONFLICT, has)] == ["conflict_words", "resolution"]
    assert sheet.person({**chosen, "conflict": "unasked"}).conflict == ""
    member = {"person": DAME.name}
    found = [problem.field for problem in sheet.problems(MEMBER, member)]
    assert found == ["member_words", "member_resolution"]
    whole = {**member, "member_words": "Leads on complaints.", "member_resolution": "The chair reports."}
    assert sheet.problems(MEMBER, whole) == ()
    assert sheet.person(whole).conflict == "yes"
