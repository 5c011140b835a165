"""Dates to keep, in words, and the weeks and months that they are printed in."""

from __future__ import annotations

import datetime as dt

import pytest

from app.reports.diary_entries import month_of, week_of
from tests.reports.papers import a_span, an_entry

MONDAY, SUNDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 29)


def test_an_entry_names_the_case_by_its_reference_and_the_person_only_where_given() -> None:
    assert an_entry(MONDAY).summary == "Answer 2026/001"
    assert an_entry(MONDAY, who="Mr D. Dunmore").summary == "Answer 2026/001 Mr D. Dunmore"
    assert an_entry(MONDAY).detail == "Stage 1 response · Code 6.3"
    assert an_entry(MONDAY, projected=True).detail.endswith("Code 6.3 · projected: its clock has not started")


@pytest.mark.parametrize("day", [MONDAY, dt.date(2026, 11, 25), SUNDAY])
def test_a_week_runs_from_monday_to_sunday(day: dt.date) -> None:
    assert week_of(day) == (MONDAY, SUNDAY)


@pytest.mark.parametrize(
    ("day", "last"), [("2026-11-25", "2026-11-30"), ("2028-02-29", "2028-02-29"), ("2026-12-31", "2026-12-31")]
)
def test_a_month_runs_from_its_first_to_its_last_day(day: str, last: str) -> None:
    date = dt.date.fromisoformat(day)
    assert month_of(date) == (date.replace(day=1), dt.date.fromisoformat(last))


def test_a_span_has_its_days_and_the_entries_of_each() -> None:
    entries = (an_entry(MONDAY), an_entry(MONDAY, 2), an_entry(SUNDAY, 3))
    span = a_span(MONDAY, SUNDAY, entries)
    assert len(list(span.days())) == 7
    assert span.on(MONDAY) == entries[:2]
    assert span.on(dt.date(2026, 11, 24)) == ()


def test_a_span_says_how_much_there_is_and_whether_anybody_is_named() -> None:
    assert a_span(MONDAY, SUNDAY).told == "No date on open cases. No resident is named."
    assert a_span(MONDAY, SUNDAY, (an_entry(MONDAY),)).told == "1 date on open cases. No resident is named."
    told = a_span(MONDAY, SUNDAY, (an_entry(MONDAY), an_entry(MONDAY, 2)), named=True).told
    assert told == "2 dates on open cases. Residents are named: keep this where only you can see it."
