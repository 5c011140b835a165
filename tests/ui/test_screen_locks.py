"""The locked window: nothing of any case is to be seen, nothing typed is lost, and she goes on where she was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.protections import close_book, new_recovery_code
from app.models import keys
from app.ui.doors import Door
from app.ui.file_dialogs import file_to_save, folder_to_use
from app.ui.guide_dialogs import GuideDialog
from app.ui.lock_calls import LockCall
from app.ui.offices import Office
from app.ui.preferences import Preferences
from app.ui.prints import a4_printer
from app.ui.themes import Theme
from app.ui.unlock_dialogs import UnlockDialog
from tests.ui.conftest import Drive
from tests.ui.desks import Day, desk_on_disk, mr_dunmore, st_annes

PHRASE = "four short words here"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return st_annes(desk_on_disk(tmp_path / "book", Day()))


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, desk: Desk, tmp_path: Path) -> Iterator[Office]:
    """A closed book with Mr Dunmore's case in view."""
    case_id = log_complaint(desk, mr_dunmore(Day()))
    close_book(desk, PHRASE, PHRASE)
    made = Office(Door(theme), desk, Preferences(tmp_path / "window.ini"))
    made.window.show()
    made.show_case(case_id)
    yield made
    made.close()
    made.window.may_close = lambda: True
    made.window.close()


def seen(*besides: QWidget) -> str:
    """Everything that can be read in any open window and its title, but in these."""
    said: list[str] = []
    for window in QApplication.topLevelWidgets():
        if not window.isVisible() or window in besides:
            continue
        said += [window.windowTitle(), window.accessibleName()]
        for part in window.findChildren(QWidget):
            if part.isVisible() and part.window() not in besides:
                said += [part.toolTip(), part.accessibleName()]
                if isinstance(part, QLabel | QLineEdit):
                    said.append(part.text())
                elif isinstance(part, QPlainTextEdit):
                    said.append(part.toPlainText())
    return "\n".join(said)


def unlock(dialog: UnlockDialog, phrase: str = PHRASE) -> None:
    dialog.phrase.set_value(phrase)
    QTest.keyClick(dialog.phrase.edit, Qt.Key.Key_Return)


def test_locked_it_shows_nothing_and_unlocked_it_is_where_she_was(office: Office, drive: Drive) -> None:
    window = office.window
    assert "Dunmore" in seen()
    title, before = window.windowTitle(), window.grab().toImage()

    def look(dialog: UnlockDialog) -> None:
        assert "Dunmore" not in seen()
        assert "St Anne" not in seen()
        assert {each.windowTitle() for each in QApplication.topLevelWidgets() if each.isVisible()} == {"Casebook"}
        assert window.grab().toImage() != before
        office.window.set_landlord("St Anne's Almshouses")  # midnight comes while it is locked
        assert window.windowTitle() == "Casebook"
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert window.current() == "case"
        unlock(dialog, "not the passphrase")
        assert dialog.isVisible()
        assert "not the passphrase of this book" in dialog.phrase.problem()
        unlock(dialog)

    drive(window.actions_by_id["book.lock"].trigger, look)
    assert (window.windowTitle(), window.current()) == (title, "case")
    assert "Dunmore" in seen()
    assert not office.screen_lock.curtains.drawn()


def test_what_is_typed_into_an_open_guide_is_there_again(office: Office, drive: Drive) -> None:
    dialogs: list[GuideDialog] = []

    def type_and_lock(guide: GuideDialog) -> None:
        dialogs.append(guide)
        guide._answer("first_heard_by", "Mrs Whitlock of number 9")
        guide.setWindowTitle("A call from Mrs Whitlock")
        box = guide.page.findChildren(QLineEdit)[0]
        box.setText("Mrs Whitlock")
        box.setFocus()

        def look(dialog: UnlockDialog) -> None:
            assert "Whitlock" not in seen()
            assert "Dunmore" not in seen()
            assert not dialog.leave.isEnabled()
            assert "would be lost" in dialog.leave.toolTip()
            dialog.reject()
            dialog.close()
            assert dialog.isVisible()
            unlock(dialog)

        drive(office.screen_lock.lock, look)
        assert guide.isVisible()
        assert box.text() == "Mrs Whitlock"
        assert guide.windowTitle() == "A call from Mrs Whitlock"
        assert guide.focusWidget() is box
        guide.start_again = lambda: None  # type: ignore[method-assign]
        guide._answers = dict(guide._begun)
        guide.reject()

    drive(office.take_in, type_and_lock)
    assert dialogs


