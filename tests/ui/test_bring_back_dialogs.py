"""Bringing an export back: what is in it is seen first; then it becomes the empty book, or a book of its own."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from app import places
from app.casework.audits import Stopped, audit
from app.casework.book_imports import Means
from app.casework.book_previews import Preview, look_into
from app.casework.desks import Desk
from app.casework.exports import export_everything
from app.casework.lost_books import LostBook
from app.casework.questions import case_list
from app.casework.samples import write_sample
from app.models.export_manifests import Tell
from app.ui import bring_back_dialogs, errands
from app.ui.bring_back_dialogs import (
    AGREE,
    BESIDE,
    BESIDE_LOST,
    BESIDE_SAMPLE,
    INTO_OPEN,
    LEAVE,
    STOPPED,
    WRONG,
    BringBackDialog,
    bring_back_with,
)
from app.ui.errands import ProgressDialog
from app.ui.locks import take
from app.ui.routes import Routes
from tests.models.ledgers import everything
from tests.ui.conftest import Drive, Show, Unnamed
from tests.ui.desks import Day, desk_on_disk, desk_with_a_case


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A new book lies in the test's own folder."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Desk]:
    """A book with a case in it."""
    with desk_with_a_case(tmp_path / "Full") as made:
        yield made


@pytest.fixture
def out(full: Desk, tmp_path: Path) -> Path:
    """That book, exported."""
    export_everything(full, tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    """A book with nothing in it, as at a first start."""
    made = desk_on_disk(tmp_path / "Book", Day())
    yield made
    made.book.close()


def opened(book: Desk | LostBook, show: Show, *, at: Path | None = None) -> BringBackDialog:
    dialog = BringBackDialog(book)
    show(dialog)
    if at is not None:
        dialog.look(at)
    return dialog


def press(words: str, asked: list[str] | None = None) -> Callable[[QWidget], None]:
    def pressed(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        if asked is not None:
            asked.append(box.text())
        next(button for button in box.buttons() if button.text() == words).click()

    return pressed


def test_it_says_what_is_in_it_and_does_nothing_by_itself(
    empty: Desk, out: Path, show: Show, unnamed: Unnamed, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(empty, show)
    assert dialog.focusWidget() is dialog.choose
    assert not dialog.go.isVisible()
    assert unnamed(dialog) == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    QTest.keyClick(dialog.choose, Qt.Key.Key_Return)
    said = dialog.has.words.text()
    assert "It is the book of St Anne's Almshouses." in said
    assert "1 case, open" in said
    assert dialog.into.text() == INTO_OPEN
    assert not dialog.where.isVisible()
    assert not dialog.trouble.isVisible()
    assert dialog.focusWidget() is dialog.go
    assert unnamed(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (dialog.preview, dialog.brought, dialog.to_open) == (None, "", None)
    assert not any(everything(empty.book).values())


def test_an_empty_book_becomes_it_to_the_last_byte(empty: Desk, full: Desk, out: Path, show: Show) -> None:
    dialog = opened(empty, show, at=out)
    dialog.go.click()
    assert dialog.brought.startswith("The book is back: 1 complaint, ")
    assert "It was checked, and is sound." in dialog.done_panel.text()
    assert "The exported folder is still there" in dialog.done_panel.text()
    assert "This book has no passphrase" in dialog.done_panel.text()
    assert not dialog.open_now.isVisible()
    assert dialog.focusWidget() is dialog.leave
    assert everything(empty.book) == everything(full.book)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.brought  # however it is closed, the window shows the book


def test_a_book_with_something_in_it_stays_and_the_export_gets_a_folder(
    full: Desk, out: Path, show: Show, unnamed: Unnamed, tmp_path: Path
) -> None:
    before = everything(full.book)
    dialog = opened(full, show, at=out)
    assert dialog.into.text() == BESIDE
    assert dialog.where.folder == tmp_path / "home" / "Casebook" / "Casebook book St Anne's Almshouses"
    assert unnamed(dialog) == []
    dialog.go.click()
    assert everything(full.book) == before
    assert (dialog.made, dialog.brought) == (dialog.where.folder, "")
    assert dialog.focusWidget() is dialog.open_now
    dialog.open_now.click()
    assert dialog.to_open == dialog.made
    assert dialog.made is not None
    made = desk_on_disk(dialog.made, Day())
    assert everything(made.book) == before
    made.book.close()


def test_she_chooses_where_the_new_folder_goes(
    full: Desk, out: Path, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "OneDrive").mkdir()
    dialog = opened(full, show, at=out)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "OneDrive"))
    dialog.where.choose.click()
    assert "OneDrive" in dialog.where.danger.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog.where.choose.click()
    dialog.go.click()
    assert dialog.made == tmp_path / "Casebook book St Anne's Almshouses"


def test_the_sample_never_becomes_her_own_book(empty: Desk, show: Show, tmp_path: Path) -> None:
    sample = write_sample(tmp_path / "Sample", places.resources(), Day().date)
    export_everything(sample, tmp_path / "sample out")
    sample.book.close()
    dialog = opened(empty, show, at=tmp_path / "sample out")
    assert dialog.into.text() == BESIDE_SAMPLE
    assert dialog.where.isVisible()
    dialog.go.click()
    assert dialog.made is not None
    assert not any(everything(empty.book).values())
    dialog.reject()
    assert dialog.to_open is None


def test_what_is_wrong_with_a_folder_is_said_and_another_can_be_chosen(
    empty: Desk, out: Path, show: Show, tmp_path: Path
) -> None:
    dialog = opened(empty, show, at=tmp_path)  # its only export is meant
    assert dialog.preview is not None
    dialog.look(tmp_path / "Book")
    assert "is no export of a Casebook book" in dialog.trouble.text()
    assert not dialog.go.isVisible()
    assert not dialog.box.isVisible()
    assert dialog.focusWidget() is dialog.other
    journal = out / "Tables" / "journal.json"
    right = journal.read_bytes()
    journal.write_bytes(right.replace(b"Dunmore", b"Dunmoor"))
    dialog.look(out)
    assert "is not what it was when the export was made" in dialog.trouble.text().replace("\u200b", "")
    journal.write_bytes(right)
    dialog.look(out)
    assert dialog.go.isVisible()
    assert not dialog.trouble.isVisible()
    dialog.reject()


def test_a_seal_of_a_posted_letter_is_compared_before_anything_is_brought_in(
    empty: Desk, full: Desk, out: Path, show: Show, drive: Drive
) -> None:
    dialog = opened(empty, show, at=out)
    seal = audit(full).seal
    dialog.box.seal.focus_first()
    QTest.keyClicks(dialog.box.seal.edit, seal)
    QTest.keyClick(dialog.box.seal.edit, Qt.Key.Key_Return)
    assert dialog.box.judgement.tone() == "green"
    assert dialog.go.isVisible()  # Enter brought nothing in
    dialog.box.seal.set_value("4812")
    dialog.box.compare.click()
    assert dialog.summary.isVisible()
    dialog.box.seal.set_value("1-00000000")
    dialog.box.compare.click()
    assert dialog.box.judgement.tone() == "red"
    asked: list[str] = []
    drive(dialog.go.click, press(LEAVE, asked))
    assert "is not in this folder" in asked[0]
    assert not any(everything(empty.book).values())
    dialog.box.seal.set_value("")
    dialog.box.compare.click()  # an empty box takes back nothing
    drive(dialog.go.click, press(LEAVE, asked))
    assert "is not in this folder" in asked[1]
    assert dialog.brought == ""
    drive(dialog.go.click, press(AGREE))
    assert dialog.brought


def test_another_folder_forgets_the_seal_of_the_one_before(empty: Desk, out: Path, show: Show) -> None:
    dialog = opened(empty, show, at=out)
    dialog.box.seal.set_value("1-00000000")
    dialog.box.compare.click()
    dialog.look(out)
    dialog.go.click()
    assert dialog.brought


def test_the_command_that_opens_the_new_book_can_be_copied_and_understood(
    full: Desk, out: Path, show: Show, unnamed: Unnamed
) -> None:
    dialog = opened(full, show, at=out)
    assert not dialog.command.isVisible()
    dialog.go.click()
    assert dialog.command.isVisible()
    QTest.mouseClick(dialog.command.copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert copied == dialog.command.text()
    assert not set("\u200b“”") & set(copied)
    words = shlex.split(copied)
    assert words[-2:] == ["--book", str(dialog.made)]
    assert unnamed(dialog) == []
    dialog.reject()


def test_a_folder_that_a_window_has_open_gets_no_book(full: Desk, out: Path, show: Show, tmp_path: Path) -> None:
    dialog = opened(full, show, at=out)
    dialog.where.folder = tmp_path / "Other"
    lock = take(tmp_path / "Other")
    dialog.go.click()
    assert "open in Casebook already" in dialog.said.text()
    lock.release()
    dialog.go.click()
    assert dialog.made == tmp_path / "Other"
    assert [path.name for path in dialog.made.iterdir()] == ["casebook.db"]
    dialog.reject()


def test_what_was_wrong_when_it_was_exported_is_asked_about(
    empty: Desk, out: Path, show: Show, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:

    def unsound(book: Desk, folder: Path, means: Means, tell: Tell) -> Preview:
        found = look_into(book, folder, means, tell)
        found.troubles = ("Case 2026-001 is under an edition that is not here.",)
        return found

    monkeypatch.setattr(bring_back_dialogs, "look_into", unsound)
    dialog = opened(empty, show, at=out)
    assert dialog.trouble.tone() == "amber"
    assert dialog.trouble.accessibleName().startswith(WRONG)
    asked: list[str] = []
    drive(dialog.go.click, press(LEAVE, asked))
    assert "was not sound when it was exported" in asked[0]
    assert dialog.brought == ""
    dialog.reject()


def test_looking_and_bringing_can_be_stopped(
    empty: Desk, out: Path, show: Show, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "AT_ONCE", 0.0)

    def slow(*given: object) -> None:
        for tell in given:
            while callable(tell):
                tell(1, 10)

    def stop(progress: QWidget) -> None:
        assert isinstance(progress, ProgressDialog)
        QTest.keyClick(progress, Qt.Key.Key_Escape)
        while progress.isVisible():
            QApplication.processEvents()

    with monkeypatch.context() as patched:
        patched.setattr(bring_back_dialogs, "look_into", slow)
        dialog = opened(empty, show)
        drive(lambda: dialog.look(out), stop)
    assert dialog.said.text() == STOPPED
    assert dialog.preview is None
    assert not dialog.go.isVisible()
    monkeypatch.setattr(errands, "AT_ONCE", 20)
    dialog.look(out)
    monkeypatch.setattr(errands, "AT_ONCE", 0.0)
    monkeypatch.setattr(bring_back_dialogs, "bring_back", slow)
    drive(dialog.go.click, stop)
    assert dialog.said.text() == STOPPED
    assert dialog.go.isVisible()
    assert not any(everything(empty.book).values())
    dialog.reject()


def test_a_folder_that_cannot_be_written_is_said_and_can_be_put_right(
    full: Desk, out: Path, show: Show, tmp_path: Path
) -> None:
    dialog = opened(full, show, at=out)
    (tmp_path / "file").write_text("no folder")
    dialog.where.folder = tmp_path / "file" / "Book"
    dialog.go.click()
    assert "could not be made in" in dialog.said.text()
    assert dialog.said.tone() == "red"
    dialog.where.folder = tmp_path / "right"
    dialog.go.click()
    assert dialog.made == tmp_path / "right"
    dialog.reject()


def test_beside_the_backups_of_a_book_that_is_gone_it_takes_its_place(out: Path, show: Show, tmp_path: Path) -> None:
    (tmp_path / "Gone" / "Backups").mkdir(parents=True)
    dialog = opened(LostBook(tmp_path / "Gone"), show, at=out)
    assert str(tmp_path / "Gone") in dialog.into.text().replace("\u200b", "")
    dialog.go.click()
    assert dialog.brought
    assert (tmp_path / "Gone" / "casebook.db").exists()


def test_a_damaged_book_is_never_written_over(out: Path, show: Show, tmp_path: Path) -> None:
    (tmp_path / "Bad").mkdir()
    (tmp_path / "Bad" / "casebook.db").write_bytes(b"\xff" * 9000)
    dialog = opened(LostBook(tmp_path / "Bad"), show, at=out)
    assert dialog.into.text() == BESIDE_LOST
    dialog.go.click()
    assert dialog.made == dialog.where.folder
    assert (tmp_path / "Bad" / "casebook.db").read_bytes() == b"\xff" * 9000
    dialog.reject()


def test_the_window_shows_what_came_in_or_opens_the_new_book(empty: Desk, out: Path, show: Show, drive: Drive) -> None:
    routes, told = Routes(), list[object]()
    routes.restored.connect(told.append)
    routes.open_asked.connect(told.append)
    parent = QWidget()
    show(parent)

    def bring(dialog: BringBackDialog) -> None:
        dialog.look(out)
        dialog.go.click()
        if dialog.open_now.isVisible():
            dialog.open_now.click()
        else:
            dialog.leave.click()

    assert drive(lambda: bring_back_with(empty, routes, parent), bring)
    assert str(told[0]).startswith("The book is back: ")
    assert len(case_list(empty)) == 1
    assert drive(lambda: bring_back_with(empty, routes, parent), bring)
    QApplication.processEvents()
    assert isinstance(told[1], Path)
    assert not drive(lambda: bring_back_with(empty, routes, parent), lambda dialog: dialog.reject())


def test_stopping_is_no_fault() -> None:
    assert STOPPED.startswith("You stopped it.")
    assert issubclass(Stopped, Exception)
