"""The bar over a case that is shown as it was known on a past day: which day, and the ways on and back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.known_days import KnownDay
from app.ui.buttons import Button, quiet_button
from app.ui.flows import Flow
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import colours, spaced, units

NO_EARLIER = "Nothing was recorded on this case before that day."
NO_LATER = "Nothing was recorded on this case after that day."


class PastBar(QWidget):
    """Says that this is the past, and leads to other days of it and back to today."""

    asked = Signal(object)
    """Show the case as it was known on this day."""
    other_asked = Signal()
    """Ask for another day."""
    back_asked = Signal()
    """Show the case as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("As it was known then")
        self._day: KnownDay | None = None
        self._sentence, self._recorded = Words("", bold=True), Words("", "small", "quiet")
        self.earlier = quiet_button("&Earlier change", self._go_earlier, "past.earlier")
        self.later = quiet_button("&Later change", self._go_later, "past.later")
        self.other = quiet_button("&Another day…", self.other_asked.emit, "past.other")
        self.back = quiet_button("&Back to today", self.back_asked.emit, "past.back")
        row = QHBoxLayout(self)
        spaced(row, (3, 1.25, 3, 1.25), 1.5)
        row.addWidget(Glyph("history", "amber", 3), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        spaced(column, gap=0.75)
        words = QVBoxLayout()
        spaced(words, gap=0)
        words.addWidget(self._sentence)
        words.addWidget(self._recorded)
        column.addLayout(words)
        ways = Flow()
        for button in self.buttons():
            ways.add(button)
        column.addWidget(ways)
        row.addLayout(column, 1)

    def buttons(self) -> tuple[Button, ...]:
        """The ways on and back, from the left."""
        return self.earlier, self.later, self.other, self.back

    def show_day(self, day: KnownDay) -> None:
        """Shows which day it is, and frees the ways that there are; a way that ends gives the focus to the other."""
        self._day = day
        self._sentence.setText(day.sentence)
        self._recorded.setText(day.recorded_words)
        self.setAccessibleDescription(f"{day.sentence} {day.recorded_words}")
        stepping = next((button for button in (self.earlier, self.later) if button.hasFocus()), None)
        self.earlier.block("" if day.earlier else NO_EARLIER)
        self.later.block("" if day.later else NO_LATER)
        if stepping is not None and not stepping.isEnabled():
            other = next(button for button in self.buttons() if button.isEnabled())
            other.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fills the ground, with a rule below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours().tone("amber_ground"))
        painter.fillRect(QRectF(0, 0, units(0.5), self.height()), colours().tone("amber"))
        painter.end()

    def _go_earlier(self) -> None:
        if self._day is not None and self._day.earlier is not None:
            self.asked.emit(self._day.earlier)

    def _go_later(self) -> None:
        if self._day is not None and self._day.later is not None:
            self.asked.emit(self._day.later)
