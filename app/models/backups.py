"""Backups: a copy of the whole book in one file, made by SQLite itself, and opened and checked before it counts as one.

A backup is written where nothing looks for it, read again from the disk, and gets its name only when every digest, the
chain and every list in it were found to be those of the book. So a full disk, a stick that is pulled out or a stop in
the middle leaves nothing behind that could be taken for a backup.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from app import places
from app.models.backup_copies import (
    BEFORE_RESTORE,
    ENDING,
    FOLDER,
    NAME,
    REPLACED,
    WORKING,
    CannotBackUp,
    Source,
    bring_up,
    name_of,
    put_down,
    working_room,
    write_copy,
)
from app.models.backup_files import BOOK, BadBackup, Contents, Manifest, read_key_file, read_manifest, unpack
from app.models.books import Book, Closed
from app.models.checks import CheckResult, check_book
from app.models.contents import contents_of
from app.models.damages import CannotOpen, damaged
from app.models.disks import is_damage
from app.models.engines import engine_on
from app.models.thinnings import outlived, to_let_go
from app.rules.problems import UserError

__all__ = [
    "BEFORE_RESTORE",
    "ENDING",
    "FOLDER",
    "NAME",
    "WORKING",
    "Backup",
    "BackupFacts",
    "BadBackup",
    "CannotBackUp",
]
__all__ += ["back_up", "name_of", "put_down", "read_backup", "read_key_file", "working_room"]

BUILT_OTHERWISE = frozenset({"file", "guards", "cipher"})
"""The checks of which a finding means that the file of the book itself cannot be trusted."""

REPLACED_NAME = re.compile(rf"{REPLACED} (?P<moment>\d{{4}}-\d\d-\d\d \d{{4}})(?: \(\d+\))?\.(?:db(?:-\w+)?|key)")
"""A file that a restore kept as it was (see `restores`)."""


@dataclass(frozen=True)
class Backup:
    """A backup, as its file says of itself without being opened."""

    path: Path
    made_at: dt.datetime
    seal: str
    size: int
    kind: str = ""
    """Why it was made, where that was no ordinary day: before restore, before upgrade from version 2."""
    closed: bool = False
    state: str = ""
    trouble: str = ""
    """Where the file says nothing that can be believed: a sentence."""


@dataclass(frozen=True)
class BackupFacts:
    """A backup that was opened and checked: what you would get."""

    backup: Backup
    contents: Contents
    found: CheckResult

    @property
    def sound(self) -> bool:
        """Whether everything in it is as it was written."""
        return self.found.sound

    @property
    def usable(self) -> bool:
        """Whether its file can be read and is built as Casebook builds one; nothing else is asked of what is not."""
        return not any(finding.check in BUILT_OTHERWISE for finding in self.found.findings)

    @property
    def last_recorded_at(self) -> dt.datetime | None:
        """The moment of the last entry in it."""
        text = self.contents.last_recorded_at
        return dt.datetime.fromisoformat(text) if text else None


def backups_folder(book: Book) -> Path:
    """Where a book's own backups lie: beside it."""
    if book.path is None:
        raise CannotBackUp("This book is not kept in a file, so there is nothing to make a backup of.")
    return book.path.parent / FOLDER


def back_up(book: Book, folder: Path, now: dt.datetime, kind: str = "", name: str = "") -> Backup:
    """Make a backup of a book in a folder, open it and check it. Raises CannotBackUp; the book is not changed.

    It is named by its moment and seal, unless another name is given, under which no file may be there yet.
    """
    whole = book.whole
    try:
        whole.find()  # the folder of one that is gone is not made anew for a backup beside it
    except CannotOpen as error:
        raise CannotBackUp(f"No backup was made. {error.sentence}") from error
    connection = whole.raw()
    try:
        key_folder = whole.path.parent if whole.path else None
        source = Source(whole.key, key_folder, kind, name)
        written = write_copy(connection.driver_connection, source, folder, now, partial(_wrong_with, whole.key))
    finally:
        connection.close()
    return replace(_as_backup(written.path, written.manifest), trouble=written.trouble)


def read_backup(path: Path, key: bytes | None = None, room: Path | None = None) -> BackupFacts:
    """Open a backup somewhere aside and check everything in it; that place, in `room`, is cleared away again.

    Raises BadBackup for what is no backup, Closed where it is closed and the key does not open it, NewerBook where it
    is from a newer Casebook. Damage within the book is no refusal but a finding.
    """
    with opened_backup(path, key, room) as opened:
        return opened.facts


@dataclass(frozen=True)
class OpenedBackup:
    """A backup that lies opened in a place of its own: its book as it was written, and what was found in it."""

    facts: BackupFacts
    folder: Path
    book: Book


