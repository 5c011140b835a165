"""Cases: every complaint in the book, found by any word of it, with what is next on each."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.import_marks import is_brought_in
from app.casework.questions import CaseRow, case_list
from app.rules.dates import long_date, table_date
from app.rules.words import how_many_cases, uncapital
from app.ui.buttons import primary_button
from app.ui.countdowns import state_of
from app.ui.find_boxes import FindBox
from app.ui.labels import announce
from app.ui.pages import Page, PageHead
from app.ui.panels import EmptyState
from app.ui.routes import Routes
from app.ui.row_models import Column, RowsModel, RowsTable
from app.ui.themes import spaced, units

LEAST_ROWS = 5
"""Rows of the table that can always be seen, however small the window."""

WIDEST_COLUMN = 46
"""Grid units that a column takes at most: one long name does not push what is next out of sight."""

ELASTIC, LEAST_COLUMN = 2, 18
"""The first columns, which shrink where there is no room for all, and the grid units that each keeps."""

NONE_YET = (
    "Every complaint that you log is listed here, open or closed, and can be found by name, address, reference or "
    "telephone number."
)
NONE_FOUND = (
    "Look for a part of a name, an address, a reference or a telephone number. "
    "A case must hold all the words that are typed; fewer words find more."
)


def case_columns() -> tuple[Column[CaseRow], ...]:
    """The columns: the human name first."""
    far = dt.date.max
    return (
        Column("Name", lambda row: row.who, spoken=lambda row: f"{row.who}, {row.where}, {row.reference}"),
        Column("Home", lambda row: row.where),
        Column("Next", next_words, lambda row: row.next_due or far, spoken=_spoken_next, mark=_mark),
        Column(
            "Due",
            lambda row: table_date(row.next_due) if row.next_due else "",
            lambda row: row.next_due or far,
            spoken=lambda row: f"Due {long_date(row.next_due)}" if row.next_due else "Nothing is due",
        ),
        Column(
            "Received",
            lambda row: table_date(row.received_on),
            lambda row: row.received_on,
            spoken=lambda row: f"Received {long_date(row.received_on)}",
        ),
        Column("Reference", _reference),
    )


def _reference(row: CaseRow) -> str:
    """The reference; of a case out of an old log with the word that says so."""
    return f"{row.reference}, brought in" if is_brought_in(row.reference) else row.reference


def next_words(row: CaseRow) -> str:
    """What is next on a case: 'Stage 1 response: 2 working days left', 'Stage 1: answered', 'Closed'."""
    if row.closed or row.standing is not None:
        return row.next_words
    return f"{row.stage_words}: {uncapital(row.next_words)}"


def _spoken_next(row: CaseRow) -> str:
    due = f", due {long_date(row.next_due)}" if row.next_due else ""
    return f"{next_words(row)}{due}"


def _mark(row: CaseRow) -> str:
    return "" if row.closed else state_of(row.standing)


class CaseFinder(FindBox):
    """The find box above the list: Down goes into the list, Enter opens the case that is chosen there."""

    went_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves the box for the list."""
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


class CaseTable(RowsTable):
    """The list of cases; it keeps room for a few rows in the smallest window."""

    def dress(self) -> None:
        """Takes its heights and widths from the text size."""
        super().dress()
        self.horizontalHeader().setMaximumSectionSize(units(WIDEST_COLUMN))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the new width out."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Gives names and homes what the other columns leave, and shortens the longer of them rather than scroll."""
        heads = self.horizontalHeader()
        wanted = [max(self.sizeHintForColumn(at), heads.sectionSizeHint(at)) for at in range(heads.count())]
        room = max(self.viewport().width() - sum(wanted[ELASTIC:]), units(LEAST_COLUMN) * ELASTIC)
        for at in range(ELASTIC):
            heads.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            share = room // (ELASTIC - at)
            others = sum(wanted[at + 1 : ELASTIC])
            given = min(wanted[at], max(share, room - others), units(WIDEST_COLUMN))
            heads.resizeSection(at, given)
            room -= given

    def minimumSizeHint(self) -> QSize:
        """Room for a few rows under the heading."""
        rows = self.verticalHeader().defaultSectionSize() * LEAST_ROWS
        return QSize(units(30), rows + self.horizontalHeader().sizeHint().height())


class CasesPage(Page):
    """All cases, and the box to find one in."""

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("cases", parent)
        self._desk, self._routes = desk, routes
        self.head = PageHead("Cases")
        self.finder = CaseFinder("cases.find")
        self.head.add(self.finder)
        self.head.add(primary_button("New complaint", routes.log_asked.emit, "cases.new"))
        self.finder.textChanged.connect(lambda _text: self._show_found())
        self.finder.returnPressed.connect(self._open_chosen)
        self.finder.went_down.connect(self._go_down)
        self.model = RowsModel(case_columns())
        self.table = CaseTable(self.model, "Cases")
        self.table.opened.connect(lambda row: routes.case_asked.emit(row.case_id))
        self.none_yet = EmptyState("cases", "No complaints yet", NONE_YET, "Log the first complaint")
        self.none_yet.chosen.connect(routes.log_asked.emit)
        self.none_found = EmptyState("find", "No case has all these words", NONE_FOUND, "Show all cases")
        self.none_found.chosen.connect(self._show_all)
        self._lay_out()

    def ask(self) -> None:
        """Asks for the cases that hold what is typed; the chosen one stays chosen."""
        self._show_found()

    def look_for(self, text: str = "") -> None:
        """Looks for words given elsewhere, and puts the focus where more can be typed; without words, only that."""
        if text:
            self.finder.setText(text)
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def panes(self) -> tuple[QWidget, ...]:
        """The head with the find box, and the list."""
        return (self.head, self._list)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, (3, 2, 3, 2), 2)
        self._list = QWidget()
        below = QVBoxLayout(self._list)
        spaced(below, gap=0)
        below.addWidget(self.table, 1)
        for empty in (self.none_yet, self.none_found):
            below.addWidget(empty, 1)
        column.addWidget(self.head)
        column.addWidget(self._list, 1)

    def _show_found(self) -> None:
        chosen = self.table.chosen()
        text = self.finder.text().strip()
        rows = case_list(self._desk, text)
        self.model.set_rows(rows)
        still = next((row.case_id for row in rows if chosen and row.case_id == chosen.case_id), None)
        first = still if still is not None else next((row.case_id for row in rows), None)
        self.table.fit()
        self.table.choose(lambda row: row.case_id == first)
        found = how_many_cases(len(rows), sum(not row.closed for row in rows))
        self.head.set_words("Cases", found if rows else "")
        self.finder.setVisible(bool(rows or text))
        self.table.setVisible(bool(rows))
        self.none_found.setVisible(not rows and bool(text))
        self.none_yet.setVisible(not rows and not text)
        if text and self.finder.hasFocus():
            announce(self.finder, found if rows else "No case has all these words")

    def _show_all(self) -> None:
        self.finder.clear()
        self.look_for()

    def _open_chosen(self) -> None:
        if (row := self.table.chosen()) is not None:
            self._routes.case_asked.emit(row.case_id)

    def _go_down(self) -> None:
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
