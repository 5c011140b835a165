"""Where things are: the resources that ship with the program, and the officer's own data."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

SAMPLE_BOOK = "Sample book"
"""The folder of the sample book; it is beside the real one and never inside it."""


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


def trouble(error: OSError) -> str:
    """Why a file or folder cannot be used, in plain words, for the middle of a sentence."""
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "there is a file where the folder should be"
    if isinstance(error, PermissionError):
        return "you may not write there"
    if isinstance(error, FileNotFoundError):
        return "it is not there"
    words = error.strerror or str(error)
    return f"{words[:1].lower()}{words[1:]}"
