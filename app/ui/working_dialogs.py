"""The working of a date: day 0, and each day after it, counted or skipped with its name, until the day it is due.

It can be copied as text, printed, or saved as a page that may be shown to anybody: no resident is named in it.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.casework.files import ClockView
from app.casework.workings import slip, slip_title
from app.rules.dates import long_date
from app.rules.words import capital
from app.rules.workdays import Day
from app.rules.workings import Line, Working
from app.ui.buttons import primary_button, quiet_button
from app.ui.countdowns import StatusShape
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.prints import print_pdf, save_copy
from app.ui.row_models import Column, RowsModel, RowsTable
from app.ui.themes import spaced, units

WIDTH, HEIGHT = 106, 92
"""The size asked for, in grid units; never more than the screen has."""

COLUMN = 92
"""Characters that the column has room for: the table says more in a line than running text."""

LEAST_ROWS = 7
"""Rows of the table that can be seen in the smallest window."""

TOLD = ("Day 0", "How it is counted", "To note", "To be confirmed")
"""Which lines of the account are told above the days or in them; what moved the date is too, where anything did."""

MOVED = "What moved it"


def standing_words(view: ClockView) -> str:
    """How a clock stands, and the clause: '5 working days left · Code 6.2'."""
    words = capital(view.countdown)
    return f"{words} · Code {view.clause}" if view.clause else words


def reasons(working: Working) -> tuple[str, ...]:
    """How the date comes about, what moved it or did not, what is to be known of it, and what is to be confirmed."""
    counted = next(line.sentences for line in working.account() if line.label == TOLD[1])
    moved = tuple(move.sentence for move in working.moves)
    confirm = tuple(f"To be confirmed: {words}." for words in working.to_be_confirmed)
    return (*counted, *moved, *working.notes, *working.cautions, *confirm)


def _is_told(line: Line, working: Working) -> bool:
    return line.label in TOLD or (line.label == MOVED and bool(working.moves))


class WorkingDialog(PaneDialog):
    """'Show working' of one date. Esc closes it; it can be copied as plain text, printed or saved."""

    wants = (WIDTH, HEIGHT)
    gap = 1

    def __init__(self, working: Working, parent: QWidget | None = None) -> None:
        title = " - ".join(filter(None, (f"Working: {working.title}", working.reference)))
        super().__init__(title, ReadingColumn("Working", COLUMN), parent)
        self._working = working
        columns = (
            Column[Day]("Date", lambda day: long_date(day.date), lambda day: day.date, spoken=self._spoken),
            Column[Day]("Count", working.label, lambda day: day.date, spoken=self._spoken),
            Column[Day]("Why", working.remark, spoken=self._spoken),
        )
        self.table = RowsTable(RowsModel(columns, working.days, self), "Each day, counted or skipped")
        self.copy = quiet_button("Co&py", self.copy_text, "copy")
        self.save = quiet_button("&Save as PDF…", self.save_slip, "save")
        self.print = quiet_button("P&rint…", self.print_slip, "print")
        self.leave = primary_button("&Close", self.accept, "close")
        self._lay_out()
        self.table.selectRow(0)
        self.table.selectionModel().currentRowChanged.connect(lambda row, _before: self._reveal(row))
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def copy_text(self) -> None:
        """Puts the working on the clipboard, and says so."""
        QGuiApplication.clipboard().setText(self._working.text())
        self.say("Copied. You can paste it into a letter or an e-mail.")

    def print_slip(self) -> None:
        """Prints the working on one page."""
        if print_pdf(slip(self._working), slip_title(self._working), self):
            self.say("Sent to the printer.")

    def save_slip(self) -> None:
        """Saves the same page, and says where."""
        path = save_copy(slip(self._working), slip_title(self._working), self)
        if path is not None:
            self.say(f"Saved as {path}.")

    def dress(self) -> None:
        """Keeps some rows in sight at every text size."""
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * LEAST_ROWS)

    def _lay_out(self) -> None:
        column = self.pane.column
        column.addWidget(Words(self._working.headline, "title"))
        column.addLayout(self._status())
        for sentence in reasons(self._working):
            column.addWidget(Words(sentence))
        if self._working.unsettled:
            column.addWidget(NoticePanel("amber", self._working.unsettled))
        column.addSpacing(units(0.5))
        column.addWidget(self.table, 1)
        for line in self._working.account():
            if not _is_told(line, self._working):
                column.addWidget(Words(f"{line.label}: {' '.join(line.sentences)}", "small", "quiet"))
        for words in self.pane.body.findChildren(Words):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_foot(self.print, self.save, self.copy, self.leave)
        self.dress()

    def _status(self) -> QHBoxLayout:
        row = QHBoxLayout()
        spaced(row, (0, 0, 0, 0.5), 1)
        if self._working.standing is not None:
            row.addWidget(StatusShape(self._working.standing), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Words(self._working.standing_words, bold=True), 1)
        return row

    def _reveal(self, row: QModelIndex) -> None:
        """In large text the table is taller than the window: the row that was gone to is scrolled into view."""
        corner = self.table.visualRect(row).bottomLeft()
        where = self.table.viewport().mapTo(self.pane.body, corner)
        self.pane.ensureVisible(0, where.y(), 0, units(4))

    def _spoken(self, day: Day) -> str:
        label, remark = self._working.label(day).lower(), self._working.remark(day)
        return ", ".join(filter(None, (long_date(day.date), label, remark)))
