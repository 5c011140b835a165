"""Across rooms: after a day's work on a closed book, no file that the program leaves holds a resident's name.

The day is worked through the window: the book is opened with a wrong passphrase and the right one, a complaint logged,
a letter written, issued and posted, a copy lent to another program, a fault of ours met, the window locked and opened,
backups made. Then every byte of every file in the home, the book's folder and the temporary place is looked through.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import clock, places, start
from app.casework.intakes import log_complaint
from app.casework.letters import keep_draft, open_letter
from app.casework.milestones import add_note
from app.casework.protections import close_book
from app.casework.questions import case_list
from app.casework.samples import write_sample_book
from app.models import keys
from app.models.backup_copies import FOLDER
from app.models.backups import back_up
from app.ui import prints
from app.ui.offices import Office
from app.ui.unlock_dialogs import UnlockDialog
from app.ui.windows import MainWindow
from tests.ui.desks import Day, desk_on_disk, mr_dunmore

TODAY = dt.date(2026, 11, 23)
PHRASE = "four short words here"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A PC of its own: a temporary place, no keyring, and a passphrase that is tried in no time."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    before, mask = keyring.get_keyring(), os.umask(0o077)
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)
    os.umask(mask)


def surnames(folder: Path) -> set[str]:
    """The surname of everybody who complains in the sample book."""
    desk = desk_on_disk(folder, Day())
    found = {row.who.split()[-1] for row in case_list(desk)}
    desk.book.close()
    return found


def found_in(roots: tuple[Path, ...], names: set[str]) -> list[str]:
    """Where a name can be read: in the name of a file or folder, or in its bytes, as UTF-8 or as Qt keeps text."""
    found = []
    for path in (each for root in roots for each in root.rglob("*")):
        content = path.read_bytes().lower() if path.is_file() else b""
        for name in names:
            ways = (name.lower().encode(), name.lower().encode("utf-16-le"), name.lower().encode("utf-16-be"))
            if name.lower() in path.name.lower() or any(way in content for way in ways):
                found.append(f"{name} in {path.relative_to(path.parents[1])}")
    return found


def unlocking(phrases: list[str]) -> Callable[[], None]:
    """Type the next of these phrases into whatever asks for one."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, UnlockDialog) and phrases:
            dialog.phrase.set_value(phrases.pop(0))
            dialog.go.click()

    return look


def work(window: MainWindow) -> None:
    """A day's work."""
    office: Office = window.may_close.__self__  # type: ignore[attr-defined]
    desk = office.desk
    case_id = log_complaint(desk, mr_dunmore(Day(TODAY)))
    add_note(desk, case_id, TODAY, "Mr Dunmore rang again.")
    keep_draft(desk, open_letter(desk, case_id, "acknowledgement", 1).written("received", "Dear Mr Dunmore"))
    for row in case_list(desk):
        office.show_case(row.case_id)
    office.write_letter(case_id, "acknowledgement", 1)
    for page in ("today", "cases", "post", "requests", "calendar", "settings"):
        window.show_page(page)
    window.announce("The complaint of Mr Dunmore is logged.")
    prints.open_elsewhere(open_letter(desk, case_id, "acknowledgement", 1).preview(), "Stage 1 acknowledgement")
    try:
        raise RuntimeError("Mr Dunmore")  # noqa: TRY301 - a fault of ours, with a name in its message
    except RuntimeError as error:
        start._report(error)
    back_up(desk.book, places.data() / FOLDER, clock.now())
    office.screen_lock.lock()
    assert window.current() == "settings"
    window.close()


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, set[str]]:
    """The sample book, closed, in the officer's own place; and the names in it."""
    folder = places.data()
    write_sample_book(folder, places.resources(), TODAY)
    names = surnames(folder)
    assert found_in((folder,), names), "what is looked for can be found in a plain book"
    desk = desk_on_disk(folder, Day(TODAY))
    close_book(desk, PHRASE, PHRASE)
    desk.book.close()
    return folder, names


def test_after_a_days_work_no_file_that_is_left_holds_a_name(
    qtbot: QtBot, tmp_path: Path, home: Path, closed: tuple[Path, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, names = closed
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    phrases, seen = ["not the passphrase", PHRASE, PHRASE], list[str]()
    unlock = unlocking(phrases)

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and window.current() not in ("opening", *seen):
                seen.append(window.current())
                if len(seen) == 1:
                    seen.extend(["today", "cases", "post", "requests", "calendar", "settings", "case", "letter"])
                    work(window)

    timers = (QTimer(), QTimer())  # a timer does not come again while what it called goes on
    for timer, act in zip(timers, (look, unlock), strict=True):
        timer.setInterval(20)
        timer.timeout.connect(act)
        timer.start()
    assert start.open_window(folder, sample=False, today=lambda: TODAY) == 0
    for timer in timers:
        timer.stop()
    assert phrases == []
    left = sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())
    assert any(path.endswith("casebook.key") for path in left), left
    assert any(path.endswith(".casebook") for path in left), left
    assert any(path.endswith("casebook.log") for path in left), left
    assert any(path.endswith("window.ini") for path in left), left
    assert "Dunmore" in names
    assert found_in((home, tmp_path), names | {"Mr Dunmore", "Dear Mr", "Chapel Row"}) == []
    if os.name == "posix":
        open_to_others = [path for path in left if (home / path).stat().st_mode & 0o077]
        assert open_to_others == []
        assert folder.stat().st_mode & 0o077 == 0
