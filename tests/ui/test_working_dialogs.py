"""The working of a date, day by day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.files import ClockView, case_file
from app.ui.themes import Theme
from app.ui.working_dialogs import WorkingDialog, reasons, remark, standing_words, working_text
from tests.case_desks import MONDAY, CaseDesk, case_desk
from tests.ui.conftest import Unnamed


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path)


def clock(at_hand: CaseDesk, at: int = 0) -> ClockView:
    return case_file(at_hand.desk, at_hand.case_id).clocks[at]


def test_the_text_counts_each_day_and_names_the_skipped(at_hand: CaseDesk) -> None:
    lines = working_text(clock(at_hand), "2026/001").split("\n")
    assert lines[0] == "2026/001: Acknowledge by Monday 30 November 2026"
    assert lines[1] == "5 working days left · Code 6.2"
    assert "Monday 23 November 2026\tDay 0\tcomplaint received" in lines
    assert "Saturday 28 November 2026\tnot counted\tSaturday" in lines
    assert lines[-1] == "Monday 30 November 2026\tDay 5\tdue by the end of this day"


def test_what_moved_the_date_and_what_is_unconfirmed_are_said(at_hand: CaseDesk) -> None:
    at_hand.did("acknowledged", MONDAY)
    at_hand.did("extended", MONDAY, until=dt.date(2026, 12, 14))
    said = reasons(clock(at_hand, 1))
    assert "Originally due by Monday 7 December 2026." in said
    assert any("instead of Monday 7 December 2026 (Code 6.4)" in sentence for sentence in said)
    at_hand.did("responded", MONDAY)
    at_hand.did("escalation_requested", MONDAY, 2, "Canon H. Price")
    assert reasons(clock(at_hand, 3))[-1].startswith("To be confirmed: ")
    assert standing_words(clock(at_hand, 2)) == "5 working days left · Code 6.11"


def test_day_nought_says_what_happened_on_it(at_hand: CaseDesk) -> None:
    view = clock(at_hand)
    assert remark(view.days[0], view) == "complaint received"


def test_the_dialog_shows_the_days_and_copies_them(at_hand: CaseDesk, qtbot: QtBot, unnamed: Unnamed) -> None:
    dialog = WorkingDialog(clock(at_hand), "2026/001")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle() == "Working: Stage 1 acknowledgement - 2026/001"
    model = dialog.table.model()
    assert model.rowCount() == 8
    spoken = model.data(model.index(5, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Saturday 28 November 2026, not counted, Saturday"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == working_text(clock(at_hand), "2026/001")
    assert dialog.copied.text().startswith("Copied.")
    assert unnamed(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_in_large_text_the_row_gone_to_comes_into_view(at_hand: CaseDesk, qtbot: QtBot, theme: Theme) -> None:
    theme.set_percent(200)
    dialog = WorkingDialog(clock(at_hand, 1), "2026/001")
    qtbot.addWidget(dialog)
    dialog.resize(1334, 420)
    dialog.show()
    qtbot.wait(1)
    for _ in range(4):
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    row = dialog.table.visualRect(dialog.table.currentIndex())
    bottom = dialog.table.viewport().mapTo(dialog.pane.viewport(), row.bottomLeft()).y()
    assert 0 <= bottom <= dialog.pane.viewport().height()
