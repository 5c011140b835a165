"""The dialog of Export everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

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


def test_a_place_that_is_copied_away_is_not_proposed(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows keeps Documents in OneDrive on most PCs; what leaves the book in plain is not to go there unawares."""
    synced = tmp_path / "OneDrive" / "Documents"
    synced.mkdir(parents=True)
    monkeypatch.setattr("app.ui.folder_dialogs.QStandardPaths.writableLocation", lambda _which: str(synced))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "Anne")
    dialog = ExportDialog(st_annes(empty_desk(Day())))
    show(dialog)
    assert dialog.folder == tmp_path / "Anne" / "Casebook" / "Casebook export 2026-11-23"
    assert (dialog.where.danger.isVisible(), dialog.go.property("kind")) == (False, "primary")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(synced))
    dialog.where.choose_place()
    assert (dialog.where.danger.isVisible(), dialog.go.property("kind")) == (True, "quiet")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog.where.choose_place()
    assert dialog.go.property("kind") == "primary"
    dialog.write()
    assert dialog.said.text().startswith("Everything is in ")


def test_what_is_proposed_is_made_where_it_is_not_there_yet(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.folder_dialogs.QStandardPaths.writableLocation", lambda _: str(tmp_path / "OneDrive"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "Anne")
    dialog = ExportDialog(st_annes(empty_desk(Day())))
    show(dialog)
    dialog.write()
    assert (tmp_path / "Anne/Casebook/Casebook export 2026-11-23/README.txt").is_file()
