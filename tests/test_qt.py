"""Across rooms: the Qt that is installed keeps Python's own constants alive.

PySide6 6.12.0 on Python 3.11 does not: every call that answers None gives up a reference to None, which after some
thousands of calls ends the program with "deallocating None". An upgrade of PySide6 must pass this first.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

CALLS = 2_000


class Speaker(QObject):
    """Says a thing to whoever listens."""

    said = Signal(object)


def test_calls_that_answer_nothing_take_nothing(qtbot: QtBot) -> None:
    widget, line, speaker = QWidget(), QLineEdit(), Speaker()
    qtbot.addWidget(widget)
    qtbot.addWidget(line)
    speaker.said.connect(lambda _said: None)
    constants = (None, True, False)
    before = [sys.getrefcount(constant) for constant in constants]
    for _ in range(CALLS):
        widget.layout()
        line.setText("")
        line.property("nothing")
        speaker.said.emit(None)
    after = [sys.getrefcount(constant) for constant in constants]
    assert all(now > then - CALLS // 4 for now, then in zip(after, before, strict=True)), (before, after)
