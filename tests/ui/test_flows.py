"""Flows: a row that wraps, and things that stand beside or below each other by the width there is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.flows import Flow, SideBySide
from app.ui.themes import units


def row(qtbot: QtBot, width: int) -> tuple[Flow, list[QPushButton]]:
    flow = Flow(1, (1, 1, 1, 1))
    buttons = [QPushButton(f"Button number {number}") for number in range(4)]
    for button in buttons:
        flow.add(button)
    qtbot.addWidget(flow)
    flow.resize(width, 400)
    flow.show()
    return flow, buttons


def test_everything_stands_in_one_row_where_there_is_room(qtbot: QtBot) -> None:
    _box, buttons = row(qtbot, 2000)
    assert len({button.y() for button in buttons}) == 1


def test_what_has_no_room_goes_below(qtbot: QtBot) -> None:
    box, buttons = row(qtbot, 400)
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() <= box.width() for button in buttons)


def test_height_follows_width(qtbot: QtBot) -> None:
    flow, _buttons = row(qtbot, 2000)
    assert flow.heightForWidth(300) > flow.heightForWidth(2000)
    assert flow.sizeHint().width() > flow.minimumSizeHint().width()


def test_hidden_things_take_no_room(qtbot: QtBot) -> None:
    box, buttons = row(qtbot, 2000)
    before = box.sizeHint().width()
    buttons[0].hide()
    assert box.sizeHint().width() < before


def test_what_comes_later_or_grows_is_placed(qtbot: QtBot) -> None:
    flow, buttons = row(qtbot, 2000)
    late = QPushButton("Late")
    flow.add(late)
    qtbot.waitUntil(lambda: late.x() > buttons[-1].x())
    before = late.x()
    buttons[0].setText("A much longer name than it had before")
    qtbot.waitUntil(lambda: late.x() > before)
    grown = late.x()
    buttons[1].hide()
    qtbot.waitUntil(lambda: late.x() < grown)


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


def test_what_changed_its_size_while_nothing_was_shown_is_placed_when_it_is(qtbot: QtBot) -> None:
    flow, buttons = row(qtbot, 2000)
    flow.hide()
    buttons[0].setMinimumWidth(1900)
    flow.resize(2001, 400)
    buttons[0].setMinimumWidth(0)
    flow.show()
    assert len({button.y() for button in buttons}) == 1


def test_things_hidden_while_the_row_was_hidden_leave_no_gap_in_what_it_stands_in(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    line, flow = QHBoxLayout(whole), Flow()
    buttons = [QPushButton(f"Button number {number}") for number in range(4)]
    for button in buttons:
        flow.add(button)
    line.addStretch(1)
    line.addWidget(flow)
    whole.resize(2000, 60)
    line.activate()  # the width of all four is known to the layout
    for button in buttons[1:]:
        button.hide()
    whole.show()
    qtbot.waitUntil(lambda: flow.width() == flow.sizeHint().width())
