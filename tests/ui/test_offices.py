"""The office: what pages ask for is done, and the window's frame follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from app.casework.closures import ClosureEntry, add_closure
from app.casework.intakes import log_complaint
from app.casework.letters import OpenLetter
from app.casework.questions import case_list
from app.casework.requests import RequestIntake, is_open, log_request
from app.casework.settings import read_settings, save_settings
from app.models.books import CannotOpen
from app.rules.triage import Contact
from app.ui import letter_drafts
from app.ui.buttons import Button
from app.ui.calendar_pages import CalendarPage
from app.ui.case_lists import CasesPage
from app.ui.check_dialogs import CheckDialog
from app.ui.code_pages import CodePage
from app.ui.diary_dialogs import DiaryDialog
from app.ui.doors import Door
from app.ui.guide_dialogs import GuideDialog
from app.ui.help_dialogs import TextDialog
from app.ui.letter_pages import LetterPage
from app.ui.offices import Office
from app.ui.settings_pages import SettingsPage
from app.ui.themes import Theme
from app.ui.today_pages import TodayPage
from app.ui.working_dialogs import WorkingDialog
from tests.ui.conftest import Drive
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, day: Day) -> Iterator[Office]:
    door = Door(theme)
    made = Office(door, st_annes(empty_desk(day)))
    made.window.show()
    yield made
    made.close()
    made.window.may_close = lambda: True
    made.window.close()


@pytest.fixture
def case_id(office: Office, day: Day) -> int:
    number = log_complaint(office.desk, mr_dunmore(day))
    office.routes.changed.emit("Logged.")
    return number


def test_the_frame_says_whose_book_it_is_and_what_waits(office: Office, case_id: int) -> None:
    assert office.window.windowTitle() == "Casebook - St Anne's Almshouses"
    assert office.window.statusBar().currentMessage() == "Logged."
    assert office.window.current() == "today"


@pytest.mark.parametrize("place", ["today", "cases", "post", "requests", "calendar", "code", "settings"])
def test_every_place_can_be_shown(office: Office, place: str) -> None:
    office.routes.place_asked.emit(place)
    assert office.window.current() == place


def test_f1_leads_to_the_code(office: Office) -> None:
    action = office.window.actions_by_id["page.code"]
    assert action.shortcut().toString() == "F1"
    action.trigger()
    assert office.window.current() == "code"
    assert office.window.bar.buttons["code"].chosen()


def test_a_case_is_shown_and_its_letter_written(office: Office, case_id: int) -> None:
    office.act("letter.write")
    assert "Open a case first" in office.window.statusBar().currentMessage()
    office.routes.case_asked.emit(case_id)
    assert office.window.current() == "case"
    office.act("letter.write")
    assert office.window.current() == "letter"
    office.routes.back_asked.emit()
    assert office.window.current() == "case"


def test_what_if_and_the_past_want_a_case_in_view(office: Office, case_id: int, drive: Drive) -> None:
    def said() -> str:
        return office.window.statusBar().currentMessage()

    for act, words in (("case.what_if", "Ctrl+T then asks"), ("case.known", "Ctrl+Shift+K then shows")):
        office.act(act)
        assert said().startswith("Open a case first: ")
        assert words in said()
    office.show_case(case_id)
    titles: list[str] = []
    drive(lambda: office.act("case.what_if"), lambda dialog: titles.append(dialog.windowTitle()))
    drive(lambda: office.act("case.known"), lambda dialog: titles.append(dialog.windowTitle()))
    assert titles[0].startswith("What if? - ")
    assert titles[1].startswith("As it was known on…")


def test_in_the_past_nothing_is_written_and_nothing_supposed(office: Office, case_id: int) -> None:
    office.show_case(case_id)
    office._case_page().show_known(office.desk.today())
    for act in ("letter.write", "case.what_if"):
        office.act(act)
        assert office.window.current() == "case"
        assert office.window.statusBar().currentMessage().endswith("Press Esc to go back to today first.")


@pytest.fixture
def unkept(office: Office, case_id: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """A letter with a word typed in it, while the disk is full; what was typed."""

    def full(*_anything: object) -> None:
        raise CannotOpen("The disk is full. Make room on it, then do it again.")

    assert office.keep_writing()
    office.write_letter(case_id, "acknowledgement", 1)
    box = next(iter(page_of(office).editor.boxes.values()))
    monkeypatch.setattr(letter_drafts, "keep_draft", full)
    box.edit.setPlainText("We are sorry.")
    return "We are sorry."


def page_of(office: Office) -> LetterPage:
    page = office.window.page("letter")
    assert isinstance(page, LetterPage)
    return page


@pytest.mark.parametrize("place", ["letter", "today"])
def test_closing_asks_before_a_draft_is_lost_that_cannot_be_kept(
    office: Office, unkept: str, drive: Drive, place: str
) -> None:
    office.window.show_page(place)

    def stay(box: QMessageBox) -> None:
        assert box.text() == (
            "What you typed in the letter could not be kept: The disk is full. Make room on it, then do it again. "
            "Stay, or close without keeping it?"
        )
        assert box.textFormat() == Qt.TextFormat.PlainText
        assert box.defaultButton().text() == "&Stay"
        QTest.keyClick(box, Qt.Key.Key_Escape)

    assert not drive(office.window.close, stay)
    assert office.window.isVisible()
    assert not office.keep_writing()
    letter = page_of(office).editor.letter()
    assert letter is not None
    assert unkept in letter.changed_texts().values()
    assert drive(office.window.close, lambda box: press(box, "&Close without keeping it"))
    assert not office.window.isVisible()


def test_a_draft_that_can_be_kept_again_is_kept_on_closing(
    office: Office, case_id: int, unkept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[OpenLetter] = []
    assert not office.keep_writing()
    monkeypatch.setattr(letter_drafts, "keep_draft", lambda _desk, letter: kept.append(letter))
    assert office.window.close()
    assert [unkept in letter.changed_texts().values() for letter in kept] == [True]


class Session:
    """The end of a session, as the computer announces it."""

    def __init__(self, *, may_ask: bool) -> None:
        self.may_ask, self.said = may_ask, list[str]()

    def allowsInteraction(self) -> bool:
        return self.may_ask

    def cancel(self) -> None:
        self.said.append("cancel")

    def release(self) -> None:
        self.said.append("release")


def test_the_end_of_the_session_waits_for_a_draft_that_cannot_be_kept(
    office: Office, unkept: str, drive: Drive
) -> None:
    hurried, patient = Session(may_ask=False), Session(may_ask=True)
    office._session_ends(cast("QSessionManager", hurried))
    assert hurried.said == []
    drive(lambda: office._session_ends(cast("QSessionManager", patient)), lambda box: press(box, "&Stay"))
    assert patient.said == ["cancel", "release"]
    page_of(office).put_down()
    office._session_ends(cast("QSessionManager", patient))
    assert patient.said == ["cancel", "release", "release"]


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text() == words).click()


def test_the_working_is_shown(office: Office, case_id: int, drive: Drive) -> None:
    seen: list[type] = []
    drive(lambda: office.routes.working_asked.emit(case_id, "stage1.respond"), lambda dialog: seen.append(type(dialog)))
    assert seen == [WorkingDialog]


def test_the_working_of_the_yearly_submission_is_shown_from_today_and_from_the_code(
    office: Office, drive: Drive
) -> None:
    seen: list[str] = []
    save_settings(office.desk, replace(read_settings(office.desk), year_end="30 June"))
    office.window.records_changed()
    for name in ("today", "code"):
        office.window.show_page(name)
        page = office.window.page(name)
        if isinstance(page, CodePage):
            page.show_part("limits")
        link = page.findChild(Button, "submission.working")
        assert link is not None
        drive(link.click, lambda dialog: seen.append(dialog.windowTitle()))
    assert seen == ["Working: Annual submission to the Ombudsman"] * 2


def test_without_a_year_end_there_is_no_working_to_show(office: Office) -> None:
    office.routes.submission_working_asked.emit()
    assert office.window.findChild(WorkingDialog) is None


def test_the_diary_opens_from_the_menu_and_from_today(office: Office, drive: Drive) -> None:
    seen: list[type] = []
    page = office.window.page("today")
    assert isinstance(page, TodayPage)
    drive(office.window.actions_by_id["diary"].trigger, lambda dialog: seen.append(type(dialog)))
    drive(page.diary.click, lambda dialog: seen.append(type(dialog)))
    assert seen == [DiaryDialog, DiaryDialog]


def test_finding_leads_to_the_list(office: Office, case_id: int) -> None:
    office.routes.find_asked.emit("chapel")
    page = office.window.page("cases")
    assert isinstance(page, CasesPage)
    assert page.finder.text() == "chapel"
    office.act("find")
    assert office.window.current() == "cases"


def test_on_a_page_with_a_find_box_of_its_own_the_key_goes_there(office: Office) -> None:
    office.window.show_page("code")
    page = office.window.page("code")
    assert isinstance(page, CodePage)
    office.act("find")
    assert (office.window.current(), office.window.focusWidget()) == ("code", page.finder)
    office.window.show_page("calendar")
    office.act("find")
    assert office.window.current() == "cases"


def test_what_to_send_before_a_closure_is_gone_to(office: Office, case_id: int, qtbot: QtBot) -> None:
    """Received on Monday 23 November, to be acknowledged by Monday 30, on which the office is closed."""
    add_closure(office.desk, ClosureEntry("Stocktaking", dt.date(2026, 11, 30), dt.date(2026, 11, 30)))
    office.window.show_page("today")
    office.routes.planner_asked.emit()
    page = office.window.page("calendar")
    assert isinstance(page, CalendarPage)
    assert office.window.current() == "calendar"
    qtbot.waitUntil(lambda: not page.pressing.lines[0].visibleRegion().isEmpty())
    assert office.window.focusWidget() is page.pressing.lines[0]
    assert page.pressing.lines[0].objectName().endswith(f"{case_id}.stage1.acknowledge")


@pytest.mark.parametrize("action", ["book.check", "help.where", "help.about"])
def test_the_help_menu(office: Office, drive: Drive, action: str) -> None:
    seen: list[type] = []
    drive(lambda: office.act(action), lambda dialog: seen.append(type(dialog)))
    assert seen == [CheckDialog if action == "book.check" else TextDialog]


def test_a_contact_becomes_a_complaint_and_is_closed(office: Office, drive: Drive) -> None:
    contact = Contact(asked="no", unhappy="no", wants="repair")
    told = ("Mrs V. Pell", "12 Chapel Row", "01632 960113", "The tap drips.")
    request = RequestIntake("service_request", office.desk.today(), *told, contact)
    number = log_request(office.desk, request)

    def act(dialog: GuideDialog) -> None:
        assert dialog.answers()["received_on"] == office.desk.today()
        more = {
            "work_open": "no",
            "represented": "no",
            "hazard": "no",
            "points": (("Nobody came to the tap.", "ours"),),
        }
        for key, value in more.items():
            dialog._answer(key, value)
        while dialog.at() != "check":
            at = dialog.at()
            dialog.go_on()
            assert dialog.at() != at
        dialog.go_on()

    drive(lambda: office.routes.request_complaint.emit(number), act)
    assert [row.who for row in case_list(office.desk)] == ["Mrs V. Pell"]
    assert not is_open(office.desk, number)
    assert office.window.current() == "case"


def test_giving_up_records_nothing(office: Office, drive: Drive) -> None:
    drive(office.routes.log_asked.emit, lambda dialog: dialog.reject())
    assert case_list(office.desk) == ()


def test_past_midnight_every_countdown_is_asked_again(office: Office, case_id: int, day: Day) -> None:
    before = office.window.page("today")
    day.date = dt.date(2026, 11, 24)
    office.turn_the_day()
    assert before is office.window.page("today")
    assert "Tuesday 24 November 2026" in [words.text() for words in before.findChildren(QLabel)]


def test_closing_asks_about_settings_that_are_not_saved(office: Office, drive: Drive) -> None:
    office.window.show_page("settings")
    page = office.window.page("settings")
    assert isinstance(page, SettingsPage)
    page.boxes["phone"].set_value("01632 960199")
    office.window.show_page("today")
    assert not drive(office.window.close, lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    assert office.window.isVisible()
    assert office.window.current() == "settings"
    assert page.unsaved_notice.isVisible()
