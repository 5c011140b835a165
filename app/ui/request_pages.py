"""Service requests: contacts that are no complaint, or not yet; kept with what came of them.

One can become a complaint at any time (2024 Code 1.3 and 1.5), so the way there is always beside it.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QItemSelection, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.case_guides import CaseForm
from app.casework.desks import Desk
from app.casework.letter_plan_guides import can_write, letter_form
from app.casework.request_guides import request_chase_form, request_closing_form, request_review_form, turning_clause
from app.casework.requests import RequestRow, request_history, request_list
from app.rules.dates import long_date, table_date
from app.ui.buttons import primary_button, quiet_button
from app.ui.case_dialogs import CaseFormDialog
from app.ui.flows import Flow, SideBySide
from app.ui.labels import SectionHeading, Words
from app.ui.pages import Page, PageHead
from app.ui.panels import EmptyState, ReadingColumn
from app.ui.routes import Routes
from app.ui.row_models import Column, RowsModel, RowsTable
from app.ui.themes import spaced, units

NOTICE = "request_notice"
"""The kind of letter that can be written about a contact that is no complaint."""

LEAST_ROWS, LEAST_DETAIL = 4, 24
"""Rows of the table, and grid units of the details below, that can always be seen, however small the window."""

WHY = "What people told you that is no complaint, or not yet. If somebody is unhappy with how it went, it becomes one."
NONE_YET = (
    "A repair to order, a slip put right at once, a report about a neighbour: what is no complaint is kept here, "
    "with the choice of complaining that you gave. Take it in like any contact; its first questions sort it."
)


def how_many(rows: tuple[RequestRow, ...]) -> str:
    """'2 open, 5 in all'."""
    opened = sum(row.closed_on is None for row in rows)
    return f"{opened} open, {len(rows)} in all"


def request_columns() -> tuple[Column[RequestRow], ...]:
    """The columns: the human name first."""
    return (
        Column("Name", lambda row: row.name, spoken=lambda row: f"{row.name}, {row.what}"),
        Column("What it was", lambda row: row.what),
        Column(
            "Received",
            lambda row: table_date(row.received_on),
            lambda row: row.received_on,
            spoken=lambda row: f"Received {long_date(row.received_on)}",
        ),
        Column("State", _state, mark=_mark),
        Column(
            "Next look",
            _look,
            lambda row: _next_look(row) or dt.date.max,
            spoken=_spoken_look,
        ),
        Column("What they told you", lambda row: " ".join(row.matter.split())),
    )


def _state(row: RequestRow) -> str:
    if row.closed_on:
        return f"Closed {table_date(row.closed_on)}"
    if row.stands.wants_complaint:
        return "Wants to complain"
    return "To be looked at" if row.review == "late" else "Open"


def _mark(row: RequestRow) -> str:
    if row.presses:
        return "overdue"
    return "met" if row.closed_on else "running"


def _next_look(row: RequestRow) -> dt.date | None:
    return row.stands.next_on if row.review else None


def _look(row: RequestRow) -> str:
    day = _next_look(row)
    return table_date(day) if day else ""


def _spoken_look(row: RequestRow) -> str:
    day = _next_look(row)
    return f"Looked at again by {long_date(day)}" if day else "No day for looking at it again"


class RequestTable(RowsTable):
    """The list of contacts; it keeps room for a few rows in the smallest window."""

    def minimumSizeHint(self) -> QSize:
        """Room for a few rows under the heading."""
        rows = self.verticalHeader().defaultSectionSize() * LEAST_ROWS
        return QSize(units(30), rows + self.horizontalHeader().sizeHint().height())

    def full_height(self) -> int:
        """The height that shows every row, and one more so that nothing is at the very edge."""
        rows = self.verticalHeader().defaultSectionSize() * (self.model().rowCount() + 1)
        return max(rows + self.horizontalHeader().sizeHint().height(), self.minimumSizeHint().height())


class RequestDetail(ReadingColumn):
    """One contact: where, what they told you, and what the journal says of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The contact that is chosen", parent=parent)
        self.about, self.matter = Words("", tone="quiet"), Words("")
        self.history = Words("", "small", "quiet")
        for part in (self.about, self.matter, SectionHeading("History"), self.history):
            self.column.addWidget(part)
        self.column.addStretch(1)
        if (sides := self.body.layout()) is not None:
            spaced(sides, (0, 0, 3, 2), 0)

    def show_request(self, row: RequestRow, history: tuple[str, ...]) -> None:
        """Shows one."""
        address = ", ".join(line for line in row.address.split("\n") if line)
        self.about.setText(" · ".join(filter(None, (address, row.phone, f"received {long_date(row.received_on)}"))))
        self.matter.setText(row.matter)
        self.history.setText("\n".join(history))
        self.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        """Room for the first lines."""
        return QSize(units(30), units(LEAST_DETAIL))


