"""File, Passphrase…: set, change, take off, a new sheet, and what this PC does by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casework.desks import Desk
from app.casework.protections import (
    close_book,
    has_passphrase,
    is_closed,
    key_from,
    remembered,
    sheet_notice,
)
from app.models import keys
from app.models.keys import PASSPHRASE, RECOVERY, WrongPassphrase
from app.rules.problems import Problem, Refused
from app.ui import passphrase_dialogs, sheet_dialogs
from app.ui.passphrase_dialogs import NewPassphraseDialog, PassphraseDialog, renew
from app.ui.preferences import Preferences
from app.ui.routes import Routes
from app.ui.sheet_dialogs import SheetDialog
from tests.models.test_keyrings import Drawer
from tests.ui.conftest import Drive, Show, Unnamed
from tests.ui.desks import Day, desk_on_disk, st_annes

PHRASE, OTHER = "four short words here", "another good passphrase"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes of the sheets that were shown."""
    shown: list[str] = []

    def printed(_desk: Desk, code: str, _parent: object, take: Callable[[], object] | None = None) -> bool:
        shown.append(code)
        if take is not None:
            take()
        return True

    monkeypatch.setattr(passphrase_dialogs, "show_sheet", printed)
    return shown


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return st_annes(desk_on_disk(tmp_path / "book", Day()))


def typed(*, current: str = "", new: str = "", again: str = "") -> object:
    def act(dialog: NewPassphraseDialog) -> None:
        dialog.current.set_value(current)
        dialog.new.set_value(new)
        dialog.again.set_value(again)
        dialog.go.click()
        assert not dialog.isVisible(), [box.problem() for box in dialog.boxes]

    return act


def test_a_passphrase_is_set_changed_and_taken_off(
    desk: Desk, tmp_path: Path, show: Show, drive: Drive, sheets: list[str]
) -> None:
    folder = tmp_path / "book"
    dialog = PassphraseDialog(desk, None, Preferences(tmp_path / "window.ini"))
    show(dialog)
    assert dialog.set.isVisible()
    assert not dialog.change.isVisible()
    drive(dialog.set.click, typed(new=PHRASE, again=PHRASE))
    assert has_passphrase(desk)
    assert "make a new one" in dialog.said.text()
    assert (dialog.set.isVisible(), dialog.take_off.isVisible()) == (False, True)
    assert key_from(folder, RECOVERY, sheets[0]) == desk.book.key
    drive(dialog.change.click, typed(current=PHRASE, new=OTHER, again=OTHER))
    assert key_from(folder, PASSPHRASE, OTHER) == desk.book.key
    drive(dialog.sheet.click, typed(current=OTHER))
    assert key_from(folder, RECOVERY, sheets[1]) == desk.book.key
    with pytest.raises(WrongPassphrase):
        key_from(folder, RECOVERY, sheets[0])
    drive(dialog.take_off.click, typed(current=OTHER))
    assert not is_closed(folder)
    assert dialog.set.isVisible()
    desk.book.close()


def test_nothing_is_changed_or_shown_without_the_passphrase(
    desk: Desk, show: Show, drive: Drive, sheets: list[str]
) -> None:
    close_book(desk, PHRASE, PHRASE)
    dialog = PassphraseDialog(desk)
    show(dialog)

    def guess(asked: NewPassphraseDialog) -> None:
        asked.current.set_value("a guess at it")
        asked.new.set_value(OTHER)
        asked.again.set_value(OTHER)
        asked.go.click()
        assert asked.isVisible()
        assert "not the passphrase" in asked.current.problem()
        asked.reject()

    for button in (dialog.change, dialog.sheet, dialog.take_off):
        drive(button.click, guess)
    assert has_passphrase(desk)
    assert sheets == []
    desk.book.close()


def test_what_is_wrong_is_said_beside_its_field_and_stays_typed(show: Show) -> None:
    def act(_current: str, _new: str, _again: str) -> None:
        raise Refused((Problem("again", "This is not what you typed above."),))

    dialog = NewPassphraseDialog("Set a passphrase", "&Close the book with it", act)
    dialog.ask_for(dialog.new, dialog.again)
    show(dialog)
    dialog.new.set_value(PHRASE)
    dialog.entered()
    assert dialog.again.problem() == "This is not what you typed above."
    assert dialog.new.value() == PHRASE
    assert not dialog.current.isVisible()


def test_this_pc_remembers_it_where_it_can_and_says_so_where_it_cannot(
    desk: Desk, tmp_path: Path, show: Show, unnamed: Unnamed
) -> None:
    close_book(desk, PHRASE, PHRASE)
    before = keyring.get_keyring()
    try:
        keyring.set_keyring(Drawer())
        dialog = PassphraseDialog(desk)
        show(dialog)
        assert unnamed(dialog) == []
        dialog.remember.box.click()
        assert remembered(tmp_path / "book") == desk.book.key
        dialog.remember.box.click()
        assert remembered(tmp_path / "book") is None
        keyring.set_keyring(_NoDrawer())
        dialog.follow()
        assert not dialog.remember.box.isEnabled()
        assert "no safe place" in dialog.beside.text()
        assert unnamed(dialog) == []
    finally:
        keyring.set_keyring(before)
        desk.book.close()


class _NoDrawer(Drawer):
    priority = 0


