"""The main window: pages made when first shown, asked again when something was written, and F6 between panes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.doors import ACTS
from app.ui.pages import Page
from app.ui.place_bars import PLACES
from app.ui.shortcuts import ShortcutsDialog
from app.ui.themes import Theme
from app.ui.windows import MainWindow
from tests.ui.conftest import Drive, Show, Unnamed

OTHERS = ACTS
"""What the window cannot do by itself."""


class Counted(Page):
    """A page that counts how often it asks, with one thing to type in."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.asked = 0
        self.edit = QLineEdit()
        self.edit.setAccessibleName(f"Find in {name}")
        QVBoxLayout(self).addWidget(self.edit)

    def ask(self) -> None:
        self.asked += 1


Made = dict[str, Counted]


@pytest.fixture
def made() -> Made:
    return {}


@pytest.fixture
def called() -> list[str]:
    return []


def a_window(theme: Theme, made: Made, called: list[str], *, sample: bool = False) -> MainWindow:
    def maker(name: str) -> Callable[[], Page]:
        def make() -> Page:
            assert name not in made, "a page is made once"
            made[name] = Counted(name)
            return made[name]

        return make

    names = [*(place.name for place in PLACES), "case"]
    slots: dict[str, Callable[[], object]] = {name: lambda name=name: called.append(name) for name in OTHERS}  # type: ignore[misc]  # the name is bound
    return MainWindow({name: maker(name) for name in names}, theme, slots, sample=sample)


@pytest.fixture
def window(show: Show, theme: Theme, made: Made, called: list[str]) -> MainWindow:
    shown = a_window(theme, made, called)
    show(shown)
    return shown


def test_pages_are_made_when_they_are_first_shown(window: MainWindow, made: Made) -> None:
    assert list(made) == ["today"]
    window.show_page("cases")
    window.show_page("today")
    assert list(made) == ["today", "cases"]
    assert window.current() == "today"


def test_the_page_in_view_asks_again_and_the_others_when_they_are_shown(window: MainWindow, made: Made) -> None:
    window.show_page("cases")
    assert (made["today"].asked, made["cases"].asked) == (1, 1)
    window.records_changed()
    assert (made["today"].asked, made["cases"].asked) == (1, 2)
    window.show_page("today")
    assert (made["today"].asked, made["cases"].asked) == (2, 2)


def test_a_case_belongs_to_the_cases_and_back_leads_where_one_was(window: MainWindow) -> None:
    window.show_page("case", under="cases")
    assert window.bar.buttons["cases"].chosen()
    window.show_page("post")
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current() == "case"
    assert window.bar.buttons["cases"].chosen()
    window.go_back()
    window.go_back()
    assert window.current() == "today"


def test_keys_lead_to_the_places_and_into_them(window: MainWindow, made: Made) -> None:
    for key, name in ((Qt.Key.Key_2, "cases"), (Qt.Key.Key_4, "requests"), (Qt.Key.Key_Comma, "settings")):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.current() == name
        assert window.focusWidget() is made[name].edit


def test_the_sidebar_leads_to_the_places(window: MainWindow) -> None:
    window.bar.buttons["post"].click()
    assert window.current() == "post"


def test_f6_goes_between_sidebar_and_page_and_remembers_where_it_was(window: MainWindow, made: Made) -> None:
    made["today"].edit.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is window.bar.buttons["today"]
    QTest.keyClick(window, Qt.Key.Key_Down)
    window.bar.buttons["cases"].setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is made["today"].edit
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is window.bar.buttons["cases"]


def test_the_rest_is_left_to_whoever_opened_the_window(window: MainWindow, called: list[str]) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window.actions_by_id["book.check"].trigger()
    assert called == ["case.log", "book.check"]


def test_it_says_whose_book_it_is_the_counts_and_the_seal(window: MainWindow) -> None:
    window.set_landlord("St Anne's Almshouses")
    window.set_counts({"today": 7})
    window.set_seal("Seal 4812-9f3ac1d2")
    assert window.windowTitle() == "Casebook - St Anne's Almshouses"
    assert window.bar.buttons["today"].accessibleName() == "Today, 7"
    assert not window.sample_notice.isVisible()


def test_a_sample_says_so(show: Show, theme: Theme, made: Made, called: list[str]) -> None:
    window = a_window(theme, made, called, sample=True)
    show(window)
    window.set_landlord("St Anne's Almshouses")
    assert window.windowTitle() == "SAMPLE - Casebook - St Anne's Almshouses"
    assert window.sample_notice.isVisible()


def test_what_happened_stands_in_the_status_line_and_is_spoken(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    window.announce("Letter saved.")
    assert window.statusBar().currentMessage() == "Letter saved."
    assert window.statusBar().toolTip() == "Letter saved."
    assert heard == ["Letter saved."]


def test_text_size_and_colours_by_key_and_menu(window: MainWindow, theme: Theme) -> None:
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert theme.percent == 125
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert theme.percent == 110
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.percent == 100
    window.actions_by_id["theme.dark"].trigger()
    assert theme.scheme == "dark"
    assert window.actions_by_id["theme.dark"].isChecked()
    assert not window.actions_by_id["theme.light"].isChecked()


def test_the_shortcuts_are_shown(window: MainWindow, drive: Drive) -> None:
    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, ShortcutsDialog)

    drive(window.actions_by_id["help.keys"].trigger, look)


def test_closing_is_told_first(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.actions_by_id["file.quit"].trigger()
    assert not window.isVisible()


def test_it_stays_open_where_it_may_not_close(window: MainWindow, qtbot: QtBot) -> None:
    window.may_close = lambda: False
    with qtbot.assertNotEmitted(window.closing):
        window.actions_by_id["file.quit"].trigger()
        QApplication.quit()
    assert window.isVisible()


def test_back_ends_at_the_page_it_began_at_anew(window: MainWindow) -> None:
    window.show_page("cases")
    window.begin_at("post")
    window.go_back()
    assert window.current() == "post"
    assert window.made("cases") is not None
    assert window.made("requests") is None


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, unnamed: Unnamed) -> None:
    for place in PLACES:
        window.show_page(place.name)
        assert unnamed(window) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_it_keeps_to_a_small_screen(window: MainWindow, theme: Theme, qtbot: QtBot, percent: int) -> None:
    window.resize(1366, 768)
    theme.set_percent(percent)
    qtbot.wait(1)
    assert (window.width(), window.height()) == (1366, 768)
    assert window.sizeHint().width() <= window.screen().availableGeometry().width()
    beside = percent == 100
    qtbot.waitUntil(lambda: (window.bar.width() < window.width() / 2) == beside)


def test_the_window_is_there_before_the_book(window: MainWindow) -> None:
    program = (
        "import sys, app.ui.windows; print([m for m in ('sqlalchemy', 'reportlab', 'holidays') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert answer.stdout.strip() == "[]"
