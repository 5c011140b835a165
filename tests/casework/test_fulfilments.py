"""Fulfilments: a promise is kept with what shows it, put off to a working day, or given up; what cannot be is said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.fulfilments import by_problems, drop_promise, keep_promise, move_promise
from app.casework.milestones import close_case
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, on, refused
from tests.casework.righted_cases import FRIDAY, LATER, answered, first, records, righted

SEEN = "A photograph of 3 December."
SUNDAY = dt.date(2026, 11, 29)


def test_keeping_wants_the_day_and_what_shows_it(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    with refused(desk) as said:
        keep_promise(desk, case.id, first(case).seq, None, "   ")
    assert said == {
        "done_on": "Enter the date on which it was done, for example 27 3 2026.",
        "evidence": "Enter what shows that it is done: a photograph, a receipt, a call.",
    }


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (dt.date(2026, 11, 24), "must be today or in the past"),
        (dt.date(2026, 11, 20), "The complaint was received on Monday 23 November 2026."),
        ("31 11 2026", "There is no date “31 11 2026”."),
    ],
)
def test_a_day_on_which_it_cannot_have_been_done_is_refused(
    desk: Desk, settings: Settings, day: dt.date | str, sentence: str
) -> None:
    case = righted(desk)
    with refused(desk) as said:
        keep_promise(desk, case.id, first(case).seq, day, SEEN)
    assert sentence in said["done_on"]


def test_what_is_done_or_given_up_is_not_kept_put_off_or_given_up_again(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    keep_promise(desk, case.id, first(case).seq, MONDAY, SEEN)
    done = "That is recorded as done on Monday 23 November 2026. Strike that entry out first if it was not."
    with refused(desk) as said:
        move_promise(desk, case.id, first(case).seq, LATER, "Late.")
    assert said == {"": done}
    strike_out(desk, case.id, records(case).standing[-1].seq, "It leaks again.")
    drop_promise(desk, case.id, first(case).seq, "They moved out.")
    with refused(desk) as said:
        keep_promise(desk, case.id, first(case).seq, MONDAY, SEEN)
    assert said == {"": "That is recorded as no longer owed. Strike that entry out first if it still is."}


def test_a_promise_that_there_is_not_is_said(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    gone = {"": "There is no such promise on this case any more. Look at the case again."}
    with refused(desk) as said:
        keep_promise(desk, case.id, 9999, MONDAY, SEEN)
    assert said == gone
    with refused(desk) as said:
        move_promise(desk, case.id, 9999, LATER, "Late.")
    assert said == gone
    with refused(desk) as said:
        drop_promise(desk, case.id, 9999, "Gone.")
    assert said == gone


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (None, "Enter the day by which it will be done, for example 27 3 2026."),
        ("soon", "There is no date “soon”. Enter a day, a month and a year."),
        (dt.date(2026, 11, 20), "Friday 20 November 2026 has passed. Promise a day that is still to come."),
        (
            SUNDAY,
            "Sunday 29 November 2026 is no working day. Promise Friday 27 November 2026 or Monday 30 November 2026.",
        ),
        (
            dt.date(2026, 12, 25),
            "Friday 25 December 2026 (Christmas Day) is no working day. Promise Thursday 24 December 2026 or",
        ),
        (dt.date(2200, 1, 4), "The calendar has the years up to"),
    ],
)
def test_a_day_that_cannot_be_promised_is_told_how_to_be_put_right(
    desk: Desk, settings: Settings, day: dt.date | str | None, sentence: str
) -> None:
    (problem,) = by_problems(desk, "by", day)
    assert problem.field == "by"
    assert problem.sentence.startswith(sentence)


def test_on_a_sunday_only_a_day_to_come_is_offered(desk: Desk, settings: Settings) -> None:
    (problem,) = by_problems(on(desk, SUNDAY), "by", SUNDAY)
    assert problem.sentence == "Sunday 29 November 2026 is no working day. Promise Monday 30 November 2026."


@given(st.dates())
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_only_a_working_day_from_today_on_can_be_promised(desk: Desk, day: dt.date) -> None:
    found = by_problems(desk, "by", day)
    within = desk.workdays.first <= day <= desk.workdays.last
    if not found:
        assert day >= MONDAY
        assert desk.workdays.is_working(day)
    elif within and day >= MONDAY and desk.workdays.is_working(day):
        assert day == desk.workdays.working_day_before(desk.workdays.last, 0)  # after which none can be counted


def test_putting_off_wants_a_later_day_and_a_reason(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    with refused(desk) as said:
        move_promise(desk, case.id, first(case).seq, FRIDAY, "")
    assert said == {
        "by": "It is promised by Friday 4 December 2026 already. Enter a later day.",
        "reason": "Enter why it will be later; the resident is to be told.",
    }
    with refused(desk) as said:
        drop_promise(desk, case.id, first(case).seq, "")
    assert said == {"reason": "Enter why it is no longer owed."}


def test_each_entry_says_what_became_of_the_promise(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    move_promise(desk, case.id, first(case).seq, LATER, "The part is late.")
    assert case.line("promise_moved").sentence == (
        "Promised by Friday 11 December 2026 now, not by Friday 4 December 2026: Mend the radiator in the front room. "
        "The part is late."
    )
    keep_promise(desk, case.id, first(case).seq, MONDAY, SEEN)
    assert case.line("promise_kept").sentence == (
        "Done, as promised, on Monday 23 November 2026: Mend the radiator in the front room. "
        "Shown by: A photograph of 3 December."
    )


def test_the_day_it_was_done_can_be_corrected(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    keep_promise(on(desk, "2026-11-25"), case.id, first(case).seq, dt.date(2026, 11, 25), SEEN)
    kept = records(case).standing[-1]
    correct_date(on(desk, "2026-11-25"), case.id, kept.seq, dt.date(2026, 11, 24), "It was the Tuesday.")
    assert first(case).done_on == dt.date(2026, 11, 24)


def test_a_promise_is_struck_out_only_where_nothing_leans_on_it(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    promise = first(case)
    move_promise(desk, case.id, promise.seq, LATER, "The part is late.")
    moved = records(case).standing[-1]
    keep_promise(desk, case.id, promise.seq, MONDAY, SEEN)
    for seq in (promise.seq, moved.seq):
        with refused(desk) as said:
            strike_out(desk, case.id, seq, "Typed by mistake.")
        assert said[""].startswith("More was recorded of this promise since. Strike that out first: ")
    for record in reversed(records(case).standing[-3:]):
        strike_out(desk, case.id, record.seq, "Typed by mistake.")
    assert [one for one in records(case).standing if one.kind in ("remedy", "promise_moved", "promise_kept")] == []


def test_what_was_done_is_not_struck_out_of_a_closed_case(desk: Desk, settings: Settings) -> None:
    case = answered(desk)
    keep_promise(case.desk, case.id, first(case).seq, dt.date(2026, 11, 27), SEEN)
    kept = records(case).standing[-1]
    close_case(case.desk, case.id, dt.date(2026, 11, 27), "All is done.")
    with refused(case.desk) as said:
        strike_out(case.desk, case.id, kept.seq, "It was not.")
    assert said == {"": "This case is closed. Open it again first, then record what happened."}
    with refused(on(case.desk, LATER)) as said:
        correct_date(on(case.desk, LATER), case.id, kept.seq, LATER, "It was later.")
    closed = "The case was closed on Friday 27 November 2026. Open it again first, then correct this."
    assert said == {"on": closed}
