"""Restores: the book of a backup put in the place of the book, which is kept; and a rehearsal of it somewhere aside.

The backup is opened beside the book and checked first. What is replaced becomes a backup of its own; where it is so
damaged that it does not open, its files are copied as they are. Only then does the new book get its name, in one
instant: whoever pulls the plug has the old book or the new one, and never none.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import SQLAlchemyError

from app import places, systems
from app.models import keys
from app.models.backup_copies import REPLACED, clear_left_behind
from app.models.backups import (
    BEFORE_RESTORE,
    FOLDER,
    BackupFacts,
    OpenedBackup,
    back_up,
    contents_of_book,
    opened_backup,
    working_room,
)
from app.models.books import FILE, is_closed, open_book
from app.models.checks import CheckResult, check_book
from app.models.disks import disk_sentence
from app.models.recasts import recast
from app.models.wipes import settle, sync, wipe
from app.rules.problems import UserError

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may have left beside the book."""


class CannotRestore(UserError):
    """The backup was not put in the place of the book, which is as it was."""


@dataclass(frozen=True)
class Ways:
    """The raw keys that a restore needs: the backup's, and that of the book which is replaced."""

    backup: bytes | None = None
    book: bytes | None = None


@dataclass(frozen=True)
class Restored:
    """What was put in place, where what it replaced is kept, and the key of the book as it is now."""

    facts: BackupFacts
    kept: Path | None
    key: bytes | None


@dataclass(frozen=True)
class Rehearsal:
    """A backup that was restored into a temporary place, opened there and checked."""

    facts: BackupFacts
    found: CheckResult
    documents: int
    """How many letters and files were found there, each with the digest that it had."""

    @property
    def sound(self) -> bool:
        """Whether everything was there and as it was written."""
        return self.found.sound and self.facts.sound


def restore(
    path: Path,
    folder: Path,
    now: dt.datetime,
    ways: Ways = Ways(),
    *,
    although_damaged: bool = False,
) -> Restored:
    """Put the book of a backup into a folder, in the place of the one that is there; nobody may have that one open.

    A book that is closed stays closed with its own passphrase, if its key is given. Raises BadBackup, Closed, NewerBook
    for a backup that cannot be used, CannotRestore where the disk will not have it; then the book is as it was.
    """
    with _told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        clear_left_behind(folder, now)
        keys.settle_kept(folder)
        with opened_backup(path, ways.backup, folder) as opened:
            _refuse_damaged(opened, although_damaged=although_damaged)
            opened.book.close()
            staged = opened.folder / FILE
            kept, settled = _keep(folder, now, ways.book)
            key, key_file = _close_alike(opened, folder, ways, settled=settled)
            sync(staged)
            _put_in_place(staged, key_file, folder)
            return Restored(opened.facts, kept, key)


def rehearse(path: Path, room: Path, now: dt.datetime, key: bytes | None = None) -> Rehearsal:
    """Restore a backup into a temporary folder in `room`, open the book there, count, and check every digest.

    Raises as `restore`; the temporary folder is cleared away in any case.
    """
    with _told(room):
        room.mkdir(mode=0o700, parents=True, exist_ok=True)
        with working_room(room) as place:
            restored = restore(path, place / "Book", now, Ways(key), although_damaged=True)
            book = open_book(place / "Book", lambda: now, restored.key, read_only=True)
            try:
                return Rehearsal(restored.facts, check_book(book), len(contents_of_book(book).documents))
            finally:
                book.close()


def _refuse_damaged(opened: OpenedBackup, *, although_damaged: bool) -> None:
    """A backup that was built by somebody else is never put in place; one that is damaged, only if that was said."""
    findings = opened.facts.found.findings
    if not findings or (although_damaged and opened.facts.usable):
        return
    raise CannotRestore(
        f"The backup {opened.facts.backup.path.name} is not as it was written: {findings[0].sentence} "
        "Nothing was changed. Choose an earlier backup, or one on a stick."
    )


