"""Across rooms: a book as it was known on a past day shows what every page showed at the end of that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.casework.desks import Desk
from app.casework.milestones import EVENTS
from app.casework.trays import Tray
from app.models.checks import check_book
from app.models.journals import records
from tests.casework.lives import Life, seen
from tests.zones import needs_zones, zone

OTHERS = (
    "opened",
    "person",
    "adjusted",
    "defined",
    "letter_issued",
    "closed",
    "hazard_action",
    "note",
    "request",
    "setting",
    "holiday_added",
    "holiday_struck",
    "voided",
)
FIRST = dt.date(2026, 6, 1)  # in summer, when the PC's day begins an hour before that of UTC
NO_HEALTH = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


@needs_zones
@settings(max_examples=3, suppress_health_check=NO_HEALTH)
@given(seed=st.integers(0, 10_000), name=st.sampled_from(("Europe/London", "Pacific/Auckland")))
@example(seed=0, name="Europe/London")
def test_a_past_day_shows_exactly_what_every_page_showed_at_its_end(desk: Desk, seed: int, name: str) -> None:
    with zone(name):
        life = Life(desk, FIRST, seed)
        then = {day: seen(life.desk) for day in life.days(15)}
        for day, shown in then.items():
            past = life.desk.as_known_on(day)
            found = seen(past)
            for what, value in shown.items():
                assert found[what] == value, (day, what)
        assert check_book(life.desk.book).sound
        life.desk.book.close()


@settings(max_examples=3, suppress_health_check=NO_HEALTH)
@given(seed=st.integers(0, 10_000))
def test_what_lies_on_the_tray_is_always_what_a_new_reading_gives(desk: Desk, seed: int) -> None:
    life = Life(desk, FIRST, seed)
    for _ in life.days(15):
        assert seen(life.desk) == seen(replace(life.desk, tray=Tray()))
    life.desk.book.close()


def test_a_random_life_is_a_full_one(desk: Desk) -> None:
    """Else the tests above would prove little."""
    kinds: set[str] = set()
    struck = 0
    for seed in range(6):
        life = Life(desk, FIRST, seed)
        for _ in life.days(40):
            pass
        with life.desk.book.reading() as session:
            found = records(session)
        kinds |= {record.kind for record in found}
        struck += sum(record.corrects is not None for record in found)
        life.desk.book.close()
    assert kinds >= {*EVENTS, *OTHERS} - {"logged"}  # of which the Code of 2024 counts nothing
    assert struck > 50
