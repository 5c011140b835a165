"""The focus: the order of Tab, and the way into a pane."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.focuses import FollowingArea, bring_into_sight, enter_pane, is_stray, order_tabs, tab_stops
from app.ui.themes import Theme
from tests.ui.conftest import Show


def a_pane(*others: QWidget) -> tuple[QWidget, list[QLineEdit]]:
    pane = QWidget()
    column = QVBoxLayout(pane)
    edits = [QLineEdit() for _ in range(3)]
    for widget in (*others, *edits):
        column.addWidget(widget)
    return pane, edits


def test_tab_stops_are_what_tab_stops_at_in_its_order(show: Show) -> None:
    pane, edits = a_pane(QLabel("Not a stop"))
    show(pane)
    assert tab_stops(pane) == edits


def test_tab_goes_in_the_order_that_is_given(show: Show) -> None:
    pane, edits = a_pane()
    show(pane)
    order_tabs([edits[2], edits[0], edits[1]])
    edits[2].setFocus()
    QTest.keyClick(edits[2], Qt.Key.Key_Tab)
    assert pane.focusWidget() is edits[0]


def test_a_pane_is_entered_at_its_first_stop_and_then_where_it_was_left(show: Show) -> None:
    pane, edits = a_pane()
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(pane)
    elsewhere = QLineEdit()
    column.addWidget(elsewhere)
    show(window)
    edits[0].setEnabled(False)
    elsewhere.setFocus()
    enter_pane(pane)
    assert window.focusWidget() is edits[1]
    edits[2].setFocus()
    elsewhere.setFocus()
    enter_pane(pane)
    assert window.focusWidget() is edits[2]


def test_a_pane_with_nothing_to_stop_at_is_passed_by(show: Show) -> None:
    pane = QWidget()
    show(pane)
    enter_pane(pane)
    assert pane.focusWidget() is None


def test_an_area_scrolls_to_what_has_the_focus_however_it_came_there(show: Show) -> None:
    area = FollowingArea()
    inside = QWidget()
    column = QVBoxLayout(inside)
    edits = [QLineEdit() for _ in range(30)]
    for edit in edits:
        column.addWidget(edit)
    area.setWidget(inside)
    area.resize(300, 200)
    show(area)
    edits[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert not edits[-1].visibleRegion().isEmpty()
    edits[0].setFocus(Qt.FocusReason.OtherFocusReason)
    assert not edits[0].visibleRegion().isEmpty()


def test_alt_with_a_letter_is_stray_and_what_types_a_sign_is_not() -> None:
    alt, none = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
    press = QEvent.Type.KeyPress
    assert is_stray(QKeyEvent(press, Qt.Key.Key_I, alt, "i"))
    assert not is_stray(QKeyEvent(press, Qt.Key.Key_I, none, "i"))
    assert not is_stray(QKeyEvent(press, Qt.Key.Key_E, alt, "€"))
    assert not is_stray(QKeyEvent(press, Qt.Key.Key_E, alt | Qt.KeyboardModifier.ControlModifier, "e"))


def test_larger_text_brings_what_has_the_focus_back_into_sight(qtbot: QtBot, theme: Theme) -> None:
    area = FollowingArea()
    area.setWidgetResizable(True)
    inside = QWidget()
    column = QVBoxLayout(inside)
    lines = [QLineEdit(f"Line {number}") for number in range(20)]
    for line in lines:
        column.addWidget(line)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(400, 320)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    lines[6].setFocus()
    theme.set_percent(200)

    def seen() -> bool:
        top = lines[6].mapTo(area.viewport(), lines[6].rect().topLeft()).y()
        return 0 <= top <= area.viewport().height() - lines[6].height()

    qtbot.waitUntil(seen)


def test_a_thing_is_brought_into_sight_and_the_focus_stays_where_it_is(show: Show, qtbot: QtBot) -> None:
    area, pane, edits, sign = FollowingArea(), QWidget(), [QLineEdit() for _ in range(12)], QLabel("It does not count.")
    column = QVBoxLayout(pane)
    for widget in (*edits, sign):
        column.addWidget(widget)
    area.setWidget(pane)
    area.setWidgetResizable(True)
    area.resize(300, 150)
    show(area)
    edits[-2].setFocus()
    bring_into_sight(sign)
    qtbot.waitUntil(lambda: not sign.visibleRegion().isEmpty())
    assert area.focusWidget() is edits[-2]
    edits[0].setFocus()
    bring_into_sight(sign)  # too far down to be seen with what she types in
    qtbot.wait(20)
    assert edits[0].mapTo(area.viewport(), QPoint()).y() >= 0
    assert area.focusWidget() is edits[0]
