"""Protections: a book is closed with a passphrase, the passphrase is changed or taken off, and no plain copy stays.

The file of the book and the key file beside it cannot be changed in one instant, so the order of the steps decides. A
note that the change is under way is written first, then the key file, and then, in one instant, the closed book takes
the place of the plain one. The book's own first bytes say whether it is closed (see `books`), so wherever this is
stopped the book opens; when it is opened next, what was left to do is done, or what was begun is taken back.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from app import systems
from app.models import backup_copies, backup_files, keys
from app.models.backup_files import BadBackup
from app.models.books import Book, Work
from app.models.keys import PASSPHRASE, PLAIN, RECOVERY, KeyFile, is_closed
from app.models.recasts import NEW, CannotRecast, Stepped, opened, put_in_place, recast, tidy
from app.models.upgrades import APPLICATION_ID
from app.models.wipes import PART, settle, wipe
from app.rules.problems import UserError

NOTE = "casebook.changing"
"""Lies beside the book while it is being closed or opened; it holds nothing."""

PLAIN_BOOK = ".db"
HEADER = 72
"""Bytes of an SQLite file, at the end of which stands whose file it is."""

NOTHING = bytes(32)
"""What a page of a plain book has between its rows; in an encrypted file it does not come about by chance."""

Record = Callable[[Work], object]
"""Writes in the journal that it was done, in the very file that takes the place of the old one."""


class CannotProtect(UserError):
    """The book cannot be closed, or opened, as it was asked."""


@dataclass(frozen=True)
class Protected:
    """What came of closing a book with a passphrase."""

    code: str
    """For the recovery sheet; it is written nowhere else."""
    left_open: tuple[Path, ...] = ()
    """Plain copies beside the book that could not be closed."""


def protect(
    book: Book, passphrase: str, record: tuple[str, Record], stepped: Stepped = lambda _name: None
) -> Protected:
    """Close a book with a passphrase. Raises CannotProtect or CannotRecast; then it is as it was.

    `record` is who does it, and what writes it in the journal.
    """
    if book.key is not None:
        raise CannotProtect("This book is closed with a passphrase already. Nothing was changed.")
    path = _path_of(book)
    raw, code = keys.new_raw_key(), keys.new_recovery_code()
    key_file = KeyFile().with_wrap(PASSPHRASE, passphrase, raw).with_wrap(RECOVERY, code, raw)
    key_file = replace(key_file, sheet_waits=True)
    _try_out(key_file, {PASSPHRASE: passphrase, RECOVERY: code}, raw)
    with book.put_away():
        _finish_begun(path, None)
        _note(path)
        stepped("noted")

        def lay_key() -> None:
            keys.write_key_file(path.parent, key_file)
            stepped("key laid")

        try:
            _recast_book(book, (None, raw), record, lay_key, stepped)
        except Exception:
            _finish_begun(path, None)
            raise
        book.key = raw
        if not _lies_there(path.parent, key_file):
            keys.write_key_file(path.parent, key_file)  # nothing takes it away, but all hangs on it
        left = close_copies(path, raw, key_file, stepped)
        _clear(path)
    return Protected(code, left)


def unprotect(book: Book, record: tuple[str, Record], stepped: Stepped = lambda _name: None) -> None:
    """Open a closed book for good: anybody who has the file can read it then. Backups stay closed as they are.

    Raises CannotProtect or CannotRecast; then it is as it was.
    """
    raw = book.key
    if raw is None:
        raise CannotProtect("This book has no passphrase. Nothing was changed.")
    path = _path_of(book)
    with book.put_away():
        _finish_begun(path, raw)
        _note(path)
        stepped("noted")
        try:
            for copy in _copies(path):
                if copy.suffix == PLAIN_BOOK and is_closed(copy):
                    _recast_where_it_can(copy, (raw, None))
                    stepped("copy opened")
            _recast_book(book, (raw, None), record, lambda: None, stepped)
        except Exception:
            _finish_begun(path, raw)
            raise
        book.key = None
        _drop_key(path)
        stepped("key gone")
        _clear(path)


def finish(book: Book) -> tuple[Path, ...]:
    """Do what was left to do when closing or opening this book was stopped; the copies that stay plain.

    Only whoever holds the lock beside the book may ask for it: somebody else may be about to do it.
    """
    path = book.path
    if path is None or book.read_only:
        return ()
    with suppress(OSError):  # what cannot be done now is done at the next start; until then the book opens
        keys.settle_kept(path.parent)
    if not path.with_name(NOTE).exists():
        return ()
    return _finish_begun(path, book.key)


def change_passphrase(book: Book, passphrase: str) -> None:
    """Another passphrase opens the book from now on, and the one before no longer does."""
    _rewrap(book, PASSPHRASE, passphrase)


def change_recovery_code(book: Book, printed: str = "") -> str:
    """A new code for the recovery sheet, or the one that is printed; the sheet before no longer opens the book."""
    code = printed or keys.new_recovery_code()
    _rewrap(book, RECOVERY, code, sheet_waits=not printed)
    return code


def keep_sheet(book: Book) -> None:
    """The recovery sheet is printed or saved. Raises CannotProtect where that cannot be kept."""
    kept = _kept_keys(book)
    if kept.sheet_waits and kept.wraps:
        _lay(book, replace(kept, sheet_waits=False))


def sheet_waits(book: Book) -> bool:
    """Whether the recovery sheet of a closed book was neither printed nor saved, as far as its key file says."""
    if book.key is None or book.read_only or book.path is None:
        return False
    with suppress(CannotProtect):
        return _kept_keys(book).sheet_waits
    return False


def opens(path: Path, raw: bytes) -> bool:
    """Whether a raw key opens the file of a book.

    A copy of its first page tells: the book itself may be open on another PC, and is not touched.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="casebook-key-", ignore_cleanup_errors=True) as room:
            first = Path(room) / "first"
            with path.open("rb") as book:
                first.write_bytes(book.read(4096))
            with closing(opened(first, raw)) as connection:
                connection.execute("PRAGMA application_id")
    except (driver.DatabaseError, OSError) as error:  # with the right key all that it may miss are the other pages
        return isinstance(error, driver.DatabaseError) and "not a database" not in str(error)
    return True


