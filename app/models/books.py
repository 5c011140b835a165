"""A book: one SQLite file that is the whole record, and the only door to it.

Reading and writing are separate. A reading session cannot change anything: SQLite itself refuses. A writing is one use
case, one session and one transaction, and is on the disk when it ends (WAL, synchronous FULL).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app import places
from app.models import journals, keys, registers, upgrades
from app.models.backup_copies import back_up_first
from app.models.damages import CannotOpen, damaged
from app.models.disks import ANOTHER, DAMAGED, GONE, Identity, disk_sentence, identity_of, is_damage, marked
from app.models.drafts import draft_digest
from app.models.engines import engine_on, set_up, unlock
from app.models.keys import PLAIN, Closed, is_closed
from app.models.tables import Begun, Document, DraftText
from app.rules.problems import UserError

__all__ = ["FILE", "PLAIN", "Book", "CannotOpen", "Closed", "NotABook", "OnlyRead", "Work", "book_in_memory"]
__all__ += ["disk_sentence", "engine_on", "is_closed", "open_book", "unlock"]
FILE = "casebook.db"
ONLY_READ = (
    "This book was opened to be read only, so nothing can be recorded. To record something, open it in the Casebook "
    "that it belongs to."
)


class NotABook(UserError):
    """The file is not a Casebook book."""


class OnlyRead(UserError):
    """The book was opened to be read, and nothing can be recorded in it."""


class Work:
    """One use case in the book: what it appends, keeps and drafts is written together or not at all."""

    def __init__(self, session: Session, now: dt.datetime, actor: str) -> None:
        self.session = session
        self.now = now
        self.actor = actor
        self._touched: set[int] = set()
        self._settings = False

    def append(
        self, case_id: int | None, kind: str, *, on: dt.date, sentence: str, body: Mapping[str, Any] | None = None
    ) -> int:
        """Write one entry in the journal; returns its number. `case_id` 0 opens a case with that number."""
        writing = journals.Writing(case_id, kind, on, sentence, body or {})
        seq = journals.append(self.session, writing, self.now, self.actor)
        if case_id is None:
            self._settings = True
        else:
            self._touched.add(case_id or seq)
        return seq

    def keep(self, content: bytes, media: str) -> str:
        """Keep bytes in the book; returns their SHA-256 digest. The same bytes are kept once."""
        digest = hashlib.sha256(content).hexdigest()
        if self.session.get(Document, digest) is None:
            self.session.add(Document(digest=digest, media=media, bytes=content))
            self.session.flush()
        return digest

    def save_draft(self, case_id: int, kind: str, stage: int, text: str) -> None:
        """Keep a letter as it is being written, in place of what was kept before."""
        digest = draft_digest((case_id, kind, stage), text, self.now)
        draft = DraftText(case_id=case_id, kind=kind, stage=stage, text=text, saved_at=self.now, digest=digest)
        self.session.merge(draft)

    def drop_draft(self, case_id: int, kind: str, stage: int) -> None:
        """Forget a draft: it was issued, or thrown away."""
        draft = self.session.get(DraftText, (case_id, kind, stage))
        if draft is not None:
            self.session.delete(draft)

    def keep_begun(self, case_id: int, guide: str, answers: str) -> None:
        """Keep what was typed into a guide that is not finished, in place of what was kept before."""
        digest = draft_digest((case_id, guide), answers, self.now)
        begun = Begun(case_id=case_id, guide=guide, answers=answers, saved_at=self.now, digest=digest)
        self.session.merge(begun)

    def forget_begun(self, case_id: int, guide: str) -> None:
        """Forget what was begun in a guide: it was recorded, or thrown away."""
        begun = self.session.get(Begun, (case_id, guide))
        if begun is not None:
            self.session.delete(begun)

    def finish(self) -> None:
        """Bring the register up to the journal, before the transaction ends."""
        for case_id in sorted(self._touched):
            registers.refresh_case(self.session, case_id)
        if self._settings:
            registers.refresh_settings(self.session)


class Book:
    """An open book."""

    known_on: dt.date | None = None
    """For a book of the past (see `pasts`): the day whose end it shows."""

    def __init__(
        self,
        engine: Engine,
        path: Path | None,
        now: Callable[[], dt.datetime],
        key: bytes | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        self._engine = engine
        self.path = path
        self._now = now
        self.key = key
        """The raw key of a book that is closed with a passphrase; a backup of it has the same."""
        self.read_only = read_only
        self.ask_first: Callable[[], object] = lambda: None
        """Asked before anything is recorded; raises where it must not be, as after another PC took the book over."""
        self._identity: Identity | None = None
        self._last = (0, "")
        self._remember()

    @property
    def whole(self) -> Book:
        """The book with everything that is in it: this one, unless it is one of the past."""
        return self

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that can only read; SQLite refuses every change made through it.

        Raises CannotOpen where the disk does not answer or the folder is gone.
        """
        with Session(self._engine.execution_options(casebook="reading"), expire_on_commit=False) as session:
            try:
                yield session
            except UnicodeDecodeError as error:
                raise damaged() from error
            except (DatabaseError, driver.DatabaseError) as error:
                _tell(error, session, self._engine)
                raise

    @contextmanager
    def writing(self, actor: str) -> Iterator[Work]:
        """One transaction. It is on the disk when this ends; an exception inside leaves the book as it was.

        Raises CannotOpen where the disk is full, the folder gone or the file read-only, and OnlyRead where the book
        was opened to be read.
        """
        if not self.read_only:
            self.ask_first()
        if self.read_only:
            raise OnlyRead(ONLY_READ)
        self.find()
        with Session(self._engine.execution_options(casebook="writing"), expire_on_commit=False) as session:
            try:
                work = Work(session, self._now(), actor)
                yield work
                work.finish()
                last = journals.last_entry(session)
                session.commit()
                self._last = last
            except DatabaseError as error:
                session.rollback()
                _tell(error, session, self._engine)
                raise

    def find(self) -> None:
        """Make sure that the book is still where it was, and is still this one. Raises CannotOpen."""
        if self.path is None or (there := identity_of(self.path)) == self._identity:
            return
        self._engine.dispose()
        self._identity = None  # a file that is deleted leaves its number to the next
        if there is None:
            raise CannotOpen(GONE.format(folder=self.path.parent))
        with self.reading() as session:
            if not journals.holds(session, *self._last):
                raise CannotOpen(ANOTHER.format(folder=self.path.parent))
        self._identity = there

    def _remember(self) -> None:
        """Which file this is, and the last entry that is known to be in it, by number and hash."""
        self._identity, self._last = identity_of(self.path) if self.path is not None else None, (0, "")
        with suppress(UserError, DatabaseError), self.reading() as session:  # a damaged book can still be checked
            self._last = journals.last_entry(session)

    def raw(self) -> Any:  # noqa: ANN401 - a raw DB-API connection has no type of its own
        """The driver's own connection, for SQLite's checks and backups."""
        return self._engine.raw_connection()

    def fold_in(self) -> None:
        """Have everything in the one file, and nothing in SQLite's log beside it. Raises DatabaseError."""
        connection = self.raw()
        try:
            raw = connection.driver_connection
            raw.execute("PRAGMA query_only = OFF")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    @contextmanager
    def put_away(self) -> Iterator[None]:
        """The file is closed while this lasts, for whoever puts another in its place and sets the key that it has."""
        if self.path is None:
            raise CannotOpen("This book is in no file. Nothing was changed.")
        self.ask_first()
        self._engine.dispose()
        try:
            yield
        finally:
            self._engine = engine_on(self.path, self.key)
            _make_ready(self._engine, self.path, self.key, self._now, read_only=False)
            self._remember()

    def read_from(self, path: Path) -> None:
        """From now on show what is in another file, a copy of this one, and record nothing (see `read_copies`)."""
        self._engine.dispose()
        self.path, self.read_only = path, True
        self._engine = engine_on(path, self.key, read_only=True)
        self._remember()

    def in_file(self, path: Path, key: bytes | None) -> Book:
        """This book as it is in another file, with the same clock."""
        return Book(engine_on(path, key), path, self._now, key)

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()


