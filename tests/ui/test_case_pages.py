"""The case page as a whole: shown, asked again, and everything reachable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from app.casework.cases import NoSuchCase, NotYetInBook
from app.casework.corrections import correct_date
from app.casework.deeds import GROUPS
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.intakes import Person, log_complaint
from app.casework.letters import issue, keep_draft, mark_posted, open_letter
from app.casework.milestones import add_note, close_case
from app.ui.buttons import Button
from app.ui.case_pages import CLOSED, PACK, CasePage
from app.ui.case_views import CaseView
from app.ui.form_dialogs import FormDialog
from app.ui.guide_dialogs import GuideDialog
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.pdf_views import PdfDialog
from app.ui.routes import Routes
from app.ui.stale_notices import AGREE
from app.ui.themes import Theme
from app.ui.timetable_dialogs import TimetableDialog
from app.ui.working_dialogs import WorkingDialog
from tests.case_desks import INTAKE, MONDAY, CaseDesk, case_desk
from tests.models.ledgers import everything
from tests.ui.conftest import Drive, Show, Unnamed


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path, replace(INTAKE, hazard="yes"))


@pytest.fixture
def page(at_hand: CaseDesk, show: Show) -> Iterator[CasePage]:
    made = CasePage(at_hand.desk, Routes())
    made.resize(1150, 760)
    show(made)
    made.show_case(at_hand.case_id)
    made._routes.changed.connect(made.refresh)
    yield made
    made._routes.changed.disconnect(made.refresh)


def looked_at(at_hand: CaseDesk) -> None:
    """The hazard is investigated, without which no case closes."""
    record_hazard_action(at_hand.desk, at_hand.case_id, HazardAction(MONDAY, "No danger.", "none", "Mr P. Tiler"))


def view_of(page: CasePage) -> CaseView:
    assert page.view is not None
    return page.view


def button_of(page: CasePage, name: str) -> Button:
    button = view_of(page).findChild(Button, name)
    assert isinstance(button, Button)
    return button


def press(page: CasePage, name: str) -> None:
    button_of(page, name).click()


def test_without_a_case_it_says_where_to_find_one(at_hand: CaseDesk, qtbot: QtBot) -> None:
    routes = Routes()
    page = CasePage(at_hand.desk, routes)
    qtbot.addWidget(page)
    page.refresh()
    with qtbot.waitSignal(routes.place_asked):
        page.empty.button.click()
    assert page.panes() == (page,)
    with pytest.raises(RuntimeError, match="no case"):
        page.acts()
    with pytest.raises(NoSuchCase):
        page.show_case(9999)


def test_it_shows_the_case_with_everything_named(page: CasePage, at_hand: CaseDesk, unnamed: Unnamed) -> None:
    assert page.case_id == at_hand.case_id
    assert not page.stale
    assert page.panes() == (view_of(page).top, view_of(page).parts)
    assert unnamed(page) == []


def test_the_tab_and_the_focus_stay_when_it_is_asked_again(page: CasePage, at_hand: CaseDesk, qtbot: QtBot) -> None:
    view_of(page).show_part("contact")
    view_of(page).contact.person.setFocus()
    add_note(at_hand.desk, at_hand.case_id, MONDAY, "He rang.")
    page.show_case(at_hand.case_id)
    assert view_of(page).part() == "contact"
    assert view_of(page).contact.person.hasFocus()
    assert view_of(page).story.lines[0].line.sentence == "Note: He rang."
    other = log_complaint(at_hand.desk, INTAKE)
    page.show_case(other)
    assert view_of(page).part() == "story"


def test_a_button_that_is_gone_leaves_the_focus_on_the_next_step(page: CasePage) -> None:
    hazard = button_of(page, "hazard")
    hazard.setFocus()
    hazard.setObjectName("gone")
    page.refresh()
    assert button_of(page, "step").hasFocus()


def test_the_menu_offers_what_can_be_done(page: CasePage, drive: Drive) -> None:
    acts = {act.text: act.blocked for act in page.acts()}
    plain = [act.text for act in page.acts() if not act.group]
    groups = list(dict.fromkeys(act.group for act in page.acts() if act.group))
    assert plain[:3] == ["Record an event…", "Add a note…", "Correct a date…"]
    assert groups == list(GROUPS.values())
    assert acts["Close the case…"].startswith(
        "The stage 1 response has not been sent. Send it, then close the case. A "
    )
    offered: list[str] = []

    inner: dict[str, list[str]] = {}

    def read(menu: QMenu) -> None:
        for action in menu.actions():
            words = action.text().replace("&", "")
            below = action.menu()
            offered.append(words)
            if isinstance(below, QMenu):
                inner[words] = [one.text().replace("&", "") for one in below.actions()]

    drive(lambda: press(page, "more"), read)
    assert offered == [*groups, *plain]
    assert inner == {group: [act.text for act in page.acts() if act.group == group] for group in groups}
    assert all(texts for texts in inner.values())


def test_the_pack_for_a_reviewer_is_shown_where_somebody_else_considers_it(page: CasePage, drive: Drive) -> None:
    blocked = {act.text: act.blocked for act in page.acts()}[PACK]
    assert blocked.endswith(".")


def test_a_case_whose_answer_overtook_the_acknowledgement_can_be_closed(page: CasePage, at_hand: CaseDesk) -> None:
    at_hand.did("responded", MONDAY)
    looked_at(at_hand)
    page.refresh()
    assert {act.text: act.blocked for act in page.acts()}["Close the case…"] == ""


def test_a_closed_case_can_be_opened_again(page: CasePage, at_hand: CaseDesk, drive: Drive) -> None:
    for kind in ("acknowledged", "responded"):
        at_hand.did(kind, MONDAY)
    looked_at(at_hand)
    close_case(at_hand.desk, at_hand.case_id, MONDAY, "All is done.")
    page.refresh()
    acts = {act.text: act for act in page.acts()}
    assert acts["Record an event…"].blocked == acts["Change the edition…"].blocked == CLOSED
    assert view_of(page).findChild(Button, "step") is None

    def open_again(dialog: object) -> None:
        dialog.page.boxes["purpose"].set_value("stage")  # type: ignore[attr-defined]  # the form
        dialog.page.boxes["reason"].set_value("He has asked for stage 2.")  # type: ignore[attr-defined]  # the form
        dialog.go_on()  # type: ignore[attr-defined]  # the form

    drive(acts["Open the case again…"].do, open_again)
    assert view_of(page).file.closed_on is None


def test_another_edition_is_chosen_from_the_menu_and_shown(page: CasePage, drive: Drive) -> None:
    edition = next(act for act in page.acts() if act.text == "Change the edition…")
    assert edition.blocked == ""

    def choose(dialog: GuideDialog) -> None:
        dialog.go_on()
        assert dialog.page.boxes["edition"].problem().startswith("Choose an edition")  # type: ignore[union-attr]  # a form
        dialog.page.boxes["edition"].set_value("2022")  # type: ignore[union-attr]  # as above
        dialog.go_on()
        dialog.page.boxes["reason"].set_value("An older policy.")  # type: ignore[union-attr]  # as above
        dialog.go_on()

    drive(edition.do, choose)
    shown = [label.text() for label in view_of(page).head.findChildren(Words)]
    assert any("Code of 2022, chosen: An older policy" in words for words in shown)
    newest = view_of(page).story.lines[0].line
    assert (newest.kind, newest.detail) == ("edition", "Reason: An older policy.")


def test_every_button_opens_its_dialog(page: CasePage, at_hand: CaseDesk, drive: Drive) -> None:
    titles: list[str] = []

    def note(dialog: object) -> None:
        titles.append(dialog.windowTitle().split(" - ")[0])  # type: ignore[attr-defined]  # any dialog

    for name in ("hazard", "definition", "working.stage1.acknowledge", "person", "needs"):
        drive(lambda name=name: press(page, name), note)
    received = next(line for line in view_of(page).story.lines if line.line.kind == "received")
    drive(received.change.click, note)
    assert titles == [
        "Record what was done",
        "Change points and outcomes",
        "Working: Stage 1 acknowledgement",
        "Change name, address or representative",
        "Change adjustments",
        "Correct a date",
    ]


def test_working_and_letters_open_from_the_page(page: CasePage, at_hand: CaseDesk, drive: Drive) -> None:
    issue(at_hand.desk, open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1))
    page.refresh()
    kinds: list[type] = []
    drive(lambda: press(page, "working.stage1.respond"), lambda dialog: kinds.append(type(dialog)))
    drive(view_of(page).letters.panels[0].open.click, lambda dialog: kinds.append(type(dialog)))
    assert kinds == [WorkingDialog, PdfDialog]


def test_the_next_step_is_done(page: CasePage, at_hand: CaseDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page._routes.letter_asked) as asked:
        press(page, "step")
    assert asked.args == [at_hand.case_id, "acknowledgement", 1]


def test_a_note_is_added_from_the_keyboard(page: CasePage, qtbot: QtBot, drive: Drive) -> None:
    more = button_of(page, "more")
    more.setFocus()

    def write(menu: QMenu) -> None:
        act = next(action for action in menu.actions() if "note" in action.text())
        menu.close()
        drive(act.trigger, fill)

    def fill(dialog: object) -> None:
        dialog.page.boxes["text"].set_value("She rang.")  # type: ignore[attr-defined]  # the form
        dialog.go_on()  # type: ignore[attr-defined]  # the form

    drive(lambda: QTest.keyClick(more, Qt.Key.Key_Return), write)
    assert view_of(page).story.lines[0].line.sentence == "Note: She rang."


def test_a_letter_half_written_is_remembered(page: CasePage, at_hand: CaseDesk) -> None:
    letter = open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1)
    keep_draft(at_hand.desk, letter.written("received", "Thank you for"))
    page.refresh()
    said = [notice.text() for notice in view_of(page).findChildren(NoticePanel)]
    assert any(text.startswith("You were writing the stage 1 acknowledgement.") for text in said)
    step = view_of(page).file.step
    assert step
    assert step.verb == "Finish the acknowledgement"


def test_twice_the_text_on_a_small_screen_scrolls_down_and_never_sideways(
    at_hand: CaseDesk, show: Show, qtbot: QtBot, theme: Theme
) -> None:
    theme.set_percent(200)
    long = Person("Mrs Wilhelmina Oluwaseun-Featherstonehaugh, executrix", email=f"{'w' * 80}@stannes.example")
    case_id = log_complaint(at_hand.desk, replace(INTAKE, person=long, received_on=MONDAY - dt.timedelta(3)))
    page = CasePage(at_hand.desk, Routes())
    page.resize(1366, 560)
    show(page)
    page.show_case(case_id)
    for part in ("story", "definition", "letters", "contact"):
        view_of(page).show_part(part)
        qtbot.wait(1)
        assert page.pane.horizontalScrollBar().maximum() == 0, part
        assert page.pane.verticalScrollBar().maximum() > 0


def flagged(page: CasePage, at_hand: CaseDesk) -> Button:
    """The way on from a letter that says another date of receipt than the record."""
    issue(at_hand.desk, open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1))
    received = next(line.seq for line in view_of(page).file.history if line.kind == "received")
    correct_date(at_hand.desk, at_hand.case_id, received, MONDAY - dt.timedelta(3), "He told the warden on Friday.")
    page.refresh()
    return button_of(page, f"flag.{view_of(page).file.letters[0].letter_id}")


def test_a_letter_that_has_not_gone_is_written_anew(
    page: CasePage, at_hand: CaseDesk, drive: Drive, qtbot: QtBot
) -> None:
    anew = flagged(page, at_hand)

    def keep(box: QMessageBox) -> None:
        QTest.keyClick(box, Qt.Key.Key_Escape)

    def agree(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == AGREE).click()

    drive(anew.click, keep)
    assert view_of(page).file.letters
    with qtbot.waitSignal(page._routes.letter_asked) as asked:
        drive(anew.click, agree)
    assert asked.args == [at_hand.case_id, "acknowledgement", 1]
    assert view_of(page).file.letters == ()


def test_of_a_letter_that_has_gone_a_note_is_added(page: CasePage, at_hand: CaseDesk, drive: Drive) -> None:
    flagged(page, at_hand)
    letter = view_of(page).file.letters[0]
    mark_posted(at_hand.desk, at_hand.case_id, letter.letter_id, MONDAY, "second")
    page.refresh()
    titles: list[str] = []
    drive(lambda: press(page, f"flag.{letter.letter_id}"), lambda dialog: titles.append(dialog.windowTitle()))
    assert titles[0].startswith("Add a note")


# what if


def test_what_if_is_asked_from_the_page_and_keeps_nothing(page: CasePage, at_hand: CaseDesk, drive: Drive) -> None:
    before = everything(at_hand.desk.book)

    def try_it(dialog: TimetableDialog) -> None:
        dialog.presets["acknowledged"].click()
        dialog.leave.click()

    drive(lambda: press(page, "what_if"), try_it)
    assert everything(at_hand.desk.book) == before
    assert view_of(page).file.clocks[0].stopped is None


def test_words_of_progress_are_recorded_from_their_notice(page: CasePage, at_hand: CaseDesk, drive: Drive) -> None:
    at_hand.did("acknowledged", MONDAY)
    at_hand.day = dt.date(2026, 12, 9)
    page.refresh()

    def agree(dialog: object) -> None:
        boxes = dialog.page.boxes  # type: ignore[attr-defined]  # the form
        boxes["on"].set_value(at_hand.day)
        boxes["every"].set_value("1")
        dialog.go_on()  # type: ignore[attr-defined]  # the form
        dialog.go_on()  # type: ignore[attr-defined]  # the page of answers

    drive(lambda: press(page, "updates:1"), agree)
    assert [view.headline for view in view_of(page).file.updates] == [
        "Tell the resident how it is going by Wednesday 16 December 2026"
    ]
    at_hand.day = dt.date(2026, 12, 16)
    page.refresh()
    titles: list[str] = []
    drive(lambda: press(page, "updates:1"), lambda dialog: titles.append(dialog.windowTitle()))
    assert titles[0].startswith("Record: Resident told of progress")


# as known then


@pytest.fixture
def later(page: CasePage, at_hand: CaseDesk) -> CasePage:
    """The case acknowledged on Wednesday, a note on Friday; it is Friday."""
    at_hand.day = dt.date(2026, 11, 25)
    at_hand.did("acknowledged", at_hand.day)
    at_hand.day = dt.date(2026, 11, 27)
    add_note(at_hand.desk, at_hand.case_id, at_hand.day, "He rang.")
    page.refresh()
    return page


def test_a_past_day_is_asked_for_and_the_case_is_shown_as_it_was_known_then(
    later: CasePage, drive: Drive, unnamed: Unnamed
) -> None:
    ask = next(act for act in later.acts() if act.text == "As it was known on…")

    def choose(dialog: FormDialog) -> None:
        dialog.page.boxes["day"].set_value(dt.date(2026, 11, 28))  # type: ignore[union-attr]  # a form of one page
        dialog.go_on()
        assert "has not come yet" in dialog.page.boxes["day"].problem()  # type: ignore[union-attr]  # as above
        dialog.page.boxes["day"].set_value(dt.date(2026, 11, 22))  # type: ignore[union-attr]  # as above
        dialog.go_on()
        assert "came into the book" in dialog.page.boxes["day"].problem()  # type: ignore[union-attr]  # as above
        dialog.page.boxes["day"].set_value(dt.date(2026, 11, 24))  # type: ignore[union-attr]  # as above
        dialog.go_on()

    drive(ask.do, choose)
    assert later.known_on() == dt.date(2026, 11, 24)
    assert later.past.isVisible()
    assert later.focusWidget() is later.past.back
    assert [clock.countdown for clock in view_of(later).file.clocks] == ["4 working days left", "14 working days left"]
    assert {line.line.kind for line in view_of(later).story.lines}.isdisjoint({"acknowledged", "note"})
    assert later.panes()[0] is later.past
    assert unnamed(later) == []


def test_a_day_that_is_given_up_changes_nothing(later: CasePage, drive: Drive) -> None:
    drive(later.ask_known, lambda dialog: dialog.reject())
    assert later.known_on() is None
    assert later.past.isHidden()


def test_nothing_that_writes_is_there_as_it_was_known_then(later: CasePage) -> None:
    later.show_known(dt.date(2026, 11, 24))
    shown = {button.objectName() or button.text() for button in later.findChildren(Button) if button.isVisibleTo(later)}
    assert shown == {
        "past.earlier",
        "past.later",
        "past.other",
        "past.back",
        "working.hazard",
        "working.stage1.acknowledge",
        "working.stage1.respond",
    }


def test_the_days_with_an_entry_are_stepped_through(later: CasePage) -> None:
    later.show_known(dt.date(2026, 11, 27))
    days = []
    for _ in range(2):
        later.past.earlier.click()
        days.append(later.known_on())
    assert days == [dt.date(2026, 11, 25), dt.date(2026, 11, 23)]
    assert not later.past.earlier.isEnabled()
    later.past.later.click()
    assert later.known_on() == dt.date(2026, 11, 25)
    assert view_of(later).file.clocks[0].countdown == "done in time"


@pytest.mark.parametrize("way", ["button", "escape", "another case", "the same case"])
def test_the_way_back_to_today(later: CasePage, at_hand: CaseDesk, way: str) -> None:
    later.show_known(dt.date(2026, 11, 24))
    later.past.other.setFocus()
    if way == "button":
        later.past.back.click()
    elif way == "escape":
        QTest.keyClick(later.past.other, Qt.Key.Key_Escape)
    else:
        later.show_case(log_complaint(at_hand.desk, INTAKE) if way == "another case" else at_hand.case_id)
    assert later.known_on() is None
    assert not later.past.isVisible()
    assert button_of(later, "step").hasFocus()
    QTest.keyClick(later, Qt.Key.Key_Escape)
    QTest.keyClick(later, Qt.Key.Key_X)


def test_what_is_recorded_meanwhile_leaves_the_past_as_it_was(later: CasePage, at_hand: CaseDesk) -> None:
    later.show_known(dt.date(2026, 11, 24))
    before = view_of(later).file
    add_note(at_hand.desk, at_hand.case_id, at_hand.day, "She rang, too.")
    later.refresh()
    assert view_of(later).file == before


def test_a_day_before_the_case_leaves_the_page_as_it_is(later: CasePage) -> None:
    with pytest.raises(NotYetInBook):
        later.show_known(dt.date(2026, 11, 20))
    assert later.known_on() is None


def test_workings_and_letters_are_those_of_then(later: CasePage, drive: Drive) -> None:
    later.show_known(dt.date(2026, 11, 24))
    said: list[str] = []
    drive(lambda: press(later, "working.stage1.respond"), lambda dialog: said.append(dialog._working.text()))
    assert "On Tuesday 24 November 2026: 14 working days left." in said[0]
    assert "Answer by Monday 14 December 2026" in said[0]


def test_the_past_in_large_text_never_scrolls_sideways(later: CasePage, theme: Theme, qtbot: QtBot) -> None:
    theme.set_percent(200)
    later.resize(1366, 560)
    later.show_known(dt.date(2026, 11, 24))
    qtbot.wait(1)
    assert later.pane.horizontalScrollBar().maximum() == 0
