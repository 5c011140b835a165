"""Standing by: a PC that lost its book records nothing any more, and what is half written stays to be read."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.casework.backups import make_backup
from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.protections import close_book, open_for_good
from app.casework.questions import case_list
from app.casework.read_desks import NOTHING_RECORDED, open_to_read
from app.casework.restores import restore_backup
from app.models import keys
from app.models.books import FILE as BOOK
from app.models.protections import change_passphrase
from app.rules.problems import UserError
from app.ui.bells import ring
from app.ui.doors import Door
from app.ui.labels import Words
from app.ui.letter_pages import LetterPage
from app.ui.lock_files import grip, is_gripped
from app.ui.locks import FILE, take
from app.ui.offices import Office
from app.ui.standing_by import OPEN_IT, StandingBy, TakenOver, Whose
from app.ui.themes import Theme
from app.ui.unlock_dialogs import UnlockDialog
from app.ui.windows import LOOK_AGAIN
from tests.casework.cases import MONDAY
from tests.ui.conftest import Show
from tests.ui.desks import Day, desk_on_disk, mr_dunmore, st_annes
from tests.ui.letters import ACK

ELSEWHERE = "4242\ncasebook\nOFFICE-PC\n"
PHRASE, OTHER_PHRASE = "four short words here", "another four short words"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Book"


@pytest.fixture
def desk(folder: Path) -> Desk:
    desk = st_annes(desk_on_disk(folder, Day()))
    log_complaint(desk, mr_dunmore(Day()))
    return desk


@pytest.fixture
def office(desk: Desk, folder: Path, theme: Theme, show: Show) -> Iterator[tuple[Office, StandingBy]]:
    """An office that has the lock of its book."""
    made = Office(Door(theme), desk)
    show(made.window)
    standing = StandingBy(made, Whose(folder), take(folder))
    yield made, standing
    made.close()
    standing.stop()
    made.window.may_close = lambda: True
    made.window.close()


def taken_over(folder: Path) -> dict[str, bytes]:
    """Another PC takes the book over; the files as they are from then on."""
    (folder / FILE).write_text(ELSEWHERE, encoding="utf-8")
    return files(folder)


def files(folder: Path) -> dict[str, bytes]:
    """What is on the disk, but for SQLite's notes on who reads."""
    found = (path for path in folder.iterdir() if path.is_file() and not path.name.endswith("-shm"))
    return {path.name: path.read_bytes() for path in found}


def test_while_it_has_the_lock_it_records_and_touches_it(office: tuple[Office, StandingBy], folder: Path) -> None:
    made, standing = office
    then = (folder / FILE).stat().st_mtime - 500
    os.utime(folder / FILE, (then, then))
    standing.beat()
    assert (folder / FILE).stat().st_mtime > then + 400
    add_note(made.desk, case_list(made.desk)[0].case_id, MONDAY, "He rang.")
    assert made.window.read_notice.isHidden()


def test_whoever_lost_the_book_is_told_and_nothing_is_written(office: tuple[Office, StandingBy], folder: Path) -> None:
    made, standing = office
    case_id = case_list(made.desk)[0].case_id
    before = taken_over(folder)
    standing.beat()
    assert "The computer OFFICE-PC has taken this book over. Nothing can be" in made.window.read_notice.text()
    assert made.window.windowTitle().startswith("Read only - ")
    with pytest.raises(UserError):
        add_note(made.desk, case_id, MONDAY, "He rang.")
    assert case_list(made.desk)[0].case_id == case_id
    made.close()
    standing.stop()
    assert files(folder) == before


def test_the_first_thing_recorded_after_waking_is_refused_before_any_beat(
    office: tuple[Office, StandingBy], folder: Path
) -> None:
    made, _standing = office
    case_id = case_list(made.desk)[0].case_id
    before = taken_over(folder)
    with pytest.raises(UserError, match="taken this book over"):
        add_note(made.desk, case_id, MONDAY, "He rang.")
    assert made.desk.read_only
    assert not made.window.read_notice.isHidden()
    assert files(folder) == before


