"""Where things are: the resources that ship with the program, and the officer's own data."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

import platformdirs

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
"""Their owner alone may look into them."""
SAMPLE_BOOK = "Sample book"
"""The folder of the sample book; it is beside the real one and never inside it."""

MOVED_NOTE = "Casebook has moved.txt"
"""The file that a book leaves in a folder out of which it was moved; its second line names where it went."""

_TROUBLES = {
    errno.ENOSPC: "the disk or stick is full",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "the disk or stick is full",
    errno.EROFS: "it may only be read, not written",
    errno.EIO: "the disk or stick does not answer",
    errno.ENODEV: "the disk or stick was taken out",
    errno.ENXIO: "the disk or stick was taken out",
}
"""What goes wrong with disks and sticks, in plain words for the middle of a sentence."""


_WINDOWS_TROUBLES = {
    19: "it may only be read, not written",
    21: "the disk or stick was taken out",
    32: "another program has it open",
    33: "another program has it open",
    53: "the network folder does not answer",
    59: "the network folder does not answer",
    64: "the network folder does not answer",
    121: "the network folder does not answer",
    433: "the disk or stick was taken out",
    1117: "the disk or stick does not answer",
    1167: "the disk or stick was taken out",
}
"""The same, by Windows' own numbers, where Python makes of several one that says less."""
TOO_LONG_NAME = "its name, with those of the folders it is in, is too long for this PC: choose one with a shorter name"
TOO_LONG, LONGEST_PATH = 206, 247
"""What Windows says of a path that is too long, and how long that of a folder may be where longer ones are not let."""


def resources() -> Path:
    """The folder of shipped resources, alike in the tree, in an installed wheel and in a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    candidates = [Path(frozen) / "resources"] if frozen else [here / "resources", here.parent / "resources"]
    for candidate in candidates:
        if (candidate / "codes").is_dir():
            return candidate
    raise FileNotFoundError(f"Casebook's resources are not beside the program: looked in {candidates}")


def data() -> Path:
    """The folder for the officer's own book; it is not made here."""
    return Path(platformdirs.user_data_dir("Casebook", appauthor=False)) / "Book"


def sample() -> Path:
    """The folder for the sample book."""
    return data().parent / SAMPLE_BOOK


def logs() -> Path:
    """The folder for the program's log, which holds no personal data."""
    return Path(platformdirs.user_log_dir("Casebook", appauthor=False))


def preferences() -> Path:
    """The file that remembers how the window looks: its size, its text size, light or dark. No fact of the book."""
    return Path(platformdirs.user_config_dir("Casebook", appauthor=False)) / "window.ini"


def keep_private(book: Path) -> None:
    """Let nobody else who uses this PC into a book, nor into the folders that are Casebook's own.

    New ones are made so; these may be from an older Casebook. On Windows it is the folder of the user's profile that
    keeps others out, and nothing is changed here; of a book elsewhere it is told (`app.models.whereabouts`).
    """
    if os.name == "nt":
        return
    for folder in (data().parent, data(), sample(), logs(), preferences().parent):
        _shut(folder, PRIVATE_FOLDER)
    for file in (*book.glob("casebook*"), *logs().glob("*.log"), preferences()):
        if not file.is_dir():
            _shut(file, PRIVATE_FILE)


def _shut(path: Path, mode: int) -> None:
    with suppress(OSError):  # what belongs to somebody else is theirs to open and to close
        if path.stat().st_mode & 0o077:
            path.chmod(mode)


def is_too_long(error: OSError) -> bool:
    """Whether a path was too long. Windows says of such a file that it is not there."""
    windows = getattr(error, "winerror", None)
    if error.errno == errno.ENAMETOOLONG or windows == TOO_LONG:
        return True
    return windows is not None and error.errno == errno.ENOENT and len(str(error.filename or "")) > LONGEST_PATH


def trouble(error: OSError) -> str:
    """Why a file or folder cannot be used, in plain words, for the middle of a sentence."""
    plainly = TOO_LONG_NAME if is_too_long(error) else _WINDOWS_TROUBLES.get(getattr(error, "winerror", None) or 0)
    if plainly:
        return plainly
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "there is a file where the folder should be"
    if isinstance(error, PermissionError | FileNotFoundError):
        return "you may not write there" if isinstance(error, PermissionError) else "it is not there"
    if error.errno in _TROUBLES:
        return _TROUBLES[error.errno]
    words = error.strerror or str(error)
    return f"{words[:1].lower()}{words[1:]}"
