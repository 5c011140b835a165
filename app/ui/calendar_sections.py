"""The sections of the calendar page: what presses, the bank holidays of a year, the closures of the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.calendars import change_words, source_words, version_words, years_of
from app.casework.closures import Closure
from app.casework.desks import Desk
from app.casework.open_dates import OpenDate
from app.casework.planners import ClosurePlan, when
from app.rules.calendars import CalendarRow
from app.rules.dates import long_date
from app.ui.buttons import Button, quiet_button
from app.ui.calendar_lists import PlanLine, WholeTable, YearChooser, closure_columns, holiday_columns
from app.ui.flows import Flow
from app.ui.labels import SectionHeading, Words
from app.ui.panels import READING_WIDTH, NoticePanel
from app.ui.row_models import RowsModel
from app.ui.sentence_buttons import SentenceButton
from app.ui.themes import characters, spaced

NO_STOP = (
    "A closure never stops a clock: the Code counts the days on which your office is shut like any other. "
    "Enter it, and Casebook shows what falls due while you are away, and what to send before."
)
NO_CLOSURE = "No closure of the office is entered."
NOTHING_NEAR = "Nothing falls due in it, or within two working days of it."
ALL_CONFIRMED = "Every date that is open now falls in a confirmed year."
CHOOSE_DAY, CHOOSE_CLOSURE = "Choose a day in the list first.", "Choose a closure in the list first."


def beyond_words(year: int, count: int) -> str:
    """What the warning says of dates beyond the last confirmed year."""
    dates = "1 date falls" if count == 1 else f"{count} dates fall"
    return (
        f"{dates} after {year}, the last year whose bank holidays the government has published. "
        "Check them again when it publishes more."
    )


def date_words(date: OpenDate) -> str:
    """'Mr D. Dunmore, 2026/031: stage 1 response due by Tuesday 2 January 2029'."""
    return f"{date.who}, {date.reference}: {date.middle} due by {long_date(date.due)}"


def holiday_words(row: CalendarRow, source: str) -> str:
    """A day of the calendar in full, with where it comes from and why it was changed."""
    return " ".join(filter(None, (f"{long_date(row.date)}: {row.name}. {source}.", change_words(row))))


def _buttons(*buttons: Button) -> Flow:
    row = Flow()
    for button in buttons:
        row.add(button)
    return row


def _first_enabled(*buttons: Button) -> None:
    for button in buttons:
        if button.isEnabled():
            button.setFocus(Qt.FocusReason.TabFocusReason)
            return


class Prose(QWidget):
    """Running text on a wide page, in lines that the eye can follow back."""

    def __init__(self, text: str, tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words(text, tone=tone)
        row = QHBoxLayout(self)
        spaced(row, gap=0)
        row.addWidget(self._words, 1)
        row.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the lines to a readable width at the text size of now."""
        self._words.setMaximumWidth(characters(READING_WIDTH))
        super().resizeEvent(event)


