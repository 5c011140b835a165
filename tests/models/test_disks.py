"""Disks that are full, read-only, gone or silent: a clear sentence, nothing lost, and it goes on when it is mended."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from app.models.books import FILE, Book, CannotOpen, NotABook, open_book
from app.models.checks import check_book
from app.models.disks import disk_sentence, identity_of, is_damage, marked
from tests.models.bad_disks import LONG, MOUNT, fill, no_growth, put_in, refusing, run, small_disk, stick
from tests.models.ledgers import DAY, OFFICER, everything, full_book, now, open_case


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "book"


@pytest.fixture
def book(folder: Path) -> Iterator[Book]:
    book = open_book(folder, now)
    full_book(book)
    yield book
    book.close()


def note(book: Book, words: str = "He rang again.") -> int:
    with book.writing(OFFICER) as work:
        return work.append(2, "note", on=DAY, sentence=words)


def refused(book: Book, words: str = "He rang again.") -> str:
    with pytest.raises(CannotOpen) as caught:
        note(book, words)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("database or disk is full", "Make room"),
        ("attempt to write a readonly database", "Make its folder writable"),
        ("disk I/O error", "Check the disk or stick"),
        ("database is locked", "Close it, then do this again"),
        ("unable to open database file", "Check that the folder is there"),
        ("database disk image is malformed", "Check your records"),
    ],
)
def test_whatever_the_disk_says_is_a_sentence_and_the_next_act_succeeds(book: Book, sign: str, words: str) -> None:
    before = everything(book)
    with refusing(book, sign):
        assert words in refused(book)
    assert everything(book) == before
    assert note(book) == 9
    assert check_book(book).sound


def test_what_is_our_fault_is_not_blamed_on_the_disk() -> None:
    assert disk_sentence(driver.OperationalError("no such column: nmae")) == ""


def test_a_file_that_may_not_grow_is_a_full_disk(book: Book) -> None:
    before = everything(book)
    with no_growth(book):
        assert "The disk is full. Nothing was changed." in refused(book, LONG)
    assert everything(book) == before
    assert note(book, LONG) == 9
    assert check_book(book).sound


def test_a_disk_that_is_full_to_the_last_byte(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("nobody may mount a disk here")
        book = open_book(disk / "book", now)
        full_book(book)
        before, filler = everything(book), fill(disk)
        assert "The disk is full. Nothing was changed." in refused(book, LONG)
        assert everything(book) == before
        assert check_book(book).sound
        filler.unlink()
        assert note(book, LONG) == 9
        book.close()
        filler = fill(disk)
        try:
            book = open_book(disk / "book", now)  # the little that opening takes may be there, or not
        except CannotOpen as error:
            assert error.sentence.endswith(".")  # noqa: PT017 - either is right
            filler.unlink()
            book = open_book(disk / "book", now)
        filler.unlink(missing_ok=True)
        assert check_book(book).sound
        assert len(everything(book)["journal"]) == 9
        book.close()


def test_a_disk_that_may_only_be_read(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("nobody may mount a disk here")
        book = open_book(disk / "book", now)
        full_book(book)
        book.close()
        with stick(tmp_path / "view", disk) as pull:
            assert pull is not None
            assert run(MOUNT, "-o", "remount,ro,bind", str(tmp_path / "view"))
            with pytest.raises(CannotOpen) as caught:
                open_book(tmp_path / "view" / "book", now)
            assert "only be read" in caught.value.sentence or "cannot be opened" in caught.value.sentence
        book = open_book(disk / "book", now)
        assert len(everything(book)["journal"]) == 8
        book.close()


def test_a_folder_that_was_moved_away_is_missed_and_found_again(folder: Path, book: Book) -> None:
    before = everything(book)
    folder.rename(folder.with_name("tidied up"))
    assert f"The book is not in {folder} any more" in refused(book)
    assert not folder.exists()
    folder.with_name("tidied up").rename(folder)
    assert everything(book) == before
    assert note(book) == 9
    book.close()
    again = open_book(folder, now)
    assert len(everything(again)["journal"]) == 9
    again.close()


def test_a_book_that_was_deleted_takes_nothing_more_and_goes_on_with_a_copy_put_back(folder: Path, book: Book) -> None:
    """A write to a deleted file would succeed, and be gone with it."""
    book.close()  # so that all of it is in the file
    copy = shutil.copytree(folder, folder.with_name("copy"))
    assert note(book) == 9
    book.close()
    newer = shutil.copytree(folder, folder.with_name("newer"))
    shutil.rmtree(folder)
    assert "is not in" in refused(book)
    shutil.copytree(copy, folder)
    assert "it does not hold what you recorded last" in refused(book)
    shutil.rmtree(folder)
    shutil.copytree(newer, folder)
    assert note(book) == 10
    assert check_book(book).sound


def test_a_stick_that_was_pulled_out_and_put_back(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    with stick(tmp_path / "stick", content) as pull:
        if pull is None:
            pytest.skip("nobody may mount a disk here")
        book = open_book(tmp_path / "stick" / "book", now)
        full_book(book)
        assert pull()
        assert "the stick was pulled out" in refused(book)
        assert put_in(tmp_path / "stick", content)
        assert note(book) == 9
        assert check_book(book).sound
        book.close()
    again = open_book(content / "book", now)
    assert len(everything(again)["journal"]) == 9
    again.close()


def test_a_new_case_on_a_disk_that_fails_is_wholly_there_or_not_at_all(book: Book) -> None:
    before = everything(book)
    with no_growth(book), pytest.raises(CannotOpen), book.writing(OFFICER) as work:
        open_case(work, "2026/009", address=LONG)
    assert everything(book) == before


@pytest.mark.parametrize("damage", [slice(96, 4096), slice(16, 18)])
def test_a_damaged_book_is_called_damaged_and_another_file_is_no_book(
    folder: Path, book: Book, tmp_path: Path, damage: slice
) -> None:
    book.close()
    path = folder / FILE
    content = bytearray(path.read_bytes())
    content[damage] = b"\xee" * (damage.stop - damage.start)
    path.write_bytes(bytes(content))
    with pytest.raises(CannotOpen, match="is damaged and cannot be opened"):
        open_book(folder, now)
    other = tmp_path / "other"
    other.mkdir()
    (other / FILE).write_bytes(b"SQLite format 3\x00" + b"\xee" * 8000)
    with pytest.raises(NotABook):
        open_book(other, now)


def test_whose_file_it_is_stands_in_its_head(folder: Path, book: Book) -> None:
    book.close()
    assert marked(folder / FILE) == int.from_bytes(b"CSBK", "big")
    assert marked(folder / "nothing") == 0
    assert identity_of(folder / "nothing") is None
    assert is_damage(UnicodeDecodeError("utf-8", b"\xb3", 0, 1, "invalid start byte"))
