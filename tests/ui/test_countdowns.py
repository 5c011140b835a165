"""Countdowns: shape, numeral and sentence together, in a card."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.countdowns import ClockCard, Numeral, numeral_of, state_of
from app.ui.labels import Words
from tests.ui.conftest import Unnamed


@dataclass(frozen=True)
class Stood:
    """A standing, as the rules would tell it."""

    word: str
    days_left: int = 0
    late_by: int = 0


@pytest.mark.parametrize(
    ("standing", "state", "numeral"),
    [
        (Stood("running", 5), "running", "5"),
        (Stood("running", 3), "running", "3"),
        (Stood("running", 2), "soon", "2"),
        (Stood("due_today"), "soon", "0"),
        (Stood("overdue", -4, 4), "overdue", "4"),
        (Stood("met", 3), "met", ""),
        (Stood("late", 0, 1), "late", "1"),
        (None, "waiting", ""),
    ],
)
def test_each_standing_has_its_shape_and_numeral(standing: Stood | None, state: str, numeral: str) -> None:
    assert state_of(standing) == state
    assert numeral_of(standing) == numeral


def test_figures_stand_in_one_column(qtbot: QtBot) -> None:
    one, two = Numeral(Stood("running", 5)), Numeral(Stood("running", 13))
    for numeral in (one, two):
        qtbot.addWidget(numeral)
    assert one.minimumWidth() == two.minimumWidth()


@pytest.mark.parametrize("word", ["running", "met", "late", "overdue", "due_today"])
def test_a_card_says_its_clock_and_shows_its_working(qtbot: QtBot, word: str, unnamed: Unnamed) -> None:
    card = ClockCard("Acknowledge by Friday 27 November 2026", "4 working days left", Stood(word, 4, 1), "Code 6.2")
    qtbot.addWidget(card)
    card.show()
    assert card.accessibleName() == "Acknowledge by Friday 27 November 2026. 4 working days left. Code 6.2"
    with qtbot.waitSignal(card.working_asked):
        QTest.keyClick(card.working, Qt.Key.Key_Space)
    assert unnamed(card) == []


def test_another_limit_for_the_same_thing_stands_below(qtbot: QtBot) -> None:
    card = ClockCard("Answer by Monday 14 December 2026", "15 working days left", Stood("running", 15), "Code 6.3")
    qtbot.addWidget(card)
    below = Words("Your own limit")
    card.put(below)
    card.resize(600, 200)
    card.show()
    assert below.mapTo(card, below.rect().topLeft()).y() > card.working.y()
