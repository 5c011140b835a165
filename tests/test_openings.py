"""Openings: a second start, a book that is open elsewhere or only shown, and folders that are no place for one."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import openings, start
from app.__main__ import main
from app.casework.exports import export_everything
from app.casework.intakes import log_complaint
from app.casework.protections import close_book
from app.casework.questions import case_list
from app.models import keys
from app.models.moves import NOTE
from app.ui import locks
from app.ui.bells import Bell
from app.ui.bring_back_dialogs import BringBackDialog
from app.ui.buttons import Button
from app.ui.move_dialogs import MoveDialog
from app.ui.question_boxes import QuestionBox
from app.ui.standing_by import OPEN_IT
from app.ui.unlock_dialogs import UnlockDialog
from app.ui.windows import MainWindow
from tests.ui.desks import Day, desk_on_disk, mr_dunmore, st_annes

TODAY = dt.date(2026, 11, 23)
PHRASE = "four short words here"
ELSEWHERE = "4242\ncasebook\nOFFICE-PC\n"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Act = Callable[[QWidget], object]


@pytest.fixture(autouse=True)
def own_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The run keeps its own way with errors, and this PC has one good place for a book."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr("app.places.data", lambda: tmp_path / "good" / "Book")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The folder of a book with one case."""
    desk = st_annes(desk_on_disk(tmp_path / "Book", Day()))
    log_complaint(desk, mr_dunmore(Day()))
    desk.book.close()
    return tmp_path / "Book"


@pytest.fixture
def acts(qapp: QApplication) -> Iterator[list[tuple[type[QWidget], Act]]]:
    """What is done, in order, in the windows that come up: of this class, this."""
    waiting: list[tuple[type[QWidget], Act]] = []

    def poll() -> None:
        found = QApplication.activeModalWidget()
        windows = [found] if found is not None else QApplication.topLevelWidgets()
        for window in windows:
            ready = not isinstance(window, MainWindow) or window.current() != "opening"
            if waiting and isinstance(window, waiting[0][0]) and window.isVisible() and ready:
                waiting.pop(0)[1](window)
                return

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(poll)
    timer.start()
    yield waiting
    timer.stop()
    assert waiting == []


def press(words: str) -> Act:
    """Press the button with these words."""

    def act(window: QWidget) -> None:
        next(one for one in window.findChildren(Button) if words in (one.text(), one.objectName())).click()

    return act


def opened(folder: Path, *, read_only: bool = False) -> int:
    return start.open_window(folder, sample=False, today=lambda: TODAY, read_only=read_only)


