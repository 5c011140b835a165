"""Folds: a heading that is pressed to show what stands under it, made only then; for what is long and read in part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.buttons import focus_ring
from app.ui.focuses import order_tabs, tab_stops
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import colours, spaced


class FoldButton(QAbstractButton):
    """The heading of a fold: an arrow, its words, a quiet line below, and how many things stand under it."""

    def __init__(self, heading: str, note: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(heading)
        self.setCheckable(True)
        self._spoken = ". ".join(filter(None, (f"{heading}, {count}", note)))
        self._arrow = Glyph("right", "accent", 1.75)
        row = QHBoxLayout(self)
        spaced(row, (0.5, 1, 0.5, 1.25), 1)
        row.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        spaced(words, gap=0.25)
        parts = [Words(heading, bold=True), Words(note, "small", "quiet"), Words(str(count), tone="quiet", wrap=False)]
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words.addWidget(parts[0])
        words.addWidget(parts[1])
        row.addLayout(words, 1)
        parts[1].setVisible(bool(note))  # it has its place first: shown without one, it would flash as a window
        row.addWidget(parts[2], 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.toggled.connect(self._turn)
        self._turn(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does; Right opens it and Left closes it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.setChecked(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a ground under the mouse, the rule below, and the ring."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), colours().tone("chosen"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours().tone("line"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), "accent")
        painter.end()

    def _turn(self, opened: bool) -> None:  # noqa: FBT001 - the form of Qt's signal
        self._arrow.show_icon("down" if opened else "right", "accent")
        self.setAccessibleName(f"{self._spoken}. {'Open' if opened else 'Closed'}")


class Fold(QWidget):
    """A heading, and under it what is made when it is first opened."""

    def __init__(self, button: FoldButton, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button, self._make = button, make
        self.inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=0)
        self._column.addWidget(button)
        button.toggled.connect(self._show)

    def _show(self, opened: bool) -> None:  # noqa: FBT001 - the form of Qt's signal
        if opened and self.inside is None:
            self.inside = self._make()
            self._column.addWidget(self.inside)
            order_tabs([self.button, *tab_stops(self.inside)])
        if self.inside is not None:
            self.inside.setVisible(opened)
