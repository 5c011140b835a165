"""The diary of a week on paper."""

from __future__ import annotations

import datetime as dt
import re

from app.reports.diary_entries import DiaryEntry, week_of
from app.reports.week_sheets import week_pdf
from tests.reports.papers import LONG_NAME, SAMPLE, a_span, accessible, an_entry, cut_off, page_count, said

MONDAY = dt.date(2026, 11, 23)
CHRISTMAS = week_of(dt.date(2026, 12, 25))


def many(count: int, who: str = "") -> tuple[DiaryEntry, ...]:
    return tuple(an_entry(MONDAY + dt.timedelta(days=number % 5), number + 1, who=who) for number in range(count))


def text(pdf: bytes) -> str:
    return said(pdf).replace("\u00a0", " ")


def test_each_working_day_has_its_dates() -> None:
    pdf = week_pdf(a_span(*week_of(MONDAY), (an_entry(MONDAY), an_entry(dt.date(2026, 11, 25), 2))))
    words = text(pdf)
    assert "Week of Monday 23 November 2026" in words
    assert re.search(r"Monday 23 November Answer 2026/001 .* Tuesday 24 November Nothing is due.", words)
    assert "Wednesday 25 November Answer 2026/002" in words
    assert "Saturday 28 November and Sunday 29 November: nothing is due." in words
    assert "No resident is named." in words


def test_a_closed_day_is_named() -> None:
    words = text(week_pdf(a_span(*CHRISTMAS)))
    assert "Friday 25 December · Christmas Day Nothing is due." in words


def test_what_falls_on_a_weekend_has_its_own_day() -> None:
    words = text(week_pdf(a_span(*week_of(MONDAY), (an_entry(dt.date(2026, 11, 28)),))))
    assert "Saturday 28 November Answer 2026/001" in words
    assert "Sunday 29 November: nothing is due." in words


def test_what_is_late_stands_first_with_its_date() -> None:
    late = (an_entry(dt.date(2026, 11, 19), 7),)
    words = text(week_pdf(a_span(*week_of(MONDAY), late=late)))
    assert "Late, and still to be done Answer 2026/007" in words
    assert "was due Thursday 19 November 2026" in words
    assert "Late" not in text(week_pdf(a_span(*week_of(MONDAY))))


def test_a_crowded_week_goes_over_pages_and_loses_nothing() -> None:
    pdf = week_pdf(a_span(*week_of(MONDAY), many(60, LONG_NAME), named=True))
    assert page_count(pdf) > 1
    assert cut_off(pdf) == []
    words = text(pdf)
    assert all(f"2026/{number:03} The Honourable" in words for number in range(1, 61))


def test_a_week_is_one_page_that_can_be_read_aloud_and_is_always_the_same() -> None:
    for count in (0, 3, 20):
        span = a_span(*week_of(MONDAY), many(count), printing=SAMPLE)
        pdf = week_pdf(span)
        assert page_count(pdf) == 1
        assert accessible(pdf) == []
        assert cut_off(pdf) == []
        assert pdf == week_pdf(span)
        assert "SAMPLE" in text(pdf)
