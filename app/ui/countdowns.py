"""Countdowns: how long there is, as a shape, a numeral and a sentence together; never by colour alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.rules.dates import day_month, long_date
from app.ui.buttons import focus_ring, link_button, quiet_button
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import UNLIMITED, colours, spaced, units

HEAD = 40
"""Width of the countdown in a line, in grid units."""

LAST = 2
"""The column of the button where all stands in one row."""

ARRANGEMENTS = (
    (100, ((0, 0), (0, 1), (0, LAST))),
    (66, ((0, 0), (0, 1), (1, 1))),
    (0, ((0, 0), (1, 0), (2, 0))),
)
"""From which width, in grid units, the countdown, the case and the button stand in which row and column."""

SOON = 2
"""Working days left at which the circle becomes a triangle."""

SHAPES = {
    "running": ("running", "accent"),
    "soon": ("soon", "amber"),
    "overdue": ("overdue", "red"),
    "met": ("met", "green"),
    "late": ("late", "red"),
    "waiting": ("waiting", "quiet"),
}
"""For each state: its shape and its tone. `late` is done, but after its day."""


class Standing(Protocol):
    """How a clock stands today, as the rules tell it."""

    @property
    def word(self) -> str:
        """One of running, due_today, overdue, met, late."""

    @property
    def days_left(self) -> int | None:
        """Working days left; None once it has stopped."""

    @property
    def late_by(self) -> int:
        """Working days late."""


class Due(Protocol):
    """One thing that is due, as the Today page gets it."""

    @property
    def reference(self) -> str:
        """The case's reference."""

    @property
    def who(self) -> str:
        """The resident."""

    @property
    def where(self) -> str:
        """The home, in few words."""

    @property
    def what(self) -> str:
        """What is due."""

    @property
    def due(self) -> dt.date:
        """The day it is due."""

    @property
    def standing(self) -> Standing:
        """How it stands today."""

    @property
    def countdown(self) -> str:
        """How it stands, in words."""

    @property
    def step_verb(self) -> str:
        """What the button does."""

    @property
    def note(self) -> str:
        """Anything more to know."""


def state_of(standing: Standing | None) -> str:
    """The state that a standing shows as; with no standing there is nothing to count, only somebody to wait for."""
    if standing is None:
        return "waiting"
    if standing.word in {"overdue", "met", "late"}:
        return standing.word
    return "soon" if standing.word == "due_today" or (standing.days_left or 0) <= SOON else "running"


def numeral_of(standing: Standing | None) -> str:
    """The large figure: working days left, or late; none for what is done."""
    if standing is None or standing.word == "met":
        return ""
    return str(standing.late_by if standing.word in {"overdue", "late"} else standing.days_left or 0)


class StatusShape(Glyph):
    """Circle running, triangle two days or fewer, square overdue, tick met."""

    def __init__(self, standing: Standing | None, size: float = 2.0, parent: QWidget | None = None) -> None:
        super().__init__(*SHAPES[state_of(standing)], size, parent)

    def show_standing(self, standing: Standing | None) -> None:
        """Shows another standing."""
        self.show_icon(*SHAPES[state_of(standing)])


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
        words = QVBoxLayout()
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the card's ground and its quiet edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours().tone("line"))
        painter.setBrush(colours().tone("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), units(0.75), units(0.75))
        painter.end()


class DueLine(QAbstractButton):
    """One line of Today: shape, numeral, countdown and date, who and what, and the next step.

    The line itself is a button that opens the case; Up and Down move between lines, Tab goes to the step's button.
    """

    opened = Signal()
    """The line was pressed, or Enter: show the case."""
    step_chosen = Signal()
    """The button of the next step was pressed."""

    def __init__(self, due: Due, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.due = due
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._places: tuple[tuple[int, int], ...] = ()
        spaced(self._grid, (2.5, 1.25, 2, 1.25), 1.5)
        self._countdown = self._words(due.countdown, self._date_words(day_month), SHAPES[state_of(due.standing)][1])
        self._head = QWidget()
        self._head.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        head = QHBoxLayout(self._head)
        spaced(head, gap=1.5)
        for part in (StatusShape(due.standing), Numeral(due.standing)):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._countdown, 1)
        place = " · ".join(part for part in (due.who, due.where) if part)
        self._case = self._words(place, " · ".join(part for part in (due.what, due.note) if part))
        self.step = quiet_button(due.step_verb, self.step_chosen.emit)
        self.step.setAccessibleName(f"{due.step_verb}: {due.who}")
        self.dress()
        self.step.setVisible(bool(due.step_verb))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(
            f"{place}. {due.what}: {due.countdown}, {self._date_words(long_date)}. {due.note}".strip()
        )
        self.clicked.connect(lambda _checked=False: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Up and Down go to the neighbouring lines."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._neighbour(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Arranges the parts by the width there is, the same for all lines so that their columns stand in line."""
        width = self.width()
        places = next(places for least, places in ARRANGEMENTS if width >= units(least))
        in_columns = places[1][1] > 0
        self._head.setMinimumWidth(units(HEAD) if in_columns else 0)
        self._head.setMaximumWidth(units(HEAD) if in_columns else UNLIMITED)
        if places != self._places:
            self._places = places
            for part, (row, column) in zip((self._head, self._case, self.step), places, strict=True):
                self._grid.removeWidget(part)
                aligned = Qt.AlignmentFlag.AlignVCenter if column == LAST else Qt.AlignmentFlag.AlignLeft
                self._grid.addWidget(part, row, column, aligned if part is self.step else Qt.AlignmentFlag(0))

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

    def _date_words(self, written: Callable[[dt.date], str]) -> str:
        return f"{'was due' if self.due.standing.word == 'overdue' else 'due'} {written(self.due.due)}"

    def _neighbour(self, step: int) -> None:
        above = self.parentWidget()
        lines = [line for line in above.findChildren(DueLine) if line.isVisible()] if above else [self]
        at = lines.index(self) + step
        if 0 <= at < len(lines):
            lines[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _words(self, first: str, second: str, tone: str = "text") -> QWidget:
        pair = QWidget()
        pair.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(pair)
        spaced(column, gap=0.25)
        column.addStretch(1)
        column.addWidget(Words(first, tone="text" if tone == "accent" else tone, bold=True))
        column.addWidget(Words(second, "small", "quiet"))
        column.addStretch(1)
        return pair
