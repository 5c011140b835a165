"""Recasts: a file made anew under another key is the same row for row, or the old one stays."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.models import keys, recasts
from app.models.books import FILE, open_book
from app.models.keys import is_closed
from app.models.recasts import NEW, OLD, CannotRecast, digest, opened, recast, tidy
from tests.models.ledgers import full_book, now

KEY, OTHER = keys.new_raw_key(), keys.new_raw_key()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a plain book, with words still in SQLite's log, as after a stop."""
    book = open_book(tmp_path / "made", now)
    full_book(book)
    for part in (tmp_path / "made").iterdir():
        (tmp_path / part.name).write_bytes(part.read_bytes())
    book.close()
    assert (tmp_path / f"{FILE}-wal").stat().st_size > 0
    return tmp_path / FILE


def digest_in(path: Path, key: bytes | None) -> str:
    with closing(opened(path, key)) as connection:
        return digest(connection)


def test_there_and_back_it_is_the_same_row_for_row(path: Path) -> None:
    before = digest_in(path, None)
    for change in ((None, KEY), (KEY, OTHER), (OTHER, None)):
        recast(path, change)
        assert digest_in(path, change[1]) == before
        assert is_closed(path) == (change[1] is not None)
        assert [part.name for part in path.parent.iterdir() if part.is_file()] == [FILE]


def test_nobody_else_can_read_the_new_file(path: Path) -> None:
    recast(path, (None, KEY))
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_what_differs_by_one_row_is_not_put_in_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = recasts._export

    def lose_a_row(source: Path, made: Path, old: bytes | None, new: bytes | None) -> None:
        real(source, made, old, new)
        with closing(opened(made, new)) as connection:
            connection.execute("DELETE FROM setting WHERE key = 'a'")

    before = digest_in(path, None)
    monkeypatch.setattr(recasts, "_export", lose_a_row)
    with pytest.raises(CannotRecast, match="not the same"):
        recast(path, (None, KEY))
    assert digest_in(path, None) == before
    assert not path.with_name(path.name + NEW).exists()


def test_a_damaged_file_and_a_wrong_key_are_told_and_left_alone(path: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRecast, match="cannot be read through"):
        recast(path, (OTHER, None))
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(path.read_bytes()[:5000])
    before = damaged.read_bytes()
    with pytest.raises(CannotRecast):
        recast(damaged, (None, KEY))
    assert damaged.read_bytes() == before


def test_where_a_file_can_have_no_second_name_the_new_one_comes_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    before = digest_in(path, None)
    monkeypatch.setattr(os, "link", refuse)
    recast(path, (None, KEY))
    assert digest_in(path, KEY) == before


def test_a_second_name_of_the_book_itself_is_never_written_over(path: Path) -> None:
    """Stopped between the second name and the new file: wiping that name would wipe the book."""
    before = path.read_bytes()
    os.link(path, path.with_name(path.name + OLD))
    tidy(path)
    assert path.read_bytes() == before
    assert not path.with_name(path.name + OLD).exists()


def test_the_old_file_is_not_taken_away_while_there_is_no_new_one(tmp_path: Path) -> None:
    old = tmp_path / f"{FILE}{OLD}"
    old.write_bytes(b"the only one")
    tidy(tmp_path / FILE)
    assert old.read_bytes() == b"the only one"


def test_any_file_of_sqlite_can_be_recast(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    with closing(sqlite3.connect(path)) as made, made:
        made.executescript("""
            CREATE TABLE "odd "" name" (a, b BLOB); INSERT INTO "odd "" name" VALUES (1, x'00ff'), (NULL, 2.5);
            CREATE VIEW v AS SELECT 1; CREATE INDEX i ON "odd "" name" (a); PRAGMA user_version = 1;
        """)
    before = digest_in(path, None)
    recast(path, (None, KEY))
    assert digest_in(path, KEY) == before
