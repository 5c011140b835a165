"""Errands: something that takes seconds is done in the background, while a small window says what is being done.

What tells how far it is gets a bar that fills and a button that stops it.

What is run must not touch a window: it gets its own connection to the book, and what comes of it is handed back here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from app.casework.audits import Stopped, Tell
from app.ui.buttons import quiet_button
from app.ui.flows import Flow
from app.ui.labels import Words, announce
from app.ui.themes import spaced, units

Result = TypeVar("Result")

AT_ONCE = 0.15
"""Seconds that are waited before anything is said: most books are small."""
WIDTH = 52
STOPPED = "You stopped it. Nothing was changed."
OFTEN = 80
"""Milliseconds between two looks at how far it is."""
STEPS = 1_000


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
        errand.wait()  # whatever closed it
    return errand.result()


class Course:
    """How far something is that is done in the background, and whether it is to stop; both sides look at it."""

    def __init__(self) -> None:
        self.done, self.of, self.enough = 0, 0, False

    def tell(self, done: int, of: int) -> None:
        """So much is done. Raises Stopped where she has had enough."""
        self.done, self.of = done, of
        if self.enough:
            raise Stopped(STOPPED)


class ProgressDialog(WaitDialog):
    """What is being done, how much of it is done, and a button that stops it; Esc stops it as well."""

    def __init__(self, words: str, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._course = course
        self.stop = quiet_button("&Stop", self.reject, "stop")
        foot = Flow()
        foot.add(self.stop)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(foot)
        self._timer = QTimer(self)
        self._timer.setInterval(OFTEN)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Shows how far it is."""
        if self._course.of:
            self.bar.setRange(0, STEPS)
            self.bar.setValue(self._course.done * STEPS // self._course.of)

    def reject(self) -> None:
        """Stops it; the window goes once it has stopped."""
        self._course.enough = True
        self.stop.block("It is being stopped.")


def run_told(parent: QWidget | None, words: str, call: Callable[[Tell], Result]) -> Result:
    """Do something that tells how far it is, while a small window shows that. Raises what it raised, and Stopped."""
    course = Course()
    errand = Errand(lambda: call(course.tell))
    errand.start()
    if not errand.wait(AT_ONCE):
        dialog = ProgressDialog(words, course, parent)
        errand.done.connect(dialog.accept, Qt.ConnectionType.QueuedConnection)
        if not errand.wait(0):
            dialog.exec()
        dialog.deleteLater()
        errand.wait()  # whatever closed it
    return errand.result()
