"""Engines: a connection has the pragmas that SQLite forgets, and one that reads cannot write."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.models.engines import engine_on


def test_every_connection_has_what_sqlite_forgets(tmp_path: Path) -> None:
    engine = engine_on(tmp_path / "book.db", None)
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA synchronous")) == 2
        assert connection.scalar(text("PRAGMA secure_delete")) == 1
    engine.dispose()


def test_a_session_that_reads_and_a_file_that_is_only_read_refuse_every_change(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    writing = engine_on(path, None)
    with writing.execution_options(casebook="writing").begin() as connection:
        connection.execute(text("CREATE TABLE one (word TEXT)"))
    with writing.begin() as connection, pytest.raises(DatabaseError, match=r"readonly|read-only"):
        connection.execute(text("INSERT INTO one VALUES ('x')"))
    reading = engine_on(path, None, read_only=True).execution_options(casebook="writing")
    with reading.connect() as connection, pytest.raises(DatabaseError, match=r"readonly|read-only"):
        connection.execute(text("INSERT INTO one VALUES ('x')"))
    reading.dispose()
    writing.dispose()


def test_a_file_that_is_closed_with_a_key_opens_with_that_key_alone(tmp_path: Path) -> None:
    path, key = tmp_path / "book.db", bytes(range(32))
    engine = engine_on(path, key)
    with engine.execution_options(casebook="writing").begin() as connection:
        connection.execute(text("CREATE TABLE one (word TEXT)"))
    engine.dispose()
    other = engine_on(path, None)
    with pytest.raises(DatabaseError), other.connect() as connection:
        connection.execute(text("SELECT * FROM one"))
    other.dispose()
