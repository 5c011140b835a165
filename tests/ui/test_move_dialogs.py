"""Move it for me: where the book goes is said before, and a move that fails is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app import places
from app.casework.book_places import Danger
from app.casework.desks import Desk, open_desk
from app.ui.move_dialogs import NAMED, MoveDialog
from tests.casework.cases import MONDAY, NOW
from tests.ui.conftest import Show

FOUND = Danger("synced", "OneDrive")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A book in a folder of OneDrive, on a PC on which nothing else of Casebook is."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr("app.places.data", lambda: tmp_path / "home" / "Data" / "Book")
    return open_desk(tmp_path / "OneDrive" / "Book", places.resources(), lambda: MONDAY, lambda: NOW)


def test_it_says_where_the_book_goes_and_carries_it_there(desk: Desk, tmp_path: Path, show: Show) -> None:
    dialog = MoveDialog(desk, FOUND)
    show(dialog)
    assert dialog.where.text() == f"It goes to {tmp_path / 'home' / 'Data' / 'Book'}"
    assert dialog.focusWidget() is dialog.go
    dialog.go.click()
    assert dialog.moved == tmp_path / "home" / "Data" / "Book"
    assert (dialog.moved / "casebook.db").exists()
    assert f"now in {dialog.moved}." in dialog.danger.text()
    assert (
        f"OneDrive may still keep older versions of what was in {tmp_path / 'OneDrive' / 'Book'}"
        in dialog.danger.text()
    )
    assert not dialog.leave.isVisible()
    dialog.go.click()
    assert not dialog.isVisible()


def test_another_folder_that_is_no_better_is_refused(
    desk: Desk, tmp_path: Path, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "OneDrive"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen))
    dialog = MoveDialog(desk, FOUND)
    show(dialog)
    dialog.other.click()
    assert dialog.where.text() == f"It goes to {chosen / NAMED}"
    dialog.go.click()
    assert dialog.isVisible()
    assert "is no better place" in dialog.said.text()
    desk.book.close()
