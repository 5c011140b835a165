"""The calendar page: a proclaimed bank holiday from the button to the case's history, closures, and what presses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.calendars import ADD, STRIKE, Amendment
from app.casework.closures import ClosureEntry, add_closure, closures
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.files import case_file
from app.casework.holiday_drills import amend
from app.ui.calendar_dialogs import AmendmentDialog, DrillDialog
from app.ui.calendar_pages import CalendarPage
from app.ui.form_dialogs import FormDialog
from app.ui.guide_pages import StepPage
from app.ui.routes import Routes
from tests.casework.autumns import ADDED_ON, FUNERAL, NAME, PROCLAIMED, PROCLAMATION, REASON, autumn_desk, by
from tests.casework.cases import Case, a_case, on
from tests.models.ledgers import everything
from tests.ui.conftest import Drive, Show, Stray, Unnamed

TYPED = {"date": FUNERAL, "name": NAME, "reason": REASON, "learnt": PROCLAIMED}
Act = Callable[[DrillDialog], object]


@pytest.fixture
def autumn(tmp_path: Path) -> Iterator[Desk]:
    """Monday 12 September 2022; the day was proclaimed on Saturday."""
    made = autumn_desk(tmp_path)
    yield on(made, ADDED_ON)
    made.book.close()


@pytest.fixture
def case(autumn: Desk) -> Case:
    """Acknowledged by letter on Monday 5 September, to be answered by Monday 19."""
    case = a_case(on(autumn, "2022-08-31")).received("2022-08-31", person=by("Mrs A").person)
    return case.issued("2022-09-05").posted("2022-09-05")


def page_of(qtbot: QtBot, desk: Desk) -> tuple[CalendarPage, Routes]:
    routes = Routes()
    page = CalendarPage(desk, routes)
    routes.changed.connect(lambda _said: page.refresh())
    qtbot.addWidget(page)
    page.resize(1142, 700)
    page.show()
    qtbot.wait(1)
    return page, routes


def fill_in(dialog: FormDialog, **answers: object) -> None:
    assert isinstance(dialog.page, StepPage)
    for key, value in answers.items():
        dialog.page.boxes[key].set_value(value)


def proclaim(page: CalendarPage, drive: Drive, act: Act) -> None:
    """Press the button, type the proclamation in, and act in the drill."""

    def type_it_in(dialog: AmendmentDialog) -> None:
        fill_in(dialog, **TYPED)
        drive(dialog.next.click, act)

    drive(page.add.click, type_it_in)


def test_a_proclaimed_day_moves_the_open_case_once_it_is_confirmed(
    qtbot: QtBot, autumn: Desk, case: Case, drive: Drive
) -> None:
    page, routes = page_of(qtbot, autumn)
    before = [(row.who, row.due) for row in due_list(autumn)]
    with qtbot.waitSignal(routes.changed) as caught:
        proclaim(page, drive, lambda dialog: dialog.confirm.click())
    assert caught.args == ["The bank holiday is added."]
    assert before == [("Mrs A", FUNERAL)]
    assert [(row.who, row.due) for row in due_list(autumn)] == [("Mrs A", FUNERAL), ("Mrs A", dt.date(2022, 9, 20))]
    file = case_file(autumn, case.id)
    assert file.history[0].sentence == (
        f"Monday 19 September 2022 became a bank holiday ({NAME}): stage 1 response now due by "
        "Tuesday 20 September 2022, was Monday 19 September 2022."
    )
    assert file.letters[0].flags[0].startswith("It promises an answer by Monday 19 September 2022;")
    page.holidays.table.choose(lambda row: row.date == FUNERAL)
    assert page.holidays.detail.text() == (
        f"Monday 19 September 2022: {NAME}. Added by you. {REASON} Learnt on Saturday 10 September 2022."
    )


def test_going_back_and_cancelling_writes_nothing(qtbot: QtBot, autumn: Desk, case: Case, drive: Drive) -> None:
    before = everything(autumn.book)
    page, routes = page_of(qtbot, autumn)
    with qtbot.assertNotEmitted(routes.changed):
        proclaim(page, drive, lambda dialog: dialog.back.click())
    assert everything(autumn.book) == before


def test_the_year_of_the_changed_day_is_shown_afterwards(qtbot: QtBot, autumn: Desk, drive: Drive) -> None:
    page, _ = page_of(qtbot, autumn)
    page.holidays.years.show_year(1999)
    proclaim(page, drive, lambda dialog: dialog.confirm.click())
    assert page.holidays.years.year() == 2022
    assert FUNERAL in [row.date for row in page.holidays.model.rows()]


def test_a_change_is_taken_back_with_a_reason(qtbot: QtBot, autumn: Desk, case: Case, drive: Drive) -> None:
    amend(autumn, PROCLAMATION)
    page, _ = page_of(qtbot, autumn)
    page.holidays.table.choose(lambda row: row.date == FUNERAL)

    def give_the_reason(dialog: AmendmentDialog) -> None:
        fill_in(dialog, reason="A hoax.")
        drive(dialog.next.click, lambda drilled: drilled.confirm.click())

    drive(page.holidays.take_back.click, give_the_reason)
    assert autumn.workdays.is_working(FUNERAL)
    assert page.story.lines[0].line.detail == "Reason: A hoax."
    assert page.story.lines[1].line.struck_by is not None


def test_a_bank_holiday_is_struck_out_with_a_reason(qtbot: QtBot, autumn: Desk, drive: Drive) -> None:
    page, _ = page_of(qtbot, autumn)
    page.holidays.table.choose(lambda row: row.date == dt.date(2022, 12, 26))

    def give_the_reason(dialog: AmendmentDialog) -> None:
        fill_in(dialog, reason="Moved to Wednesday.")
        drive(dialog.next.click, lambda drilled: drilled.confirm.click())

    drive(page.holidays.strike.click, give_the_reason)
    assert autumn.workdays.is_working(dt.date(2022, 12, 26))
    assert "Struck out by you. Moved to Wednesday." in page.holidays.detail.text()


def test_a_closure_is_entered_changed_and_struck_out(qtbot: QtBot, autumn: Desk, drive: Drive) -> None:
    page, _ = page_of(qtbot, autumn)

    def enter(dialog: FormDialog) -> None:
        fill_in(dialog, name="Christmas", first=dt.date(2022, 12, 24), last=dt.date(2023, 1, 2))
        dialog.next.click()

    def change(dialog: FormDialog) -> None:
        fill_in(dialog, name="Christmas and New Year", reason="Its name.")
        dialog.next.click()

    def strike(dialog: FormDialog) -> None:
        fill_in(dialog, reason="The office stays open.")
        dialog.next.click()

    drive(page.closures.add.click, enter)
    assert [row.name for row in page.closures.model.rows()] == ["Christmas"]
    drive(page.closures.change.click, change)
    assert [row.name for row in page.closures.model.rows()] == ["Christmas and New Year"]
    drive(page.closures.strike.click, strike)
    assert closures(autumn) == ()
    assert not page.closures.table.isVisible()


def test_what_falls_in_a_closure_stands_first_and_leads_to_its_case(
    qtbot: QtBot, autumn: Desk, case: Case, unnamed: Unnamed, stray: Stray
) -> None:
    add_closure(autumn, ClosureEntry("Mourning", FUNERAL, FUNERAL))
    page, routes = page_of(qtbot, autumn)
    (line,) = page.pressing.lines
    assert line.accessibleName().startswith("Monday 19 September 2022, in the closure. Mrs A, 2022/001.")
    with qtbot.waitSignal(routes.case_asked) as caught:
        line.click()
    assert caught.args == [case.id]
    assert page.panes() == (page.head, page.pressing, page.holidays, page.closures)
    assert (unnamed(page), stray()) == ([], ["CalendarPage"])


def test_a_new_book_shows_its_calendar_and_no_history(qtbot: QtBot, autumn: Desk, unnamed: Unnamed) -> None:
    page, _ = page_of(qtbot, autumn)
    assert (page.story.isVisible(), page.history.isVisible()) == (False, False)
    assert page.panes() == (page.head, page.holidays, page.closures)
    assert "Every date that is open now falls in a confirmed year." in page.holidays.version.text()
    assert unnamed(page) == []


def test_dates_beyond_the_confirmed_years_are_warned_of(qtbot: QtBot, autumn: Desk) -> None:
    late = on(autumn, "2028-12-18")
    a_case(late).received("2028-12-15")
    page, routes = page_of(qtbot, late)
    (button,) = page.pressing.beyond
    with qtbot.waitSignal(routes.case_asked):
        button.click()
    assert "Every date" not in page.holidays.version.text()


def test_a_struck_out_day_and_an_added_one_say_so_in_the_list(qtbot: QtBot, autumn: Desk) -> None:
    amend(autumn, Amendment(ADD, dt.date(2022, 10, 3), "Jubilee", "Proclaimed.", ADDED_ON))
    amend(autumn, Amendment(STRIKE, dt.date(2022, 12, 27), reason="Moved.", learnt=ADDED_ON))
    page, _ = page_of(qtbot, autumn)
    model = page.holidays.model
    sources = {model.index(row, 0).data(): model.index(row, 3).data() for row in range(model.rowCount())}
    assert (sources["3 Oct 2022"], sources["27 Dec 2022"]) == ("Added by you", "Struck out by you")


def test_the_keyboard_alone_reaches_the_year_and_the_days(autumn: Desk, show: Show) -> None:
    page = CalendarPage(autumn, Routes())
    show(page)
    page.add.setFocus(Qt.FocusReason.TabFocusReason)
    stops = []
    for _ in range(6):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        stops.append(page.window().focusWidget())
    section = page.holidays
    years = section.years
    assert stops == [years.box, years.before, years.after, section.table, section.strike, page.closures.add]
    QTest.keyClick(years.box, Qt.Key.Key_Down)
    assert {row.date.year for row in section.model.rows()} == {2023}
