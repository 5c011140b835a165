"""A landlord's own limits: stricter ones are kept beside the Code's, laxer ones are departures and move nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.clocks import clocks
from app.rules.editions import Edition
from app.rules.house_rules import (
    MOST,
    HouseRule,
    OwnLimit,
    changes_nothing,
    counts_from_origin,
    departs,
    house_rule_problems,
)
from app.rules.timelines import Entry
from tests.rules.cases import EDITIONS, WORKDAYS, Case, a_case, editions, timelines

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


def own_of(case: Case, house: HouseRule, key: str, edition: str = "2024") -> OwnLimit | None:
    found = clocks(case.entries, EDITIONS.named(edition), WORKDAYS, [house])
    return {clock.key: clock for clock in found}[key].own


@pytest.mark.parametrize(("since", "stands"), [("2026-11-22", True), ("2026-11-23", True), ("2026-11-24", False)])
def test_a_limit_stands_beside_complaints_received_on_its_first_day_or_later(since: str, *, stands: bool) -> None:
    house = replace(TEN_FROM_RECEIPT, since=dt.date.fromisoformat(since))
    case = a_case().received("2026-11-23").acknowledged("2026-11-25")
    assert (own_of(case, house, "stage1.respond") is not None) is stands


EIGHT_THEN_NINE = (
    HouseRule("stage1.respond", 8, since=dt.date(2026, 1, 1)),
    HouseRule("stage1.respond", 9, since=dt.date(2026, 6, 1)),
)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2025-12-31", None),  # before there was any
        ("2026-04-13", "2026-04-23"),  # 14 April to 23 April: eight working days
        ("2026-05-29", "2026-06-10"),  # the Friday before: 1 June to 10 June
        ("2026-06-01", "2026-06-12"),  # 2 June to 12 June: nine working days
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_each_complaint_has_the_limit_of_the_policy_it_was_received_under(
    received: str, due: str | None, *, turned: bool
) -> None:
    """Acknowledged on the day of receipt, so that the response counts from that day too."""
    case = a_case().received(received).acknowledged(received)
    house = EIGHT_THEN_NINE[::-1] if turned else EIGHT_THEN_NINE
    own = {one.key: one for one in clocks(case.entries, NEW, WORKDAYS, house)}["stage1.respond"].own
    assert (own.due.isoformat() if own else None) == due


def test_a_limit_without_a_beginning_comes_before_every_other() -> None:
    house = (replace(EIGHT_THEN_NINE[0], since=None), EIGHT_THEN_NINE[1])
    for received, figure in (("2025-12-31", 8), ("2026-05-29", 8), ("2026-06-01", 9)):
        case = a_case().received(received).acknowledged(received)
        own = {one.key: one for one in clocks(case.entries, NEW, WORKDAYS, house)}["stage1.respond"].own
        assert own is not None
        assert own.rule.working_days == figure


@pytest.mark.parametrize("figure", [10, 15])
def test_a_policy_that_goes_back_to_the_codes_limit_or_departs_ends_the_older_one(figure: int) -> None:
    house = (EIGHT_THEN_NINE[0], HouseRule("stage1.respond", figure, explanation="So.", since=dt.date(2026, 6, 1)))
    for received, stands in (("2026-05-29", True), ("2026-06-01", False)):
        case = a_case().received(received).acknowledged(received)
        own = {one.key: one for one in clocks(case.entries, NEW, WORKDAYS, house)}["stage1.respond"].own
        assert (own is not None) is stands


def test_the_codes_own_limit_can_be_kept_after_an_earlier_one_alone() -> None:
    back = HouseRule("stage1.respond", 10, since=dt.date(2026, 6, 1))
    assert house_rule_problems(back, NEW, EIGHT_THEN_NINE[:1]) == ()
    assert house_rule_problems(back, NEW, (replace(EIGHT_THEN_NINE[0], since=None),)) == ()
    later = replace(EIGHT_THEN_NINE[0], since=dt.date(2026, 6, 2))
    another = replace(EIGHT_THEN_NINE[0], clock="stage2.respond")
    for others in ((), (back,), (later,), (another,)):
        assert [one.field for one in house_rule_problems(back, NEW, others)] == ["working_days"]


def test_at_a_later_stage_too_the_receipt_of_the_complaint_decides() -> None:
    """Asked for after the policy began; but the complaint is older than it."""
    house = HouseRule("stage2.respond", 15, since=dt.date(2026, 11, 1))
    case = a_case().received("2026-10-30").responded("2026-11-10").escalated("2026-11-12")
    assert own_of(case, house, "stage2.respond") is None
    corrected = case.corrected(1, "2026-11-02")
    assert own_of(corrected, house, "stage2.respond") is not None


def test_a_limit_with_a_beginning_stands_beside_nothing_of_which_no_receipt_is_known() -> None:
    case = a_case().escalated("2026-11-12")
    assert own_of(case, HouseRule("stage2.respond", 15), "stage2.respond") is not None
    assert own_of(case, HouseRule("stage2.respond", 15, since=dt.date(2020, 1, 1)), "stage2.respond") is None


def test_a_limit_that_is_the_codes_own_under_an_edition_stands_beside_nothing_there() -> None:
    """The Code of 2020 counts the response from receipt already; the later ones count from later."""
    rules = [EDITIONS.named(year).clock("stage1.respond") for year in ("2020", "2022", "2024")]
    assert [changes_nothing(TEN_FROM_RECEIPT, rule) for rule in rules] == [True, False, False]
    case = a_case().received("2021-03-01")
    assert own_of(case, TEN_FROM_RECEIPT, "stage1.respond", "2020") is None
    assert own_of(case, replace(TEN_FROM_RECEIPT, working_days=9), "stage1.respond", "2020") is not None
    assert own_of(case, TEN_FROM_RECEIPT, "stage1.respond", "2024") is not None


def test_a_stage_acknowledged_before_it_was_asked_for_has_no_later_own_date_than_the_codes() -> None:
    """Dates that contradict each other, as a book can hold them until they are corrected."""
    case = a_case().received("2026-10-30").acknowledged("2026-11-02", 2).escalated("2026-11-30")
    own = own_of(case, HouseRule("stage2.respond", 15, from_origin=True), "stage2.respond")
    assert own is not None
    assert own.counted_from == dt.date(2026, 11, 2)


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
            assert with_house.own.due <= with_house.due
