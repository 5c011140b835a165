"""The calendar of a date field: days on which nobody is in are quiet, and are named for eye and ear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.casework.guides import Field
from app.ui.date_fields import DateField
from app.ui.day_pickers import CalendarPopup, calendar_of
from app.ui.themes import colours
from tests.ui.conftest import Drive, Show

CHRISTMAS = {
    dt.date(2026, 12, 24): "office closed, Christmas",
    dt.date(2026, 12, 25): "Christmas Day",
    dt.date(2026, 12, 28): "office closed, Christmas",
    dt.date(2026, 12, 29): "office closed, Christmas",
}


class BookWindow(QWidget):
    """A window that knows its book's calendar, with a date field in it."""

    def __init__(self) -> None:
        super().__init__()
        self.field = DateField(Field("until", "New date", "date"))
        QVBoxLayout(self).addWidget(self.field)

    def shut_days(self, first: dt.date, last: dt.date) -> Mapping[dt.date, str]:
        return {day: name for day, name in CHRISTMAS.items() if first <= day <= last}


@pytest.fixture
def window(show: Show) -> BookWindow:
    window = BookWindow()
    window.field.set_value(dt.date(2026, 12, 24))
    show(window)
    return window


def test_shut_days_are_as_quiet_as_weekends_and_named_below(window: BookWindow, drive: Drive) -> None:
    def look(popup: CalendarPopup) -> None:
        ink = popup.calendar.dateTextFormat(QDate(2026, 12, 25)).foreground().color()
        assert ink == colours().tone("quiet")
        assert not popup.calendar.dateTextFormat(QDate(2026, 12, 22)).isValid() or (
            popup.calendar.dateTextFormat(QDate(2026, 12, 22)).foreground().color() != ink
        )
        closed = "office closed, Christmas"
        named = [f"24 December: {closed}", "25 December: Christmas Day", f"28 to 29 December: {closed}"]
        assert popup.names.text().split("\n") == named
        assert "25 December: Christmas Day" in popup.calendar.accessibleDescription()
        popup.calendar.showNextMonth()
        assert not popup.names.isVisible()

    drive(window.field.calendar.click, look)


def test_the_arrow_keys_say_the_name_of_the_day(
    window: BookWindow, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))

    def walk(popup: CalendarPopup) -> None:
        popup.calendar.setSelectedDate(QDate(2026, 12, 24))
        heard.clear()
        days = popup.calendar.findChild(QWidget, "qt_calendar_calendarview")
        assert isinstance(days, QWidget)
        QTest.keyClick(days, Qt.Key.Key_Right)
        assert heard == ["Friday 25 December 2026: Christmas Day"]

    drive(window.field.calendar.click, walk)


def test_a_field_without_a_book_has_a_calendar_all_the_same(qtbot: QtBot) -> None:
    field = DateField(Field("until", "New date", "date"))
    qtbot.addWidget(field)
    assert calendar_of(field)(dt.date(2026, 12, 1), dt.date(2026, 12, 31)) == {}
