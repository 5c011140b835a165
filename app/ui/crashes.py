"""The two families of error in a window: what she can put right is said in a sentence; our faults once a kind."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

FAULT = (
    "Something in Casebook went wrong. Nothing that was confirmed is lost.\n\n"
    "You can go on. If it happens again, check your records (Help menu), then close Casebook and open it again. "
    "The note below holds no resident's name; send it to whoever looks after Casebook."
)


class Reported(Protocol):
    """What is told of a fault: its kind, by which it is told once, and a note without personal data."""

    @property
    def kind(self) -> str:
        """The kind of fault."""

    @property
    def note(self) -> str:
        """The note."""


class Faults:
    """Catches what nothing else caught, for as long as the program runs."""

    def __init__(
        self, report: Callable[[BaseException], Reported], save_first: Callable[[], object] = lambda: None
    ) -> None:
        """`report` logs a fault and says what to tell of it; `save_first` keeps a half-written letter before that."""
        self._report, self._save_first = report, save_first
        self._told: set[str] = set()

    def install(self) -> None:
        """From now on, every uncaught error comes here."""
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Tell an uncaught error: a UserError and a damaged book in words of their own, our fault once a kind."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from app.casework.lost_books import as_told  # noqa: PLC0415 - what is caught before the first paint is rare

        hers = as_told(error)
        if hers is not None:
            tell(hers.sentence)
            return
        told = self._report(error)
        if told.kind in self._told:
            return
        self._told.add(told.kind)
        try:
            self._save_first()
        except Exception as second:  # noqa: BLE001 - saving is a last favour; the first fault must still be told
            self._report(second)
        box = fault_box(told.note)
        box.exec()
        box.deleteLater()


def tell(sentence: str, parent: QWidget | None = None) -> None:
    """Say something that the officer can put right."""
    box = _box("told", QMessageBox.Icon.Warning, sentence, parent or _in_front())
    box.exec()
    box.deleteLater()


def fault_box(note: str) -> QMessageBox:
    """The window for a fault of ours."""
    box = _box("fault", QMessageBox.Icon.Critical, FAULT, _in_front())
    box.setDetailedText(note)
    return box


def _box(name: str, icon: QMessageBox.Icon, text: str, parent: QWidget | None) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setIcon(icon)
    box.setWindowTitle("Casebook")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


def _in_front() -> QWidget | None:
    """The window that she looks at. One that was closed may still count as active, and takes what is its with it."""
    window = QApplication.activeWindow()
    return window if window is not None and window.isVisible() else None