def close_copies(path: Path, raw: bytes, key_file: KeyFile, stepped: Stepped = lambda _name: None) -> tuple[Path, ...]:
    """Make every plain copy and backup beside a closed book anew, closed; gives those with which that failed.

    Nothing is raised: the book itself is closed by now, and its recovery code must come to whoever closes it.
    """
    left: list[Path] = []
    for folder in (path.parent, path.parent / backup_copies.FOLDER):
        left += [room for room in folder.glob(f"{backup_copies.WORKING}*") if not _is_gone(room)]
    for copy in _copies(path):
        try:
            if _is_plain_book(copy):
                recast(copy, (None, raw))
            elif copy.suffix == backup_copies.ENDING and not backup_files.read_manifest(copy).closed:
                _close_backup(copy, raw, key_file)
            else:
                continue
        except (CannotRecast, BadBackup, OSError):
            left.append(copy)
        stepped("copy closed")
    return (*left, *(one for one in _replaced(path) if one not in left and _can_be_read(one)))


def _path_of(book: Book) -> Path:
    if book.path is None or book.read_only:
        raise CannotProtect("This book is open to be read only. Nothing was changed.")
    return book.path


def _try_out(key_file: KeyFile, secrets: dict[str, str], raw: bytes) -> None:
    """Open with every secret, from the very bytes that are to be kept: a key file that opens nothing is a lost book."""
    kept = keys.key_file_from(keys.key_file_bytes(key_file))
    if any(kept.open_with(way, secret) != raw for way, secret in secrets.items()):
        raise CannotProtect("The new key file does not open the book, so it was not used. Nothing was changed.")


def _rewrap(book: Book, way: str, secret: str, *, sheet_waits: bool | None = None) -> None:
    raw = book.key
    book.ask_first()
    kept = _kept_keys(book)
    if raw is None:
        raise CannotProtect("This book has no passphrase. Nothing was changed.")
    changed = kept.with_wrap(way, secret, raw)
    if sheet_waits is not None:
        changed = replace(changed, sheet_waits=sheet_waits)
    _try_out(changed, {way: secret}, raw)
    _lay(book, changed)


def _lies_there(folder: Path, key_file: KeyFile) -> bool:
    try:
        return keys.read_key_file(folder) == key_file
    except keys.KeyFileDamaged:
        return False


def _kept_keys(book: Book) -> KeyFile:
    """What the key file says; nothing where it is damaged or gone: the book is open, so its key is known.

    Raises CannotProtect where it cannot be read just now: what it says would be lost in a new one.
    """
    folder = _path_of(book).parent
    try:
        return keys.read_key_file(folder) or KeyFile()
    except keys.KeyFileUnread as error:
        raise CannotProtect(
            f"The key file in {folder} cannot be read just now. Nothing was changed. Do it again; if it stays so, "
            "close Casebook and look after the disk, or whatever keeps that file."
        ) from error
    except keys.KeyFileDamaged:
        return KeyFile()


