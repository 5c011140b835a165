"""The place of the book: whether it lies where it can be damaged or read, and carrying it to a better one."""

from __future__ import annotations

from pathlib import Path

from app.casework.desks import Desk
from app.models import moves, whereabouts
from app.models.moves import CannotMove
from app.models.whereabouts import Danger

__all__ = ["CannotMove", "Danger", "better_places", "danger", "danger_in", "followed", "move_to"]


def danger(desk: Desk) -> Danger | None:
    """Why the folder of an open book is no place for it; None where nothing speaks against it."""
    path = desk.book.path
    return whereabouts.danger_of(path.parent) if path is not None and not desk.book.read_only else None


def danger_in(folder: Path) -> Danger | None:
    """Why a folder would be no place for a book; None where nothing speaks against it."""
    return whereabouts.danger_of(folder)


def better_places(desk: Desk) -> tuple[Path, ...]:
    """Folders of her own on this PC into which the book can go, the usual one first."""
    path = desk.book.path
    found = moves.good_places(path.parent) if path is not None else ()
    return tuple(one for one in found if whereabouts.danger_of(one) is None)


def move_to(desk: Desk, target: Path) -> Path:
    """Carry the book to another folder and close it; it is to be opened there. Raises CannotMove with a sentence."""
    found = whereabouts.danger_of(target)
    if found is not None:
        raise CannotMove(f"{target} is no better place: {found.sentence} Choose another folder.")
    return moves.move_book(desk.book.whole, target)


def followed(folder: Path) -> Path:
    """The folder to open: the one to which the book of this folder was moved, or this one."""
    return moves.moved_to(folder) or folder
