"""Whole folders: a folder that is there when everything in it is on the disk, and not before.

It is written beside where it is wanted, under a name that says that it is not finished, and gets its own name at the
end. Where anything goes wrong it is taken away again; what could not be taken away says of itself what it is.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app import places, systems
from app.rules.problems import UserError

NOT_FINISHED = "UNFINISHED.txt"
WORDS = (
    "Casebook stopped while it was writing this folder. It is not whole, and holds personal data. Delete it, and do it "
    "again.\r\n"
)
FULL = (errno.ENOSPC, errno.EDQUOT)
GONE = (errno.ENOENT, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE)


class CannotWrite(UserError):
    """The folder cannot be written where it is wanted."""


@contextmanager
def whole_folder(target: Path, not_within: Path | None = None) -> Iterator[Path]:
    """A folder to write in, which becomes `target` when this ends well, and leaves nothing behind when it does not.

    `target` must be new or empty, and not lie in the folder `not_within`. Raises CannotWrite with a sentence.
    """
    target = target.absolute()
    _refuse_unfit(target, not_within)
    part = target.with_name(f"{target.name} (not finished)")
    if part.is_symlink() or (part.exists() and not (part / NOT_FINISHED).is_file()):
        raise CannotWrite(f"{part} is in the way. Nothing was written. Move it away, or name another folder.")
    try:
        _make(target, part)
        yield part
        _finish(target, part)
    except OSError as error:
        raise CannotWrite(_sentence(error, target, part, cleared=_clear(part))) from error
    except BaseException:
        _clear(part)
        raise


def _refuse_unfit(target: Path, not_within: Path | None) -> None:
    try:
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise CannotWrite(f"{target} is not a folder. Nothing was written. Name a folder that is new or empty.")
        if target.is_dir() and any(target.iterdir()):
            raise CannotWrite(f"{target} is not empty. Nothing was written. Name a folder that is new or empty.")
        if target.is_mount() or not target.name:
            raise CannotWrite(f"{target} is a whole disk or stick. Nothing was written. Name a new folder on it.")
        if not_within is not None and target.resolve().is_relative_to(not_within.resolve()):
            raise CannotWrite(
                f"{target} lies in the folder of your book. Nothing was written. Name a folder somewhere else, so that "
                "the two are never taken for each other."
            )
    except OSError as error:
        raise CannotWrite(_sentence(error, target, target, cleared=True)) from error


def _make(target: Path, part: Path) -> None:
    _clear(part)
    target.parent.mkdir(parents=True, exist_ok=True)
    part.mkdir(mode=0o700)
    (part / NOT_FINISHED).write_text(WORDS, encoding="utf-8", newline="")


def make_private(folder: Path) -> None:
    """A folder, and those above it that are not there, that nobody else who uses this PC can read."""
    if not folder.is_dir():
        make_private(folder.parent)
        folder.mkdir(mode=0o700)


def _finish(target: Path, part: Path) -> None:
    systems.take_away(part / NOT_FINISHED)
    was_there = target.exists()
    if was_there:
        target.rmdir()  # Windows gives no folder a name that another has
    try:
        systems.put_in_place(part, target)
    except OSError:
        if was_there:
            target.mkdir(exist_ok=True)
        raise
    with suppress(OSError):  # a folder that cannot be told to reach the disk reaches it a little later
        _settle(target.parent)


def _settle(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear(part: Path) -> bool:
    """Take an unfinished folder away; whether nothing of it is left."""
    shutil.rmtree(part, ignore_errors=True)
    with suppress(OSError):
        return not part.exists()
    return False


def _sentence(error: OSError, target: Path, part: Path, *, cleared: bool) -> str:
    left = "Nothing was left there." if cleared else f"What was begun could not be taken away: delete {part}."
    if error.errno in FULL:
        return f"There is not enough room for {target}. {left} Make room, or choose another disk, then do it again."
    if error.errno in GONE and not places.is_too_long(error):
        return f"{target} cannot be reached any more. {left} Check that the disk or stick is there, then do it again."
    return f"{target} cannot be written: {places.trouble(error)}. {left} Choose another folder, or ask for help."
