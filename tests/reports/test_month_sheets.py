"""The diary of a month on paper: a grid, and a list of what found no room in it."""

from __future__ import annotations

import datetime as dt

import pytest

from app.reports.diary_entries import DiaryEntry, month_of
from app.reports.month_sheets import LEAST, _shared, month_pdf
from tests.reports.papers import LONG_NAME, SAMPLE, a_span, accessible, an_entry, cut_off, page_count, said
from tests.rules.cases import WORKDAYS

DECEMBER = month_of(dt.date(2026, 12, 1))


def spread(count: int, who: str = "", days: tuple[int, ...] = ()) -> tuple[DiaryEntry, ...]:
    """Entries on the working days of December, or on some."""
    first = DECEMBER[0]
    open_days = [first + dt.timedelta(days=at) for at in range(31) if WORKDAYS.is_working(first + dt.timedelta(at))]
    chosen = [first.replace(day=day) for day in days] or open_days
    return tuple(an_entry(chosen[at % len(chosen)], at + 1, who=who, projected=at % 3 == 0) for at in range(count))


def text(pdf: bytes) -> str:
    return said(pdf).replace("\u00a0", " ")


def test_each_day_has_its_number_and_its_entries() -> None:
    words = text(month_pdf(a_span(*DECEMBER, (an_entry(dt.date(2026, 12, 8)),))))
    assert "December 2026" in words
    assert "Monday Tuesday Wednesday Thursday Friday Saturday Sunday" in words
    assert "7 8 Answer 2026/001 9 10 11" in words


def test_bank_holidays_are_named_in_their_cells() -> None:
    words = text(month_pdf(a_span(*DECEMBER)))
    assert "25 Christmas Day 26" in words
    assert "28 Boxing Day (substitute day) 29" in words


def test_a_projected_date_is_marked_and_the_mark_explained() -> None:
    words = text(month_pdf(a_span(*DECEMBER, (an_entry(dt.date(2026, 12, 8), projected=True),))))
    assert "Answer 2026/001 (p)" in words
    assert "(p): projected, its clock has not started." in words
    assert "(p)" not in text(month_pdf(a_span(*DECEMBER, (an_entry(dt.date(2026, 12, 8)),))))


def test_a_date_that_has_passed_is_marked_as_late() -> None:
    words = text(month_pdf(a_span(*DECEMBER, (an_entry(dt.date(2026, 12, 8), projected=True, late=True),))))
    assert "Answer 2026/001 (p) (late)" in words


def test_an_ordinary_month_is_one_page() -> None:
    assert page_count(month_pdf(a_span(*DECEMBER, spread(21)))) == 1


@pytest.mark.parametrize("month", ["2026-02-01", "2026-11-01", "2027-05-01", "2026-12-01"])
def test_a_month_of_four_five_or_six_weeks_fits_its_page(month: str) -> None:
    first, last = month_of(dt.date.fromisoformat(month))
    pdf = month_pdf(a_span(first, last, (an_entry(last),)))
    assert page_count(pdf) == 1
    assert cut_off(pdf) == []


@pytest.mark.parametrize(
    ("count", "who", "days"),
    [(40, "", ()), (40, LONG_NAME, ()), (40, "", (24,)), (60, LONG_NAME, (1, 2, 3, 31)), (120, "Mr D. Dunmore", ())],
)
def test_a_crowded_month_loses_nothing(count: int, who: str, days: tuple[int, ...]) -> None:
    entries = spread(count, who, days)
    pdf = month_pdf(a_span(*DECEMBER, entries, named=bool(who)))
    words = text(pdf)
    assert cut_off(pdf) == []
    assert accessible(pdf) == []
    assert all(entry.reference in words for entry in entries)


def test_a_day_that_is_too_full_says_how_many_more_and_stands_in_the_list_whole() -> None:
    words = text(month_pdf(a_span(*DECEMBER, spread(40, days=(24,)))))
    grid, _, below = words.partition("Thursday 24 December 2026, all of it")
    assert "more, below" in grid
    assert below.count("Stage 1 response") == 40


def test_a_day_whose_first_entry_has_no_room_says_how_many_there_are() -> None:
    name = LONG_NAME * 5
    assert "3 dates, below" in text(month_pdf(a_span(*DECEMBER, spread(3, name, (24,)), named=True)))


def test_what_is_late_is_listed_below() -> None:
    words = text(month_pdf(a_span(*DECEMBER, late=(an_entry(dt.date(2026, 11, 19), 7),))))
    assert "1 late from before, listed below." in words
    assert "Late, and still to be done Answer 2026/007" in words


def test_a_month_is_always_the_same_and_a_sample_says_so() -> None:
    span = a_span(*DECEMBER, spread(12), printing=SAMPLE)
    assert month_pdf(span) == month_pdf(span)
    assert "SAMPLE" in text(month_pdf(span))


def test_weeks_share_the_room_by_what_they_want() -> None:
    assert _shared([10, 10], 200) == [100, 100]
    assert _shared([10, 150], 200) == [LEAST, 150] or sum(_shared([10, 150], 200)) == pytest.approx(200)
    crowded = _shared([10, 500, 500], 300)
    assert crowded[0] == LEAST
    assert crowded[1] == crowded[2]
    assert sum(crowded) == pytest.approx(300)
    assert sum(_shared([500, 500], 300)) == pytest.approx(300)
