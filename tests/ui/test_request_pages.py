"""Service requests: what was told, what came of it, and the way to a complaint."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.requests import RequestIntake, close_request, log_request
from app.rules.triage import Contact
from app.ui.form_dialogs import FormDialog
from app.ui.guide_pages import StepPage
from app.ui.request_pages import RequestsPage
from app.ui.routes import Routes
from app.ui.themes import Theme
from tests.ui.conftest import Drive
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def told(name: str, matter: str) -> RequestIntake:
    """A contact of an invented resident."""
    contact = Contact(asked="no", unhappy="no", wants="repair")
    return RequestIntake("service_request", Day().date, name, "12 Chapel Row\nWells", "01632 960113", matter, contact)


@pytest.fixture
def desk() -> Desk:
    desk = st_annes(empty_desk(Day()))
    log_request(desk, told("Mrs V. Pell", "The kitchen tap drips.\nThe plumber comes on Thursday."))
    log_request(desk, told("Mr O. Quill", "The gate sticks."))
    return desk


def page_of(qtbot: QtBot, desk: Desk) -> tuple[RequestsPage, Routes]:
    routes = Routes()
    page = RequestsPage(desk, routes)
    qtbot.addWidget(page)
    page.resize(1142, 700)
    page.show()
    qtbot.wait(1)
    return page, routes


def test_the_newest_is_chosen_and_shown_below(qtbot: QtBot, desk: Desk) -> None:
    page, _ = page_of(qtbot, desk)
    assert page.title.text() == "Mr O. Quill · Service request"
    assert page.detail.matter.text() == "The gate sticks."
    assert page.detail.about.text() == "12 Chapel Row, Wells · 01632 960113 · received Monday 23 November 2026"
    assert "Service request from Mr O. Quill" in page.detail.history.text()


def test_moving_in_the_list_shows_another(qtbot: QtBot, desk: Desk) -> None:
    page, _ = page_of(qtbot, desk)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.title.text() == "Mrs V. Pell · Service request"
    assert page.complain.accessibleName() == "Turn into a complaint: Mrs V. Pell"


def test_enter_in_the_list_goes_to_what_can_be_done(qtbot: QtBot, desk: Desk) -> None:
    page, _ = page_of(qtbot, desk)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.close_it


def test_one_is_closed_with_how_it_ended_and_stays_chosen(qtbot: QtBot, desk: Desk, drive: Drive) -> None:
    page, routes = page_of(qtbot, desk)
    routes.changed.connect(lambda _sentence: page.refresh())

    def end(dialog: FormDialog) -> None:
        assert isinstance(dialog.page, StepPage)
        dialog.go_on()
        assert dialog.page.boxes["outcome"].problem() == "Enter how it ended."
        dialog.page.boxes["outcome"].set_value("The gate was eased.")
        dialog.go_on()

    with qtbot.waitSignal(routes.changed) as changed:
        drive(page.close_chosen, end)
    assert changed.args == ["Service request from Mr O. Quill: closed."]
    assert page.title.text() == "Mr O. Quill · Service request"
    assert "Closed: The gate was eased." in page.detail.history.text()
    assert not page.close_it.isEnabled()
    assert page.close_it.toolTip() == "This was closed on Monday 23 November 2026."
    assert "1 open, 2 in all" in page.head.findChildren(type(page.title))[1].text()


def test_a_closed_one_can_still_become_a_complaint(qtbot: QtBot, desk: Desk) -> None:
    page, routes = page_of(qtbot, desk)
    row = page.table.chosen()
    close_request(desk, row.request_id, "The gate was eased.")
    page.refresh()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.complain
    with qtbot.waitSignal(routes.request_complaint) as asked:
        QTest.mouseClick(page.complain, Qt.MouseButton.LeftButton)
    assert asked.args == [row.request_id]


def test_one_that_is_overdue_to_be_looked_at_says_so_and_is_looked_at_again(qtbot: QtBot, drive: Drive) -> None:
    day = Day()
    desk = st_annes(empty_desk(day))
    log_request(desk, replace(told("Mr O. Quill", "The gate sticks."), review_on=dt.date(2026, 12, 7)))
    day.date = dt.date(2026, 12, 8)
    page, routes = page_of(qtbot, desk)
    routes.changed.connect(lambda _sentence: page.refresh())
    said = [page.model.index(0, column).data(SPOKEN) for column in (3, 4)]
    assert said == ["State: To be looked at", "Looked at again by Monday 7 December 2026"]

    def look(dialog: FormDialog) -> None:
        assert isinstance(dialog.page, StepPage)
        dialog.page.boxes["words"].set_value("The carpenter comes on Friday.")
        dialog.page.boxes["next_on"].set_value(dt.date(2026, 12, 14))
        dialog.go_on()

    with qtbot.waitSignal(routes.changed) as changed:
        drive(page.review_chosen, look)
    assert changed.args == ["Service request from Mr O. Quill: looked at again."]
    assert page.model.index(0, 3).data(SPOKEN) == "State: Open"
    assert "The carpenter comes on Friday. Next on Monday 14 December 2026." in page.detail.history.text()


@pytest.mark.parametrize(("choice", "turned"), [("yes", 1), ("no", 0)])
def test_whoever_asks_after_it_and_wants_to_complain_is_led_to_the_complaint(
    qtbot: QtBot, desk: Desk, drive: Drive, choice: str, turned: int
) -> None:
    page, routes = page_of(qtbot, desk)
    asked: list[int] = []
    routes.request_complaint.connect(asked.append)
    routes.changed.connect(lambda _sentence: page.refresh())

    def ask(dialog: FormDialog) -> None:
        assert isinstance(dialog.page, StepPage)
        for key, value in {"words": "Nobody came.", "unhappy": "yes"}.items():
            dialog.page.boxes[key].set_value(value)
        dialog.page.boxes["unhappy"].changed.emit()
        dialog.page.boxes["choice"].set_value(choice)
        dialog.page.boxes["choice"].changed.emit()
        dialog.page.boxes["offered_how"].set_value("phone")
        dialog.page.boxes["offered_how"].changed.emit()
        dialog.go_on()

    drive(page.chase_chosen, ask)
    assert len(asked) == turned
    assert page.model.index(0, 3).data(SPOKEN) == ("State: Wants to complain" if turned else "State: Open")
    assert "Nobody came. They are unhappy with how it goes." in page.detail.history.text()


def test_the_complaint_that_it_became_is_one_press_away(qtbot: QtBot, desk: Desk) -> None:
    page, routes = page_of(qtbot, desk)
    assert not page.open_case.isVisible()
    row = page.table.chosen()
    case_id = log_complaint(desk, replace(mr_dunmore(Day()), came_from=row.request_id))
    page.refresh()
    assert page.model.index(0, 3).data(SPOKEN) == "State: Open"  # the work goes on
    with qtbot.waitSignal(routes.case_asked) as asked:
        QTest.mouseClick(page.open_case, Qt.MouseButton.LeftButton)
    assert asked.args == [case_id]


def test_leaving_the_dialog_changes_nothing(qtbot: QtBot, desk: Desk, drive: Drive) -> None:
    page, routes = page_of(qtbot, desk)
    with qtbot.assertNotEmitted(routes.changed):
        drive(page.close_chosen, lambda dialog: dialog.reject())


def test_cells_are_said_as_sentences(qtbot: QtBot, desk: Desk) -> None:
    page, _ = page_of(qtbot, desk)
    said = [page.model.index(1, column).data(SPOKEN) for column in range(page.model.columnCount(QModelIndex()))]
    assert said == [
        "Mrs V. Pell, Service request",
        "What it was: Service request",
        "Received Monday 23 November 2026",
        "State: Open",
        "No day for looking at it again",
        "What they told you: The kitchen tap drips. The plumber comes on Thursday.",
    ]


def test_an_empty_page_teaches_and_begins(qtbot: QtBot) -> None:
    page, routes = page_of(qtbot, st_annes(empty_desk(Day())))
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    assert page.panes() == (page,)
    with qtbot.assertNotEmitted(routes.request_complaint):
        page.complain.click()
        page.close_chosen()
        page.chase_chosen()
        page.review_chosen()
        page.open_case.click()
    with qtbot.waitSignal(routes.log_asked):
        QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)


def test_everything_has_a_name_and_stands_in_a_pane(
    qtbot: QtBot, desk: Desk, unnamed: Callable[[QWidget], list[str]]
) -> None:
    page, _ = page_of(qtbot, desk)
    assert unnamed(page) == []
    above, below = page.panes()
    assert above.isAncestorOf(page.table)
    assert below.isAncestorOf(page.close_it)


def test_the_list_is_as_tall_as_its_rows_at_every_text_size(qtbot: QtBot, desk: Desk, theme: Theme) -> None:
    page, _ = page_of(qtbot, desk)
    for percent in (100, 200):
        theme.set_percent(percent)
        qtbot.wait(1)
        rows = page.table.verticalHeader().defaultSectionSize() * 2 + page.table.horizontalHeader().height()
        assert page.table.height() >= rows
        assert page.panes()[0].maximumHeight() == page.table.full_height()


def test_a_letter_about_a_contact_is_asked_for_and_then_opened(qtbot: QtBot, desk: Desk, drive: Drive) -> None:
    page, routes = page_of(qtbot, desk)
    asked: list[tuple[int, str, int]] = []
    routes.letter_asked.connect(lambda number, kind, stage: asked.append((number, kind, stage)))

    def answer(dialog: FormDialog) -> None:
        assert isinstance(dialog.page, StepPage)
        values = {"to_salutation": "Mr Quill", "to_postcode": "BA5 2XX", "next_steps": "We ease the gate on Friday."}
        for key, value in values.items():
            dialog.page.boxes[key].set_value(value)
        dialog.go_on()

    drive(page.write_chosen, answer)
    row = page.table.chosen()
    assert asked == [(row.request_id, "request_notice", 1)]
