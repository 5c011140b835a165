"""What a working says that changes of the calendar did to its date: what is true of the date of today, and no more.

All of it happens here, in 2026; the days that are added are invented.

    Mo Tu We Th Fr
    23 24 25 26 27  November
    30  1  2  3  4  December
     7  8  9 10 11
    14 15 16 17 18
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.calendar_moves import CalendarMove, began, calendar_moves, first_version, with_calendar_moves
from app.casework.calendars import ADD, TAKE_BACK, Amendment
from app.casework.cases import case_records
from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.holiday_drills import amend
from app.casework.house_rules import keep_house_rule
from app.casework.milestones import Milestone, record_milestone
from app.casework.settings import Settings
from app.casework.workings import working_of
from app.rules.house_rules import HouseRule
from app.rules.workings import Move
from tests.casework.cases import MONDAY, Case, a_case, on

FRIDAY, TUESDAY, WEDNESDAY, THURSDAY = (dt.date(2026, 11, day) for day in (20, 24, 25, 26))
ANSWER, UPDATE = "stage1.respond", "updates:1"


def add(case: Case, day: dt.date, name: str = "State funeral") -> None:
    amend(case.desk, Amendment(ADD, day, name, "Proclaimed.", MONDAY))


def take_back(case: Case, day: dt.date) -> None:
    amend(case.desk, Amendment(TAKE_BACK, day, reason="A hoax."))


def moves(case: Case, key: str = ANSWER) -> tuple[Move, ...]:
    return working_of(case.desk, case.id, key).moves


def told(case: Case, key: str = ANSWER) -> list[tuple[str, str]]:
    """The days that each move leads from and to, the month and the day of each; empty where it says none."""
    return [tuple(day.isoformat()[5:] if day else "" for day in (one.old, one.new)) for one in moves(case, key)]  # type: ignore[misc]


def due(case: Case, key: str = ANSWER) -> str:
    return working_of(case.desk, case.id, key).due.isoformat()[5:]


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Acknowledged on Monday 23 November: 24 to 27 (4), 30 to 4 December (9), 7 (10)."""
    return a_case(desk).received(MONDAY).acknowledged(MONDAY)


def test_a_move_of_a_projected_date_is_told_until_the_clock_starts_and_then_no_more(
    desk: Desk, settings: Settings
) -> None:
    """Received on Friday 20: 23 to 27 (5); projected from there: 30 to 4 (5), 7 to 11 (10). Without the 3rd: 14.

    Acknowledged on Monday 23: 24 to 27 (4), 30 to 2 (7), 4 (8), 7 and 8 (10): the 3rd was a bank holiday by then.
    """
    case = a_case(desk).received(FRIDAY, logged=MONDAY)
    add(case, dt.date(2026, 12, 3))
    assert (due(case), told(case)) == ("12-14", [("12-11", "12-14")])
    case.acknowledged(MONDAY)
    assert (due(case), moves(case)) == ("12-08", ())


def test_an_acknowledgement_on_the_last_lawful_day_makes_it_another_count_all_the_same(
    desk: Desk, settings: Settings
) -> None:
    """The projected date counted from Friday 27 as well; but once it is counted from the letter, nothing moved it."""
    case = a_case(desk).received(FRIDAY, logged=MONDAY)
    add(case, dt.date(2026, 12, 3))
    case.acknowledged("2026-11-27")
    assert (due(case), moves(case)) == ("12-14", ())


def test_a_day_that_is_added_once_it_runs_moves_it(case: Case) -> None:
    add(case, THURSDAY)
    (move,) = moves(case)
    assert move.sentence == (
        "Thursday 26 November 2026 became a bank holiday (State funeral). "
        "That moved it from Monday 7 December 2026 to Tuesday 8 December 2026."
    )
    assert (move.old, move.new, move.counts) == (dt.date(2026, 12, 7), dt.date(2026, 12, 8), True)


def test_two_days_lead_one_after_the_other_to_the_date(case: Case) -> None:
    add(case, THURSDAY)
    add(case, WEDNESDAY, "Day of mourning")
    assert (due(case), told(case)) == ("12-09", [("12-07", "12-08"), ("12-08", "12-09")])


