"""What the tests of windows stand on: the theme on the application, modal dialogs driven, and a walk for names."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid, ownedByPython

from app import places
from app.ui.themes import Theme

Drive = Callable[..., Any]
Stray = Callable[[], list[str]]
Show = Callable[[QWidget], None]
Unnamed = Callable[[QWidget], list[str]]

PATIENCE = 20_000
"""Milliseconds to wait for a dialog before the test fails: a machine that does much else besides is slow."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform cannot raise or size windows as a desktop does, and says so each time."""
    for item in items:
        if "/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None]:
    """Hides what is still open: closing it after the test must not ask whether to throw away what is typed.

    Then the windows go: a theme dresses all that there are, and those of a thousand tests would take minutes.
    """
    windows = QApplication.topLevelWidgets() if QApplication.instance() is not None else []
    loose = [part for window in windows for part in _loose(window)]
    for window in windows:
        window.hide()
    yield
    for window in windows:
        if isValid(window) and window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert loose == [], "Python would throw these away under Qt's hands"


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    """The theme of the whole run: an application has one."""
    return Theme(qapp, places.resources() / "fonts", "light")


@pytest.fixture(autouse=True)
def theme(one_theme: Theme) -> Theme:
    """The theme, light and at ordinary size before every test: made so while no window is there to be dressed."""
    if (one_theme.scheme, one_theme.percent) != ("light", 100):
        one_theme.percent = 100
        one_theme.set_scheme("light")
    return one_theme


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
    driver = _Driver(act, patience)
    driver.timer.start(5)
    try:
        answer = open_modal()
        while driver.waiting():
            QTest.qWait(5)
    finally:
        driver.timer.stop()
    if driver.raised:
        raise driver.raised[0]
    assert driver.seen, "no dialog appeared"
    return answer


def _modal() -> QWidget | None:
    return QApplication.activeModalWidget() or QApplication.activePopupWidget()


def _close(dialog: QWidget) -> None:
    """Closes without asking again."""
    if isValid(dialog) and dialog.isVisible():
        dialog.done(0) if isinstance(dialog, QDialog) else dialog.close()


def _loose(window: QWidget) -> list[str]:
    """What stands in a window and is still Python's: it goes when Python forgets it, and Qt falls over the gap."""
    parts = [part for part in window.findChildren(QObject) if ownedByPython(part)]
    return [f"{type(part).__name__} {part.objectName()!r} in {type(part.parent()).__name__}" for part in parts]


class _Driver:
    """Waits for the first dialog that was not there before, and acts in it once; what is open too long is closed."""

    def __init__(self, act: Callable[[Any], object], patience: int) -> None:
        self.timer = QTimer()
        self.timer.timeout.connect(self._look)
        self.seen, self.raised = False, list[BaseException]()
        self._act, self._before, self._patience = act, _modal(), patience / 1000
        self._until = time.monotonic() + self._patience

    def waiting(self) -> bool:
        """Whether the dialog may still come."""
        return not self.seen and time.monotonic() < self._until

    def _look(self) -> None:
        dialog = _modal()
        if dialog is None or dialog is self._before:
            return
        if self.seen:
            self._close_left_over(dialog)
            return
        self.seen = True
        self.timer.stop()
        try:
            assert _loose(dialog) == []
            self._act(dialog)
        except BaseException as problem:  # noqa: BLE001 - whatever it is, it is raised again outside the dialog's loop
            self.raised.append(problem)
        finally:
            _close(dialog)
            self._until = time.monotonic() + self._patience
            self.timer.start()

    def _close_left_over(self, dialog: QWidget) -> None:
        """A second dialog that nobody acts in would hold up the run for ever."""
        if time.monotonic() > self._until:
            self.raised.append(AssertionError(f"{type(dialog).__name__} was left open"))
            _close(dialog)


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
