"""The door: the window before the book is open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.doors import Door, OpeningPage
from app.ui.pages import Page
from app.ui.themes import Theme
from tests.ui.conftest import Show

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

    def close(self) -> None:
        self.done.append("closed")


def test_before_the_book_is_open_nothing_can_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    door = Door(theme)
    qtbot.addWidget(door.window)
    assert door.window.current() == "opening"
    assert not door.window.bar.isEnabled()
    door.window.actions_by_id["case.log"].trigger()
    assert door.window.actions_by_id["case.log"].toolTip() == "The book is being opened."
    somebody = Somebody()
    door.open(somebody)
    assert door.window.bar.isEnabled()
    assert door.window.current() == "today"
    door.window.actions_by_id["case.log"].trigger()
    assert somebody.done == ["case.log"]
    assert door.window.actions_by_id["case.log"].toolTip().startswith("Log a complaint")


def test_a_place_asked_for_too_early_is_its_own_page_later(show: Show, theme: Theme) -> None:
    door = Door(theme)
    show(door.window)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Comma):
        QTest.keyClick(door.window, key, Qt.KeyboardModifier.ControlModifier)
    assert door.window.current() == "opening"
    with pytest.raises(KeyError, match="today"):
        door.window.page("today")
    door.open(Somebody())
    for name in ("today", "cases", "settings"):
        door.window.actions_by_id[f"page.{name}"].trigger()
        assert door.window.page(name).objectName() == name


def test_back_never_leads_outside_the_door(qtbot: QtBot, theme: Theme) -> None:
    door = Door(theme)
    qtbot.addWidget(door.window)
    door.open(Somebody())
    door.window.actions_by_id["page.back"].trigger()
    assert door.window.current() == "today"


def test_who_could_not_be_shown_closes_the_book_and_is_asked_for_nothing_more(qtbot: QtBot, theme: Theme) -> None:
    door, somebody = Door(theme), Somebody()
    qtbot.addWidget(door.window)
    door.give_up()  # nobody came that far
    door.open(somebody)
    door.window.may_close = lambda: False
    door.give_up()
    door.window.actions_by_id["case.log"].trigger()
    assert somebody.done == ["closed"]
    assert door.window.actions_by_id["case.log"].toolTip() == "The book did not open."
    assert door.window.may_close()


def test_what_is_imported_before_the_first_paint() -> None:
    """The database, the typesetter and the calendar's maker wait until the window is painted."""
    code = (
        "import sys, app.start, app.ui.doors, app.ui.crashes, app.ui.locks, app.ui.preferences; "
        "heavy = {'sqlalchemy', 'sqlcipher3', 'reportlab', 'holidays', 'PySide6.QtPdf', 'app.casework.desks'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert done.stdout.strip() == "[]"
