"""Moves: the book arrives whole before it leaves, and a move that fails leaves it where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models import keys, moves
from app.models.books import Book, open_book
from app.models.checks import check_book
from app.models.moves import NOTE, CannotMove, good_places, leave_note, move_book, moved_to, noted
from tests.models.ledgers import everything, full_book, lay_key_file, now


def filled(folder: Path, key: bytes | None = None) -> Book:
    folder.mkdir(parents=True)
    lay_key_file(folder, key)
    book = open_book(folder, now, key)
    full_book(book)
    (folder / "Backups").mkdir()
    (folder / "Backups" / "an old one.casebook").write_bytes(b"kept as it is")
    return book


@pytest.mark.parametrize("closed", [False, True])
def test_the_book_is_in_its_new_place_and_no_longer_in_the_old(tmp_path: Path, *, closed: bool) -> None:
    key, old, new = bytes(range(32)) if closed else None, tmp_path / "OneDrive" / "Book", tmp_path / "Own" / "Book"
    book = filled(old, key)
    before = everything(book)
    assert move_book(book, new) == new
    assert [path.name for path in old.iterdir()] == [NOTE]
    assert moved_to(old) == new
    assert (new / "Backups" / "an old one.casebook").read_bytes() == b"kept as it is"
    again = open_book(new, now, key)
    assert everything(again) == before
    assert check_book(again).sound
    again.close()
    assert sorted(path.name for path in (tmp_path / "Own").iterdir()) == ["Book"]


def test_a_folder_with_a_book_in_it_is_left_alone(tmp_path: Path) -> None:
    book, other = filled(tmp_path / "a"), open_book(tmp_path / "b", now)
    with pytest.raises(CannotMove, match="There is a book"):
        move_book(book, tmp_path / "b")
    assert check_book(book).sound
    book.close()
    other.close()


def test_a_place_that_cannot_be_written_leaves_the_book_where_it_was(tmp_path: Path) -> None:
    book = filled(tmp_path / "a")
    (tmp_path / "file").write_text("a file, and no folder")
    before = everything(book)
    with pytest.raises(CannotMove, match="It is where it was"):
        move_book(book, tmp_path / "file" / "Book")
    assert everything(book) == before
    assert moved_to(tmp_path / "a") is None
    book.close()


def test_everything_is_on_the_disk_before_it_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key file that is lost with the power is a book that nobody opens again."""
    key, told = bytes(range(32)), list[str]()
    book = filled(tmp_path / "a", key)
    (tmp_path / "a" / keys.FILE).write_bytes(b"the key")
    leave = moves._retire

    def left(*folders: Path) -> None:
        told.append("left")
        leave(*folders)

    monkeypatch.setattr(moves, "sync", lambda path: told.append(path.name))
    monkeypatch.setattr(moves, "settle", lambda folder: told.append(folder.name))
    monkeypatch.setattr(moves, "_retire", left)
    move_book(book, tmp_path / "b")
    assert told[-1] == "left"
    assert {"casebook.db", keys.FILE, "an old one.casebook", "Backups", "b"} <= set(told)


def test_what_does_not_arrive_whole_is_not_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = filled(tmp_path / "a")
    real = check_book

    def judge(asked: Book) -> object:
        found = real(asked)
        return found if asked is book else type(found)(found.entries - 1, *list(vars(found).values())[1:])

    monkeypatch.setattr(moves, "check_book", judge)
    with pytest.raises(CannotMove, match="What arrived there"):
        move_book(book, tmp_path / "b")
    assert not (tmp_path / "b").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert check_book(book).sound
    book.close()


@pytest.mark.parametrize(
    "text", ["", "one line only", "words\nrelative/path\n", "words\n/nowhere/at/all\n", "\x00\n\x00"]
)
def test_a_note_that_leads_nowhere_is_not_followed(tmp_path: Path, text: str) -> None:
    (tmp_path / NOTE).write_text(text, encoding="utf-8")
    assert moved_to(tmp_path) is None


def test_a_good_place_has_no_book_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.places.data", lambda: tmp_path / "Book")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert good_places(tmp_path / "OneDrive")[0] == tmp_path / "Book"
    open_book(tmp_path / "Book", now).close()
    assert good_places(tmp_path / "OneDrive")[0] == tmp_path / "Casebook" / "Book"


def test_a_book_that_was_moved_twice_is_found_and_notes_that_lead_round_are_not_followed(tmp_path: Path) -> None:
    first, second, third = tmp_path / "1", tmp_path / "2", tmp_path / "3"
    book = filled(first)
    move_book(book, second)
    move_book(open_book(second, now), third)
    assert moved_to(first) == third
    assert noted(first) == second
    (third / "casebook.db").unlink()
    assert moved_to(first) is None
    leave_note(third, first)
    assert moved_to(first) is None


def test_a_book_that_another_program_holds_stays_the_only_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = filled(tmp_path / "a")
    before, real = everything(book), Path.replace

    def replace(path: Path, target: Path) -> Path:
        if path == tmp_path / "a" / "casebook.db":
            raise PermissionError(13, "The process cannot access the file")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(CannotMove, match="Another program holds the book"):
        move_book(book, tmp_path / "b")
    assert not (tmp_path / "b" / "casebook.db").exists()
    assert moved_to(tmp_path / "a") is None
    assert everything(book) == before
    monkeypatch.undo()
    move_book(book, tmp_path / "b")
    assert moved_to(tmp_path / "a") == tmp_path / "b"
