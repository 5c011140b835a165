"""Guards round a reader: it writes nothing outside its folder, and takes no more memory and time than it may."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

MOST_MEMORY = 3 * 2**30
"""Bytes that the whole process may take; what a reader makes of its input is a part of that."""
MOST_SECONDS = 20
"""For one input, of which most take a thousandth."""

WRITES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.truncate", "shutil.move")
"""What else changes a disk besides opening a file for writing."""


class Strayed(BaseException):
    """A reader wrote outside of its folder; no `except Exception` of the program keeps it back."""


class TooSlow(BaseException):
    """A reader took longer than it may."""


class _Watch:
    """What the audit hook looks at; a hook cannot be taken off again."""

    folder: str | None = None


def bound_memory() -> None:
    """Give the process no more memory than it may have, where the system can be told."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


@contextlib.contextmanager
def guarded() -> Iterator[Path]:
    """A folder of its own for one input; writing anywhere else raises Strayed, and taking too long TooSlow."""
    with tempfile.TemporaryDirectory(prefix="casebook-fuzz-") as name:
        before, tempfile.tempdir = tempfile.tempdir, name
        _Watch.folder = os.path.realpath(name)
        _wake_after(MOST_SECONDS)
        try:
            yield Path(name)
        finally:
            _wake_after(0)
            _Watch.folder = None
            tempfile.tempdir = before


def _hear(event: str, given: tuple[object, ...]) -> None:
    if _Watch.folder is None:
        return
    if event == "open":
        path, mode, flags = given
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if not writes and not (isinstance(mode, str) and set(mode) & set("wax+")):
            return
        paths: tuple[object, ...] = (path,)
    elif event in WRITES:
        if any(isinstance(one, int) and one >= 0 for one in given[1:]) and event != "os.mkdir":
            return  # beneath a folder that is open already, and was looked at when it was opened
        paths = given[:2] if event in ("os.rename", "os.link", "shutil.move") else given[:1]
    elif event == "sqlite3.connect":
        paths = given[:1]
    else:
        return
    for path in paths:
        _look(path)


def _look(path: object) -> None:
    if not isinstance(path, str | bytes | os.PathLike) or _Watch.folder is None:
        return
    name = os.fsdecode(path)
    if name in ("/dev/null", ":memory:", "") or name.startswith("/proc/"):
        return
    if not os.path.realpath(name).startswith(_Watch.folder):
        raise Strayed(name)


def _wake_after(seconds: float) -> None:
    if hasattr(signal, "setitimer"):  # Windows has none
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _late(_number: int, _frame: object) -> None:
    raise TooSlow


sys.addaudithook(_hear)
if hasattr(signal, "SIGALRM"):
    signal.signal(signal.SIGALRM, _late)
