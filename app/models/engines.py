"""Engines: how SQLAlchemy opens the file of a book: with its key, what SQLite forgets said anew, writing kept apart.

A session that only reads cannot change anything: SQLite itself refuses.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import URL, Connection, Engine, create_engine, event

PRAGMAS = (
    "foreign_keys = ON",
    "busy_timeout = 5000",
    "trusted_schema = OFF",
    "synchronous = FULL",
    "fullfsync = ON",
    "cell_size_check = ON",
    "secure_delete = ON",
)
"""What SQLite forgets with every connection. What is deleted is written over at once, so that an erasure which is
stopped before the file is made anew (see `erasures`) leaves no words in it."""


def engine_on(path: Path, key: bytes | None, *, read_only: bool = False) -> Engine:
    """SQLAlchemy's engine on the file of a book. Nothing is opened yet."""
    if read_only:
        query = {"mode": "ro", "uri": "true"}
        engine = create_engine(
            URL.create("sqlite+pysqlite", database=path.absolute().as_uri(), query=query), module=driver
        )
    else:
        engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)), module=driver)
    set_up(engine, key)
    return engine


def unlock(connection: Any, key: bytes | None) -> None:  # noqa: ANN401 - a raw DB-API connection has no type of its own
    """Give a raw connection the key of a closed book, before anything else is asked of it."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def set_up(engine: Engine, key: bytes | None) -> None:
    """Have every connection begin with the key and the pragmas, and every transaction say whether it writes."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own
        connection.isolation_level = None  # we say BEGIN ourselves, so that DDL and reads are in the transaction too
        unlock(connection, key)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("casebook") == "writing"
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
