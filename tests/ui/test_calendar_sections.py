"""The sections of the calendar page, each by itself."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.calendars import ADD, Amendment, row_of
from app.casework.closures import Closure
from app.casework.desks import Desk
from app.casework.holiday_drills import amend
from app.casework.open_dates import OpenDate
from app.casework.planners import ClosurePlan, PlannedDate
from app.ui.calendar_sections import ClosureSection, HolidaySection, PressingSection, Prose, beyond_words, date_words
from app.ui.labels import Words
from app.ui.panels import READING_WIDTH
from app.ui.themes import characters
from tests.ui.conftest import Show, Unnamed
from tests.ui.desks import Day, empty_desk

TODAY = Day().date
EVE, NEW_YEAR = dt.date(2026, 12, 24), dt.date(2027, 1, 1)
CHRISTMAS = Closure(3, "Christmas", EVE, NEW_YEAR)
DATE = OpenDate(7, "2026/031", "Mr D. Dunmore", "stage1.respond", "Stage 1 response", EVE, 1, "Write it")
PLAN = ClosurePlan(CHRISTMAS, (PlannedDate(DATE, "in the closure", "Write the response", dt.date(2026, 12, 23)),))


@pytest.fixture
def desk() -> Desk:
    return empty_desk(Day())


def holidays(qtbot: QtBot, desk: Desk) -> HolidaySection:
    section = HolidaySection(desk)
    qtbot.addWidget(section)
    section.ask()
    section.resize(1000, 700)
    section.show()
    return section


def test_this_year_is_shown_first_and_the_next_day_to_come_is_chosen(
    qtbot: QtBot, desk: Desk, unnamed: Unnamed
) -> None:
    """Eight bank holidays in England in 2026; after Monday 23 November the next is Christmas Day."""
    section = holidays(qtbot, desk)
    assert (section.years.year(), len(section.model.rows())) == (2026, 8)
    assert section.detail.text() == "Friday 25 December 2026: Christmas Day. Published by the government."
    assert unnamed(section) == []


def test_another_year_shows_its_days(qtbot: QtBot, desk: Desk) -> None:
    section = holidays(qtbot, desk)
    section.years.after.click()
    assert {row.date.year for row in section.model.rows()} == {2027}
    assert section.detail.text().startswith("Friday 1 January 2027: New Year's Day.")
    section.years.show_year(2040)
    assert "Computed, to be confirmed" in section.detail.text()


def test_what_can_be_done_follows_what_is_chosen(qtbot: QtBot, desk: Desk) -> None:
    day = dt.date(2026, 12, 1)
    amend(desk, Amendment(ADD, day, "Jubilee", "Proclaimed.", TODAY))
    section = holidays(qtbot, desk)
    assert (section.strike.isEnabled(), section.take_back.isEnabled()) == (True, True)
    assert section.strike.accessibleName() == "Strike out: Tuesday 1 December 2026, Jubilee"
    with qtbot.waitSignal(section.take_back_asked) as caught:
        section.take_back.click()
    assert caught.args is not None
    assert caught.args[0] == row_of(desk.calendar, day)
    section.table.choose(lambda row: row.date.month == 1)
    assert (section.strike.isEnabled(), section.take_back.isEnabled()) == (True, False)
    assert section.take_back.toolTip() == "You have changed nothing about that day."
    with qtbot.waitSignal(section.strike_asked) as caught:
        section.strike.click()
    assert caught.args is not None
    assert caught.args[0].date == dt.date(2026, 1, 1)


def test_the_chosen_day_stays_chosen_when_it_asks_again(qtbot: QtBot, desk: Desk) -> None:
    section = holidays(qtbot, desk)
    section.table.choose(lambda row: row.date.month == 5)
    amend(desk, Amendment(ADD, dt.date(2026, 2, 3), "Jubilee", "Proclaimed.", TODAY))
    section.ask()
    assert section.table.chosen().date == dt.date(2026, 5, 4)
    assert len(section.model.rows()) == 9


def test_enter_in_the_list_goes_to_what_can_be_done(desk: Desk, show: Show) -> None:
    section = HolidaySection(desk)
    section.ask()
    show(section)
    section.table.setFocus()
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    assert section.strike.hasFocus()


def test_the_version_says_whether_every_open_date_is_confirmed(qtbot: QtBot, desk: Desk) -> None:
    section = holidays(qtbot, desk)
    section.show_version(all_confirmed=True)
    assert section.version.text().endswith("Every date that is open now falls in a confirmed year.")
    section.show_version(all_confirmed=False)
    assert section.version.text().endswith("those of later years are computed.")


def closed(qtbot: QtBot, desk: Desk, *rows: Closure) -> ClosureSection:
    section = ClosureSection(desk)
    qtbot.addWidget(section)
    section.show_closures(rows)
    section.show()
    return section


def test_without_a_closure_it_says_so_and_only_adding_can_be_done(qtbot: QtBot, desk: Desk, unnamed: Unnamed) -> None:
    section = closed(qtbot, desk)
    assert (section.none.isVisible(), section.table.isVisible()) == (True, False)
    assert [button.isEnabled() for button in (section.add, section.change, section.strike)] == [True, False, False]
    assert section.change.toolTip() == "Choose a closure in the list first."
    assert unnamed(section) == []


def test_it_says_that_a_closure_stops_no_clock(qtbot: QtBot, desk: Desk) -> None:
    section = closed(qtbot, desk)
    assert any(words.text().startswith("A closure never stops a clock") for words in section.findChildren(Words))


def test_the_chosen_closure_is_changed_or_struck_out(qtbot: QtBot, desk: Desk) -> None:
    easter = Closure(5, "Easter", dt.date(2027, 3, 26), dt.date(2027, 3, 29))
    section = closed(qtbot, desk, CHRISTMAS, easter)
    section.table.choose(lambda closure: closure.name == "Easter")
    for button, signal in ((section.change, section.change_asked), (section.strike, section.strike_asked)):
        with qtbot.waitSignal(signal) as caught:
            button.click()
        assert caught.args == [easter]
    section.show_closures((CHRISTMAS, easter))
    assert section.table.chosen() == easter
    section.show_closures((CHRISTMAS,))
    assert section.table.chosen() == CHRISTMAS


def pressing(qtbot: QtBot, *plans: ClosurePlan, beyond: tuple[OpenDate, ...] = ()) -> PressingSection:
    section = PressingSection()
    qtbot.addWidget(section)
    section.show_pressing(beyond, 2028, plans)
    section.show()
    return section


def test_each_planned_date_leads_to_its_case(qtbot: QtBot, unnamed: Unnamed) -> None:
    section = pressing(qtbot, PLAN)
    with qtbot.waitSignal(section.case_asked) as caught:
        section.lines[0].click()
    assert caught.args == [7]
    assert unnamed(section) == []


def test_a_closure_with_nothing_near_says_so(qtbot: QtBot) -> None:
    section = pressing(qtbot, ClosurePlan(CHRISTMAS, ()))
    said = [words.text() for words in section.findChildren(Words)]
    assert (
        "The office is closed from Thursday 24 December 2026 to Friday 1 January 2027. "
        "Nothing falls due in it, or within two working days of it."
    ) in said


def test_dates_beyond_the_confirmed_years_are_warned_of_and_lead_to_their_cases(qtbot: QtBot) -> None:
    section = pressing(qtbot, beyond=(DATE,))
    (button,) = section.beyond
    assert (
        button.text()
        == date_words(DATE)
        == ("Mr D. Dunmore, 2026/031: stage 1 response due by Thursday 24 December 2026")
    )
    with qtbot.waitSignal(section.case_asked) as caught:
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert caught.args == [7]
    assert beyond_words(2028, 1).startswith("1 date falls after 2028")
    assert beyond_words(2028, 2).startswith("2 dates fall after 2028")


def test_the_focus_stays_on_the_line_that_had_it(qtbot: QtBot, show: Show) -> None:
    section = PressingSection()
    section.show_pressing((), 2028, (PLAN,))
    show(section)
    section.lines[0].setFocus()
    section.show_pressing((), 2028, (PLAN,))
    assert section.lines[0].hasFocus()


def test_running_text_keeps_to_a_readable_width(qtbot: QtBot) -> None:
    prose = Prose("A closure never stops a clock. " * 10)
    qtbot.addWidget(prose)
    prose.resize(2000, 100)
    prose.show()
    qtbot.wait(1)
    (words,) = prose.findChildren(Words)
    assert words.width() <= characters(READING_WIDTH)
