"""The parts of a letter: text that is never changed behind her back, in boxes as tall as what is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.rules.provisions import PartRule
from app.ui.letter_parts import PartBox, clause_words
from app.ui.themes import Theme
from tests.ui.conftest import Unnamed

RULE = PartRule("understanding", "The complaint as we understand it", "Set it out.", "5.6", "must")
COMPOSED = "1. You rang three\u00a0times.\n2. Nobody came."


@pytest.fixture
def box(qtbot: QtBot) -> PartBox:
    box = PartBox(RULE)
    qtbot.addWidget(box)
    box.resize(500, 200)
    box.show_text(COMPOSED, COMPOSED)
    box.show()
    return box


def test_the_clause_stands_in_small_type_and_says_when_it_is_to_be_confirmed() -> None:
    assert clause_words(RULE) == "Code 5.6"
    assert clause_words(replace(RULE, to_be_confirmed="recollected")) == "Code 5.6, to be confirmed"
    assert clause_words(replace(RULE, force="should")) == "Code 5.6, advised"
    assert clause_words(replace(RULE, clause="")) == ""


def test_untouched_it_is_the_composed_text_to_the_last_space(box: PartBox) -> None:
    assert box.text() == COMPOSED
    assert not box.changed()
    assert box.put_back.isHidden()


def test_typing_is_told_and_put_back_brings_the_composed_text(box: PartBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.edited, check_params_cb=lambda key, text: (key, text[:6]) == ("understanding", "1. SoY")):
        QTest.keyClicks(box.edit, "S")
        QTest.keyClicks(box.edit, "o")
    assert not box.put_back.isHidden()
    box.put_back.click()
    assert box.text() == COMPOSED
    assert box.put_back.isHidden()
    box.edit.undo()
    assert box.text() == f"1. So{COMPOSED.removeprefix('1. ')}"


def test_tab_leaves_the_box(box: PartBox, qtbot: QtBot) -> None:
    box.activateWindow()
    box.edit.setFocus()
    QTest.keyClicks(box.edit, "So ")
    QTest.keyClick(box.edit, Qt.Key.Key_Tab)
    assert "\t" not in box.text()
    qtbot.waitUntil(box.put_back.hasFocus)


def test_pasting_brings_the_words_with_what_is_bold(box: PartBox) -> None:
    box.show_text("", COMPOSED)
    rich = QMimeData()
    rich.setHtml("<p><b>Bold</b> &amp; <i>slanted</i></p>")
    box.edit.insertFromMimeData(rich)
    both = QMimeData()
    both.setHtml("<i>not this</i>")
    both.setText(" and plain \ud83d")
    box.edit.insertFromMimeData(both)
    assert box.text() == "**Bold** & slanted and plain"
    box.text().encode()


def test_the_box_is_as_tall_as_its_text(box: PartBox, theme: Theme, qtbot: QtBot) -> None:
    short = box.edit.height()
    box.show_text("A paragraph that wraps. " * 60 + "\n\nAnd another.", COMPOSED)
    qtbot.wait(1)
    tall = box.edit.height()
    assert tall > short * 4
    assert box.edit.verticalScrollBar().maximum() == 0
    theme.set_percent(200)
    qtbot.waitUntil(lambda: box.edit.height() > tall * 2)


def test_a_problem_stands_beside_the_part_and_is_spoken(box: PartBox, unnamed: Unnamed) -> None:
    box.show_problem("Point 1 is not in the letter. Put it back.")
    assert box.edit.property("wrong") == "true"
    assert box.edit.accessibleDescription() == "Point 1 is not in the letter. Put it back. Code 5.6"
    box.show_problem("")
    assert box.edit.property("wrong") == "false"
    assert unnamed(box) == []


def test_the_same_text_again_leaves_the_caret_where_it_is(box: PartBox) -> None:
    QTest.keyClicks(box.edit, "Well, ")
    at = box.edit.textCursor().position()
    box.show_text(box.text(), "Something else is composed now.")
    assert box.edit.textCursor().position() == at
    assert box.changed()