class RequestsPage(Page):
    """The contacts that are no complaint, the one that is chosen below them, and what can be done with it."""

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("requests", parent)
        self._desk, self._routes = desk, routes
        self.head = PageHead("Service requests", WHY)
        self.model = RowsModel(request_columns())
        self.table = RequestTable(self.model, "Service requests")
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.title, self.detail = Words("", "heading"), RequestDetail()
        self.close_it = primary_button("Close it…", self.close_chosen, "requests.close")
        self.chase = quiet_button("They asked after it…", self.chase_chosen, "requests.chased")
        self.look = quiet_button("Look at it again…", self.review_chosen, "requests.review")
        self.write = quiet_button("Write to them…", self.write_chosen, "requests.write")
        self.complain = quiet_button("Turn into a complaint", self._turn, "requests.complaint")
        self.open_case = quiet_button("Open the complaint", self._open_case, "requests.case")
        self.table.opened.connect(lambda _row: self._to_buttons())
        self.complain.setAccessibleDescription("Opens the questions of a new complaint with what is known filled in.")
        self.empty = EmptyState("requests", "Nothing has been recorded here yet", NONE_YET, "Take in a contact")
        self.empty.chosen.connect(routes.log_asked.emit)
        self._lay_out()

    def ask(self) -> None:
        """Asks for all contacts; the chosen one stays chosen."""
        chosen = self.table.chosen()
        rows = request_list(self._desk)
        self.model.set_rows(rows)
        wanted = chosen.request_id if chosen else None
        if wanted not in {row.request_id for row in rows}:
            wanted = next((row.request_id for row in rows), None)
        self.table.choose(lambda row: row.request_id == wanted)
        self.head.set_words("Service requests", f"{WHY} {how_many(rows)}." if rows else "")
        self._list.setMaximumHeight(self.table.full_height())
        self._list.setVisible(bool(rows))
        self._below.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._show_chosen()

    def panes(self) -> tuple[QWidget, ...]:
        """The list, and what is below it."""
        return (self._list, self._below) if self._list.isVisible() else (self,)

    def close_chosen(self) -> None:
        """Asks how the chosen contact ended, and closes it."""
        row: RequestRow | None = self.table.chosen()
        if row is not None:
            self._fill_in(request_closing_form(self._desk, row), row)

    def review_chosen(self) -> None:
        """Asks how the chosen contact stands, and when it is looked at again."""
        row: RequestRow | None = self.table.chosen()
        if row is not None:
            self._fill_in(request_review_form(self._desk, row), row)

    def chase_chosen(self) -> None:
        """Asks what they said when they asked after it; whoever wants to complain then does, at once."""
        row: RequestRow | None = self.table.chosen()
        if row is None or not self._fill_in(request_chase_form(self._desk, row), row):
            return
        now = next(one for one in request_list(self._desk) if one.request_id == row.request_id)
        if now.stands.wants_complaint and now.stands.chases > row.stands.chases:
            self._routes.request_complaint.emit(row.request_id)

    def write_chosen(self) -> None:
        """Asks what the letter about the request is to say, and opens it."""
        row: RequestRow | None = self.table.chosen()
        if row is None:
            return
        form = letter_form(NOTICE, self._desk, row.request_id, "")
        if self._fill_in(form, row) and form.opens is not None:
            self._routes.letter_asked.emit(row.request_id, *form.opens)

    def _fill_in(self, form: CaseForm, row: RequestRow) -> bool:
        dialog = CaseFormDialog(form, row.name, self)
        recorded = dialog.exec()
        dialog.window.deleteLater()
        if recorded:
            self._routes.changed.emit(dialog.said)
        return recorded

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, (3, 2, 3, 0), 2)
        self._list, self._below = QWidget(), QWidget()
        above, below = QVBoxLayout(self._list), QVBoxLayout(self._below)
        spaced(above, gap=0)
        spaced(below, gap=1)
        above.addWidget(self.table)
        buttons = Flow()
        for button in (self.close_it, self.chase, self.look, self.write, self.complain, self.open_case):
            buttons.add(button)
        top = SideBySide(80, 1)
        top.add(self.title)
        top.add(buttons, 0)
        below.addWidget(top)
        below.addWidget(self.detail, 1)
        column.addWidget(self.head)
        column.addWidget(self._list, 3)
        column.addWidget(self._below, 2)
        column.addWidget(self.empty, 1)

    def dress(self) -> None:
        """Keeps the list as tall as its rows at the text size of now."""
        self._list.setMaximumHeight(self.table.full_height())

    def _chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        row: RequestRow | None = self.table.chosen()
        if row is None:
            return
        self.title.setText(f"{row.name} · {row.what}")
        self.detail.show_request(row, request_history(self._desk, row.request_id))
        self.close_it.block(f"This was closed on {long_date(row.closed_on)}." if row.closed_on else "")
        self.look.block(f"This was closed on {long_date(row.closed_on)}." if row.closed_on else "")
        self.close_it.setAccessibleName(f"Close it: {row.name}")
        self.open_case.setVisible(bool(row.stands.became))
        self.open_case.setAccessibleName(f"Open the complaint that it became: {row.name}")
        self.chase.setAccessibleName(f"They asked after it: {row.name}")
        self.look.setAccessibleName(f"Look at it again: {row.name}")
        self.write.setVisible(can_write(self._desk, row.request_id, NOTICE))
        self.write.setAccessibleName(f"Write to them: {row.name}")
        self.complain.setAccessibleName(f"Turn into a complaint: {row.name}")
        self.complain.setToolTip(turning_clause(self._desk))

    def _to_buttons(self) -> None:
        """Enter in the list goes to what can be done with the contact."""
        first = self.close_it if self.close_it.isEnabled() else self.complain
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_case(self) -> None:
        row: RequestRow | None = self.table.chosen()
        if row is not None and row.stands.became:
            self._routes.case_asked.emit(row.stands.became[-1])

    def _turn(self) -> None:
        row: RequestRow | None = self.table.chosen()
        if row is not None:
            self._routes.request_complaint.emit(row.request_id)