def test_a_book_without_a_passphrase_says_so_and_is_not_locked(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    office = Office(Door(theme), desk)
    qtbot.addWidget(office.window)
    office.act("book.lock")
    assert "sets one" in office.window.statusBar().currentMessage()
    assert not office.screen_lock.curtains.drawn()
    office.close()


def test_left_alone_it_locks_itself_after_the_time_that_was_chosen(office: Office, drive: Drive) -> None:
    assert office.screen_lock._minutes() == 15
    drive(office.screen_lock.idle.gone.emit, unlock)
    assert office._preferences is not None
    office._preferences.keep_lock_after(0)
    assert office.screen_lock._minutes() == 0


def test_the_recovery_sheet_unlocks_it_and_asks_for_a_new_passphrase(
    office: Office, drive: Drive, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("app.ui.offices.renew", lambda *given: asked.append(given))
    code = new_recovery_code(office.desk)

    def use_sheet(dialog: UnlockDialog) -> None:
        dialog.other.click()
        assert not dialog.phrase.isVisible()
        dialog.code.set_value(code.lower())
        dialog.go.click()

    drive(office.screen_lock.lock, use_sheet)
    qtbot.waitUntil(lambda: bool(asked))


def test_from_a_locked_window_casebook_can_be_closed(office: Office, drive: Drive) -> None:
    drive(office.screen_lock.lock, lambda dialog: dialog.leave.click())
    assert not office.window.isVisible()


def test_a_menu_that_is_open_goes(office: Office, drive: Drive) -> None:
    menu = office.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    QTimer.singleShot(0, office.screen_lock.lock)

    def look(dialog: UnlockDialog) -> None:
        assert not menu.isVisible()
        unlock(dialog)

    menu.popup(office.window.pos())
    drive(lambda: None, look)


BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_its_keys_lock_from_an_open_guide_as_well(office: Office, drive: Drive, qtbot: QtBot) -> None:
    locked: list[UnlockDialog] = []

    def press(guide: GuideDialog) -> None:
        box = guide.page.findChildren(QLineEdit)[0]
        box.setText("Mrs Whitlock")

        def look(dialog: UnlockDialog) -> None:
            assert isinstance(dialog, UnlockDialog)
            locked.append(dialog)
            assert "Whitlock" not in seen()
            QTest.keyClick(dialog.phrase.edit, Qt.Key.Key_L, BOTH)  # once is enough
            unlock(dialog)

        def wait() -> None:
            QTest.keyClick(box, Qt.Key.Key_L, BOTH)
            qtbot.waitUntil(lambda: bool(locked) and not office.screen_lock.curtains.drawn())

        drive(wait, look)
        assert box.text() == "Mrs Whitlock"
        guide.start_again = lambda: None  # type: ignore[method-assign]
        guide._answers = dict(guide._begun)
        guide.reject()

    drive(office.take_in, press)
    assert len(locked) == 1


def test_without_a_passphrase_its_keys_say_so_over_the_open_dialog(
    qtbot: QtBot, theme: Theme, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, QWidget]] = []
    monkeypatch.setattr("app.ui.screen_locks.tell", lambda text, over: told.append((text, over)))
    office = Office(Door(theme), desk)
    qtbot.addWidget(office.window)
    dialog = QDialog(office.window)
    dialog.setModal(True)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_L, BOTH)
    qtbot.waitUntil(lambda: bool(told))
    assert "sets one" in told[0][0]
    assert told[0][1] is dialog
    dialog.close()
    office.close()