def test_a_second_start_brings_the_first_to_the_front_and_ends(
    qtbot: QtBot, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held, rung = locks.take(book), list[str]()
    bell = Bell(book, lambda: rung.append("rung"))
    assert opened(book) == 0
    assert capsys.readouterr().out == f"{openings.IN_FRONT}\n"
    qtbot.waitUntil(lambda: rung == ["rung"])
    bell.close()
    held.release()


def test_a_book_that_is_open_on_another_computer_is_shown(book: Path, acts: list[tuple[type[QWidget], Act]]) -> None:
    (book / locks.FILE).write_text(ELSEWHERE, encoding="utf-8")
    before = {path.name: path.read_bytes() for path in book.iterdir()}
    seen: list[str] = []

    def look(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        seen.extend((window.windowTitle(), window.read_notice.text()))
        window.close()

    acts.append((MainWindow, look))
    assert opened(book) == 0
    assert seen[0] == "Read only - Casebook - St Anne's Almshouses"
    assert seen[1].startswith("This book is open on the computer OFFICE-PC. You see it as it was at ")
    assert {path.name: path.read_bytes() for path in book.iterdir()} == before


def test_a_book_is_shown_to_read_only_beside_the_window_that_has_it(
    book: Path, acts: list[tuple[type[QWidget], Act]]
) -> None:
    held, shown = locks.take(book), list[bool]()

    def look(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        shown.append(window.read_notice.isVisible())
        window.close()

    acts.append((MainWindow, look))
    assert opened(book, read_only=True) == 0
    assert shown == [True]
    assert held.is_ours()
    held.release()


def test_to_read_only_makes_no_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert opened(tmp_path / "nowhere", read_only=True) == 2
    assert "There is no book in" in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()


def test_a_book_in_a_synced_folder_is_moved_and_opened_again(
    tmp_path: Path, book: Path, acts: list[tuple[type[QWidget], Act]], capsys: pytest.CaptureFixture[str]
) -> None:
    synced = tmp_path / "OneDrive" / "Book"
    synced.parent.mkdir()
    book.rename(synced)
    good, told = tmp_path / "good" / "Book", list[str]()

    def move(window: QWidget) -> None:
        notice = next(one for one in window.findChildren(Button) if one.objectName() == "move_book")
        told.append(notice.accessibleName())
        QTimer.singleShot(0, notice.click)

    def leave(window: QWidget) -> None:
        held = (good / locks.FILE).exists(), (synced / locks.FILE).exists()
        told.append(f"{held}")
        window.close()

    acts.extend([(MainWindow, move), (MoveDialog, press("move")), (MoveDialog, press("move")), (MainWindow, leave)])
    assert opened(synced) == 0
    assert "OneDrive copies to other computers" in told[0]
    assert told[1] == "(True, False)"
    assert sorted(path.name for path in synced.iterdir()) == [NOTE]
    assert main(["due", "--book", str(synced), "--today", "2026-11-23"]) == 0
    out, err = capsys.readouterr()
    assert "Dunmore" in out
    assert str(good) in err


def test_a_new_book_in_a_synced_folder_is_warned_about_before_anything_is_typed(
    tmp_path: Path, acts: list[tuple[type[QWidget], Act]]
) -> None:
    synced, good = tmp_path / "Dropbox" / "Book", tmp_path / "good" / "Book"
    seen: list[str] = []

    def better(window: QWidget) -> None:
        assert isinstance(window, QuestionBox)
        seen.append(window.text())
        press(openings.BETTER)(window)

    acts.extend([(QuestionBox, better), (MainWindow, lambda window: window.close())])
    assert opened(synced) == 0
    assert "Your new book would lie in a folder that Dropbox copies" in seen[0]
    assert str(good) in seen[0]
    assert (good / "casebook.db").exists()
    assert not (synced / "casebook.db").exists()
    assert main(["due", "--book", str(synced)]) == 0  # the old shortcut finds it


@pytest.mark.parametrize(("answer", "made"), [(openings.HERE, True), (openings.LEAVE, False)])
def test_she_may_insist_or_leave(
    tmp_path: Path, acts: list[tuple[type[QWidget], Act]], answer: str, *, made: bool
) -> None:
    synced = tmp_path / "Dropbox" / "Book"
    acts.append((QuestionBox, press(answer)))
    if made:
        acts.append((MainWindow, lambda window: window.close()))
    assert opened(synced) == 0
    assert (synced / "casebook.db").exists() == made
    assert not (synced / locks.FILE).exists()


def test_a_book_that_was_moved_and_is_not_there_is_not_begun_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NOTE).write_text(f"words\n{tmp_path / 'stick' / 'Book'}\n", encoding="utf-8")
    assert main(["due", "--book", str(tmp_path)]) == 2
    assert "it is not there" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [NOTE]


def test_a_book_that_was_moved_twice_is_found(tmp_path: Path, book: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, target in ((first, second), (second, book)):
        folder.mkdir()
        (folder / NOTE).write_text(f"words\n{target}\n", encoding="utf-8")
    assert main(["due", "--book", str(first)]) == 0
    desk = desk_on_disk(book, Day())
    assert len(case_list(desk)) == 1
    desk.book.close()


def test_a_book_that_was_only_shown_is_opened_to_record_once_nobody_else_has_it(
    tmp_path: Path, acts: list[tuple[type[QWidget], Act]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closed with a passphrase, which is asked for once."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    desk = st_annes(desk_on_disk(tmp_path / "Book", Day()))
    close_book(desk, PHRASE, PHRASE)
    desk.book.close()
    book = tmp_path / "Book"
    (book / locks.FILE).write_text(ELSEWHERE, encoding="utf-8")
    seen: list[str] = []

    def unlock(window: QWidget) -> None:
        assert isinstance(window, UnlockDialog)
        window.phrase.set_value(PHRASE)
        window.go.click()

    def look(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        seen.append(window.windowTitle())
        (book / locks.FILE).unlink()
        window.read_notice.button.click()
        seen.append(window.read_notice.button.text())
        QTimer.singleShot(0, window.read_notice.button.click)

    def record(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        seen.append(window.windowTitle())
        seen.append(f"{window.read_notice.isVisible()} {(book / locks.FILE).exists()}")
        window.close()

    acts.extend([(UnlockDialog, unlock), (MainWindow, look), (MainWindow, record)])
    assert opened(book) == 0
    assert seen == [
        "Read only - Casebook - St Anne's Almshouses",
        OPEN_IT,
        "Casebook - St Anne's Almshouses",
        "False True",
    ]
    assert not (book / locks.FILE).exists()


def test_an_export_becomes_a_book_of_its_own_and_is_opened_in_place_of_this_one(
    tmp_path: Path, book: Path, acts: list[tuple[type[QWidget], Act]]
) -> None:
    desk = desk_on_disk(book, Day())
    export_everything(desk, tmp_path / "out")
    desk.book.close()
    seen: list[str] = []

    def ask(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        QTimer.singleShot(0, window.actions_by_id["book.bring_back"].trigger)

    def bring(window: QWidget) -> None:
        assert isinstance(window, BringBackDialog)
        window.look(tmp_path / "out")
        window.go.click()
        seen.append(str(window.made))
        window.open_now.click()

    def look(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        locked = [(folder / locks.FILE).exists() for folder in (Path(seen[0]), book)]
        seen.append(f"{window.windowTitle()} {locked}")
        window.close()

    acts.extend([(MainWindow, ask), (BringBackDialog, bring), (MainWindow, look)])
    assert opened(book) == 0
    assert seen[0] == str(tmp_path / "home" / "Casebook" / "Casebook book St Anne's Almshouses")
    assert seen[1] == "Casebook - St Anne's Almshouses [True, False]"
