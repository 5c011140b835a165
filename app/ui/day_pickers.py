"""Day pickers: a month to choose a day from, with weekends, bank holidays and closures of the office marked."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from app.rules.dates import MONTHS, long_date
from app.ui.icons import icon
from app.ui.labels import Words, announce
from app.ui.themes import colours, spaced, units

ShutDays = Callable[[dt.date, dt.date], Mapping[dt.date, str]]
"""Why each day of a span is no ordinary day."""

CHILD_NAMES = {
    "qt_calendar_calendarview": "Days",
    "qt_calendar_prevmonth": "Month before",
    "qt_calendar_nextmonth": "Month after",
    "qt_calendar_monthbutton": "Month",
    "qt_calendar_yearbutton": "Year",
    "qt_calendar_yearedit": "Year",
}


@runtime_checkable
class HasCalendar(Protocol):
    """A window that knows the calendar of its book."""

    shut_days: ShutDays


class CalendarPopup(QFrame):
    """A month to choose a day from, weeks beginning on Monday; Enter chooses, Esc closes.

    Bank holidays and closures are as quiet as weekends, and are named below; the name of the day that is chosen is
    said with it.
    """

    def __init__(self, name: str, parent: QWidget, shut: ShutDays) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._shut, self._named = shut, dict[dt.date, str]()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(name)
        for number, child in enumerate(self.calendar.findChildren(QWidget)):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus and not child.accessibleName():
                child.setAccessibleName(CHILD_NAMES.get(child.objectName(), f"{name}, part {number}"))
        self._tint()
        column = QVBoxLayout(self)
        spaced(column, (0.5, 0.5, 0.5, 0.5))
        column.addWidget(self.calendar)
        self.names = Words("", "small", "quiet")
        column.addWidget(self.names)
        self.setMinimumWidth(units(42))
        self.calendar.currentPageChanged.connect(self._show_month)
        self.calendar.selectionChanged.connect(self._say_day)
        self._show_month(self.calendar.yearShown(), self.calendar.monthShown())
        self.setFrameShape(QFrame.Shape.StyledPanel)

    def _tint(self) -> None:
        """Takes the colours of the theme: Qt's own arrows are black, and its weekends red as if they were late."""
        weekend, names = QTextCharFormat(), QTextCharFormat()
        weekend.setForeground(colours().tone("quiet"))
        names.setForeground(colours().tone("quiet"))
        names.setFontWeight(QFont.Weight.Bold)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)
        self.calendar.setHeaderTextFormat(names)
        for button, arrow in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
            found = self.calendar.findChild(QToolButton, button)
            if isinstance(found, QToolButton):
                found.setIcon(icon(arrow, "text"))

    def _show_month(self, year: int, month: int) -> None:
        """Tints the days of a month on which nobody is in, and names them below."""
        first = dt.date(year, month, 1)
        last = dt.date(year, month, calendar.monthrange(year, month)[1])
        self._named = dict(self._shut(first, last))
        quiet = QTextCharFormat()
        quiet.setForeground(colours().tone("quiet"))
        for day, name in self._named.items():
            quiet.setToolTip(name)
            self.calendar.setDateTextFormat(QDate(day.year, day.month, day.day), quiet)
        self.names.setText("\n".join(_lines(self._named)))
        self.names.setVisible(bool(self._named))
        self.calendar.setAccessibleDescription(". ".join(_lines(self._named)))

    def _say_day(self) -> None:
        chosen = self.calendar.selectedDate()
        day = dt.date(chosen.year(), chosen.month(), chosen.day())
        if name := self._named.get(day):
            announce(self.calendar, f"{long_date(day)}: {name}")


def calendar_of(widget: QWidget) -> ShutDays:
    """The calendar of the book in whose window a widget stands; one without shut days where there is none."""
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, HasCalendar):
            return above.shut_days
        above = above.parentWidget()
    return lambda _first, _last: {}


def _lines(named: Mapping[dt.date, str]) -> list[str]:
    """'25 December: Christmas Day'; days in a row that have one name are one line."""
    runs: list[tuple[dt.date, dt.date, str]] = []
    for day, name in named.items():
        if runs and (runs[-1][1] + dt.timedelta(days=1), runs[-1][2]) == (day, name):
            runs[-1] = (runs[-1][0], day, name)
        else:
            runs.append((day, day, name))
    return [f"{_days(first, last)}: {name}" for first, last, name in runs]


def _days(first: dt.date, last: dt.date) -> str:
    span = str(first.day) if first == last else f"{first.day} to {last.day}"
    return f"{span} {MONTHS[first.month - 1]}"