def _keep(folder: Path, now: dt.datetime, key: bytes | None) -> tuple[Path | None, bool]:
    """Keep the book that is there; where it is kept, and whether it could be opened.

    Its files are copied before anything opens it: SQLite throws away the log of a file that it finds damaged.
    """
    path = folder / FILE
    if not path.exists() or not path.stat().st_size:
        return None, False
    copies = _copied_as_they_are(folder, now)
    try:
        book = open_book(folder, lambda: now, key)
        try:
            kept = back_up(book, folder / FOLDER, now, BEFORE_RESTORE).path
            book.fold_in()  # nothing that is left beside it is taken for a part of the new one
        finally:
            book.close()
    except (UserError, SQLAlchemyError, driver.Error):  # it is damaged, newer, or closed with what nobody knows
        return copies[0], False
    for copy in copies:
        wipe(copy)
    return kept, True


def _copied_as_they_are(folder: Path, now: dt.datetime) -> list[Path]:
    """The files of a book, copied to where the backups are, under a name of their own; the book itself is the first."""
    room, stem = folder / FOLDER, f"{REPLACED} {now.astimezone():%Y-%m-%d %H%M}"
    room.mkdir(mode=0o700, exist_ok=True)
    number = 1
    while (kept := room / f"{stem if number == 1 else f'{stem} ({number})'}.db").exists():
        number += 1
    wanted = {folder / f"{FILE}{ending}": kept.with_name(f"{kept.name}{ending}") for ending in ("", *BESIDE)}
    wanted[folder / keys.FILE] = kept.with_suffix(".key")
    copies = []
    try:
        for source, target in wanted.items():
            if source.exists():
                copies.append(target)
                shutil.copy2(source, target)
                sync(target)
        settle(room)
    except OSError:
        for copy in copies:
            copy.unlink(missing_ok=True)
        raise
    return copies


def _close_alike(
    opened: OpenedBackup, folder: Path, ways: Ways, *, settled: bool
) -> tuple[bytes | None, Callable[[], None]]:
    """Close the new book as the old one was, where that one could be opened; the key, and what puts its key file."""
    closed = opened.facts.backup.closed
    key = ways.backup if closed else None
    staged = opened.folder / FILE
    if settled and ways.book is not None and is_closed(folder / FILE):
        if key != ways.book:
            recast(staged, (key, ways.book))
        return ways.book, lambda: None
    if closed:
        return key, lambda: _lay_key(opened.folder, folder)
    return None, lambda: None


def _lay_key(of: Path, folder: Path) -> None:
    """Put the new book's key file beside the old one, which keeps its own until it is gone."""
    keys.keep_for_book(folder, of / FILE)
    keys.write_key_file(folder, keys.key_file_from((of / keys.FILE).read_bytes()))


def _put_in_place(staged: Path, key_file: Callable[[], None], folder: Path) -> None:
    """Give the new book its name. A log that belonged to the old one must be gone first: SQLite would read it."""
    for ending in BESIDE:
        systems.take_away(folder / f"{FILE}{ending}")
    try:
        key_file()
        systems.put_in_place(staged, folder / FILE)
    except OSError:
        with suppress(OSError):  # else it is done when the book is opened
            keys.settle_kept(folder)
        raise
    settle(folder)
    keys.drop_kept(folder)
    if not is_closed(folder / FILE):  # only now: until then the book that was there may have needed it
        with suppress(OSError):  # beside a plain book it opens nothing
            (folder / keys.FILE).unlink(missing_ok=True)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Tell the trouble of a disk in a sentence."""
    try:
        yield
    except OSError as error:
        raise CannotRestore(_not_restored(folder, f"{places.trouble(error)}.")) from error
    except (driver.Error, SQLAlchemyError) as error:
        raise CannotRestore(_not_restored(folder, disk_sentence(error) or f"{error}.")) from error


def _not_restored(folder: Path, why: str) -> str:
    return (
        f"The backup could not be restored into {folder}: {why} The book that was there is as it was. "
        "Put that right, then restore it again."
    )
