"""Lines: one thing a row, pressed to open it, with its own buttons at the right; for lists that a person reads down."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.buttons import focus_ring
from app.ui.labels import Words
from app.ui.themes import colours, spaced, units

Place = tuple[int, int, int]
"""The row, the column and the number of columns that a part of a line stands in."""

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def pair(first: str, second: str, tone: str = "text") -> QWidget:
    """Bold words with quiet ones below them, as most parts of a line are."""
    both = QWidget()
    both.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    column = QVBoxLayout(both)
    spaced(column, (0, 0, 1, 0), 0.25)
    column.addStretch(1)
    column.addWidget(Words(first, tone=tone, bold=True))
    column.addWidget(Words(second, "small", "quiet"))
    column.addStretch(1)
    return both


class Line(QAbstractButton):
    """One line of a list. Pressing it, or Enter, opens it; Up, Down, Home and End move between lines.

    A subclass says in `places` where its parts stand at a width: the same for all lines, so that they form columns.
    """

    opened = Signal()
    """The line was pressed."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        """`spoken` is the whole line in sentences, for a screen reader."""
        super().__init__(parent)
        self.grid = QGridLayout(self)
        spaced(self.grid, (1.5, 1.25, 1.5, 1.25), 1)
        self._stand: tuple[Place, ...] = ()
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.clicked.connect(lambda _checked=False: self.opened.emit())

    def parts(self) -> tuple[QWidget, ...]:
        """What stands in the line."""
        raise NotImplementedError  # Qt makes widgets without asking ABC, so an abstract method would stop nobody

    def aligned(self, part: QWidget, _column: int) -> Qt.AlignmentFlag:
        """How a part stands in its place: words fill it, buttons keep their size at its left."""
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return middle if isinstance(part, QAbstractButton) else Qt.AlignmentFlag(0)

    def places(self, width: float) -> tuple[Place, ...]:
        """Where each part stands in a line so many grid units wide."""
        raise NotImplementedError  # Qt makes widgets without asking ABC, so an abstract method would stop nobody

    def dress(self) -> None:
        """Arranges the parts by the width there is."""
        places = self.places(self.width() / units(1))
        if places != self._stand:
            self._stand = places
            for part, (row, column, span) in zip(self.parts(), places, strict=True):
                self.grid.removeWidget(part)
                self.grid.addWidget(part, row, column, 1, span, self.aligned(part, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the arrow keys, Home and End go to other lines."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in MOVES:
            self._neighbour(MOVES[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._lines()[0 if event.key() == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the line to its new width."""
        self.dress()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the ground, the rule below, and the ring."""
        shades = colours()
        painter = QPainter(self)
        active = self.underMouse() or self.hasFocus()
        painter.fillRect(self.rect(), shades.tone("chosen" if active else "surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, shades.tone("line"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), "accent", 2)
        painter.end()

    def _neighbour(self, step: int) -> None:
        lines = self._lines()
        at = lines.index(self) + step
        if 0 <= at < len(lines):
            lines[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _lines(self) -> list[Line]:
        above = self.parentWidget()
        return [line for line in above.findChildren(Line) if not line.isHidden()] if above else [self]
