"""Curtains: while the window is locked, nothing of any case is to be seen in it, nor in any dialog that is open.

A dialog that waits for an answer cannot be closed and opened again without losing what is typed, so it stays and its
contents are taken out of sight: they are hidden, and so neither drawn nor read to anybody nor reached by Tab. Where a
file or a printer is asked for, nothing is lost by cancelling, so that question is taken back.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from app.ui.file_dialogs import take_back
from app.ui.labels import Words
from app.ui.themes import spaced

TITLE = "Casebook"
COVER = "curtain"


@dataclass
class _Covered:
    """A window behind its curtain, and how it was."""

    window: QWidget
    title: str
    focus: QWidget | None
    hidden: list[QWidget] = field(default_factory=list)
    cover: QWidget | None = None


class Curtains(QObject):
    """Draws a curtain over every window that is open, and opens them all again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._covered: list[_Covered] = []

    def drawn(self) -> bool:
        """Whether they are drawn."""
        return bool(self._covered)

    def draw(self) -> None:
        """Hides what every open window shows, and every name in a title; menus, tips and file dialogs go."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()
        QToolTip.hideText()
        take_back()
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog):
                self._cover(window)

    def open(self) -> None:
        """Shows every window as it was, with the focus where it was."""
        covered, self._covered = self._covered, []
        for one in covered:
            one.window.removeEventFilter(self)
            if one.cover is not None:
                one.cover.hide()
                one.cover.deleteLater()
            for part in one.hidden:
                part.setVisible(True)
            one.window.setWindowTitle(one.title)
            if one.focus is not None:
                one.focus.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A curtain is as large as its window; a title that is set meanwhile waits until the window is opened."""
        for one in self._covered:
            if one.window is watched and event.type() == QEvent.Type.Resize and one.cover is not None:
                one.cover.resize(one.window.size())
            elif one.window is watched and event.type() == QEvent.Type.WindowTitleChange:
                self._retitle(one)
        return super().eventFilter(watched, event)

    def _retitle(self, one: _Covered) -> None:
        if one.window.windowTitle() != TITLE:
            one.title = one.window.windowTitle()
            one.window.setWindowTitle(TITLE)

    def _cover(self, window: QWidget) -> None:
        one = _Covered(window, window.windowTitle(), window.focusWidget())
        self._covered.append(one)
        for part in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not part.isWindow() and not part.isHidden():
                one.hidden.append(part)
                part.hide()
        one.cover = _cover_for(window)
        window.installEventFilter(self)
        window.setWindowTitle(TITLE)


def _cover_for(window: QWidget) -> QWidget:
    cover = QWidget(window)
    cover.setObjectName(COVER)
    cover.setAutoFillBackground(True)
    column = QVBoxLayout(cover)
    spaced(column, (4, 4, 4, 4), 2)
    column.addWidget(Words("Casebook is locked", "heading"))
    column.addStretch(1)
    cover.move(QPoint(0, 0))
    cover.resize(window.size())
    cover.show()
    cover.raise_()
    return cover