def test_a_file_dialog_that_is_open_goes_and_counts_as_cancelled(office: Office, drive: Drive, tmp_path: Path) -> None:
    """Its list shows the names of folders and files; whoever asked for the file hears that none was chosen."""
    (tmp_path / "Mr Dunmore, letter.pdf").write_bytes(b"")
    answers: list[Path | None] = []

    def save() -> None:
        answers.append(file_to_save(office.window, "Save a copy", str(tmp_path / "Dunmore.pdf"), "PDF (*.pdf)"))

    def lock(dialog: QFileDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert "Dunmore" in seen()

        def look(asked: UnlockDialog) -> None:
            assert not dialog.isVisible()
            assert "Dunmore" not in seen()
            assert asked.leave.isEnabled()  # nothing that is typed would be lost
            unlock(asked)

        drive(office.screen_lock.lock, look)

    drive(save, lock)
    assert answers == [None]
    assert not office.screen_lock.curtains.drawn()


def test_so_does_what_a_file_dialog_asks_of_a_file_that_is_there(office: Office, drive: Drive, tmp_path: Path) -> None:
    kept = tmp_path / "Dunmore.pdf"
    kept.write_bytes(b"as it was")
    answers: list[Path | None] = []

    def choose(dialog: QFileDialog) -> None:
        def lock(question: QMessageBox) -> None:
            assert isinstance(question, QMessageBox)
            assert "Dunmore" in question.text()

            def look(asked: UnlockDialog) -> None:
                assert not question.isVisible()
                assert not dialog.isVisible()
                assert "Dunmore" not in seen()
                unlock(asked)

            drive(office.screen_lock.lock, look)

        drive(dialog.accept, lock)

    drive(lambda: answers.append(file_to_save(None, "Save a copy", str(kept), "PDF (*.pdf)")), choose)
    assert answers == [None]


def test_a_print_dialog_of_qt_goes_too(
    office: Office, drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = a4_printer("Stage 1 acknowledgement to Mr Dunmore")
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    dialog = QPrintDialog(printer, office.window)
    dialog.setWindowTitle("Print Stage 1 acknowledgement to Mr Dunmore")
    answers: list[int] = []

    def lock(_dialog: QPrintDialog) -> None:
        def look(asked: UnlockDialog) -> None:
            assert not dialog.isVisible()
            unlock(asked)

        drive(office.screen_lock.lock, look)

    drive(lambda: answers.append(dialog.exec()), lock)
    assert answers == [QPrintDialog.DialogCode.Rejected]


def test_a_file_dialog_over_a_guide_goes_and_the_guide_stays(office: Office, drive: Drive, tmp_path: Path) -> None:
    dialog = QDialog(office.window)
    dialog.setModal(True)
    box = QLineEdit("Mrs Whitlock", dialog)
    dialog.show()

    def lock(_files: QFileDialog) -> None:
        def look(asked: UnlockDialog) -> None:
            assert not asked.leave.isEnabled()
            unlock(asked)

        drive(office.screen_lock.lock, look)

    drive(lambda: folder_to_use(dialog, "Where to?", str(tmp_path)), lock)
    assert dialog.isVisible()
    assert box.text() == "Mrs Whitlock"
    dialog.close()


def test_another_window_that_is_locked_by_its_key_locks_this_one_too(
    office: Office, drive: Drive, qtbot: QtBot
) -> None:
    other = LockCall()

    def call() -> None:
        other.give()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None or not office.screen_lock.curtains.drawn())

    def look(dialog: UnlockDialog) -> None:
        assert "Dunmore" not in seen()
        unlock(dialog)

    drive(call, look)
    qtbot.waitUntil(lambda: not office.screen_lock.curtains.drawn())
    assert "Dunmore" in seen()
