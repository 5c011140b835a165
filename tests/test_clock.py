"""The wall clock: a date here, a moment in UTC."""

from __future__ import annotations

import datetime as dt

from app import clock


def test_now_is_this_moment_in_utc_to_the_second() -> None:
    assert clock.now().tzinfo is dt.UTC
    assert clock.now().microsecond == 0


def test_today_is_a_date_within_a_day_of_utc() -> None:
    assert type(clock.today()) is dt.date  # a datetime is a date too, but counts differently
    assert abs(clock.today() - clock.now().date()) <= dt.timedelta(days=1)
