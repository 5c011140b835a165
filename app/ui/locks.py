"""One writer: a lock beside the book, held while Casebook is open, with the process that holds it.

On this PC the process tells whether a lock is alive. Of another PC's process nothing can be known from here, so whoever
holds a lock touches it every minute: one that has not been touched for a good while was left behind by a PC that
stopped. Both times are the folder's own, so that the clocks of two PCs need not agree.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from app import places
from app.rules.problems import UserError

FILE = "casebook.lock"
BEAT = 60
"""Seconds after which whoever holds the lock touches it again."""
DEAD_AFTER = 15 * BEAT
"""Seconds after which another PC's lock is taken to be left behind."""


class BookInUse(UserError):
    """The book is open already, here or on another computer."""


class OpenHere(BookInUse):
    """A Casebook on this PC has the book open."""


class OpenElsewhere(BookInUse):
    """A Casebook on another computer has the book open."""

    def __init__(self, sentence: str, computer: str) -> None:
        super().__init__(sentence)
        self.computer = computer


@dataclass(frozen=True)
class Held:
    """A lock that is held; keep it for as long as the book is open."""

    lock: QLockFile
    stopped_before: bool
    """Whether the last Casebook that held it stopped without closing."""

    def beat(self) -> bool:
        """Show that it is still held; False where another PC has taken it over meanwhile."""
        if not self.is_ours():
            return False
        with suppress(OSError):  # the folder is out of reach for a while: it is asked again in a minute
            os.utime(self.lock.fileName())
        return True

    def is_ours(self) -> bool:
        """Whether nobody else holds it. A lock that is gone was taken by somebody who has closed the book since.

        A folder that is out of reach is nobody's: what cannot be reached cannot be written in either.
        """
        path = Path(self.lock.fileName())
        try:
            process, computer = path.read_text(encoding="utf-8", errors="replace").splitlines()[:3:2]
        except ValueError:
            return True  # it is being written just now
        except OSError:
            return not path.parent.is_dir() or not _is_missing(path)
        return (process.strip(), computer.strip()) == (str(os.getpid()), QSysInfo.machineHostName())

    def computer(self) -> str:
        """The name of the computer that holds it now; empty where nobody does."""
        _process, computer, _program = self.lock.getLockInfo()
        return computer

    def release(self) -> None:
        """Let the book go. A lock that is another's now stays where it is, for Qt would take it from them."""
        if self.is_ours():
            self.lock.unlock()
        else:
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self.lock))  # it unlocks as it goes, so it never goes


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def take(folder: Path, silent_for: Callable[[Path], float] | None = None) -> Held:
    """Hold the book in a folder. A lock left by a Casebook that was killed is cleared without a word.

    Raises OpenHere or OpenElsewhere with a sentence where a Casebook that is running holds it, and BookInUse where the
    folder cannot be written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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
    if computer in ("", QSysInfo.machineHostName()):
        raise OpenHere("This book is open in Casebook already. Use that window, or close it and start again.")
    if (silent_for or seconds_silent)(path) > DEAD_AFTER:
        path.unlink(missing_ok=True)
        if lock.tryLock(0):
            return Held(lock, left_behind)
    raise OpenElsewhere(
        f"This book is open in Casebook already, on the computer {computer}. Use that window, or close it and start "
        "again. If that computer was switched off without closing Casebook, wait a quarter of an hour.",
        computer,
    )


def seconds_silent(path: Path) -> float:
    """For how long nobody has touched a lock, by the clock of the disk that it lies on."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent) as now:
            return max(0.0, Path(now.name).stat().st_mtime - path.stat().st_mtime)
    except OSError:
        return 0.0
