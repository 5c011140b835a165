"""Two families of error: hers is said in its own words, ours once a kind, and a half-written letter is kept first."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import DatabaseError

from app.rules.problems import UserError
from app.ui import crashes
from app.ui.crashes import Faults
from tests.ui.conftest import Drive


@dataclass(frozen=True)
class Note:
    """What is told of a fault."""

    kind: str
    note: str


def report(error: BaseException) -> Note:
    return Note(type(error).__name__, f"{type(error).__name__} at app/x.py:1")


def catch(faults: Faults, error: BaseException) -> None:
    faults.caught(type(error), error, None)


def test_what_she_can_put_right_is_said_in_its_own_words(drive: Drive) -> None:
    def act(box: QMessageBox) -> None:
        assert box.text() == "The disk is full. Make room, then do it again."

    drive(lambda: catch(Faults(report), UserError("The disk is full. Make room, then do it again.")), act)


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_damaged_book_is_no_fault_of_ours_and_leads_to_the_check_and_the_backups(
    drive: Drive, *, wrapped: bool
) -> None:
    """Whatever was being done, and whether the driver or SQLAlchemy says it."""
    error: Exception = driver.DatabaseError("database disk image is malformed")
    if wrapped:
        error = DatabaseError("SELECT name FROM person", {"name": "Mrs Okafor"}, error)

    def act(box: QMessageBox) -> None:
        assert "The book is damaged" in box.text()
        assert "Check your records (Help menu)" in box.text()
        assert "(File menu, Backups…)" in box.text()
        assert "Okafor" not in box.text()
        assert box.detailedText() == ""

    faults = Faults(lambda _error: pytest.fail("it was taken for our fault"))
    drive(lambda: catch(faults, error), act)


@pytest.mark.parametrize("tell", [crashes.tell, lambda words: crashes.fault_box(words).exec()])
def test_what_people_are_called_is_no_markup(drive: Drive, tell: Callable[[str], object]) -> None:
    def act(box: QMessageBox) -> None:
        assert box.textFormat() == Qt.TextFormat.PlainText

    drive(lambda: tell("<b>Mr Dunmore</b> has a case already."), act)


def test_it_is_told_although_the_window_before_is_going(
    drive: Drive, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dialog that was closed counts as active for a moment; what stood in it would go with it, untold."""
    going = QDialog()
    going.deleteLater()
    monkeypatch.setattr(QApplication, "activeWindow", lambda: going)
    seen: list[str] = []
    drive(lambda: crashes.tell("The disk is full."), lambda box: seen.append(box.text()))
    assert seen == ["The disk is full."]


def test_our_fault_is_told_once_a_kind_and_the_letter_is_kept_first(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    faults = Faults(report, lambda: kept.append("kept"))

    def act(box: QMessageBox) -> None:
        assert "Nothing that was confirmed is lost" in box.text()
        assert "ValueError" in box.detailedText()
        assert kept == ["kept"]

    drive(lambda: catch(faults, ValueError("Mrs Okafor")), act)
    monkeypatch.setattr(crashes, "fault_box", lambda _note: pytest.fail("told twice"))
    catch(faults, ValueError("Mr Davies"))


def test_a_fault_while_keeping_does_not_hide_the_first(drive: Drive) -> None:
    def fail() -> None:
        raise OSError("no disk")

    seen: list[str] = []
    drive(lambda: catch(Faults(report, fail), ValueError()), lambda box: seen.append(box.detailedText()))
    assert seen == ["ValueError at app/x.py:1"]


def test_it_can_be_installed_and_an_interrupt_only_quits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    faults = Faults(report)
    faults.install()
    assert sys.excepthook == faults.caught
    catch(faults, KeyboardInterrupt())
