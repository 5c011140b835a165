"""A book that does not open: what is wrong with it, what may help, and a backup put in its place without opening it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app import systems
from app.casework.backups import Shelved, shelved
from app.casework.desks import SAMPLE_MARK
from app.casework.restores import (
    OTHER,
    Done,
    Foreseen,
    cannot_be_used,
    has_words,
    not_compared,
    restored_words,
    troubles_in,
)
from app.models import keys, protections
from app.models.backups import FOLDER, opened_backup, read_key_file
from app.models.books import FILE, CannotOpen, NotABook
from app.models.damages import Damaged, damaged
from app.models.disks import is_damage
from app.models.keys import KeyFile, KeyFileDamaged, WrongPassphrase
from app.models.restores import Ways, restore
from app.models.tables import Setting
from app.models.upgrades import NewerBook, NotThatVersion
from app.rules.problems import UserError

NO_KEY_FILE = (
    "The file {path} is either a book that is closed with a passphrase, and the key file casebook.key that belongs "
    "beside it is not there; or it is not a Casebook book, or damaged from its first byte. Nothing was changed."
)
KEPT_ASIDE = "casebook damaged {moment:%Y-%m-%d %H%M}.key"
NOT_THAT_KEY = (
    "No key file of a backup opens your book with that. Look whether Caps Lock is on, and type the passphrase that the "
    "book had when a backup was last made, or the code of the recovery sheet."
)


class BookGone(CannotOpen):
    """There is no book here, and there was one."""


class OwnFault(UserError):
    """Casebook cannot open the book, by a fault of its own."""


@dataclass(frozen=True)
class Trouble:
    """Why a book does not open, and what may help besides trying again."""

    heading: str
    sentence: str
    restore: bool = False
    """Whether a backup in its place helps."""
    key: bool = False
    """Whether the key file of a backup may open it, so that nothing is lost."""


_HEADINGS = (
    (BookGone, "Your book is not there", True),
    (NewerBook, "Your book was last used by a newer Casebook", False),
    (NotABook, "This is not a Casebook book", True),
    (Damaged, "Your book is damaged", True),
    (NotThatVersion, "Your book is damaged", True),
    (OwnFault, "Casebook could not open your book", True),
)
"""The kinds of trouble that say by themselves what it is, and whether a backup helps."""


def refuse_gone(folder: Path) -> None:
    """Raise BookGone where there are backups of a book and no book: an empty one in its place would hide the loss."""
    if not _is_there(folder / FILE) and shelved(folder / FOLDER):
        raise BookGone(
            f"There is no book in {folder}, but backups of one: the file {FILE} was moved, renamed or deleted. Nothing "
            "was changed. Put it back, or restore the newest backup. To begin another book, choose another folder."
        )


def as_told(error: BaseException) -> UserError | None:
    """What an error says to her: itself where it is meant for her, that the book is damaged, or nothing: our fault."""
    if isinstance(error, UserError):
        return error
    whose = type(error).__module__
    if whose.startswith(("sqlalchemy", "sqlcipher3", "sqlite3")) and is_damage(error):
        return damaged()
    return None


def trouble_of(folder: Path, error: UserError) -> Trouble:
    """What to tell of a book that did not open, and what fits."""
    path, sentence = folder / FILE, error.sentence
    of_key = any(each.backup.closed for each in shelved(folder / FOLDER))
    if isinstance(error, KeyFileDamaged):
        return Trouble("The key file of your book is damaged", sentence, restore=True, key=of_key)
    if isinstance(error, NotABook) and keys.is_closed(path) and of_key:
        return Trouble("Your book has no key file beside it", NO_KEY_FILE.format(path=path), restore=True, key=True)
    if isinstance(error, CannotOpen) and (folder / keys.FILE).exists() and not _is_there(path):
        return Trouble("Your book is not there", sentence, restore=True)
    return next(
        (Trouble(heading, sentence, restore=helps) for kind, heading, helps in _HEADINGS if isinstance(error, kind)),
        Trouble("Casebook cannot open your book just now", sentence),
    )


@dataclass(frozen=True)
class LostBook:
    """A book that nobody has open, and that does not open."""

    folder: Path
    key: bytes | None = None
    """Its raw key, where it is known."""

    def shelf(self) -> tuple[Shelved, ...]:
        """The backups beside it, newest first."""
        return shelved(self.folder / FOLDER)

    def room(self) -> Path | None:
        """Where something is opened to look into it: among the backups, where there are any."""
        room = self.folder / FOLDER
        return room if room.is_dir() else None

    def foresee(self, path: Path, key: bytes | None = None) -> Foreseen:
        """Open a backup aside, and say what is in it. Raises BadBackup, Closed, NewerBook."""
        with opened_backup(path, key or self.key, self.room()) as opened:
            if not opened.facts.usable:
                return cannot_be_used(opened.facts)
            with opened.book.reading() as there:
                sample = there.get(Setting, SAMPLE_MARK) is not None
        differs = tuple(self._beside(sample=sample))
        return Foreseen(opened.facts, OTHER, has_words(opened.facts), differs, troubles_in(opened.facts), may=True)

    def restore(
        self, path: Path, now: dt.datetime, key: bytes | None = None, *, although_damaged: bool = False
    ) -> Done:
        """Put a backup in its place; its files are kept as they are. Raises as `foresee`, and CannotRestore."""
        ways = Ways(key or self.key, self.key)
        done = restore(path, self.folder, now, ways, although_damaged=although_damaged)
        return Done(done, restored_words(done))

    def mend_key_file(self, secret: str, now: dt.datetime) -> bytes:
        """Put the key file of a backup beside the book, if this passphrase or code opens the book with it; the key.

        The key file that was there is kept. Raises WrongPassphrase where none does.
        """
        for kept in self._key_files():
            for way in (keys.PASSPHRASE, keys.RECOVERY):
                try:
                    raw = kept.open_with(way, secret)
                except WrongPassphrase:
                    continue
                if protections.opens(self.folder / FILE, raw):
                    self._put_key_file(kept, now)
                    return raw
        raise WrongPassphrase(NOT_THAT_KEY)

    def _key_files(self) -> list[KeyFile]:
        """The key files of its backups, newest first, each once."""
        found: list[KeyFile] = []
        for each in self.shelf():
            try:
                kept = read_key_file(each.backup.path)
            except UserError:
                continue
            if kept is not None and kept not in found:
                found.append(kept)
        return found

    def _put_key_file(self, kept: KeyFile, now: dt.datetime) -> None:
        there = self.folder / keys.FILE
        try:
            if there.exists():
                systems.put_in_place(there, self.folder / KEPT_ASIDE.format(moment=now.astimezone()))
            keys.write_key_file(self.folder, kept)
        except OSError as error:
            raise CannotOpen(
                f"The key file in {self.folder} cannot be written: make room, and see that you may write there. "
                "Then do this again."
            ) from error

    def _beside(self, *, sample: bool) -> Iterator[str]:
        path = self.folder / FILE
        if sample:
            yield "It is a backup of the sample book, whose residents are invented."
        if not _is_there(path):
            yield "There is no book here that it would replace."
            return
        yield not_compared(path)


def _is_there(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
