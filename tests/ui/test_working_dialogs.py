"""The working of a date, day by day, copied, printed and saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.casework.corrections import correct_date
from app.casework.files import case_file
from app.casework.settings import read_settings, save_settings
from app.casework.workings import slip, submission_working, working_of
from app.rules.workings import Working
from app.ui.panels import NoticePanel
from app.ui.themes import Theme
from app.ui.working_dialogs import WorkingDialog, reasons, standing_words
from tests.case_desks import MONDAY, CaseDesk, case_desk
from tests.ui.conftest import Unnamed


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path)


def working(at_hand: CaseDesk, key: str = "stage1.acknowledge") -> Working:
    return working_of(at_hand.desk, at_hand.case_id, key)


def shown(qtbot: QtBot, one: Working) -> WorkingDialog:
    dialog = WorkingDialog(one)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def texts(dialog: WorkingDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_how_a_clock_stands_is_said_with_its_clause(at_hand: CaseDesk) -> None:
    view = case_file(at_hand.desk, at_hand.case_id).clocks[0]
    assert standing_words(view) == "5 working days left · Code 6.2"
    assert standing_words(replace(view, clause="")) == "5 working days left"


def test_the_yearly_submission_is_told_month_by_month(at_hand: CaseDesk, qtbot: QtBot, unnamed: Unnamed) -> None:
    save_settings(
        at_hand.desk, replace(read_settings(at_hand.desk), year_end="30 June", submitted_on=dt.date(2025, 12, 1))
    )
    yearly = submission_working(at_hand.desk)
    assert yearly is not None
    dialog = shown(qtbot, yearly)
    assert dialog.windowTitle() == "Working: Annual submission to the Ombudsman"
    assert "Annual submission to the Ombudsman: due by Wednesday 30 December 2026" in texts(dialog)
    assert any(text.startswith("37 days left · ") for text in texts(dialog))
    assert dialog.table.model().rowCount() == 7
    assert unnamed(dialog) == []


def test_what_moved_the_date_and_what_is_unconfirmed_are_said(at_hand: CaseDesk) -> None:
    at_hand.did("acknowledged", MONDAY)
    at_hand.did("extended", MONDAY, until=dt.date(2026, 12, 14))
    said = reasons(working(at_hand, "stage1.respond"))
    assert "Originally due by Monday 7 December 2026." in said
    assert any("instead of Monday 7 December 2026 (Code 6.4)" in sentence for sentence in said)
    at_hand.did("responded", MONDAY)
    at_hand.did("escalation_requested", MONDAY, 2, "Canon H. Price")
    assert reasons(working(at_hand, "stage2.respond"))[-1].startswith("To be confirmed: ")


def test_the_dialog_shows_the_days_and_copies_them(at_hand: CaseDesk, qtbot: QtBot, unnamed: Unnamed) -> None:
    dialog = shown(qtbot, working(at_hand))
    assert dialog.windowTitle() == "Working: Stage 1 acknowledgement - 2026/001"
    model = dialog.table.model()
    assert model.rowCount() == 8
    spoken = model.data(model.index(5, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Saturday 28 November 2026, not counted, Saturday"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == working(at_hand).text()
    assert dialog.said.text().startswith("Copied.")
    assert unnamed(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_rule_the_edition_the_calendar_and_the_seal_stand_below_the_days(at_hand: CaseDesk, qtbot: QtBot) -> None:
    said = texts(shown(qtbot, working(at_hand)))
    assert "5 working days left · Code 6.2" in said
    for label in ("The rule: Code 6.2 (must; 5 working days from receipt)", "Edition: ", "Bank holidays: Calendar: "):
        assert any(text.startswith(label) for text in said), label
    assert "What moved it: Nothing has moved this date." in said
    assert any("Seal of the book: " in text for text in said)
    assert not any(text.startswith("Day 0") for text in said)


def test_what_moved_the_date_is_said_once(at_hand: CaseDesk, qtbot: QtBot) -> None:
    file = case_file(at_hand.desk, at_hand.case_id)
    received = next(line.seq for line in file.history if line.kind == "received")
    correct_date(at_hand.desk, at_hand.case_id, received, MONDAY - dt.timedelta(days=3), "the letter is stamped")
    said = texts(shown(qtbot, working(at_hand)))
    assert sum("corrected from" in text for text in said) == 1


def test_a_count_beyond_the_published_years_is_a_notice(at_hand: CaseDesk, qtbot: QtBot) -> None:
    dialog = shown(qtbot, replace(working(at_hand), confirmed_to=2025))
    (notice,) = dialog.pane.findChildren(NoticePanel)
    assert notice.text().endswith("the date may still move.")
    assert shown(qtbot, working(at_hand)).pane.findChildren(NoticePanel) == []


def test_a_date_that_nothing_is_late_for_has_no_shape(at_hand: CaseDesk, qtbot: QtBot, unnamed: Unnamed) -> None:
    one = replace(working(at_hand), standing=None, reference="", calendar="")
    dialog = shown(qtbot, one)
    assert dialog.windowTitle() == "Working: Stage 1 acknowledgement"
    assert unnamed(dialog) == []


def test_the_slip_is_saved_under_a_name_without_names_and_it_says_where(
    at_hand: CaseDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    target = tmp_path / "slip.pdf"

    def choose(_parent: object, _title: str, wanted: str, _kind: str) -> tuple[str, str]:
        asked.append(Path(wanted).name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = shown(qtbot, working(at_hand))
    dialog.save.click()
    assert asked == ["Working 2026-001 Stage 1 acknowledgement.pdf"]
    assert target.read_bytes() == slip(working(at_hand))
    assert dialog.said.text() == f"Saved as {target}."
    assert dialog.said.isVisible()


def test_nothing_is_said_where_no_file_was_chosen(
    at_hand: CaseDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog = shown(qtbot, working(at_hand))
    dialog.save.click()
    assert not dialog.said.isVisible()


@pytest.mark.parametrize("printed", [True, False])
def test_the_slip_goes_to_the_printer(
    at_hand: CaseDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, printed: bool
) -> None:
    def choose(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        dialog.printer().setOutputFileName(str(tmp_path / "out.pdf"))
        return QPrintDialog.DialogCode.Accepted if printed else QPrintDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog = shown(qtbot, working(at_hand))
    dialog.print.click()
    assert (dialog.said.text() == "Sent to the printer.") is printed
    assert (tmp_path / "out.pdf").exists() is printed


def test_in_large_text_the_row_gone_to_comes_into_view(at_hand: CaseDesk, qtbot: QtBot, theme: Theme) -> None:
    theme.set_percent(200)
    dialog = WorkingDialog(working(at_hand, "stage1.respond"))
    qtbot.addWidget(dialog)
    dialog.resize(1334, 420)
    dialog.show()
    qtbot.wait(1)
    for _ in range(4):
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    row = dialog.table.visualRect(dialog.table.currentIndex())
    bottom = dialog.table.viewport().mapTo(dialog.pane.viewport(), row.bottomLeft()).y()
    assert 0 <= bottom <= dialog.pane.viewport().height()
