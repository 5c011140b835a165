"""What the tests of windows stand on: the theme on the application, modal dialogs driven, and a walk for names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import places
from app.ui.themes import Theme

Drive = Callable[..., Any]
Stray = Callable[[], list[str]]
Show = Callable[[QWidget], None]
Unnamed = Callable[[QWidget], list[str]]

PATIENCE = 5000
"""Milliseconds to wait for a dialog before the test fails."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform cannot raise or size windows as a desktop does, and says so each time."""
    for item in items:
        if "/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Hides what is still open: closing it after the test must not ask whether to throw away what is typed."""
    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            window.hide()
    return (yield)


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    """The theme of the whole run: an application has one."""
    return Theme(qapp, places.resources() / "fonts", "light")


@pytest.fixture(autouse=True)
def theme(one_theme: Theme) -> Iterator[Theme]:
    """The theme, light and at ordinary size before and after every test."""
    yield one_theme
    if (one_theme.scheme, one_theme.percent) != ("light", 100):
        one_theme.set_scheme("light")
        one_theme.set_percent(100)


@pytest.fixture
def drive() -> Drive:
    """Runs what opens a modal dialog, and acts in the dialog once it is up.

    `drive(open_modal, act)`: an exception in `act` fails the test and closes the dialog, so that nothing hangs.
    """
    return _drive


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a window and waits until it has the keyboard; it is closed after the test."""

    def shown(window: QWidget) -> None:
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    return shown


@pytest.fixture
def stray() -> Stray:
    """Answers the windows that are open by mistake: what is shown before it has a parent flashes as one of its own."""
    before = {id(window) for window in QApplication.topLevelWidgets()}
    return lambda: [
        type(window).__name__
        for window in QApplication.topLevelWidgets()
        if window.isVisible() and id(window) not in before
    ]


@pytest.fixture
def unnamed() -> Unnamed:
    """Walks a window and answers everything that can have the focus and has no name for a screen reader."""
    return _unnamed


def _drive(open_modal: Callable[[], Any], act: Callable[[Any], object], patience: int = PATIENCE) -> Any:  # noqa: ANN401 - the dialog's own answer
    timer, raised, seen, left = QTimer(), [], [], [patience // 5]

    def tick() -> None:
        dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        left[0] -= 1
        if dialog is None:
            if left[0] <= 0:
                timer.stop()
            return
        timer.stop()
        seen.append(dialog)
        try:
            act(dialog)
        except BaseException as problem:  # noqa: BLE001 - whatever it is, it is raised again outside the dialog's loop
            raised.append(problem)
        finally:
            if dialog.isVisible():
                dialog.done(0) if isinstance(dialog, QDialog) else dialog.close()  # without asking again

    timer.timeout.connect(tick)
    timer.start(5)
    answer = open_modal()
    while not seen and left[0] > 0:
        QApplication.processEvents()
    timer.stop()
    if raised:
        raise raised[0]
    assert seen, "no dialog appeared"
    return answer


def _unnamed(window: QWidget) -> list[str]:
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if (
            not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            or not widget.isVisibleTo(window)
            or _is_inside_another(widget)
        ):
            continue
        named = QAccessible.queryAccessibleInterface(widget)
        if not (named and named.text(QAccessible.Text.Name).strip()):
            found.append(f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parentWidget()).__name__}")
    return found


def _is_inside_another(widget: QWidget) -> bool:
    """Parts that Qt makes and never focuses by themselves: the line in a spin box, the viewport of a table."""
    above = widget.parentWidget()
    if above is None:
        return False
    return (isinstance(widget, QLineEdit) and above.focusProxy() is widget) or (
        isinstance(above, QAbstractScrollArea) and widget is above.viewport()
    )
