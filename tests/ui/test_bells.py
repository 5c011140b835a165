"""The bell: a second start on the same book is heard by the window that is open, and by no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import bells
from app.ui.bells import Bell, come_forward, ring


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who rings and who hears are one program here, and it cannot answer while it waits."""
    monkeypatch.setattr(bells, "PATIENCE", 100)


def test_whoever_is_there_hears_it(qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[str] = []
    bell = Bell(tmp_path, lambda: heard.append("rung"))
    assert ring(tmp_path)
    qtbot.waitUntil(lambda: heard == ["rung"])
    bell.close()
    assert not ring(tmp_path)


def test_another_book_is_another_bell(qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[str] = []
    bell = Bell(tmp_path / "a", lambda: heard.append("rung"))
    assert not ring(tmp_path / "b")
    QApplication.processEvents()
    assert heard == []
    bell.close()


def test_a_window_in_the_task_bar_comes_forward(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    come_forward(window)
    assert window.isVisible()
    assert not window.isMinimized()


def test_an_account_without_a_name_on_windows_has_a_bell(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There Python looks for a list of accounts, and there is none."""

    def nobody() -> str:
        raise ImportError("No module named 'pwd'")

    monkeypatch.setattr("getpass.getuser", nobody)
    bell = Bell(tmp_path, lambda: None)
    assert ring(tmp_path)
    bell.close()


def test_the_bell_of_a_folder_is_the_same_however_windows_has_its_name(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.path.normcase", lambda path: str(path).lower())
    bell = Bell(tmp_path / "Book", lambda: None)
    assert ring(tmp_path / "BOOK")
    bell.close()
