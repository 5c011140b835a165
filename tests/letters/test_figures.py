"""The days and the sums that a text names, and which of them are nobody's."""

from __future__ import annotations

import datetime as dt

import pytest

from app.letters.figures import dates_in, other_date, other_sum, sums_named, wrong_weekday

FRIDAY, SATURDAY = dt.date(2026, 12, 18), dt.date(2026, 12, 19)


@pytest.mark.parametrize("text", ["By 18 December 2026.", "on 18/12/2026", "18.12.2026", "Friday 18 DECEMBER 2026"])
def test_a_date_is_found_however_it_is_written(text: str) -> None:
    assert list(dates_in(text)) == [FRIDAY]


def test_what_is_no_day_is_no_date() -> None:
    assert list(dates_in("31/2/2026, 18 December, 30 February 2026 and 2026")) == []


def test_a_date_that_nobody_gave_is_named() -> None:
    text = "On 18 December 2026, or 19 December 2026."
    assert other_date(text, {FRIDAY}, ()) == SATURDAY
    assert other_date(text, {FRIDAY, SATURDAY, None}, ()) is None
    assert other_date(text, {FRIDAY}, ("He comes on 19/12/2026.",)) is None


def test_a_sum_that_nobody_gave_is_named() -> None:
    assert other_sum("£75 and £80", {7500}, ()) == 8000
    assert other_sum("£75 and £80", {7500}, ("She paid £80.",)) is None
    assert other_sum("£0", set(), ()) == 0


@pytest.mark.parametrize(
    "text",
    ["the 18th of December 2026", "18 Dec. 2026", "December 18, 2026", "18/12/26", "2026-12-18"],
)
def test_a_date_is_found_in_every_form_that_people_use(text: str) -> None:
    assert list(dates_in(text)) == [FRIDAY]


def test_a_date_without_a_year_is_in_the_nearest_one() -> None:
    assert list(dates_in("by 18 December", dt.date(2026, 11, 25))) == [FRIDAY]
    assert list(dates_in("by 4 January", dt.date(2026, 11, 25))) == [dt.date(2027, 1, 4)]
    assert list(dates_in("on 29 February, and points 3 and 4 may", dt.date(2026, 11, 25))) == []
    assert other_date("by 18 December", {SATURDAY}, (), SATURDAY) == FRIDAY


def test_a_wrong_weekday_is_given_with_the_right_one() -> None:
    near = dt.date(2026, 11, 25)
    assert wrong_weekday("on Monday, 18 December 2026", near) == ("Monday, 18 December 2026", "Friday 18 December 2026")
    assert wrong_weekday("on Monday 18 December", near) == ("Monday 18 December", "Friday 18 December")
    assert wrong_weekday("on Friday 18 December 2026 and Saturday 19 December", near) is None
    assert wrong_weekday("on Monday 31 February 2026, Monday 29 February", near) is None


def test_sums_in_words_are_sums() -> None:
    assert sums_named("£75, 50 pounds and 1,250.50 pounds") == (7500, 5000, 125050)
    assert other_sum("50 pounds", {7500}, ()) == 5000
