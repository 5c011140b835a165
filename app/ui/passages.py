"""Passages of the Code on the screen: the clause at the side, what it says, and why it still wants confirming."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.casework.codes import Group, Passage
from app.rules.words import capital
from app.ui.buttons import Button, focus_ring, link_button
from app.ui.folds import Fold, FoldButton
from app.ui.labels import SectionHeading, Words, announce
from app.ui.themes import UNLIMITED, characters, colours, spaced, units

BESIDE = 56
"""Width in grid units from which the clause stands at the left of the words."""

SIDE_WIDTH = 15
"""Characters that the clause has room for at the side."""

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

TO_BE_CONFIRMED = "to be confirmed"


def _opened(group: Group) -> RowList:
    """What stands under a fold."""
    rows = RowList()
    for passage in group.passages:
        rows.add_row(PassageRow(passage))
    return rows


class ReadRow(QWidget):
    """One row of something long to read: what stands at its side, and its words; a rule below.

    Up, Down, Home and End go to other rows, so that all can be read without a mouse. Tab arrives at the first.
    """

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.side, self.words = QWidget(self), QWidget(self)
        self.confirm: ConfirmLink | None = None
        """Where something in it is to be confirmed."""
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        spaced(self._grid, (0.5, 1, 0.5, 1.25), 0.75)
        self._grid.setColumnStretch(1, 1)
        self.side_column, self.column = QVBoxLayout(self.side), QVBoxLayout(self.words)
        spaced(self.side_column, gap=0)
        spaced(self.column, gap=0.5)

    def dress(self) -> None:
        """Puts the clause beside the words where there is room, and above them where there is not."""
        beside = self.width() >= units(BESIDE)
        self.side.setMinimumWidth(characters(SIDE_WIDTH) if beside else 0)
        self.side.setMaximumWidth(characters(SIDE_WIDTH) if beside else UNLIMITED)
        if beside != self._beside:
            self._beside = beside
            for part in (self.side, self.words):
                self._grid.removeWidget(part)
            self._grid.addWidget(self.side, 0, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self.words, *((0, 1) if beside else (1, 0, 1, 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Home and End go to other rows; Enter shows why it is to be confirmed, or hides that again."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.confirm is not None:
            self.confirm.toggle()
        elif event.key() in MOVES:
            self._go(self._rows().index(self) + MOVES[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if event.key() == Qt.Key.Key_Home else len(self._rows()) - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the row to its new width."""
        self.dress()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the rule below, and the ring."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours().tone("line"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), "accent")
        painter.end()

    def _rows(self) -> list[ReadRow]:
        """The rows of the same part, in their order."""
        above: QWidget = self
        while (over := above.parentWidget()) is not None and not isinstance(above, RowList):
            above = over
        return [row for row in above.findChildren(ReadRow) if row.isVisible()]

    def _go(self, at: int) -> None:
        rows = self._rows()
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)


class RowList(QWidget):
    """Rows one below the other, with their headings; the arrow keys go through them all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ReadRow] = []
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=0)

    def add_heading(self, heading: str, note: str = "") -> None:
        """A heading, and a quiet line under it."""
        self._column.addWidget(SectionHeading(heading))
        if note:
            self._column.addWidget(Words(note, tone="quiet"))

    def add_row(self, row: ReadRow) -> None:
        """One more row; the first is where Tab arrives."""
        if not self.rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows.append(row)
        self._column.addWidget(row)

    def add_groups(self, groups: Sequence[Group]) -> None:
        """Passages under their headings."""
        for group in groups:
            if group.heading:
                self.add_heading(group.heading, group.note)
            for passage in group.passages:
                self.add_row(PassageRow(passage))

    def add_folds(self, groups: Sequence[Group]) -> None:
        """The headings alone; the passages under one are shown when it is opened."""
        for group in groups:
            button = FoldButton(group.heading, group.note, len(group.passages))
            button.setObjectName(f"fold.{group.heading}")
            self._column.addWidget(Fold(button, partial(_opened, group)))

    def add(self, widget: QWidget) -> None:
        """Something else between the rows, with some room about it."""
        room = QVBoxLayout()
        spaced(room, (0, 1.5, 0, 0.5), 0)
        room.addWidget(widget)
        self._column.addLayout(room)

    def finish(self) -> None:
        """Leaves what room there is below."""
        self._column.addStretch(1)


class ConfirmLink(QWidget):
    """The words 'to be confirmed', and on demand why."""

    def __init__(self, what: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = f"{capital(reason.rstrip('.'))}."
        self.reason: Words | None = None
        self.link: Button = link_button(TO_BE_CONFIRMED, self.toggle, f"confirm.{what}")
        self.link.setAccessibleName(f"To be confirmed, {what}: {self._reason}")
        self.link.setToolTip("Shows why")
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=0.25)
        self._column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    def toggle(self) -> None:
        """Shows why, or hides it again."""
        if self.reason is None:
            self.reason = Words(self._reason, "small")
            self.reason.hide()
            self._column.addWidget(self.reason)
        hidden = self.reason.isHidden()
        self.reason.setVisible(hidden)
        self.link.setToolTip("Hides why" if hidden else "Shows why")
        if hidden:
            announce(self, self._reason)


class PassageRow(ReadRow):
    """One passage."""

    def __init__(self, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(f"passage.{passage.key}", passage.spoken, parent)
        self.passage = passage
        if passage.mark:
            self.side_column.addWidget(Words(passage.mark, bold=True))
        if passage.force:
            self.side_column.addWidget(Words(passage.force, "small", "quiet"))
        self.side_column.addStretch(1)
        if passage.title:
            self.column.addWidget(Words(passage.title, bold=True))
        for text in passage.words:
            self.column.addWidget(Words(text))
        if passage.small:
            self.column.addWidget(Words(passage.small, "small", "quiet"))
        if passage.confirm:
            self.confirm = ConfirmLink(passage.mark or passage.title, passage.confirm)
            self.column.addWidget(self.confirm)
        self.column.addStretch(1)
