"""Post-by hints: the last day for the post, and what is best when it has passed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.letters import issue, open_letter
from app.casework.post_hints import clock_of, hint, letter_hint
from app.casework.settings import Settings
from app.rules.dates import long_date
from tests.casework.cases import Case, a_case, on

FRIDAY = dt.date(2026, 11, 20)
WHO = "Mrs Begum"


def said(desk: Desk, today: str, due: dt.date = FRIDAY) -> str:
    found = hint(on(desk, today), due, WHO)
    assert found is not None
    return found.sentence


def test_both_classes_have_their_last_day(desk: Desk) -> None:
    assert said(desk, "2026-11-12") == (
        "To reach Mrs Begum by Friday 20 November 2026, post it by Wednesday 18 November 2026, first class; or by "
        "Monday 16 November 2026, second class."
    )


def test_when_second_class_is_too_slow_first_class_alone_is_named(desk: Desk) -> None:
    assert said(desk, "2026-11-17") == (
        "To reach Mrs Begum by Friday 20 November 2026, post it by Wednesday 18 November 2026, first class."
    )


def test_on_the_last_day_it_says_today(desk: Desk) -> None:
    assert said(desk, "2026-11-18") == "To reach Mrs Begum by Friday 20 November 2026, post it today, first class."


def test_when_it_is_too_late_for_the_post_delivery_by_hand_is_best(desk: Desk) -> None:
    assert said(desk, "2026-11-19") == (
        "It is too late for the post to reach Mrs Begum by Friday 20 November 2026: posted today, first class, it can "
        "be expected on Monday 23 November 2026. Best is to take it there by hand. If nobody can, post it by Friday 20 "
        "November 2026 all the same: the Code counts the day it goes."
    )
    assert "If nobody can, post it today all the same" in said(desk, "2026-11-20")


def test_after_the_day_it_is_to_go_today(desk: Desk) -> None:
    found = hint(on(desk, "2026-11-23"), FRIDAY, WHO)
    assert found is not None
    assert found.late
    assert found.sentence == (
        "It was due by Friday 20 November 2026. Take it to Mrs Begum by hand today; or post it today: first class, it "
        "can be expected on Wednesday 25 November 2026."
    )


def test_christmas_is_no_working_day(desk: Desk) -> None:
    assert "post it by Wednesday 23 December 2026, first class" in said(desk, "2026-12-01", dt.date(2026, 12, 29))


def test_beyond_the_known_holidays_nothing_is_said(desk: Desk) -> None:
    assert hint(on(desk, "2026-11-19"), dt.date(2090, 1, 2), WHO) is None


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(today=st.dates(dt.date(2024, 1, 1), dt.date(2027, 10, 1)), ahead=st.integers(-3, 25))
def test_what_it_says_is_what_a_walk_through_the_calendar_finds(desk: Desk, today: dt.date, ahead: int) -> None:
    """Every day is tried by itself: the letter is late for the post where none from today on is there in time."""
    due = today + dt.timedelta(days=ahead)
    found = hint(on(desk, today), due, WHO)
    assert found is not None
    first = desk.posts.kinds[0]
    span = [today + dt.timedelta(days=number) for number in range(max(ahead, 0) + 1)]
    in_time = [day for day in span if first.arrives(day, desk.workdays) <= due]
    assert found.late == (not in_time)
    working = [day for day in in_time if desk.workdays.is_working(day)]
    if working and max(working) > today:
        assert f"post it by {long_date(max(working))}, first class" in found.sentence
    elif in_time:
        assert "post it today, first class" in found.sentence


# on a case


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received("2026-11-20").issued("2026-11-23")


def test_an_issued_letter_is_to_be_there_by_the_date_of_its_clock(case: Case) -> None:
    letter = case.file.letters[0].letter_id
    found = letter_hint(case.desk, case.id, letter)
    assert found is not None
    assert found.sentence.startswith("To reach Mr D. Dunmore by Friday 27 November 2026, post it by Wednesday 25")
    case.posted("2026-11-24")
    assert letter_hint(case.desk, case.id, letter) is None


def test_today_says_it_on_the_row_of_the_letter_that_waits(case: Case) -> None:
    (row,) = [one for one in due_list(case.desk) if one.step is not None]
    assert row.note.endswith("to be there in time, post by Wed 25 Nov 2026, first class")
    case.desk = on(case.desk, "2026-11-26")
    (row,) = [one for one in due_list(case.desk) if one.step is not None]
    assert row.note.endswith("too late for the post: take it there by hand")


def test_a_letter_that_no_date_waits_for_has_no_hint(case: Case) -> None:
    records = case_records(case.desk, case.id)
    assert clock_of(records, "refusal", 1) is None
    assert clock_of(records, "no such kind", 1) is None
    extension = clock_of(records, "extension", 1)
    assert extension is not None
    assert extension.key == "stage1.respond"  # the date that it extends should not have passed when it is read


def test_the_frozen_name_is_said(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20")
    issue(desk, open_letter(desk, case.id, "acknowledgement", 1))
    found = letter_hint(desk, case.id, case.file.letters[0].letter_id)
    assert found is not None
    assert "Mr D. Dunmore" in found.sentence
