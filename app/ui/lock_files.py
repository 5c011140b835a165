"""Lock files: what stands in the lock of a book, and how exactly one of many gets one that was left behind.

Each Casebook that runs has a mark of its own, made by chance: neither the name of a PC nor the number of a process is
anybody's alone. A lock that is left behind is written over, never deleted and made anew, by whoever holds it as the
system holds files (that ends with the process, and reaches as far as the disk lets it) and has the claim beside it (a
file that only one can make, and that reaches wherever the folder does). Then it is read again from the folder: whose
mark stands in it has it.
"""

from __future__ import annotations

import importlib
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSysInfo

from app import systems

if sys.platform != "win32":
    import fcntl

FILE = "casebook.lock"
CLAIM = f"{FILE}.claim"
"""Lies beside the lock while somebody takes over one that was left behind."""
PROGRAM = "casebook"
LET_GO = b"closed\n"
"""Stands in a lock whose Casebook was closed and that could not be deleted just then."""
LONGEST = 4096
BINARY = getattr(os, "O_BINARY", 0)
GRIP_AT = 1 << 20
"""Where Windows holds a file, far behind all that stands in it: what is held there nobody can read."""
DIGITS = 10
"""How many the number of a process is written with: what follows stands at the same place in every mark."""
STEADY = f"\n{PROGRAM}\n".encode()
"""What follows; to write it once more alters nobody's mark."""
AHEAD = 5
"""Seconds by which a disk may round a time; one that lies further ahead of the disk's own clock tells nothing."""
CLAIM_DEAD = 30
"""Seconds after which a claim was left behind by a Casebook that stopped within that blink."""
LINES = 6


@dataclass(frozen=True)
class Mark:
    """Whose a lock is. The first five lines are those that an older Casebook writes, and reads."""

    process: int
    computer: str
    machine: str
    boot: str
    token: str
    """Made by chance for each time that a book is held; empty in the lock of an older Casebook."""

    def text(self) -> bytes:
        """What stands in the file."""
        lines = (f"{self.process:0{DIGITS}}", PROGRAM, self.computer, self.machine, self.boot, self.token)
        return ("\n".join(lines) + "\n").encode()

    def is_of_this_pc(self) -> bool:
        """Whether it is of a Casebook on this PC: of the same name and, where both are known, the same machine."""
        mine = machine()
        same = not self.machine or not mine or self.machine == mine
        return same and self.computer in ("", QSysInfo.machineHostName())

    def is_of_this_start(self) -> bool:
        """Whether this PC was not started anew since, as far as it says when that was."""
        mine = _said(QSysInfo.bootUniqueId())
        return not self.boot or not mine or self.boot == mine


def new_mark() -> Mark:
    """A mark for this process, that no other ever has."""
    boot = _said(QSysInfo.bootUniqueId())
    return Mark(os.getpid(), QSysInfo.machineHostName(), machine(), boot, secrets.token_hex(16))


def machine() -> str:
    """What this PC calls itself besides its name; empty where it says nothing."""
    return _said(QSysInfo.machineUniqueId())


def read_mark(content: bytes) -> Mark | None:
    """Whose a lock is that holds these bytes; None where it is not written to its end."""
    lines = content.decode("utf-8", "replace").splitlines()
    process = lines[0].strip() if lines else ""
    if len(lines) < LINES // 2 or not process.isdecimal() or not content.endswith(b"\n"):
        return None
    _process, _program, computer, machine_, boot, token = (line.strip() for line in (*lines, "", "", "")[:LINES])
    return Mark(int(process), computer, machine_, boot, token)


def content_of(path: Path) -> bytes:
    """What stands in a lock now. Raises OSError."""
    with path.open("rb") as file:
        return file.read(LONGEST)


def grip(descriptor: int) -> bool | None:
    """Hold an open file as the system does; False where somebody else has it, None where this disk knows no holding."""
    try:
        if systems.on_windows():
            windows = importlib.import_module("msvcrt")
            os.lseek(descriptor, GRIP_AT, os.SEEK_SET)
            windows.locking(descriptor, windows.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None
    return True


def write_mark(descriptor: int, mark: Mark) -> None:
    """Put a mark in place of what stood in a lock; there is never nothing in it. Raises OSError."""
    content = mark.text()
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, content)
    os.ftruncate(descriptor, len(content))
    with suppress(OSError):
        os.fsync(descriptor)


def touch(path: Path) -> None:
    """Have a lock dated now, by whoever keeps the disk that it lies on. Raises OSError.

    It is written in: a time that is set would be this PC's on Windows, and its clock may differ from the folder's. What
    is written stands there already, also where another PC has written its own mark since one last looked.
    """
    descriptor = os.open(path, os.O_WRONLY | BINARY)
    try:
        os.lseek(descriptor, DIGITS, os.SEEK_SET)
        os.write(descriptor, STEADY)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_gripped(path: Path) -> bool:
    """Whether the system holds a file for somebody just now."""
    try:
        descriptor = os.open(path, os.O_RDWR | BINARY)
    except PermissionError:
        return systems.on_windows()  # an older Casebook lets nobody open it
    except OSError:
        return False
    try:
        return grip(descriptor) is False
    finally:
        os.close(descriptor)


def is_at(descriptor: int, path: Path) -> bool:
    """Whether an open file is the one that has this name now."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def seconds_silent(path: Path) -> float:
    """For how long nobody has touched a file, by the clock of the disk that it lies on.

    A time that is still to come was set by another clock and tells nothing: the file is dated now, by the disk's clock,
    and its silence counts from here on, whoever looks next. Whoever is alive touches it again.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent) as made:
            now = Path(made.name).stat().st_mtime
            silent = now - path.stat().st_mtime
            if silent < -AHEAD:
                os.utime(path, (now, now))
            return max(0.0, silent)
    except OSError:
        return 0.0


@contextmanager
def claimed(path: Path, token: str) -> Iterator[bool]:
    """While this lasts nobody else takes over a lock; False where somebody else is about to. Raises OSError."""
    claim = path.with_name(CLAIM)
    _clear_dead(claim, token)
    try:
        descriptor = os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY | BINARY, 0o600)
    except (FileExistsError, PermissionError) as error:
        if isinstance(error, PermissionError) and not systems.on_windows():
            raise
        yield False  # Windows says so of one that is just being deleted
        return
    try:
        os.write(descriptor, token.encode())
    finally:
        os.close(descriptor)
    try:
        yield True
    finally:
        if still_claimed(path, token):
            with suppress(OSError):
                systems.take_away(claim)


def still_claimed(path: Path, token: str) -> bool:
    """Whether the claim beside a lock is this one: it may have been taken for one that was left behind."""
    try:
        return content_of(path.with_name(CLAIM)) == token.encode()
    except OSError:
        return False


def _clear_dead(claim: Path, token: str) -> None:
    """Clear a claim that was left behind: only one can carry it aside, and what was carried is looked at again."""
    if not claim.exists() or seconds_silent(claim) <= CLAIM_DEAD:
        return
    aside = claim.with_name(f"{CLAIM}.{token}")
    with suppress(OSError):
        claim.rename(aside)
        if seconds_silent(aside) <= CLAIM_DEAD:  # another one was made meanwhile: it goes back if there is none yet
            _put_back(aside, claim)
        aside.unlink(missing_ok=True)


def _put_back(aside: Path, claim: Path) -> None:
    with suppress(OSError):
        if systems.on_windows():
            aside.rename(claim)  # which takes no other's place there
        else:
            os.link(aside, claim)


def _said(words: QByteArray) -> str:
    return bytes(words.data()).decode("utf-8", "replace").strip()
