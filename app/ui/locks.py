"""One writer: a lock beside the book, held while Casebook is open, with the mark of the Casebook that holds it.

On this PC the system tells whether a lock is held: what a process holds ends with it. Of another PC's process nothing
can be known from here, so whoever holds a lock touches it every minute: one that has not been touched for a good while
was left behind by a PC that stopped. To touch it is to write in it, so that both times are the folder's own and the
clocks of two PCs need not agree. Where the system still holds it for a PC that is silent, it stays that one's.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from app import places, systems
from app.rules.problems import UserError
from app.ui import lock_files
from app.ui.lock_files import BINARY, CLAIM, FILE, LET_GO, Mark, content_of, is_gripped, read_mark, seconds_silent

__all__ = ["FILE", "seconds_silent"]


BEAT = 60
"""Seconds after which whoever holds the lock touches it again."""
DEAD_AFTER = 15 * BEAT
"""Seconds after which another PC's lock is taken to be left behind."""
WRITTEN_AFTER = 10
"""Seconds after which a lock in which no mark stands was left behind by a Casebook that stopped as it made it."""
PATIENCE = 5.0
"""Seconds in which whoever is just taking or leaving the book is waited for."""
SHORTEST, LONGEST = 10, 60
"""Milliseconds between two looks at a lock, by chance: two that wait do not keep step."""

HERE = (
    "This book is open in Casebook already, on this computer. Use the window that has it. If there is none, a command, "
    "such as a nightly backup, has it for a moment: wait until that has ended, then start again."
)
ELSEWHERE = (
    "This book is open in Casebook already, on the computer {computer}. Use it there, or close it there and start "
    "again. If that computer was switched off without closing Casebook, wait a quarter of an hour."
)
STILL_HELD = (
    "Nothing has been heard from {whom} for a quarter of an hour, but the system still holds the book for it, so it "
    "cannot be opened to record here. Close Casebook there, or switch that computer off"
)
"""What follows is what to do then."""
BUSY = "Somebody is opening this book just now. Wait half a minute, then start Casebook again."


class BookInUse(UserError):
    """The book is open already, here or on another computer."""


class OpenHere(BookInUse):
    """A Casebook on this PC has the book open."""


class OpenElsewhere(BookInUse):
    """A Casebook on another computer has the book open."""

    def __init__(self, sentence: str, computer: str) -> None:
        super().__init__(sentence)
        self.computer = computer


_HERE: set[str] = set()
"""The tokens of the locks that this very process holds."""


@dataclass(frozen=True)
class Held:
    """A lock that is held; keep it for as long as the book is open."""

    path: Path
    mark: Mark
    stopped_before: bool
    """Whether the last Casebook that held it stopped without closing."""
    open_file: list[int] = field(default_factory=list)
    """The file, which is held for as long as it is open."""

    def beat(self) -> bool:
        """Show that it is still held; False where another PC has taken it over meanwhile."""
        if not self.is_ours():
            return False
        with suppress(OSError):  # the folder is out of reach for a while: it is asked again in a minute
            lock_files.touch(self.path)
        return True

    def is_ours(self) -> bool:
        """Whether nobody else holds it. A lock that is gone was taken by somebody who has closed the book since.

        A folder that is out of reach is nobody's: what cannot be reached cannot be written in either.
        """
        try:
            found = read_mark(content_of(self.path))
        except OSError:
            return not self.path.parent.is_dir() or not _is_missing(self.path)
        return found is not None and found.token == self.mark.token

    def computer(self) -> str:
        """The name of the other computer that holds it now; empty where none does."""
        try:
            found = read_mark(content_of(self.path))
        except OSError:
            return ""
        return found.computer if found is not None and not found.is_of_this_pc() else ""

    def release(self) -> None:
        """Let the book go; once is enough. A lock that is another's now stays where it is."""
        ours = bool(self.open_file) and self.is_ours()
        if ours and not systems.on_windows():  # while it is held, so that nobody has taken it before it is gone
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
        while self.open_file:
            descriptor = self.open_file.pop()
            if ours and systems.on_windows():
                _say_let_go(descriptor)
            os.close(descriptor)
        if ours and systems.on_windows():  # which deletes nothing that is open, here or with whoever takes it next
            with suppress(OSError):
                systems.take_away(self.path)
        _HERE.discard(self.mark.token)


