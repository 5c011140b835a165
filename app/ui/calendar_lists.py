"""The lists of the calendar page: bank holidays of a year, closures of the office, and what falls close to one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.casework.calendars import change_words, source_words
from app.casework.closures import Closure
from app.casework.planners import PlannedDate
from app.casework.reported_hazards import HAZARD
from app.casework.reviews import DIARY_WORDS
from app.rules.calendars import Calendar, CalendarRow
from app.rules.dates import WEEKDAYS, long_date, table_date
from app.rules.words import capital, said_projected
from app.ui.buttons import Button, quiet_button
from app.ui.icons import Glyph, icon
from app.ui.lines import Line, Place, pair
from app.ui.row_models import Column, RowsModel, RowsTable
from app.ui.themes import UNLIMITED, characters, spaced, units

ICON, WHEN, WHO, WHAT = range(4)
"""The columns of a planned date where all stands in one row."""

ONE_ROW, TWO_COLUMNS = 118, 78
"""From which width, in grid units, a planned date stands in one row, and from which in two columns."""

WHEN_WIDTH, WHAT_WIDTH = 34, 36
"""Widths of the column of dates and of the column of what is to do, in grid units."""

WIDEST, SHARE = 44, 0.4
"""Characters that a column of a table has room for, and the share of the table: what is longer is whole in its tip."""

ARROW = 1.75
"""The side of the arrow beside a year, in grid units."""


def holiday_columns(calendar: Callable[[], Calendar]) -> tuple[Column[CalendarRow], ...]:
    """Date, weekday, name, where it comes from, and why it was changed."""

    def spoken(row: CalendarRow) -> str:
        return f"{long_date(row.date)}, {row.name}. {source_words(calendar(), row)}."

    return (
        Column("Date", lambda row: table_date(row.date)[4:], lambda row: row.date, spoken=spoken),
        Column("Weekday", lambda row: WEEKDAYS[row.date.weekday()], lambda row: row.date.weekday()),
        Column("Bank holiday", lambda row: row.name),
        Column("Where it comes from", lambda row: source_words(calendar(), row)),
        Column("Why", change_words),
    )


def closure_columns(today: Callable[[], dt.date]) -> tuple[Column[Closure], ...]:
    """Name, first and last day, and whether it is over."""

    def state(closure: Closure) -> str:
        if closure.over(today()):
            return "Over"
        return "Closed now" if closure.first <= today() else "To come"

    return (
        Column("Closure", lambda closure: closure.name, spoken=lambda closure: f"{closure.name}, {closure.span}"),
        Column("First day", lambda closure: table_date(closure.first), lambda closure: closure.first),
        Column("Last day", lambda closure: table_date(closure.last), lambda closure: closure.last),
        Column("State", state),
    )


class WholeTable(RowsTable):
    """A table as tall as its rows: the page scrolls, not the table."""

    def __init__(self, model: RowsModel[Any], name: str, parent: QWidget | None = None) -> None:
        self._count = model.rowCount()
        super().__init__(model, name, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self.fit())
        model.modelReset.connect(lambda: self._recount(model.rowCount()))

    def fit(self) -> None:
        """Takes the height of its rows, its heading, and the bar below them where they are too wide."""
        rows = self.verticalHeader().defaultSectionSize() * self._count
        across = self.horizontalScrollBar()
        bar = across.sizeHint().height() if across.maximum() else 0
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + bar + 2 * self.frameWidth())

    def _recount(self, rows: int) -> None:
        self._count = rows  # kept here: while the window goes, its table is still asked, and the model is not there
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the page: what has no room scrolls sideways."""
        return QSize(units(30), super().minimumSizeHint().height())

    def dress(self) -> None:
        """Takes the height of its rows from the text size, and its own from them."""
        super().dress()
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps one long name from pushing everything else out of sight."""
        self.horizontalHeader().setMaximumSectionSize(
            max(characters(WIDEST // 2), min(characters(WIDEST), round(self.width() * SHARE)))
        )
        super().resizeEvent(event)


class YearBox(QComboBox):
    """The years to choose from. The wheel scrolls the page and chooses nothing, until the box has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class YearChooser(QWidget):
    """One year of many: typed or chosen in a box, or the year before or after by a button."""

    chosen = Signal(int)
    """Another year is to be shown."""

    def __init__(self, years: Sequence[int], year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = YearBox()
        self.box.addItems([str(each) for each in years])
        self.box.setAccessibleName("Year")
        self.box.setObjectName("calendar.year")
        label = QLabel("&Year")
        label.setBuddy(self.box)
        self.before = quiet_button("", lambda: self._step(-1), "calendar.year.before")
        self.after = quiet_button("", lambda: self._step(1), "calendar.year.after")
        self.after.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands where it points
        self.dress()
        row = QHBoxLayout(self)
        spaced(row, gap=1)
        for part in (label, self.box, self.before, self.after):
            row.addWidget(part)
        row.addStretch(1)
        self.box.setCurrentText(str(year))
        self.box.currentTextChanged.connect(self._choose)
        self._follow()

    def year(self) -> int:
        """The year that is chosen."""
        return int(self.box.currentText())

    def show_year(self, year: int) -> None:
        """Chooses a year that there is; another is left alone."""
        self.box.setCurrentText(str(year))

    def dress(self) -> None:
        """Draws the arrows in the colours and the size of now."""
        for button, arrow in ((self.before, "left"), (self.after, "right")):
            button.setIcon(icon(arrow))
            button.setIconSize(QSize(units(ARROW), units(ARROW)))

    def _step(self, years: int) -> None:
        self.box.setCurrentIndex(self.box.currentIndex() + years)

    def _choose(self, text: str) -> None:
        self._follow()
        self.chosen.emit(int(text))

    def _follow(self) -> None:
        at, last = self.box.currentIndex(), self.box.count() - 1
        self._name(self.before, "The year before", at - 1, "The calendar begins with this year." if at == 0 else "")
        self._name(self.after, "The year after", at + 1, "The calendar ends with this year." if at == last else "")

    def _name(self, button: Button, name: str, at: int, reason: str) -> None:
        year = self.box.itemText(at)
        button.setText(year or self.box.currentText())
        button.setAccessibleName(f"{name}, {year}" if year else name)
        button.block(reason)


class PlanLine(Line):
    """One date that falls in a closure or close to it: when, whose, and what to send before. It opens the case."""

    def __init__(self, row: PlannedDate, parent: QWidget | None = None) -> None:
        date = row.date
        what = said_projected(date.what, projected=date.projected)
        due = long_date(date.due)
        spoken = f"{due}, {row.lies}. {date.who}, {date.reference}. {what}. {row.do} {row.by_words}."
        super().__init__(spoken, parent)
        self.row = row
        letter = "person" if date.key.partition(":")[0] in (HAZARD, *DIARY_WORDS) else "letter"
        self._icon = Glyph(letter if row.post_by else "warning", "accent" if row.post_by else "amber", 2.5)
        self._when = pair(due, capital(row.lies))
        self._who = pair(f"{date.who} · {date.reference}", what)
        self._what = pair(row.do, row.by_words, "text" if row.post_by else "amber")
        for part in self.parts():
            part.setParent(self)
        self.dress()

    def parts(self) -> tuple[QWidget, ...]:
        """Its parts, from the left."""
        return (self._icon, self._when, self._who, self._what)

    def places(self, width: float) -> tuple[Place, ...]:
        """In one row; with what is to do below; or all below each other."""
        if width >= ONE_ROW:
            return tuple((0, column, 1) for column in range(4))
        if width >= TWO_COLUMNS:
            return ((0, ICON, 1), (0, WHEN, 1), (0, WHO, 1), (1, WHO, 1))
        return ((0, ICON, 1), (0, WHEN, 1), (1, WHEN, 1), (2, WHEN, 1))

    def dress(self) -> None:
        """Arranges the parts by the width, the dates of all lines in one column."""
        width = self.width() / units(1)
        columns, one_row = width >= TWO_COLUMNS, width >= ONE_ROW
        self._when.setMinimumWidth(units(WHEN_WIDTH) if columns else 0)
        self._when.setMaximumWidth(units(WHEN_WIDTH) if columns else UNLIMITED)
        self._what.setMinimumWidth(units(WHAT_WIDTH) if one_row else 0)
        self._what.setMaximumWidth(units(WHAT_WIDTH) if one_row else UNLIMITED)
        self.grid.setColumnStretch(WHO, 1 if columns else 0)
        self.grid.setColumnStretch(WHEN, 0 if columns else 1)
        super().dress()