@contextlib.contextmanager
def opened_backup(path: Path, key: bytes | None, room: Path | None = None) -> Iterator[OpenedBackup]:
    """A backup opened aside for as long as the block lasts. Raises as `read_backup`."""
    with working_room(room) as place:
        manifest = unpack(path, place)
        key = key if manifest.closed else None
        if manifest.closed and key is None:
            raise Closed("This backup is closed with a passphrase. Give the passphrase that the book had then.")
        copy = place / BOOK
        trouble = bring_up(copy, key, manifest, path)
        engine = engine_on(copy, key, read_only=True)
        book = Book(engine, copy, lambda: manifest.made_at, key, read_only=True)
        try:
            contents = manifest.contents
            found = CheckResult(contents.entries, contents.letters, contents.seal, (trouble,)) if trouble else None
            facts = BackupFacts(_as_backup(path, manifest), contents, found or check_book(book))
            yield OpenedBackup(facts, place, book)
        finally:
            book.close()


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, newest first; what cannot be read stands among them with what is wrong with it."""
    found = []
    try:
        paths = [path for path in folder.iterdir() if path.name.endswith(ENDING) and not path.name.startswith(".")]
    except OSError:
        return ()
    for path in paths:
        try:
            found.append(_as_backup(path, read_manifest(path)))
        except (UserError, OSError) as error:
            sentence = error.sentence if isinstance(error, UserError) else places.trouble(error)
            found.append(Backup(path, _moment_in(path), "", _size(path), trouble=sentence))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))


def state_of(book: Book) -> str:
    """A digest of everything in a book that changes: the same as that of its newest backup while nothing changed."""
    return contents_of_book(book).state


def contents_of_book(book: Book) -> Contents:
    """What is in an open book, in figures, to compare with a backup. Raises Damaged where it cannot be read."""
    connection = book.whole.raw()
    try:
        return contents_of(connection.driver_connection)
    except driver.DatabaseError as error:
        if is_damage(error):
            raise damaged() from error
        raise
    finally:
        connection.close()


def _wrong_with(key: bytes | None, begun: Path, room: Path) -> str:
    """What is wrong with the book in a backup that was just written. Raises BadBackup."""
    if read_backup(begun, key, room).sound:
        return ""
    return (
        "The backup was made, but something in your records is not as it was written. "
        "Use Help, Check my records, and keep the backups that you have."
    )


def _as_backup(path: Path, manifest: Manifest) -> Backup:
    contents = manifest.contents
    return Backup(path, manifest.made_at, contents.seal, _size(path), manifest.kind, manifest.closed, contents.state)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _moment_in(path: Path) -> dt.datetime:
    """The moment in a backup's name, for a file that cannot be read; the beginning of time for another name."""
    named = NAME.fullmatch(path.name)
    with contextlib.suppress(ValueError):
        if named:
            return dt.datetime.strptime(f"{named['day']} {named['time']}", "%Y-%m-%d %H%M").astimezone(dt.UTC)
    return dt.datetime.min.replace(tzinfo=dt.UTC)


def thin(folder: Path, today: dt.date | None = None) -> tuple[Path, ...]:
    """Take away the backups that are no longer needed; what has another name, or cannot be read, stays.

    Those of today stay, too: one that she made by hand is not to vanish while she looks at the list.
    """
    there = [backup for backup in backups_in(folder) if not backup.trouble and NAME.fullmatch(backup.path.name)]
    ordinary = [backup for backup in there if not backup.kind]
    for_a_reason = [backup for backup in there if backup.kind]
    gone = to_let_go([_here(backup) for backup in ordinary])
    old = outlived([_here(backup) for backup in for_a_reason], max(map(_here, there))) if there else frozenset()
    taken = [backup.path for backup in ordinary if _here(backup) in gone and _here(backup).date() != today]
    taken += [backup.path for backup in for_a_reason if _here(backup) in old]
    taken += _replaced_long_ago(folder, max(map(_here, there))) if there else []
    for path in taken:
        with contextlib.suppress(OSError):  # one that cannot be taken away is no harm
            path.unlink()
    return tuple(taken)


def _replaced_long_ago(folder: Path, newest: dt.datetime) -> list[Path]:
    """The files of books that did not open and were replaced, two years before the newest backup.

    Whoever was erased since stands in them still.
    """
    made = {path: moment for path in folder.glob(f"{REPLACED} *") if (moment := _replaced_at(path)) and path.is_file()}
    old = outlived(made.values(), newest)
    return sorted(path for path, moment in made.items() if moment in old)


def _replaced_at(path: Path) -> dt.datetime | None:
    """The moment in the name of such a file; None for another name."""
    named = REPLACED_NAME.fullmatch(path.name)
    with contextlib.suppress(ValueError):
        if named:
            return dt.datetime.strptime(named["moment"], "%Y-%m-%d %H%M").astimezone()
    return None


def _here(backup: Backup) -> dt.datetime:
    """The moment at which a backup was made, by the clock of this PC: a day is hers."""
    return backup.made_at.astimezone()
