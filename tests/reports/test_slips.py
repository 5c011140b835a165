"""The slip: everything of the working on one page, readable by ear, and no resident in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.reckonings import Basis, period_working
from app.reports.slips import LEGEND, slip_pdf
from app.rules.dates import long_date
from app.rules.periods import periods
from app.rules.timelines import Entry
from app.rules.workings import Move, Working
from tests.letters.pages import words
from tests.reports.papers import LONGEST, PRINTING, SAMPLE, a_working, accessible, cut_off, page_count, said
from tests.rules.almanacs import between
from tests.rules.cases import EDITIONS, ENGLAND

YEAR_LONG = (*LONGEST, Entry(8, "extended", dt.date(2027, 2, 16), 2, dt.date(2027, 12, 20), "The appeal is awaited."))


def in_months() -> Working:
    edition = EDITIONS.named("2024")
    happened = (Entry(1, "occurred", dt.date(2025, 8, 31)), Entry(2, "aware", dt.date(2026, 2, 28)))
    (accept,) = periods((*happened, Entry(3, "received", dt.date(2026, 11, 20))), edition)
    return period_working(accept, Basis(edition, ENGLAND, PRINTING, "2026/031"))


def in_weeks() -> Working:
    return replace(in_months(), step="Week")


WORKINGS = {
    "short": a_working(),
    "projected": a_working(key="stage1.respond"),
    "longest": a_working(LONGEST, "stage2.respond"),
    "months": in_months(),
    "sample": a_working(printing=SAMPLE),
}


@pytest.mark.parametrize("name", WORKINGS)
def test_every_slip_is_pdf_ua_1_on_one_page_with_nothing_cut_off(name: str) -> None:
    pdf = slip_pdf(WORKINGS[name])
    assert accessible(pdf) == []
    assert page_count(pdf) == 1
    assert cut_off(pdf) == []


@pytest.mark.parametrize("name", WORKINGS)
def test_the_same_working_gives_the_same_bytes(name: str) -> None:
    assert slip_pdf(WORKINGS[name]) == slip_pdf(WORKINGS[name])


@pytest.mark.parametrize("name", WORKINGS)
def test_everything_that_the_working_says_stands_on_the_slip(name: str) -> None:
    working = WORKINGS[name]
    text = said(slip_pdf(working)).replace("\u00a0", " ")
    for line in working.account():
        assert line.label in text
        for sentence in line.sentences:
            assert sentence in text, sentence
    assert working.headline in text
    assert "St Anne's Almshouses" in text
    assert "2026/031" in text
    assert "Page 1 of 1" in text
    assert "seal of the book 4812-9f3ac1d2" in text


def test_each_day_stands_in_the_grid_counted_or_skipped_with_its_reason() -> None:
    """Received on Friday 20 November 2026; the fifth working day is Friday the 27th."""
    text = said(slip_pdf(WORKINGS["short"]))
    assert "16 Nov 2026 20 Nov Day 0 21 Nov Saturday 22 Nov Sunday" in text
    assert "23 Nov 2026 23 Nov Day 1 24 Nov Day 2" in text
    assert "27 Nov Day 5 due by the end of this day" in text
    assert LEGEND in text


def test_the_longest_count_names_christmas_and_its_original_date() -> None:
    working = WORKINGS["longest"]
    assert working.days[-1].n == 45
    text = said(slip_pdf(working))
    for skipped in ("25 Dec Christmas Day", "28 Dec Boxing Day (substitute day)", "1 Jan 2027 New Year's Day"):
        assert skipped in text
    assert "13 Jan Day 20 original date" in text
    assert "17 Feb Day 45 due by the end of this day" in text


def test_nothing_on_the_longest_slip_is_too_small_to_read() -> None:
    assert min(word.size for word in words(slip_pdf(WORKINGS["longest"]))) > 7


def test_a_count_of_a_year_goes_over_pages_at_a_readable_size_with_the_weekdays_named() -> None:
    working = a_working(YEAR_LONG, "stage2.respond")
    assert len(working.days) > 365
    pdf = slip_pdf(working)
    assert page_count(pdf) > 1
    assert cut_off(pdf) == []
    assert accessible(pdf) == []
    text = said(pdf)
    assert f"Page 1 of {page_count(pdf)}" in text
    last = between(working.day_nought, dt.date(2027, 12, 20))
    assert f"Mon 20 Dec Day {last} due by" in text


def test_months_stand_in_a_list_with_what_is_odd_in_them() -> None:
    text = said(slip_pdf(WORKINGS["months"])).replace("\u00a0", " ")
    assert "Month 0 Saturday 28 February 2026: the resident learnt of it" in text
    assert "Month 12 Sunday 28 February 2027 : the last day" in text.replace("2027:", "2027 :")
    assert "Each month" in text


def test_weeks_are_called_weeks() -> None:
    assert "Each week" in said(slip_pdf(in_weeks()))


def test_a_slip_with_very_much_to_say_goes_over_pages_and_loses_nothing() -> None:
    reason = "The letter was found behind the cupboard in the hall. " * 18
    moves = tuple(Move(f"Correction {number}. Reason: {reason.strip()}") for number in range(1, 9))
    pdf = slip_pdf(replace(WORKINGS["longest"], moves=moves))
    assert page_count(pdf) > 1
    assert cut_off(pdf) == []
    text = said(pdf)
    assert all(f"Correction {number}." in text for number in range(1, 9))
    assert "Day 45" in text


def test_a_sample_says_that_it_is_one() -> None:
    assert "SAMPLE" in said(slip_pdf(WORKINGS["sample"]))
    assert "SAMPLE" not in said(slip_pdf(WORKINGS["short"]))


def test_a_date_of_no_case_has_no_reference() -> None:
    text = said(slip_pdf(replace(WORKINGS["months"], reference="")))
    assert "2026/031" not in text
    assert long_date(WORKINGS["months"].due) in text.replace("\u00a0", " ")
