"""Choosing a backup where no book is open: those beside it, and those from a stick."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.casework.backups import make_backup
from app.casework.lost_books import LostBook
from app.ui.backup_choices import BackupChoiceDialog
from app.ui.backup_dialogs import CHOOSE
from app.ui.restore_dialogs import KEPT_FILE, RestoreDialog
from tests.ui.conftest import Drive, Show, Unnamed
from tests.ui.desks import Day, desk_on_disk, st_annes

NOW = dt.datetime(2026, 11, 22, 7, 31, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a backup, and one that is none; nobody has it open."""
    desk = st_annes(desk_on_disk(tmp_path / "Book", Day()))
    make_backup(desk, NOW)
    desk.book.close()
    (tmp_path / "Book" / "Backups" / "Casebook 2026-12-01 0900 3-aaaaaaaa.casebook").write_bytes(b"half a zip")
    return tmp_path / "Book"


def test_the_newest_that_can_be_read_is_chosen_and_looked_into(
    folder: Path, show: Show, drive: Drive, unnamed: Unnamed
) -> None:
    dialog = BackupChoiceDialog(LostBook(folder))
    show(dialog)
    assert unnamed(dialog) == []
    assert dialog.table.chosen().backup.seal
    seen: list[str] = []

    def look(restore: RestoreDialog) -> None:
        seen.append(restore.kept.text())
        restore.leave.click()

    drive(dialog.look.click, look)
    assert seen == [KEPT_FILE]
    assert dialog.restored == ""
    assert dialog.isVisible()


def test_what_cannot_be_read_says_why(folder: Path, show: Show) -> None:
    dialog = BackupChoiceDialog(LostBook(folder))
    show(dialog)
    dialog.table.choose(lambda row: bool(row.backup.trouble))
    dialog.look.click()
    assert dialog.said.isVisibleTo(dialog)
    dialog.table.clearSelection()
    dialog.table.setCurrentIndex(dialog.model.index(-1, -1))
    dialog.look.click()
    assert dialog.said.text() == CHOOSE


def test_where_there_is_none_another_place_is_asked_for(
    tmp_path: Path, folder: Path, show: Show, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = next(path for path in (folder / "Backups").iterdir() if "0731" in path.name)
    dialog = BackupChoiceDialog(LostBook(tmp_path / "Elsewhere"))
    show(dialog)
    assert not dialog.look.isVisibleTo(dialog)
    assert dialog.focusWidget() is dialog.other
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    drive(dialog.other.click, lambda restore: restore.leave.click())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    dialog.other.click()
    assert dialog.restored == ""
