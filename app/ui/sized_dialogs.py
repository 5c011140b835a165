"""Dialogs of a size: what each asks for in grid units, and never more than the screen has."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.themes import units

EDGE = (2, 6)
"""Grid units, across and down, that the desktop takes round a window: its frame and its title."""


def within_screen(window: QWidget, width: float, height: float, edge: tuple[float, float] = EDGE) -> QSize:
    """A size in grid units, cut to the screen that the window is on."""
    across, down = edge
    room = window.screen().availableGeometry().size() - QSize(units(across), units(down))
    return QSize(units(width), units(height)).boundedTo(room)


class SizedDialog(QDialog):
    """A dialog that says what room it wants, and perhaps what Enter does in it."""

    wants: tuple[float, float] = (88, 82)
    """The size asked for, in grid units; never more than the screen has."""

    def entered(self) -> bool:
        """Enter, from wherever it is not needed for something else; whether anything came of it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the dialog is there for, where it says what that is."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or not self.entered():
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """What it wants, and no larger than the screen."""
        return within_screen(self, *self.wants)
