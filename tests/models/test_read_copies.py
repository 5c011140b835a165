"""Copies to be read: what was last confirmed is in them, nothing can be recorded, and nothing stays behind."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from app.models import read_copies
from app.models.books import FILE, CannotOpen, OnlyRead, open_book
from app.models.protections import opens
from app.models.read_copies import PREFIX, clear_left_behind, open_copy, read_anew
from app.rules.problems import UserError
from tests.models.ledgers import OFFICER, everything, full_book, now


@pytest.fixture
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this PC keeps what is only for a while."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("closed", [False, True])
def test_a_copy_of_an_open_book_holds_what_was_confirmed(tmp_path: Path, aside: Path, *, closed: bool) -> None:
    folder, key = tmp_path / "Book", bytes(range(32)) if closed else None
    book = open_book(folder, now, key)
    full_book(book)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}
    copy = open_copy(folder, now, key)
    assert everything(copy) == everything(book)
    with pytest.raises(OnlyRead), copy.writing(OFFICER):
        pass
    assert {name: (folder / name).read_bytes() for name in before} == before
    copy.close()
    assert list(aside.iterdir()) == []
    book.close()


def test_a_book_that_is_written_in_all_the_while_is_not_half_read(
    tmp_path: Path, aside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Book"
    book = open_book(folder, now)
    states = iter(range(1000))
    monkeypatch.setattr(read_copies, "_state", lambda _path: (next(states), 0))
    with pytest.raises(CannotOpen, match="being written in just now"):
        open_copy(folder, now)
    assert list(aside.iterdir()) == []
    book.close()


def test_where_there_is_no_book_none_is_made(tmp_path: Path, aside: Path) -> None:
    with pytest.raises(CannotOpen, match="There is no book"):
        open_copy(tmp_path / "Book", now)
    assert not (tmp_path / "Book").exists()


def test_what_is_no_book_leaves_nothing_behind(tmp_path: Path, aside: Path) -> None:
    (tmp_path / "casebook.db").write_bytes(b"SQLite format 3\x00 and then nothing of the kind")
    with pytest.raises(UserError) as caught:
        open_copy(tmp_path, now)
    assert str(aside) not in caught.value.sentence
    assert list(aside.iterdir()) == []


@pytest.mark.parametrize("closed", [False, True])
def test_a_book_that_another_pc_took_over_is_left_byte_for_byte(tmp_path: Path, aside: Path, *, closed: bool) -> None:
    """Closing a book takes its log in, which is writing: one that another PC writes in now is not even closed so."""
    folder, key = tmp_path / "Book", bytes(range(32)) if closed else None
    book = open_book(folder, now, key)
    full_book(book)
    shown = everything(book)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}
    assert f"{FILE}-wal" in before
    read_anew(book, folder, now)
    assert everything(book) == shown
    with pytest.raises(OnlyRead), book.writing(OFFICER):
        pass
    book.close()
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_a_fresh_copy_shows_what_was_recorded_since_and_the_old_one_goes(tmp_path: Path, aside: Path) -> None:
    folder = tmp_path / "Book"
    book = open_book(folder, now)
    copy = open_copy(folder, now)
    full_book(book)
    assert everything(copy) != everything(book)
    read_anew(copy, folder, now)
    assert everything(copy) == everything(book)
    assert len(list(aside.iterdir())) == 1
    copy.close()
    assert list(aside.iterdir()) == []
    book.close()


def test_what_a_killed_casebook_left_is_removed_and_a_running_one_keeps_its_copy(tmp_path: Path, aside: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    left = aside / f"{PREFIX}{ended.pid}-abc"
    left.mkdir()
    (left / FILE).write_bytes(b"a copy")
    (aside / f"{PREFIX}of another kind").mkdir()
    book = open_book(tmp_path / "Book", now)
    copy = open_copy(tmp_path / "Book", now)
    clear_left_behind()
    assert not left.exists()
    assert copy.path is not None
    assert copy.path.exists()
    assert (aside / f"{PREFIX}of another kind").exists()
    copy.close()
    book.close()


def test_a_key_that_no_longer_fits_is_found_out_without_opening_the_book(tmp_path: Path, aside: Path) -> None:
    """It may be open on another PC, whose file is never opened from here."""
    folder, key = tmp_path / "Book", bytes(range(32))
    book = open_book(folder, now, key)
    full_book(book)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}
    assert opens(folder / FILE, key)
    assert not opens(folder / FILE, bytes(32))
    assert {name: (folder / name).read_bytes() for name in before} == before
    assert list(aside.iterdir()) == []
    book.close()


def test_what_is_said_of_a_damaged_book_names_her_folder_and_not_ours(tmp_path: Path, aside: Path) -> None:
    folder, key = tmp_path / "Book", bytes(range(32))
    open_book(folder, now, key).close()
    (folder / FILE).write_bytes(b"\xff" * 8192)
    with pytest.raises(UserError) as caught:
        open_copy(folder, now, key)
    assert str(folder / FILE) in caught.value.sentence
    assert str(aside) not in caught.value.sentence


def test_a_copy_takes_on_the_key_that_the_book_has_now(tmp_path: Path, aside: Path) -> None:
    """The passphrase was taken off elsewhere, and then set anew."""
    folder, first, second = tmp_path / "Book", bytes(range(32)), bytes(range(1, 33))
    book = open_book(folder, now, first)
    copy = open_copy(folder, now, first)
    for key in (None, second):
        book.close()
        for left in folder.iterdir():
            left.unlink()
        book = open_book(folder, now, key)
        full_book(book)
        read_anew(copy, folder, now, key)
        assert everything(copy) == everything(book)
        assert copy.key == key
    copy.close()
    book.close()