def test_a_lock_that_came_and_went_while_asleep_counts_as_lost(office: tuple[Office, StandingBy], folder: Path) -> None:
    made, standing = office
    (folder / FILE).unlink()
    standing.beat()
    assert "casebook.lock is gone" in made.window.read_notice.text()
    assert "slept" not in made.window.read_notice.text()  # it may just have been deleted
    made.window.read_notice.button.click()
    assert "Nobody has it open now" in made.window.read_notice.text()


def test_what_is_half_written_stays_to_be_read_and_copied(office: tuple[Office, StandingBy], folder: Path) -> None:
    made, standing = office
    made.write_letter(case_list(made.desk)[0].case_id, *ACK)
    page = made.window.page("letter")
    assert isinstance(page, LetterPage)
    box = page.editor.boxes["received"].edit
    box.setPlainText("Thank you for telling us about the radiator in the hall.")
    taken_over(folder)
    standing.beat()
    assert not page.keep()
    assert "radiator in the hall" in box.toPlainText()
    assert box.isVisible()
    assert not page.issue.isEnabled()
    assert page.issue.toolTip() == NOTHING_RECORDED
    page.put_down()


def test_a_bell_brings_the_window_to_the_front(qtbot: QtBot, office: tuple[Office, StandingBy], folder: Path) -> None:
    made, standing = office
    made.window.showMinimized()
    assert ring(folder)
    qtbot.waitUntil(lambda: not made.window.isMinimized())
    standing.stop()
    assert not ring(folder)


def test_a_book_that_is_open_elsewhere_is_shown_as_it_was_and_looked_at_again(
    desk: Desk, folder: Path, theme: Theme, show: Show
) -> None:
    (folder / FILE).write_text(ELSEWHERE, encoding="utf-8")
    made = Office(Door(theme), open_to_read(folder, desk.resources, Day().today, Day().now))
    show(made.window)
    standing = StandingBy(made, Whose(folder, "OFFICE-PC"), None)
    notice = made.window.read_notice
    assert notice.text().startswith("This book is open on the computer OFFICE-PC. You see it as it was at ")
    assert notice.text().endswith(". Nothing can be recorded here.")
    assert len(case_list(made.desk)) == 1
    log_complaint(desk, mr_dunmore(Day()))
    assert len(case_list(made.desk)) == 1
    notice.button.click()
    assert len(case_list(made.desk)) == 2
    os.utime(folder / FILE, (1, 1))
    notice.button.click()
    assert "Nothing has been heard from the computer OFFICE-PC" in notice.text()
    assert notice.text().endswith("you can open the book to record.")
    assert notice.button.text() == OPEN_IT
    (folder / FILE).write_text(ELSEWHERE, encoding="utf-8")  # it has woken meanwhile
    notice.button.click()
    assert notice.button.text() == LOOK_AGAIN
    assert made.moved is None
    (folder / FILE).unlink()
    notice.button.click()
    assert "closed there now, and you can open it to record" in notice.text()
    assert notice.button.accessibleName().startswith(f"{OPEN_IT}: ")
    assert made.moved is None
    copy = made.desk.book.path
    made.window.close()
    standing.stop()
    assert copy is not None
    assert not copy.parent.exists()
    desk.book.close()


def test_a_window_that_only_shows_it_finds_out_by_itself_when_it_can_be_had(shown: tuple[Office, Desk]) -> None:
    office, other = shown
    standing, notice = office.window.findChild(StandingBy), office.window.read_notice
    assert standing is not None
    lock = standing._whose.folder / FILE
    before = notice.text()
    standing.beat()
    assert (notice.text(), notice.button.text()) == (before, LOOK_AGAIN)
    os.utime(lock, (1, 1))
    standing.beat()
    assert "Nothing has been heard from the computer OFFICE-PC" in notice.text()
    assert notice.button.text() == OPEN_IT
    lock.write_text(ELSEWHERE, encoding="utf-8")
    standing.beat()
    assert notice.button.text() == LOOK_AGAIN
    assert other.book.path is not None