def _lay(book: Book, changed: KeyFile) -> None:
    folder = _path_of(book).parent
    try:
        keys.write_key_file(folder, changed)
    except OSError as error:
        raise CannotProtect(
            f"The key file in {folder} cannot be written. Nothing was changed. Make room, and see that you may "
            "write there; then do it again."
        ) from error


def _recast_book(
    book: Book,
    change: tuple[bytes | None, bytes | None],
    record: tuple[str, Record],
    before: Callable[[], object],
    stepped: Stepped,
) -> None:
    """The book itself under another key, with the entry that says so in it."""
    path, (actor, write) = _path_of(book), record

    def also(made: Path) -> None:
        within = book.in_file(made, change[1])
        try:
            with within.writing(actor) as work:
                write(work)
        finally:
            within.close()

    recast(path, change, also=also, before=before, stepped=stepped)


def _finish_begun(path: Path, key: bytes | None) -> tuple[Path, ...]:
    """After a stop: a closed book gets its plain copies closed; a plain one loses the key file that opens nothing."""
    tidy(path)
    if not path.with_name(NOTE).exists():
        return ()
    left: tuple[Path, ...] = ()
    if not is_closed(path):
        _drop_key(path)
    elif key is not None:
        for copy in _copies(path):
            tidy(copy)
        key_file = keys.read_key_file(path.parent)
        left = close_copies(path, key, key_file) if key_file else ()
    _clear(path)
    return left


def _drop_key(path: Path) -> None:
    for name in (keys.FILE, f"{keys.FILE}{NEW}"):
        wipe(path.with_name(name))
    settle(path.parent)


def _note(path: Path) -> None:
    os.close(os.open(path.with_name(NOTE), os.O_CREAT | os.O_WRONLY, 0o600))
    settle(path.parent)


def _clear(path: Path) -> None:
    systems.take_away(path.with_name(NOTE))
    settle(path.parent)


def _copies(path: Path) -> Iterator[Path]:
    """What may be a copy of the book: databases and backups beside it, and where backups are kept."""
    for folder in (path.parent, path.parent / backup_copies.FOLDER):
        if not folder.is_dir():
            continue
        for found in sorted(folder.iterdir()):
            wanted = found.suffix in (backup_copies.ENDING, PLAIN_BOOK) and not found.name.startswith(f"{path.name}.")
            if wanted and found != path and found.is_file() and not found.is_symlink():
                yield found


def _replaced(path: Path) -> Iterator[Path]:
    """What was kept of books that were replaced because they did not open, with the logs that lay beside them."""
    for found in sorted((path.parent / backup_copies.FOLDER).glob(f"{backup_copies.REPLACED} *{PLAIN_BOOK}*")):
        if found.is_file() and not found.is_symlink() and not found.name.endswith("-shm"):
            yield found


def _can_be_read(path: Path) -> bool:
    """Whether a file is not encrypted, however damaged: what is encrypted looks like chance from end to end."""
    before = b""
    try:
        with path.open("rb") as file:
            while part := file.read(PART):
                if NOTHING in before + part:
                    return True
                before = part[-len(NOTHING) :]
    except OSError:
        return True  # as far as is known
    return False


def _is_plain_book(path: Path) -> bool:
    """Whether a file is a book of Casebook's that anybody can read; its first bytes say both."""
    with path.open("rb") as file:
        first = file.read(HEADER)
    return first.startswith(PLAIN) and int.from_bytes(first[HEADER - 4 :]) == APPLICATION_ID


def _recast_where_it_can(copy: Path, change: tuple[bytes | None, bytes | None]) -> None:
    try:
        recast(copy, change)
    except CannotRecast:
        return  # it is of another book, with a key of its own


def _close_backup(backup: Path, raw: bytes, key_file: KeyFile) -> None:
    """A plain backup made anew, closed: its book under the key, the key file in it, and everything checked."""
    tidy(backup)
    made = backup.with_name(backup.name + NEW)
    with backup_copies.working_room(backup.parent) as room:
        inside = room / backup_files.BOOK
        try:
            manifest = backup_files.unpack(backup, room)
            recast(inside, (None, raw))
            backup_files.pack(made, inside, keys.key_file_bytes(key_file), replace(manifest, closed=True))
            systems.take_away(inside)
            backup_files.unpack(made, room)
            put_in_place(made, backup)
        finally:
            _empty(room)
            wipe(made)
    tidy(backup)


def _is_gone(room: Path) -> bool:
    """Whether a place could be taken away in which a backup or a restore was stopped halfway, long before this."""
    try:
        _empty(room)
        shutil.rmtree(room)
    except OSError:
        return False
    return True


def _empty(room: Path) -> None:
    """Write over what lies in a place where a backup was made, and take it away."""
    for found in room.rglob("*"):
        if found.is_file() and not found.is_symlink():
            wipe(found)
