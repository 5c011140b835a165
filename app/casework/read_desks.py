"""Desks that are only read: a copy of a book that somebody else writes in, or that is only to be shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from app.casework.desks import Desk, desk_on
from app.models import read_copies
from app.models.read_copies import clear_left_behind
from app.rules.problems import UserError

__all__ = ["NOTHING_RECORDED", "clear_left_behind", "close_untouched", "give_way", "look_again", "open_to_read"]
NOTHING_RECORDED = "This window only shows the book. Nothing can be recorded here."
"""Why whatever would record something is grey."""


def open_to_read(
    folder: Path,
    resources: Path,
    today: Callable[[], dt.date],
    now: Callable[[], dt.datetime],
    key: bytes | None = None,
) -> Desk:
    """Open a copy of the book in a folder, to be read only, and lay the desk. Raises UserError as `open_desk` does."""
    return desk_on(read_copies.open_copy(folder, now, key), resources, today)


def look_again(desk: Desk, folder: Path, now: Callable[[], dt.datetime], key: bytes | None = None) -> None:
    """Show the book in a folder as it is now, with another key where it has one now (see `protections.fits`).

    Raises UserError, and what was shown is still shown.
    """
    read_copies.read_anew(desk.book, folder, now, key)
    desk.calendars.read()


def give_way(desk: Desk, now: Callable[[], dt.datetime]) -> None:
    """Somebody else has taken the book over: record nothing in it any more, and read it from a copy.

    Where no copy can be made, what was read still stands, and nothing is recorded all the same.
    """
    book = desk.book
    book.read_only = True
    if book.path is not None:
        try:
            read_copies.read_anew(book, book.path.parent, now)
        except UserError:
            return
        desk.calendars.read()


def close_untouched(desk: Desk) -> None:
    """Close a book that is another's now, or a copy of one, without touching what is not ours."""
    read_copies.close_untouched(desk.book)
