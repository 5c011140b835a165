"""The diary's dialog: what is on the sheet, how it is saved, and what is wrong with a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.casework.diaries import MONTH, WEEK, diary_pdf, span_of
from app.rules.workdays import BeyondCalendar
from app.ui import diary_dialogs
from app.ui.diary_dialogs import DiaryDialog
from app.ui.focuses import tab_stops
from app.ui.pdf_views import PdfDialog
from app.ui.prints import opened
from tests.case_desks import MONDAY, CaseDesk, case_desk
from tests.ui.conftest import Drive, Show, Unnamed

DECEMBER = dt.date(2026, 12, 1)


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path / "book")


@pytest.fixture
def dialog(at_hand: CaseDesk, qtbot: QtBot) -> DiaryDialog:
    made = DiaryDialog(at_hand.desk)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The file dialog takes the name that is offered; answers where each file went."""
    went: list[Path] = []

    def choose(_parent: object, _title: str, wanted: str, _kind: str) -> tuple[str, str]:
        went.append(tmp_path / Path(wanted).name)
        return str(went[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return went


def test_it_begins_with_this_week_and_says_what_is_on_the_sheet(dialog: DiaryDialog) -> None:
    assert (dialog.kind.value(), dialog.day.value(), dialog.names.value()) == (WEEK, MONDAY, False)
    assert dialog.span.text() == "Diary week of 23 November 2026: No date on open cases. No resident is named."
    dialog.day.set_value(dt.date(2026, 11, 30))
    assert dialog.span.text() == "Diary week of 30 November 2026: 1 date on open cases. No resident is named."
    dialog.kind.set_value(MONTH)
    dialog.day.set_value(DECEMBER)
    dialog.names.set_value(True)
    assert dialog.span.text().startswith("Diary December 2026: 1 date on open cases. Residents are named:")


@pytest.mark.parametrize(("today", "late"), [("2026-12-01", "1 date that is"), ("2026-12-15", "2 dates that are")])
def test_what_is_late_is_said_to_be_on_it(at_hand: CaseDesk, qtbot: QtBot, today: str, late: str) -> None:
    at_hand.day = dt.date.fromisoformat(today)
    dialog = DiaryDialog(at_hand.desk)
    qtbot.addWidget(dialog)
    dialog.day.set_value(dt.date(2026, 12, 21))
    assert dialog.span.text().endswith(f"Also on it: {late} late.")


def test_the_sheet_is_saved_as_it_is_printed_under_a_name_without_names(
    dialog: DiaryDialog, at_hand: CaseDesk, saved: list[Path]
) -> None:
    dialog.names.set_value(True)
    dialog.save.click()
    assert [path.name for path in saved] == ["Diary week of 23 November 2026.pdf"]
    assert saved[0].read_bytes() == diary_pdf(span_of(at_hand.desk, WEEK, MONDAY, names=True))
    assert dialog.said.text() == f"Saved as {saved[0]}."
    assert dialog.said.isVisible()


def test_every_open_date_is_saved_for_a_calendar_program(dialog: DiaryDialog, saved: list[Path]) -> None:
    dialog.calendar.click()
    assert [path.name for path in saved] == ["Casebook diary.ics"]
    content = saved[0].read_bytes()
    assert len(icalendar.Calendar.from_ical(content).walk("VEVENT")) == 2
    assert b"Dunmore" not in content
    assert dialog.said.text().startswith(f"Saved as {saved[0]}.")
    dialog.names.set_value(True)
    dialog.calendar.click()
    assert b"Dunmore" in saved[1].read_bytes()


def test_nothing_is_said_where_no_file_was_chosen(dialog: DiaryDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog.save.click()
    dialog.calendar.click()
    assert not dialog.said.isVisible()


def test_the_preview_is_the_sheet(dialog: DiaryDialog, drive: Drive) -> None:
    seen: list[tuple[type, str]] = []
    drive(dialog.preview.click, lambda shown: seen.append((type(shown), shown.windowTitle())))
    assert seen == [(PdfDialog, "Diary week of 23 November 2026")]


def test_a_month_is_printed_on_its_side(dialog: DiaryDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(box: QPrintDialog) -> QPrintDialog.DialogCode:
        box.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        box.printer().setOutputFileName(str(tmp_path / "out.pdf"))
        box.printer().setFullPage(True)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog.kind.set_value(MONTH)
    dialog.print.click()
    size = opened((tmp_path / "out.pdf").read_bytes()).pagePointSize(0)
    assert size.width() > size.height()
    assert dialog.said.text() == "Sent to the printer."


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("32 11 2026", "There is no date “32 11 2026”."),
        (None, "Enter a day of the week or month that you want"),
        (dt.date(9999, 12, 31), "The calendar has the years 1990 to 2040."),
    ],
)
def test_a_day_that_there_is_not_is_put_right_beside_the_field(
    dialog: DiaryDialog, saved: list[Path], day: dt.date | str | None, sentence: str
) -> None:
    dialog.day.set_value(day)
    assert not dialog.span.isVisible()
    for button in (dialog.print, dialog.preview, dialog.save):
        button.click()
    assert saved == []
    assert dialog.day.problem().startswith(sentence)
    assert len(dialog.summary.links) == 1
    dialog.day.set_value(MONDAY)
    assert dialog.day.problem() == ""
    assert not dialog.summary.isVisible()


def test_a_book_that_cannot_be_counted_says_so_and_saves_nothing(
    dialog: DiaryDialog, saved: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def beyond(*_given: object, **_more: object) -> None:
        raise BeyondCalendar("Beyond the calendar. Check the year.")

    monkeypatch.setattr(diary_dialogs, "span_of", beyond)
    monkeypatch.setattr(diary_dialogs, "diary_ics", beyond)
    dialog.names.set_value(True)
    assert dialog.span.text() == "Beyond the calendar. Check the year."
    for button in (dialog.save, dialog.calendar):
        button.click()
        assert dialog.summary.accessibleName().endswith("Beyond the calendar. Check the year.")
    assert saved == []


def test_the_keyboard_is_enough(at_hand: CaseDesk, show: Show, unnamed: Unnamed, drive: Drive, qtbot: QtBot) -> None:
    dialog = DiaryDialog(at_hand.desk)
    show(dialog)
    assert unnamed(dialog) == []
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.kind.value() == MONTH
    stops = [stop.objectName() for stop in tab_stops(dialog) if stop.isVisible()]
    assert stops[-5:] == ["calendar", "close", "preview", "save", "print"]
    seen: list[type] = []
    drive(lambda: QTest.keyClick(dialog, Qt.Key.Key_Return), lambda shown: seen.append(type(shown)))
    assert seen == [PdfDialog]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
