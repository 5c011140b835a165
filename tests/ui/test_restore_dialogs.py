"""Before a backup is restored: what is in it, how the book differs, and a passphrase where it wants another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from app.casework.backups import make_backup
from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.protections import close_book
from app.casework.questions import case_list
from app.models import keys
from app.models.backups import back_up
from app.ui.restore_dialogs import AGREE, DAMAGED, KEPT, LEAVE, RestoreDialog
from tests.casework.cases import MONDAY, MR_D
from tests.models.ledgers import break_in
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, desk_on_disk, st_annes

NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
PHRASE = "four short words here"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A book in a folder with a case in it."""
    made = st_annes(desk_on_disk(tmp_path / "Book", Day()))
    log_complaint(made, MR_D)
    yield made
    made.book.close()


def press(words: str) -> Callable[[QWidget], None]:
    def pressed(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == words).click()

    return pressed


def words_of(dialog: RestoreDialog) -> str:
    return f"{dialog._has.words.text()} {dialog._differs.words.text()} {dialog.trouble.text()}"


def test_it_says_what_is_in_it_and_what_would_be_gone_and_does_nothing_by_itself(
    desk: Desk, show: Show, drive: Drive, unnamed: Callable[[QWidget], list[str]]
) -> None:
    made = make_backup(desk, NOW)
    add_note(desk, case_list(desk)[0].case_id, MONDAY, "He rang again.")
    dialog = RestoreDialog(desk, made.path)
    show(dialog)
    assert "1 case, open" in words_of(dialog)
    assert "1 entry was written since." in words_of(dialog)
    assert dialog.kept.text() == KEPT
    assert unnamed(dialog) == []
    drive(dialog.go.click, press(LEAVE))
    assert dialog.restored == ""
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.restored == ""


def test_it_restores_once_she_has_said_so(desk: Desk, show: Show, drive: Drive) -> None:
    dialog = RestoreDialog(desk, make_backup(desk, NOW).path)
    show(dialog)
    drive(dialog.go.click, press(AGREE))
    assert dialog.restored.startswith("The backup is restored: 1 case and ")
    assert not dialog.isVisible()


def test_what_is_no_backup_is_said_and_cannot_be_restored(desk: Desk, show: Show, tmp_path: Path) -> None:
    (tmp_path / "other.casebook").write_bytes(b"nothing")
    dialog = RestoreDialog(desk, tmp_path / "other.casebook")
    show(dialog)
    assert "cannot be used as a backup" in dialog.trouble.text()
    assert not dialog.go.isVisible()
    assert dialog.focusWidget() is dialog.leave


def test_what_is_damaged_is_told_and_asked_about(desk: Desk, show: Show, drive: Drive) -> None:
    break_in(desk.book, "UPDATE journal SET sentence = 'Never.' WHERE seq = 1")
    dialog = RestoreDialog(desk, make_backup(desk, NOW).path)
    show(dialog)
    assert dialog.trouble.accessibleName().startswith(DAMAGED)
    asked: list[str] = []

    def read(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        press(LEAVE)(box)

    drive(dialog.go.click, read)
    assert "not as it was written" in asked[0]


def test_a_backup_with_another_passphrase_asks_for_it(desk: Desk, show: Show, tmp_path: Path) -> None:
    other = st_annes(desk_on_disk(tmp_path / "Other", Day()))
    log_complaint(other, MR_D)
    close_book(other, PHRASE, PHRASE)
    made = back_up(other.book, tmp_path / "stick", NOW)
    other.book.close()
    dialog = RestoreDialog(desk, made.path)
    show(dialog)
    assert dialog.secret.isVisible()
    assert not dialog.go.isVisible()
    QTest.keyClicks(dialog.secret.edit, "something else")
    QTest.keyClick(dialog.secret.edit, Qt.Key.Key_Return)
    assert dialog.summary.isVisible()
    assert not dialog.go.isVisible()
    dialog.secret.set_value(PHRASE)
    dialog.unlock.click()
    assert not dialog.secret.isVisible()
    assert dialog.go.isVisible()
    assert "1 case" in words_of(dialog)
