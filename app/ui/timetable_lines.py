"""The lines of a timetable: a date as it stands and as it would be, side by side, with the difference marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.casework.timetables import DateRow, DateView, Timetable
from app.rules.dates import long_date
from app.rules.words import said_projected
from app.ui.buttons import focus_ring, link_button
from app.ui.case_words import breakable
from app.ui.countdowns import StatusShape
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import UNLIMITED, colours, spaced, units

CHANGES = {
    "same": ("same", "quiet"),
    "later": ("later", "accent"),
    "earlier": ("earlier", "amber"),
    "new": ("new", "accent"),
    "gone": ("gone", "quiet"),
    "met": ("met", "green"),
    "late": ("late", "red"),
}
"""For each change: its shape and its tone. There are always words beside it."""

NOW, THEN = "As it stands", "As it would be"
BESIDE = 84
"""Width in grid units from which both columns stand beside each other."""
NAME_SHARE, SIDE_SHARE = 0.26, 0.36
"""What of the width the name has, and what the first column; the second has the rest."""
IN_COLUMNS = ((0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 1, 2))
"""Row, column and number of columns of each part where there is room for columns."""
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def in_words(view: DateView) -> str:
    """A date with how it stands: 'Answer by Monday 14 December 2026, 15 working days left (projected)'."""
    return said_projected(", ".join(filter(None, (view.headline, view.countdown))), projected=view.projected)


def captions(made: Timetable) -> tuple[str, str]:
    """The titles of both columns; where what is supposed lies ahead, each says from which day it is seen."""
    if made.then <= made.today:
        return NOW, THEN
    return f"{NOW} on {long_date(made.today)}", f"{THEN} on {long_date(made.then)}"


def spoken(row: DateRow, then_due: bool, titles: tuple[str, str] = (NOW, THEN)) -> str:  # noqa: FBT001 - said once
    """A whole line for a screen reader."""
    then = in_words(row.then) if row.then else ("no longer due" if then_due else "")
    parts = (
        row.name,
        row.difference,
        f"{titles[0]}: {in_words(row.now) if row.now else 'not due'}",
        f"{titles[1]}: {then}" if then else "",
        *row.why,
    )
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


class DateSide(QWidget):
    """A date in one of the columns: its shape, what is due by when, and how it stands."""

    def __init__(self, caption: str, view: DateView | None, otherwise: str, parent: QWidget | None = None) -> None:
        """`otherwise` stands there where there is no date."""
        super().__init__(parent)
        self._column = column = QVBoxLayout(self)
        spaced(column, (0, 0, 1, 0), 0.25)
        self.caption = Words(caption, "small", "quiet")
        column.addWidget(self.caption)
        if view is None:
            column.addWidget(Words(otherwise, tone="quiet"))
        else:
            top = QHBoxLayout()
            spaced(top, gap=0.75)
            top.addWidget(StatusShape(view.standing), 0, Qt.AlignmentFlag.AlignTop)
            top.addWidget(Words(view.headline), 1)
            column.addLayout(top)
            below = " · ".join(filter(None, (view.countdown, "projected" if view.projected else "")))
            if below:
                column.addWidget(Words(below, "small", "quiet"))
        column.addStretch(1)

    def put(self, link: QWidget) -> None:
        """Puts a link below."""
        self._column.insertWidget(self._column.count() - 1, link, 0, Qt.AlignmentFlag.AlignLeft)


class TimetableLine(QWidget):
    """One date of a timetable. Up and Down move between lines; Enter shows how the date was counted."""

    def __init__(
        self,
        row: DateRow,
        show_working: Callable[[DateView], object],
        titles: tuple[str, str] = (NOW, THEN),
        parent: QWidget | None = None,
    ) -> None:
        """`titles` are those of the columns."""
        super().__init__(parent)
        self.row = row
        self._beside: bool | None = None
        told = bool(row.change)
        self._name = self._named()
        self.now = DateSide(titles[0], row.now, "Not due")
        self.then = DateSide(titles[1], row.then, "No longer due" if told else "Cannot be told")
        self._why = Words(breakable("\n".join(row.why)), "small", "quiet")
        self._why.setVisible(bool(row.why))
        view = row.then or row.now
        self.working = link_button("Show working", lambda: show_working(view) if view else None)
        self.working.setObjectName(f"working.{view.key if view else ''}")
        self.working.setAccessibleName(f"Show working: {view.headline if view else ''}")
        (self.then if row.then else self.now).put(self.working)
        self.working.setVisible(view is not None and view.working is not None)
        self._grid = QGridLayout(self)
        spaced(self._grid, (0.5, 1, 0.5, 1.25), 0.75)
        self.setObjectName(f"date.{view.key if view else ''}")
        self.setAccessibleName(spoken(row, told, titles))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.dress()

    def dress(self) -> None:
        """Puts both columns beside each other where there is room, and below each other where there is not."""
        beside = self.width() >= units(BESIDE)
        self._set_widths(beside=beside)
        if beside == self._beside:
            return
        self._beside = beside
        for side in (self.now, self.then):
            side.caption.setVisible(not beside)
        parts = (self._name, self.now, self.then, self._why)
        places = IN_COLUMNS if beside else tuple((row, 0, 1) for row in range(len(parts)))
        for part, (row, column, span) in zip(parts, places, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, row, column, 1, span)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the columns below each other, so that a narrow window is allowed to put them there."""
        layouts = (part.layout() for part in (self._name, self.now, self.then))
        widest = max(layout.minimumSize().width() for layout in layouts if layout is not None)
        return QSize(widest + units(2), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the line to its new width."""
        self.dress()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the neighbouring lines; Enter shows the working."""
        if event.key() in MOVES:
            self._neighbour(MOVES[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.working.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the rule below, and the ring."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours().tone("line"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), "accent")
        painter.end()

    def _named(self) -> QWidget:
        named = QWidget()
        column = QVBoxLayout(named)
        spaced(column, (0, 0, 1, 0), 0.25)
        column.addWidget(Words(self.row.name, bold=True))
        if self.row.change:
            shape, tone = CHANGES[self.row.change]
            row = QHBoxLayout()
            spaced(row, gap=0.75)
            row.addWidget(Glyph(shape, tone, 2), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(self.row.difference, "small", tone), 1)
            column.addLayout(row)
        column.addStretch(1)
        return named

    def _set_widths(self, *, beside: bool) -> None:
        shares = ((self._name, NAME_SHARE), (self.now, SIDE_SHARE))
        for part, share in shares:
            width = round(self.width() * share)
            part.setMinimumWidth(width if beside else 0)
            part.setMaximumWidth(width if beside else UNLIMITED)

    def _neighbour(self, step: int) -> None:
        above = self.parentWidget()
        lines = [line for line in above.findChildren(TimetableLine) if line.isVisible()] if above else [self]
        at = lines.index(self) + step
        if 0 <= at < len(lines):
            lines[at].setFocus(Qt.FocusReason.TabFocusReason)


class TimetableHead(QWidget):
    """The titles of both columns; where they stand below each other each date has its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        spaced(self._row, (0.5, 0.5, 0.5, 0.5), 0.75)
        self._parts = (
            Words("", "small"),
            Words(NOW, "small", "quiet", bold=True),
            Words(THEN, "small", "quiet", bold=True),
        )
        for part in self._parts:
            self._row.addWidget(part)
        self.dress()

    def set_titles(self, titles: tuple[str, str]) -> None:
        """Says what stands in each column."""
        for part, title in zip(self._parts[1:], titles, strict=True):
            part.setText(title)

    def dress(self) -> None:
        """Keeps the titles above their columns, and says nothing where those are below each other."""
        for part, share in zip(self._parts[:2], (NAME_SHARE, SIDE_SHARE), strict=True):
            part.setFixedWidth(round(self.width() * share))
        for part in self._parts:
            part.setVisible(self.width() >= units(BESIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits itself to the new width."""
        self.dress()
        super().resizeEvent(event)


class SupposedLine(QWidget):
    """One thing that is supposed, with a button to change it and one to take it away."""

    def __init__(
        self, words: str, change: Callable[[], object], remove: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.change = link_button("Change…", change)
        self.remove = link_button("Remove", remove)
        for button in (self.change, self.remove):
            button.setAccessibleName(f"{button.text()} {words}")
        row = QHBoxLayout(self)
        spaced(row, (0.5, 0.25, 0.5, 0.25), 1.5)
        row.addWidget(Glyph("tick", "accent", 2))
        row.addWidget(Words(words), 1)
        row.addWidget(self.change)
        row.addWidget(self.remove)
