"""The window where the book does not open: each way out of it does what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from app.casework.backups import make_backup
from app.casework.exports import export_everything
from app.casework.lost_books import LostBook, Trouble
from app.casework.protections import close_book
from app.casework.settings import read_settings
from app.models import keys
from app.models.books import FILE
from app.models.damages import damaged
from app.rules.problems import UserError
from app.ui.backup_choices import BackupChoiceDialog
from app.ui.bring_back_dialogs import BringBackDialog
from app.ui.restore_dialogs import AGREE, RestoreDialog
from app.ui.trouble_dialogs import Answer, KeyFileDialog, TroubleDialog, put_right
from tests.ui.conftest import Drive, Show, Unnamed
from tests.ui.desks import Day, desk_on_disk, st_annes

NOW = dt.datetime(2026, 11, 22, 7, 31, tzinfo=dt.UTC)
PHRASE = "four short words here"
DAMAGED = Trouble("Your book is damaged", "It cannot be read.", restore=True)
NO_KEY = Trouble("The key file is damaged", "It cannot be read.", restore=True, key=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed book with a backup; nobody has it open."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    desk = st_annes(desk_on_disk(tmp_path / "Book", Day()))
    close_book(desk, PHRASE, PHRASE)
    make_backup(desk, NOW)
    desk.book.close()
    return tmp_path / "Book"


def buttons(dialog: TroubleDialog) -> list[str]:
    every = (dialog.leave, dialog.look, dialog.again, dialog.export, dialog.restore, dialog.mend)
    return [button.objectName() for button in every if button.isVisibleTo(dialog)]


def test_what_is_offered_fits_what_is_wrong(folder: Path, show: Show, unnamed: Unnamed) -> None:
    offered = {
        DAMAGED: ["close", "look", "again", "export", "restore"],
        NO_KEY: ["close", "look", "again", "export", "restore", "mend"],
        Trouble("Just now", "The disk is full."): ["close", "look", "again"],
    }
    for trouble, names in offered.items():
        dialog = TroubleDialog(LostBook(folder), trouble)
        show(dialog)
        assert buttons(dialog) == names
        assert unnamed(dialog) == []
        assert dialog.focusWidget().objectName() == names[-1]
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.answer is None


def test_try_again_opens_the_folder_and_close(folder: Path, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QUrl] = []

    def refuse(url: QUrl) -> bool:
        asked.append(url)
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    dialog = TroubleDialog(LostBook(folder, b"key"), DAMAGED)
    show(dialog)
    dialog.look.click()
    assert asked == [QUrl.fromLocalFile(str(folder))]
    assert "no program that shows folders" in dialog.said.text()
    dialog.again.click()
    assert dialog.answer == Answer(b"key")


def test_a_backup_is_looked_into_and_restored(folder: Path, drive: Drive) -> None:
    before = keys.read_key_file(folder)
    assert before is not None
    key = before.open_with(keys.PASSPHRASE, PHRASE)
    (folder / FILE).write_bytes(b"\xff" * 8192)
    answers: list[Answer | None] = []

    def agree(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == AGREE).click()

    def restore(dialog: RestoreDialog) -> None:
        dialog.secret.set_value(PHRASE)
        dialog.unlock.click()
        drive(dialog.go.click, agree)

    def choose(dialog: BackupChoiceDialog) -> None:
        drive(dialog.look.click, restore)

    drive(
        lambda: answers.append(put_right(folder, damaged(), None)),
        lambda dialog: drive(dialog.restore.click, choose),
    )
    [answer] = answers
    assert answer is not None
    assert answer.key == key
    assert "The backup is restored" in answer.said


@pytest.mark.parametrize("there", [False, True])
def test_an_export_takes_the_place_of_a_book_that_is_gone_and_else_becomes_one_apart(
    tmp_path: Path, drive: Drive, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    lost = tmp_path / "Lost"
    desk = st_annes(desk_on_disk(lost, Day()))
    export_everything(desk, tmp_path / "out")
    desk.book.close()
    (lost / FILE).write_bytes(b"\xff" * 8192) if there else (lost / FILE).unlink()
    answers: list[Answer | None] = []

    def bring(dialog: BringBackDialog) -> None:
        dialog.look(tmp_path / "out")
        dialog.go.click()
        (dialog.open_now if there else dialog.leave).click()

    drive(
        lambda: answers.append(put_right(lost, damaged(), None)),
        lambda dialog: drive(dialog.export.click, bring),
    )
    [answer] = answers
    assert answer is not None
    opened = answer.folder or lost
    assert (opened == lost, answer.said.startswith("The book is back")) == (not there, not there)
    again = desk_on_disk(opened, Day())
    assert read_settings(again).landlord == "St Anne's Almshouses"
    again.book.close()


def test_the_key_file_of_a_backup_is_put_in_place(folder: Path, drive: Drive) -> None:
    (folder / keys.FILE).write_bytes(b"")
    answers: list[Answer | None] = []

    def type_it(dialog: KeyFileDialog) -> None:
        dialog.secret.set_value("not this one")
        assert dialog.entered()
        assert "No key file of a backup" in dialog.secret.problem()
        dialog.secret.set_value(PHRASE)
        dialog.go.click()

    drive(
        lambda: answers.append(put_right(folder, keys.KeyFileDamaged("It cannot be read."), None)),
        lambda dialog: drive(dialog.mend.click, type_it),
    )
    [answer] = answers
    assert answer is not None
    found = keys.read_key_file(folder)
    assert found is not None
    assert found.open_with(keys.PASSPHRASE, PHRASE) == answer.key


def test_where_nothing_may_be_changed_no_backup_is_offered(folder: Path, drive: Drive) -> None:
    seen: list[list[str]] = []

    def look(dialog: TroubleDialog) -> None:
        seen.append(buttons(dialog))

    drive(lambda: put_right(folder, damaged(), None, may_change=False), look)
    assert seen == [["close", "look", "again"]]


@pytest.mark.parametrize("act", [lambda dialog: dialog.leave.click(), lambda _dialog: None])
def test_who_leaves_it_changes_nothing(folder: Path, drive: Drive, act: Callable[[TroubleDialog], object]) -> None:
    answers: list[Answer | None] = []
    drive(lambda: answers.append(put_right(folder, UserError("The disk is full."), None)), act)
    assert answers == [None]
