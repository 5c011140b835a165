"""Countdowns: how long there is, as a shape, a numeral and a sentence together; never by colour alone."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.buttons import link_button
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import colours, spaced, units

SOON = 2
"""Working days left at which the circle becomes a triangle."""

SHAPES = {
    "running": ("running", "accent"),
    "soon": ("soon", "amber"),
    "overdue": ("overdue", "red"),
    "met": ("met", "green"),
    "late": ("late", "red"),
    "waiting": ("waiting", "quiet"),
    "not_known": ("information", "quiet"),
}
"""For each state: its shape and its tone. `late` is done, but after its day; of `not_known` nobody can tell."""


class Standing(Protocol):
    """How a clock stands today, as the rules tell it."""

    @property
    def word(self) -> str:
        """One of running, due_today, overdue, met, late, not_known."""

    @property
    def days_left(self) -> int | None:
        """Working days left; None once it has stopped."""

    @property
    def late_by(self) -> int:
        """Working days late."""


def state_of(standing: Standing | None) -> str:
    """The state that a standing shows as; with no standing there is nothing to count, only somebody to wait for."""
    if standing is None:
        return "waiting"
    if standing.word in {"overdue", "met", "late", "not_known"}:
        return standing.word
    return "soon" if standing.word == "due_today" or (standing.days_left or 0) <= SOON else "running"


def numeral_of(standing: Standing | None) -> str:
    """The large figure: working days left, or late; none for what is done."""
    if standing is None or standing.word in {"met", "not_known"}:
        return ""
    return str(standing.late_by if standing.word in {"overdue", "late"} else standing.days_left or 0)


class StatusShape(Glyph):
    """Circle running, triangle two days or fewer, square overdue, tick met."""

    def __init__(self, standing: Standing | None, size: float = 2.0, parent: QWidget | None = None) -> None:
        super().__init__(*SHAPES[state_of(standing)], size, parent)


class Numeral(Words):
    """The figure that can be read across a desk; as wide as two digits so that figures stand in a column."""

    def __init__(self, standing: Standing | None, size: str = "numeral", digits: int = 2) -> None:
        self._digits = digits
        tone = SHAPES[state_of(standing)][1]
        super().__init__(
            numeral_of(standing), size, "text" if tone == "accent" and size == "numeral" else tone, wrap=False
        )
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def dress(self) -> None:
        """Takes its size and colour from the theme, and room for its digits."""
        super().dress()
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * self._digits) + 2)


class ClockCard(QWidget):
    """One clock of a case: a large numeral, what is due by when, the countdown, and how the date was reached."""

    working_asked = Signal()
    """'Show working' was pressed."""

    def __init__(
        self, heading: str, countdown: str, standing: Standing | None, detail: str = "", parent: QWidget | None = None
    ) -> None:
        """`heading`: 'Acknowledge by Friday 27 November 2026'; `countdown`: '4 working days left · Code 6.2'."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        spaced(row, (2, 1.5, 2, 1.5), 2)
        if numeral_of(standing):
            row.addWidget(Numeral(standing, "large_numeral", 1), 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            row.addWidget(StatusShape(standing, 4.5), 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = words = QVBoxLayout()
        spaced(words, gap=0.25)
        words.addStretch(1)
        top = QHBoxLayout()
        spaced(top, gap=1)
        if numeral_of(standing):
            top.addWidget(StatusShape(standing), 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(Words(heading, bold=True), 1)
        words.addLayout(top)
        tone = SHAPES[state_of(standing)][1]
        words.addWidget(Words(countdown, tone=tone if tone in {"red", "amber", "green"} else "text"))
        if detail:
            words.addWidget(Words(detail, "small", "quiet"))
        self.working = link_button("Show working", self.working_asked.emit)
        self.working.setAccessibleName(f"Show working: {heading}")
        words.addWidget(self.working, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.setAccessibleName(". ".join(part for part in (heading, countdown, detail) if part))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def put(self, line: QWidget) -> None:
        """Puts a line below the words: another limit for the same thing."""
        self._words.insertWidget(self._words.count() - 1, line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the card's ground and its quiet edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours().tone("line"))
        painter.setBrush(colours().tone("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), units(0.75), units(0.75))
        painter.end()
