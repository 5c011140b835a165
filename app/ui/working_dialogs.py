"""The working of a date: day 0, and each day after it, counted or skipped with its name, until the day it is due."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.casework.files import ClockView
from app.rules.dates import long_date
from app.rules.workdays import Day
from app.ui.buttons import primary_button, quiet_button
from app.ui.countdowns import StatusShape
from app.ui.labels import Words, announce
from app.ui.panels import ReadingColumn
from app.ui.row_models import Column, RowsModel, RowsTable
from app.ui.themes import spaced, units

WIDTH, HEIGHT = 106, 92
"""The size asked for, in grid units; never more than the screen has."""

COLUMN = 92
"""Characters that the column has room for: the table says more in a line than running text."""

LEAST_ROWS = 7
"""Rows of the table that can be seen in the smallest window."""


def standing_words(view: ClockView) -> str:
    """How a clock stands, and the clause: '5 working days left · Code 6.2'."""
    words = f"{view.countdown[:1].upper()}{view.countdown[1:]}"
    return f"{words} · Code {view.clause}" if view.clause else words


def reasons(view: ClockView) -> tuple[str, ...]:
    """How the date comes about, what moved it or did not, and what is still to be confirmed."""
    original = f"Originally due by {long_date(view.original_due)}." if view.extended_to else ""
    confirm = f"To be confirmed: {view.to_be_confirmed}." if view.to_be_confirmed else ""
    return tuple(filter(None, (view.explanation, original, *view.notes, confirm)))


def counted(day: Day) -> str:
    """What a day counts as: 'Day 3', or 'not counted'."""
    return "not counted" if day.n is None else f"Day {day.n}"


def remark(day: Day, view: ClockView) -> str:
    """Why a day is skipped, what began on day 0, and the day it is due."""
    due = ("due by the end of this day" if day.date == view.due else "") if day.n != 0 else ""
    return "; ".join(filter(None, (day.why, due)))


def working_text(view: ClockView, reference: str) -> str:
    """The whole working as plain text, for a letter or an e-mail."""
    days = ["\t".join(filter(None, (long_date(day.date), counted(day), remark(day, view)))) for day in view.days]
    return "\n".join((f"{reference}: {view.headline}", standing_words(view), "", *reasons(view), "", *days))


class WorkingDialog(QDialog):
    """'Show working' of one clock. Esc closes it; Copy puts it on the clipboard as plain text."""

    def __init__(self, view: ClockView, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._reference = view, reference
        self.setWindowTitle(f"Working: {view.name} - {reference}")
        columns = (
            Column[Day]("Date", lambda day: long_date(day.date), lambda day: day.date, spoken=self._spoken),
            Column[Day]("Count", counted, lambda day: day.date, spoken=self._spoken),
            Column[Day]("Why", lambda day: remark(day, view), spoken=self._spoken),
        )
        self.table = RowsTable(RowsModel(columns, view.days, self), "Each day, counted or skipped")
        self.copied = Words("", "small", "quiet")
        self.copy = quiet_button("Co&py", self.copy_text, "copy")
        self.leave = primary_button("&Close", self.accept, "close")
        self.pane = ReadingColumn("Working", COLUMN)
        self._lay_out()
        self.table.selectRow(0)
        self.table.selectionModel().currentRowChanged.connect(lambda row, _before: self._reveal(row))
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        self.resize(self.sizeHint())

    def copy_text(self) -> None:
        """Puts the working on the clipboard, and says so."""
        QGuiApplication.clipboard().setText(working_text(self._view, self._reference))
        self.copied.setText("Copied. You can paste it into a letter or an e-mail.")
        announce(self, self.copied.text())

    def dress(self) -> None:
        """Keeps some rows in sight at every text size."""
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * LEAST_ROWS)

    def sizeHint(self) -> QSize:
        """Tall enough for a month, and no larger than the screen."""
        room = self.screen().availableGeometry().size() - QSize(units(2), units(6))
        return QSize(units(WIDTH), units(HEIGHT)).boundedTo(room)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        spaced(whole, gap=0)
        column = self.pane.column
        spaced(column, gap=1)
        column.addWidget(Words(self._view.headline, "title"))
        row = QHBoxLayout()
        spaced(row, (0, 0, 0, 0.5), 1)
        row.addWidget(StatusShape(self._view.standing), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Words(standing_words(self._view), bold=True), 1)
        column.addLayout(row)
        for sentence in reasons(self._view):
            column.addWidget(Words(sentence))
        column.addSpacing(units(0.5))
        column.addWidget(self.table, 1)
        whole.addWidget(self.pane, 1)
        foot = QHBoxLayout()
        spaced(foot, (3, 1.5, 3, 2), 1)
        foot.addWidget(self.copied, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.leave)
        whole.addLayout(foot)
        self.dress()

    def _reveal(self, row: QModelIndex) -> None:
        """In large text the table is taller than the window: the row that was gone to is scrolled into view."""
        corner = self.table.visualRect(row).bottomLeft()
        where = self.table.viewport().mapTo(self.pane.body, corner)
        self.pane.ensureVisible(0, where.y(), 0, units(4))

    def _spoken(self, day: Day) -> str:
        return ", ".join(filter(None, (long_date(day.date), counted(day).lower(), remark(day, self._view))))
