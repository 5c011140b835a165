"""Start: the window on a book, a second start, a file that is no book, and a sample that never touches a real book."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import places, start
from app.casework import samples
from app.casework.backups import make_backup
from app.casework.desks import open_desk
from app.casework.intakes import log_complaint
from app.casework.letters import keep_draft, open_letter
from app.casework.milestones import add_note
from app.casework.protections import PASSPHRASE, close_book, key_from, new_recovery_code
from app.casework.questions import case_list
from app.models import keyrings, keys
from app.models.protections import NOTE
from app.rules.problems import UserError
from app.ui import crashes, locks
from app.ui.offices import Office
from app.ui.trouble_dialogs import Answer, TroubleDialog
from app.ui.unlock_dialogs import UnlockDialog
from app.ui.windows import MainWindow
from tests.ui.desks import Day, desk_on_disk, mr_dunmore, st_annes

TODAY = dt.date(2026, 11, 23)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_what_keeps_casebook_from_opening_is_said_in_a_window_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(crashes, "tell", lambda sentence, _parent: said.append(sentence))
    start.tell_alone("There is no screen.")
    monkeypatch.setattr(start, "_has_screen", lambda: True)
    start.tell_alone("The book is not there.")
    assert said == ["The book is not there."]


def opened(folder: Path, look: Callable[[MainWindow], object], *, sample: bool = False) -> int:
    """Open the window, look at it once the book is open, and close it."""

    def poll() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and window.current() != "opening":
                timer.stop()
                look(window)
                window.close()

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(poll)
    timer.start()
    try:
        return start.open_window(folder, sample=sample, today=lambda: TODAY)
    finally:
        timer.stop()  # it would look at the window of the next test


@pytest.fixture(autouse=True)
def hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window catches what nothing else caught; the test run keeps its own way."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def made_on(folder: Path) -> dt.date | None:
    """The day for which the sample in a folder was made."""
    desk = desk_on_disk(folder, Day())
    try:
        assert len(case_list(desk)) == 12
        return samples.made_for(desk)
    finally:
        desk.book.close()


def test_the_window_opens_on_a_new_book_and_closes(qtbot: QtBot, tmp_path: Path) -> None:
    titles: list[str] = []
    assert opened(tmp_path / "book", lambda window: titles.append(window.windowTitle())) == 0
    assert titles == ["Casebook"]
    assert (tmp_path / "book" / "casebook.db").exists()
    again = locks.take(tmp_path / "book")  # the lock was let go
    assert not again.stopped_before
    again.release()


def test_the_sample_says_so_and_is_made_anew_on_another_day(qtbot: QtBot, tmp_path: Path) -> None:
    titles: list[str] = []
    opened(tmp_path / "sample", lambda window: titles.append(window.windowTitle()), sample=True)
    assert titles == ["SAMPLE - Casebook - St Anne's Almshouses"]
    folder = tmp_path / "sample"
    assert made_on(folder) == TODAY
    start.make_sample(folder, TODAY + dt.timedelta(days=1))
    assert made_on(folder) == TODAY + dt.timedelta(days=1)


def test_a_sample_that_was_written_in_is_kept(tmp_path: Path) -> None:
    start.make_sample(tmp_path, TODAY)
    desk = desk_on_disk(tmp_path, Day())
    add_note(desk, case_list(desk)[0].case_id, TODAY, "Trying it out.")
    desk.book.close()
    assert "kept as it is" in start.make_sample(tmp_path, TODAY + dt.timedelta(days=1))
    assert made_on(tmp_path) == TODAY


def test_a_sample_in_which_a_letter_was_begun_is_kept(tmp_path: Path) -> None:
    start.make_sample(tmp_path, TODAY)
    day = Day()
    desk = desk_on_disk(tmp_path, Day(day.date + dt.timedelta(days=1)))
    case_id = next(row.case_id for row in case_list(desk, "dunmore"))
    letter = open_letter(desk, case_id, "acknowledgement", 1)
    keep_draft(desk, letter.written("received", "Thank you for"))
    desk.book.close()
    assert "kept as it is" in start.make_sample(tmp_path, TODAY + dt.timedelta(days=1))


def test_a_sample_opened_as_any_book_is_a_sample_still(qtbot: QtBot, tmp_path: Path) -> None:
    start.make_sample(tmp_path, TODAY)
    titles: list[str] = []
    opened(tmp_path, lambda window: titles.append(window.windowTitle()))
    assert titles == ["SAMPLE - Casebook - St Anne's Almshouses"]


def test_a_sample_never_goes_over_a_real_book(tmp_path: Path) -> None:
    desk = st_annes(desk_on_disk(tmp_path, Day()))
    desk.book.close()
    with pytest.raises(UserError, match="not a sample"):
        start.make_sample(tmp_path, TODAY)
    again = desk_on_disk(tmp_path, Day())
    assert case_list(again) == ()
    again.book.close()


def test_a_sample_that_was_not_finished_leaves_no_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(samples, "log_request", stop)
        with pytest.raises(KeyboardInterrupt):
            start.make_sample(tmp_path / "sample", TODAY)
    assert list(tmp_path.iterdir()) == []
    start.make_sample(tmp_path / "sample", TODAY)
    assert made_on(tmp_path / "sample") == TODAY


def test_a_file_that_is_no_book_is_told_and_left_alone(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "casebook.db").write_text("shopping list", encoding="utf-8")
    assert start.open_window(tmp_path, sample=False, today=lambda: TODAY) == 2
    assert "not a Casebook book" in capsys.readouterr().err
    assert (tmp_path / "casebook.db").read_text(encoding="utf-8") == "shopping list"


def test_a_second_start_is_told(qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = locks.take(tmp_path)
    assert start.open_window(tmp_path, sample=False, today=lambda: TODAY) == 2
    assert "open in Casebook already" in capsys.readouterr().err
    held.release()


@pytest.mark.parametrize("writing", [False, True])
def test_after_a_stop_it_says_what_is_true(qtbot: QtBot, tmp_path: Path, *, writing: bool) -> None:
    desk = st_annes(desk_on_disk(tmp_path, Day()))
    if writing:
        case_id = log_complaint(desk, mr_dunmore(Day()))
        letter = open_letter(desk, case_id, "acknowledgement", 1)
        keep_draft(desk, letter.written("received", "Thank you for"))
    desk.book.close()
    dead = subprocess.Popen([sys.executable, "-c", "pass"])
    dead.wait()
    host = QSysInfo.machineHostName()
    (tmp_path / locks.FILE).write_text(f"{dead.pid}\npython\n{host}\n", encoding="utf-8")
    said: list[str] = []
    opened(tmp_path, lambda window: said.append(window.statusBar().currentMessage()))
    assert "Nothing that was confirmed is lost" in said[0]
    assert ("half-written letter was kept" in said[0]) == writing


def test_every_part_loads() -> None:
    assert "every part loads" in start.self_test()


PHRASE = "four short words here"


def unlocked(folder: Path, act: Callable[[UnlockDialog], object]) -> tuple[int, list[str]]:
    """Open a closed book, doing this in what asks for the passphrase; the exit code and the title afterwards."""
    titles: list[str] = []

    def poll() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, UnlockDialog) and dialog.isVisible():
            window = dialog.parentWidget()
            assert isinstance(window, MainWindow)
            assert (window.windowTitle(), window.current()) == ("Casebook", "opening")
            act(dialog)

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(poll)
    timer.start()
    try:
        return opened(folder, lambda window: titles.append(window.windowTitle())), titles
    finally:
        timer.stop()


@pytest.fixture
def shut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed book."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    desk = st_annes(desk_on_disk(tmp_path, Day()))
    close_book(desk, PHRASE, PHRASE)
    desk.book.close()
    return tmp_path


def test_a_closed_book_asks_before_it_shows_anything(qtbot: QtBot, shut: Path) -> None:
    given = ["not this", PHRASE]

    def type_it(dialog: UnlockDialog) -> None:
        dialog.phrase.set_value(given.pop(0))
        dialog.go.click()

    assert unlocked(shut, type_it) == (0, ["Casebook - St Anne's Almshouses"])
    assert given == []


def test_who_would_rather_not_open_it_leaves_with_nothing_said(
    qtbot: QtBot, shut: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unlocked(shut, lambda dialog: dialog.leave.click()) == (0, [])
    assert capsys.readouterr().err == ""
    again = locks.take(shut)
    assert not again.stopped_before
    again.release()


def test_after_the_recovery_sheet_a_new_passphrase_is_asked_for(
    qtbot: QtBot, shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed: list[bool] = []
    monkeypatch.setattr(Office, "renew_passphrase", lambda _office: renewed.append(True))
    desk = open_desk(shut, places.resources(), Day().today, Day().now, key_from(shut, PASSPHRASE, PHRASE))
    code = new_recovery_code(desk)
    desk.book.close()

    def use_sheet(dialog: UnlockDialog) -> None:
        dialog.turn()
        dialog.code.set_value(code)
        dialog.go.click()

    assert unlocked(shut, use_sheet)[0] == 0
    assert len(renewed) == 1


def test_the_copies_that_stay_plain_after_a_stop_are_told_at_the_start(
    qtbot: QtBot, shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(crashes, "tell", lambda sentence, _parent: told.append(sentence))
    left = shut / "Backups" / "Replaced 2026-11-20 0900.db"
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(keys.PLAIN + bytes(4000))
    (shut / NOTE).touch()
    key = key_from(shut, PASSPHRASE, PHRASE)
    monkeypatch.setattr(keyrings, "recall", lambda _folder: key)
    assert opened(shut, lambda _window: QApplication.processEvents()) == 0
    assert str(left) in told[0]


def test_a_pc_that_remembers_the_key_does_not_ask(qtbot: QtBot, shut: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = key_from(shut, PASSPHRASE, PHRASE)
    monkeypatch.setattr(keyrings, "recall", lambda _folder: key)
    assert opened(shut, lambda _window: None) == 0


def in_trouble(monkeypatch: pytest.MonkeyPatch, *decide: Callable[[TroubleDialog], object]) -> list[str]:
    """Where the book does not open, do this in the window that says so, once for each time; gives what it said."""
    said, left = list[str](), list(decide)

    def shown(dialog: TroubleDialog) -> int:
        assert isinstance(dialog.parentWidget(), MainWindow)
        said.append(dialog.wrong.text())
        left.pop(0)(dialog)
        return 0

    monkeypatch.setattr(start, "_has_screen", lambda: True)
    monkeypatch.setattr(TroubleDialog, "exec", shown)
    return said


def put_backup(dialog: TroubleDialog) -> None:
    """Restore the newest backup, as the button does."""
    lost = dialog._book
    done = lost.restore(lost.shelf()[0].backup.path, Day().now())
    dialog._decide(Answer(done.restored.key, done.said))


def with_backup(folder: Path) -> bytes:
    """A book with a case and a backup, closed again; its bytes."""
    desk = st_annes(desk_on_disk(folder, Day()))
    log_complaint(desk, mr_dunmore(Day()))
    make_backup(desk, Day().now())
    desk.book.close()
    return (folder / "casebook.db").read_bytes()


@pytest.mark.parametrize("first", [100, 4096])
def test_a_damaged_book_is_restored_from_the_window_that_says_so_and_opens(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    """Damage in the head shows when the file is opened, damage further on when the first page is asked."""
    content = with_backup(tmp_path)
    spoilt = content[:first] + b"\xff" * (len(content) - first)
    (tmp_path / "casebook.db").write_bytes(spoilt)
    said = in_trouble(monkeypatch, lambda dialog: dialog.try_again(), put_backup)
    shown: list[str] = []

    def look(window: MainWindow) -> None:
        shown.extend((window.windowTitle(), window.statusBar().currentMessage()))

    assert opened(tmp_path, look) == 0
    assert len(said) == 2  # to try again alone helps nothing
    assert "is damaged" in said[0]
    assert shown[0] == "Casebook - St Anne's Almshouses"
    assert "The backup is restored: 1 case" in shown[1]
    [kept] = (tmp_path / "Backups").glob("Replaced *.db")
    assert kept.read_bytes() == spoilt
    again = locks.take(tmp_path)  # the lock was let go
    assert not again.stopped_before
    again.release()


def test_no_empty_book_is_begun_where_only_backups_are_left(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_backup(tmp_path)
    (tmp_path / "casebook.db").unlink()
    said = in_trouble(monkeypatch, lambda dialog: dialog.reject(), put_backup)
    assert start.open_window(tmp_path, sample=False, today=lambda: TODAY) == 2
    assert not (tmp_path / "casebook.db").exists()
    assert opened(tmp_path, lambda _window: None) == 0
    assert "backups of one" in said[1]
    assert (tmp_path / "casebook.db").exists()


def test_who_leaves_a_damaged_book_as_it_is_hears_it_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = with_backup(tmp_path)
    spoilt = content[:100] + b"\xff" * (len(content) - 100)
    (tmp_path / "casebook.db").write_bytes(spoilt)
    in_trouble(monkeypatch, lambda dialog: dialog.reject())
    assert start.open_window(tmp_path, sample=False, today=lambda: TODAY) == 2
    assert "is damaged" in capsys.readouterr().err
    assert (tmp_path / "casebook.db").read_bytes() == spoilt


def test_a_closed_book_whose_key_file_is_damaged_opens_without_asking_twice(
    qtbot: QtBot, shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(shut, places.resources(), Day().today, Day().now, key_from(shut, PASSPHRASE, PHRASE))
    make_backup(desk, Day().now())
    desk.book.close()
    (shut / keys.FILE).write_bytes(b"no key file")

    def mend(dialog: TroubleDialog) -> None:
        dialog._decide(Answer(dialog._book.mend_key_file(PHRASE, Day().now()), "Mended."))

    said = in_trouble(monkeypatch, mend)
    titles: list[str] = []
    assert opened(shut, lambda window: titles.append(window.windowTitle())) == 0
    assert len(said) == 1
    assert titles == ["Casebook - St Anne's Almshouses"]


def test_a_key_that_opens_the_book_no_longer_is_not_used_and_the_passphrase_is_asked_for(
    qtbot: QtBot, shut: Path
) -> None:
    """On another PC the passphrase was taken off and set anew while the window here showed the book."""
    asked: list[str] = []

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, UnlockDialog) and dialog.isVisible():
            asked.append("asked")
            dialog.phrase.set_value(PHRASE)
            dialog.go.click()
        for window in QApplication.topLevelWidgets():
            if asked and isinstance(window, MainWindow) and window.isVisible() and window.current() != "opening":
                timer.stop()
                window.close()

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(type_it)
    timer.start()
    before = start.Before(key=bytes(32))
    assert start.open_window(shut, sample=False, today=lambda: TODAY, before=before) == 0
    assert asked == ["asked"]
    timer.stop()
