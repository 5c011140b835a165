"""Sentence buttons: a whole sentence that can be pressed. It wraps, unlike Qt's own buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.ui.buttons import focus_ring
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import colours, spaced


class SentenceButton(QAbstractButton):
    """One sentence with an icon before it, which leads to what it speaks of."""

    def __init__(self, sentence: str, icon: str, tone: str, words_tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(sentence)
        self.setAccessibleName(sentence)
        row = QHBoxLayout(self)
        spaced(row, (0.75, 0.6, 0.75, 0.6), 1)
        words = Words(sentence, tone=words_tone)
        row.addWidget(Glyph(icon, tone, 2), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a ground under the mouse, and the ring when it has the focus."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), colours().tone("chosen"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), "accent")
        painter.end()
