"""Thinning: 7 days, 8 weeks, 24 months, each by its last backup; and nothing goes because of an absence."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.models.thinnings import outlived, to_let_go


def at(day: dt.date, hour: int = 12) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), dt.UTC)


def days_back(count: int, last: dt.date = dt.date(2026, 11, 22)) -> list[dt.datetime]:
    return [at(last - dt.timedelta(days=number)) for number in range(count)]


def test_nothing_goes_in_the_first_week() -> None:
    assert to_let_go(days_back(7)) == frozenset()
    assert to_let_go([]) == frozenset()


def test_of_one_day_the_last_stays() -> None:
    day = dt.date(2026, 11, 22)
    assert to_let_go([at(day, 9), at(day, 12), at(day, 17)]) == {at(day, 9), at(day, 12)}


def test_after_three_years_of_daily_backups_39_rules_keep_fewer_than_40() -> None:
    made = days_back(3 * 365)
    kept = sorted(set(made) - to_let_go(made), reverse=True)
    assert kept[:7] == made[:7]
    sundays = [moment for moment in made if moment.isoweekday() == 7][:8]
    assert set(sundays) <= set(kept)
    last_of_months: dict[tuple[int, int], dt.datetime] = {}
    for moment in made:
        last_of_months.setdefault((moment.year, moment.month), moment)
    assert set(list(last_of_months.values())[:24]) <= set(kept)
    assert len(kept) == len({*made[:7], *sundays, *list(last_of_months.values())[:24]}) <= 39
    assert kept[-1] == at(dt.date(2024, 12, 31))


def test_a_year_away_takes_nothing_that_was_kept_before() -> None:
    before = days_back(7, dt.date(2025, 6, 30))
    after = at(dt.date(2026, 6, 30))
    assert to_let_go([*before, after]) == {before[-1]}
    assert after not in to_let_go([*before, after])


@given(st.lists(st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1)).map(at)))
def test_the_newest_always_stays_and_thinning_again_lets_nothing_go(made: list[dt.datetime]) -> None:
    gone = to_let_go(made)
    kept = set(made) - gone
    assert len(kept) <= 39
    if made:
        assert max(made) in kept
    assert to_let_go(kept) == frozenset()
    assert gone <= set(made)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=200))
def test_thinned_day_by_day_the_same_months_stay_as_thinned_at_once(gaps: list[int]) -> None:
    """However often it runs, the last of each of the last 24 months in which there was a backup is there."""
    made, kept, day = [], set[dt.datetime](), dt.date(2020, 1, 1)
    for gap in gaps:
        day += dt.timedelta(days=gap)
        made.append(at(day))
        kept.add(at(day))
        kept -= to_let_go(kept)
    assert kept == set(made) - to_let_go(made)


def test_what_was_kept_for_a_reason_goes_two_years_after() -> None:
    newest = at(dt.date(2026, 11, 22))
    old, young = at(dt.date(2024, 11, 20)), at(dt.date(2024, 11, 22))
    assert outlived([old, young], newest) == {old}
