"""One writer: a lock beside the book, held while Casebook is open, with the process that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from app import places
from app.rules.problems import UserError

FILE = "casebook.lock"


class BookInUse(UserError):
    """The book is open already, here or on another computer."""


@dataclass(frozen=True)
class Held:
    """A lock that is held; keep it for as long as the book is open."""

    lock: QLockFile
    stopped_before: bool
    """Whether the last Casebook that held it stopped without closing."""

    def release(self) -> None:
        """Let the book go."""
        self.lock.unlock()


def take(folder: Path) -> Held:
    """Hold the book in a folder. A lock left by a Casebook that was killed is cleared without a word.

    Raises BookInUse with a sentence where a Casebook that is running holds it, and where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookInUse(
            f"Casebook cannot use the folder {folder}: {places.trouble(error)}. Choose one in which you may write."
        ) from error
    path = folder / FILE
    left_behind = path.exists()
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # a process that runs holds it for as long as it runs; a dead one never does
    if lock.tryLock(0):
        return Held(lock, left_behind)
    if lock.error() is QLockFile.LockError.PermissionError:
        raise BookInUse(f"Casebook may not write in {folder}. Make that folder writable, or choose another.")
    _process, computer, _program = lock.getLockInfo()
    where = f" on the computer {computer}" if computer not in ("", QSysInfo.machineHostName()) else ""
    raise BookInUse(f"This book is open in Casebook already{where}. Use that window, or close it and start again.")
