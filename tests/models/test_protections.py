"""Protections: a book is closed, opened and changed; wherever that is stopped it opens and nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.models import backup_copies, backups, keys, recasts, wipes
from app.models.books import FILE, Book, Work, open_book
from app.models.checks import check_book
from app.models.keys import PASSPHRASE, RECOVERY, Closed, WrongPassphrase, is_closed, read_key_file
from app.models.protections import (
    NOTE,
    CannotProtect,
    change_passphrase,
    change_recovery_code,
    finish,
    protect,
    sheet_waits,
    unprotect,
)
from app.models.recasts import CannotRecast
from tests.models.ledgers import DAY, NOW, OFFICER, everything, full_book, now

PHRASE = "four short words here"
NAME = b"Dunmore"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


def record(sentence: str) -> tuple[str, Callable[[Work], object]]:
    return OFFICER, lambda work: work.append(None, "setting", on=DAY, sentence=sentence, body={"values": {}})


CLOSED, OPENED = record("The book was closed."), record("The book was opened.")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A plain book with a case in it, a backup, and a copy from before an upgrade, as older Casebooks left them."""
    made = open_book(tmp_path, now)
    full_book(made)
    backups.back_up(made, tmp_path / backup_copies.FOLDER, NOW)
    made.close()
    (tmp_path / "casebook before upgrade from version 1.db").write_bytes((tmp_path / FILE).read_bytes())
    made = open_book(tmp_path, now)
    with made.writing(OFFICER) as work:
        work.append(1 + 1, "note", on=DAY, sentence="Mrs Dunmore rang.")
    yield made
    made.close()


def opened(folder: Path, phrase: str = PHRASE, way: str = PASSPHRASE) -> Book:
    """The book as it is opened the next time, with its passphrase where it wants one."""
    if not is_closed(folder / FILE):
        return open_book(folder, now)
    key_file = read_key_file(folder)
    assert key_file is not None
    return open_book(folder, now, key_file.open_with(way, phrase))


