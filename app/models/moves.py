"""Moves: a book is carried to another folder whole, looked over there, and only then taken from where it was.

In its old place stays a note that says where it is now, so that an old shortcut finds it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from app import places, systems
from app.models import books, keys
from app.models.backups import FOLDER
from app.models.books import Book, CannotOpen
from app.models.checks import check_book
from app.models.wipes import settle, sync
from app.rules.problems import UserError

PREFIX = "casebook-moving-"
NOTE = places.MOVED_NOTE
WORDS = "This Casebook book was moved to the folder in the next line. Open it there.\n"


class CannotMove(UserError):
    """The book cannot be carried to that folder."""


def move_book(book: Book, target: Path) -> Path:
    """Carry an open book to another folder, and close it; returns the folder. It is opened there by whoever wants it.

    Raises CannotMove with a sentence; the book is then where it was, whole and open.
    """
    if book.path is None or book.read_only:
        raise CannotMove("This book is only shown here and cannot be moved.")
    if (target / books.FILE).exists():
        raise CannotMove(f"There is a book in {target} already. Choose another folder.")
    old = book.path.parent
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=PREFIX, dir=target.parent, ignore_cleanup_errors=True) as room:
            begun = Path(room)
            _carry(book, begun)
            _set_in_place(begun, target)
    except (OSError, CannotOpen) as error:
        why = places.trouble(error) if isinstance(error, OSError) else error.sentence
        raise CannotMove(f"The book could not be moved to {target}: {why}. It is where it was.") from error
    book.close()
    _retire(old, target)
    return target


def moved_to(folder: Path) -> Path | None:
    """Where the book of a folder is now, however often it was moved; None where it was not, or is not there."""
    seen, here = {folder}, noted(folder)
    while here is not None and here not in seen and not (here / books.FILE).exists():
        seen.add(here)
        here = noted(here)
    return here if here is not None and (here / books.FILE).exists() else None


def noted(folder: Path) -> Path | None:
    """Where the book of a folder went, as the note in it says; None where a book is there, or no such note."""
    if (folder / books.FILE).exists():
        return None
    try:
        lines = (folder / NOTE).read_text(encoding="utf-8").splitlines()
        target = Path(lines[1]) if len(lines) > 1 else None
        return target if target is not None and target.is_absolute() else None
    except (OSError, ValueError):
        return None


def leave_note(folder: Path, target: Path) -> None:
    """Say in a folder where its book is now, so that an old shortcut finds it."""
    with suppress(OSError):
        (folder / NOTE).write_text(f"{WORDS}{target}\n", encoding="utf-8")


def good_places(folder: Path) -> tuple[Path, ...]:
    """Folders of her own on this PC in which there is no book yet, the usual one first."""
    usual = (places.data(), Path.home() / "Casebook" / "Book", Path.home() / "Casebook" / "Book 2")
    return tuple(one for one in usual if one != folder and not (one / books.FILE).exists())


def _carry(book: Book, begun: Path) -> None:
    """The book by SQLite's own backup, then its key and its backups; looked over where they are now."""
    path = begun / books.FILE
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    connection = book.raw()
    try:
        there = driver.connect(str(path.absolute()))
        try:
            books.unlock(there, book.key)
            connection.driver_connection.backup(there)
        finally:
            there.close()
    finally:
        connection.close()
    old = book.path.parent if book.path else begun
    if (old / keys.FILE).exists():
        shutil.copy2(old / keys.FILE, begun / keys.FILE)
    if (old / FOLDER).is_dir():
        shutil.copytree(old / FOLDER, begun / FOLDER)
    for one in begun.rglob("*"):
        if one.is_file():
            with suppress(PermissionError):  # one that may only be read cannot be told to
                sync(one)  # what it was copied from is taken away soon
    carried = book.in_file(path, book.key)
    try:
        was, now = check_book(book), check_book(carried)
    finally:
        carried.close()
    if (was.seal, was.entries, was.documents) != (now.seal, now.entries, now.documents) or len(now.findings) > len(
        was.findings
    ):
        raise CannotMove("What arrived there is not what is in the book, so nothing was moved. Check that disk.")


def _set_in_place(begun: Path, target: Path) -> None:
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for one in sorted(begun.iterdir(), key=lambda path: path.name == books.FILE):  # the book itself comes last
        systems.put_in_place(one, target / one.name)
    for folder in (target / FOLDER, target, target.parent):
        settle(folder)


def _retire(old: Path, target: Path) -> None:
    """Take the book away from where it was, or what was carried from where it is. Raises CannotMove.

    Two that look alike would both be written in: so the old one first gets a name under which nobody opens it.
    """
    gone = old / f"{books.FILE}.moved"
    try:
        systems.put_in_place(old / books.FILE, gone)
    except OSError as error:
        for name in (books.FILE, keys.FILE):
            (target / name).unlink(missing_ok=True)
        shutil.rmtree(target / FOLDER, ignore_errors=True)
        raise CannotMove(
            f"Another program holds the book where it is: {places.trouble(error)}. Nothing was moved. "
            "Wait until that program is done, or close it, then move the book."
        ) from error
    leave_note(old, target)
    with suppress(OSError):
        for name in (gone.name, f"{books.FILE}-wal", f"{books.FILE}-shm", keys.FILE):
            (old / name).unlink(missing_ok=True)
    shutil.rmtree(old / FOLDER, ignore_errors=True)
