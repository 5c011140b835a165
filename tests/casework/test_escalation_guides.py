"""The guide that moves a complaint on: what each page asks, with the clause beside it, and what it records."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from app.casework.case_guides import CaseForm
from app.casework.definitions import outcomes_at
from app.casework.desks import Desk
from app.casework.escalation_guides import escalation_form
from app.casework.guides import CHECK, visible_fields
from app.casework.person_sheets import SOMEBODY_ELSE
from app.casework.settings import Settings
from tests.case_desks import INTAKE, case_desk
from tests.casework.answered_cases import records
from tests.casework.cases import MR_D, OFFICER, REVIEWER, Case
from tests.casework.escalated_cases import MEMBER, answered_case, third_stage_case, with_plan

DAY = dt.date(2026, 12, 14)
ANSWERS = {
    "on": DAY,
    "how": "by telephone",
    "words": "",
    "point.1": False,
    "point.2": False,
    "tried": "",
    "person": REVIEWER,
    "conflict": "unasked",
}


def form_of(case: Case) -> CaseForm:
    return escalation_form(case.desk, case.id)


def test_the_pages_in_their_order(desk: Desk, settings: Settings) -> None:
    case = answered_case(with_plan(desk, MEMBER))
    guide = form_of(case).guide
    assert guide.path({}) == ("asked", "points", "who", "conflict", CHECK)
    assert guide.path({"person": MEMBER.name}) == ("asked", "points", "who", "member", CHECK)
    clauses = [guide.step(key).clause[:9] for key in ("asked", "points", "who", "conflict")]
    assert clauses == ["Code 6.10", "Code 6.12", "Code 6.13", "Code 5.8:"]
    assert guide.step("asked").clause.endswith("The stage 2 acknowledgement is due within 5 working days (Code 6.11).")
    assert guide.title == "Move to stage 2"


def test_it_says_what_the_clocks_will_do(desk: Desk, settings: Settings) -> None:
    advice = form_of(answered_case(desk)).guide.step("asked").advice
    assert advice
    assert "Monday 21 December 2026" in advice({"on": DAY})
    assert advice({"on": dt.date(2026, 12, 15)}) == ""


def test_it_records_the_request_with_who_considers_it(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    said = form_of(case).act({**ANSWERS, "point.2": True, "tried": "Rang twice."})
    assert said == f"The complaint is at stage 2. {REVIEWER} considers it."
    assert case.file.people == ((1, OFFICER), (2, REVIEWER))
    assert records(case).facts("escalation_requested")["points"] == [2]


def test_all_points_ticked_and_none_ticked_are_the_same(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    form_of(case).act({**ANSWERS, "point.1": True, "point.2": True})
    assert records(case).facts("escalation_requested")["points"] == []


def test_where_all_points_go_the_page_of_answers_says_so_and_else_each_says_yes_or_no(
    desk: Desk, settings: Settings
) -> None:
    case = answered_case(desk)
    ticked = escalation_form(case.desk, case.id).guide.step("points").ticked
    assert ticked
    assert ticked({}) == ticked({"point.1": True, "point.2": True}) == "All of it"
    assert ticked({"point.2": True}) == ""


def test_each_page_names_its_own_problems(desk: Desk, settings: Settings) -> None:
    guide = form_of(answered_case(desk)).guide
    assert [problem.field for problem in guide.problems("asked", {})] == ["on"]
    assert [problem.field for problem in guide.problems("asked", {"on": dt.date(2026, 11, 1)})] == ["on"]
    assert guide.problems("points", {}) == ()
    assert [problem.field for problem in guide.problems("points", {"tried": "x" * 20_001})] == ["tried"]
    assert [problem.field for problem in guide.problems("who", {"person": ""})] == ["person"]
    another = {"person": SOMEBODY_ELSE, "other_person": OFFICER, "other_post": "x" * 121}
    assert [problem.field for problem in guide.problems("who", another)] == ["other_post", "other_person"]
    assert [problem.field for problem in guide.problems("conflict", {"person": REVIEWER})] == ["conflict"]


def test_at_stage_3_only_what_went_to_stage_2_can_go_further(desk: Desk, settings: Settings) -> None:
    """2022 Code 5.18: a third stage is only for a resident who asks for it."""
    case = third_stage_case(desk)
    guide = form_of(case).guide
    assert guide.title == "Move to stage 3"
    assert guide.step("asked").clause.startswith("Code 5.18: ")
    wanted = ["outcome.1", "outcome.2"]
    assert [field.key for field in guide.step("points").fields] == ["point.1", "point.2", *wanted, "tried"]


def test_the_oldest_edition_has_its_own_clauses(tmp_path: Path) -> None:
    day = dt.date(2020, 9, 1)
    at_hand = case_desk(tmp_path, replace(INTAKE, received_on=day), day)
    guide = escalation_form(at_hand.desk, at_hand.case_id).guide
    assert guide.step("asked").clause.startswith("Code next stage: ")
    assert guide.step("points").clause == ""


def test_where_some_points_go_what_was_wanted_only_for_the_others_stays_behind(desk: Desk, settings: Settings) -> None:
    """What was wanted at stage 1 is asked about, for nothing on the record says of which point it was wanted."""
    case = answered_case(desk)
    step = form_of(case).guide.step("points")
    assert [field.key for field in visible_fields(step, {})] == ["point.1", "point.2", "tried"]
    shown = visible_fields(step, {"point.2": True})
    assert [field.label for field in shown][2:4] == [
        "Still wanted: Mend the radiator.",
        "Still wanted: Dry or replace the carpet.",
    ]
    form_of(case).act({**ANSWERS, "point.2": True, "outcome.1": False, "outcome.2": True})
    asked = records(case).facts("escalation_requested")
    assert asked["unwanted"] == ["Mend the radiator."]
    assert "No longer wanted there: “Mend the radiator”." in case.line("escalation_requested").sentence
    assert outcomes_at(records(case), 1) == MR_D.outcomes
    assert outcomes_at(records(case), 2) == ("Dry or replace the carpet.",)


def test_where_all_points_go_everything_stays_wanted(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    form_of(case).act({**ANSWERS, "outcome.1": False})
    assert outcomes_at(records(case), 2) == MR_D.outcomes
