"""The guide of a restriction: each step holds back what it asks for, and says what stays open."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.guides import CHECK
from app.casework.restriction_guides import (
    STEPS,
    restriction_form,
    restriction_lifting_form,
    restriction_review_form,
)
from app.casework.restrictions import ALWAYS_OPEN, restrictions
from app.casework.settings import Settings
from app.rules.vocabularies import GUIDE_STEPS
from tests.casework.cases import MONDAY, a_case, on
from tests.casework.people_cases import RESTRICTION, restricted


def test_each_step_asks_for_its_own_and_a_statement_says_what_stays_open(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    guide = restriction_form(desk, case.id).guide
    assert guide.path({}) == (*STEPS, CHECK)
    for step in guide.steps:
        assert {problem.field for problem in guide.problems(step.key, {})} == set(STEPS[step.key])
        assert {field.key for field in step.fields} == set(STEPS[step.key])
    assert guide.problems(CHECK, {}) == ()
    assert guide.step("limit").help == ALWAYS_OPEN
    assert set(STEPS) == set(GUIDE_STEPS["restriction"])


@pytest.mark.parametrize("received", [MONDAY, dt.date(2023, 6, 12)])
def test_beside_each_step_stands_the_clause_of_the_edition(desk: Desk, settings: Settings, received: dt.date) -> None:
    case = a_case(desk).received(received, logged=MONDAY)
    edition = case_records(desk, case.id).edition
    for step in restriction_form(desk, case.id).guide.steps:
        clause = edition.beside("restriction", step.key)
        assert step.clause.startswith(f"Code {clause.number}: {clause.says}" if clause else "")
        assert bool(step.clause) == bool(clause)


def test_what_they_told_of_themselves_is_set_before_the_decision(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, adjustments=("Ring in the mornings.",), vulnerabilities="Recently widowed.")
    advice = restriction_form(desk, case.id).guide.step("equality").advice
    assert advice is not None
    assert advice({}) == (
        "The record says: Ring in the mornings; Recently widowed. "
        "Ask first whether an adjustment would do instead of a restriction."
    )
    bare = a_case(desk).received(MONDAY)
    advice = restriction_form(desk, bare.id).guide.step("equality").advice
    assert advice is not None
    assert advice({"protected": "no"}) == ""
    assert advice({"protected": "yes"}) == "Ask first whether an adjustment would do instead of a restriction."


def test_it_is_recorded_reviewed_and_lifted(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    restriction_form(desk, case.id).act(asdict(RESTRICTION))
    seq = str(case.line("restricted").seq)
    later = on(desk, "2027-02-01")
    review = restriction_review_form(later, case.id, seq)
    assert {field.key: field.initial for field in review.guide.steps[0].fields}["limit"] == RESTRICTION.limit
    review.act({"words": "Twice since.", "limit": "No calls at night.", "review_on": dt.date(2027, 4, 1)})
    lifting = restriction_lifting_form(later, case.id, seq)
    assert lifting.guide.steps[0].help == "“No calls at night.”"
    assert lifting.act({"on": dt.date(2027, 2, 1), "reason": "It is over."}).endswith("is lifted.")
    assert restrictions(case_records(later, case.id))[0].lifted_on == dt.date(2027, 2, 1)


def test_of_one_that_is_not_there_it_says_so_only_when_sent(desk: Desk, settings: Settings) -> None:
    case = restricted(desk)
    assert restriction_lifting_form(desk, case.id, "").guide.steps[0].help == ""
