"""The dialog of Export everything."""

from __future__ import annotations

from pathlib import Path

from app.ui.export_dialogs import ExportDialog
from tests.ui.conftest import Show, Unnamed
from tests.ui.desks import Day, empty_desk, st_annes


def test_everything_is_written_after_a_warning(show: Show, tmp_path: Path, unnamed: Unnamed) -> None:
    dialog = ExportDialog(st_annes(empty_desk(Day())))
    show(dialog)
    assert "Anybody who has this folder can read it." in dialog.warning.text()
    assert dialog.folder.name == "Casebook export 2026-11-23"
    assert unnamed(dialog) == []
    dialog.where.folder = tmp_path / "out"
    dialog.write()
    assert dialog.said.text().startswith("Everything is in ")
    assert (tmp_path / "out/README.txt").is_file()


def test_a_closed_book_is_said_to_leave_open(show: Show) -> None:
    desk = empty_desk(Day())
    desk.book.key = b"k" * 32
    dialog = ExportDialog(desk)
    show(dialog)
    assert "This folder is not" in dialog.warning.text()
