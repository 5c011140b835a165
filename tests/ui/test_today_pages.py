"""Today: what is due on every case, the way to each, the notices above, and the page with nothing on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import places, systems
from app.casework.begun_guides import NO_CASE, keep_begun
from app.casework.closures import ClosureEntry, add_closure
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.intakes import log_complaint
from app.casework.letters import keep_draft, open_letter
from app.casework.milestones import Milestone, close_case, record_milestone
from app.casework.protections import close_book, keep_sheet
from app.casework.requests import RequestIntake, log_request
from app.casework.samples import write_sample
from app.casework.settings import read_settings, save_settings
from app.models import keys
from app.models.whereabouts import Danger
from app.ui import today_pages
from app.ui.buttons import Button
from app.ui.case_steps import perform_step
from app.ui.fields import FieldBox
from app.ui.form_dialogs import FormDialog
from app.ui.labels import SectionHeading
from app.ui.routes import Routes
from app.ui.themes import Theme
from app.ui.today_pages import TodayPage
from tests.ui.conftest import Drive, Unnamed
from tests.ui.desks import Day, desk_on_disk, empty_desk, mr_dunmore, st_annes
from tests.ui.test_case_dialogs import filling

MONDAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("sample")
    desk = write_sample(folder, places.resources(), MONDAY)
    yield desk
    desk.book.close()


@pytest.fixture
def day() -> Day:
    return Day(MONDAY)


@pytest.fixture
def desk(day: Day) -> Desk:
    return st_annes(empty_desk(day))


def page_of(qtbot: QtBot, desk: Desk, width: int = 1142) -> tuple[TodayPage, Routes]:
    routes = Routes()
    page = TodayPage(desk, routes)
    qtbot.addWidget(page)
    page.resize(width, 800)
    page.show()
    qtbot.wait(1)
    return page, routes


def texts(page: TodayPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_cases_stand_in_their_groups_soonest_first(qtbot: QtBot, sample: Desk) -> None:
    page, _ = page_of(qtbot, sample)
    headings = [heading.accessibleName() for heading in page._body.findChildren(SectionHeading)]
    assert headings == ["Late, 1", "Today, 1", "Within a week, 6", "Later, 1", "Waiting for somebody, 1"]
    assert [line.due.who for line in page.lines[:2]] == ["Mrs E. Okafor", "Mr T. Whitlock"]
    assert len({line.due.case_id for line in page.lines}) == len(page.lines) == 10
    assert "Monday 23 November 2026" in texts(page)


def test_both_countdowns_of_the_example_are_visible_in_words(qtbot: QtBot, sample: Desk) -> None:
    page, _ = page_of(qtbot, sample)
    line = next(line for line in page.lines if line.due.who == "Mr D. Dunmore")
    acknowledge = "Acknowledge by Monday 30 November 2026"
    assert f"{acknowledge} - 5 working days left" in line.accessibleName()
    shown = [label.text() for label in line.findChildren(QLabel) if label.isVisible()]
    assert {acknowledge, "5 working days left"} <= set(shown)
    assert "Then: answer by Monday 14 December 2026 - 15 working days left (projected)" in shown


def test_a_line_opens_its_case_its_step_and_its_working(qtbot: QtBot, desk: Desk, day: Day) -> None:
    case_id = log_complaint(desk, mr_dunmore(day))
    page, routes = page_of(qtbot, desk)
    line = page.lines[0]
    with qtbot.waitSignal(routes.case_asked) as case:
        QTest.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(routes.step_asked) as step:
        QTest.mouseClick(line.step, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(routes.working_asked) as working:
        QTest.mouseClick(line.workings[2], Qt.MouseButton.LeftButton)
    assert case.args == [case_id]
    assert step.args[0] == case_id
    assert (step.args[1].key, step.args[1].kind) == ("write", "acknowledgement")
    assert working.args == [case_id, "stage1.respond"]


def test_the_empty_page_teaches_and_its_one_button_begins(qtbot: QtBot, desk: Desk) -> None:
    page, routes = page_of(qtbot, desk)
    assert page.empty is not None
    assert page.empty.button.text() == "Log the first complaint"
    with qtbot.waitSignal(routes.log_asked):
        QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(routes.log_asked):
        QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)


def test_when_every_case_is_closed_nothing_is_due(qtbot: QtBot, desk: Desk, day: Day) -> None:
    case_id = log_complaint(desk, replace(mr_dunmore(day), hazard="no"))
    for kind in ("acknowledged", "responded"):
        record_milestone(desk, case_id, Milestone(kind, day.date, 1, "by post"))
    page, _ = page_of(qtbot, desk)
    assert [line.due.group for line in page.lines] == ["waiting"]
    close_case(desk, case_id, day.date, "He is content.")
    page.refresh()
    assert "Nothing is due" in texts(page)


def test_a_half_written_letter_is_offered_at_the_top(qtbot: QtBot, desk: Desk, day: Day) -> None:
    case_id = log_complaint(desk, mr_dunmore(day))
    keep_draft(desk, open_letter(desk, case_id, "acknowledgement", 1).written("received", "Thank you for"))
    page, routes = page_of(qtbot, desk)
    notice = page.notices[0]
    assert notice.text() == "You were writing the stage 1 acknowledgement to Mr D. Dunmore."
    assert "Mr D. Dunmore" in notice.button.accessibleName()
    with qtbot.waitSignal(routes.letter_asked) as asked:
        QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert asked.args == [case_id, "acknowledgement", 1]
    assert page.lines[0].step.text() == "Finish the acknowledgement"


def test_a_service_request_that_is_to_be_looked_at_again_is_a_line(
    qtbot: QtBot, desk: Desk, day: Day, drive: Drive
) -> None:
    request = RequestIntake("in_hand", day.date, "Mr O. Quill", matter="The gate.", review_on=dt.date(2026, 12, 7))
    number = log_request(desk, request)
    page, routes = page_of(qtbot, desk)
    assert not page.lines
    day.date = dt.date(2026, 12, 7)
    page.refresh()
    (line,) = page.lines
    assert line.accessibleName().startswith("Look at it again by Monday 7 December 2026 - due today. Mr O. Quill")
    assert line.workings[0].isHidden()  # no clock runs for it
    with qtbot.waitSignal(routes.place_asked) as asked:
        line.opened.emit()
    assert asked.args == ["requests"]
    with qtbot.waitSignal(routes.step_asked) as chosen:
        QTest.mouseClick(line.step, Qt.MouseButton.LeftButton)
    assert chosen.args[0] == number

    typed = {"words": "A part is ordered.", "next_on": dt.date(2027, 1, 4)}
    assert drive(lambda: perform_step(desk, routes, None, *chosen.args), filling(typed))
    assert due_list(desk) == ()


def test_before_the_first_letter_it_asks_for_the_landlord(qtbot: QtBot, day: Day) -> None:
    page, routes = page_of(qtbot, empty_desk(day))
    assert page.notices[0].accessibleName().startswith("Before the first letter")
    with qtbot.waitSignal(routes.place_asked) as asked:
        QTest.mouseClick(page.notices[0].button, Qt.MouseButton.LeftButton)
    assert asked.args == ["settings"]


def test_words_typed_in_the_find_box_are_looked_for_among_the_cases(qtbot: QtBot, desk: Desk) -> None:
    page, routes = page_of(qtbot, desk)
    QTest.keyClicks(page.finder, "chapel row ")
    with qtbot.waitSignal(routes.find_asked) as asked:
        QTest.keyClick(page.finder, Qt.Key.Key_Return)
    assert asked.args == ["chapel row"]
    assert page.finder.text() == ""


def test_asking_again_keeps_the_focus_and_the_place_on_the_page(qtbot: QtBot, sample: Desk) -> None:
    page, _ = page_of(qtbot, sample)
    page.resize(1142, 400)
    line = page.lines[6]
    line.step.setFocus()
    bar = page.pane.verticalScrollBar()
    bar.setValue(200)
    page.refresh()
    assert page.lines[6].due.case_id == line.due.case_id
    assert page.window().focusWidget() is page.lines[6].step
    qtbot.waitUntil(lambda: bar.value() == 200)


def test_the_focus_goes_to_the_first_line_when_its_own_is_gone(qtbot: QtBot, desk: Desk, day: Day) -> None:
    case_id = log_complaint(desk, mr_dunmore(day))
    page, _ = page_of(qtbot, desk)
    page.lines[0].workings[0].setFocus()
    record_milestone(desk, case_id, Milestone("acknowledged", day.date, 1, "by post"))
    page.refresh()
    assert page.window().focusWidget() is page.lines[0]


def test_everything_can_be_reached_by_key_and_has_a_name(
    qtbot: QtBot, sample: Desk, unnamed: Callable[[QWidget], list[str]]
) -> None:
    page, _ = page_of(qtbot, sample)
    assert unnamed(page) == []
    assert [pane.isAncestorOf(page.finder) for pane in page.panes()] == [True, False]
    assert all(page.panes()[1].isAncestorOf(line) for line in page.lines)


@pytest.mark.parametrize(("percent", "width"), [(100, 1142), (100, 700), (200, 1366)])
def test_it_never_scrolls_sideways(qtbot: QtBot, sample: Desk, theme: Theme, percent: int, width: int) -> None:
    theme.set_percent(percent)
    page, _ = page_of(qtbot, sample, width)
    qtbot.waitUntil(lambda: page.pane.verticalScrollBar().maximum() > 0)
    assert page.pane.horizontalScrollBar().maximum() == 0


def test_the_yearly_submission_is_spoken_of_until_it_was_sent(
    qtbot: QtBot, desk: Desk, drive: Drive, unnamed: Unnamed
) -> None:
    page, routes = page_of(qtbot, desk)
    assert page.notices == []
    save_settings(desk, replace(read_settings(desk), year_end="30 June", submitted_on=dt.date(2025, 12, 1)))
    page.refresh()
    (notice,) = page.notices
    assert notice.text().startswith("It is due by Wednesday 30 December 2026, for the year that ended on")
    assert "To be confirmed: " in notice.text()
    link = notice.findChild(Button, "submission.working")
    assert link is not None
    assert link.accessibleName() == "Show working: Annual submission to the Ombudsman"
    assert unnamed(page) == []
    with qtbot.waitSignal(routes.submission_working_asked):
        QTest.keyClick(link, Qt.Key.Key_Return)
    with qtbot.waitSignal(routes.changed) as changed:
        drive(notice.button.click, lambda dialog: dialog.next.click())
    assert changed.args == ["Annual submission to the Ombudsman: recorded as sent."]
    assert read_settings(desk).submitted_on == MONDAY
    page.refresh()
    assert page.notices == []


def record_sent(sent: dt.date, dialog: FormDialog, *, asked: bool) -> None:
    """Gives the day on which it was sent; `asked` is whether the form asks for which year as well."""
    boxes = {box.objectName(): box for box in dialog.findChildren(FieldBox)}
    assert ("year" in boxes) is asked
    boxes["on"].set_value(sent)
    dialog.next.click()


def test_of_two_that_are_open_the_older_is_shown_until_it_was_sent(qtbot: QtBot, desk: Desk, drive: Drive) -> None:
    """Sent on 5 April, for the year before: this year's is asked for next."""
    save_settings(desk, replace(read_settings(desk), year_end="31 March"))
    page, _ = page_of(qtbot, desk)
    for year, sent, asked in ((2025, dt.date(2026, 4, 5), True), (2026, dt.date(2026, 9, 1), False)):
        (notice,) = page.notices
        assert f"30 September {year}, for the year that ended on" in notice.text()
        drive(notice.button.click, partial(record_sent, sent, asked=asked))
        kept = read_settings(desk)
        assert (kept.submitted_on, kept.submitted_for) == (sent, dt.date(year, 3, 31))
        page.refresh()
    assert page.notices == []


