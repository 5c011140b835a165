"""The days and the sums that a text names, and which of them are nobody's."""

from __future__ import annotations

import datetime as dt

import pytest

from app.letters.figures import dates_in, other_date, other_sum

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
