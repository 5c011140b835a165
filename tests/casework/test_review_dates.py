"""Review dates: a day to come, within a year; and how it stands."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.review_dates import as_kept, day_in, review_problems, review_state, review_words
from tests.casework.cases import MONDAY


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (None, "Enter the review date, for example 27 3 2027."),
        ("32 1 2027", "There is no date “32 1 2027”. Enter a day, a month and a year."),
        (MONDAY, "The review date must be after today. Today is Monday 23 November 2026."),
        (dt.date(2027, 11, 25), "The review date must be within a year, so that it is not forgotten. Check the year."),
    ],
)
def test_a_day_that_cannot_be_one_is_said(day: dt.date | str | None, sentence: str) -> None:
    (problem,) = review_problems("review_on", "The review date", day, MONDAY)
    assert (problem.field, problem.sentence) == ("review_on", sentence)


def test_tomorrow_and_a_year_hence_can_be_and_none_where_it_may_be_left_out() -> None:
    for day in (dt.date(2026, 11, 24), dt.date(2027, 11, 23)):
        assert review_problems("review_on", "The review date", day, MONDAY) == ()
    assert review_problems("review_on", "The review date", None, MONDAY, optional=True) == ()


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        (None, "open", "No day is set for looking at it again."),
        (dt.date(2026, 11, 22), "late", "It was to be reviewed by Sunday 22 November 2026."),
        (MONDAY, "soon", "To be reviewed by Monday 23 November 2026."),
        (dt.date(2026, 12, 7), "soon", "To be reviewed by Monday 7 December 2026."),
        (dt.date(2026, 12, 8), "open", "To be reviewed by Tuesday 8 December 2026."),
    ],
)
def test_how_a_review_stands(day: dt.date | None, state: str, words: str) -> None:
    assert review_state(day, MONDAY) == state
    assert review_words(day, MONDAY) == words


def test_a_day_is_kept_as_text_and_read_again() -> None:
    assert day_in({"next_on": as_kept(MONDAY)}, "next_on") == MONDAY
    assert day_in({"next_on": as_kept(None)}, "next_on") is None
    assert day_in({}, "next_on") is None
    assert as_kept("soon") is None
