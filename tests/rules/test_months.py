"""Months: worked examples, and a count that steps through the almanac day by day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.months import BeyondYears, month_steps, months_after
from app.rules.workdays import Day

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))
ONE = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "n", "after"),
    [
        ("2026-11-23", 6, "2027-05-23"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),  # into a leap year
        ("2028-02-29", 12, "2029-02-28"),
        ("2024-02-29", 48, "2028-02-29"),  # from one leap day to the next
        ("2027-02-28", 12, "2028-02-28"),  # the last day of February stays the 28th
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-31", 2, "2026-03-31"),  # counted from January, whatever February had
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-03-31", 6, "2026-09-30"),  # six months from the end of a financial year
        ("2026-06-30", 6, "2026-12-30"),  # the last day of June is not the last day of December
        ("2026-12-31", 6, "2027-06-30"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2096-02-29", 48, "2100-02-28"),  # 2100 is no leap year
        ("2026-11-23", 0, "2026-11-23"),
        ("2027-03-31", -1, "2027-02-28"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2026-11-23", -12, "2025-11-23"),
    ],
)
def test_months_after_a_day(day: str, n: int, after: str) -> None:
    assert months_after(dt.date.fromisoformat(day), n) == dt.date.fromisoformat(after)


@given(DAYS, st.integers(0, 30))
def test_months_agree_with_a_walk_through_the_almanac(day: dt.date, n: int) -> None:
    assert months_after(day, n) == walked(day, n)


def walked(day: dt.date, n: int) -> dt.date:
    """Day by day past n first days of a month, and on to the same day or to the day before the next month."""
    reached = day
    while n:
        reached += ONE
        n -= reached.day == 1
    while reached.day != day.day and (reached + ONE).day != 1:
        reached += ONE
    return reached


@given(DAYS, st.integers(-30, 30), st.integers(-30, 30))
def test_more_months_never_end_earlier(day: dt.date, n: int, m: int) -> None:
    assert (months_after(day, n) < months_after(day, m)) == (n < m)


@given(DAYS, DAYS, st.integers(-30, 30))
def test_a_later_day_never_ends_earlier(day: dt.date, other: dt.date, n: int) -> None:
    day, other = sorted((day, other))
    assert months_after(day, n) <= months_after(other, n)


@given(DAYS, st.integers(-30, 30))
def test_months_and_as_many_back_are_the_same_day_or_the_end_of_its_month(day: dt.date, n: int) -> None:
    after = months_after(day, n)
    back = months_after(after, -n)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day == min(day.day, after.day)


@given(DAYS, st.integers(-3, 3))
def test_twelve_months_are_a_year(day: dt.date, years: int) -> None:
    after = months_after(day, 12 * years)
    assert after.year == day.year + years
    assert (after.month, after.day) == (day.month, day.day) or (day.month, day.day, after.day) == (2, 29, 28)


def test_the_working_goes_month_by_month_and_says_where_a_month_is_shorter() -> None:
    assert month_steps(dt.date(2026, 8, 31), 6, "learnt of it") == (
        Day(dt.date(2026, 8, 31), 0, "learnt of it"),
        Day(dt.date(2026, 9, 30), 1, "there is no 31 September: the last day of the month counts"),
        Day(dt.date(2026, 10, 31), 2, ""),
        Day(dt.date(2026, 11, 30), 3, "there is no 31 November: the last day of the month counts"),
        Day(dt.date(2026, 12, 31), 4, ""),
        Day(dt.date(2027, 1, 31), 5, ""),
        Day(dt.date(2027, 2, 28), 6, "there is no 31 February: the last day of the month counts"),
    )


def test_the_working_of_a_leap_day_names_the_year_that_has_none() -> None:
    steps = month_steps(dt.date(2028, 2, 29), 12)
    assert steps[-1] == Day(dt.date(2029, 2, 28), 12, "there is no 29 February 2029: the last day of the month counts")
    assert not any(step.why for step in steps[:-1])


@given(DAYS, st.integers(0, 14))
def test_every_step_of_the_working_is_that_many_months_after_the_first(day: dt.date, n: int) -> None:
    steps = month_steps(day, n)
    assert [step.n for step in steps] == list(range(n + 1))
    assert [step.date for step in steps] == [walked(day, number) for number in range(n + 1)]
    assert [bool(step.why) for step in steps] == [step.date.day != day.day for step in steps]


@pytest.mark.parametrize(("day", "n"), [(dt.date.max, 1), (dt.date.min, -1)])
def test_a_date_that_cannot_be_written_is_refused_in_words(day: dt.date, n: int) -> None:
    with pytest.raises(BeyondYears, match=rf"There is no date {n} months from .*\. Check the year\."):
        months_after(day, n)
