"""What came of a rehearsal: the line for the board, to print or to save; and red where it was not sound."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.casework.backups import make_backup
from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.restores import rehearse_backup
from app.ui import rehearsal_dialogs
from app.ui.labels import Words
from app.ui.rehearsal_dialogs import SOUND, UNSOUND, RehearsalDialog
from tests.casework.cases import MR_D
from tests.models.ledgers import break_in
from tests.ui.conftest import Show
from tests.ui.desks import Day, desk_on_disk, st_annes

NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A book in a folder with a case in it."""
    made = st_annes(desk_on_disk(tmp_path / "Book", Day()))
    log_complaint(made, MR_D)
    yield made
    made.book.close()


def shown(desk: Desk, show: Show) -> RehearsalDialog:
    dialog = RehearsalDialog(rehearse_backup(desk, make_backup(desk, NOW).path, NOW))
    show(dialog)
    return dialog


def heads(dialog: RehearsalDialog) -> list[str]:
    return [words.text() for words in dialog.findChildren(Words) if words.text() in (SOUND, UNSOUND)]


def test_a_sound_backup_is_green_and_its_page_can_be_saved(
    desk: Desk,
    show: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unnamed: Callable[[QWidget], list[str]],
) -> None:
    dialog = shown(desk, show)
    assert heads(dialog) == [SOUND]
    assert dialog.line.tone() == "green"
    assert unnamed(dialog) == []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "page.pdf"), ""))
    dialog.save.click()
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert dialog.said.text() == f"Saved as {tmp_path / 'page.pdf'}."


def test_it_can_be_printed(desk: Desk, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = shown(desk, show)
    monkeypatch.setattr(rehearsal_dialogs, "print_pdf", lambda *_args: True)
    dialog.print.click()
    assert dialog.said.text() == "Sent to the printer."


def test_one_that_is_not_sound_is_red(desk: Desk, show: Show) -> None:
    break_in(desk.book, "UPDATE journal SET sentence = 'Never.' WHERE seq = 1")
    dialog = shown(desk, show)
    assert heads(dialog) == [UNSOUND]
    assert dialog.line.tone() == "red"
