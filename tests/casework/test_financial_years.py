"""Financial years: the day and month as people type them, and the year end last passed."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.financial_years import last_year_end, tidy_year_end, year_end_problem, year_ends_passed


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("31 March", "31 March"),
        ("31/3", "31 March"),
        (" 31st  of Mar ", "31 March"),
        ("31 March 2026", "31 March"),
        ("2026-03-31", "31 March"),
        ("29 February", "29 February"),
        ("", ""),
        ("the spring", "the spring"),
    ],
)
def test_a_year_end_is_read_as_it_is_typed(typed: str, tidied: str) -> None:
    assert tidy_year_end(typed) == tidied


@pytest.mark.parametrize("typed", ["31", "March", "31 April", "the spring", "31 3 26 4"])
def test_what_is_no_day_of_the_year_is_said(typed: str) -> None:
    problem = year_end_problem("year_end", typed)[0]
    assert problem.field == "year_end"
    assert problem.sentence == "Enter the day and month on which your financial year ends, for example 31 March."


@pytest.mark.parametrize("typed", ["", "31 March"])
def test_an_empty_field_and_a_day_of_the_year_are_no_problem(typed: str) -> None:
    assert year_end_problem("year_end", typed) == ()


@pytest.mark.parametrize(
    ("year_end", "today", "passed"),
    [
        ("31 March", dt.date(2026, 11, 23), dt.date(2026, 3, 31)),
        ("31 March", dt.date(2026, 3, 30), dt.date(2025, 3, 31)),
        ("31 March", dt.date(2026, 3, 31), dt.date(2025, 3, 31)),  # a year ends at the end of its last day
        ("31 March", dt.date(2026, 4, 1), dt.date(2026, 3, 31)),
        ("29 February", dt.date(2026, 6, 1), dt.date(2026, 2, 28)),
        ("29 February", dt.date(2028, 6, 1), dt.date(2028, 2, 29)),
        ("31 December", dt.date(2027, 1, 1), dt.date(2026, 12, 31)),
    ],
)
def test_the_year_end_last_passed(year_end: str, today: dt.date, passed: dt.date) -> None:
    assert last_year_end(year_end, today) == passed


def test_the_two_year_ends_last_passed() -> None:
    days = [dt.date(year, 3, 31) for year in (2026, 2025, 2024)]
    assert year_ends_passed("31 March", dt.date(2026, 4, 1)) == tuple(days[:2])
    assert year_ends_passed("31 March", dt.date(2026, 3, 31)) == tuple(days[1:])
    february = (dt.date(2028, 2, 29), dt.date(2027, 2, 28))
    assert year_ends_passed("29 February", dt.date(2028, 6, 1)) == february


def test_without_a_year_end_none_has_passed() -> None:
    assert year_ends_passed("", dt.date(2026, 11, 23)) == ()
    assert last_year_end("", dt.date(2026, 11, 23)) is None
