"""The lines of Issue all: what is complete is ticked, what lacks something says what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.issue_rounds import CHANGED, HalfWritten
from app.ui.issue_lines import IssueLine
from app.ui.themes import Theme
from tests.ui.conftest import Unnamed

WHOLE = HalfWritten(
    (7, "acknowledgement", 1),
    "Stage 1 acknowledgement",
    "Mr D. Dunmore",
    "2026/031",
    dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC),
    (),
)
LACKING = replace(WHOLE, missing=("“[date]” still stands in the letter. Write the right words in its place.",))


def shown(qtbot: QtBot, letter: HalfWritten, width: int = 900) -> IssueLine:
    line = IssueLine(letter)
    qtbot.addWidget(line)
    line.resize(width, line.sizeHint().height())
    line.show()
    return line


def test_a_letter_that_is_complete_is_ticked(qtbot: QtBot, unnamed: Unnamed) -> None:
    line = shown(qtbot, WHOLE)
    assert line.tick.isChecked()
    assert line.accessibleName() == "Stage 1 acknowledgement to Mr D. Dunmore, 2026/031. Complete."
    assert unnamed(line) == []


def test_one_that_lacks_something_has_nothing_to_tick_and_says_what(qtbot: QtBot) -> None:
    line = shown(qtbot, LACKING)
    assert not line.tick.isVisible()
    assert not line.tick.isChecked()
    assert line.accessibleName().endswith(LACKING.missing[0])


def test_one_to_be_read_once_more_can_be_ticked_and_is_not(qtbot: QtBot) -> None:
    line = shown(qtbot, replace(WHOLE, doubts=(CHANGED,)))
    assert (line.tick.isVisible(), line.tick.isChecked()) == (True, False)
    with qtbot.waitSignal(line.ticked):
        QTest.keyClick(line.tick, Qt.Key.Key_Space)


def test_the_line_and_its_link_open_the_letter(qtbot: QtBot) -> None:
    line = shown(qtbot, LACKING)
    with qtbot.waitSignal(line.opened):
        QTest.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(line.opened):
        line.open.click()


@pytest.mark.parametrize(("percent", "width"), [(100, 900), (100, 500), (200, 900), (200, 700)])
def test_its_parts_stand_within_it(qtbot: QtBot, theme: Theme, percent: int, width: int) -> None:
    theme.set_percent(percent)
    line = shown(qtbot, LACKING, width)
    line.resize(width, line.sizeHint().height())
    assert all(part.geometry().right() <= line.width() for part in line.parts())
