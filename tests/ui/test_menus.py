"""Menus: the reason of a grey entry is read without a mouse, and choosing one does nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.ui.case_heads import Act, acts_menu
from app.ui.menus import Reason, say_why
from app.ui.themes import Theme
from tests.ui.conftest import Show

NOT_YET = "The answer has not gone yet, and <nothing> is promised."


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    return said


@pytest.fixture
def window(show: Show) -> QWidget:
    window = QWidget()
    window.resize(700, 500)
    show(window)
    return window


def opened(menu: QMenu) -> QMenu:
    menu.popup(QPoint(10, 10))
    return menu


def shown(menu: QMenu) -> Reason:
    reason = menu.findChild(Reason, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(reason, Reason)
    return reason


def active(menu: QMenu) -> str:
    action = menu.activeAction()
    assert isinstance(action, QAction)
    return action.text()


def test_the_arrow_keys_stop_at_what_is_grey_and_its_reason_is_shown_and_said(
    window: QWidget, heard: list[str], qtbot: QtBot
) -> None:
    done: list[str] = []
    acts = (Act("Note", lambda: done.append("note")), Act("Close", lambda: done.append("close"), NOT_YET))
    menu = opened(acts_menu((*acts, Act("Open", lambda: done.append("open"))), window))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert active(menu) == "&Close"
    qtbot.wait(50)
    assert shown(menu).text() == NOT_YET
    assert shown(menu).isVisible()
    assert not shown(menu).geometry().intersects(menu.geometry())
    assert heard == [NOT_YET]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert (menu.isVisible(), done) == (True, [])
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert active(menu) == "&Open"
    assert not shown(menu).isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert (menu.isVisible(), done) == (False, ["open"])


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_reason_stays_on_the_screen(window: QWidget, theme: Theme, percent: int) -> None:
    theme.set_percent(percent)
    menu = opened(acts_menu((Act("Close the case…", lambda: None, f"{NOT_YET} " * 4),), window))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    reason = shown(menu)
    assert reason.screen().availableGeometry().contains(reason.geometry())
    assert reason.height() >= reason.heightForWidth(reason.width())


def test_in_a_menu_within_the_menu_too_and_it_is_said_once(window: QWidget, heard: list[str]) -> None:
    menu = opened(acts_menu((Act("Close", lambda: None, NOT_YET, "The end"),), window))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    inner = menu.actions()[0].menu()
    assert isinstance(inner, QMenu)
    assert active(inner) == "&Close"
    assert heard == [NOT_YET]


def test_it_takes_the_style_of_the_day_on_which_it_is_opened(window: QWidget, theme: Theme) -> None:
    menu = QMenu(window)
    say_why(menu)
    for scheme in ("light", "dark"):
        theme.set_scheme(scheme)
        opened(menu)
        menu.close()
    assert menu.property("reaches") == "fusion"