def test_a_submission_that_is_not_wanted_to_be_recorded_stays_due(qtbot: QtBot, desk: Desk, drive: Drive) -> None:
    save_settings(desk, replace(read_settings(desk), year_end="31 March"))
    page, _ = page_of(qtbot, desk)
    (notice,) = page.notices
    assert notice.text().startswith("It was due by Tuesday 30 September 2025")
    drive(notice.button.click, lambda dialog: dialog.cancel.click())
    assert read_settings(desk).submitted_on is None


def test_a_closure_that_dates_fall_close_to_is_spoken_of_and_leads_to_the_planner(
    qtbot: QtBot, desk: Desk, day: Day
) -> None:
    """Received on Monday 23 November, to be acknowledged by Monday 30, on which the office is closed."""
    log_complaint(desk, replace(mr_dunmore(day), hazard="no"))
    add_closure(desk, ClosureEntry("Stocktaking", dt.date(2026, 11, 30), dt.date(2026, 11, 30)))
    page, routes = page_of(qtbot, desk)
    (notice,) = page.notices
    assert notice.text() == (
        "Stocktaking: the office is closed on Monday 30 November 2026. 1 date falls in it or close to it. "
        "The first letter is to go by Friday 27 November 2026."
    )
    with qtbot.waitSignal(routes.planner_asked):
        QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)


