"""A book: one SQLite file that is the whole record, and the only door to it.

Reading and writing are separate. A reading session cannot change anything: SQLite itself refuses. A writing is one use
case, one session and one transaction, and is on the disk when it ends (WAL, synchronous FULL).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app import places
from app.models import journals, keys, registers, upgrades
from app.models.tables import Begun, Document, DraftText
from app.rules.problems import UserError

FILE = "casebook.db"
PRAGMAS = ("foreign_keys = ON", "busy_timeout = 5000", "trusted_schema = OFF", "synchronous = FULL")
"""What SQLite forgets with every connection."""

ONLY_READ = (
    "This book was opened to be read only, so nothing can be recorded. To record something, open it in the Casebook "
    "that it belongs to."
)


class NotABook(UserError):
    """The file is not a Casebook book."""


class CannotOpen(UserError):
    """The book cannot be opened where it is."""


class Closed(UserError):
    """The book is closed with a passphrase, and nobody gave it."""


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
        self.session.merge(DraftText(case_id=case_id, kind=kind, stage=stage, text=text, saved_at=self.now))

    def drop_draft(self, case_id: int, kind: str, stage: int) -> None:
        """Forget a draft: it was issued, or thrown away."""
        draft = self.session.get(DraftText, (case_id, kind, stage))
        if draft is not None:
            self.session.delete(draft)

    def keep_begun(self, case_id: int, guide: str, answers: str) -> None:
        """Keep what was typed into a guide that is not finished, in place of what was kept before."""
        self.session.merge(Begun(case_id=case_id, guide=guide, answers=answers, saved_at=self.now))

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
            except DatabaseError as error:
                _tell(error)
                raise

    @contextmanager
    def writing(self, actor: str) -> Iterator[Work]:
        """One transaction. It is on the disk when this ends; an exception inside leaves the book as it was.

        Raises CannotOpen where the disk is full, the folder gone or the file read-only, and OnlyRead where the book
        was opened to be read.
        """
        if self.read_only:
            raise OnlyRead(ONLY_READ)
        with Session(self._engine.execution_options(casebook="writing"), expire_on_commit=False) as session:
            try:
                work = Work(session, self._now(), actor)
                yield work
                work.finish()
                session.commit()
            except DatabaseError as error:
                session.rollback()
                _tell(error)
                raise

    def raw(self) -> Any:  # noqa: ANN401 - a raw DB-API connection has no type of its own
        """The driver's own connection, for SQLite's checks and backups."""
        return self._engine.raw_connection()

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
    if key is None and keys.read_key_file(folder) is not None:
        raise Closed("This book is closed with a passphrase. Give the passphrase to open it.")
    if not read_only:
        _make_room(path)
    engine = engine_on(path, key, read_only=read_only)
    try:
        _make_ready(engine, path, key, read_only=read_only)
    except (DatabaseError, driver.DatabaseError) as error:
        engine.dispose()
        raise _opening_error(error, path) from error
    except UserError:
        engine.dispose()
        raise
    return Book(engine, path, now, key, read_only=read_only)


def engine_on(path: Path, key: bytes | None, *, read_only: bool = False) -> Engine:
    """SQLAlchemy's engine on the file of a book. Nothing is opened yet."""
    if read_only:
        query = {"mode": "ro", "uri": "true"}
        engine = create_engine(
            URL.create("sqlite+pysqlite", database=path.absolute().as_uri(), query=query), module=driver
        )
    else:
        engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)), module=driver)
    _set_up(engine, key)
    return engine


def unlock(connection: Any, key: bytes | None) -> None:  # noqa: ANN401 - a raw DB-API connection has no type of its own
    """Give a raw connection the key of a closed book, before anything else is asked of it."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


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
    _set_up(engine, None)
    _make_ready(engine, None, None, read_only=False)
    return Book(engine, None, now)


def _set_up(engine: Engine, key: bytes | None) -> None:
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


def _make_ready(engine: Engine, path: Path | None, key: bytes | None, *, read_only: bool) -> None:
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
        upgrades.upgrade(raw, before=lambda version: _copy_before_upgrade(raw, path, key, version))
    finally:
        connection.close()


def _refuse_older(raw: Any) -> None:  # noqa: ANN401 - the driver's own
    if upgrades.version_of(raw) < len(upgrades.STEPS):
        raise CannotOpen(
            "This book was last used by an older Casebook, and must be brought up to date before it can be read. "
            "Nothing was changed. Open it once where things can be recorded in it."
        )


def _copy_before_upgrade(
    raw: Any,  # noqa: ANN401 - the driver's own
    path: Path | None,
    key: bytes | None,
    version: int,
) -> Path | None:
    """A copy of the book as it was, beside it, made by SQLite's own backup."""
    if path is None:
        return None
    target = path.with_name(f"{path.stem} before upgrade from version {version}.db")
    copy = driver.connect(str(target.absolute()))  # SQLite reads a name that begins with "file:" as a URI
    unlock(copy, key)
    try:
        raw.backup(copy)
    finally:
        copy.close()
    return target


def _not_a_book(path: Path | None) -> str:
    return (
        f"{path} is not a Casebook book. Nothing in it was changed. "
        "Choose another folder, or move this file away so that a new book can be made."
    )


def _opening_error(error: Exception, path: Path) -> UserError:
    text = str(getattr(error, "orig", error))
    if "not a database" in text or "malformed" in text:
        return NotABook(_not_a_book(path))
    return CannotOpen(_disk_sentence(error) or f"The book {path} cannot be opened: {text}. Nothing was changed.")


def _tell(error: DatabaseError) -> None:
    """Raise the trouble of a disk as something that she can put right; any other error is our fault and goes on."""
    sentence = _disk_sentence(error)
    if sentence:
        raise CannotOpen(sentence) from error


def _disk_sentence(error: Exception) -> str:
    """What SQLite's error means for the officer; empty where it is our fault and not the disk's."""
    text = str(getattr(error, "orig", error))
    known = {
        "disk is full": "The disk is full. Nothing was changed. Make room, then do it again.",
        "readonly database": "The book may only be read here. Nothing was changed. Make its folder writable.",
        "unable to open": "The book's file cannot be opened. Check that the folder is there and can be written to.",
        "database is locked": "Another program is using the book. Nothing was changed. Close it, then do this again.",
        "malformed": "The book is damaged. Nothing was changed. Go back to a backup, or ask for help with this file.",
        "disk I/O error": "The disk did not answer. Nothing was changed. Check the disk or stick, then do it again.",
    }
    return next((sentence for sign, sentence in known.items() if sign in text), "")
