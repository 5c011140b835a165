"""Posts: when a letter can be expected, counted in working days, from data with its source."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import places
from app.rules.posts import PostKind, Posts, read_posts
from app.rules.tables import EditionError
from tests.rules.cases import WORKDAYS

SHIPPED = places.resources() / "codes" / "posts.toml"


@pytest.fixture(scope="module")
def posts() -> Posts:
    return read_posts(SHIPPED)


@pytest.mark.parametrize(
    ("posted", "arrives"),
    [
        (dt.date(2026, 11, 30), (dt.date(2026, 12, 2), dt.date(2026, 12, 4))),  # a Monday
        (dt.date(2026, 12, 4), (dt.date(2026, 12, 8), dt.date(2026, 12, 10))),  # a Friday
        (dt.date(2026, 12, 5), (dt.date(2026, 12, 8), dt.date(2026, 12, 10))),  # a Saturday
        (dt.date(2026, 12, 24), (dt.date(2026, 12, 30), dt.date(2027, 1, 4))),  # before Christmas
    ],
)
def test_a_letter_is_expected_so_many_working_days_after_it_was_posted(
    posts: Posts, posted: dt.date, arrives: tuple[dt.date, ...]
) -> None:
    assert tuple(kind.arrives(posted, WORKDAYS) for kind in posts.kinds) == arrives


@pytest.mark.parametrize(
    ("due", "first", "second"),
    [
        (dt.date(2026, 11, 20), dt.date(2026, 11, 18), dt.date(2026, 11, 16)),  # a Friday
        (dt.date(2026, 11, 23), dt.date(2026, 11, 19), dt.date(2026, 11, 17)),  # a Monday
        (dt.date(2026, 12, 29), dt.date(2026, 12, 23), dt.date(2026, 12, 21)),  # the first day after Christmas
        (dt.date(2026, 11, 22), dt.date(2026, 11, 18), dt.date(2026, 11, 16)),  # a Sunday: nothing comes after Friday
    ],
)
def test_to_be_there_by_a_day_it_is_posted_so_many_working_days_before(
    posts: Posts, due: dt.date, first: dt.date, second: dt.date
) -> None:
    assert tuple(kind.post_by(due, WORKDAYS) for kind in posts.kinds) == (first, second)


@given(
    due=st.dates(dt.date(2018, 1, 1), dt.date(2027, 11, 30)),
    days=st.integers(1, 6),
)
def test_the_last_day_to_post_is_what_a_calendar_walked_day_by_day_finds(due: dt.date, days: int) -> None:
    """Walked as a person would: from each day on, so many working days are ticked off, and is that by the due date?"""

    def expected(posted: dt.date) -> dt.date:
        day, left = posted, days
        while left:
            day += dt.timedelta(days=1)
            left -= WORKDAYS.is_working(day)
        return day

    kind = PostKind("some", "some post", days)
    day = due
    while not (WORKDAYS.is_working(day) and expected(day) <= due):
        day -= dt.timedelta(days=1)
    assert kind.post_by(due, WORKDAYS) == day
    assert kind.arrives(day, WORKDAYS) == expected(day)


def test_the_kinds_stand_quickest_first_with_their_source_and_their_doubt(posts: Posts) -> None:
    assert [kind.working_days for kind in posts.kinds] == sorted(kind.working_days for kind in posts.kinds)
    assert [kind.key for kind in posts.kinds] == ["first", "second"]
    assert posts.source
    assert posts.to_be_confirmed


@pytest.mark.parametrize("slip", ["kind = 3", "[[posts.kind]]\nkey = 'third'", "[post]\nsource = 'nobody'"])
def test_a_slip_in_the_file_stops_with_its_name(tmp_path: Path, slip: str) -> None:
    path = tmp_path / "posts.toml"
    path.write_text(slip, encoding="utf-8")
    with pytest.raises(EditionError, match=r"posts\.toml"):
        read_posts(path)