def test_what_was_begun_is_offered_and_goes_on(qtbot: QtBot, desk: Desk, day: Day) -> None:
    case_id = log_complaint(desk, mr_dunmore(day))
    keep_begun(desk, case_id, "weigh", {"impact": "The damp"})
    keep_begun(desk, NO_CASE, "intake", {"name": "Mrs V"})
    page, routes = page_of(qtbot, desk)
    said = [notice.text() for notice in page.notices]
    assert "You were in the middle of a new complaint. What you typed is kept." in said
    begun = next(notice for notice in page.notices if "“Weigh" in notice.text())
    assert begun.text().endswith("Mr D. Dunmore. What you typed is kept.")
    with qtbot.waitSignal(routes.step_asked) as step:
        begun.button.click()
    assert step.args[0] == case_id
    assert (step.args[1].key, step.args[1].kind) == ("deed", "weigh")
    intake = next(notice for notice in page.notices if "new complaint" in notice.text())
    with qtbot.waitSignal(routes.log_asked):
        intake.button.click()


@pytest.mark.parametrize("found", [Danger("synced", "OneDrive"), Danger("network", "")])
def test_it_does_not_say_both_that_the_book_leaves_this_pc_and_that_no_copy_has_left_it(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, found: Danger
) -> None:
    monkeypatch.setattr(today_pages, "danger", lambda _desk: found)
    monkeypatch.setattr(today_pages, "stick_notice", lambda _desk: "No copy of your book has left this PC yet.")
    page = TodayPage(desk, Routes())
    qtbot.addWidget(page)
    page.ask()
    said = [notice.text() for notice in page.notices]
    assert any(found.sentence in one for one in said)
    assert any("No copy of your book" in one for one in said) == (found.kind == "network")