def test_where_the_book_is_gone_it_shows_what_it_showed(desk: Desk, folder: Path, theme: Theme, show: Show) -> None:
    made = Office(Door(theme), open_to_read(folder, desk.resources, Day().today, Day().now))
    show(made.window)
    standing = StandingBy(made, Whose(folder), None)
    desk.book.close()
    (folder / BOOK).rename(folder / "aside.db")
    made.window.read_notice.button.click()
    assert "no book in" in made.window.statusBar().currentMessage()
    assert len(case_list(made.desk)) == 1
    made.window.close()
    standing.stop()


def test_whoever_lost_the_book_can_have_it_back_once_nobody_has_it(
    office: tuple[Office, StandingBy], folder: Path
) -> None:
    made, standing = office
    taken_over(folder)
    standing.beat()
    button = made.window.read_notice.button
    button.click()
    assert "open on the computer OFFICE-PC" in made.window.read_notice.text()
    (folder / FILE).unlink()
    button.click()
    assert button.text() == OPEN_IT
    button.click()
    assert made.moved == folder
    assert not made.window.isVisible()


def test_what_was_typed_before_the_book_was_lost_is_asked_about_first(
    office: tuple[Office, StandingBy], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, standing = office
    made.write_letter(case_list(made.desk)[0].case_id, *ACK)
    page = made.window.page("letter")
    assert isinstance(page, LetterPage)
    page.editor.boxes["received"].edit.setPlainText("Thank you for telling us about the radiator in the hall.")
    taken_over(folder)
    standing.beat()
    (folder / FILE).unlink()
    asked: list[str] = []

    def stay(refusal: str, _window: object) -> bool:
        asked.append(refusal)
        return False

    monkeypatch.setattr("app.ui.offices.may_lose", stay)
    made.window.read_notice.button.click()
    made.window.read_notice.button.click()
    assert len(asked) == 1
    assert made.moved is None
    assert "radiator in the hall" in page.editor.boxes["received"].edit.toPlainText()
    page.put_down()


def in_the_background(call: Callable[[], object]) -> list[BaseException]:
    """Do this as an errand does, in another thread; what it raised."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            call()
        except UserError as error:
            raised.append(error)

    worker = threading.Thread(target=run)
    worker.start()
    worker.join(20)
    assert not worker.is_alive()
    return raised


def test_what_is_done_in_the_background_is_refused_there_and_said_by_the_window(
    qtbot: QtBot, office: tuple[Office, StandingBy], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when an export is brought back: no window is touched from another thread."""
    made, _standing = office
    case_id = case_list(made.desk)[0].case_id
    threads: list[int] = []
    say = made.window.set_read_only

    def said(*words: str) -> None:
        threads.append(threading.get_ident())
        say(*words)

    monkeypatch.setattr(made.window, "set_read_only", said)
    before = taken_over(folder)
    raised = in_the_background(lambda: add_note(made.desk, case_id, MONDAY, "He rang."))
    assert "taken this book over" in str(raised[0])
    assert threads == []
    qtbot.waitUntil(lambda: made.desk.read_only)
    assert threads == [threading.get_ident()]
    assert "taken this book over" in made.window.read_notice.text()
    assert files(folder) == before


def test_a_backup_is_not_put_in_the_place_of_a_book_that_was_lost(
    office: tuple[Office, StandingBy], folder: Path
) -> None:
    made, _standing = office
    backup = make_backup(made.desk, Day().now())
    before = taken_over(folder)
    with pytest.raises(TakenOver):
        restore_backup(made.desk, backup.path, Day().now())
    assert files(folder) == before


def test_the_passphrase_of_a_lost_book_is_not_changed(
    office: tuple[Office, StandingBy], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    made, _standing = office
    close_book(made.desk, PHRASE, PHRASE)
    before = taken_over(folder)
    with pytest.raises(TakenOver):
        change_passphrase(made.desk.book, OTHER_PHRASE)
    assert files(folder) == before


def test_a_silent_pc_for_which_the_system_holds_the_book_is_told_and_nothing_is_offered(
    desk: Desk, folder: Path, theme: Theme, show: Show
) -> None:
    """What was offered could not be done, and was offered again without end."""
    (folder / FILE).write_text(ELSEWHERE, encoding="utf-8")
    theirs = os.open(folder / FILE, os.O_RDWR)
    assert grip(theirs)
    os.utime(folder / FILE, (1, 1))
    made = Office(Door(theme), open_to_read(folder, desk.resources, Day().today, Day().now))
    show(made.window)
    standing = StandingBy(made, Whose(folder, "OFFICE-PC"), None)
    notice = made.window.read_notice
    assert "Close Casebook there, or switch that computer off, then look again" in notice.text()
    assert notice.button.text() == LOOK_AGAIN
    notice.button.click()
    assert notice.button.text() == LOOK_AGAIN
    assert made.moved is None
    os.close(theirs)
    notice.button.click()
    assert notice.button.text() == OPEN_IT
    made.window.close()
    standing.stop()
    desk.book.close()


def test_whoever_lost_the_book_holds_nothing_of_it_any_more(office: tuple[Office, StandingBy], folder: Path) -> None:
    """Else it would be its own hold that stands in the way of opening the book again."""
    _made, standing = office
    taken_over(folder)
    standing.beat()
    assert not is_gripped(folder / FILE)


@pytest.fixture
def shown(
    desk: Desk, folder: Path, theme: Theme, show: Show, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Office, Desk]]:
    """A book with a passphrase that is open on another PC and shown here, and the desk over there."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    close_book(desk, PHRASE, PHRASE)
    (folder / FILE).write_text(ELSEWHERE, encoding="utf-8")
    made = Office(Door(theme), open_to_read(folder, desk.resources, Day().today, Day().now, desk.book.key))
    show(made.window)
    standing = StandingBy(made, Whose(folder, "OFFICE-PC"), None)
    yield made, desk
    made.window.close()
    standing.stop()
    desk.book.close()


def unlocking(monkeypatch: pytest.MonkeyPatch, *typed: str) -> list[str]:
    """Type these in what asks for the passphrase, one after the other, or leave; gives what it says."""
    asked: list[str] = []

    def shown(dialog: UnlockDialog) -> int:
        asked.extend(words.text() for words in dialog.findChildren(Words) if "passphrase" in words.text())
        for phrase in typed:
            dialog.phrase.set_value(phrase)
            dialog.go.click()
        if not typed:
            dialog.leave.click()
        return 0

    monkeypatch.setattr(UnlockDialog, "exec", shown)
    return asked


def test_a_passphrase_that_was_set_anew_elsewhere_is_asked_for(
    shown: tuple[Office, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, there = shown
    open_for_good(there)
    close_book(there, OTHER_PHRASE, OTHER_PHRASE)
    log_complaint(there, mr_dunmore(Day()))
    asked = unlocking(monkeypatch)
    made.window.read_notice.button.click()
    assert "opened this book before does not open it any more" in " ".join(asked)
    assert len(case_list(made.desk)) == 1
    assert "as it was" in made.window.statusBar().currentMessage()
    assert "damaged" not in made.window.statusBar().currentMessage()
    unlocking(monkeypatch, PHRASE, OTHER_PHRASE)
    made.window.read_notice.button.click()
    assert len(case_list(made.desk)) == 2
    assert made.desk.book.key == there.book.key
    asked = unlocking(monkeypatch)
    made.window.read_notice.button.click()
    assert asked == []


def test_a_passphrase_that_was_taken_off_elsewhere_is_not_asked_for(
    shown: tuple[Office, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, there = shown
    open_for_good(there)
    log_complaint(there, mr_dunmore(Day()))
    asked = unlocking(monkeypatch)
    made.window.read_notice.button.click()
    assert asked == []
    assert len(case_list(made.desk)) == 2
    close_book(there, PHRASE, PHRASE)
    asked = unlocking(monkeypatch, PHRASE)
    made.window.read_notice.button.click()
    assert "This book is closed with a passphrase." in asked
    assert len(case_list(made.desk)) == 2
