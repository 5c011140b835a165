"""Disks that fail while a book on them is open: a small one of our own where the machine allows, else as SQLite says.

A mount needs the rights of an administrator, which a test may not have; where it has not, SQLite itself is told that
the file may not grow, and the folder is moved away as whoever tidies up does it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlcipher3 import dbapi2 as driver

from app.models.books import Book

MOUNT, UNMOUNT = shutil.which("mount"), shutil.which("umount")
LONG = "He rang again, and was told when the engineer comes. " * 150
"""More than fits into what is free in a page."""


def run(*command: str | None) -> bool:
    if None in command:
        return False
    return not subprocess.run([str(word) for word in command], capture_output=True, check=False).returncode  # noqa: S603 - two tools of the system


@contextmanager
def small_disk(folder: Path, megabytes: int = 3) -> Iterator[Path | None]:
    """A disk of its own on a folder; None where this machine lets nobody mount one."""
    folder.mkdir(exist_ok=True)
    if not run(MOUNT, "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)):
        yield None
        return
    try:
        yield folder
    finally:
        run(UNMOUNT, "-l", str(folder))


def fill(disk: Path) -> Path:
    """Fills a disk to the last byte; gives the file to remove again."""
    filler = disk / "holiday pictures"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return filler


@contextmanager
def stick(folder: Path, content: Path) -> Iterator[Callable[[], bool] | None]:
    """A folder that shows another as a stick does; gives what pulls it out. None where nobody may mount."""
    folder.mkdir(exist_ok=True)
    if not run(MOUNT, "--bind", str(content), str(folder)):
        yield None
        return
    try:
        yield lambda: run(UNMOUNT, "-l", str(folder))
    finally:
        run(UNMOUNT, "-l", str(folder))


def put_in(folder: Path, content: Path) -> bool:
    """Puts the stick back."""
    return run(MOUNT, "--bind", str(content), str(folder))


@contextmanager
def no_growth(book: Book) -> Iterator[None]:
    """SQLite says that the disk is full whenever the file would grow."""

    def limit(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
        connection.execute("PRAGMA max_page_count = 1")

    engine = book._engine
    engine.dispose()
    event.listen(engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(engine, "connect", limit)
        engine.dispose()


@contextmanager
def refusing(book: Book, sign: str) -> Iterator[None]:
    """Every statement that writes fails with this error of SQLite's."""

    def refuse(_cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            raise driver.OperationalError(sign)

    engine = book._engine
    event.listen(engine, "do_execute", refuse)
    try:
        yield
    finally:
        event.remove(engine, "do_execute", refuse)
