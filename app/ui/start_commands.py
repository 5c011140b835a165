"""Start commands: the line that starts Casebook with another book than her own, to be copied as it stands."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app import systems
from app.ui.buttons import link_button
from app.ui.flows import Flow
from app.ui.labels import Words, announce
from app.ui.themes import spaced

HOW = "Casebook opens your own book when it starts. To start with this one, {where}:"
IN_WINDOWS = "press the Windows key and R, paste this line and press Enter"
IN_A_TERMINAL = "paste this line in a terminal and press Enter"
NOT_QUOTED = frozenset('"$`!\\')
"""What means something to a shell even within double quotes."""


def start_command(folder: Path) -> str:
    """The line that starts Casebook with the book of a folder, as this PC understands it.

    The program that was built is named by its whole path: Windows knows no shorter name for it.
    """
    program = sys.executable if getattr(sys, "frozen", False) else "casebook"
    return " ".join(
        (_quoted(program) if "/" in program or "\\" in program else program, "--book", _quoted(str(folder)))
    )


def _quoted(text: str) -> str:
    """In straight quotes, so that a folder with a space in it stays one."""
    if systems.on_windows() or not NOT_QUOTED & set(text):
        return f'"{text}"'
    return shlex.quote(text)


class StartCommand(QWidget):
    """What to do with the line, the line itself in a box that can be read to its end, and a button that copies it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.how = Words(HOW.format(where=IN_WINDOWS if systems.on_windows() else IN_A_TERMINAL))
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setAccessibleName("The line that starts Casebook with this book")
        self.line.setObjectName("start_command")
        self.copy = link_button("Copy", self.copy_line, "copy_start_command")
        self.copy.setAccessibleName("Copy the line that starts Casebook with this book")
        self.copied = Words("", "small", "quiet")
        column = QVBoxLayout(self)
        spaced(column, gap=0.75)
        row = Flow()
        row.add(self.copy)
        row.add(self.copied)
        for part in (self.how, self.line, row):
            column.addWidget(part)

    def show_for(self, folder: Path) -> None:
        """Has the line of a book."""
        self.line.setText(start_command(folder))
        self.line.setCursorPosition(0)
        self.copied.setText("")

    def text(self) -> str:
        """The line."""
        return self.line.text()

    def copy_line(self) -> None:
        """Puts the line on the clipboard, whole, and says so."""
        QGuiApplication.clipboard().setText(self.line.text())
        self.copied.setText("Copied.")
        announce(self, "Copied.")
