"""Fields to choose in: nothing is chosen for the officer, words wrap and are pressed like the mark."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.casework.guides import Field, Option
from app.ui.choice_fields import Choice, ChoiceField, LineTick, TickField, TickMark, YesNoField
from tests.ui.conftest import Show, Unnamed

HOW = Field(
    "how",
    "How it came",
    "choice",
    options=(
        Option("telephone", "By telephone"),
        Option("letter", "By letter", "Keep the letter."),
        Option("visit", "In person"),
    ),
)


def marks(box: ChoiceField) -> list[QAbstractButton]:
    return [choice.mark for choice in box.findChildren(Choice)]


def test_nothing_is_chosen_until_the_officer_chooses(qtbot: QtBot) -> None:
    box = ChoiceField(HOW)
    qtbot.addWidget(box)
    assert box.value() == ""
    with qtbot.waitSignals([box.changed, box.chosen]):
        marks(box)[1].click()
    assert box.value() == "letter"
    box.set_value("")
    assert box.value() == ""


def test_an_answer_given_before_is_shown_and_the_arrow_keys_move_on(show: Show) -> None:
    box = ChoiceField(HOW)
    show(box)
    box.set_value("telephone")
    box.focus_first()
    QTest.keyClick(marks(box)[0], Qt.Key.Key_Down)
    assert box.value() == "letter"
    assert box.controls()[0] is marks(box)[1]


def test_each_answer_has_its_name_and_its_hint(qtbot: QtBot, unnamed: Unnamed) -> None:
    box = ChoiceField(HOW)
    qtbot.addWidget(box)
    box.show()
    box.show_problem("Choose how the complaint came.")
    assert marks(box)[1].accessibleName() == "How it came: By letter"
    assert marks(box)[1].accessibleDescription() == "Choose how the complaint came. Keep the letter."
    assert unnamed(box) == []


def test_the_words_are_pressed_like_the_mark(qtbot: QtBot) -> None:
    box = ChoiceField(HOW)
    qtbot.addWidget(box)
    box.show()
    choice = box.findChildren(Choice)[2]
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert box.value() == "visit"
    QTest.mouseClick(choice, Qt.MouseButton.RightButton)
    assert box.value() == "visit"


def test_the_access_key_presses_nothing(show: Show) -> None:
    box = ChoiceField(HOW)
    box.take_access_key(set())
    show(box)
    QTest.keyClick(box, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert box.focusWidget() is marks(box)[0]
    assert box.value() == ""


def test_yes_or_no(qtbot: QtBot) -> None:
    box = YesNoField(Field("damp", "Was damp mentioned", "yes_no"))
    qtbot.addWidget(box)
    box.show()
    assert box.value() == ""
    box.set_value("no")
    assert box.value() == "no"
    assert not box.grab().isNull()


def test_a_tick_is_its_own_label(qtbot: QtBot, unnamed: Unnamed) -> None:
    box = TickField(Field("told", "I have told the surveyor", "tick"))
    qtbot.addWidget(box)
    box.take_access_key(set())
    box.show()
    assert not box.label.isVisible()
    assert box.controls()[0].accessibleName() == "I have told the surveyor"
    with qtbot.waitSignal(box.changed):
        QTest.keyClick(box.box, Qt.Key.Key_Space)
    assert box.value() is True
    assert not box.grab().isNull()
    box.set_value(False)
    assert box.value() is False
    assert unnamed(box) == []


def test_the_arrow_keys_choose_also_where_nothing_is_chosen_yet(show: Show) -> None:
    box = ChoiceField(HOW)
    show(box)
    box.focus_first()
    QTest.keyClick(marks(box)[0], Qt.Key.Key_Down)
    assert marks(box)[1].isChecked()
    assert marks(box)[1].hasFocus()
    QTest.keyClick(marks(box)[1], Qt.Key.Key_Up)
    assert marks(box)[0].isChecked()
    QTest.keyClick(marks(box)[0], Qt.Key.Key_Left)
    assert marks(box)[-1].isChecked()


def test_a_tick_that_stands_alone_shows_that_it_has_the_focus(show: Show) -> None:
    """It has no words that could show it instead."""
    tick = LineTick()
    tick.setAccessibleName("Choose it")
    show(tick)
    tick.clearFocus()
    without = tick.grab().toImage()
    tick.setFocus(Qt.FocusReason.TabFocusReason)
    assert tick.hasFocus()
    assert tick.grab().toImage() != without
    assert tick.sizeHint().width() > TickMark().sizeHint().width()
