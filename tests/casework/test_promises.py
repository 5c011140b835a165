"""Promises: every remedy is one, and how it stands follows from its day and from what was recorded of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.fulfilments import drop_promise, keep_promise, move_promise
from app.casework.milestones import close_case, closing_problems
from app.casework.promises import (
    SHORT,
    open_promises,
    promise_named,
    promise_problems,
    promises,
    promises_made,
    total,
    with_sum,
)
from app.casework.remedies import add_remedy
from app.casework.settings import Settings
from app.casework.sums import MOST
from app.rules.pounds import pounds
from tests.casework.cases import MONDAY, a_case, on, refused
from tests.casework.righted_cases import FRIDAY, LATER, MEND, PAY, answered, first, of_first, records, righted

SEEN = "A photograph of 3 December."


@pytest.mark.parametrize(
    ("day", "state", "countdown"),
    [
        ("2026-11-23", "open", "9 working days left"),
        ("2026-11-26", "open", "6 working days left"),
        ("2026-11-27", "soon", "5 working days left"),
        ("2026-12-04", "soon", "due today"),
        ("2026-12-05", "late", "less than a working day late"),
        ("2026-12-07", "late", "1 working day late"),
    ],
)
def test_how_a_promise_stands_follows_from_its_day(
    desk: Desk, settings: Settings, day: str, state: str, countdown: str
) -> None:
    case = righted(desk)
    (view,) = promises(on(case.desk, day), records(case))
    assert (view.state, view.countdown) == (state, countdown)


@pytest.mark.parametrize(
    ("day", "countdown"), [("2026-12-04", "done in time"), ("2026-12-08", "done, 2 working days late")]
)
def test_a_promise_that_was_kept_is_done_and_stays_late_where_it_was(
    desk: Desk, settings: Settings, day: str, countdown: str
) -> None:
    case = righted(desk)
    keep_promise(on(desk, day), case.id, first(case).seq, dt.date.fromisoformat(day), SEEN)
    (view,) = promises(on(desk, "2027-01-04"), records(case))
    assert (view.state, view.countdown, view.promise.evidence) == ("done", countdown, SEEN)
    assert open_promises(records(case)) == ()


def test_a_promise_that_was_put_off_has_its_new_day_and_keeps_the_old_one(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    move_promise(desk, case.id, first(case).seq, LATER, "The part is not there yet.")
    promise = first(case)
    assert (promise.first_by, promise.by) == (FRIDAY, LATER)
    (move,) = promise.moves
    assert (move.was, move.now, move.reason, move.on) == (FRIDAY, LATER, "The part is not there yet.", MONDAY)


def test_what_is_no_longer_owed_counts_in_no_sum(desk: Desk, settings: Settings) -> None:
    case = righted(desk, PAY, replace(PAY, sum="12.50"))
    assert total(records(case), 1) == 11250
    drop_promise(desk, case.id, first(case).seq, "The resident would rather have nothing.")
    assert total(records(case), 1) == 1250
    assert [view.state for view in promises(desk, records(case))] == ["dropped", "open"]
    assert total(records(case), 2) == 0


def test_what_was_done_already_is_no_promise_to_keep(desk: Desk, settings: Settings) -> None:
    case = righted(desk, replace(MEND, done="yes", by=None, done_on=MONDAY, evidence=SEEN))
    (view,) = promises(desk, records(case))
    assert (view.state, view.countdown, view.promise.done_on) == ("done", "", MONDAY)


def test_the_soonest_stands_first_and_a_number_names_only_what_is_open(desk: Desk, settings: Settings) -> None:
    case = righted(desk, replace(MEND, by=LATER), PAY)
    later, sooner = promises_made(records(case))
    assert open_promises(records(case)) == (sooner, later)
    assert promise_named(records(case), str(later.seq)) == later
    keep_promise(desk, case.id, later.seq, MONDAY, SEEN)
    assert promise_named(records(case), str(later.seq)) is None
    assert promise_named(records(case), "") is None


def test_a_case_without_a_promise_has_none(desk: Desk, settings: Settings) -> None:
    assert promises(desk, records(righted(desk, MEND))) != ()
    case = answered(desk, MEND)
    assert promise_problems(records(case)) != ()


def test_a_case_cannot_be_closed_with_a_promise_open(desk: Desk, settings: Settings) -> None:
    case = answered(desk)
    with refused(case.desk) as said:
        close_case(case.desk, case.id, dt.date(2026, 11, 27), "The answer went.")
    assert said == {
        "": "What was promised is still to be done: “Mend the radiator in the front room”. Record that it is done, "
        "or that it is no longer owed, then close the case."
    }
    keep_promise(case.desk, case.id, first(case).seq, dt.date(2026, 11, 27), SEEN)
    assert closing_problems(records(case)) == ()


def test_an_answer_that_is_known_is_given_whatever_is_still_to_be_done(desk: Desk, settings: Settings) -> None:
    case = answered(desk)
    assert case.clock("stage1.respond").standing.word == "met"
    assert open_promises(records(case))


def test_a_long_promise_is_known_by_its_first_words(desk: Desk, settings: Settings) -> None:
    case = righted(desk, replace(MEND, what="word " * 40))
    assert len(first(case).short) <= SHORT + 1
    assert first(case).short.endswith("word…")


def test_a_promise_is_numbered_by_its_entry(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    seq = add_remedy(desk, case.id, PAY)
    assert [promise.seq for promise in promises_made(records(case))] == [int(of_first(case)), seq]


@given(st.lists(st.tuples(st.integers(1, MOST), st.booleans()), max_size=4))
@hypothesis_settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_offered_in_all_is_the_sum_of_the_lines_that_stand(
    desk: Desk, settings: Settings, lines: list[tuple[int, bool]]
) -> None:
    case = a_case(desk).received(MONDAY)
    for pence, dropped in lines:
        seq = add_remedy(desk, case.id, replace(PAY, sum=pounds(pence)))
        if dropped:
            drop_promise(desk, case.id, seq, "Typed twice.")
    assert total(records(case), 1) == sum(pence for pence, dropped in lines if not dropped)


def test_of_a_past_day_a_promise_is_as_it_was_known_then(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    move_promise(desk, case.id, first(case).seq, LATER, "The part is not there yet.")
    assert [view.promise.by for view in promises(desk, records(case))] == [LATER]
    later = on(desk, "2026-12-07")
    known = later.as_known_on(MONDAY)
    (view,) = promises(known, case_records(known, case.id))
    assert (view.state, view.promise.by) == ("open", LATER)


def test_a_payment_is_named_with_its_sum_and_said_once() -> None:
    assert with_sum("We paid you", 15000, "For six months without heating.") == (
        "We paid you £150 for six months without heating."
    )
    assert with_sum("", 15000, "For six months") == "£150 for six months"
    assert with_sum("We paid you", 15000, "A goodwill payment.") == "We paid you £150. A goodwill payment."
    assert with_sum("We paid you", 15000, "We will pay you £150 for the heating.") == (
        "We will pay you £150 for the heating."
    )
    assert with_sum("We paid you", 0, "Mend the radiator.") == "Mend the radiator."