@pytest.mark.parametrize(
    ("agreed", "every", "unit", "then"),
    [
        (MONDAY, 5, "working_days", "12-02"),  # a word on Tuesday 24: 25 (1), 27 (2), 30 (3), 1 and 2 December (5)
        (TUESDAY, 4, "working_days", "12-01"),  # another interval from the 24th: 25 (1), 27 (2), 30 (3), 1 December (4)
        (TUESDAY, 1, "weeks", "12-01"),
    ],
    ids=["a word given", "an interval anew, to the same day", "weeks"],
)
def test_what_moved_the_next_update_of_an_older_interval_moved_nothing_since(
    case: Case, agreed: dt.date, every: int, unit: str, then: str
) -> None:
    """Agreed on Monday 23, every 5 working days: 24 to 27 (4), 30 (5). Without the 26th: 1 December."""
    interval = Milestone("updates_agreed", MONDAY, every=5, unit="working_days", how="by telephone")
    record_milestone(case.desk, case.id, interval)
    add(case, THURSDAY)
    assert (due(case, UPDATE), told(case, UPDATE)) == ("12-01", [("11-30", "12-01")])
    later = on(case.desk, TUESDAY)
    again = replace(interval, on=TUESDAY, every=every, unit=unit)
    word = Milestone("updated", TUESDAY, how="by telephone")
    record_milestone(later, case.id, word if agreed == MONDAY else again)
    assert (due(case, UPDATE), moves(case, UPDATE)) == (then, ())


def test_what_was_taken_back_is_told_no_more_and_what_was_added_again_once(case: Case) -> None:
    add(case, THURSDAY)
    take_back(case, THURSDAY)
    assert (due(case), moves(case)) == ("12-07", ())
    add(case, THURSDAY, "State funeral after all")
    assert (due(case), told(case)) == ("12-08", [("12-07", "12-08")])
    assert "(State funeral after all)" in moves(case)[0].sentence


def test_what_was_taken_back_after_another_day_moved_it_is_told_whole(case: Case) -> None:
    """7, then 8, then 9, then 8 again: each date is that from which the next move went on."""
    add(case, THURSDAY)
    add(case, WEDNESDAY, "Day of mourning")
    take_back(case, THURSDAY)
    assert told(case) == [("12-07", "12-08"), ("12-08", "12-09"), ("12-09", "12-08")]
    take_back(case, WEDNESDAY)
    assert (due(case), moves(case)[-1].new) == ("12-07", dt.date(2026, 12, 7))


def test_a_day_taken_back_of_which_only_the_projected_date_knew_is_told_by_itself(
    desk: Desk, settings: Settings
) -> None:
    """Acknowledged on Monday 23, with the 3rd a bank holiday: due on the 8th; without it on the 7th."""
    case = a_case(desk).received(FRIDAY, logged=MONDAY)
    add(case, dt.date(2026, 12, 3))
    case.acknowledged(MONDAY)
    take_back(case, dt.date(2026, 12, 3))
    assert (due(case), told(case)) == ("12-07", [("12-08", "12-07")])


def test_a_move_stands_before_the_notice_that_came_after_it(case: Case) -> None:
    add(case, THURSDAY)
    case.extended(TUESDAY, "2026-12-18")
    assert told(case) == [("12-07", "12-08"), ("12-08", "12-18")]
    assert [move.sentence[:8] for move in moves(case)] == ["Thursday", "A notice"]


def test_a_day_added_once_it_was_extended_moves_no_date_and_the_one_before_is_told_without_dates(case: Case) -> None:
    """Due on the 8th with the 26th, and extended to the 18th; with the 25th too the first date would be the 9th."""
    add(case, THURSDAY)
    case.extended(TUESDAY, "2026-12-18")
    add(case, WEDNESDAY, "Day of mourning")
    funeral, notice = moves(case)
    assert (
        funeral.sentence == "Thursday 26 November 2026 became a bank holiday (State funeral). That day is not counted."
    )
    assert (notice.old, notice.new) == (dt.date(2026, 12, 9), dt.date(2026, 12, 18))


def test_a_day_that_lets_a_notice_count_moves_the_date_to_the_notices(case: Case) -> None:
    """Sent on Tuesday 8 December, a day after the date; with the 26th a bank holiday it went in time."""
    case.extended("2026-12-08", "2026-12-18")
    assert due(case) == "12-07"
    add(case, THURSDAY)
    assert (due(case), told(case)) == ("12-18", [("12-08", "12-18"), ("12-07", "12-18")])


def test_a_correction_that_came_after_it_leaves_the_day_but_no_dates(case: Case) -> None:
    """Acknowledged on Tuesday 24 after all: 25, 27 (2), 30 to 4 (7), 7 to 9 (10)."""
    add(case, THURSDAY)
    acknowledged = case.line("acknowledged").seq
    correct_date(on(case.desk, TUESDAY), case.id, acknowledged, TUESDAY, "The post book says so.")
    assert (due(case), told(case)) == ("12-09", [("", ""), ("11-23", "11-24")])
    assert moves(case)[0].sentence.endswith("That day is not counted.")
    take_back(case, THURSDAY)
    assert (due(case), told(case)) == ("12-08", [("11-23", "11-24"), ("12-09", "12-08")])
    add(case, THURSDAY, "State funeral after all")
    assert (due(case), told(case)) == ("12-09", [("", ""), ("11-23", "11-24")])
    correct_date(on(case.desk, TUESDAY), case.id, case.line("acknowledged").seq, MONDAY, "No, it does not.")
    assert (due(case), told(case)) == ("12-08", [("12-07", "12-08"), ("11-23", "11-24"), ("11-24", "11-23")])


