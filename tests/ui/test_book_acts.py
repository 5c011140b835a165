"""Acts on the whole book: each stands in a menu, waits until there is a book, and opens its own window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from app.casework.desks import Desk
from app.ui import book_acts, doors, errands
from app.ui.actions import ACTIONS
from app.ui.backup_dialogs import BackupsDialog
from app.ui.book_acts import ACTS, Counter
from app.ui.bring_back_dialogs import BringBackDialog
from app.ui.bring_in_dialogs import BringInDialog
from app.ui.check_dialogs import CheckDialog
from app.ui.disclosure_dialogs import DisclosureDialog
from app.ui.export_dialogs import ExportDialog
from app.ui.old_file_dialogs import OldFilesDialog
from app.ui.passphrase_dialogs import PassphraseDialog
from app.ui.pdf_views import PdfDialog
from app.ui.preferences import Preferences
from app.ui.routes import Routes
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, desk_on_disk, st_annes

WINDOWS: dict[str, type[QDialog]] = {
    "book.handover": PdfDialog,
    "book.bring_in": BringInDialog,
    "file.backups": BackupsDialog,
    "book.bring_back": BringBackDialog,
    "book.old": OldFilesDialog,
    "book.export": ExportDialog,
    "book.passphrase": PassphraseDialog,
    "book.person": DisclosureDialog,
    "book.check": CheckDialog,
    "help.where": QDialog,
    "help.about": QDialog,
}
"""The window that each act opens in this program; a second one is opened by `book.show`."""


@pytest.fixture
def counter(tmp_path: Path, show: Show) -> Iterator[Counter]:
    """Where acts are done: at a window with a book in a folder."""
    desk: Desk = st_annes(desk_on_disk(tmp_path / "Book", Day()))
    window = QWidget()
    show(window)
    yield Counter(desk, Routes(), window, Preferences(tmp_path / "window.ini"))
    desk.book.close()


def test_every_act_is_in_a_menu_and_waits_for_the_book() -> None:
    assert set(book_acts.ACTS) <= {one.id for one in ACTIONS}
    assert set(book_acts.ACTS) <= set(doors.ACTS)


@pytest.mark.parametrize("act", sorted(WINDOWS))
def test_each_act_opens_its_window_above_the_main_one(
    act: str, counter: Counter, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "AT_ONCE", 20)  # a slow PC shows first that it is checking
    titles: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, WINDOWS[act])
        assert dialog.parentWidget() is counter.window
        titles.append(dialog.windowTitle())

    drive(lambda: ACTS[act](counter), look)
    assert titles[0].strip()


def test_a_second_window_is_asked_for_where_the_book_is_to_be_shown(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Desk, QWidget]] = []
    monkeypatch.setattr(book_acts, "show_to_read", lambda desk, window: asked.append((desk, window)))
    ACTS["book.show"](counter)
    assert asked == [(counter.desk, counter.window)]


def test_no_act_was_forgotten_here() -> None:
    assert set(ACTS) == {*WINDOWS, "book.show"}
