"""Second windows: the book shown to somebody who is only to read it, by a Casebook of its own beside this one."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtWidgets import QWidget

import app
from app import clock
from app.casework.desks import Desk
from app.ui.labels import announce

OPENS = "A second window opens, in which nothing can be recorded. It shows the book as it is now."
NOT_OPENED = "The second window could not be opened. Start Casebook anew with --read-only instead."
FRESH = "PYINSTALLER_RESET_ENVIRONMENT"
"""Without it a frozen program that starts itself takes the child for a part of this one."""


def show_to_read(desk: Desk, window: QWidget) -> bool:
    """Open a second window on the book, to read only; whether it could be started."""
    path = desk.book.whole.path
    started = path is not None and _start([*command(path.parent), *_day(desk)])
    announce(window, OPENS if started else NOT_OPENED)
    if hasattr(window, "announce"):
        window.announce(OPENS if started else NOT_OPENED)
    return started


def command(folder: Path) -> list[str]:
    """What is typed to show the book of a folder to read only, whether this program is frozen or not."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
    return [*program, "--read-only", "--book", str(folder.absolute())]


def _day(desk: Desk) -> list[str]:
    """The day, where this window counts as on another than today."""
    return [] if desk.today() == clock.today() else ["--today", desk.today().isoformat()]


def _start(words: list[str]) -> bool:
    process = QProcess()
    process.setProgram(words[0])
    process.setArguments(words[1:])
    process.setWorkingDirectory(str(Path(app.__file__).parent.parent))
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert(FRESH, "1")
    process.setProcessEnvironment(environment)
    started: object = process.startDetached()  # whether, or whether and as which process, as PySide has it
    return bool(started[0] if isinstance(started, tuple) else started)
