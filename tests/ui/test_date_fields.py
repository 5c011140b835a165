"""The date field: typed, pasted or picked, and always shown back in full words."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casework.guides import Field
from app.ui.date_fields import DateField
from app.ui.day_pickers import CalendarPopup
from tests.ui.conftest import Drive, Show, Unnamed

RECEIVED = Field("received", "Date received", "date", hint="For example 27 3 2026")
DAY = dt.date(2026, 3, 27)


@pytest.fixture
def box(show: Show) -> DateField:
    made = DateField(RECEIVED)
    show(made)
    return made


def test_three_numbers_make_a_date_that_is_shown_with_its_weekday(box: DateField) -> None:
    for edit, text in ((box.day, "27"), (box.month, "3"), (box.year, "2026")):
        QTest.keyClicks(edit, text)
    assert box.value() == DAY
    assert box.understood() == "Friday 27 March 2026"


@pytest.mark.parametrize("text", ["27 3 2026", "27/3/2026", "27 March 2026", "Fri 27 Mar 2026", "2026-03-27"])
def test_a_whole_date_pasted_into_any_box_fills_all_three(box: DateField, text: str) -> None:
    QApplication.clipboard().setText(text)
    box.month.paste()
    assert box.value() == DAY
    assert (box.day.text(), box.month.text(), box.year.text()) == ("27", "March", "2026")


@pytest.mark.parametrize(
    "text", ["27 3 2026", "27/3/2026", "27.3.2026", "27-3-26", "27 March 2026", "27, 3, 2026", "Fri 27 3 2026"]
)
def test_a_whole_date_typed_key_by_key_into_day_goes_on_in_the_next_box(box: DateField, text: str) -> None:
    box.day.setFocus()
    for key in text:
        edit = QApplication.focusWidget()
        assert edit is not None
        QTest.keyClicks(edit, key)
    assert box.value() == DAY
    assert (box.day.text(), box.year.text()) == ("27", text[-4:] if text.endswith("2026") else "26")


@pytest.mark.parametrize(("text", "day"), [("1 1 26", dt.date(2026, 1, 1)), ("3 12 2026", dt.date(2026, 12, 3))])
def test_a_short_date_is_not_taken_for_another_while_it_is_typed(box: DateField, text: str, day: dt.date) -> None:
    box.day.setFocus()
    for key in text:
        edit = QApplication.focusWidget()
        assert edit is not None
        QTest.keyClicks(edit, key)
    assert box.value() == day


def test_what_stood_in_the_next_box_gives_way_to_what_is_typed(box: DateField) -> None:
    box.set_value(DAY)
    box.day.setFocus()
    box.day.selectAll()
    for key in "3 12 2025":
        edit = QApplication.focusWidget()
        assert edit is not None
        QTest.keyClicks(edit, key)
    assert box.value() == dt.date(2025, 12, 3)


def test_a_month_may_be_a_name(box: DateField) -> None:
    for edit, text in ((box.day, "27"), (box.month, "mar"), (box.year, "26")):
        QTest.keyClicks(edit, text)
    assert box.value() == DAY


def test_nothing_typed_is_none_and_half_a_date_is_kept_as_typed(box: DateField) -> None:
    assert box.value() is None
    QTest.keyClicks(box.day, "31")
    QTest.keyClicks(box.month, "2")
    assert box.value() == "31 2"
    QTest.keyClicks(box.year, "2026")
    assert box.value() == "31 2 2026"
    assert box.understood() == ""
    box.day.setText("31 2 2026 or so")
    assert box.value() == "31 2 2026 or so 2 2026"


def test_an_answer_given_before_is_shown_as_it_was(box: DateField) -> None:
    box.set_value(DAY)
    assert box.value() == DAY
    box.set_value("31 2")
    assert box.value() == "31 2"
    box.set_value(None)
    assert box.value() is None


def test_what_cannot_be_a_date_stays_in_its_box(box: DateField) -> None:
    QApplication.clipboard().setText("31 2 2026")
    box.day.paste()
    assert box.day.text() == "31 2 2026"


def test_every_box_has_a_name_and_the_problem(box: DateField, unnamed: Unnamed) -> None:
    box.show_problem("Date received must be today or in the past.")
    assert [edit.accessibleName() for edit in (box.day, box.month, box.year)] == [
        "Date received: day",
        "Date received: month",
        "Date received: year",
    ]
    assert box.year.accessibleDescription().startswith("Date received must be today or in the past.")
    assert unnamed(box) == []


def test_a_day_is_picked_from_the_calendar(box: DateField, drive: Drive, unnamed: Unnamed) -> None:
    box.set_value(DAY)

    def pick(popup: CalendarPopup) -> None:
        assert popup.calendar.selectedDate() == QDate(2026, 3, 27)
        assert popup.calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
        assert unnamed(popup) == []
        popup.calendar.activated.emit(QDate(2026, 4, 7))

    drive(box.calendar.click, pick)
    assert box.value() == dt.date(2026, 4, 7)


def test_the_calendar_opens_without_a_date(box: DateField, drive: Drive) -> None:
    drive(box.calendar.click, lambda popup: QTest.keyClick(popup, Qt.Key.Key_Escape))
    assert box.value() is None


def test_the_access_key_selects_the_day_to_be_typed_over(show: Show) -> None:
    box = DateField(Field("on", "Date", "date"))
    box.take_access_key(set())
    box.set_value(dt.date(2026, 11, 20))
    show(box)
    QTest.qWait(50)
    box.year.setFocus()
    QTest.keyClick(box.year, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert box.day.hasFocus()
    assert box.day.selectedText() == "20"
    box.day.deselect()
    QTest.keyClick(box.day, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert box.day.selectedText() == "20"
