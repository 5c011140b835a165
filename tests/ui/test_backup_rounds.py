"""Backups that nobody asked for: on closing, and while the window is open. A failure never keeps it open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.casework.backups import shelf
from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.questions import case_list
from app.ui.backup_rounds import CLOSE, STAY, TITLE, BackupRounds
from app.ui.doors import Door
from app.ui.offices import Office
from app.ui.themes import Theme
from tests.casework.cases import MONDAY, MR_D
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, desk_on_disk, st_annes


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A book in a folder with a case in it."""
    made = st_annes(desk_on_disk(tmp_path, Day()))
    log_complaint(made, MR_D)
    yield made
    made.book.close()


def write(desk: Desk) -> None:
    add_note(desk, case_list(desk)[0].case_id, MONDAY, "He rang again.")


def press(box: QWidget, words: str) -> None:
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == words).click()


def no_room(folder: Path) -> None:
    (folder / "Backups").write_text("a file where the folder should be")


def test_closing_makes_a_backup_and_none_where_nothing_changed(desk: Desk, show: Show, theme: Theme) -> None:
    office = Office(Door(theme), desk)
    show(office.window)
    assert office.window.close()
    assert [row.checked for row in shelf(desk)] == ["When it was made"]
    made = shelf(desk)[0].backup
    stamp = made.path.stat().st_mtime_ns
    again = Office(Door(theme), desk)
    show(again.window)
    assert again.window.close()
    assert shelf(desk)[0].backup.path.stat().st_mtime_ns == stamp


def test_where_it_fails_she_is_told_why_and_may_close_all_the_same(
    desk: Desk, show: Show, theme: Theme, drive: Drive, tmp_path: Path
) -> None:
    no_room(tmp_path)
    office = Office(Door(theme), desk)
    show(office.window)

    def stay(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        assert box.windowTitle() == TITLE
        assert "there is a file where the folder should be" in box.text()
        assert "nothing in it is lost" in box.text()
        press(box, STAY)

    assert drive(office.window.close, stay) is False
    assert office.window.isVisible()
    assert drive(office.window.close, lambda box: press(box, CLOSE)) is True
    assert not office.window.isVisible()


def test_where_the_session_ends_without_asking_it_is_tried_and_nothing_waits(desk: Desk, tmp_path: Path) -> None:
    rounds = BackupRounds(desk, lambda _text: None)
    assert rounds.make_last(None) == ""
    assert len(shelf(desk)) == 1
    write(desk)
    (tmp_path / "Backups").rename(tmp_path / "aside")
    no_room(tmp_path)
    assert "there is a file" in rounds.make_last(None)
    rounds.stop()


def test_while_the_window_is_open_one_is_made_in_the_background_when_it_is_due(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    rounds = BackupRounds(desk, told.append)
    rounds.look()
    rounds.look()  # one at a time
    qtbot.waitUntil(lambda: rounds._errand is None)
    assert len(shelf(desk)) == 1
    write(desk)
    rounds.look()  # not yet: the last is of this hour
    assert rounds._errand is None
    assert told == []
    rounds.stop()


def test_a_trouble_in_the_background_is_said_once(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    no_room(tmp_path)
    told: list[str] = []
    rounds = BackupRounds(desk, told.append)
    for _ in range(2):
        rounds.look()
        qtbot.waitUntil(lambda: rounds._errand is None)
    assert len(told) == 1
    assert "No backup could be made" in told[0]
    rounds.stop()
