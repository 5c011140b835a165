"""Text boxes: they grow with what is in them, Tab leaves them, and nothing but words comes in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.text_boxes import LineBox, TextBox
from app.ui.themes import Theme


@pytest.fixture
def box(qtbot: QtBot) -> LineBox:
    made = LineBox()
    qtbot.addWidget(made)
    made.resize(300, 40)
    made.show()
    return made


def test_a_long_sentence_wraps_and_the_box_grows_with_it_and_with_the_text_size(box: LineBox, theme: Theme) -> None:
    short = box.height()
    box.set_text("You reported the leaking radiator several times and nobody acted on it. " * 6)
    tall = box.height()
    assert tall > short * 3
    assert box.verticalScrollBar().maximum() == 0
    theme.set_percent(200)
    assert box.height() > tall * 2
    box.set_text("")
    assert box.height() < tall


def test_there_is_no_new_line_in_a_sentence(box: LineBox) -> None:
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(box, Qt.Key.Key_Return, modifier)
    pasted = QMimeData()
    pasted.setText("Nobody\ncame. ")
    box.insertFromMimeData(pasted)
    assert box.text() == "Nobody came."


def test_pasting_brings_the_words_alone(qtbot: QtBot) -> None:
    box = TextBox()
    qtbot.addWidget(box)
    rich = QMimeData()
    rich.setHtml("<p><b>Bold</b> &amp; <i>slanted</i></p>")
    box.insertFromMimeData(rich)
    assert box.toPlainText() == "Bold & slanted"


def test_an_access_key_that_nothing_has_taken_types_nothing(box: LineBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert box.text() == ""
    QTest.keyClicks(box, "i")
    assert box.text() == "i"
