"""A landlord's own limits: stricter ones are kept beside the Code's, laxer ones are departures and move nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.clocks import clocks
from app.rules.editions import Edition
from app.rules.house_rules import MOST, HouseRule, counts_from_origin, departs, house_rule_problems
from app.rules.timelines import Entry
from tests.rules.cases import EDITIONS, WORKDAYS, a_case, editions, timelines

NEW = EDITIONS.named("2024")
TEN_FROM_RECEIPT = HouseRule("stage1.respond", 10, from_origin=True)


def test_ten_working_days_from_receipt_stand_beside_the_codes_date() -> None:
    """Received Mon 23 Nov 2026, so day 10 is Mon 7 Dec; by the Code, acknowledged Wed 25 Nov, it is Wed 9 Dec."""
    case = a_case().received("2026-11-23").acknowledged("2026-11-25")
    clock = {one.key: one for one in clocks(case.entries, NEW, WORKDAYS, [TEN_FROM_RECEIPT])}["stage1.respond"]
    assert clock.due == dt.date(2026, 12, 9)
    assert clock.own is not None
    assert clock.own.due == clock.wanted_by == dt.date(2026, 12, 7)
    assert clock.own.counted == "10 working days after Monday 23 November 2026"


def test_a_shorter_limit_counts_from_where_the_codes_does() -> None:
    case = a_case().received("2026-11-23").acknowledged("2026-11-25")
    clock = {one.key: one for one in clocks(case.entries, NEW, WORKDAYS, [HouseRule("stage1.respond", 8)])}
    own = clock["stage1.respond"].own
    assert own is not None
    assert own.due == dt.date(2026, 12, 7)


def test_an_extension_takes_the_place_of_the_landlords_own_limit() -> None:
    case = a_case().received("2026-11-23").acknowledged("2026-11-25").extended("2026-12-07", "2026-12-16")
    clock = {one.key: one for one in clocks(case.entries, NEW, WORKDAYS, [TEN_FROM_RECEIPT])}["stage1.respond"]
    assert clock.own is None
    assert clock.wanted_by == clock.due == dt.date(2026, 12, 16)


def test_a_departure_moves_no_date() -> None:
    laxer = HouseRule("stage1.acknowledge", 7, explanation="The clerk comes on Thursdays.")
    assert departs(laxer, NEW.clock("stage1.acknowledge"))
    for clock in clocks(a_case().received("2026-11-23").entries, NEW, WORKDAYS, [laxer]):
        assert clock.own is None
        assert clock.wanted_by == clock.due


def test_what_counts_from_the_receipt_already() -> None:
    assert counts_from_origin(NEW.clock("stage1.acknowledge"))
    assert not counts_from_origin(NEW.clock("stage1.respond"))
    assert counts_from_origin(EDITIONS.named("2022").clock("stage2.respond"))


@pytest.mark.parametrize(
    ("house", "field", "says"),
    [
        (HouseRule("stage3.respond", 5), "clock", "no such time limit"),
        (HouseRule("stage1.respond", 0), "working_days", f"from 1 to {MOST}"),
        (HouseRule("stage1.respond", MOST + 1), "working_days", f"from 1 to {MOST}"),
        (HouseRule("stage1.respond", 10), "working_days", "the Code's own limit"),
        (HouseRule("stage1.acknowledge", 5, from_origin=True), "working_days", "the Code's own limit"),
        (HouseRule("stage1.respond", 15), "explanation", "The Code allows 10 working days (Code 6.3)"),
    ],
)
def test_what_cannot_be_kept_is_named_beside_its_field(house: HouseRule, field: str, says: str) -> None:
    (problem,) = house_rule_problems(house, NEW)
    assert problem.field == field
    assert says in problem.sentence


@pytest.mark.parametrize(
    "house",
    [TEN_FROM_RECEIPT, HouseRule("stage2.respond", 15), HouseRule("stage1.respond", 15, explanation="We are two.")],
)
def test_what_can_be_kept_has_no_problem(house: HouseRule) -> None:
    assert house_rule_problems(house, NEW) == ()


@given(timelines(), editions, st.integers(1, 30), st.booleans())
def test_a_house_rule_never_moves_the_codes_dates_and_is_never_laxer(
    entries: tuple[Entry, ...],
    edition: Edition,
    figure: int,
    from_origin: bool,  # noqa: FBT001 - hypothesis gives it by its name
) -> None:
    house = [HouseRule(rule.key, figure, from_origin, "so it is") for rule in edition.clocks]
    plain = clocks(entries, edition, WORKDAYS)
    for clock, with_house in zip(plain, clocks(entries, edition, WORKDAYS, house), strict=True):
        assert (clock.due, clock.original_due) == (with_house.due, with_house.original_due)
        if with_house.own is not None:
            assert with_house.own.due <= with_house.due or with_house.counted_from > with_house.due
