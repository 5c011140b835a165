"""Lent copies: a PDF that another program shows for a while, in a place of this user's own, and gone with Casebook.

Its name names nobody. What a Casebook that was killed could not clear away is cleared by the next one.
"""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

BEGINS = "casebook-lent-"
"""No other of our folders in that place begins so: a copy of a book that is read stays for as long as it is."""
LEFT = dt.timedelta(hours=12)
"""From when on a copy is taken for one that was left: another Casebook may have lent a younger one."""


def lend(pdf: bytes, name: str) -> Path:
    """A copy for another program to show, until Casebook ends."""
    folder = Path(tempfile.mkdtemp(prefix=BEGINS))  # readable by this user alone
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / name
    path.write_bytes(pdf)
    return path


def clear_left_copies(now: dt.datetime) -> None:
    """Clear away what was lent by a Casebook that did not come to its end."""
    for folder in Path(tempfile.gettempdir()).glob(f"{BEGINS}*"):
        with suppress(OSError):
            lent = dt.datetime.fromtimestamp(folder.stat().st_mtime, dt.UTC)
            if folder.is_dir() and not folder.is_symlink() and now - lent >= LEFT:
                shutil.rmtree(folder, ignore_errors=True)