def open_book(
    folder: Path, now: Callable[[], dt.datetime], key: bytes | None = None, *, read_only: bool = False
) -> Book:
    """Open the book in a folder, making an empty one where there is none, and bring it up to this version.

    A book that is closed with a passphrase is opened with its raw key (see `keys`). A book that is only to be read is
    neither made nor brought up to this version. Raises Closed without that key, and CannotOpen, NotABook or NewerBook,
    each with a sentence that says what to do; nothing was changed then.
    """
    path = folder / FILE
    key = _needed_key(path, key)
    if not read_only:
        _make_room(path)
    engine = engine_on(path, key, read_only=read_only)
    try:
        _make_ready(engine, path, key, now, read_only=read_only)
    except (DatabaseError, driver.DatabaseError, UnicodeDecodeError) as error:  # a message can hold damaged text, too
        engine.dispose()
        raise _opening_error(error, path, key) from error
    except UserError:
        engine.dispose()
        raise
    return Book(engine, path, now, key, read_only=read_only)


def _needed_key(path: Path, key: bytes | None) -> bytes | None:
    """The key that the file wants: none where it is plain. Raises Closed, or CannotOpen where the file is lost."""
    there = path.exists() and path.stat().st_size > 0
    if there and not is_closed(path):
        return None
    if key is None and keys.read_key_file(path.parent) is not None:
        if there:
            raise Closed("This book is closed with a passphrase. Give the passphrase to open it.")
        raise CannotOpen(
            f"The key file {keys.FILE} is in {path.parent}, but the book {FILE} that it opens is not there. Nothing "
            "was changed. Put the book back, restore the newest backup, or take the key file away to begin a new book."
        )
    return key


