"""Dates in words, and as people type them."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.dates import EARLIEST, MONTHS, WEEKDAYS, long_date, read_date, table_date

DAY = dt.date(2026, 3, 27)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))


def test_the_names_are_english_ones() -> None:
    assert list(WEEKDAYS) == list(calendar.day_name)
    assert list(MONTHS) == list(calendar.month_name)[1:]


def test_a_date_in_words_has_no_comma_and_no_leading_nought() -> None:
    day = dt.date(2026, 11, 4)
    assert long_date(day) == "Wednesday 4 November 2026"
    assert table_date(day) == "Wed 4 Nov 2026"


@pytest.mark.parametrize(
    "text",
    [
        "27 3 2026",
        "27 03 26",
        "27/3/26",
        "27/03/2026",
        "27.03.2026",
        "27-3-2026",
        "27 March 2026",
        "27 mar 26",
        "27 MARCH 2026",
        "  27   march,  2026 ",
        "Fri 27 Mar 2026",
        "Friday 27 March 2026",
        "Friday, 27 March 2026",
        "2026-03-27",
        "2026 March 27",
        "27th March 2026",
        "27TH Mar 26",
        "Fri 27th of March 2026",
        "Friday the 27th of March, 2026",
    ],
)
def test_a_date_as_british_readers_type_it(text: str) -> None:
    assert read_date(text) == DAY


def test_the_day_comes_before_the_month() -> None:
    assert read_date("4/3/2026") == dt.date(2026, 3, 4)


@pytest.mark.parametrize("text", ["1 Sep 2026", "1 Sept 2026", "Tues 1 September 2026"])
def test_a_month_may_be_shortened(text: str) -> None:
    assert read_date(text) == dt.date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1st May 2026", dt.date(2026, 5, 1)),
        ("2nd May 2026", dt.date(2026, 5, 2)),
        ("3rd 5 2026", dt.date(2026, 5, 3)),
        ("Weds 25 Nov 2026", dt.date(2026, 11, 25)),
        ("Wed 25 Nov 2026", dt.date(2026, 11, 25)),
        ("Thurs 26 Nov 2026", dt.date(2026, 11, 26)),
    ],
)
def test_a_date_as_it_is_spoken(text: str, day: dt.date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "2² 3 2026",
        "²7 3 2026",
        "27 3 202\uff16",
        "٢٧ ٣ ٢٠٢٦",
        "27ᵗʰ March 2026",
        "½ 3 2026",
        "27 märz 2026",
        "2026-03-②7",
    ],
)
def test_odd_digits_and_letters_are_asked_for_again_and_never_dropped(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Enter a day, month and year, for example 27 3 2026\.$"):
        read_date(text)


@pytest.mark.parametrize(
    "text", ["", "1st", "27th March", "27", "27 March", "Fri 27 Mar", "next Friday", "27 3 2026 10 30"]
)
def test_what_is_not_a_day_a_month_and_a_year_is_asked_for_again(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Enter a day, month and year, for example 27 3 2026\.$"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("31 2 2026", "31 2 2026"),
        ("29/2/2027", "29 2 2027"),
        ("0 3 2026", "0 3 2026"),
        ("27 13 2026", "27 13 2026"),
        ("27 Ma 2026", "27 Ma 2026"),
        ("27 Marsh 2026", "27 Marsh 2026"),
        ("March 27 2026", "March 27 2026"),
        ("June 5 2026", "June 5 2026"),  # June has four letters, and is no year
        ("27 3 99999", "27 3 99999"),
        ("27 3 March", "27 3 March"),
    ],
)
def test_a_date_that_there_is_not_is_named(text: str, shown: str) -> None:
    with pytest.raises(ValueError, match=rf"^There is no date “{shown}”\. Check the day and the month\.$"):
        read_date(text)


def test_only_a_year_of_two_digits_is_in_this_century() -> None:
    assert [read_date(f"27 3 {year}").year for year in ("00", "99", "100", "1999")] == [2000, 2099, 100, 1999]


def test_the_leap_day_is_a_day() -> None:
    assert read_date("29 2 2028") == dt.date(2028, 2, 29)


@given(DAYS)
def test_what_is_shown_can_be_typed_back(day: dt.date) -> None:
    for text in (
        long_date(day),
        table_date(day),
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day} {day.month} {day.year}",
    ):
        assert read_date(text) == day


@given(DAYS)
def test_the_weekday_shown_is_the_day_s_own(day: dt.date) -> None:
    weekday = calendar.day_name[calendar.weekday(day.year, day.month, day.day)]
    assert long_date(day).startswith(f"{weekday} {day.day} ")
    assert table_date(day).startswith(f"{weekday[:3]} {day.day} ")


def test_the_earliest_date_is_where_the_calendar_begins() -> None:
    assert dt.date(1990, 1, 1) == EARLIEST
