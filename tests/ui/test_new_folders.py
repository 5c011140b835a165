"""New folders: a name that is not taken, a place that is no good, and a path that can be divided between lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.ui.new_folders import NewFolder, breakable_path, free_folder
from tests.ui.conftest import Show, Unnamed


def test_the_next_name_that_is_free_is_taken(tmp_path: Path) -> None:
    assert free_folder(tmp_path, "A folder") == tmp_path / "A folder"
    (tmp_path / "A folder").mkdir()
    (tmp_path / "A folder (2)").mkdir()
    assert free_folder(tmp_path, "A folder") == tmp_path / "A folder (3)"


def test_another_place_and_another_name_can_be_chosen(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unnamed: Unnamed
) -> None:
    (tmp_path / "Dropbox").mkdir()
    where, told = NewFolder(tmp_path, "A folder"), list[str]()
    where.chosen.connect(lambda: told.append("chosen"))
    show(where)
    assert unnamed(where) == []
    assert not where.danger.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "Dropbox"))
    where.choose.click()
    assert "Dropbox" in where.danger.text()
    assert where.danger.isVisible()
    assert told == ["chosen"]
    where.set_name("Another")
    assert where.folder == tmp_path / "Dropbox" / "Another"
    where.folder.mkdir()
    where.renew()
    assert where.place.text().endswith("Another (2)")


def test_who_chooses_no_place_keeps_the_one_before(show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[object] = []

    def cancel(*given: object) -> str:
        began.append(given[2])
        return ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", cancel)
    where = NewFolder(tmp_path / "not there yet", "A folder")
    show(where)
    where.choose_place()
    assert where.folder == tmp_path / "not there yet" / "A folder"
    assert began == [str(tmp_path)]


def test_a_path_can_be_broken_at_its_slashes() -> None:
    assert breakable_path(Path("/a/b")) == "/\u200ba/\u200bb"
