"""How a date stands on a day: a value, and nothing but a value."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from app.rules.standings import Standing, stands
from app.rules.workdays import BeyondCalendar
from tests.rules.cases import WORKDAYS

MONDAY = dt.date(2026, 11, 23)


def test_a_standing_is_a_value_that_cannot_be_changed() -> None:
    standing = Standing("running", 5, 0)
    assert standing == Standing("running", 5, 0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        standing.late_by = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("today", "done", "standing"),
    [
        ("2026-11-20", None, Standing("running", 1, 0)),
        ("2026-11-23", None, Standing("due_today", 0, 0)),
        ("2026-11-25", None, Standing("overdue", 0, 2)),
        ("2026-12-25", "2026-11-23", Standing("met", None, 0)),
        ("2026-12-25", "2026-11-24", Standing("late", None, 1)),
    ],
)
def test_how_a_date_stands(today: str, done: str | None, standing: Standing) -> None:
    """Due on Monday 23 November 2026; Tuesday is one working day later, Wednesday two."""
    stood = stands(WORKDAYS, MONDAY, dt.date.fromisoformat(today), dt.date.fromisoformat(done) if done else None)
    assert stood == standing


def test_a_date_beyond_the_calendar_does_not_stand_at_all() -> None:
    with pytest.raises(BeyondCalendar):
        stands(WORKDAYS, WORKDAYS.last + dt.timedelta(days=1), MONDAY)
