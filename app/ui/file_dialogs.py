"""File dialogs: the one place where a file or a folder is asked for, and where such a question is taken back.

They are this PC's own and show the names of folders and files, so they do not stay open while the window is locked.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget


def file_to_open(parent: QWidget | None, title: str, start: str, kinds: str) -> Path | None:
    """A file that is there, of these kinds ('PDF (*.pdf)'), looked for from a folder on; None where none is chosen."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, start, kinds)
    return Path(chosen) if chosen else None


def file_to_save(parent: QWidget | None, title: str, start: str, kinds: str) -> Path | None:
    """Where to save a file, with a name that is offered; None where she would rather not."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
    return Path(chosen) if chosen else None


def folder_to_use(parent: QWidget | None, title: str, start: str = "") -> Path | None:
    """A folder, looked for from another one on; None where none is chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(chosen) if chosen else None


def take_back() -> None:
    """Close every open question for a file, a folder or a printer, as if it was cancelled; nothing was done yet.

    What such a dialog asks itself goes first: whether a file of that name may be replaced. A print dialog of Windows
    is not Qt's to close.
    """
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QFileDialog | QPrintDialog) and dialog.isVisible():
            for asked in reversed(dialog.findChildren(QDialog)):
                if asked.isVisible():
                    asked.reject()
            dialog.reject()
