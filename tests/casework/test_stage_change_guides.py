"""The guides of who considers a stage: what they ask beside which field, and what they record."""

from __future__ import annotations

import datetime as dt

from app.casework.definitions import points_at
from app.casework.desks import Desk
from app.casework.guides import CHECK, visible_fields
from app.casework.person_sheets import SOMEBODY_ELSE
from app.casework.settings import Settings
from app.casework.stage2_packs import pack_of
from app.casework.stage_change_guides import about_form, conflict_form, facts_form, reassign_form
from app.casework.stage_changes import Subject, about_officer
from app.casework.stage_people import declared
from app.models.checks import check_book
from tests.casework.answered_cases import received_case, records, reviewed_case
from tests.casework.cases import OFFICER, REVIEWER, refused
from tests.casework.escalated_cases import CHAIR, MEMBER, answered_case, with_plan

TUESDAY = dt.date(2026, 11, 24)
CHOSEN = {"person": CHAIR.name, "conflict": "none"}


def test_about_her_the_stage_goes_to_the_chair(desk: Desk, settings: Settings) -> None:
    case = received_case(with_plan(desk, CHAIR))
    form = about_form(case.desk, case.id)
    assert form.guide.path({}) == ("about", "who", "conflict", CHECK)
    assert "about" not in {field.key for field in form.guide.step("about").fields}
    assert form.guide.step("about").clause.startswith("Code 5.8: ")
    said = form.act({"on": TUESDAY, "words": "She was rude.", **CHOSEN})
    assert said == (
        f"It is recorded that the complaint is about {OFFICER}. {CHAIR.name} considers stage 1."
        " What they said of them is a point of the complaint."
    )
    assert case.file.people == ((1, CHAIR.name),)


def test_what_is_said_of_her_becomes_a_point_that_is_decided_unless_it_is_left_out(
    desk: Desk, settings: Settings
) -> None:
    case = received_case(with_plan(desk, CHAIR))
    before = points_at(records(case), 1)
    form = about_form(case.desk, case.id)
    step = form.guide.step("about")
    assert "as_point" not in {field.key for field in visible_fields(step, {"words": " "})}
    assert {"as_point", "point"} <= {field.key for field in visible_fields(step, {"words": "She was rude."})}
    form.act({"on": TUESDAY, "words": "She told me\nto stop ringing.", "as_point": True, **CHOSEN})
    number, added = points_at(records(case), 1)[-1]
    assert (number, added.text, added.whose) == (len(before) + 1, "She told me to stop ringing.", "ours")
    assert [one.text for one in pack_of(case.desk, case.id).points][-1] == added.text
    assert records(case).facts("defined")["reason"] == f"The complaint is about {OFFICER}."
    assert check_book(case.desk.book).sound


def test_a_point_of_before_is_not_added_twice_nor_against_her_wish(desk: Desk, settings: Settings) -> None:
    case = received_case(with_plan(desk, CHAIR))
    before = points_at(records(case), 1)
    form = about_form(case.desk, case.id)
    long = form.guide.problems("about", {"on": TUESDAY, "words": "She was rude.", "point": "x" * 5_000, **CHOSEN})
    assert [one.field for one in long] == ["point"]
    form.act({"on": TUESDAY, "words": "She was rude.", "as_point": False, **CHOSEN})
    assert points_at(records(case), 1) == before
    again = about_form(case.desk, case.id)
    again.act({"on": TUESDAY, "words": before[0][1].text, "person": SOMEBODY_ELSE, "other_person": "Mr T. Reeve"})
    assert points_at(records(case), 1) == before


def test_what_is_said_of_her_after_the_answer_is_no_new_point_of_it(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    step = about_form(case.desk, case.id).guide.step("about")
    assert "as_point" not in {field.key for field in visible_fields(step, {"words": "She was rude."})}
    with refused(case.desk) as told:
        about_officer(case.desk, case.id, Subject(case.desk.today(), OFFICER, "Rude.", None, "Rude."))
    assert list(told) == ["point"]


def test_about_her_or_the_reviewer_is_asked_where_both_deal_with_it(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(with_plan(desk, CHAIR))
    form = about_form(case.desk, case.id)
    options = {option.key: option.hint for option in form.guide.step("about").fields[0].options}
    assert options == {OFFICER: "You", REVIEWER: "Has stage 2"}
    assert [problem.field for problem in form.guide.problems("about", {"on": case.desk.today()})] == ["about"]
    assert form.guide.path({"about": OFFICER}) == ("about", CHECK)
    assert form.guide.path({"about": REVIEWER}) == ("about", "who", "conflict", CHECK)
    assert form.act({"about": OFFICER, "on": case.desk.today()}).endswith(f"about {OFFICER}.")


def test_who_cannot_take_it_is_named_beside_the_field(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    guide = about_form(case.desk, case.id).guide
    typed = {"on": TUESDAY, "person": SOMEBODY_ELSE}
    assert [one.field for one in guide.problems("who", {**typed, "other_person": OFFICER})] == ["other_person"]
    assert [one.field for one in guide.problems("who", {**typed, "other_person": "A. Clerk"})] == ["two_people"]
    assert [one.field for one in guide.problems("conflict", typed)] == ["conflict"]


def test_somebody_else_deals_with_it(desk: Desk, settings: Settings) -> None:
    case = received_case(with_plan(desk, CHAIR))
    form = reassign_form(case.desk, case.id)
    assert form.guide.path({}) == ("why", "who", "conflict", CHECK)
    assert {one.field for one in form.guide.problems("why", {})} == {"reason", "began"}
    assert form.guide.problems("who", CHOSEN) == ()
    assert form.guide.problems("conflict", CHOSEN) == ()
    said = form.act({"reason": "She is away.", "began": "no", **CHOSEN})
    assert said == f"{CHAIR.name} deals with stage 1 from now on."
    assert case.file.people == ((1, CHAIR.name),)


def test_facts_are_kept_as_hers(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    form = facts_form(case.desk, case.id)
    assert REVIEWER in form.guide.step("facts").question
    form.act({"on": case.desk.today(), "text": "The job was closed without a visit."})
    body = records(case).facts("facts_supplied")
    assert body == {"stage": 2, "by": OFFICER, "text": "The job was closed without a visit."}


def test_a_conflict_is_declared_later(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    form = conflict_form(case.desk, case.id, "stage 2")
    assert [one.field for one in form.guide.problems("conflict", {})] == ["conflict"]
    has = {"conflict": "yes", "conflict_words": "", "resolution": ""}
    assert {one.field for one in form.guide.problems("conflict", has)} == {"conflict_words", "resolution"}
    form.act({"conflict": "yes", "conflict_words": "A cousin.", "resolution": "Mrs Hale sits with him."})
    found = declared(records(case), 2, REVIEWER)
    assert found is not None
    assert (found.body["conflict"], found.body["resolution"]) == ("A cousin.", "Mrs Hale sits with him.")


def test_the_member_responsible_cannot_declare_none(desk: Desk, settings: Settings) -> None:
    case = answered_case(with_plan(desk, MEMBER))
    assert len(conflict_form(case.desk, case.id).guide.step("conflict").fields[0].options) == 2
    reassigned = received_case(case.desk)
    words = {"member_words": "Leads on complaints.", "member_resolution": "The chair reports."}
    answers = {"reason": "She is away.", "began": "no", "person": MEMBER.name, **words}
    reassign_form(reassigned.desk, reassigned.id).act(answers)
    options = conflict_form(reassigned.desk, reassigned.id).guide.step("conflict").fields[0].options
    assert [option.key for option in options] == ["yes"]
