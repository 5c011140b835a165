"""Prints: whole pages in their size, a copy to the byte, and a plain sentence where there is no printer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.ui import prints
from app.ui.prints import (
    NO_PRINTER,
    Unreadable,
    a4_printer,
    documents,
    file_name,
    free_path,
    open_elsewhere,
    opened,
    paint,
    save_copy,
    save_file,
    write_whole,
)
from tests.ui.conftest import Drive
from tests.ui.letters import a_letter

A4_POINTS = (595, 842)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return a_letter().preview()


def to_file(printer: QPrinter, path: Path) -> QPrinter:
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    return printer


@pytest.mark.usefixtures("qtbot")
def test_every_page_is_printed_on_whole_a4(pdf: bytes, tmp_path: Path) -> None:
    assert paint(opened(pdf), to_file(a4_printer("A letter"), tmp_path / "out.pdf"))
    printed = opened((tmp_path / "out.pdf").read_bytes())
    assert printed.pageCount() == opened(pdf).pageCount()
    size = printed.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == A4_POINTS


@pytest.mark.usefixtures("qtbot")
def test_only_the_pages_asked_for_are_printed(pdf: bytes, tmp_path: Path) -> None:
    printer = to_file(a4_printer(), tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert paint(opened(pdf), printer)
    assert opened((tmp_path / "out.pdf").read_bytes()).pageCount() == 1


@pytest.mark.usefixtures("qtbot")
def test_what_is_on_paper_is_what_is_on_the_screen(pdf: bytes, tmp_path: Path) -> None:
    """The printed page, looked at again, is dark where the letter is: nothing is moved or scaled."""
    paint(opened(pdf), to_file(a4_printer(), tmp_path / "out.pdf"))
    asked, got = opened(pdf), opened((tmp_path / "out.pdf").read_bytes())
    size = asked.pagePointSize(0).toSize()
    ours, theirs = asked.render(0, size), got.render(0, size)
    points = [(x, y) for x in range(0, size.width(), 7) for y in range(0, size.height(), 7)]
    unlike = [at for at in points if abs(ours.pixelColor(*at).lightness() - theirs.pixelColor(*at).lightness()) > 120]
    assert len(unlike) < len(points) / 100


@pytest.mark.usefixtures("qtbot")
def test_bytes_that_are_no_pdf_are_named_in_a_sentence() -> None:
    with pytest.raises(Unreadable, match="its file is damaged"):
        opened(b"not a letter")


def test_a_pc_without_a_printer_offers_a_copy(
    qtbot: QtBot, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drive: Drive
) -> None:
    target = tmp_path / "copy.pdf"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def choose_save(box: QMessageBox) -> None:
        assert box.text() == NO_PRINTER
        next(button for button in box.buttons() if button.text() == "&Save a copy…").click()

    assert drive(lambda: prints.print_pdf(pdf, "A letter"), choose_save) is False
    assert target.read_bytes() == pdf


def test_a_letter_goes_to_the_printer_that_was_chosen(
    qtbot: QtBot, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: QPrintDialog) -> Any:  # noqa: ANN401 - Qt's own answer
        to_file(dialog.printer(), tmp_path / "out.pdf")
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    assert prints.print_pdf(pdf, "A letter")
    assert (tmp_path / "out.pdf").stat().st_size > 0


def test_a_copy_that_cannot_be_saved_says_why(
    qtbot: QtBot, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drive: Drive
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "copy.pdf"), ""))
    said: list[str] = []
    assert drive(lambda: save_copy(pdf, "A letter"), lambda box: said.append(box.text())) is None
    assert said[0].startswith("The copy could not be saved as ")
    assert said[0].endswith("or choose another name or folder. Then save again.")


@pytest.mark.usefixtures("qtbot")
def test_another_program_gets_the_very_bytes_under_a_plain_name(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    assert open_elsewhere(pdf, "Stage 1 acknowledgement 2026/031")
    assert shown[0].name == "Stage 1 acknowledgement 2026-031.pdf"
    assert shown[0].read_bytes() == pdf


def test_a_file_of_another_kind_has_its_own_ending(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def choose(_parent: object, _title: str, wanted: str, kind: str) -> tuple[str, str]:
        asked.append((Path(wanted).name, kind))
        return str(tmp_path / "diary.ics"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert save_file(b"BEGIN", "Casebook diary", "Calendar (*.ics)") == tmp_path / "diary.ics"
    assert asked == [("Casebook diary.ics", "Calendar (*.ics)")]


def test_a_file_name_holds_nothing_that_a_system_refuses() -> None:
    for title in ("2026/031: a <letter>?", "CON*", "  ..", "Mr O'Brien \\ x" * 30):
        assert re.fullmatch(r"[\w ,()'.-]+\.pdf", file_name(title)), title


def test_a_name_that_windows_keeps_for_itself_is_not_used() -> None:
    for title in ("CON", "nul", "Com1.2", "LPT9"):
        assert file_name(title).startswith("Letter ")
    assert file_name("Connie") == "Connie.pdf"


def test_half_a_copy_is_never_left_and_an_older_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"older")

    def full(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"newer")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("letter.pdf", b"older")]


def test_a_copy_in_a_folder_replaces_none_that_is_there(tmp_path: Path) -> None:
    for name in ("A letter.pdf", "A letter (2).pdf", "A letter (3).pdf"):
        path = free_path(tmp_path, "A letter", ".pdf")
        assert path.name == name
        path.write_bytes(b"")


def test_files_are_saved_in_a_folder_that_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder for documents a file dialog would open where the program happens to run."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(tmp_path / "Documents"))
    assert documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert documents() == tmp_path / "Documents"
