"""Dialogs that write a folder: progress, stopping, and what is said when it is done or cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.casework.exports import Stopped
from app.rules.problems import UserError
from app.ui.folder_dialogs import STOPPED, FolderDialog, Tell
from app.ui.labels import Words
from app.ui.new_folders import free_folder
from tests.ui.conftest import Show, Unnamed


class Writes(FolderDialog):
    """Writes a folder with one file in it, in so many steps."""

    stops_at = 0
    trouble = ""

    def __init__(self, within: Path) -> None:
        super().__init__("Write it", "A folder", "&Write it")
        self.where.folder = free_folder(within, "A folder")
        self.lay_out(Words("Write it", "title"))

    def write_folder(self, folder: Path, tell: Tell) -> str:
        for step in range(1, 11):
            if step == self.stops_at:
                self.stop_writing()
                self._clock.restart()
                while not self._clock.hasExpired(60):
                    pass
            tell(step, 10)
        if self.trouble:
            raise UserError(self.trouble)
        folder.mkdir()
        return f"It is in {folder}."


def test_it_writes_and_says_so_and_is_not_written_twice(show: Show, tmp_path: Path, unnamed: Unnamed) -> None:
    dialog = Writes(tmp_path)
    show(dialog)
    assert unnamed(dialog) == []
    dialog.entered()
    assert (tmp_path / "A folder").is_dir()
    assert dialog.said.text().startswith("It is in ")
    assert not dialog.bar.isVisible()
    assert dialog.look.isVisible()
    assert not dialog.go.isVisible()
    assert unnamed(dialog) == []


def test_it_can_be_stopped(show: Show, tmp_path: Path) -> None:
    dialog = Writes(tmp_path)
    dialog.stops_at = 5
    show(dialog)
    dialog.write()
    assert dialog.said.text() == STOPPED
    assert list(tmp_path.iterdir()) == []
    dialog.stops_at = 0
    dialog.write()
    assert (tmp_path / "A folder").is_dir()


def test_what_goes_wrong_is_said(show: Show, tmp_path: Path) -> None:
    dialog = Writes(tmp_path)
    dialog.trouble = "The disk is full."
    show(dialog)
    dialog.write()
    assert dialog.said.text() == "The disk is full."
    assert dialog.go.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()


def test_another_place_can_be_chosen(show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = Writes(tmp_path)
    show(dialog)
    dialog.write()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog.where.choose_place()
    assert dialog.go.isVisible()
    assert dialog.folder == tmp_path / "A folder (2)"
    assert "A folder (2)" in dialog.where.place.text()
    dialog.write()
    assert (tmp_path / "A folder (2)").is_dir()


def test_stopping_is_no_fault() -> None:
    assert issubclass(Stopped, UserError)
