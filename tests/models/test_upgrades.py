"""Upgrades: numbered steps, one transaction each, after a copy; a newer book is left alone."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from app.models import upgrades
from app.models.books import FILE, open_book
from app.models.checks import check_book
from app.models.upgrades import APPLICATION_ID, FIRST, STEPS, NewerBook, upgrade, version_of
from tests.models.ledgers import everything, full_book, now

SECOND = "ALTER TABLE request ADD COLUMN channel TEXT NOT NULL DEFAULT ''; UPDATE setting SET value = '\"moved\"';"
FAILING = f"{SECOND} DROP TABLE nowhere;"


@pytest.fixture
def raw() -> Iterator[driver.Connection]:
    """An empty file's connection, as the driver gives it."""
    connection = driver.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def shape(connection: driver.Connection) -> list[Any]:
    """Everything that was made in a file, in SQL."""
    return [tuple(row) for row in connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name")]


def noted(copies: list[int]) -> Callable[[int], None]:
    """Instead of making a copy, note down the version of which one was to be made."""
    return copies.append


def file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def with_steps(monkeypatch: pytest.MonkeyPatch, *steps: str) -> None:
    """Let the program know these upgrade steps and no others."""
    monkeypatch.setattr(upgrades, "upgrade", partial(upgrade, steps=steps))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a book of the newest version in it, closed."""
    book = open_book(tmp_path, now)
    full_book(book)
    book.close()
    return tmp_path


def test_an_empty_file_becomes_a_book_of_the_newest_version(raw: driver.Connection) -> None:
    assert version_of(raw) == 0
    assert upgrade(raw) == 0
    assert version_of(raw) == len(STEPS)
    assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID == int.from_bytes(b"CSBK", "big")


def test_upgrading_twice_changes_nothing(raw: driver.Connection) -> None:
    upgrade(raw)
    made = shape(raw)
    copies: list[int] = []
    assert upgrade(raw, before=noted(copies)) == len(STEPS)
    assert (shape(raw), copies) == (made, [])


def test_no_copy_is_made_of_a_file_with_nothing_in_it(raw: driver.Connection) -> None:
    copies: list[int] = []
    upgrade(raw, (FIRST, SECOND), before=noted(copies))
    assert copies == []
    assert version_of(raw) == 2


def test_a_second_step_is_taken_after_a_copy_and_the_copy_is_the_book_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book(folder, now)
    before = everything(book)
    book.close()
    with_steps(monkeypatch, *STEPS, SECOND)
    book = open_book(folder, now)
    assert everything(book)["setting"] == [("a", '"moved"'), ("landlord", '"moved"')]
    book.close()
    assert sqlite_version(folder / FILE) == len(STEPS) + 1
    (copy,) = folder.glob("*before upgrade*")
    assert copy.name == f"casebook before upgrade from version {len(STEPS)}.db"
    assert sqlite_version(copy) == len(STEPS)
    monkeypatch.undo()
    aside = folder / "aside"
    aside.mkdir()
    copy.rename(aside / FILE)
    book = open_book(aside, now)
    assert everything(book) == before
    assert check_book(book).sound
    book.close()


def test_a_step_that_fails_leaves_version_and_data_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = open_book(folder, now)
    before = everything(book)
    book.close()
    with_steps(monkeypatch, *STEPS, FAILING)
    with pytest.raises(Exception, match="nowhere"):
        open_book(folder, now)
    assert sqlite_version(folder / FILE) == len(STEPS)
    monkeypatch.undo()
    book = open_book(folder, now)
    assert everything(book) == before
    assert check_book(book).sound
    book.close()


def test_letters_stay_when_they_no_longer_need_to_belong_to_a_complaint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_steps(monkeypatch, *STEPS[:2])
    book = open_book(tmp_path, now)
    full_book(book)
    before = everything(book)
    book.close()
    assert before["letter"]
    monkeypatch.undo()
    book = open_book(tmp_path, now)
    assert everything(book) == before
    assert check_book(book).sound
    book.close()


def test_where_the_third_step_fails_the_second_stays_done(raw: driver.Connection) -> None:
    upgrade(raw, (FIRST,))
    with pytest.raises(driver.DatabaseError, match="nowhere"):
        upgrade(raw, (FIRST, SECOND, "CREATE TABLE lesson (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"))
    assert version_of(raw) == 2
    assert "lesson" not in str(shape(raw))
    assert not raw.in_transaction
    assert raw.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_nothing_is_upgraded_where_the_copy_cannot_be_made(raw: driver.Connection) -> None:
    upgrade(raw, (FIRST,))

    def no_room(_version: int) -> None:
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        upgrade(raw, (FIRST, SECOND), before=no_room)
    assert version_of(raw) == 1


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_newer_book_is_refused_with_what_to_do_and_not_one_byte_of_it_changes(folder: Path, mode: str) -> None:
    path = folder / FILE
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("PRAGMA user_version = 7")
    connection.commit()
    connection.close()
    before = file_digest(path)
    with pytest.raises(NewerBook) as caught:
        open_book(folder, now)
    assert caught.value.sentence == (
        f"This book was last used by a newer Casebook (book version 7; this program knows {len(STEPS)}). "
        "Nothing was changed. "
        "Install the newer Casebook, then open the book again."
    )
    assert file_digest(path) == before
    assert sorted(entry.name for entry in folder.iterdir()) == [FILE]


def sqlite_version(path: Path) -> int:
    """The version that a file says it has, asked with another program than ours."""
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()
