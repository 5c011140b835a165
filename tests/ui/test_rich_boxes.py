"""Writing in paragraphs, lists and bold, with the keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.rich_boxes import BULLETS, NUMBERS, RichBox
from app.ui.themes import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def box(qtbot: QtBot) -> RichBox:
    box = RichBox()
    qtbot.addWidget(box)
    box.resize(500, 100)
    box.show()
    return box


def press(box: RichBox, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(box, key, modifiers)


def test_control_b_is_bold_and_not_bold(box: RichBox) -> None:
    QTest.keyClicks(box, "By ")
    press(box, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(box, "Friday")
    press(box, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(box, ", please")
    assert box.text() == "By **Friday**, please"
    box.selectAll()
    box.toggle_bold()
    box.toggle_bold()
    assert "**" not in box.text() or box.text() == "**By Friday, please**"


def test_typed_asterisks_stay_asterisks(box: RichBox) -> None:
    QTest.keyClicks(box, "a **b** c")
    assert box.text() == r"a \*\*b\*\* c"


def test_a_hyphen_and_a_space_begin_a_list_and_enter_twice_ends_it(box: RichBox) -> None:
    QTest.keyClicks(box, "- milk")
    press(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "eggs")
    press(box, Qt.Key.Key_Return)
    press(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "Thank you.")
    assert box.text() == "- milk\n- eggs\n\nThank you."


def test_a_number_begins_a_list_that_counts_on(box: RichBox) -> None:
    QTest.keyClicks(box, "3. milk")
    press(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "eggs")
    assert box.text() == "3. milk\n4. eggs"
    assert box.listed() == NUMBERS


def test_a_year_begins_no_list(box: RichBox) -> None:
    QTest.keyClicks(box, "2026. That was it - so.")
    assert box.text() == "2026. That was it - so."
    assert box.listed() == ""


def test_lists_are_made_and_unmade_by_their_keys(box: RichBox) -> None:
    box.set_text("one\n\ntwo")
    box.selectAll()
    press(box, Qt.Key.Key_P, CTRL | SHIFT)
    assert box.text() == "- one\n- two"
    assert box.listed() == BULLETS
    press(box, Qt.Key.Key_N, CTRL | SHIFT)
    assert box.text() == "1. one\n2. two"
    press(box, Qt.Key.Key_N, CTRL | SHIFT)
    assert box.text() == "one\n\ntwo"


def test_every_step_is_undone_and_done_again(box: RichBox) -> None:
    box.set_text("**One** two")
    press(box, Qt.Key.Key_Z, CTRL)
    assert box.text() == "**One** two"
    box.replace_all("1. a\n2. b")
    box.undo()
    assert box.text() == "**One** two"
    box.redo()
    assert box.text() == "1. a\n2. b"


def test_a_paragraph_is_put_in_at_the_caret(box: RichBox) -> None:
    box.set_text("Start end")
    box.insert("Before. ")
    assert box.text() == "Before. Start end"
    box.moveCursor(box.textCursor().MoveOperation.End)
    box.insert("Two **paragraphs**.\n\n- and an item")
    assert box.text() == "Before. Start end\n\nTwo **paragraphs**.\n\n- and an item"


def test_tab_leaves_the_box_and_stray_access_keys_type_nothing(box: RichBox) -> None:
    press(box, Qt.Key.Key_Tab)
    press(box, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert box.text() == ""


def test_pictures_cannot_be_pasted(box: RichBox) -> None:
    picture = QMimeData()
    picture.setData("image/png", b"x")
    assert not box.canInsertFromMimeData(picture)


def test_the_menu_of_the_box_has_what_the_bar_has(box: RichBox) -> None:
    box.set_text("1. a")
    ticked = {action.text().split("\t")[0]: action.isChecked() for action in box.form_actions()}
    assert ticked == {"Bold": False, "List with bullets": False, "Numbered list": True}


def test_larger_text_takes_more_room_and_is_nothing_to_undo(box: RichBox, theme: Theme, qtbot: QtBot) -> None:
    box.set_text("One.\n\nTwo.\n\n- a\n- b")
    before = box.height()
    theme.set_percent(200)
    qtbot.waitUntil(lambda: box.height() > before * 1.6)
    box.dress()
    box.undo()
    assert box.text() == "One.\n\nTwo.\n\n- a\n- b"
