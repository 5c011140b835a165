"""The two families of error in a window: what she can put right is said in a sentence; our faults once a kind."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app import clock, errors, places
from app.rules.problems import UserError

FAULT = (
    "Something in Casebook went wrong. Nothing that was confirmed is lost.\n\n"
    "You can go on. If it happens again, close Casebook and open it again. "
    "The note below holds no resident's name; send it to whoever looks after Casebook."
)


class Faults:
    """Catches what nothing else caught, for as long as the program runs."""

    def __init__(self, save_first: Callable[[], object] = lambda: None) -> None:
        """`save_first` keeps a half-written letter before anything is shown."""
        self._save_first = save_first
        self._told: set[str] = set()

    def install(self) -> None:
        """From now on, every uncaught error comes here."""
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Tell an uncaught error: a UserError in its own words, our fault once a kind."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, UserError):
            tell(error.sentence)
            return
        errors.write_log(error, places.logs(), clock.now())
        what = errors.kind_of(error)
        if what in self._told:
            return
        self._told.add(what)
        try:
            self._save_first()
        except Exception as second:  # noqa: BLE001 - saving is a last favour; the first fault must still be told
            errors.write_log(second, places.logs(), clock.now())
        fault_box(error).exec()


def tell(sentence: str, parent: QWidget | None = None) -> None:
    """Say something that the officer can put right."""
    box = QMessageBox(parent or QApplication.activeWindow())
    box.setObjectName("told")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Casebook")
    box.setText(sentence)
    box.exec()


def fault_box(error: BaseException) -> QMessageBox:
    """The window for a fault of ours."""
    box = QMessageBox(QApplication.activeWindow())
    box.setObjectName("fault")
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("Casebook")
    box.setText(FAULT)
    box.setDetailedText(errors.log_line(error, clock.now()))
    return box
