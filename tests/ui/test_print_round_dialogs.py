"""Printing a round: what is in the job, how it goes, and what can be done without a printer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.letters import issue, open_letter
from app.casework.questions import letters_to_post
from app.letters.drafts import Copy
from app.ui.job_previews import JobPreviewDialog
from app.ui.print_jobs import ALWAYS, NEVER, WHEN_DUPLEX
from app.ui.print_round_dialogs import PrintRoundDialog
from tests.ui.conftest import Drive, Unnamed
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes

DAY = Day(dt.date(2026, 11, 23))


def desk_with(count: int, *copies: Copy) -> Desk:
    """A desk on which so many acknowledgements wait to be posted."""
    desk = st_annes(empty_desk(DAY))
    for number in range(count):
        intake = mr_dunmore(DAY)
        person = replace(intake.person, name=f"Mr D. Dunmore {number}")
        case_id = log_complaint(desk, replace(intake, person=person, hazard="no"))
        letter = open_letter(desk, case_id, "acknowledgement", 1)
        issue(desk, replace(letter, draft=replace(letter.draft, copies=copies)))
    return desk


def dialog_of(qtbot: QtBot, desk: Desk) -> PrintRoundDialog:
    dialog = PrintRoundDialog(desk, letters_to_post(desk), WHEN_DUPLEX)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def file_printer(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_it_names_what_is_printed_in_order(qtbot: QtBot, unnamed: Unnamed) -> None:
    dialog = dialog_of(qtbot, desk_with(2, Copy("Mrs S. Hale", ("2 Mill Lane",), "BA5 3YY")))
    lines = dialog.list.text().split("\n")
    assert lines[0].startswith("1. Stage 1 acknowledgement to Mr D. Dunmore 0, ")
    assert lines[1].startswith("2. Address sheet. Copy for Mrs S. Hale")
    assert lines[-1].startswith("Together: ")
    assert dialog.copies.isVisible()
    dialog.copies.box.click()
    assert [sheaf.name for sheaf in dialog.sheaves] == [
        "Stage 1 acknowledgement to Mr D. Dunmore 0",
        "Stage 1 acknowledgement to Mr D. Dunmore 1",
    ]
    assert unnamed(dialog) == []


def test_it_prints_as_one_job_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(qtbot, desk_with(2))
    assert not dialog.copies.isVisible()
    printed = dialog.print_on(file_printer(tmp_path / "out.pdf"))
    assert printed.complete
    assert dialog.taken == {row.letter_id for row in dialog._rows}
    assert dialog.said.text().startswith("All 2 were sent to the printer.")
    assert not dialog.bar.isVisible()


def test_esc_stops_a_job_that_runs_and_what_went_is_known(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_of(qtbot, desk_with(3))
    going = dialog._going

    def and_esc(done: int, count: int) -> bool:
        if done == count // 2:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        return going(done, count)

    monkeypatch.setattr(dialog, "_going", and_esc)
    printed = dialog.print_on(file_printer(tmp_path / "out.pdf"))
    assert printed.stopped
    assert dialog.isVisible()
    assert len(dialog.taken) == printed.done == 1
    assert "what is left stays ticked" in dialog.said.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_without_a_printer_it_says_what_to_do_and_saves_each_instead(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog = dialog_of(qtbot, desk_with(2))
    dialog.print.click()
    assert dialog.said.text().startswith("This PC has no printer that Casebook can use.")
    dialog.save.click()
    dialog.save.click()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "Stage 1 acknowledgement to Mr D. Dunmore 0 (2).pdf",
        "Stage 1 acknowledgement to Mr D. Dunmore 0.pdf",
        "Stage 1 acknowledgement to Mr D. Dunmore 1 (2).pdf",
        "Stage 1 acknowledgement to Mr D. Dunmore 1.pdf",
    ]
    assert (tmp_path / names[1]).read_bytes() == dialog.sheaves[0].pdf


def test_a_folder_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))
    dialog = dialog_of(qtbot, desk_with(1))
    dialog.save.click()
    assert dialog.said.text().startswith("0 of 1 were saved in ")


def test_the_whole_job_is_looked_at_before_it_is_printed(
    qtbot: QtBot, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    dialog = dialog_of(qtbot, desk_with(2, Copy("Mrs S. Hale", ("2 Mill Lane",), "BA5 3YY")))
    pages: list[int] = []
    notes: list[bool] = []

    def look(preview: JobPreviewDialog) -> None:
        pages.append(preview.pages.page_count())
        notes.append(preview.note.isVisible())
        preview.leave.click()

    drive(dialog.preview.click, look)
    assert not dialog.said.isVisible()
    dialog.fresh.set_value(ALWAYS)
    drive(dialog.preview.click, look)
    dialog.fresh.set_value(NEVER)
    drive(dialog.preview.click, look)
    assert (pages, notes) == ([12, 12, 10], [True, False, False])  # an empty page after each address sheet
    drive(dialog.preview.click, lambda preview: preview.print.click())
    assert dialog.said.text().startswith("This PC has no printer that Casebook can use.")


def test_the_system_asks_for_the_printer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def choose(dialog: QPrintDialog) -> Any:  # noqa: ANN401 - Qt's own answer
        asked.append(dialog.windowTitle())
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "out.pdf"))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog = dialog_of(qtbot, desk_with(1))
    dialog.fresh.set_value(NEVER)
    dialog.print.click()
    assert asked == ["Print letters"]
    assert (tmp_path / "out.pdf").stat().st_size > 0
    assert dialog.said.text().startswith("It was sent to the printer.")
