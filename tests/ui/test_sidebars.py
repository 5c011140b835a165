"""The buttons of a sidebar: chosen, counted, done; pressed by Enter and walked by arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.sidebars import SideButton
from tests.ui.conftest import Unnamed


def test_a_button_says_its_count_and_whether_it_is_shown(qtbot: QtBot, unnamed: Unnamed) -> None:
    button = SideButton("Today", "today")
    qtbot.addWidget(button)
    button.show()
    button.set_count(7)
    button.set_chosen(True)
    assert button.chosen()
    assert button.accessibleName() == "Today, 7"
    assert button.accessibleDescription() == "Shown now"
    assert not button.grab().isNull()
    button.set_count(None)
    button.set_chosen(False)
    assert (button.accessibleName(), button.accessibleDescription()) == ("Today", "")
    assert unnamed(button) == []


def test_a_step_that_is_done_says_so(qtbot: QtBot) -> None:
    button = SideButton("The new date", number="2")
    qtbot.addWidget(button)
    button.set_done(True)
    assert button.accessibleName() == "The new date, done"
    button.set_done(False)
    assert button.accessibleName() == "The new date"


def test_enter_presses_and_arrow_keys_walk_past_what_is_disabled(qtbot: QtBot) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    buttons = [SideButton(name) for name in ("One", "Two", "Three")]
    for button in buttons:
        column.addWidget(button)
    buttons[1].setEnabled(False)
    qtbot.addWidget(box)
    box.show()
    buttons[0].setFocus()
    for key, at in ((Qt.Key.Key_Down, 2), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Up, 0), (Qt.Key.Key_Left, 0)):
        QTest.keyClick(box.focusWidget() or box, key)
        assert box.focusWidget() is buttons[at]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(buttons[0].clicked):
            QTest.keyClick(buttons[0], key)
