"""Flows: a row that wraps, and things that stand beside or below each other by the width there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.flows import Flow, SideBySide
from app.ui.themes import spaced, units


def row(qtbot: QtBot, width: int) -> tuple[QWidget, list[QPushButton]]:
    box = QWidget()
    flow = Flow(box)
    spaced(flow, (1, 1, 1, 1), 1)
    buttons = [QPushButton(f"Button number {number}") for number in range(4)]
    for button in buttons:
        flow.addWidget(button)
    qtbot.addWidget(box)
    box.resize(width, 400)
    box.show()
    return box, buttons


def test_everything_stands_in_one_row_where_there_is_room(qtbot: QtBot) -> None:
    _box, buttons = row(qtbot, 2000)
    assert len({button.y() for button in buttons}) == 1


def test_what_has_no_room_goes_below(qtbot: QtBot) -> None:
    box, buttons = row(qtbot, 400)
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() <= box.width() for button in buttons)


def test_height_follows_width(qtbot: QtBot) -> None:
    box, _buttons = row(qtbot, 2000)
    assert box.heightForWidth(300) > box.heightForWidth(2000)
    layout = box.layout()
    assert layout is not None
    assert layout.sizeHint().width() > layout.minimumSize().width()
    assert layout.expandingDirections() == Qt.Orientation(0)


def test_hidden_things_take_no_room(qtbot: QtBot) -> None:
    box, buttons = row(qtbot, 2000)
    before = box.sizeHint().width()
    buttons[0].hide()
    assert box.sizeHint().width() < before


def test_things_can_be_taken_out(qtbot: QtBot) -> None:
    box, buttons = row(qtbot, 2000)
    layout = box.layout()
    assert layout is not None
    layout.removeWidget(buttons[1])
    assert layout.count() == 3
    assert layout.itemAt(9) is None
    assert layout.takeAt(9) is None


def test_side_by_side_turns_into_a_column(qtbot: QtBot) -> None:
    both = SideBySide(60)
    first, second = QPushButton("Acknowledge"), QPushButton("Answer")
    both.add(first)
    both.add(second)
    qtbot.addWidget(both)
    both.resize(units(80), 200)
    both.show()
    qtbot.waitUntil(lambda: first.y() == second.y())
    both.resize(units(50), 200)
    qtbot.waitUntil(lambda: first.x() == second.x())
    assert both.minimumSizeHint().width() < units(60)
