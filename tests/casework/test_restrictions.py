"""Restrictions of contact: evidence, proportion, the Equality Act, a review; and what stays open always."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.cases import case_records
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.restrictions import (
    ALWAYS_OPEN,
    WANTED,
    Restriction,
    lift_restriction,
    restrict,
    restrictions,
    review_restriction,
)
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, MR_D, Case, a_case, on, refused
from tests.casework.people_cases import RESTRICTION, restricted


def said_of(key: str, text: str) -> dict[str, Any]:
    return {key: text}


def standing(case: Case, desk: Desk) -> Restriction:
    (found,) = restrictions(case_records(desk, case.id))
    return found


def test_it_says_who_decided_what_is_limited_and_what_stays_open(desk: Desk, settings: Settings) -> None:
    case = restricted(desk)
    assert case.line("restricted").sentence == (
        "Contact is restricted from Monday 30 November 2026, decided by Anne Clerk: Calls are taken on Tuesdays from "
        f"10 to 12. To be reviewed by Monday 1 February 2027. {ALWAYS_OPEN}"
    )
    assert replace(standing(case, desk), seq=0) == RESTRICTION


def test_a_complaint_is_taken_from_them_all_the_same(desk: Desk, settings: Settings) -> None:
    """2024 Code 5.14: whatever is limited, complaints stay open."""
    restricted(desk)
    assert log_complaint(desk, replace(MR_D, received_on=MONDAY))


@pytest.mark.parametrize("key", WANTED)
def test_each_part_must_be_said_and_has_its_sentence(desk: Desk, settings: Settings, key: str) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        restrict(desk, case.id, replace(RESTRICTION, **said_of(key, " \n")))
    assert said == {key: WANTED[key]}
    with refused(desk) as said:
        restrict(desk, case.id, replace(RESTRICTION, **said_of(key, "x" * 20_001)))
    assert set(said) == {key}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"protected": ""}, {"protected"}),
        ({"decided_by": " "}, {"decided_by"}),
        ({"starts": None, "review_on": None}, {"starts", "review_on"}),
        ({"starts": "32 1 2027", "review_on": "soon"}, {"starts", "review_on"}),
        ({"starts": dt.date(2028, 11, 30)}, {"starts", "review_on"}),
        ({"review_on": MONDAY}, {"review_on"}),
        ({"review_on": dt.date(2026, 11, 30)}, {"review_on"}),
        ({"review_on": dt.date(2036, 2, 1)}, {"review_on"}),
    ],
)
def test_who_decided_and_its_days_must_be_possible(
    desk: Desk, settings: Settings, changes: dict[str, Any], fields: set[str]
) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        restrict(desk, case.id, replace(RESTRICTION, **changes))
    assert set(said) == fields


def test_a_review_may_narrow_it_and_sets_the_next(desk: Desk, settings: Settings) -> None:
    case = restricted(desk)
    seq, later = case.line("restricted").seq, on(desk, "2027-02-01")
    review_restriction(later, case.id, seq, "Two calls at night since.", ("No calls at night.", dt.date(2027, 4, 1)))
    found = standing(case, later)
    assert (found.limit, found.review_on, found.lifted_on) == ("No calls at night.", dt.date(2027, 4, 1), None)
    assert found.behaviour == RESTRICTION.behaviour
    with refused(desk) as said:
        review_restriction(later, case.id, seq, " ", ("", dt.date(2027, 2, 1)))
    assert set(said) == {"words", "limit", "review_on"}
    with refused(desk) as said:
        review_restriction(later, case.id, 1, "x" * 20_001, ("x" * 20_001, None))
    assert set(said) == {"", "words", "limit", "review_on"}


def test_lifted_it_stands_no_more_and_stays_in_the_record(desk: Desk, settings: Settings) -> None:
    case = restricted(desk)
    seq, later = case.line("restricted").seq, on(desk, "2027-02-01")
    with refused(desk) as said:
        lift_restriction(later, case.id, seq, dt.date(2027, 2, 2), "")
    assert set(said) == {"on", "reason"}
    lift_restriction(later, case.id, seq, dt.date(2027, 2, 1), "There were no more calls at night.")
    assert standing(case, later).lifted_on == dt.date(2027, 2, 1)
    with refused(desk) as said:
        lift_restriction(later, case.id, seq, dt.date(2027, 2, 1), "Again.")
    assert set(said) == {""}
    with refused(desk):
        review_restriction(later, case.id, seq, "It stays.", ("No calls.", dt.date(2027, 4, 1)))
    assert check_book(desk.book).sound
    lifted = next(one for one in case_records(later, case.id).standing if one.kind == "restriction_lifted")
    strike_out(later, case.id, lifted.seq, "Not yet.")
    assert standing(case, later).lifted_on is None


def test_two_restrictions_do_not_touch_each_other(desk: Desk, settings: Settings) -> None:
    case = restricted(desk)
    other = restrict(desk, case.id, replace(RESTRICTION, limit="Visits are made by two."))
    lift_restriction(desk, case.id, other, MONDAY, "Nobody visits.")
    assert [one.lifted_on for one in restrictions(case_records(desk, case.id))] == [None, MONDAY]
