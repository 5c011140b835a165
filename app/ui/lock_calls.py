"""Calls to lock: when she locks one window of Casebook, every other that she has open on this PC is locked, too.

A second window, as one to read only, is a program of its own. They share a small file, which each of them watches; it
holds chance and nothing else.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from app import places

FILE = "locked"


class LockCall(QObject):
    """Calls the other windows, and hears when one of them calls."""

    heard = Signal()
    """Another window was locked by its key or its menu."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = places.preferences().parent / FILE
        self._watcher = QFileSystemWatcher(self)
        with suppress(OSError):  # where nothing can be kept, each window is locked by itself
            self._file.parent.mkdir(mode=places.PRIVATE_FOLDER, parents=True, exist_ok=True)
            self._file.touch(mode=places.PRIVATE_FILE)
            self._watcher.addPath(str(self._file))
        self._last = _word_in(self._file)
        self._watcher.fileChanged.connect(self._look)

    def give(self) -> None:
        """Call the others."""
        self._last = secrets.token_hex(8)
        with suppress(OSError):
            self._file.write_text(self._last, encoding="ascii")

    def stop(self) -> None:
        """Hear nobody any more."""
        if paths := self._watcher.files():
            self._watcher.removePaths(paths)

    def _look(self) -> None:
        if self._file.exists() and not self._watcher.files():
            self._watcher.addPath(str(self._file))  # a file that was put in its place is another
        word = _word_in(self._file)
        if word and word != self._last:
            self._last = word
            self.heard.emit()


def _word_in(file: Path) -> str:
    """The word of the last call; none in the moment in which another is being written."""
    try:
        return file.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
