"""The place of the book: whether it lies where it can be damaged or read, and carrying it to a better one."""

from __future__ import annotations

from pathlib import Path

from app.casework.desks import Desk
from app.models import moves, whereabouts
from app.models.moves import CannotMove, leave_note
from app.models.whereabouts import Danger
from app.rules.problems import UserError

__all__ = ["CannotMove", "Danger", "better_places", "danger", "danger_in", "followed", "leave_note", "move_to"]
__all__ += ["first_plain", "is_averted", "places_instead"]


def danger(desk: Desk) -> Danger | None:
    """Why the folder of an open book is no place for it; None where nothing speaks against it, and for the sample."""
    path = desk.book.path
    if path is None or desk.read_only or desk.sample:
        return None
    found = whereabouts.danger_of(path.parent)
    return None if found is None or is_averted(desk, found) else found


def is_averted(desk: Desk, found: Danger) -> bool:
    """Whether a danger of the folder is none any more: others may well see a book that they cannot read."""
    return found.kind == "shared" and desk.book.whole.key is not None


def danger_in(folder: Path) -> Danger | None:
    """Why a folder would be no place for a book; None where nothing speaks against it."""
    return whereabouts.danger_of(folder)


def better_places(desk: Desk) -> tuple[Path, ...]:
    """Folders of her own on this PC into which the book can go, the usual one first."""
    path = desk.book.path
    return places_instead(path.parent) if path is not None else ()


def places_instead(folder: Path) -> tuple[Path, ...]:
    """Folders of her own on this PC in which a book can lie instead of this one, the usual one first."""
    return tuple(one for one in moves.good_places(folder) if whereabouts.danger_of(one) is None)


def first_plain(*folders: Path) -> Path:
    """The first of these folders in which nothing speaks against writing; the first of all where none is so."""
    return next((one for one in folders if whereabouts.danger_of(one.absolute()) is None), folders[0])


def move_to(desk: Desk, target: Path) -> Path:
    """Carry the book to another folder and close it; it is to be opened there. Raises CannotMove with a sentence."""
    found = whereabouts.danger_of(target)
    if found is not None:
        raise CannotMove(f"{target} is no better place: {found.sentence} Choose another folder.")
    return moves.move_book(desk.book.whole, target)


def followed(folder: Path) -> Path:
    """The folder to open: the one to which the book of this folder was moved, or this one.

    Raises UserError where it was moved and is not to be found: a new book made here would look as if all were lost.
    """
    there, noted = moves.moved_to(folder), moves.noted(folder)
    if there is None and noted is not None:
        raise UserError(
            f"The book was moved from {folder} to {noted}, and it is not there. Connect that drive or folder and start "
            f"again. To begin a new book in {folder}, take the file “{moves.NOTE}” away from it."
        )
    return there or folder
