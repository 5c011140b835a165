"""The days on which nobody is in, by name: England's bank holidays as the book has them, and the office's closures."""

from __future__ import annotations

import datetime as dt

from app.casework.closures import ClosureEntry, add_closure
from app.casework.desks import Desk
from app.casework.settings import Settings
from app.casework.shut_days import shut_days


def test_bank_holidays_and_closures_are_named(desk: Desk, settings: Settings) -> None:
    add_closure(desk, ClosureEntry("Christmas", dt.date(2026, 12, 24), dt.date(2026, 12, 25)))
    assert shut_days(desk, dt.date(2026, 12, 1), dt.date(2026, 12, 31)) == {
        dt.date(2026, 12, 24): "office closed, Christmas",
        dt.date(2026, 12, 25): "Christmas Day, office closed, Christmas",
        dt.date(2026, 12, 28): desk.workdays.why_closed(dt.date(2026, 12, 28)),
    }


def test_a_month_without_any_has_none(desk: Desk, settings: Settings) -> None:
    assert shut_days(desk, dt.date(2026, 11, 1), dt.date(2026, 11, 30)) == {}


def test_beyond_the_calendar_there_is_nothing_to_say(desk: Desk, settings: Settings) -> None:
    assert shut_days(desk, dt.date(1850, 1, 1), dt.date(1850, 1, 31)) == {}
