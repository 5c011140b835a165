"""The calendar: England's bank holidays, what the landlord changed in them, closures of the office, what falls close.

A bank holiday is no working day, and every count follows it. A closure of the office stops no clock.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.calendar_guides import (
    AmendmentForm,
    adding_form,
    closure_change_form,
    closure_form,
    closure_striking_form,
    striking_out_form,
    taking_back_form,
)
from app.casework.calendar_histories import calendar_history
from app.casework.calendars import beyond_confirmed
from app.casework.case_guides import CaseForm
from app.casework.closures import Closure, closures
from app.casework.desks import Desk
from app.casework.planners import planner
from app.rules.calendars import CalendarRow
from app.ui.buttons import primary_button
from app.ui.calendar_dialogs import AmendmentDialog
from app.ui.calendar_sections import ClosureSection, HolidaySection, PressingSection
from app.ui.case_dialogs import CaseFormDialog
from app.ui.case_stories import StorySection
from app.ui.focuses import bring_into_sight, order_tabs
from app.ui.labels import SectionHeading
from app.ui.pages import Page, PageHead
from app.ui.panels import ReadingColumn
from app.ui.routes import Routes
from app.ui.themes import spaced

WHY = "Every count of working days leaves out weekends and these bank holidays."


class CalendarPage(Page):
    """The bank holidays by year, the closures, and what they do to open dates."""

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("calendar", parent)
        self._desk, self._routes = desk, routes
        self.head = PageHead("Calendar", WHY)
        self.add = primary_button("Add a bank holiday…", self.add_holiday, "holiday.add")
        self.head.add(self.add)
        self.pressing = PressingSection()
        self.pressing.case_asked.connect(routes.case_asked)
        self.holidays = HolidaySection(desk)
        self.holidays.strike_asked.connect(self.strike_holiday)
        self.holidays.take_back_asked.connect(self.take_back)
        self.closures = ClosureSection(desk)
        self.closures.add_asked.connect(self.add_closure)
        self.closures.change_asked.connect(self.change_closure)
        self.closures.strike_asked.connect(self.strike_closure)
        self.history = SectionHeading("What was changed here")
        self.story = StorySection(())
        self.pane = ReadingColumn("Calendar", None)
        spaced(self.pane.column, gap=1)
        for part in (self.head, self.pressing, self.holidays, self.closures, self.history, self.story):
            self.pane.column.addWidget(part)
        self.pane.column.addStretch(1)
        column = QVBoxLayout(self)
        spaced(column, gap=0)
        column.addWidget(self.pane)

    def ask(self) -> None:
        """Asks everything again; the year, and what is chosen, stay chosen."""
        beyond = beyond_confirmed(self._desk)
        self.pressing.show_pressing(beyond, self._desk.calendar.confirmed_to, planner(self._desk))
        order_tabs([self.add, *self.pressing.beyond, *self.pressing.lines])
        self.holidays.show_version(all_confirmed=not beyond)
        self.holidays.ask()
        self.closures.show_closures(closures(self._desk))
        self._show_story()

    def panes(self) -> tuple[QWidget, ...]:
        """The head, what presses, the bank holidays, the closures."""
        pressing = (self.pressing,) if self.pressing.lines or self.pressing.beyond else ()
        return (self.head, *pressing, self.holidays, self.closures)

    def show_planner(self) -> None:
        """Goes to the first date that falls in a closure or close to it."""
        if self.pressing.lines:
            self.pressing.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.pressing.lines[0])

    def add_holiday(self) -> None:
        """A bank holiday that was proclaimed."""
        self._amend(adding_form(self._desk))

    def strike_holiday(self, row: CalendarRow) -> None:
        """A day that is no bank holiday."""
        self._amend(striking_out_form(self._desk, row))

    def take_back(self, row: CalendarRow) -> None:
        """A change that should not have been made."""
        self._amend(taking_back_form(self._desk, row))

    def add_closure(self) -> None:
        """Days on which the office is shut."""
        self._fill_in(closure_form(self._desk), "Closures of your office")

    def change_closure(self, closure: Closure) -> None:
        """A closure as it should be."""
        self._fill_in(closure_change_form(self._desk, closure), closure.name)

    def strike_closure(self, closure: Closure) -> None:
        """A closure that will not be."""
        self._fill_in(closure_striking_form(self._desk, closure), closure.name)

    def _amend(self, form: AmendmentForm) -> None:
        dialog = AmendmentDialog(self._desk, form, self)
        if dialog.exec():
            if dialog.year is not None:
                self.holidays.years.show_year(dialog.year)
            self._routes.changed.emit(form.done)
        dialog.deleteLater()

    def _fill_in(self, form: CaseForm, whose: str) -> None:
        dialog = CaseFormDialog(form, whose, self)
        if dialog.exec():
            self._routes.changed.emit(dialog.said)
        dialog.window.deleteLater()

    def _show_story(self) -> None:
        lines = calendar_history(self._desk)
        old, self.story = self.story, StorySection(lines)
        self.pane.column.replaceWidget(old, self.story)
        old.hide()
        old.deleteLater()
        self.history.setVisible(bool(lines))
        self.story.setVisible(bool(lines))
