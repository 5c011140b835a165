"""Commands about backups: the whole book into one file, and such a file back in the place of the book."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app import passphrase_commands, places
from app.casework import restores
from app.casework.desks import Desk
from app.models.backups import back_up, read_backup
from app.models.books import FILE, is_closed
from app.models.restores import CannotRestore, Ways, restore
from app.rules.problems import UserError


def backup(desk: Desk, path: Path, now: dt.datetime) -> str:
    """Make a backup of a book as a new file, opened and checked; what to print. Raises UserError."""
    if path.is_dir():
        made = back_up(desk.book, path, now)
    elif path.exists():
        raise UserError(f"{path} is there already. Name a file that is not there yet, or a folder.")
    elif not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent}. Name a file in a folder that is there.")
    else:
        made = back_up(desk.book, path.parent, now, name=path.name)
    facts = read_backup(made.path, desk.book.key)
    return "\n".join(filter(None, (f"{made.path} was written and checked.", *restores.has_words(facts), made.trouble)))


def restore_into(folder: Path, path: Path, file: str | None, now: dt.datetime) -> str:
    """Put a backup in the place of the book in a folder, which is kept; what to print. Raises UserError.

    The passphrase in `file`, or the one that is asked for, opens the backup; the book, if it has another, is kept as
    it is, closed. Nobody may have the book open.
    """
    secret = _secret(path, file)
    key = restores.key_of_backup(path, secret) if secret is not None else None
    was_closed, own = is_closed(folder / FILE), _key_of_book(folder, file)
    back = restores.coming_back(folder, path, now, Ways(key, own))
    done = restore(path, folder, now, Ways(key, own))
    return "\n".join((restores.restored_words(done, was_closed=was_closed), *back))


def _secret(path: Path, file: str | None) -> str | None:
    """The passphrase of a backup that wants one. Raises UserError where there is none."""
    if not path.exists():
        raise CannotRestore(f"There is no file {path}. Name a backup; its name ends in .casebook.")
    try:
        closed = restores.is_closed_backup(path)
    except OSError as error:
        raise CannotRestore(f"{path} cannot be read: {places.trouble(error)}.") from error
    if not closed:
        return None
    return passphrase_commands.passphrase_in(file) if file is not None else passphrase_commands.ask_passphrase()


def _key_of_book(folder: Path, file: str | None) -> bytes | None:
    """The key of the book that is replaced; None where it is not closed, or nobody knows it any more."""
    try:
        return passphrase_commands.key_of(folder, file)
    except UserError:
        return None
