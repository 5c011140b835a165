"""Moments and days: midnight is where the PC has it, in summer and in winter."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.moments import day_of, end_of
from tests.zones import needs_zones, zone

ZONES = ("Europe/London", "UTC", "America/New_York", "Pacific/Auckland", "America/Havana")


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{text}+00:00")


@needs_zones
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (utc("2026-06-30 22:59:59"), dt.date(2026, 6, 30)),
        (utc("2026-06-30 23:30"), dt.date(2026, 7, 1)),
        (utc("2026-11-30 23:59:59"), dt.date(2026, 11, 30)),
        (utc("2026-12-01 00:00"), dt.date(2026, 12, 1)),
    ],
)
def test_in_summer_the_day_begins_an_hour_before_that_of_utc(moment: dt.datetime, day: dt.date) -> None:
    with zone("Europe/London"):
        assert day_of(moment) == day


@needs_zones
@pytest.mark.parametrize(
    ("day", "end"),
    [
        (dt.date(2026, 6, 30), utc("2026-06-30 23:00")),
        (dt.date(2026, 11, 30), utc("2026-12-01 00:00")),
        (dt.date(2026, 3, 29), utc("2026-03-29 23:00")),  # the clocks go forward
        (dt.date(2026, 10, 25), utc("2026-10-26 00:00")),  # and back
    ],
)
def test_a_day_ends_at_the_midnight_of_the_pc(day: dt.date, end: dt.datetime) -> None:
    with zone("Europe/London"):
        assert end_of(day) == end
        assert end_of(day).utcoffset() == dt.timedelta(0)


@needs_zones
@given(
    name=st.sampled_from(ZONES),
    moment=st.integers(631_152_000, 2_208_988_800).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC)),
    days=st.integers(-2, 2),
)
def test_what_comes_before_the_end_of_a_day_belongs_to_it_or_to_one_before(
    name: str, moment: dt.datetime, days: int
) -> None:
    with zone(name):
        day = day_of(moment) + dt.timedelta(days=days)
        assert (moment < end_of(day)) == (day_of(moment) <= day)


@pytest.mark.parametrize("day", [dt.date.min, dt.date(1969, 12, 31), dt.date.max])
def test_the_first_and_the_last_date_there_is_have_an_end_too(day: dt.date) -> None:
    assert dt.date(1979, 12, 30) <= end_of(day).date() <= dt.date(3000, 1, 1)
