"""The lists of the calendar page: years, tables as tall as their rows, and planned dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework.closures import Closure
from app.casework.open_dates import OpenDate
from app.casework.planners import PlannedDate
from app.casework.reported_hazards import HAZARD
from app.rules.calendars import PUBLISHED, Calendar, Change, Holiday
from app.ui.calendar_lists import PlanLine, WholeTable, YearBox, YearChooser, closure_columns, holiday_columns
from app.ui.row_models import RowsModel
from app.ui.themes import Theme, units
from tests.ui.conftest import Show, Unnamed

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
EVE, NEW_YEAR = dt.date(2026, 12, 24), dt.date(2027, 1, 1)
DATE = OpenDate(
    7, "2026/031", "Mr D. Dunmore", "stage1.respond", "Stage 1 response", EVE, 1, "Write it", projected=True
)
PLANNED = PlannedDate(DATE, "in the closure", "Write the response", dt.date(2026, 12, 23))
CALENDAR = Calendar((Holiday(dt.date(2026, 12, 25), "Christmas Day", PUBLISHED),), 2026, 2026, 2026)


def test_a_year_is_chosen_in_the_box_or_by_its_neighbours(qtbot: QtBot, unnamed: Unnamed) -> None:
    chooser = YearChooser(range(2024, 2029), 2026)
    qtbot.addWidget(chooser)
    assert (chooser.year(), chooser.before.text(), chooser.after.text()) == (2026, "2025", "2027")
    with qtbot.waitSignal(chooser.chosen) as caught:
        chooser.after.click()
    assert (caught.args, chooser.year()) == ([2027], 2027)
    with qtbot.waitSignal(chooser.chosen):
        QTest.keyClick(chooser.box, Qt.Key.Key_Up)
    assert chooser.year() == 2026
    assert unnamed(chooser) == []
    assert chooser.before.accessibleName() == "The year before, 2025"


def test_the_calendar_begins_and_ends(qtbot: QtBot) -> None:
    chooser = YearChooser(range(2026, 2028), 2026)
    qtbot.addWidget(chooser)
    assert (chooser.before.isEnabled(), chooser.before.toolTip()) == (False, "The calendar begins with this year.")
    chooser.show_year(2027)
    assert (chooser.after.isEnabled(), chooser.after.toolTip()) == (False, "The calendar ends with this year.")
    assert chooser.before.isEnabled()
    chooser.show_year(1066)
    assert chooser.year() == 2027


def test_the_wheel_turns_no_year_unless_the_box_has_the_focus(show: Show) -> None:
    box = YearBox()
    box.addItems(["2025", "2026", "2027"])
    box.setCurrentIndex(1)
    show(box)
    box.clearFocus()
    QApplication.sendEvent(box, _wheel())
    assert box.currentText() == "2026"
    box.setFocus()
    QApplication.sendEvent(box, _wheel())
    assert box.currentText() == "2027"


def _wheel() -> QWheelEvent:
    none, down = QPoint(0, 0), QPoint(0, -120)
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(QPointF(5, 5), QPointF(5, 5), none, down, Qt.MouseButton.NoButton, keys, phase, False)


def test_a_day_says_its_date_weekday_name_and_source(qtbot: QtBot) -> None:
    struck = Change(dt.date(2026, 12, 25), adds=False, name="", reason="Moved.", learnt=dt.date(2026, 11, 1), seq=4)
    calendars = [CALENDAR, CALENDAR.with_changes((struck,))]
    said = []
    for calendar in calendars:
        model = RowsModel(holiday_columns(partial(replace, calendar)), calendar.of_year(2026))
        said.append([model.index(0, at).data() for at in range(model.columnCount())])
        assert str(model.index(0, 0).data(SPOKEN)).startswith("Friday 25 December 2026, Christmas Day. ")
    assert said == [
        ["25 Dec 2026", "Friday", "Christmas Day", "Published by the government", ""],
        ["25 Dec 2026", "Friday", "Christmas Day", "Struck out by you", "Moved. Learnt on Sunday 1 November 2026."],
    ]


@pytest.mark.parametrize(
    ("today", "state"), [("2026-12-23", "To come"), ("2026-12-24", "Closed now"), ("2027-01-02", "Over")]
)
def test_a_closure_says_when_it_is(qtbot: QtBot, today: str, state: str) -> None:
    closure = Closure(1, "Christmas", EVE, NEW_YEAR)
    model = RowsModel(closure_columns(lambda: dt.date.fromisoformat(today)), (closure,))
    row = [model.index(0, at).data() for at in range(model.columnCount())]
    assert row == ["Christmas", "Thu 24 Dec 2026", "Fri 1 Jan 2027", state]


def test_a_table_is_as_tall_as_its_rows_and_their_bar(qtbot: QtBot, theme: Theme) -> None:
    model = RowsModel(closure_columns(lambda: EVE))
    table = WholeTable(model, "Closures")
    qtbot.addWidget(table)
    table.resize(units(120), 10)
    table.show()
    model.set_rows([Closure(at, "Christmas", EVE, NEW_YEAR) for at in range(5)])
    qtbot.wait(1)
    assert not table.verticalScrollBar().isVisible()
    assert table.viewport().height() >= 5 * table.verticalHeader().defaultSectionSize()
    before = table.height()
    table.resize(units(32), before)
    qtbot.wait(1)
    assert table.horizontalScrollBar().maximum()
    assert table.height() > before
    theme.set_percent(200)
    assert table.viewport().height() >= 5 * table.verticalHeader().defaultSectionSize()


def test_a_planned_date_says_all_in_one_name_and_opens(qtbot: QtBot) -> None:
    line = PlanLine(PLANNED)
    qtbot.addWidget(line)
    line.show()
    assert line.accessibleName() == (
        "Thursday 24 December 2026, in the closure. Mr D. Dunmore, 2026/031. Stage 1 response (projected). "
        "Write the response by Wednesday 23 December 2026."
    )
    with qtbot.waitSignal(line.opened):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_what_can_no_longer_go_before_is_marked_by_icon_and_word(qtbot: QtBot) -> None:
    """A hazard is for a person, a letter for the post; what is past both is for now."""
    rows = (PLANNED, replace(PLANNED, date=replace(DATE, key=HAZARD)), replace(PLANNED, post_by=None))
    lines = [PlanLine(row) for row in rows]
    for line in lines:
        qtbot.addWidget(line)
    assert [line._icon.name() for line in lines] == ["letter", "person", "warning"]
    assert lines[-1].accessibleName().endswith("Write the response now.")


@pytest.mark.parametrize(("width", "rows"), [(140, 1), (90, 2), (50, 3)])
def test_its_parts_stand_in_one_row_or_below_each_other(qtbot: QtBot, width: int, rows: int) -> None:
    line = PlanLine(PLANNED)
    qtbot.addWidget(line)
    line.resize(units(width), 200)
    line.show()
    qtbot.wait(1)
    places = line.places(line.width() / units(1))
    assert len({row for row, _, _ in places}) == rows
