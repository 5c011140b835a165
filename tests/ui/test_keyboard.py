"""Across rooms: the keyboard on every page and dialog. Tab goes as the eye does, and no access key is there twice."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QScrollArea, QWidget

from app import places
from app.casework.case_guides import (
    CaseForm,
    closing_form,
    correction_form,
    note_form,
)
from app.casework.codes import TITLES
from app.casework.definition_guides import definition_form
from app.casework.desks import Desk
from app.casework.event_guides import event_form
from app.casework.files import case_file
from app.casework.guides import CHECK
from app.casework.hazard_guides import hazard_form
from app.casework.intake_guides import intake_guide
from app.casework.particular_guides import needs_form, person_form
from app.casework.questions import case_list
from app.casework.samples import write_sample
from app.casework.workings import working_of
from app.ui.case_dialogs import CaseFormDialog
from app.ui.code_pages import CodePage
from app.ui.diary_dialogs import DiaryDialog
from app.ui.doors import Door
from app.ui.focuses import enter_pane
from app.ui.folds import FoldButton
from app.ui.guide_dialogs import GuideDialog
from app.ui.offices import Office
from app.ui.post_dialogs import PostDialog
from app.ui.themes import Theme
from app.ui.working_dialogs import WorkingDialog
from tests.screens import ANSWERS
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, empty_desk
from tests.ui.rings import passed_over
from tests.ui.test_main_job import PRESSED

PAGES = ("today", "cases", "post", "requests", "calendar", "code", "settings", "case", "letter")
FORMS = (
    note_form,
    hazard_form,
    closing_form,
    correction_form,
    definition_form,
    event_form,
    person_form,
    needs_form,
)
MOST_PASSES = 40
"""How often it is looked whether everything has its place."""

SETTLED = 10
"""Milliseconds in which a page has been laid out."""

MOST = 200
"""Stops after which a walk has lost its way."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = write_sample(Path(tmp_path_factory.mktemp("book")) / "book", places.resources(), dt.date(2026, 11, 23))
    yield desk
    desk.book.close()


@pytest.fixture
def office(sample: Desk, theme: Theme, show: Show) -> Iterator[Office]:
    made = Office(Door(theme), sample)
    made.window.resize(1366, 768)
    made.window.closing.disconnect(made.close)
    made.window.may_close = lambda: True
    show(made.window)
    yield made
    made._midnight.stop()


@pytest.fixture
def new_office(theme: Theme, show: Show) -> Iterator[Office]:
    """An office on a book with nothing in it."""
    made = Office(Door(theme), empty_desk(Day()))
    made.window.resize(1366, 768)
    made.window.may_close = lambda: True
    show(made.window)
    yield made
    made._midnight.stop()


def case_of(desk: Desk, who: str) -> int:
    return case_list(desk, who)[0].case_id


def go_to(office: Office, page: str) -> QWidget:
    """Show a page as it is come to, and put the focus in it."""
    if page == "case":
        office.show_case(case_of(office.desk, "dunmore"))
    elif page == "letter":
        office.write_letter(case_of(office.desk, "dunmore"), "acknowledgement", 1)
    else:
        office.window.go_to(page)
    shown = office.window.page(page)
    settle()
    enter_pane(shown)
    return shown


def settle() -> None:
    """Wait until everything has its place, and keeps it: on a busy machine a long page takes more than one pass."""
    before: list[object] = []
    for _ in range(MOST_PASSES):
        QTest.qWait(SETTLED)
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        now: list[object] = [
            (id(widget), place_of.getRect())
            for window in windows
            for widget in window.findChildren(QWidget)
            if widget.isVisible() and (place_of := widget.geometry())
        ]
        if now == before:
            return
        before = now


def walk(window: QWidget) -> list[QWidget]:
    """Every stop of Tab from where the focus is, until it comes back to one."""
    stops: list[QWidget] = []
    focus = window.focusWidget()
    while focus is not None and focus not in stops:
        assert len(stops) < MOST
        stops.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = window.focusWidget()
    return stops


