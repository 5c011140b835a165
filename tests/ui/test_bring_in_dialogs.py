"""Bringing in old records in its window, from the file to the undoing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.casework.imports import imports
from app.casework.questions import case_list
from app.casework.retentions import erase_file
from app.ui.bring_in_dialogs import BringInDialog
from app.ui.buttons import Button
from app.ui.question_boxes import QuestionBox
from app.ui.routes import Routes
from tests.casework.logs import DAMP, HEADINGS, NOISE, row
from tests.incoming.books import workbook
from tests.ui.conftest import Drive, Show, Unnamed
from tests.ui.desks import Day, empty_desk, st_annes

WRONG = row(ref="C-3", date_recd="March 2024", tenant="Mr J. Brown")


def test_a_log_is_brought_in_and_taken_out_again(show: Show, tmp_path: Path, unnamed: Unnamed, drive: Drive) -> None:
    desk, routes = st_annes(empty_desk(Day())), Routes()
    told: list[str] = []
    routes.changed.connect(told.append)
    dialog = BringInDialog(desk, routes)
    show(dialog)
    assert dialog.look.toolTip() == "Choose a file first."
    assert not dialog.go.isEnabled()
    dialog.take_file(workbook(tmp_path / "log.xlsx", [["Our log"], HEADINGS, DAMP, [], WRONG, NOISE], ["A1:M1"]))
    assert unnamed(dialog) == []
    assert dialog.row.value() == 2
    assert dialog.first.text().startswith("Row 3: Mr D. Dunmore, C-1, date received Wed 1 May 2024")
    assert dialog.go.toolTip() == "Look first at what would happen."
    dialog.look.click()
    assert dialog.outcome.text() == "2 will be added, 1 date cannot be read (row 5)."
    assert "Row 5, Mr J. Brown, C-3: Date received: “March 2024” is a month and not a day." in dialog.named.text()
    assert case_list(desk) == ()
    dialog.go.click()
    assert dialog.said.text() == "2 cases brought in. You can undo this from here."
    assert told == ["2 cases brought in. To undo this: File, Bring in old records…"]
    assert len(case_list(desk)) == 2

    def act(box: QuestionBox) -> None:
        next(button for button in box.findChildren(Button) if button.text() == "&Take them out").click()

    drive(lambda: dialog.undo(imports(desk)[0]), act)
    assert dialog.said.text() == "2 cases were taken out again."
    assert case_list(desk) == ()
    assert not dialog.earlier.isVisible()


def test_another_choice_makes_her_look_again(show: Show, tmp_path: Path) -> None:
    dialog = BringInDialog(st_annes(empty_desk(Day())))
    show(dialog)
    dialog.take_file(workbook(tmp_path / "log.xlsx", [HEADINGS, DAMP, DAMP]))
    dialog.work_out()
    assert dialog.go.text() == "&Bring in 1 case"
    dialog.twice.set_value(value=True)
    dialog.twice.changed.emit()
    assert not dialog.go.isEnabled()
    dialog.work_out()
    assert dialog.go.text() == "&Bring in 2 cases"
    dialog.row.setValue(2)
    dialog.take_row()
    assert dialog.plan is None
    dialog.work_out()
    assert dialog.said.text() == "Say which column holds the date on which each complaint was received."


def test_what_would_happen_is_in_sight_and_has_the_focus_before_enter_does_anything(show: Show, tmp_path: Path) -> None:
    desk = st_annes(empty_desk(Day()))
    dialog = BringInDialog(desk)
    show(dialog)
    dialog.resize(1000, 600)
    upheld = row(ref="C-4", date_recd="1/3/24", tenant="Mr A. Lee", outcome="Upheld", status="Open")
    dialog.take_file(workbook(tmp_path / "log.xlsx", [HEADINGS, DAMP, upheld]))
    dialog.look.setFocus()
    dialog.look.click()
    QTest.qWait(300)
    assert dialog.focusWidget() is dialog.outcome
    top = dialog.outcome.mapTo(dialog.pane.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= dialog.pane.viewport().height() - dialog.outcome.height()
    assert "1 case of these would be open. Late already: Mr A. Lee, C-4 (row 3)." in dialog.outcome.text()
    QTest.keyClick(dialog.outcome, Qt.Key.Key_Return)
    assert case_list(desk) == ()


def test_a_sheet_of_several_is_chosen_and_a_bad_file_is_a_sentence(show: Show, tmp_path: Path) -> None:
    dialog = BringInDialog(st_annes(empty_desk(Day())))
    show(dialog)
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    dialog.take_file(bad)
    assert "This workbook is damaged." in dialog.said.text()
    path = workbook(tmp_path / "log.xlsx", [["Lists"]], title="Lists")
    import openpyxl  # noqa: PLC0415 - one more sheet in the same file

    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("2024")
    for each in (HEADINGS, DAMP):
        sheet.append(list(each))
    book.save(path)
    dialog.take_file(path)
    assert dialog.sheet.isVisible()
    assert dialog.sheet.currentText() == "2024"
    dialog.work_out()
    assert dialog.outcome.text() == "1 will be added."
    assert "“2024” is the first of them that looks like a log." in dialog.named.text()
    dialog.sheet.setCurrentIndex(0)
    dialog.work_out()
    assert dialog.said.text() == "Say which column holds the date on which each complaint was received."


def test_what_is_in_doubt_is_shown_with_its_row_before_it_is_brought_in(show: Show, tmp_path: Path) -> None:
    dialog = BringInDialog(st_annes(empty_desk(Day())))
    show(dialog)
    again = [*DAMP]
    again[HEADINGS.index("Status")] = "Reopened"
    dialog.take_file(workbook(tmp_path / "log.xlsx", [HEADINGS, *([again] * 70)]))
    dialog.twice.set_value(value=True)
    dialog.work_out()
    assert "70 of those added hold something that you should look at (rows 2, 3, 4" in dialog.outcome.text()
    assert "Row 2, Mr D. Dunmore, C-1: The log gives a day of closing, Monday 20 May 2024" in dialog.named.text()
    assert dialog.named.text().endswith("and 10 more rows")


def test_it_stops_where_she_stops_it(show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = st_annes(empty_desk(Day()))
    dialog = BringInDialog(desk)
    show(dialog)
    dialog.take_file(workbook(tmp_path / "log.xlsx", [HEADINGS, DAMP]))
    dialog.work_out()
    monkeypatch.setattr(dialog, "_tell", lambda _done, _of: False)
    dialog.do_it()
    assert dialog.said.text() == "You stopped it. Nothing was brought in."
    assert case_list(desk) == ()
    assert dialog.go.isEnabled()
    dialog._busy_now = True
    dialog.reject()
    assert dialog._stop
    assert dialog.isVisible()
    dialog._busy_now = False


def test_an_erased_case_stays_out_until_she_asks_for_it(show: Show, tmp_path: Path, unnamed: Unnamed) -> None:
    desk, path = st_annes(empty_desk(Day())), workbook(tmp_path / "log.xlsx", [HEADINGS, DAMP])
    dialog = BringInDialog(desk)
    show(dialog)
    dialog.take_file(path)
    dialog.work_out()
    assert not dialog.gone.isVisible()
    dialog.do_it()
    erase_file(desk, case_list(desk)[0].case_id, "Asked for.", "Nothing speaks against it.")
    dialog.take_file(path)
    dialog.work_out()
    assert dialog.outcome.text() == "0 will be added, 1 was brought in before and erased (row 2)."
    assert "Row 2, Mr D. Dunmore, C-1: It was brought in before and erased on" in dialog.named.text()
    assert dialog.gone.isVisible()
    assert unnamed(dialog) == []
    dialog.gone.box.click()
    assert dialog.plan is None
    dialog.work_out()
    assert dialog.outcome.text() == "1 will be added."
