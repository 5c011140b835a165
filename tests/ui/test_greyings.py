"""Greyings: in a book that is only read, every act and every button is grey or leaves the book as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import places
from app.casework.case_guides import note_form
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.questions import case_list
from app.casework.read_desks import NOTHING_RECORDED, open_to_read
from app.casework.samples import write_sample_book
from app.rules.problems import UserError
from app.ui.buttons import Button
from app.ui.case_dialogs import CaseFormDialog
from app.ui.case_pages import SHOWN, CasePage
from app.ui.case_views import PARTS
from app.ui.choice_fields import Choice
from app.ui.doors import Door
from app.ui.export_dialogs import ExportDialog
from app.ui.greyings import ACTS, NOT_FROM_HERE, WHY, Greying, records
from app.ui.guide_dialogs import GuideDialog
from app.ui.offices import Office
from app.ui.settings_pages import SettingsPage
from app.ui.standing_by import StandingBy, Whose
from app.ui.themes import Theme
from tests.ui.conftest import Show
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes

PLACES = ("today", "cases", "post", "requests", "calendar", "code", "settings")
LEFT_OUT = ("file.quit", "text.", "theme.", "pane.")
"""What ends the walk, and what is of the window alone."""
WALKED = ("castellanos",)
"""A case of the sample with much behind it."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample book."""
    folder = tmp_path_factory.mktemp("shown") / "Book"
    write_sample_book(folder, places.resources(), Day().date)
    return folder


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, written: Path) -> Iterator[Office]:
    """An office that only shows the sample book."""
    desk = open_to_read(written, places.resources(), Day().today, Day().now)
    made = Office(Door(theme), desk)
    made.window.show()
    standing = StandingBy(made, Whose(written), None)
    yield made
    made.close()
    standing.stop()
    made.window.close()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every dialog that a walk opens, by its class; nobody waits for an answer, and nothing leaves the program."""
    found: list[str] = []

    def fake(dialog: QDialog) -> int:
        found.append(type(dialog).__name__)
        if isinstance(dialog, GuideDialog):
            assert dialog._on_finish is None, dialog.windowTitle()
        elif not isinstance(dialog, QMessageBox):
            dialog.show()
            press_all(dialog, dialog)
        dialog.hide()
        return 0

    monkeypatch.setattr(QDialog, "exec", fake)
    monkeypatch.setattr(QMessageBox, "exec", fake)
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr("app.ui.second_windows._start", lambda _words: True)
    return found


def names(root: QWidget) -> list[str]:
    """What can be pressed below a widget, by name or words, in its order."""
    buttons = [one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    return list(dict.fromkeys(_name(one) for one in buttons if one.metaObject().className() != "QToolButton"))


def _name(button: QAbstractButton) -> str:
    return button.objectName() or button.text()


def press_all(root: QWidget, window: QWidget, again: Callable[[], QWidget] | None = None) -> None:
    """Press everything that is not grey; what goes somewhere is followed by going back."""
    for name in names(root):
        if again is not None and not root.isVisible():
            root = again()
        for button in root.findChildren(QAbstractButton):
            if _name(button) == name and button.isVisible() and button.isEnabled():
                button.click()
                QApplication.processEvents()
                break
        if again is None and not window.isVisible():
            window.show()


def bytes_of(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def grey(office: Office) -> set[str]:
    page = office.window.page(office.window.current())
    return {_name(one) for one in page.findChildren(Button) if not one.isEnabled() and one.isVisibleTo(page)}


def show_part(page: QWidget, part: str) -> QWidget:
    """One part of the case that is shown, under its tab."""
    assert isinstance(page, CasePage)
    assert page.view is not None
    page.view.show_part(part)
    QApplication.processEvents()
    return page


def trigger_all(office: Office) -> None:
    """Everything in the menus that is not grey."""
    for name, action in office.window.actions_by_id.items():
        if not name.startswith(LEFT_OUT) and action.isEnabled():
            action.trigger()
            QApplication.processEvents()


def test_every_act_and_every_button_leaves_the_book_as_it_is(office: Office, written: Path, seen: list[str]) -> None:
    assert office.desk.book.path is not None
    copy = office.desk.book.path.parent
    before = bytes_of(written), bytes_of(copy)

    def page(name: str) -> QWidget:
        office.window.show_page(name)
        QApplication.processEvents()
        return office.window.page(name)

    def case(case_id: int) -> QWidget:
        office.show_case(case_id)
        QApplication.processEvents()
        return office.window.page("case")

    def part_of(case_id: int, part: str) -> QWidget:
        return show_part(case(case_id), part)

    for name in PLACES:
        press_all(page(name), office.window, partial(page, name))
    for row in (case_list(office.desk, who)[0] for who in WALKED):
        for part in PARTS:
            press_all(part_of(row.case_id, part), office.window, partial(part_of, row.case_id, part))
        shown = office.window.page("case")
        assert isinstance(shown, CasePage)
        for act in shown.acts():
            assert act.text in SHOWN or act.blocked == NOTHING_RECORDED
            if not act.blocked:
                act.do()
    trigger_all(office)
    assert {"PdfDialog", "WorkingDialog"} <= set(seen)
    assert (bytes_of(written), bytes_of(copy)) == before


def test_what_records_is_grey_and_says_why(office: Office) -> None:
    for name in ACTS:
        action = office.window.actions_by_id[name]
        assert (action.isEnabled(), action.toolTip()) == (False, WHY.get(name, NOTHING_RECORDED))
    office.window.show_page("today")
    today = office.window.page("today")
    assert "today.new" in grey(office)
    assert any(name.startswith("step.") for name in grey(office))
    assert "today.diary" not in grey(office)
    new = today.findChild(Button, "today.new")
    assert new is not None
    assert (new.toolTip(), new.accessibleDescription()) == (NOTHING_RECORDED, NOTHING_RECORDED)
    office.window.show_page("calendar")
    assert {"holiday.add", "closure.add"} <= grey(office)
    office.window.show_page("settings")
    assert {"save", "checked_today", "change_wording"} <= grey(office)
    office.window.show_page("post")
    assert "posted" in grey(office)
    assert "print" not in grey(office)
    office.show_case(case_list(office.desk)[0].case_id)
    assert not {"more", "what_if"} & grey(office)
    show_part(office.window.page("case"), "contact")
    assert {"person", "needs"} <= grey(office)


def test_what_a_page_frees_is_grey_again(office: Office) -> None:
    office.window.show_page("settings")
    save = office.window.page("settings").findChild(Button, "save")
    assert save is not None
    save.block("")
    assert not save.isEnabled()
    assert save.toolTip() == NOTHING_RECORDED


def test_what_could_be_typed_in_settings_shows_only_and_says_why(office: Office) -> None:
    office.window.show_page("settings")
    page = office.window.page("settings")
    assert isinstance(page, SettingsPage)
    QApplication.processEvents()
    before = page._typed()
    for box in page.boxes.values():
        for control in box.controls():
            control.setFocus()
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert NOTHING_RECORDED in control.accessibleDescription()
            for key in (Qt.Key.Key_7, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Down, Qt.Key.Key_Right):
                QTest.keyClick(control, key)
            QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    for choice in page.findChildren(Choice):
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(choice.width() - 5, 5))
    assert page._typed() == before
    assert not page.unsaved()
    name = page.boxes["landlord"].controls()[0]
    assert isinstance(name, QLineEdit)
    assert (name.isReadOnly(), name.isEnabled(), name.toolTip()) == (True, True, NOTHING_RECORDED)
    name.selectAll()
    name.copy()
    assert QApplication.clipboard().text() == "St Anne's Almshouses"
    calendar = page.boxes["submitted_on"].findChild(Button)
    assert calendar is not None
    assert (calendar.isEnabled(), calendar.toolTip()) == (False, NOTHING_RECORDED)


def test_keys_and_ways_round_the_buttons_lead_nowhere(office: Office) -> None:
    case_id = case_list(office.desk)[0].case_id
    office.routes.letter_asked.emit(case_id, "acknowledgement", 1)
    assert office.window.current() == "today"
    office.routes.log_asked.emit()
    assert office.window.statusBar().currentMessage() == NOTHING_RECORDED
    office.show_case(case_id)
    page = office.window.page("case")
    assert isinstance(page, CasePage)
    assert page.view is not None
    page.view.story.lines[0].offer()
    with pytest.raises(UserError, match="read only"):
        add_note(office.desk, case_id, office.desk.today(), "Trying it.")


def test_a_form_that_is_open_when_it_turns_grey_keeps_what_is_typed(
    qtbot: QtBot, theme: Theme, show: Show, day: Day
) -> None:
    desk = st_annes(empty_desk(day))
    case_id = log_complaint(desk, mr_dunmore(day))
    office = Office(Door(theme), desk)
    show(office.window)
    form = CaseFormDialog(note_form(desk, case_id), "Mr D. Dunmore", office.window)
    form.window.show()
    text = form.window.findChildren(QPlainTextEdit)[0]
    text.setPlainText("He rang again.")
    desk.book.read_only = True
    greying = Greying(office.window, NOTHING_RECORDED)
    form.window.next.click()
    assert form.window.isVisible()
    assert text.toPlainText() == "He rang again."
    greying.stop()
    form.window.hide()
    desk.book.read_only = False
    office.close()


@pytest.fixture
def day() -> Day:
    return Day()


def test_a_button_that_nobody_named_is_grey_on_a_page_and_left_alone_elsewhere(office: Office) -> None:
    fresh = Button("Something new…", parent=office.window.page("today"))
    assert records(fresh)
    assert not records(office.window.read_notice.button)


def test_who_only_looks_does_not_take_a_plain_copy_of_everything_away(office: Office, show: Show) -> None:
    """A trustee may look; all that residents told, in a folder that anybody can read, is for who keeps the record."""
    act = office.window.actions_by_id["book.export"]
    assert (act.isEnabled(), act.toolTip()) == (False, NOT_FROM_HERE)
    dialog = ExportDialog(office.desk, office.window)
    show(dialog)
    assert (dialog.go.isEnabled(), dialog.go.toolTip()) == (False, NOT_FROM_HERE)
    dialog.entered()
    assert not dialog.folder.exists()