def test_a_correction_by_which_the_day_is_no_longer_in_the_count_leaves_nothing_of_it(case: Case) -> None:
    """Acknowledged on Friday 27 after all: 30 to 4 (5), 7 to 11 (10); the 26th lies before that."""
    add(case, THURSDAY)
    correct_date(on(case.desk, "2026-11-27"), case.id, case.line("acknowledged").seq, dt.date(2026, 11, 27), "A slip.")
    assert (due(case), told(case)) == ("12-11", [("11-23", "11-27")])


def test_an_acknowledgement_that_was_struck_out_takes_its_moves_with_it(case: Case) -> None:
    """Acknowledged anew on Tuesday 24, after the day had been added: 25, 27 (2), 30 to 4 (7), 7 to 9 (10)."""
    add(case, THURSDAY)
    strike_out(case.desk, case.id, case.line("acknowledged").seq, "It never went.")
    case.acknowledged(TUESDAY)
    assert (due(case), [move.sentence[:10] for move in moves(case)]) == ("12-09", ["Struck out"])


def test_a_day_added_after_an_answer_in_time_leaves_the_earlier_one_without_dates(case: Case) -> None:
    """Answered on Tuesday 24, so early that no later change of the calendar is worth an entry."""
    add(case, THURSDAY)
    case.responded(TUESDAY)
    add(case, WEDNESDAY, "Day of mourning")
    assert (due(case), told(case)) == ("12-09", [("", "")])
    take_back(case, THURSDAY)
    assert (due(case), moves(case)) == ("12-08", ())


def test_the_landlords_own_limit_from_receipt_keeps_its_moves_when_the_letter_goes(
    desk: Desk, settings: Settings
) -> None:
    """Eight working days from Monday 23: 24 to 27 (4), 30 to 3 (8); without the 26th Friday 4."""
    keep_house_rule(desk, HouseRule(ANSWER, 8, from_origin=True), "Policy 4.2")
    case = a_case(desk).received(MONDAY)
    add(case, THURSDAY)
    case.acknowledged(TUESDAY)
    assert (due(case, f"own:{ANSWER}"), told(case, f"own:{ANSWER}")) == ("12-04", [("12-03", "12-04")])
    assert moves(case) == ()


def test_an_entry_is_found_by_the_key_of_the_working_whatever_it_is_called(case: Case) -> None:
    add(case, THURSDAY, "A day: (of sorts): for all")
    (move,) = moves(case)
    assert move.sentence.startswith(
        "Thursday 26 November 2026 became a bank holiday (A day: (of sorts): for all). That "
    )


def test_a_case_that_no_change_touched_has_no_moves(case: Case) -> None:
    assert calendar_moves(case.desk, case_records(case.desk, case.id)) == {}


def test_only_how_late_it_is_moves_no_date(case: Case) -> None:
    """Late since Monday 7 December; on Friday 11 by four working days, and by three without the 9th."""
    late = on(case.desk, "2026-12-11")
    amend(late, Amendment(ADD, dt.date(2026, 12, 9), "Day of mourning", "Proclaimed.", MONDAY))
    assert case.line("calendar_moved").sentence.endswith("counted anew.")
    assert calendar_moves(late, case_records(late, case.id)) == {}
    assert working_of(late, case.id, ANSWER).moves == ()


def test_a_correction_begins_no_new_count(case: Case) -> None:
    first = case.line("acknowledged").seq
    made = correct_date(on(case.desk, TUESDAY), case.id, first, TUESDAY, "The post book says so.")
    records = case_records(case.desk, case.id)
    assert (first_version(records, made), first_version(records, first)) == (first, first)
    assert began(records, working_of(case.desk, case.id, ANSWER), 1, {"acknowledged"}) == first
    assert began(records, working_of(case.desk, case.id, ANSWER), 2, {"acknowledged"}) == 0


def test_moves_come_among_the_others_in_the_order_of_writing(case: Case) -> None:
    working = working_of(case.desk, case.id, ANSWER)
    others = (Move("First.", seq=10), Move("Third.", seq=30))
    move = CalendarMove(20, THURSDAY, "The 26th was worked after all", dt.date(2026, 12, 8), working.due)
    made = with_calendar_moves(replace(working, moves=others), (move,), since=5)
    assert [one.seq for one in made.moves] == [10, 20, 30]
    assert with_calendar_moves(working, (move,), since=20) == working
