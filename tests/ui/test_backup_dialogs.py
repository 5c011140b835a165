"""The dialog of backups: the list, and each button with what it says when it goes well and when it does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.casework import backups as own_backups
from app.casework.backups import make_backup, shelf
from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.questions import case_list
from app.models.backups import back_up
from app.ui.backup_dialogs import CHOOSE, NONE_YET, BackupsDialog
from app.ui.doors import Door
from app.ui.offices import Office
from app.ui.panels import NoticePanel
from app.ui.rehearsal_dialogs import RehearsalDialog
from app.ui.restore_dialogs import AGREE, RestoreDialog
from app.ui.routes import Routes
from app.ui.themes import Theme
from app.ui.today_pages import TodayPage
from tests.casework.cases import MONDAY, MR_D
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, desk_on_disk, desk_with_a_case, st_annes

NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A book in a folder with a case in it."""
    with desk_with_a_case(tmp_path / "Book") as made:
        yield made


@pytest.fixture
def dialog(desk: Desk, show: Show) -> BackupsDialog:
    """The dialog, shown."""
    made = BackupsDialog(desk, Routes())
    show(made)
    return made


def test_the_first_backup_is_made_from_an_empty_list(
    dialog: BackupsDialog, unnamed: Callable[[QWidget], list[str]]
) -> None:
    assert dialog.empty.text() == NONE_YET
    assert not dialog.table.isVisible()
    assert dialog.focusWidget() is dialog.make
    dialog.make.click()
    assert dialog.said.text().startswith("A backup was made and checked: Casebook 20")
    assert len(dialog.model.rows()) == 1
    assert dialog.table.isVisible()
    assert unnamed(dialog) == []


def test_a_row_is_told_to_a_screen_reader_as_a_sentence(desk: Desk, show: Show) -> None:
    back_up(desk.book, own_backups.backups_folder(desk.book), NOW, "before restore")
    dialog = BackupsDialog(desk, Routes())
    show(dialog)
    spoken = dialog.model.data(dialog.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Backup of {own_backups.said_moment(NOW)}, before a restore"
    assert dialog.focusWidget() is dialog.table


def test_what_cannot_be_made_is_said_where_she_looks(dialog: BackupsDialog, tmp_path: Path) -> None:
    (tmp_path / "Book" / "Backups").write_text("a file where the folder should be")
    dialog.make.click()
    assert dialog.said.tone() == "amber"
    assert "there is a file where the folder should be" in dialog.said.text()


def test_a_copy_goes_to_the_stick_that_was_chosen(
    dialog: BackupsDialog, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    dialog.copy.click()
    assert not dialog.said.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "stick"))
    monkeypatch.setattr(own_backups, "on_another_disk", lambda _desk, _folder: True)
    dialog.copy.click()
    assert dialog.said.text().startswith(f"Copied and checked: {tmp_path / 'stick'}")
    assert len(shelf(desk, tmp_path / "stick")) == 1
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "gone"))
    dialog.copy.click()
    assert "Put the stick in" in dialog.said.text()


def test_without_a_choice_or_with_a_damaged_one_the_buttons_say_so(dialog: BackupsDialog, tmp_path: Path) -> None:
    dialog.restore.click()
    assert dialog.said.text() == CHOOSE
    folder = tmp_path / "Book" / "Backups"
    folder.mkdir(exist_ok=True)
    (folder / "Casebook 2020-01-02 0304 9-aaaaaaaa.casebook").write_bytes(b"nothing")
    dialog.list_anew()
    dialog.rehearse.click()
    assert "cannot be used as a backup" in dialog.said.text()


def test_a_rehearsal_shows_the_line_for_the_board(dialog: BackupsDialog, drive: Drive) -> None:
    dialog.make.click()
    lines: list[str] = []

    def read(window: QWidget) -> None:
        assert isinstance(window, RehearsalDialog)
        lines.append(window.line.text())
        window.accept()

    drive(dialog.rehearse.click, read)
    assert "was restored into a temporary place and checked" in lines[0]


def test_a_restore_puts_another_book_behind_the_window(
    desk: Desk, show: Show, theme: Theme, drive: Drive, tmp_path: Path
) -> None:
    own_backups.make_backup(desk, NOW)
    add_note(desk, case_list(desk)[0].case_id, MONDAY, "He rang again.")
    office = Office(Door(theme), desk)
    show(office.window)
    office.show_case(case_list(desk)[0].case_id)
    before = office.window.page("case")
    seal = own_backups.known_seal(desk)

    def agree(window: QWidget) -> None:
        assert isinstance(window, QMessageBox)
        next(button for button in window.buttons() if button.text() == AGREE).click()

    def restore(window: QWidget) -> None:
        assert isinstance(window, RestoreDialog)
        drive(window.go.click, agree)

    def ask(window: QWidget) -> None:
        assert isinstance(window, BackupsDialog)
        drive(window.restore.click, restore)

    drive(lambda: office.act("file.backups"), ask)
    assert own_backups.known_seal(desk) != seal
    assert office.window.current() == "today"
    assert office.window.statusBar().currentMessage().startswith("The backup is restored: 1 case and ")
    office.show_case(case_list(desk)[0].case_id)
    assert office.window.page("case") is not before
    office.window.close()


def test_today_reminds_of_the_stick_and_leads_to_the_backups(desk: Desk, show: Show, tmp_path: Path) -> None:
    later = replace(desk, today=lambda: dt.date(2026, 12, 20))
    routes, asked = Routes(), list[bool]()
    routes.backups_asked.connect(lambda: asked.append(True))
    page = TodayPage(later, routes)
    show(page)
    page.refresh()
    notices: list[NoticePanel] = [notice for notice in page.notices if "USB stick" in notice.text()]
    assert len(notices) == 1
    notices[0].button.click()
    assert asked == [True]


def test_a_damaged_book_that_is_open_is_restored_from_here(tmp_path: Path, show: Show, drive: Drive) -> None:
    desk = st_annes(desk_on_disk(tmp_path / "Damaged", Day()))
    log_complaint(desk, MR_D)
    make_backup(desk, NOW)
    desk.book.close()
    path = desk.book.path
    assert path is not None
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    spoilt = path.read_bytes()
    dialog = BackupsDialog(desk, Routes())
    show(dialog)
    assert "Your book is damaged" in dialog.notice.text()

    def agree(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == AGREE).click()

    def restore(restore: RestoreDialog) -> None:
        assert "cannot be compared" in restore._differs.words.text()
        drive(restore.go.click, agree)

    drive(dialog.restore.click, restore)
    assert len(case_list(desk)) == 1
    kept = next((tmp_path / "Damaged" / "Backups").glob("Replaced *.db"))
    assert kept.read_bytes() == spoilt
    desk.book.close()


@pytest.mark.parametrize("brought", [False, True])
def test_an_export_can_be_brought_back_from_here(
    dialog: BackupsDialog, monkeypatch: pytest.MonkeyPatch, *, brought: bool
) -> None:
    asked: list[QWidget] = []

    def bring(_desk: Desk, _routes: Routes, parent: QWidget) -> bool:
        asked.append(parent)
        return brought

    monkeypatch.setattr("app.ui.backup_dialogs.bring_back_with", bring)
    dialog.export.click()
    assert asked == [dialog]
    assert dialog.isVisible() != brought
