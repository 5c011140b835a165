"""The door: the window before the book is open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.doors import Door, OpeningPage
from app.ui.pages import Page
from app.ui.themes import Theme

ROOT = Path(__file__).parent.parent.parent


class Somebody:
    """Somebody behind the door, who remembers what was asked."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def make(self, page: str) -> Page:
        made = OpeningPage()
        made.setObjectName(page)
        return made

    def act(self, action: str) -> None:
        self.done.append(action)


def test_before_the_book_is_open_nothing_can_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    door = Door(theme)
    qtbot.addWidget(door.window)
    assert door.window.current() == "opening"
    assert not door.window.bar.isEnabled()
    door.window.actions_by_id["case.log"].trigger()
    somebody = Somebody()
    door.open(somebody)
    assert door.window.bar.isEnabled()
    assert door.window.current() == "today"
    door.window.actions_by_id["case.log"].trigger()
    assert somebody.done == ["case.log"]


def test_what_is_imported_before_the_first_paint() -> None:
    """The database, the typesetter and the calendar's maker wait until the window is painted."""
    code = (
        "import sys, app.start, app.ui.doors, app.ui.crashes, app.ui.locks, app.ui.preferences; "
        "heavy = {'sqlalchemy', 'sqlcipher3', 'reportlab', 'holidays', 'PySide6.QtPdf', 'app.casework.desks'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert done.stdout.strip() == "[]"