def scrolled(widget: QWidget) -> QScrollArea | None:
    """What a widget scrolls in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def place(widget: QWidget) -> QRect:
    """Where a widget stands in what scrolls, or in the window."""
    area = scrolled(widget)
    inside = (area.widget() if area is not None else None) or widget.window()
    return QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())


def out_of_order(stops: list[QWidget], page: QWidget) -> list[str]:
    """Steps of Tab that go up, or back in the row; from the foot of a column they may go to the head of the next."""
    found = []
    for one, then in pairwise(stops):
        if not page.isAncestorOf(one) or not page.isAncestorOf(then):
            continue
        here, there = place(one), place(then)
        follows = here.contains(there) or there.top() >= here.bottom() - 2 or there.left() >= here.right() - 2
        if scrolled(one) is scrolled(then) and not follows:
            found.append(f"{name(one)} -> {name(then)}")
    return found


def name(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.objectName()


def unseen(stops: list[QWidget]) -> list[str]:
    """What has the focus and cannot be seen, each stop reached from the one before by something else than Tab."""
    found = []
    for stop in reversed(stops):
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
        seen = stop.visibleRegion().boundingRect()
        if stop.hasFocus() and (seen.isEmpty() or seen.height() < min(stop.height(), 12)):
            found.append(name(stop))
    return found


def doubled(window: QWidget) -> dict[str, list[str]]:
    """Access keys that two things have which can be seen at the same time."""
    keys = Counter[str]()
    words: dict[str, list[str]] = {}
    texts = [
        *(one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()),
        *(one.text() for one in window.findChildren(QLabel) if one.isVisible() and one.buddy() is not None),
    ]
    if isinstance(window, QMainWindow):
        texts += [action.text() for action in window.menuBar().actions()]
    for text in texts:
        if key := QKeySequence.mnemonic(text).toString():
            keys[key] += 1
            words.setdefault(key, []).append(text)
    return {key: words[key] for key, count in keys.items() if count > 1}


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_through_a_page_as_the_eye_does(office: Office, page: str) -> None:
    shown = go_to(office, page)
    assert out_of_order(walk(office.window), shown) == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_comes_to_everything_on_a_page(office: Office, page: str) -> None:
    go_to(office, page)
    start = office.window.focusWidget()
    assert start is not None
    assert passed_over(office.window, start) == []


@pytest.mark.parametrize("page", ["today", "cases", "post", "requests", "calendar", "code", "settings"])
def test_tab_goes_through_the_pages_of_a_new_book_as_the_eye_does(new_office: Office, page: str) -> None:
    shown = go_to(new_office, page)
    assert out_of_order(walk(new_office.window), shown) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("percent", [100, 200])
def test_what_has_the_focus_can_be_seen_on_every_page(office: Office, theme: Theme, page: str, percent: int) -> None:
    theme.set_percent(percent)
    shown = go_to(office, page)
    stops = [stop for stop in walk(office.window) if shown.isAncestorOf(stop)]
    assert unseen(stops) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_access_key_is_twice_on_a_page(office: Office, page: str) -> None:
    go_to(office, page)
    assert doubled(office.window) == {}


@pytest.mark.parametrize("part", TITLES)
@pytest.mark.parametrize("percent", [100, 200])
def test_every_part_of_the_code_by_keyboard(office: Office, theme: Theme, part: str, percent: int) -> None:
    theme.set_percent(percent)
    shown = go_to(office, "code")
    assert isinstance(shown, CodePage)
    shown.show_part(part)
    for fold in shown.rows.findChildren(FoldButton)[:2]:
        fold.click()
    height = 0
    while shown.rows.height() != height:  # what was opened takes its place in several rounds
        height = shown.rows.height()
        settle()
    enter_pane(shown)
    stops = [stop for stop in walk(office.window) if shown.isAncestorOf(stop)]
    assert out_of_order(stops, shown) == []
    assert unseen(stops) == []
    assert doubled(office.window) == {}


def test_every_step_of_the_intake(sample: Desk, show: Show) -> None:
    guide = intake_guide(sample, "Anne Clerk")
    dialog = GuideDialog(guide, ANSWERS)
    dialog.resize(1000, 700)
    show(dialog)
    for step in guide.path(dialog.answers()):
        assert dialog.at() == step
        check(dialog)
        if step != CHECK:
            dialog.go_on()


@pytest.mark.parametrize("made", FORMS)
def test_every_form_of_a_case(sample: Desk, show: Show, made: object) -> None:
    form = made(sample, case_of(sample, "okafor"))  # type: ignore[operator]  # each takes a desk and a case
    assert isinstance(form, CaseForm)
    dialog = CaseFormDialog(form, "Mr D. Dunmore").window
    show(dialog)
    for step in form.guide.path(dialog.answers()):
        dialog._go(step)
        check(dialog)


def test_the_dialog_of_posting(sample: Desk, show: Show) -> None:
    brandt = case_file(sample, case_of(sample, "brandt"))
    dialog = PostDialog(sample, brandt.case_id, brandt.letters[0].letter_id)
    show(dialog)
    assert doubled(dialog) == {}
    assert passed_over(dialog, dialog.record) == []
    dialog.on.focus_first()
    assert out_of_order(walk(dialog), dialog.pane) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialogs_of_the_diary_and_of_a_working(sample: Desk, theme: Theme, show: Show, percent: int) -> None:
    theme.set_percent(percent)
    working = working_of(sample, case_of(sample, "okafor"), "stage1.respond")
    for dialog in (DiaryDialog(sample), WorkingDialog(working)):
        show(dialog)
        settle()
        assert doubled(dialog) == {}
        assert unseen(walk(dialog)) == []
        assert out_of_order(walk(dialog), dialog) == []


def in_page(office: Office, page: str) -> bool:
    """Whether the focus is on a page, and what has it can be seen."""
    focus = office.window.focusWidget()
    return focus is not None and focus.isVisible() and office.window.page(page).isAncestorOf(focus)


def test_a_case_that_was_found_has_the_focus(office: Office) -> None:
    office.act("find")
    finder = office.window.focusWidget()
    assert finder is not None
    QTest.keyClicks(finder, "dunmore")
    QTest.keyClick(finder, Qt.Key.Key_Return)
    settle()
    assert office.window.current() == "case"
    assert in_page(office, "case")


def test_after_a_correction_the_focus_is_on_the_newest_entry(office: Office, drive: Drive) -> None:
    office.show_case(case_of(office.desk, "okafor"))
    page = office._case_page()
    view = page.view
    assert view is not None
    line = next(line for line in view.story.lines if line.line.kind == "received" and line.change.isVisible())
    line.change.setFocus()

    def correct(dialog: GuideDialog) -> None:
        dialog._answer("on", line.line.on - dt.timedelta(1))
        dialog._answer("reason", "It was the day before.")
        dialog.go_on()

    drive(lambda: page._dialogs_of(view.file).correct_date(line.line.seq), correct)
    settle()
    assert page.view is not None
    assert page.view is not view
    assert office.window.focusWidget() is page.view.story.lines[0]


def test_after_a_draft_was_thrown_away_the_case_has_the_focus(office: Office, drive: Drive) -> None:
    case_id = case_of(office.desk, "dunmore")
    office.show_case(case_id)
    office.write_letter(case_id, "acknowledgement", 1)
    letter = office._letter_page()
    next(iter(letter.editor.boxes.values())).edit.setPlainText("My own words.")
    letter.editor.judge()
    letter.throw.setFocus()

    def throw(box: QWidget) -> None:
        QTest.qWaitForWindowActive(box)
        settle()
        QTest.keyClick(box.focusWidget() or box, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
        QTest.qWait(PRESSED)

    drive(letter.throw.click, throw)
    settle()
    assert office.window.current() == "case"
    assert in_page(office, "case")


@pytest.mark.parametrize("percent", [100, 200])
def test_the_box_that_is_written_in_stays_where_it_is_while_more_is_missing(
    office: Office, theme: Theme, percent: int
) -> None:
    theme.set_percent(percent)
    go_to(office, "letter")
    editor = office._letter_page().editor
    boxes = list(editor.boxes.values())
    edit = boxes[6].edit
    for box in boxes:
        if box.edit is not edit:
            box.edit.setPlainText("")
    edit.setFocus()
    settle()
    assert not editor.checklist.lines
    before = edit.mapTo(office.window, edit.cursorRect().topLeft()).y()
    editor.judge()
    settle()
    assert len(editor.checklist.lines) > 3
    assert abs(edit.mapTo(office.window, edit.cursorRect().topLeft()).y() - before) < 12
    for box in boxes:
        box.put_back.click()
    office._letter_page().keep()


@pytest.mark.parametrize("before", ["today", "cases", "post", "requests", "calendar", "code", "settings"])
@pytest.mark.parametrize("changed", [True, False])
def test_back_takes_the_focus_along(office: Office, before: str, changed: bool) -> None:  # noqa: FBT001
    go_to(office, before)
    office.show_case(case_of(office.desk, "okafor"))
    settle()
    assert in_page(office, "case")
    if changed:
        office.routes.changed.emit("Something else is recorded.")
        settle()
        assert in_page(office, "case")
    office.window.go_back()
    settle()
    assert in_page(office, before)


def check(dialog: GuideDialog) -> None:
    """Look at one step."""
    settle()
    assert doubled(dialog) == {}, dialog.at()
    before = dialog.focusWidget()
    stops = walk(dialog)
    assert out_of_order(stops, dialog.page) == [], dialog.at()
    assert unseen([stop for stop in stops if dialog.page.isAncestorOf(stop)]) == [], dialog.at()
    if before is not None:
        before.setFocus()