def test_a_recovery_sheet_that_nobody_has_is_asked_for(
    qtbot: QtBot, day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    desk = st_annes(desk_on_disk(tmp_path, day))
    close_book(desk, "four short words here", "four short words here")
    page, routes = page_of(qtbot, desk)
    notice = page.notices[0]
    assert notice.accessibleName().startswith("The recovery sheet")
    assert notice.button.text() == "Print the recovery sheet…"
    with qtbot.waitSignal(routes.sheet_asked):
        notice.button.click()
    keep_sheet(desk)
    page.refresh()
    assert not any(one.accessibleName().startswith("The recovery sheet") for one in page.notices)
    desk.book.close()


def test_a_folder_that_others_can_read_is_told_until_there_is_a_passphrase(
    qtbot: QtBot, day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    monkeypatch.setattr(systems, "rights_on", lambda _folder: "D:(A;OICI;FA;;;WD)")
    desk = st_annes(desk_on_disk(tmp_path, day))
    page, _routes = page_of(qtbot, desk)
    assert "everybody who uses this PC" in page.notices[0].accessibleName()
    close_book(desk, "four short words here", "four short words here")
    page.refresh()
    assert not any("everybody who uses this PC" in one.accessibleName() for one in page.notices)
    assert page_of(qtbot, desk)[0]._danger is None
    desk.book.close()


def test_the_first_page_offers_to_bring_an_exported_book_back(qtbot: QtBot, desk: Desk, day: Day) -> None:
    page, routes = page_of(qtbot, desk)
    link = page.findChild(Button, "today.bring_back")
    assert link is not None
    with qtbot.waitSignal(routes.bring_back_asked):
        link.click()
    log_complaint(desk, mr_dunmore(day))
    page.refresh()
    assert page.empty is None
