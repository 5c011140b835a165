"""The Help menu's windows say what they looked at, and can be copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app import __version__
from app.ui.help_dialogs import about_dialog, records_dialog, where_dialog
from tests.ui.conftest import Unnamed
from tests.ui.desks import Day, desk_on_disk, empty_desk, st_annes


def test_sound_records_say_so_with_the_seal(qtbot: QtBot, unnamed: Unnamed) -> None:
    dialog = records_dialog(st_annes(empty_desk(Day())))
    qtbot.addWidget(dialog)
    assert "2 entries and 0 letters" in dialog.text.toPlainText()
    assert "Seal of the book: 2-" in dialog.text.toPlainText()
    assert unnamed(dialog) == []


def test_a_change_behind_our_back_is_named(qtbot: QtBot) -> None:
    desk = st_annes(empty_desk(Day()))
    with desk.book.writing("nobody") as work:
        work.session.execute(text("UPDATE setting SET value = '\"Elsewhere\"' WHERE key = 'landlord'"))
    dialog = records_dialog(desk)
    qtbot.addWidget(dialog)
    assert "setting landlord" in dialog.text.toPlainText()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()


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
