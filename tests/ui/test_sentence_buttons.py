"""A whole sentence that can be pressed: it wraps, has a name, and answers to Enter and Space."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.sentence_buttons import SentenceButton
from app.ui.themes import units
from tests.ui.conftest import Unnamed

SENTENCE = "The letter is dated Monday 23 November 2026, so it cannot have gone before. Check the day and the month."


def test_a_long_sentence_is_read_whole_in_a_narrow_window(qtbot: QtBot, unnamed: Unnamed) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    button = SentenceButton(SENTENCE, "warning", "red", "red")
    column.addWidget(button)
    qtbot.addWidget(window)
    window.resize(units(40), units(40))
    window.show()
    one_line = button.fontMetrics().height()
    qtbot.waitUntil(lambda: button.height() > 2 * one_line)
    assert button.width() <= window.width()
    assert unnamed(window) == []


def test_enter_and_space_press_it(qtbot: QtBot) -> None:
    button = SentenceButton(SENTENCE, "warning", "red", "red")
    qtbot.addWidget(button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)
