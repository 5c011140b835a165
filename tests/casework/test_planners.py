"""The Christmas planner: which dates fall in a closure or close to it, and what to send before.

Mo Tu We Th Fr
14 15 16 17 18  December 2026
21 22 23 24 25  (closed from Thursday 24; 25 December: Christmas Day)
28 29 30 31  1  (28 December: Boxing Day's substitute; 1 January 2027; closed to Friday 1)
 4  5  6  7  8  January 2027
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.closures import Closure, ClosureEntry, add_closure
from app.casework.desks import Desk
from app.casework.letters import keep_draft, open_letter
from app.casework.planners import PlannedDate, how_it_lies, planner, planner_notice
from app.casework.settings import Settings
from tests.casework.cases import MR_D, Case, a_case, on

CHRISTMAS = ClosureEntry("Christmas", dt.date(2026, 12, 24), dt.date(2027, 1, 1))


@pytest.fixture
def closed(desk: Desk, settings: Settings) -> Desk:
    """Monday 14 December 2026; the office is closed over Christmas."""
    add_closure(desk, CHRISTMAS)
    return on(desk, "2026-12-14")


def rows(desk: Desk) -> tuple[PlannedDate, ...]:
    return planner(desk)[0].rows


def received(desk: Desk, day: str, name: str = "Mrs A") -> Case:
    return a_case(desk).received(day, person=replace(MR_D.person, name=name))


@pytest.mark.parametrize(
    ("day", "lies"),
    [
        ("2026-12-21", ""),
        ("2026-12-22", "2 working days before it"),
        ("2026-12-23", "1 working day before it"),
        ("2026-12-24", "in the closure"),
        ("2027-01-01", "in the closure"),
        ("2027-01-02", "just after it"),
        ("2027-01-04", "1 working day after it"),
        ("2027-01-05", "2 working days after it"),
        ("2027-01-06", ""),
    ],
)
def test_how_a_date_lies_to_a_closure(desk: Desk, day: str, lies: str) -> None:
    closure = Closure(1, "Christmas", dt.date(2026, 12, 24), dt.date(2027, 1, 1))
    assert how_it_lies(dt.date.fromisoformat(day), closure, desk.workdays) == lies


def test_bank_holidays_before_a_closure_are_no_working_days_before_it(desk: Desk) -> None:
    """Closed from Tuesday 29 December: Thursday 24 is the working day before, Wednesday 23 the second."""
    closure = Closure(1, "New Year", dt.date(2026, 12, 29), dt.date(2026, 12, 31))
    found = [how_it_lies(dt.date(2026, 12, day), closure, desk.workdays) for day in (22, 23, 24)]
    assert found == ["", "2 working days before it", "1 working day before it"]


def test_what_falls_in_the_closure_is_listed_with_the_letter_to_post_before(closed: Desk) -> None:
    """Received on Friday 18 December: 21 to 24 (4), 29 (5). Its answer is projected ten working days on, 13 January."""
    received(closed, "2026-12-18")
    (row,) = rows(on(closed, "2026-12-18"))
    assert (row.date.key, row.date.due, row.lies) == ("stage1.acknowledge", dt.date(2026, 12, 29), "in the closure")
    assert (row.do, row.by_words) == ("Write the acknowledgement", "by Wednesday 23 December 2026")


def test_projected_dates_are_listed_too(closed: Desk) -> None:
    """Received on Tuesday 8 December: 9 to 15 (5); the answer is projected to 16 to 24 (7), 29 to 31 (10): the 31st."""
    received(closed, "2026-12-08")
    (row,) = rows(closed)
    assert (row.date.key, row.date.projected, row.date.due) == ("stage1.respond", True, dt.date(2026, 12, 31))
    assert row.do == "Write the response"


def test_what_is_due_before_the_closure_is_posted_by_its_own_date(closed: Desk) -> None:
    """Received on Tuesday 15 December: 16 to 22 (5)."""
    received(closed, "2026-12-15")
    for today in ("2026-12-15", "2026-12-22"):
        (row,) = rows(on(closed, today))
        assert (row.lies, row.post_by) == ("2 working days before it", dt.date(2026, 12, 22))


def test_the_soonest_comes_first(closed: Desk) -> None:
    for day, name in (("2026-12-18", "Mrs A"), ("2026-12-15", "Mrs B"), ("2026-12-17", "Mrs C")):
        received(closed, day, name)
    assert [row.date.who for row in rows(on(closed, "2026-12-18"))] == ["Mrs B", "Mrs C", "Mrs A"]


def test_a_letter_that_is_begun_is_finished_and_one_that_is_issued_posted(closed: Desk) -> None:
    case = received(closed, "2026-12-18")
    desk = case.desk
    letter = open_letter(desk, case.id, "acknowledgement", 1)
    keep_draft(desk, letter.written("received", f"{letter.draft.part('received').text}\n\nThank you."))
    assert rows(desk)[0].do == "Finish the acknowledgement"
    case.issued("2026-12-18")
    assert rows(desk)[0].do == "Post the acknowledgement"


def test_once_the_closure_has_begun_what_is_left_is_sent_now(closed: Desk) -> None:
    received(closed, "2026-12-18")
    (row,) = rows(on(closed, "2026-12-29"))
    assert (row.post_by, row.by_words) == (None, "now")


def test_a_closure_that_is_over_is_not_planned_for(closed: Desk) -> None:
    assert len(planner(on(closed, "2027-01-01"))) == 1
    assert planner(on(closed, "2027-01-02")) == ()


def test_a_closure_without_dates_is_there_with_no_rows(closed: Desk) -> None:
    assert [(plan.closure.name, plan.rows) for plan in planner(closed)] == [("Christmas", ())]


def test_today_speaks_of_a_closure_twenty_working_days_before_it(closed: Desk) -> None:
    """Twenty working days before Thursday 24 December is Thursday 26 November: 27 (1), 30 to 4 (6) … 21 to 24 (20).

    Extended to the closure, a case is close to it long before.
    """
    received(closed, "2026-11-16").acknowledged("2026-11-18").extended("2026-11-20", "2026-12-16")
    case = received(closed, "2026-11-17").acknowledged("2026-11-24")
    case.extended("2026-11-24", "2026-12-22")
    assert planner_notice(on(closed, "2026-11-25")) == ""
    assert planner_notice(on(closed, "2026-11-26")) == (
        "Christmas: the office is closed from Thursday 24 December 2026 to Friday 1 January 2027. 1 date falls in it "
        "or close to it. The first letter is to go by Tuesday 22 December 2026."
    )


def test_today_is_silent_where_nothing_falls_close(closed: Desk) -> None:
    assert planner_notice(closed) == ""


def test_today_counts_the_dates_and_says_no_day_that_is_past(closed: Desk) -> None:
    received(closed, "2026-12-17")
    received(closed, "2026-12-18")
    notice = planner_notice(on(closed, "2026-12-29"))
    assert "2 dates fall in it or close to it." in notice
    assert "is to go by" not in notice


def test_without_a_closure_there_is_nothing_to_plan(desk: Desk, settings: Settings) -> None:
    received(desk, "2026-11-23")
    assert (planner(desk), planner_notice(desk)) == ((), "")


def test_a_closure_of_one_day_is_spoken_of_as_one_day(desk: Desk, settings: Settings) -> None:
    """Received on Monday 23 November: acknowledged by Monday 30."""
    add_closure(desk, ClosureEntry("Stocktaking", dt.date(2026, 11, 30), dt.date(2026, 11, 30)))
    received(desk, "2026-11-23")
    assert planner_notice(desk).startswith("Stocktaking: the office is closed on Monday 30 November 2026.")
