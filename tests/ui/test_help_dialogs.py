"""The Help menu's windows say what they looked at, and can be copied."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app import __version__
from app.ui.help_dialogs import about_dialog, where_dialog
from tests.ui.conftest import Unnamed
from tests.ui.desks import Day, desk_on_disk, empty_desk, st_annes


def test_where_the_book_is(qtbot: QtBot, tmp_path: Path, unnamed: Unnamed) -> None:
    desk = desk_on_disk(tmp_path, Day())
    dialog = where_dialog(desk)
    qtbot.addWidget(dialog)
    assert str(tmp_path / "casebook.db") in dialog.text.toPlainText()
    assert unnamed(dialog) == []
    desk.book.close()


def test_about_names_versions_and_no_person(qtbot: QtBot) -> None:
    desk = st_annes(empty_desk(Day()))
    dialog = about_dialog(desk)
    qtbot.addWidget(dialog)
    said = dialog.text.toPlainText()
    assert __version__ in said
    assert "2024" in said
    assert "Anne" not in said