def named_in(folder: Path, name: bytes = NAME) -> list[str]:
    """The files in which a resident's name can be read."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and name in path.read_bytes())


def test_a_closed_book_opens_with_its_passphrase_and_with_its_sheet_and_nothing_else(
    book: Book, tmp_path: Path
) -> None:
    before = everything(book)
    done = protect(book, PHRASE, CLOSED)
    assert done.left_open == ()
    assert named_in(tmp_path) == []
    book.close()
    with pytest.raises(Closed, match="Give the passphrase"):
        open_book(tmp_path, now)
    for way, secret in ((PASSPHRASE, PHRASE), (RECOVERY, done.code), (RECOVERY, done.code.lower().replace("-", " "))):
        again = opened(tmp_path, secret, way)
        after = everything(again)
        assert after.pop("journal")[:-1] == before["journal"]
        assert after == {table: rows for table, rows in before.items() if table != "journal"}
        assert check_book(again).sound
        again.close()
    key_file = read_key_file(tmp_path)
    assert key_file is not None
    for way, wrong in ((PASSPHRASE, "four short words her"), (RECOVERY, keys.new_recovery_code())):
        with pytest.raises(WrongPassphrase, match="That is not the"):
            key_file.open_with(way, wrong)


def test_the_book_goes_on_without_being_opened_anew(book: Book) -> None:
    """The window keeps the book it has, so every page goes on with it."""
    protect(book, PHRASE, CLOSED)
    full = everything(book)["journal"]
    with book.writing(OFFICER) as work:
        work.append(None, "setting", on=DAY, sentence="Later.", body={"values": {}})
    assert len(everything(book)["journal"]) == len(full) + 1
    unprotect(book, OPENED)
    assert book.key is None
    assert check_book(book).sound


def test_what_is_in_the_journal_says_when_it_was_closed_and_opened(book: Book, tmp_path: Path) -> None:
    protect(book, PHRASE, CLOSED)
    unprotect(book, OPENED)
    said = [row[6] for row in everything(book)["journal"]]
    assert said[-2:] == ["The book was closed.", "The book was opened."]
    book.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "casebook before upgrade from version 1.db",
        FILE,
    ]


def test_no_plain_copy_stays_and_each_copy_opens_with_the_same_key(book: Book, tmp_path: Path) -> None:
    assert len(named_in(tmp_path)) >= 3
    protect(book, PHRASE, CLOSED)
    assert named_in(tmp_path) == []
    [backup] = backups.backups_in(tmp_path / backup_copies.FOLDER)
    assert backup.closed
    with pytest.raises(Closed):
        backups.read_backup(backup.path, None)
    assert backups.read_backup(backup.path, book.key).sound
    copy = book.in_file(tmp_path / "casebook before upgrade from version 1.db", book.key)
    assert check_book(copy).sound
    copy.close()


def test_a_backup_in_the_making_and_a_file_of_another_program_are_told_apart(book: Book, tmp_path: Path) -> None:
    room = tmp_path / backup_copies.FOLDER / f"{backup_copies.WORKING}abc"
    room.mkdir()
    (room / FILE).write_bytes((tmp_path / FILE).read_bytes())
    (tmp_path / "recipes.db").write_bytes(b"SQLite format 3\x00" + bytes(200) + NAME)
    damaged = tmp_path / backup_copies.FOLDER / "Casebook 2026-01-01 0900 3-aaaaaaaa.casebook"
    damaged.write_bytes(b"half a zip")
    assert protect(book, PHRASE, CLOSED).left_open == (damaged,)
    assert not room.exists()
    assert named_in(tmp_path) == ["recipes.db"]


def test_plain_bytes_are_written_over_before_they_go(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over: list[str] = []
    real = wipes.write_over

    def seen(path: Path) -> None:
        over.append(path.name)
        real(path)

    monkeypatch.setattr(recasts, "write_over", seen)
    monkeypatch.setattr(wipes, "write_over", seen)
    protect(book, PHRASE, CLOSED)
    assert f"{FILE}{recasts.OLD}" in over
    assert "casebook before upgrade from version 1.db.old" in over


def test_a_new_passphrase_and_a_new_sheet_put_an_end_to_those_before(book: Book, tmp_path: Path) -> None:
    first = protect(book, PHRASE, CLOSED).code
    change_passphrase(book, "another good passphrase")
    second = change_recovery_code(book)
    book.close()
    for way, gone in ((PASSPHRASE, PHRASE), (RECOVERY, first)):
        with pytest.raises(WrongPassphrase):
            opened(tmp_path, gone, way)
    for way, good in ((PASSPHRASE, "another good passphrase"), (RECOVERY, second)):
        opened(tmp_path, good, way).close()


def test_what_cannot_be_done_is_said_and_changes_nothing(book: Book, tmp_path: Path) -> None:
    with pytest.raises(CannotProtect, match="has no passphrase"):
        unprotect(book, OPENED)
    with pytest.raises(CannotProtect, match="has no passphrase"):
        change_passphrase(book, PHRASE)
    protect(book, PHRASE, CLOSED)
    with pytest.raises(CannotProtect, match="already"):
        protect(book, PHRASE, CLOSED)
    opened(tmp_path).close()


def test_a_book_that_another_program_reads_is_left_as_it_was(book: Book, tmp_path: Path) -> None:
    before = everything(book)
    other = open_book(tmp_path, now)
    with other.reading() as session:
        session.connection()
        with pytest.raises(CannotRecast, match="another program is using it"):
            protect(book, PHRASE, CLOSED)
    other.close()
    assert everything(book) == before
    assert book.key is None
    assert sorted(path.name for path in tmp_path.glob("casebook.*") if "-" not in path.name) == [FILE]


def test_a_full_disk_is_told_and_leaves_the_book_as_it_was(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = everything(book)
    monkeypatch.setattr(recasts, "sync", full)
    with pytest.raises(CannotRecast, match="too full"):
        protect(book, PHRASE, CLOSED)
    assert everything(book) == before
    assert sorted(path.name for path in tmp_path.glob("casebook.*") if "-" not in path.name) == [FILE]


def steps_of(act: Callable[[Callable[[str], object]], object]) -> list[str]:
    names: list[str] = []
    act(names.append)
    return names


def killed_at(number: int, act: Callable[[Callable[[str], object]], object]) -> bool:
    """Do something in a process of its own that is killed after a step; whether it came that far."""
    child = os.fork()
    if not child:
        passed: list[str] = []

        def stop(name: str) -> None:
            passed.append(name)
            if len(passed) > number:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            act(stop)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of its own that is quickly made")
@pytest.mark.parametrize("closing", [True, False], ids=["closing", "opening"])
def test_killed_after_any_step_the_book_opens_whole_and_is_one_or_the_other(tmp_path: Path, *, closing: bool) -> None:
    """What a stop leaves is put right at the next opening: no plain copy beside a closed book, no stray key file."""
    number = 0
    while True:
        folder = tmp_path / str(number)
        made = open_book(folder, now)
        full_book(made)
        backups.back_up(made, folder / backup_copies.FOLDER, NOW)
        made.close()
        (folder / "casebook before upgrade from version 1.db").write_bytes((folder / FILE).read_bytes())
        if not closing:
            made = open_book(folder, now)
            protect(made, PHRASE, CLOSED)
            made.close()
        journal = _journal(folder)

        def act(stepped: Callable[[str], object], folder: Path = folder) -> None:
            book = opened(folder)
            if closing:
                protect(book, PHRASE, CLOSED, stepped)
            else:
                unprotect(book, OPENED, stepped)

        came = killed_at(number, act)
        again = opened(folder)
        assert finish(again) == ()
        found = _rows(again)
        assert found[: len(journal)] == journal
        assert len(found) == len(journal) + ((again.key is not None) == closing)
        assert check_book(again).sound
        again.close()
        closed = is_closed(folder / FILE)
        assert (folder / keys.FILE).exists() == closed
        assert not (folder / NOTE).exists()
        assert not [path for path in folder.rglob("*") if path.name.endswith((recasts.NEW, recasts.OLD))]
        if closed:
            assert named_in(folder) == []
        opened(folder).close()
        if not came:
            break
        number += 1
    assert number >= 10
    assert is_closed(tmp_path / str(number) / FILE) == closing


def _rows(book: Book) -> list[object]:
    return everything(book)["journal"]


def _journal(folder: Path) -> list[object]:
    book = opened(folder)
    try:
        return _rows(book)
    finally:
        book.close()


def test_a_replaced_book_that_is_too_damaged_to_be_closed_is_named(book: Book, tmp_path: Path) -> None:
    """It does not even look like a book any more, and anybody can read the names in it."""
    folder = tmp_path / backup_copies.FOLDER
    damaged = bytes(100) + (tmp_path / FILE).read_bytes()[100:]
    assert NAME in damaged
    kept = [folder / f"Replaced 2026-11-23 1030.db{ending}" for ending in ("", "-wal")]
    for path in kept:
        path.write_bytes(damaged)
    (folder / "Replaced 2026-11-23 1031.db").write_bytes(os.urandom(5000))  # of another book, that was closed
    assert sorted(protect(book, PHRASE, CLOSED).left_open) == kept


def test_a_place_of_a_backup_that_was_stopped_goes_with_all_that_is_in_it(book: Book, tmp_path: Path) -> None:
    within = tmp_path / backup_copies.FOLDER / f"{backup_copies.WORKING}x" / "sub"
    within.mkdir(parents=True)
    (within / "casebook.db").write_bytes((tmp_path / FILE).read_bytes())
    assert protect(book, PHRASE, CLOSED).left_open == ()
    assert named_in(tmp_path) == []


def test_one_that_cannot_be_taken_away_is_named_and_the_code_is_still_given(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / backup_copies.FOLDER / f"{backup_copies.WORKING}x"
    room.mkdir()

    taken = shutil.rmtree

    def held(path: Path, *, ignore_errors: bool = False) -> None:
        if path == room:
            raise PermissionError(13, "in use")
        taken(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", held)
    done = protect(book, PHRASE, CLOSED)
    assert done.left_open == (room,)
    book.close()
    opened(tmp_path, done.code, RECOVERY).close()


def test_a_key_file_that_the_disk_does_not_give_is_not_written_anew(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it is not known then, and the passphrase of the officer, or the chair's sheet, would be lost."""
    done = protect(book, PHRASE, CLOSED)
    before = (tmp_path / keys.FILE).read_bytes()

    def refuse(_path: Path, *_args: object) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        with pytest.raises(CannotProtect, match="cannot be read just now"):
            change_recovery_code(book)
        assert not sheet_waits(book)
    assert (tmp_path / keys.FILE).read_bytes() == before
    book.close()
    opened(tmp_path, done.code, RECOVERY).close()
