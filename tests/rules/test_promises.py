"""What a letter promised: the earlier of its date and the Code's binds, until an extension takes its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.rules.clocks import Clock, clocks
from app.rules.promises import Promise, promise_in_force
from tests.rules.cases import EDITIONS, WORKDAYS, Case, a_case

NEW = EDITIONS.named("2024")
MONDAY, SENT = dt.date(2026, 11, 23), dt.date(2026, 11, 24)
CODE = dt.date(2026, 12, 8)
"""Ten working days after the letter went on Tuesday 24 November 2026, by the almanac."""


def promising(*days: dt.date) -> Case:
    """A case whose acknowledgement went on 24 November, several times if there are several promises."""
    case = a_case().received("2026-11-23")
    for day in days:
        case = case.acknowledged("2026-11-24")
        case = Case((*case.entries[:-1], replace(case.entries[-1], promised=day)))
    return case


def answer(case: Case) -> Clock:
    found = {clock.key: clock for clock in clocks(case.entries, NEW, WORKDAYS)}
    assert found["stage1.acknowledge"].promise is None
    return found["stage1.respond"]


def test_a_date_that_was_promised_earlier_stands_beside_the_codes() -> None:
    clock = answer(promising(dt.date(2026, 12, 7)))
    assert clock.promise == Promise(SENT, dt.date(2026, 12, 7))
    assert (clock.due, clock.wanted_by) == (CODE, dt.date(2026, 12, 7))
    assert clock.stricter == (clock.promise,)
    assert clock.promise.sentence == (
        "The letter that went on Tuesday 24 November 2026 promises an answer by Monday 7 December 2026."
    )


def test_a_promise_of_the_codes_date_or_a_later_one_gives_nothing_and_takes_nothing() -> None:
    for day in (CODE, dt.date(2026, 12, 9)):
        clock = answer(promising(day))
        assert clock.promise is None
        assert clock.wanted_by == CODE


def test_of_two_letters_the_earlier_date_binds() -> None:
    promise = answer(promising(dt.date(2026, 12, 7), dt.date(2026, 12, 4))).promise
    assert promise
    assert promise.due == dt.date(2026, 12, 4)


def test_an_extension_that_counts_takes_the_place_of_the_promise() -> None:
    case = promising(dt.date(2026, 12, 7)).extended("2026-12-04", "2026-12-22")
    clock = answer(case)
    assert (clock.due, clock.promise, clock.wanted_by) == (dt.date(2026, 12, 22), None, dt.date(2026, 12, 22))


def test_a_letter_that_is_struck_out_promises_nothing() -> None:
    case = promising(dt.date(2026, 12, 7))
    struck = replace(case.then("voided", "2026-11-25").entries[-1], corrects=case.entries[-1].seq)
    assert answer(Case((*case.entries, struck))).promise is None


def test_a_promise_is_for_the_answer_of_its_own_stage() -> None:
    case = promising(dt.date(2026, 12, 7))
    rule = NEW.clock("stage2.respond")
    assert promise_in_force(rule, case.entries, dt.date(2027, 1, 4)) is None
    assert promise_in_force(NEW.clock("stage1.acknowledge"), case.entries, dt.date(2027, 1, 4)) is None


def told(case: Case, day: str, promised: dt.date) -> Case:
    """A word of progress more, which promises an answer by a day."""
    then = case.then("updated", day)
    return Case((*then.entries[:-1], replace(then.entries[-1], promised=promised)))


def test_a_new_date_that_is_given_once_the_codes_has_passed_is_to_be_kept_and_moves_nothing() -> None:
    clock = answer(told(promising(CODE), "2026-12-10", dt.date(2026, 12, 18)))
    assert clock.promise == Promise(dt.date(2026, 12, 10), dt.date(2026, 12, 18))
    assert (clock.due, clock.wanted_by) == (CODE, CODE)


def test_of_new_dates_the_last_that_was_given_stands() -> None:
    case = told(promising(dt.date(2026, 12, 7)), "2026-12-10", dt.date(2026, 12, 18))
    promise = answer(told(case, "2026-12-17", dt.date(2026, 12, 22))).promise
    assert promise is not None
    assert promise.due == dt.date(2026, 12, 22)


def test_a_later_date_that_is_given_before_the_codes_has_passed_is_none() -> None:
    """To answer later takes an extension (2024 Code 6.4)."""
    assert answer(told(promising(CODE), "2026-12-07", dt.date(2026, 12, 18))).promise is None


def test_where_an_extended_date_was_missed_too_the_new_one_stands_beside_it() -> None:
    case = promising(dt.date(2026, 12, 7)).extended("2026-12-04", "2026-12-22")
    clock = answer(told(case, "2026-12-23", dt.date(2026, 12, 30)))
    assert clock.promise == Promise(dt.date(2026, 12, 23), dt.date(2026, 12, 30))
    assert clock.due == dt.date(2026, 12, 22)
