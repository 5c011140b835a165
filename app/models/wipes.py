"""Wipes: a file that could be read by anybody is written over before it is taken away.

That is as much as a program can do. A solid-state disk, or a file system that copies on writing, may keep the old bytes
somewhere until it needs the room; only a disk that is encrypted as a whole (BitLocker, FileVault) answers for those.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from app import systems

PART = 1_000_000
"""Bytes that are written at a time."""


def wipe(path: Path) -> None:
    """Write over a file and take it away. Raises OSError where the file can be neither written nor taken away."""
    if not path.exists():
        return
    with suppress(PermissionError):  # a file that may not be written can often be taken away still
        write_over(path)
    systems.take_away(path)


def write_over(path: Path) -> None:
    """Write zeros over every byte of a file, and have them on the disk. Raises OSError."""
    with path.open("r+b") as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(b"\0" * min(left, PART))
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Have it on the disk which files a folder holds. Windows does that by itself, and lets nobody ask for it.

    A folder that cannot be told so, as on some sticks, tells the disk a little later. What stands in it stands there
    already, so that is no trouble: whoever said "nothing was changed" for it would say what is not so.
    """
    if systems.on_windows():
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync(path: Path) -> None:
    """Have a file's bytes on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
