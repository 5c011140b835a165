"""Commands that carry a book out and in: everything in open formats, and such a folder or an old log back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app import book_commands, passphrase_commands, places
from app.casework.book_imports import Means, bring_back, is_export, make_book
from app.casework.desks import Desk
from app.casework.exports import export_everything
from app.models.books import FILE
from app.old_log_commands import How, import_log
from app.rules.problems import UserError


def export(desk: Desk, folder: Path) -> str:
    """Write everything into a folder that is new or empty; what is there then. Raises UserError."""
    return export_everything(desk, folder).words


@dataclass(frozen=True)
class Place:
    """The folder of the book that something is brought into, and what opens it."""

    book: Path
    today: dt.date
    now: Callable[[], dt.datetime]
    passphrase_file: str | None = None


def import_path(into: Place, path: Path, how: How | None = None) -> str:
    """Bring in what is at a path: a folder is an exported book, a file an old log. Raises UserError."""
    if not path.exists():
        raise UserError(f"{path} is not there. Name the folder of an export, or a file with old records.")
    how = how or How()
    if path.is_dir():
        if how.dry_run:
            raise UserError("A dry run is for an old log. An exported book goes into an empty one, or not at all.")
        return import_folder(into, path)
    if how.dry_run:
        with book_commands.looking_at(into.book, into.today, into.now, into.passphrase_file) as desk:
            return import_log(desk, path, how)
    book_commands.must_be_there(into.book)
    return passphrase_commands.held(into.book, lambda: _logged(into, path, how))


def _logged(into: Place, path: Path, how: How) -> str:
    desk = book_commands.open_existing(into.book, into.today, into.now, into.passphrase_file)
    try:
        return import_log(desk, path, how)
    finally:
        desk.book.close()


def import_folder(into: Place, path: Path) -> str:
    """Make the book in a folder what an exported one was; the folder is new, or its book empty. Raises UserError.

    Where it is refused, a book that was not there before is not there after it. A sample gets a new folder alone.
    """
    if not is_export(path):
        raise UserError(f"{path} is no export of a Casebook book: there is no export.json in it.")
    file = into.book / FILE
    if file.exists() and file.stat().st_size:
        return passphrase_commands.held(into.book, lambda: _brought_into_existing(into, path))
    means = Means(places.resources(), lambda: into.today, into.now, _hold)
    return make_book(means, path, into.book).words


def _hold(folder: Path) -> Callable[[], None]:
    """Hold the folder of a book that is being made; gives what lets it go. Raises BookInUse."""
    from app.ui.locks import take  # noqa: PLC0415 - Qt, for its lock file alone

    return take(folder).release


def _brought_into_existing(into: Place, path: Path) -> str:
    desk = book_commands.open_existing(into.book, into.today, into.now, into.passphrase_file)
    try:
        return bring_back(desk, path).words
    finally:
        desk.book.close()