class HolidaySection(QWidget):
    """The bank holidays of one year, and what can be done with the one that is chosen."""

    strike_asked = Signal(object)
    """Strike this day out."""
    take_back_asked = Signal(object)
    """Take back the change of this day."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.years = YearChooser(years_of(desk.calendar), desk.today().year)
        self.years.chosen.connect(lambda _year: self.ask())
        self.model = RowsModel(holiday_columns(lambda: desk.calendar))
        self.table = WholeTable(self.model, "Bank holidays of the year")
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._follow())
        self.table.opened.connect(lambda _row: self._to_buttons())
        self.none, self.detail = Words(""), Words("")
        self.version = Words("", "small", "quiet")
        self.strike = quiet_button("Strike out…", lambda: self.strike_asked.emit(self.table.chosen()), "holiday.strike")
        self.take_back = quiet_button(
            "Take back…", lambda: self.take_back_asked.emit(self.table.chosen()), "holiday.take_back"
        )
        column = QVBoxLayout(self)
        spaced(column, gap=1)
        for part in (SectionHeading("Bank holidays in England"), self.years, self.none, self.table, self.detail):
            column.addWidget(part)
        column.addWidget(_buttons(self.strike, self.take_back))
        column.addWidget(self.version)

    def show_version(self, *, all_confirmed: bool) -> None:
        """Says which calendar counts, how far it is confirmed, and whether every open date falls within that."""
        words = version_words(self._desk.calendar)
        self.version.setText(f"{words} {ALL_CONFIRMED}" if all_confirmed else words)

    def ask(self) -> None:
        """Asks for the days of the year; the chosen one stays chosen."""
        chosen: CalendarRow | None = self.table.chosen()
        year = self.years.year()
        rows = self._desk.calendar.of_year(year)
        self.model.set_rows(rows)
        wanted = chosen.date if chosen and chosen.date.year == year else self._next_of(rows)
        self.table.choose(lambda row: row.date == wanted)
        self.table.setVisible(bool(rows))
        self.none.setText("" if rows else f"There is no bank holiday in {year}.")
        self.none.setVisible(not rows)
        self._follow()

    def _next_of(self, rows: Sequence[CalendarRow]) -> dt.date | None:
        """The next of these days to come, or else the first."""
        days = [row.date for row in rows]
        return next((day for day in days if day >= self._desk.today()), days[0] if days else None)

    def _to_buttons(self) -> None:
        """Enter in the list goes to what can be done with the day."""
        _first_enabled(self.strike, self.take_back)

    def _follow(self) -> None:
        row: CalendarRow | None = self.table.chosen()
        self.detail.setVisible(row is not None)
        if row is None:
            self.strike.block(CHOOSE_DAY)
            self.take_back.block(CHOOSE_DAY)
            return
        day = long_date(row.date)
        self.detail.setText(holiday_words(row, source_words(self._desk.calendar, row)))
        self.strike.block("" if row.counts else "That day does not count as a bank holiday now.")
        self.take_back.block("" if row.change else "You have changed nothing about that day.")
        self.strike.setAccessibleName(f"Strike out: {day}, {row.name}")
        self.take_back.setAccessibleName(f"Take back the change of {day}, {row.name}")


class ClosureSection(QWidget):
    """The closures of the office, and what can be done with the one that is chosen."""

    add_asked = Signal()
    """Enter a closure."""
    change_asked = Signal(object)
    """Change this closure."""
    strike_asked = Signal(object)
    """Strike this closure out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(closure_columns(desk.today))
        self.table = WholeTable(self.model, "Closures of the office")
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._follow())
        self.table.opened.connect(lambda _row: self._to_buttons())
        self.none = Words(NO_CLOSURE)
        self.add = quiet_button("Add a closure…", self.add_asked.emit, "closure.add")
        self.change = quiet_button("Change…", lambda: self.change_asked.emit(self.table.chosen()), "closure.change")
        self.strike = quiet_button("Strike out…", lambda: self.strike_asked.emit(self.table.chosen()), "closure.strike")
        column = QVBoxLayout(self)
        spaced(column, gap=1)
        for part in (SectionHeading("Closures of your office"), Prose(NO_STOP), self.none, self.table):
            column.addWidget(part)
        column.addWidget(_buttons(self.add, self.change, self.strike))

    def show_closures(self, rows: Sequence[Closure]) -> None:
        """Shows these; the chosen one stays chosen."""
        chosen: Closure | None = self.table.chosen()
        self.model.set_rows(rows)
        wanted = chosen.first if chosen else None
        if wanted not in {row.first for row in rows}:
            wanted = next((row.first for row in rows), None)
        self.table.choose(lambda row: row.first == wanted)
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._follow()

    def _to_buttons(self) -> None:
        """Enter in the list goes to what can be done with the closure."""
        _first_enabled(self.change, self.strike)

    def _follow(self) -> None:
        row: Closure | None = self.table.chosen()
        for button, what in ((self.change, "Change"), (self.strike, "Strike out")):
            button.block("" if row else CHOOSE_CLOSURE)
            button.setAccessibleName(f"{what}: {row.name}, {row.span}" if row else what)


class PressingSection(QWidget):
    """What is to be seen first: dates beyond the confirmed years, and dates that fall in a closure or close to it."""

    case_asked = Signal(int)
    """Show a case, by its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[PlanLine] = []
        self.beyond: list[SentenceButton] = []
        self._body = QWidget()
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=0)
        self._column.addWidget(self._body)

    def show_pressing(self, beyond: Sequence[OpenDate], confirmed_to: int, plans: Sequence[ClosurePlan]) -> None:
        """Shows these; the focus goes back to the line that had it, or to the first."""
        focus = self.window().focusWidget()
        focused = focus.objectName() if focus is not None and self._body.isAncestorOf(focus) else None
        old, self._body = self._body, QWidget()
        self.lines, self.beyond = [], []
        column = QVBoxLayout(self._body)
        spaced(column, gap=0)
        self._add_beyond(column, beyond, confirmed_to)
        for plan in plans:
            self._add_plan(column, plan)
        self._column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._body.show()  # at once: what is not shown yet cannot take the focus back
        again = self._body.findChild(QWidget, focused) if focused else None
        if again is not None:
            again.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_beyond(self, column: QVBoxLayout, dates: Sequence[OpenDate], confirmed_to: int) -> None:
        if not dates:
            return
        column.addWidget(NoticePanel("amber", beyond_words(confirmed_to, len(dates)), "Dates that may still move"))
        for date in dates:
            button = SentenceButton(date_words(date), "calendar", "amber", "text")
            button.setObjectName(f"beyond.{date.case_id}.{date.key}")
            button.clicked.connect(partial(self._ask_case, date.case_id))
            self.beyond.append(button)
            column.addWidget(button)

    def _add_plan(self, column: QVBoxLayout, plan: ClosurePlan) -> None:
        column.addWidget(SectionHeading(f"Before {plan.closure.name}", len(plan.rows) or None))
        closed = f"The office is closed {when(plan.closure)}."
        column.addWidget(Words(closed if plan.rows else f"{closed} {NOTHING_NEAR}", tone="quiet"))
        for row in plan.rows:
            line = PlanLine(row)
            line.setObjectName(f"plan.{plan.closure.seq}.{row.date.case_id}.{row.date.key}")
            line.opened.connect(partial(self._ask_case, row.date.case_id))
            self.lines.append(line)
            column.addWidget(line)

    def _ask_case(self, case_id: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the form of Qt's signal
        self.case_asked.emit(case_id)
