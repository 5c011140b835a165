"""The story of a case, entry by entry."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework.corrections import correct_date
from app.casework.files import CaseFile, case_file
from app.ui.case_stories import StoryLine, StorySection
from app.ui.labels import Words
from tests.case_desks import MONDAY, CaseDesk, case_desk
from tests.ui.conftest import Drive, Show, Unnamed

FRIDAY = dt.date(2026, 11, 20)


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    made = case_desk(tmp_path)
    made.did("acknowledged", MONDAY)
    return made


def file_of(at_hand: CaseDesk) -> CaseFile:
    return case_file(at_hand.desk, at_hand.case_id)


def line_of(section: StorySection, kind: str) -> StoryLine:
    return next(line for line in section.lines if line.line.kind == kind)


def words(line: StoryLine) -> list[str]:
    return [label.text() for label in line.findChildren(Words)]


def test_entries_stand_newest_first_in_sentences(at_hand: CaseDesk, qtbot: QtBot, unnamed: Unnamed) -> None:
    section = StorySection(file_of(at_hand).history)
    qtbot.addWidget(section)
    assert [line.line.kind for line in section.lines][:2] == ["acknowledged", "assigned"]
    assert "Stage 1 acknowledgement sent on Monday 23 November 2026 by post." in words(section.lines[0])
    assert "Mon 23 Nov 2026" in words(section.lines[0])
    assert section.lines[0].accessibleName().startswith("Monday 23 November 2026: Stage 1 acknowledgement sent")
    assert unnamed(section) == []


def test_an_entry_that_was_corrected_is_struck_out_beside_its_correction(at_hand: CaseDesk, qtbot: QtBot) -> None:
    old = next(line.seq for line in file_of(at_hand).history if line.kind == "received")
    correct_date(at_hand.desk, at_hand.case_id, old, FRIDAY, "He told the warden.")
    section = StorySection(file_of(at_hand).history)
    qtbot.addWidget(section)
    struck = next(line for line in section.lines if line.line.seq == old)
    assert struck.findChildren(Words)[1].font().strikeOut()
    assert any("Struck out, see the entry typed" in text for text in words(struck))
    assert struck.change.isHidden()
    assert any("Reason: He told the warden." in text for text in words(line_of(section, "received")))


def test_one_possible_correction_is_offered_at_once(at_hand: CaseDesk, qtbot: QtBot) -> None:
    section = StorySection(file_of(at_hand).history)
    qtbot.addWidget(section)
    received = line_of(section, "received")
    assert received.change.text() == "Correct…"
    with qtbot.waitSignal(section.correct_asked) as asked:
        received.change.click()
    assert asked.args == [received.line.seq]
    assert line_of(section, "person").change.isHidden()
    line_of(section, "person").offer()  # nothing can be done, and nothing happens


def test_two_are_offered_in_a_menu(at_hand: CaseDesk, qtbot: QtBot, show: Show, drive: Drive) -> None:
    section = StorySection(file_of(at_hand).history)
    show(section)
    sent = line_of(section, "acknowledged")
    assert [action.text() for action in sent.menu().actions()] == ["&Correct the date…", "&Strike out…"]
    with qtbot.waitSignal(section.strike_asked):
        drive(sent.change.click, lambda menu: menu.actions()[1].trigger())
    with qtbot.waitSignal(section.correct_asked):
        drive(lambda: QTest.keyClick(sent, Qt.Key.Key_Return), lambda menu: menu.actions()[0].trigger())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), sent.mapToGlobal(QPoint(1, 1)))
    drive(lambda: QApplication.sendEvent(sent, event), lambda menu: menu.close())


def test_the_arrow_keys_go_from_entry_to_entry(at_hand: CaseDesk, qtbot: QtBot, show: Show) -> None:
    section = StorySection(file_of(at_hand).history)
    show(section)
    first, second = section.lines[:2]
    assert first.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not second.focusPolicy() & Qt.FocusPolicy.TabFocus
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    section.grab()


def test_a_narrow_entry_has_its_date_above_the_words(at_hand: CaseDesk, qtbot: QtBot) -> None:
    section = StorySection(file_of(at_hand).history)
    qtbot.addWidget(section)
    line = section.lines[0]
    section.resize(300, 900)
    section.show()
    qtbot.wait(1)
    date, sentence = line.findChildren(Words)[0], line.findChildren(Words)[1]
    assert date.mapTo(line, QPoint(0, 0)).y() < sentence.mapTo(line, QPoint(0, 0)).y()
    section.resize(900, 900)
    qtbot.wait(1)
    assert date.mapTo(line, QPoint(0, 0)).x() < sentence.mapTo(line, QPoint(0, 0)).x()