def take(folder: Path, silent_for: Callable[[Path], float] = seconds_silent) -> Held:
    """Hold the book in a folder. A lock left by a Casebook that was killed is cleared without a word.

    However many ask in the same moment, one gets it. Raises OpenHere or OpenElsewhere with a sentence where a Casebook
    that is running holds it, and BookInUse where the folder cannot be written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BookInUse(
            f"Casebook cannot use the folder {folder}: {places.trouble(error)}. Choose one in which you may write."
        ) from error
    taking = _Taking(folder / FILE, lock_files.new_mark(), silent_for)
    until = time.monotonic() + PATIENCE
    while True:
        refused = False
        try:
            held = taking.made() or taking.taken_over()
        except PermissionError:  # on Windows also for a moment, of a file that is just being deleted
            held, refused = None, True
        except OSError as error:
            raise BookInUse(f"Casebook cannot use the folder {folder}: {places.trouble(error)}.") from error
        if held is not None:
            _clear_aside(folder)
            return held
        if time.monotonic() > until or (refused and not systems.on_windows()):
            taking.give_up(refused=refused)
        time.sleep((SHORTEST + secrets.randbelow(LONGEST - SHORTEST)) / 1000)


@dataclass(frozen=True)
class _Taking:
    """One Casebook that wants the lock of a book."""

    path: Path
    mark: Mark
    silent_for: Callable[[Path], float]

    def made(self) -> Held | None:
        """The lock, where there was none; None where there is one."""
        try:
            descriptor = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR | BINARY, 0o600)
        except FileExistsError:
            return None
        try:
            held = self._written(descriptor) if lock_files.grip(descriptor) is not False else None
        except OSError:  # a full disk: a lock in which nothing stands is in everybody's way
            os.close(descriptor)
            with suppress(OSError):
                systems.take_away(self.path)
            raise
        if held is None:
            os.close(descriptor)
        return held

    def taken_over(self) -> Held | None:
        """The lock of one that is dead; None where it is to be looked at again. Raises OpenHere or OpenElsewhere."""
        try:
            content = content_of(self.path)
            if not self._may_be_dead(content):
                return None
            descriptor = os.open(self.path, os.O_RDWR | BINARY)
        except FileNotFoundError:
            return None
        except PermissionError:
            if systems.on_windows():  # an older Casebook lets nobody open it
                self.refuse(self._content())
            raise
        held: Held | None = None
        try:
            if self._is_held(descriptor, content):
                self._refuse_here(self._content())  # another PC's is being taken over just now: it is looked at again
            else:
                held = self._claimed(descriptor, content)
        finally:
            if held is None:
                os.close(descriptor)
        return held

    def _claimed(self, descriptor: int, content: bytes) -> Held | None:
        """The lock, where nobody else claims it."""
        with lock_files.claimed(self.path, self.mark.token) as claimed:
            if claimed and self._is_still(descriptor, content):
                return self._written(descriptor, stopped_before=content != LET_GO)
        return None

    def give_up(self, *, refused: bool) -> NoReturn:
        """Say why it cannot be had. Raises OpenElsewhere or BookInUse."""
        if refused:
            folder = self.path.parent
            other = " It may be that somebody has the book open on another computer." if self.path.exists() else ""
            raise BookInUse(f"Casebook may not write in {folder}.{other} Make that folder writable, or choose another.")
        mark = read_mark(self._content())
        if mark is None or mark.is_of_this_pc():
            raise BookInUse(BUSY)
        if self.silent_for(self.path) <= DEAD_AFTER:
            self.refuse(self._content())
        held = f"{STILL_HELD.format(whom=f'the computer {mark.computer}')}, then start again."
        raise OpenElsewhere(held if is_gripped(self.path) else BUSY, mark.computer)

    def _content(self) -> bytes:
        """What stands in it now; nothing where it is gone."""
        try:
            return content_of(self.path)
        except OSError:
            return b""

    def _may_be_dead(self, content: bytes) -> bool:
        """Whether its holder may be gone. Raises OpenElsewhere for another PC's that was touched of late."""
        mark = read_mark(content)
        if content == LET_GO:
            return True
        if mark is None:
            return self.silent_for(self.path) > WRITTEN_AFTER
        if not mark.is_of_this_pc() and self.silent_for(self.path) <= DEAD_AFTER:
            self.refuse(content)
        return True

    def _is_held(self, descriptor: int, content: bytes) -> bool:
        """Whether the system says that somebody holds it; where it says nothing, whether that process runs."""
        gripped, mark = lock_files.grip(descriptor), read_mark(content)
        if gripped is not None or mark is None or not mark.is_of_this_pc():
            return gripped is False
        if mark.process == os.getpid():
            return mark.token in _HERE
        return mark.is_of_this_start() and systems.runs(mark.process)

    def _is_still(self, descriptor: int, content: bytes) -> bool:
        """Whether the lock is what it was when it was judged, and nobody has woken and touched it since."""
        try:
            same = lock_files.is_at(descriptor, self.path) and content_of(self.path) == content
            return same and self._may_be_dead(content) and lock_files.still_claimed(self.path, self.mark.token)
        except OSError:
            return False

    def _written(self, descriptor: int, *, stopped_before: bool = False) -> Held | None:
        """Put our mark in it, and see in the folder that it stands there; None where another's does."""
        held = Held(self.path, self.mark, stopped_before, [descriptor])
        lock_files.write_mark(descriptor, self.mark)
        if not lock_files.is_at(descriptor, self.path) or not held.is_ours():
            return None
        _HERE.add(self.mark.token)
        return held

    def _refuse_here(self, content: bytes) -> None:
        """Say that it is open on this PC, where it is."""
        mark = read_mark(content)
        if mark is not None and mark.is_of_this_pc():
            self.refuse(content)

    def refuse(self, content: bytes) -> None:
        """Say who has it; one in which nothing stands yet is looked at again. Raises OpenHere or OpenElsewhere."""
        mark = read_mark(content)
        if mark is None:
            return
        if mark.is_of_this_pc():
            raise OpenHere(HERE)
        raise OpenElsewhere(ELSEWHERE.format(computer=mark.computer), mark.computer)


def _say_let_go(descriptor: int) -> None:
    """Say in a lock that its Casebook was closed, should it not be possible to delete it just then."""
    with suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, LET_GO)
        os.ftruncate(descriptor, len(LET_GO))


def _clear_aside(folder: Path) -> None:
    """Clear what was carried aside by a Casebook that stopped just then."""
    for left in folder.glob(f"{CLAIM}.*"):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False