def _make_room(path: Path) -> None:
    """A folder, and a file in it, that nobody else who uses this PC can read."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise CannotOpen(
            f"Casebook cannot use the folder {path.parent}: {places.trouble(error)}. "
            "Choose a folder in which you may write, or ask whoever looks after this PC."
        ) from error


def book_in_memory(now: Callable[[], dt.datetime]) -> Book:
    """A book that is gone when it is closed."""
    engine = create_engine("sqlite+pysqlite://", module=driver, poolclass=StaticPool)
    set_up(engine, None)
    _make_ready(engine, None, None, now, read_only=False)
    return Book(engine, None, now)


def _make_ready(
    engine: Engine, path: Path | None, key: bytes | None, now: Callable[[], dt.datetime], *, read_only: bool
) -> None:
    connection = engine.raw_connection()
    try:
        raw: Any = connection.driver_connection
        marked = raw.execute("PRAGMA application_id").fetchone()[0]
        tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and marked != upgrades.APPLICATION_ID:
            raise NotABook(_not_a_book(path))
        upgrades.refuse_newer(raw)
        if read_only:
            _refuse_older(raw)
            return
        raw.execute("PRAGMA journal_mode = WAL")
        upgrades.upgrade(raw, before=lambda version: path and back_up_first(raw, path, key, now(), version))
    finally:
        connection.close()


def _refuse_older(raw: Any) -> None:  # noqa: ANN401 - the driver's own
    if upgrades.version_of(raw) < len(upgrades.STEPS):
        raise CannotOpen(
            "This book was last used by an older Casebook, and must be brought up to date before it can be read. "
            "Nothing was changed. Open it once where things can be recorded in it."
        )


def _not_a_book(path: Path | None) -> str:
    return (
        f"{path} is not a Casebook book. Nothing in it was changed. "
        "Choose another folder, or move this file away so that a new book can be made."
    )


def _opening_error(error: Exception, path: Path, key: bytes | None) -> UserError:
    text = str(getattr(error, "orig", error))
    if is_damage(error):
        ours = key is not None or marked(path) == upgrades.APPLICATION_ID
        return damaged(DAMAGED.format(path=path)) if ours else NotABook(_not_a_book(path))
    return CannotOpen(disk_sentence(error) or f"The book {path} cannot be opened: {text}. Nothing was changed.")


def _tell(error: Exception, session: Session, engine: Engine) -> None:
    """Raise the trouble of a disk as something that she can put right; any other error is our fault and goes on."""
    sentence = disk_sentence(error)
    if sentence or is_damage(error):
        session.invalidate()  # the next act opens the file anew: a stick that is back is another file to the system
        engine.dispose()
        raise (damaged() if is_damage(error) else CannotOpen(sentence)) from error
