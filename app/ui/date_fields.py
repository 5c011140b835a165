"""The date field: three boxes to type in, a calendar beside them, and the date in full words as it is understood."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.casework.guides import Field
from app.rules.dates import MONTHS, long_date, read_date
from app.ui.buttons import quiet_button
from app.ui.day_pickers import CalendarPopup, calendar_of
from app.ui.fields import FieldBox, label_of
from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.themes import characters, spaced, units

BOXES = (("Day", 5), ("Month", 13), ("Year", 7))
"""The three boxes, and the characters that each has room for."""

_BETWEEN = " ./,-"
"""What may stand between the parts of a date."""

_ENDED = re.compile(r"\s*(?:[A-Za-z]+[ ,]+)?(\d\w*|[A-Za-z]+)[ ./,\-]+")
"""A day or a month with what ends it behind it, and maybe the day of the week before it."""

WHOLE = 3
"""Words of a whole date: pasted into one box, it fills all three."""


class DateField(FieldBox):
    """A date typed as day, month (number or name) and year, with Tab, a space or a stroke between them.

    A whole date pasted into any box fills all three.
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.day, self.month, self.year = (QLineEdit() for _ in BOXES)
        self._understood = Words("", tone="accent", bold=True)
        self._popup: CalendarPopup | None = None
        self._before: dict[QLineEdit, str] = {}
        self.calendar = quiet_button("Calendar", self._open_calendar)
        self.calendar.setAccessibleName(f"Calendar for {field.label}")
        area = QWidget()
        column = QVBoxLayout(area)
        spaced(column, gap=0.5)
        row = Flow()
        for (name, _width), edit in zip(BOXES, self._edits(), strict=True):
            row.add(self._boxed(name, edit))
        row.add(self._under_label(self.calendar))
        column.addWidget(row)
        column.addWidget(self._understood)
        self.put(area, self.day)
        self.label.installEventFilter(self)

    def value(self) -> dt.date | str | None:
        """The date; None when nothing is typed; what is typed when it cannot be read as a date."""
        typed = " ".join(text for edit in self._edits() if (text := edit.text().strip()))
        if not typed:
            return None
        try:
            return read_date(typed)
        except ValueError:
            return typed

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see FieldBox
        """Shows a date with its month in letters, or what was typed before as it was."""
        if isinstance(value, dt.date):
            parts = [str(value.day), MONTHS[value.month - 1], str(value.year)]
        else:
            parts = [*str(value or "").split(), "", "", ""][:WHOLE]
        for edit, text in zip(self._edits(), parts, strict=True):
            edit.setText(text)
        self._before = {edit: edit.text() for edit in self._edits()}

    def controls(self) -> tuple[QWidget, ...]:
        """The three boxes."""
        return self._edits()

    def stops(self) -> tuple[QWidget, ...]:
        """The three boxes and the calendar's button."""
        return (*self._edits(), self.calendar)

    def describe(self) -> None:
        """Names each box with the question it belongs to."""
        super().describe()
        for (name, _width), edit in zip(BOXES, self._edits(), strict=True):
            edit.setAccessibleName(f"{self.field.label}: {name.lower()}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The access key selects the day, also while that has the focus: what is typed next takes its place."""
        if watched is self.label and event.type() == QEvent.Type.Shortcut:
            self.day.selectAll()
        return super().eventFilter(watched, event)

    def dress(self) -> None:
        """Keeps the boxes as wide as what goes in them."""
        super().dress()
        for (_name, width), edit in zip(BOXES, self._edits(), strict=True):
            edit.setFixedWidth(characters(width) + units(2))

    def understood(self) -> str:
        """The date in words as it stands beside the boxes, or ""."""
        return self._understood.text()

    def _edits(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return self.day, self.month, self.year

    def _boxed(self, name: str, edit: QLineEdit) -> QWidget:
        edit.setObjectName(f"{self.field.key}.{name.lower()}")
        edit.textEdited.connect(partial(self._written, edit))
        edit.textChanged.connect(self._typed)
        return self._under_label(edit, name)

    def _under_label(self, control: QWidget, name: str = " ") -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        spaced(column, gap=0.25)
        column.addWidget(Words(name, "small", "quiet", wrap=False))
        column.addWidget(control)
        return box

    def _written(self, edit: QLineEdit, text: str) -> None:
        """What was pasted is shared out; what is typed goes on in the next box after a space, a stroke or a stop."""
        pasted, self._before = len(text) > len(self._before.get(edit, "")) + 1, {**self._before, edit: text}
        if pasted:
            self._spread(text)
            return
        ended = _ENDED.fullmatch(text)
        if text and not text.strip(_BETWEEN):
            edit.clear()
        elif ended and edit is not self.year and (edit is self.month or ended[1][0].isdigit()):
            edit.setText(ended[1])
            after = self.month if edit is self.day else self.year
            after.setFocus(Qt.FocusReason.TabFocusReason)
            after.selectAll()

    def _spread(self, text: str) -> None:
        """A whole date pasted into one box is shared out to all three."""
        if len(re.findall(r"\d+|[A-Za-z]+", text)) < WHOLE:
            return
        try:
            whole = read_date(text)
        except ValueError:
            return
        self.set_value(whole)

    def _typed(self) -> None:
        value = self.value()
        self._understood.setText(long_date(value) if isinstance(value, dt.date) and self.year.text().strip() else "")
        self.changed.emit()

    def _open_calendar(self) -> None:
        self._popup = CalendarPopup(f"Calendar for {label_of(self.field)}", self, calendar_of(self))
        value = self.value()
        if isinstance(value, dt.date):
            self._popup.calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        self._popup.calendar.activated.connect(self._take)
        self._popup.calendar.clicked.connect(self._take)
        self._popup.move(self.calendar.mapToGlobal(self.calendar.rect().bottomLeft()))
        self._popup.show()
        self._popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, chosen: QDate) -> None:
        self.set_value(dt.date(chosen.year(), chosen.month(), chosen.day()))
        if self._popup is not None:
            self._popup.close()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
