"""The find box: says what can be looked for, and Escape empties it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.find_boxes import FindBox
from app.ui.themes import Theme


def test_it_has_a_name_and_says_what_can_be_found(qtbot: QtBot) -> None:
    box = FindBox("find")
    qtbot.addWidget(box)
    assert box.accessibleName() == box.placeholderText() == "Find a name, address, reference or phone"


def test_escape_empties_it(qtbot: QtBot) -> None:
    box = FindBox("find")
    qtbot.addWidget(box)
    QTest.keyClicks(box, "dunmore")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    QTest.keyClicks(box, "chapel")
    assert box.text() == "chapel"


def test_it_asks_for_the_width_of_its_own_words_at_every_text_size(qtbot: QtBot, theme: Theme) -> None:
    box = FindBox("find")
    qtbot.addWidget(box)
    for percent in (100, 200):
        theme.set_percent(percent)
        words = box.fontMetrics().horizontalAdvance(box.placeholderText())
        assert box.sizeHint().width() > words + box.textMargins().left()
        box.resize(box.sizeHint())
        assert not box.grab().isNull()


def test_an_access_key_that_nothing_has_taken_types_nothing(qtbot: QtBot) -> None:
    box = FindBox("find")
    qtbot.addWidget(box)
    QTest.keyClick(box, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert box.text() == ""
