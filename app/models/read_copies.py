"""A copy of a book to be read: of one that somebody else writes in, or that is only to be shown.

SQLite's shared memory does not reach from one PC to another, so a book that is open on another PC is never opened
itself. Its file and what is still in its log are copied into a private folder, looked over, and opened there. The copy
is as closed as the book is, and goes when it is closed.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from app import systems
from app.models import books, keys
from app.models.books import Book, CannotOpen
from app.models.damages import damaged

TRIES = 5
"""How often a copy is made anew where the book was being written in meanwhile."""

PREFIX = "casebook-read-"


class ReadCopy(Book):
    """A book that is a copy, to be read only; its folder goes with it."""

    def close(self) -> None:
        """Close the copy and remove it."""
        super().close()
        if self.path is not None:
            remove_copy(self.path)


def open_copy(folder: Path, now: Callable[[], dt.datetime], key: bytes | None = None) -> ReadCopy:
    """Open a copy of the book in a folder, to be read. The book itself is not touched.

    Raises what `open_book` raises, and CannotOpen where there is no book or it is being written in all the while.
    """
    path, key = make_copy(folder, now, key)
    return ReadCopy(books.engine_on(path, key, read_only=True), path, now, key, read_only=True)


def read_anew(book: Book, folder: Path, now: Callable[[], dt.datetime], key: bytes | None = None) -> None:
    """Have an open book show a fresh copy of the book in a folder, to be read only.

    `key` is the one that it has now, where that is another. A copy that it showed before is removed; a file that is no
    copy is left as it is. Raises as `open_copy` does, and the book shows what it showed.
    """
    path, key = make_copy(folder, now, key or book.key)
    before = book.path
    book.read_only = True
    with _taking_nothing_in(book):
        book.key = key  # a passphrase may have been set, or taken off
        book.read_from(path)
    if before is not None and before.parent.name.startswith(PREFIX):
        remove_copy(before)


def clear_left_behind() -> None:
    """Remove the copies of a Casebook that was killed: a copy of a plain book must not lie about."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        process = left.name.removeprefix(PREFIX).partition("-")[0]
        if process.isdecimal() and not systems.runs(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def close_untouched(book: Book) -> None:
    """Close a book that may be another's now, and remove it where it is a copy."""
    with _taking_nothing_in(book):
        book.close()
    if book.path is not None:
        remove_copy(book.path)


@contextmanager
def _taking_nothing_in(book: Book) -> Iterator[None]:
    """While this lasts, closing the file of a book leaves it and its log as they are: both may be another's now."""
    engine = books.engine_on(book.path or Path(), book.key, read_only=True)
    with ExitStack() as held:
        held.callback(engine.dispose)
        with suppress(DatabaseError):  # where the file cannot be reached, nothing can be taken in either
            held.enter_context(engine.connect()).exec_driver_sql("SELECT count(*) FROM sqlite_master")
        yield


def remove_copy(path: Path) -> None:
    """Remove a copy that nobody reads any more, with its folder."""
    if path.parent.name.startswith(PREFIX):
        shutil.rmtree(path.parent, ignore_errors=True)


def make_copy(folder: Path, now: Callable[[], dt.datetime], key: bytes | None = None) -> tuple[Path, bytes | None]:
    """Make a whole copy of the book in a folder, in a private one; its file, and the key that it has."""
    if not (folder / books.FILE).exists():
        raise CannotOpen(f"There is no book in {folder}. Check the folder.")
    broken = 0
    for _ in range(TRIES):
        kept, aside = (
            False,
            Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")),
        )  # nobody else who uses this PC may look into it
        try:
            if not _copied(folder, aside):
                continue
            book = books.open_book(aside, now, key)  # what is in the log is taken in, in the copy
            kept = _is_whole(book)
            broken += not kept
            book.close()
            if kept and book.path is not None:
                return book.path, book.key
        except FileNotFoundError:
            continue  # the log was taken in just then
        except (books.NotABook, CannotOpen) as error:  # the sentence is about her folder, and not about ours
            raise type(error)(error.sentence.replace(str(aside), str(folder))) from error
        except OSError as error:
            raise CannotOpen(f"The book in {folder} cannot be read: {error.strerror or error}.") from error
        finally:
            if not kept:
                shutil.rmtree(aside, ignore_errors=True)
    if broken == TRIES:  # nobody wrote in it meanwhile
        raise damaged()
    raise CannotOpen("The book is being written in just now. Wait a minute, then open it again.")


def _copied(folder: Path, aside: Path) -> bool:
    """Whether the file, its log and its key were copied and nobody wrote in them meanwhile."""
    sources = {name: folder / name for name in (books.FILE, f"{books.FILE}-wal")}
    sources[keys.FILE] = keys.belonging(folder)
    before = [_state(source) for source in sources.values()]
    for name, source in sources.items():
        if source.exists():
            shutil.copyfile(source, aside / name)
    return before == [_state(source) for source in sources.values()]


def _state(path: Path) -> tuple[int, int]:
    if not path.exists():
        return 0, 0
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _is_whole(book: Book) -> bool:
    connection = book.raw()
    try:
        return bool(connection.driver_connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    finally:
        connection.close()
