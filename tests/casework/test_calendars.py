"""The calendar in the book: what can be changed in it, what is said of it, and what falls beyond what is confirmed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.calendars import (
    ADD,
    STRIKE,
    TAKE_BACK,
    Amendment,
    amended,
    amendment_problems,
    beyond_confirmed,
    change_words,
    checked_date,
    row_of,
    source_words,
    version_words,
    years_of,
)
from app.casework.desks import Desk
from app.casework.holiday_drills import amend
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case, on
from tests.casework.righted_cases import MEND, answered

DAY = dt.date(2027, 6, 9)
ADDING = Amendment(ADD, DAY, "Jubilee", "Proclaimed.", MONDAY)
STRIKING = Amendment(STRIKE, dt.date(2028, 8, 28), reason="Moved.", learnt=MONDAY)


def said(desk: Desk, amendment: Amendment) -> dict[str, str]:
    return {problem.field: problem.sentence for problem in amendment_problems(desk, amendment)}


def test_a_day_can_be_added_and_a_bank_holiday_struck_out(desk: Desk) -> None:
    assert said(desk, ADDING) == said(desk, STRIKING) == {}
    with_it, without = amended(desk, ADDING), amended(desk, STRIKING)
    assert (with_it.workdays.why_closed(DAY), without.workdays.is_working(dt.date(2028, 8, 28))) == ("Jubilee", True)
    assert desk.workdays.is_working(DAY)


@pytest.mark.parametrize(
    ("amendment", "field", "sentence"),
    [
        (replace(ADDING, date=None), "date", "Enter the date of the bank holiday, for example 27 3 2026."),
        (replace(ADDING, date="9 Jun"), "date", "There is no date “9 Jun”. Enter a day, a month and a year."),
        (
            replace(ADDING, date=dt.date(2041, 6, 10)),
            "date",
            "The calendar has the years 1990 to 2040. Check the year of the date of the bank holiday.",
        ),
        (
            replace(ADDING, date=dt.date(2027, 6, 12)),
            "date",
            "Saturday 12 June 2027 is no working day as it is. Enter the weekday that becomes a bank holiday.",
        ),
        (
            replace(ADDING, date=dt.date(2026, 12, 25)),
            "date",
            "Friday 25 December 2026 is a bank holiday already: Christmas Day. Enter another day.",
        ),
        (replace(ADDING, name=""), "name", "Enter what the bank holiday is called, as it is to stand in workings."),
        (replace(ADDING, name="x" * 121), "name", "The name has 121 characters; there is room for 120. Shorten it."),
        (
            replace(ADDING, reason=""),
            "reason",
            "Enter the reason, and where you have it from. It stays beside the change.",
        ),
        (replace(STRIKING, reason="x" * 1001), "reason", "The reason has 1,001 characters; there is room for 1,000."),
        (
            replace(ADDING, learnt=dt.date(2026, 11, 24)),
            "learnt",
            "The day you learnt of it must be today or in the past. Today is Monday 23 November 2026.",
        ),
        (replace(STRIKING, learnt=None), "learnt", "Enter the day you learnt of it, for example 27 3 2026."),
        (replace(STRIKING, date=DAY), "", "Wednesday 9 June 2027 is no bank holiday that counts."),
        (Amendment(TAKE_BACK, DAY, reason="No."), "", "No change of Wednesday 9 June 2027 stands."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(desk: Desk, amendment: Amendment, field: str, sentence: str) -> None:
    problems = said(desk, amendment)
    assert set(problems) == {field}
    assert problems[field].startswith(sentence)


def test_a_change_is_taken_back_once(desk: Desk) -> None:
    amend(desk, ADDING)
    back = Amendment(TAKE_BACK, DAY, reason="A hoax.")
    assert said(desk, back) == {}
    assert amended(desk, back) == desk.calendars.shipped
    amend(desk, back)
    assert said(desk, back)[""].startswith("No change of Wednesday 9 June 2027 stands.")


def test_of_several_changes_to_a_day_the_last_is_taken_back(desk: Desk) -> None:
    for change in (ADDING, replace(STRIKING, date=DAY)):
        amend(desk, change)
    assert desk.workdays.is_working(DAY)
    assert said(desk, replace(STRIKING, date=DAY)) == {
        "": "Wednesday 9 June 2027 is no bank holiday that counts. Look at the calendar again."
    }
    back = Amendment(TAKE_BACK, DAY, reason="It stands.")
    assert amended(desk, back).workdays.why_closed(DAY) == "Jubilee"
    amend(desk, back)
    assert desk.workdays.why_closed(DAY) == "Jubilee"


def test_a_day_that_was_struck_out_can_be_added_again(desk: Desk) -> None:
    day = dt.date(2026, 12, 28)
    amend(desk, replace(STRIKING, date=day))
    amend(desk, replace(ADDING, date=day, name="Boxing Day again"))
    assert not desk.workdays.is_working(day)


def test_a_change_that_was_not_checked_has_no_date() -> None:
    with pytest.raises(TypeError, match="was not checked"):
        checked_date(replace(ADDING, date="9 Jun"))


def test_texts_are_tidied() -> None:
    typed = Amendment(ADD, DAY, " The  Jubilee\n", " Proclaimed. \n\n").tidied()
    assert (typed.name, typed.reason) == ("The Jubilee", "Proclaimed.")


def test_where_each_day_comes_from_is_said(desk: Desk) -> None:
    """1990 is computed and past; 2026 is published; 2040 is computed and still to be confirmed."""
    days = [(2026, 12, 25), (1990, 12, 25), (2040, 12, 25)]
    rows = [row_of(desk.calendar, dt.date(*day)) for day in days]
    assert [source_words(desk.calendar, row) for row in rows if row] == [
        "Published by the government",
        "Computed",
        "Computed, to be confirmed",
    ]
    amend(desk, ADDING)
    amend(desk, STRIKING)
    changed = [row_of(desk.calendar, day) for day in (DAY, dt.date(2028, 8, 28))]
    assert [(row.name, source_words(desk.calendar, row), change_words(row)) for row in changed if row] == [
        ("Jubilee", "Added by you", "Proclaimed. Learnt on Monday 23 November 2026."),
        ("Summer bank holiday", "Struck out by you", "Moved. Learnt on Monday 23 November 2026."),
    ]


def test_a_one_off_holiday_says_when_it_was_announced(desk: Desk) -> None:
    funeral, christmas = (row_of(desk.calendar, dt.date(2022, *day)) for day in ((9, 19), (12, 26)))
    assert funeral is not None
    assert christmas is not None
    assert change_words(funeral) == "Announced on Saturday 10 September 2022."
    assert change_words(christmas) == ""


def test_the_version_and_the_confirmed_years_are_said(desk: Desk) -> None:
    assert version_words(desk.calendar) == (
        f"This is the calendar {desk.calendar.version}. Its bank holidays are confirmed to the end of "
        f"{desk.calendar.confirmed_to}; those of later years are computed."
    )
    assert (years_of(desk.calendar)[0], years_of(desk.calendar)[-1]) == (1990, 2040)


def test_dates_after_the_last_confirmed_year_are_found_on_open_cases(desk: Desk, settings: Settings) -> None:
    """Received on Friday 15 December 2028: acknowledged by Friday 22; the answer is projected beyond the year."""
    assert desk.calendar.confirmed_to == 2028
    a_case(desk).received("2028-12-15")
    in_2028 = on(desk, "2028-12-18")
    assert [(date.key, date.due.year) for date in beyond_confirmed(in_2028)] == [("stage1.respond", 2029)]


def test_where_all_dates_are_confirmed_none_is_found(desk: Desk, settings: Settings) -> None:
    a_case(desk).received(MONDAY)
    assert beyond_confirmed(desk) == ()


def test_a_promise_beyond_the_confirmed_years_is_no_date_that_may_move(desk: Desk, settings: Settings) -> None:
    beyond = dt.date(desk.calendar.confirmed_to + 1, 2, 4)
    while not desk.workdays.is_working(beyond):
        beyond += dt.timedelta(days=1)
    case = answered(desk, replace(MEND, by=beyond))
    assert beyond_confirmed(case.desk) == ()
