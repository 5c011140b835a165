"""Idle: after so many minutes without a touch, by the clock on the wall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.idles import Idle
from tests.ui.conftest import Show


class Wall:
    """A clock on the wall, and the minutes that were chosen."""

    def __init__(self) -> None:
        self.moment = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
        self.minutes = 15

    def now(self) -> dt.datetime:
        return self.moment

    def passes(self, minutes: float) -> None:
        self.moment += dt.timedelta(minutes=minutes)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def idle(qtbot: QtBot, wall: Wall) -> Iterator[Idle]:
    made = Idle(lambda: wall.minutes, now=wall.now)
    yield made
    made.stop()


def times(idle: Idle) -> list[str]:
    said: list[str] = []
    idle.gone.connect(lambda: said.append("gone"))
    return said


def test_it_says_so_once_the_time_is_over_and_not_before(idle: Idle, wall: Wall) -> None:
    said = times(idle)
    wall.passes(14.9)
    idle.look()
    assert said == []
    wall.passes(0.1)
    idle.look()
    idle.look()
    assert said == ["gone"]


def test_a_key_and_the_mouse_begin_the_time_anew(idle: Idle, wall: Wall, show: Show) -> None:
    said, box = times(idle), QLineEdit()
    show(box)
    for _ in range(3):
        wall.passes(10)
        QTest.keyClick(box, Qt.Key.Key_A)
        wall.passes(10)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        idle.look()
    assert said == []


def test_a_laptop_that_is_opened_again_locks_before_its_first_key_does_anything(
    idle: Idle, wall: Wall, show: Show, qtbot: QtBot
) -> None:
    said, box = times(idle), QLineEdit()
    show(box)
    wall.passes(8 * 60)
    QTest.keyClick(box, Qt.Key.Key_A)
    assert box.text() == ""
    qtbot.waitUntil(lambda: said == ["gone"])


def test_never_is_never_and_can_be_chosen_at_any_time(idle: Idle, wall: Wall) -> None:
    said = times(idle)
    wall.minutes = 0
    idle.look()
    wall.passes(10_000)
    idle.look()
    assert said == []
    wall.minutes = 5
    idle.look()
    assert said == []  # the time begins when it is chosen
    wall.passes(5)
    idle.look()
    assert said == ["gone"]


def test_a_clock_that_is_set_back_does_not_keep_it_open(idle: Idle, wall: Wall) -> None:
    said = times(idle)
    wall.passes(-120)
    idle.look()
    wall.passes(15)
    idle.look()
    assert said == ["gone"]
