"""The box in which a case is looked for, on every page that has one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.focuses import is_stray
from app.ui.icons import draw
from app.ui.themes import colours, units

WIDTH = 46
"""Width asked for, in grid units."""

GLYPH = 2
"""The side of the magnifying glass, in grid units."""

WORDS = "Find a name, address, reference or phone"


class FindBox(QLineEdit):
    """One line to look for a case with; Escape empties it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(WORDS)
        self.setAccessibleName(WORDS)
        self.dress()

    def dress(self) -> None:
        """Keeps room for the magnifying glass at the text size of now."""
        self.setTextMargins(units(GLYPH + 0.75), 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Wide enough for the words that say what can be found."""
        return QSize(units(WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the box; an access key that nothing has taken types nothing."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif not is_stray(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the magnifying glass before the words."""
        super().paintEvent(event)
        side = units(GLYPH)
        painter = QPainter(self)
        draw(painter, "find", colours().tone("quiet"), QRectF(units(1), (self.height() - side) / 2, side, side))
        painter.end()
