"""Errands: something that takes seconds is done in the background, while a small window says what is being done.

What is run must not touch a window: it gets its own connection to the book, and what comes of it is handed back here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from app.ui.labels import Words, announce
from app.ui.themes import spaced, units

Result = TypeVar("Result")

AT_ONCE = 0.15
"""Seconds that are waited before anything is said: most books are small."""
WIDTH = 52


class Errand(QObject, Generic[Result]):
    """Something that is done in the background; say what came of it with `result`, once it is `done`."""

    done = Signal()

    def __init__(self, call: Callable[[], Result], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call
        self._results: list[Result] = []
        self._error: BaseException | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is over, or for so long; whether it is."""
        over = self._over.wait(seconds)
        if over:
            self._thread.join()  # it has only to tell so
        return over

    def result(self) -> Result:
        """What came of it. Raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._call())
        except BaseException as error:  # noqa: BLE001 - it is raised again where somebody hears it
            self._error = error
        self._over.set()  # before it is told: whoever listens from now on need not wait for that
        self.done.emit()


class WaitDialog(QDialog):
    """What is being done, and a bar that moves. It goes by itself and cannot be closed before."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Casebook")
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        self.words = Words(words)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        column = QVBoxLayout(self)
        spaced(column, (3, 3, 3, 3), 2)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        self.setMinimumWidth(units(WIDTH))
        announce(self, words)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stays until it is over."""
        event.ignore()

    def reject(self) -> None:
        """Esc changes nothing."""


def run(parent: QWidget | None, words: str, call: Callable[[], Result]) -> Result:
    """Do something while a small window says so; what came of it. Raises what it raised."""
    errand = Errand(call)
    errand.start()
    if not errand.wait(AT_ONCE):
        dialog = WaitDialog(words, parent)
        errand.done.connect(dialog.accept, Qt.ConnectionType.QueuedConnection)
        if not errand.wait(0):
            dialog.exec()
        dialog.deleteLater()
    return errand.result()