def test_when_the_window_locks_itself_is_chosen_here(desk: Desk, tmp_path: Path, show: Show) -> None:
    close_book(desk, PHRASE, PHRASE)
    preferences = Preferences(tmp_path / "window.ini")
    dialog = PassphraseDialog(desk, None, preferences)
    show(dialog)
    assert dialog.lock_after.value() == "15"
    dialog.lock_after.set_value("0")
    assert Preferences(tmp_path / "window.ini").lock_after == 0
    desk.book.close()


def test_after_the_sheet_was_used_a_new_passphrase_and_a_new_sheet_follow(
    desk: Desk, tmp_path: Path, drive: Drive, sheets: list[str]
) -> None:
    first = close_book(desk, PHRASE, PHRASE).code
    drive(lambda: renew(desk, None), typed(new=OTHER, again=OTHER))
    assert key_from(tmp_path / "book", PASSPHRASE, OTHER) == desk.book.key
    assert key_from(tmp_path / "book", RECOVERY, sheets[0]) == desk.book.key
    with pytest.raises(WrongPassphrase):
        key_from(tmp_path / "book", RECOVERY, first)
    drive(lambda: renew(desk, None), lambda dialog: dialog.reject())
    assert len(sheets) == 1
    desk.book.close()


def test_tab_goes_from_box_to_box_before_what_shows_them(show: Show) -> None:
    """Space or Enter on what follows the first box would show it to the room."""
    dialog = NewPassphraseDialog("Set a passphrase", "C&lose the book with it", lambda *_: None)
    dialog.ask_for(dialog.new, dialog.again)
    show(dialog)
    dialog.new.focus_first()
    for stop in (dialog.again.edit, dialog.new.reveal, dialog.again.reveal, dialog.leave, dialog.go):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is stop


def test_no_two_of_it_have_one_access_key(desk: Desk, drive: Drive, show: Show) -> None:
    dialog = PassphraseDialog(desk)
    show(dialog)

    def look(asked: NewPassphraseDialog) -> None:
        texts = [asked.leave.text(), asked.go.text(), asked.new.label.text(), asked.again.label.text()]
        keys_ = [text[text.index("&") + 1].lower() for text in texts]
        assert len(set(keys_)) == len(keys_), texts
        asked.reject()

    drive(dialog.set.click, look)
    desk.book.close()


def test_a_book_that_is_open_is_not_called_closed(desk: Desk, show: Show) -> None:
    close_book(desk, PHRASE, PHRASE)
    dialog = PassphraseDialog(desk)
    show(dialog)
    assert dialog.heading.text() == "This book has a passphrase"
    desk.book.close()


def test_a_sheet_that_nobody_had_is_made_later_with_a_new_code(
    desk: Desk, tmp_path: Path, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that was not printed opens the book until the new one is printed; nobody is told to keep it."""
    folder, lost = tmp_path / "book", close_book(desk, PHRASE, PHRASE).code
    routes, told = Routes(), list[str]()
    routes.changed.connect(told.append)
    monkeypatch.setattr("app.ui.pdf_views.print_pdf", lambda *_: True)
    asked: list[str] = []

    def leave(_parent: object, _title: str, text: str, _answers: object) -> str:
        asked.append(text)
        return sheet_dialogs.LEAVE

    monkeypatch.setattr(sheet_dialogs, "ask", leave)
    seen: list[SheetDialog] = []

    def with_sheet(look: Callable[[SheetDialog], object]) -> Callable[[NewPassphraseDialog], object]:
        def act(dialog: NewPassphraseDialog) -> None:
            dialog.current.set_value(PHRASE)
            QTimer.singleShot(0, lambda: look(_on_top(seen)))
            dialog.go.click()

        return act

    def ask_for_it() -> None:
        passphrase_dialogs.print_sheet(desk, routes, None)

    drive(ask_for_it, with_sheet(lambda sheet: sheet.reject()))
    assert "Today asks for it again" in asked[0]
    assert "do not destroy" not in asked[0]
    assert (_opens(folder, lost), bool(sheet_notice(desk))) == (True, True)

    def print_it(sheet: SheetDialog) -> None:
        sheet.print.click()
        sheet.reject()

    drive(ask_for_it, with_sheet(print_it))
    assert (_opens(folder, lost), sheet_notice(desk)) == (False, "")
    assert told == [passphrase_dialogs.NO_SHEET, passphrase_dialogs.MADE_FIRST]
    desk.book.close()


def _opens(folder: Path, code: str) -> bool:
    try:
        key_from(folder, RECOVERY, code)
    except WrongPassphrase:
        return False
    return True


def _on_top(seen: list[SheetDialog]) -> SheetDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, SheetDialog)
    seen.append(found)
    return found


def test_once_settings_has_the_name_a_sheet_with_it_is_offered(tmp_path: Path, show: Show) -> None:
    """At the first start there is no name yet, and the sheet has a line to write it on."""
    desk = desk_on_disk(tmp_path / "new", Day())
    close_book(desk, PHRASE, PHRASE)
    dialog = PassphraseDialog(desk)
    show(dialog)
    assert not dialog.nameless.isVisible()
    st_annes(desk)
    dialog.follow()
    assert dialog.nameless.isVisible()
    assert "“New recovery sheet…” makes one that has it" in dialog.nameless.text()
    desk.book.close()
