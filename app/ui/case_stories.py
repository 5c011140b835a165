"""The story of a case: every entry in a plain sentence, the newest first, struck-out ones beside their corrections."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from app.casework.histories import HistoryLine
from app.rules.dates import long_date, table_date
from app.ui.buttons import focus_ring, link_button
from app.ui.case_words import breakable, said, struck, typed
from app.ui.labels import Words
from app.ui.themes import characters, colours, spaced, units

BESIDE = 56
"""Width in grid units from which the date stands at the left of the words."""

DATE_WIDTH = 16
"""Characters that a date has room for."""

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StoryLine(QWidget):
    """One entry: its date in law, the sentence, what was said, and who typed it when.

    Up and Down move between entries; Enter and the menu key offer to correct it where it can be.
    """

    correct_asked = Signal(int)
    """Correct the date of this entry."""
    strike_asked = Signal(int)
    """Strike this entry out."""

    def __init__(self, line: HistoryLine, by: HistoryLine | None, parent: QWidget | None = None) -> None:
        """`by` is the entry that struck this one out."""
        super().__init__(parent)
        self.line = line
        self._beside: bool | None = None
        small = " · ".join(filter(None, (struck(line, by), said(line), typed(line))))
        self._date = Words(table_date(line.on), "small", "quiet", wrap=False)
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        spaced(column, (0, 0, 1, 0), 0.25)
        sentence = Words(breakable(line.sentence), tone="text" if line.struck_by is None else "quiet")
        if line.struck_by is not None:
            sentence.strike()
        column.addWidget(sentence)
        column.addWidget(Words(breakable(small), "small", "quiet"))
        self.change = link_button("Correct…" if line.date_name else "Strike out…", self.offer)
        self.change.setObjectName(f"change.{line.seq}")
        self.change.setAccessibleName(f"{self.change.text()} {line.sentence}")
        self._grid = QGridLayout(self)
        spaced(self._grid, (0.5, 1, 0.5, 1.25), 0.75)
        self._grid.setColumnStretch(1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setObjectName(f"story.{line.seq}")
        self.setAccessibleName(f"{long_date(line.on)}: {line.sentence} {small}")
        self.dress()
        self.change.setVisible(bool(line.date_name) or line.voidable)

    def menu(self) -> QMenu:
        """What can be done about this entry."""
        menu = QMenu(self)
        if self.line.date_name:
            menu.addAction("&Correct the date…").triggered.connect(lambda _checked=False: self._correct())
        if self.line.voidable:
            menu.addAction("&Strike out…").triggered.connect(lambda _checked=False: self._strike())
        return menu

    def offer(self) -> None:
        """Does the one thing that can be done about the entry, or offers the two; nothing while it is grey."""
        if not self.change.isEnabled():
            return
        if self.line.date_name and self.line.voidable:
            self.menu().popup(self.change.mapToGlobal(self.change.rect().bottomLeft()))
        elif self.line.date_name:
            self._correct()
        elif self.line.voidable:
            self._strike()

    def dress(self) -> None:
        """Puts the date beside the words where there is room, and above them where there is not."""
        beside = self.width() >= units(BESIDE)
        self._date.setMinimumWidth(characters(DATE_WIDTH) if beside else 0)
        if beside == self._beside:
            return
        self._beside = beside
        places = ((0, 0), (0, 1), (0, 2)) if beside else ((0, 0), (1, 0), (2, 0))
        for part, (row, column) in zip((self._date, self._words, self.change), places, strict=True):
            self._grid.removeWidget(part)
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            wide = 1 if beside or part is not self._words else 2
            self._grid.addWidget(part, row, column, 1, wide, Qt.AlignmentFlag(0) if part is self._words else top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter offers what can be done; Up and Down go to the neighbouring entries."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.offer()
        elif event.key() in MOVES:
            self._neighbour(MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key and the right button offer the same."""
        if self.change.isEnabled() and (self.line.date_name or self.line.voidable):
            self.menu().popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the entry to its new width."""
        self.dress()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the rule below, and the ring."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours().tone("line"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), "accent")
        painter.end()

    def _correct(self) -> None:
        self.correct_asked.emit(self.line.seq)

    def _strike(self) -> None:
        self.strike_asked.emit(self.line.seq)

    def _neighbour(self, step: int) -> None:
        above = self.parentWidget()
        lines = [line for line in above.findChildren(StoryLine) if line.isVisible()] if above else [self]
        at = lines.index(self) + step
        if 0 <= at < len(lines):
            lines[at].setFocus(Qt.FocusReason.TabFocusReason)


class StorySection(QWidget):
    """All entries of a case, the newest first. Tab arrives at the first; from there Up and Down."""

    correct_asked = Signal(int)
    """Correct the date of an entry, by its number."""
    strike_asked = Signal(int)
    """Strike an entry out, by its number."""

    def __init__(self, history: tuple[HistoryLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=0)
        by_seq = {line.seq: line for line in history}
        self.lines = [StoryLine(line, by_seq.get(line.struck_by or 0)) for line in history]
        for line in self.lines:
            line.correct_asked.connect(self.correct_asked)
            line.strike_asked.connect(self.strike_asked)
            column.addWidget(line)
        column.addStretch(1)
        if self.lines:
            self.lines[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
