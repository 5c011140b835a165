"""Countdowns: shape, numeral and sentence together, in a card and in a line of Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.countdowns import ClockCard, DueLine, Numeral, StatusShape, numeral_of, state_of
from app.ui.themes import Theme, units
from tests.ui.conftest import Stray, Unnamed


@dataclass(frozen=True)
class Stood:
    """A standing, as the rules would tell it."""

    word: str
    days_left: int = 0
    late_by: int = 0


@dataclass(frozen=True)
class Line:
    """Something due, invented."""

    standing: Stood
    countdown: str
    who: str = "Mr D. Dunmore"
    where: str = "14 Chapel Row"
    what: str = "Acknowledge"
    reference: str = "2026/031"
    due: dt.date = dt.date(2026, 11, 30)
    step_verb: str = "Write the acknowledgement"
    note: str = ""


RUNNING = Line(Stood("running", 5), "5 working days left")
LATE = Line(Stood("overdue", 0, 2), "2 working days late", "Mrs E. Okafor")


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


def test_a_shape_shows_another_standing_when_told(qtbot: QtBot) -> None:
    shape = StatusShape(Stood("running", 5))
    qtbot.addWidget(shape)
    shape.show_standing(Stood("overdue", 0, 1))
    assert shape.name() == "overdue"


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


def test_a_line_is_a_whole_sentence_to_a_screen_reader(qtbot: QtBot, unnamed: Unnamed, stray: Stray) -> None:
    line = DueLine(LATE)
    assert stray() == []
    qtbot.addWidget(line)
    line.show()
    assert line.accessibleName() == (
        "Mrs E. Okafor · 14 Chapel Row. Acknowledge: 2 working days late, was due Monday 30 November 2026."
    )
    assert line.step.accessibleName() == "Write the acknowledgement: Mrs E. Okafor"
    assert unnamed(line) == []


def test_a_line_opens_by_click_enter_and_space_and_its_button_does_the_step(qtbot: QtBot) -> None:
    line = DueLine(RUNNING)
    qtbot.addWidget(line)
    line.show()
    presses: tuple[Callable[[], object], ...] = (
        lambda: QTest.mouseClick(line, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(line, Qt.Key.Key_Return),
        lambda: QTest.keyClick(line, Qt.Key.Key_Space),
    )
    for press in presses:
        with qtbot.waitSignal(line.opened), qtbot.assertNotEmitted(line.step_chosen):
            press()
    with qtbot.waitSignal(line.step_chosen), qtbot.assertNotEmitted(line.opened):
        QTest.mouseClick(line.step, Qt.MouseButton.LeftButton)


def test_arrow_keys_move_between_lines(qtbot: QtBot) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    lines = [DueLine(RUNNING), DueLine(LATE)]
    for line in lines:
        column.addWidget(line)
    qtbot.addWidget(box)
    box.show()
    lines[0].setFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Down)
    assert box.focusWidget() is lines[1]
    QTest.keyClick(lines[1], Qt.Key.Key_Down)
    assert box.focusWidget() is lines[1]
    QTest.keyClick(lines[1], Qt.Key.Key_Up)
    assert box.focusWidget() is lines[0]


def test_the_button_goes_below_where_there_is_no_room(qtbot: QtBot, theme: Theme) -> None:
    line = DueLine(RUNNING)
    qtbot.addWidget(line)
    line.resize(units(120), units(10))
    line.show()
    beside = line.step.y()
    for width in (80, 50):
        line.resize(units(width), units(40))
        assert line.step.y() > beside
    theme.set_percent(200)
    assert line.minimumSizeHint().width() < 1366


def test_a_line_with_nothing_to_do_has_no_button(qtbot: QtBot) -> None:
    line = DueLine(Line(Stood("running", 5), "5 working days left", step_verb=""))
    qtbot.addWidget(line)
    line.show()
    assert not line.step.isVisible()
