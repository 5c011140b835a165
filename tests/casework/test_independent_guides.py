"""The guides of the plan: walked to every end, and beginning from what is known."""

from __future__ import annotations

import datetime as dt

from app.casework.desks import Desk
from app.casework.guides import visible_fields
from app.casework.independent_facts import ROLES, Independent
from app.casework.independent_guides import adding_form, changing_form, dropping_form
from app.casework.independents import read_plan
from app.casework.settings import Settings
from tests.casework.answered_cases import types
from tests.casework.cases import MONDAY, REVIEWER
from tests.casework.escalated_cases import CHAIR, MEMBER, MINUTES, with_plan
from tests.casework.walks import walks

ADDED = {
    "name": "Mr Tom Reeve",
    "post": "",
    "role": "outside",
    "member_responsible": "no",
    "two_people": False,
    "reason": MINUTES,
}


def test_somebody_is_added(desk: Desk, settings: Settings) -> None:
    form = adding_form(desk)
    ends = list(walks(form.guide, types(day=MONDAY, name="Mr Tom Reeve"), {"member_responsible": "no"}))
    assert {end["role"] for end in ends} == set(ROLES)
    assert form.act(ADDED) == "Mr Tom Reeve can take a stage."
    assert read_plan(desk)[-1] == Independent("Mr Tom Reeve", "", "outside")
    assert form.guide.step("person").clause.startswith("Code 6.13: ")


def test_an_untouched_page_names_what_is_wanted(desk: Desk, settings: Settings) -> None:
    problems = adding_form(desk).guide.problems("person", {})
    assert {problem.field for problem in problems} == {"name", "role", "member_responsible", "reason"}


def test_a_name_that_looks_like_another_asks_whether_they_are_two(desk: Desk, settings: Settings) -> None:
    form = adding_form(desk)
    step = form.guide.step("person")
    answers = {**ADDED, "name": "Henry Price"}
    assert step.advice
    assert step.advice(answers).startswith(f"Henry Price looks like {REVIEWER}.")
    assert "two_people" in {field.key for field in visible_fields(step, answers)}
    assert [problem.field for problem in form.guide.problems("person", answers)] == ["name"]
    apart = {**answers, "two_people": True}
    assert form.guide.problems("person", apart) == ()
    form.act(apart)
    assert read_plan(desk)[-1].two_people == (REVIEWER,)


def test_a_change_begins_from_what_is_known(desk: Desk, settings: Settings) -> None:
    with_plan(desk, MEMBER)
    fields = {field.key: field for field in changing_form(desk, MEMBER.name).guide.step("person").fields}
    known = [fields[key].initial for key in ("name", "post", "role", "member_responsible")]
    assert known == [MEMBER.name, "Trustee", "trustee", "yes"]
    first = {field.key: field for field in changing_form(desk, REVIEWER).guide.step("person").fields}
    assert first["member_responsible"].initial == ""  # nobody said yet
    changing_form(desk, REVIEWER).act({**ADDED, "name": REVIEWER, "role": "trustee"})
    assert read_plan(desk)[0] == Independent(REVIEWER, "", "trustee")


def test_somebody_is_taken_off(desk: Desk, settings: Settings) -> None:
    with_plan(desk, CHAIR)
    form = dropping_form(desk, CHAIR.name)
    assert list(walks(form.guide, types(day=dt.date(2026, 11, 23))))
    assert form.act({"reason": "Retired."}) == f"{CHAIR.name} is taken off who can take a stage."
    assert read_plan(desk) == (Independent(REVIEWER),)
