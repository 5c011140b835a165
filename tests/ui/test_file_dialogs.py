"""File dialogs: asked for in one place, and taken back from one place; what they answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog

from app.ui import file_dialogs
from app.ui.file_dialogs import file_to_open, file_to_save, folder_to_use, take_back
from tests.ui.conftest import Show

APP = Path(file_dialogs.__file__).parent.parent
PDF = "PDF (*.pdf)"
ASKS: tuple[Callable[[], Path | None], ...] = (
    lambda: file_to_open(None, "Choose a logo", "", PDF),
    lambda: file_to_save(None, "Save a copy", "", PDF),
    lambda: folder_to_use(None, "Choose a folder"),
)


def test_nobody_else_asks_for_files() -> None:
    """A dialog that is opened elsewhere would stay in view while the window is locked."""
    found = [path.name for path in APP.rglob("*.py") if "QFileDialog" in path.read_text(encoding="utf-8")]
    assert found == ["file_dialogs.py"]


def test_what_is_chosen_is_a_path_and_nothing_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for chosen, expected in ((str(tmp_path), tmp_path), ("", None)):
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_, chosen=chosen: (chosen, ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, chosen=chosen: chosen)
        assert [ask() for ask in ASKS] == [expected] * 3


@pytest.mark.parametrize("ask", ASKS)
@pytest.mark.usefixtures("qapp")
def test_taken_back_each_of_them_answers_that_none_was_chosen(ask: Callable[[], Path | None]) -> None:
    QTimer.singleShot(0, take_back)
    assert ask() is None


def test_another_dialog_is_left_alone(show: Show) -> None:
    dialog = QDialog()
    show(dialog)
    take_back()
    assert dialog.isVisible()
