"""Disks: what is wrong with them, in words for the officer, and whether the book is still where it was.

A file can be deleted, moved or pulled out with its stick while it is open, and a write to it then succeeds and is lost.
So before anything is written it is looked for by its name.
"""

from __future__ import annotations

import os
from pathlib import Path

Identity = tuple[int, int]

GONE = (
    "The book is not in {folder} any more: the folder was moved, renamed or deleted, or the stick was pulled out. "
    "Nothing was changed. Put it back, then do this again."
)
ANOTHER = (
    "Another file was put where your book was, in {folder}, and it does not hold what you recorded last. "
    "Nothing was changed. Put your own book back there, then do this again; or close Casebook and open it again."
)
DAMAGED = (
    "The book {path} is damaged and cannot be opened. Nothing was changed. Keep this file aside and restore the newest "
    "backup; it may have been the disk, so look after that too."
)
MARK = slice(68, 72)
"""Where a plain file says whose it is, however damaged the rest is."""
_DAMAGE = ("not a database", "malformed", "decode to UTF-8")
_KNOWN = {
    "disk is full": "The disk is full. Nothing was changed. Make room, then do it again.",
    "readonly database": "The book may only be read here. Nothing was changed. Make its folder writable.",
    "unable to open": "The book's file cannot be opened. Check that the folder is there and can be written to.",
    "database is locked": "Another program is using the book. Nothing was changed. Close it, then do this again.",
    "malformed": "The book is damaged. Nothing was changed. Check your records (Help menu): it says what to do.",
    "decode to UTF-8": "The book is damaged. Nothing was changed. Check your records (Help menu).",
    "disk I/O error": "The disk did not answer. Nothing was changed. Check the disk or stick, then do it again.",
}


def disk_sentence(error: Exception) -> str:
    """What SQLite's error means for the officer; empty where it is our fault and not the disk's."""
    text = str(getattr(error, "orig", error))
    return next((sentence for sign, sentence in _KNOWN.items() if sign in text), "")


def is_damage(error: BaseException) -> bool:
    """Whether an error of SQLite means that the file holds no book that can be read, or not all of it."""
    text = str(getattr(error, "orig", error))
    return isinstance(error, UnicodeDecodeError) or any(sign in text for sign in _DAMAGE)


def marked(path: Path) -> int:
    """The mark in the head of a plain file; 0 where there is none."""
    try:
        with path.open("rb") as file:
            return int.from_bytes(file.read(MARK.stop)[MARK], "big")
    except OSError:
        return 0


def identity_of(path: Path) -> Identity | None:
    """Which file stands under a name, whatever is done to its contents; None where none does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if os.name == "posix" else (0, 0)  # Windows lets no open file go
