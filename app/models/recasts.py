"""Recasts: a book in its file made anew under another key, or under none, row for row, and put in its place.

The new file is made beside the old one, read through and compared with it, and only then put where the old one was, in
one instant. At every moment the name of the book leads to a whole book: the old one until then, the new one from then
on. What the old one leaves is written over where it was plain.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from app import systems
from app.models.engines import unlock
from app.models.keys import is_closed
from app.models.wipes import settle, sync, wipe, write_over
from app.rules.problems import UserError

NEW, OLD = ".new", ".old"
"""What is added to the name of a file while another is being made of it, and to the old one for a moment after that."""

BESIDE = ("", "-journal", "-wal", "-shm")
"""What SQLite puts beside a file."""

Stepped = Callable[[str], object]
"""Told after each step, by its name; so a test can stop between any two of them."""


class CannotRecast(UserError):
    """The file could not be made anew under another key."""


def recast(
    path: Path,
    keys: tuple[bytes | None, bytes | None],
    *,
    also: Callable[[Path], object] = lambda _new: None,
    before: Callable[[], object] = lambda: None,
    stepped: Stepped = lambda _name: None,
) -> None:
    """Make a book's file anew, from one key to another; None is no key.

    `also` may write in the new file, and `before` is called when it is whole and not yet in its place. Raises
    CannotRecast with a sentence; then the old file is as it was.
    """
    old, new = keys
    tidy(path)
    made = path.with_name(path.name + NEW)
    try:
        with _told(path):
            _fold_in(path, old, stepped)
            _export(path, made, old, new)
            stepped("exported")
            _compare(path, made, old, new)
            stepped("compared")
            also(made)
            sync(made)
            stepped("written in")
            before()
            stepped("made ready")
            put_in_place(made, path)
            stepped("in place")
    except Exception:
        for ending in BESIDE:
            wipe(made.with_name(made.name + ending))
        raise
    tidy(path)
    stepped("tidied")


def tidy(path: Path) -> None:
    """Take away what a recast of this file left behind when it was stopped; the file itself is whole in any case."""
    for ending in BESIDE:
        wipe(path.with_name(path.name + NEW + ending))
    old = path.with_name(path.name + OLD)
    if not old.exists():
        return
    if path.exists() and old.samefile(path):
        systems.take_away(old)  # a second name of the book itself: it was stopped before the new one came
    elif path.exists() and path.stat().st_size:
        wipe(old)


def opened(path: Path, key: bytes | None) -> Any:  # noqa: ANN401 - the driver's connection has no type of its own
    """The driver's connection to the file of a book that is there."""
    connection = driver.connect(str(path.absolute()), isolation_level=None, timeout=2)
    unlock(connection, key)
    return connection


def _fold_in(path: Path, key: bytes | None, stepped: Stepped) -> None:
    """Bring what still stands in SQLite's log into the file, and write over the log: it holds the same words."""
    with closing(opened(path, key)) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            return
        if connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()[0]:
            raise CannotRecast(_in_use(path))
        stepped("folded in")
        log = path.with_name(f"{path.name}-wal")
        if key is None and log.exists():
            write_over(log)  # all of it is in the file: what reads a log of zeros finds nothing to add
            stepped("log written over")
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            raise CannotRecast(_in_use(path))
    stepped("log gone")


def _export(path: Path, made: Path, old: bytes | None, new: bytes | None) -> None:
    """Everything in the file written into a new one, and the two marks that an export leaves out."""
    os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(opened(path, old)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # from here on nobody else reads or writes it
        key = f"x'{new.hex()}'" if new is not None else ""
        connection.execute("ATTACH DATABASE ? AS made KEY ?", (str(made.absolute()), key))
        connection.execute("SELECT sqlcipher_export('made')")
        for mark in ("application_id", "user_version"):
            value = connection.execute(f"PRAGMA main.{mark}").fetchone()[0]
            connection.execute(f"PRAGMA made.{mark} = {int(value)}")
        connection.execute("DETACH DATABASE made")
    sync(made)


def _compare(path: Path, made: Path, old: bytes | None, new: bytes | None) -> None:
    """Read both files through. Raises CannotRecast where one is not sound, or they are not the same."""
    with closing(opened(path, old)) as before, closing(opened(made, new)) as after:
        sound = after.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if is_closed(made) != (new is not None) or not sound or digest(before) != digest(after):
            raise CannotRecast(
                f"What was made of {path.name} is not the same as what is in it, so nothing was put in its place and "
                "nothing was changed. Check your records (Help menu), then try again."
            )


def digest(connection: Any) -> str:  # noqa: ANN401 - as above
    """A digest of everything in a file: its marks, its tables, guards and indexes, and every row."""
    found = hashlib.sha256()
    for mark in ("application_id", "user_version"):
        found.update(marshal.dumps(connection.execute(f"PRAGMA {mark}").fetchone(), 2))
    parts = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    for kind, name, sql in parts:
        found.update(marshal.dumps((kind, name, sql), 2))
        if kind == "table":
            quoted = '"' + name.replace('"', '""') + '"'
            for row in connection.execute(f"SELECT * FROM {quoted}"):  # noqa: S608 - a table's own name, quoted
                found.update(marshal.dumps(row, 2))
    return found.hexdigest()


def put_in_place(made: Path, path: Path) -> None:
    """Let the name of the book lead to the new file; the old one keeps a second name until it is written over."""
    old = path.with_name(path.name + OLD)
    try:
        os.link(path, old)
    except OSError:  # a stick with a file system that knows no second names: its old bytes are let go as they are
        systems.put_in_place(made, path)
    else:
        systems.put_in_place(made, path)
    settle(path.parent)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell the trouble of a disk, or of a file in use, in a sentence."""
    try:
        yield
    except driver.DatabaseError as error:
        text = str(error)
        if "full" in text:
            raise CannotRecast(FULL) from error
        if "locked" in text:
            raise CannotRecast(_in_use(path)) from error
        raise CannotRecast(f"The file {path} cannot be read through: {text}. Nothing was changed.") from error
    except OSError as error:
        reason = FULL if error.errno == NO_SPACE else _in_use(path)
        raise CannotRecast(reason) from error


NO_SPACE = 28
FULL = (
    "The disk is too full: the whole book is made anew beside the old one, so there must be room for a second. Nothing "
    "was changed. Make room, then do it again."
)


def _in_use(path: Path) -> str:
    return (
        f"The file {path} cannot be replaced: another program is using it, or you may not write in its folder. Nothing "
        "was changed. Close the other program, then do it again."
    )
