"""Small disks for tests: one that can be filled, made read-only and pulled out, where a test may mount one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(where: Path, bytes_: int = 2_000_000) -> Iterator[Path]:
    """A disk of so many bytes, mounted on an empty folder. Skips the test where nothing can be mounted."""
    where.mkdir()
    if _run("mount", "-t", "tmpfs", "-o", f"size={bytes_},mode=700", "tmpfs", str(where)):
        pytest.skip("this machine lets no test mount a disk")
    try:
        yield where
    finally:
        _run("umount", "-l", str(where))


def pull_out(where: Path) -> None:
    """Pull the stick out: its folder is there and empty, and what is open on it goes nowhere."""
    _run("umount", "-l", str(where))


def make_read_only(where: Path) -> None:
    """Slide the catch of the stick."""
    _run("mount", "-o", "remount,ro", str(where))


def fill(where: Path, leave: int = 0) -> None:
    """Fill a disk but for so many bytes."""
    with (where / "full").open("wb") as file:
        try:
            while True:
                file.write(b"x" * 65_536)
                file.flush()
        except OSError:
            pass
    size = (where / "full").stat().st_size
    with (where / "full").open("r+b") as file:
        file.truncate(max(0, size - leave))


def _run(*command: str) -> int:
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=20).returncode  # noqa: S603 - our own words
    except OSError:
        return 1
