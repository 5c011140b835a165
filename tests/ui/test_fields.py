"""Fields of text: named, hinted, with their problem beside them, and no trap for the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.casework.guides import Field
from app.ui.fields import LineField, LinesField, label_of
from app.ui.themes import Theme
from tests.ui.conftest import Show, Unnamed

NAME = Field("who", "Full name", "line", hint="As it should stand on the envelope.")
REASON = Field("reason", "Reason", "lines", optional=True)


def test_a_field_that_may_be_left_out_says_so() -> None:
    assert label_of(NAME) == "Full name"
    assert label_of(REASON) == "Reason (optional)"


def test_a_line_gives_back_what_was_typed_without_the_spaces_around(qtbot: QtBot) -> None:
    box = LineField(NAME)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.changed):
        QTest.keyClicks(box.edit, "  Mrs E. Okafor ")
    assert box.value() == "Mrs E. Okafor"
    box.set_value(None)
    assert box.value() == ""


def test_the_control_has_the_name_of_its_label_and_the_hint(qtbot: QtBot, unnamed: Unnamed) -> None:
    box = LineField(NAME)
    qtbot.addWidget(box)
    box.show()
    assert box.edit.accessibleName() == "Full name"
    assert box.edit.accessibleDescription() == "As it should stand on the envelope."
    assert box.label.buddy() is box.edit
    assert unnamed(box) == []


def test_a_problem_stands_beside_the_field_and_is_spoken_with_it(qtbot: QtBot) -> None:
    box = LineField(NAME)
    qtbot.addWidget(box)
    box.show_problem("Enter the name of the person who complains.")
    assert box.problem() == "Enter the name of the person who complains."
    assert box.edit.accessibleDescription().startswith("Enter the name of the person who complains.")
    box.show_problem("")
    assert box.problem() == ""
    assert box.edit.accessibleDescription() == "As it should stand on the envelope."


def test_the_access_key_goes_to_the_control(show: Show) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    boxes = [LineField(NAME), LineField(Field("where", "Address", "line"))]
    taken: set[str] = set()
    for box in boxes:
        box.take_access_key(taken)
        column.addWidget(box)
    show(window)
    assert boxes[1].label.text() == "&Address"
    QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is boxes[1].edit
    boxes[0].focus_first()
    assert window.focusWidget() is boxes[0].edit


def test_tab_leaves_several_lines_and_ctrl_enter_goes_on(qtbot: QtBot) -> None:
    box = LinesField(REASON)
    qtbot.addWidget(box)
    box.show()
    assert box.edit.tabChangesFocus()
    QTest.keyClicks(box.edit, "One")
    with qtbot.assertNotEmitted(box.entered):
        QTest.keyClick(box.edit, Qt.Key.Key_Return)
    QTest.keyClicks(box.edit, "Two")
    with qtbot.waitSignal(box.entered):
        QTest.keyClick(box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert box.value() == "One\nTwo"


def test_several_lines_grow_with_the_text_up_to_a_limit_and_with_its_size(qtbot: QtBot, theme: Theme) -> None:
    box = LinesField(REASON)
    qtbot.addWidget(box)
    box.resize(400, 400)
    box.show()
    heights = []
    for lines in (1, 8, 12, 40):
        box.set_value("\n".join(["line"] * lines))
        heights.append(box.edit.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    theme.set_percent(200)
    assert box.edit.height() > heights[3]


def test_an_access_key_that_nothing_has_taken_types_nothing(qtbot: QtBot) -> None:
    for box in (LineField(Field("line", "Line", "line")), LinesField(Field("lines", "Lines", "lines"))):
        qtbot.addWidget(box)
        QTest.keyClick(box.controls()[0], Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
        assert box.value() == ""
