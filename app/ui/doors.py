"""The door: the window as it is first painted, before the book is open. It knows no case, no book and no page.

What the window shows and does is asked of the office once there is one, so that opening the book, and importing all
that it needs, comes after the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.actions import block
from app.ui.labels import Words
from app.ui.pages import Page
from app.ui.themes import Theme, spaced
from app.ui.windows import MainWindow

PAGES = ("today", "cases", "post", "requests", "calendar", "code", "settings", "case", "letter", "passphrase")
ACTS = (
    "diary",
    "forms",
    "file.backups",
    "case.log",
    "find",
    "letter.write",
    "case.what_if",
    "case.known",
    "book.handover",
    "book.show",
    "book.bring_in",
    "book.old",
    "book.export",
    "book.bring_back",
    "book.person",
    "book.passphrase",
    "book.lock",
    "book.check",
    "help.where",
    "help.about",
)
"""What the window is asked to do that needs a book."""


class Inside(Protocol):
    """What stands behind the door once the book is open."""

    def make(self, page: str) -> Page:
        """A page by its name."""

    def act(self, action: str) -> None:
        """Do what was chosen from a menu or by a key."""

    def close(self) -> None:
        """Close the book."""


class OpeningPage(Page):
    """What the window shows until the book is open."""

    def __init__(self) -> None:
        super().__init__("opening")
        column = QVBoxLayout(self)
        spaced(column, (4, 4, 4, 4), 2)
        column.addWidget(Words("Opening your book…", "title"))
        column.addStretch(1)

    def ask(self) -> None:
        """There is nothing to ask yet."""


class FirstPaint(QObject):
    """Calls once the window is painted, so that what takes long begins when there is something to see."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the paint, and lets Qt finish it first."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return super().eventFilter(watched, event)


class Door:
    """The main window with nobody behind it yet."""

    def __init__(self, theme: Theme) -> None:
        self._inside: Inside | None = None
        makers: dict[str, Callable[[], Page]] = {name: partial(self._make, name) for name in PAGES}
        acts: dict[str, Callable[[], object]] = {name: partial(self._act, name) for name in ACTS}
        self.window = MainWindow({"opening": OpeningPage, **makers}, theme, acts, first="opening")
        self._lock("The book is being opened.")

    def open(self, inside: Inside) -> None:
        """Somebody is there: show what is due today."""
        self._inside = inside
        self._lock("")
        self.window.begin_at("today")

    def give_up(self) -> None:
        """What came to stand there could not be shown: it closes the book, and is asked for nothing any more."""
        inside, self._inside = self._inside, None
        self.window.may_close = lambda: True
        self._lock("The book did not open.")
        if inside is not None:
            inside.close()

    def _lock(self, reason: str) -> None:
        """Greys every place and every act and says why; an empty reason frees them."""
        self.window.bar.setEnabled(not reason)
        for name, action in self.window.actions_by_id.items():
            if name in ACTS or name.removeprefix("page.") in PAGES:
                block(action, reason)

    def _make(self, name: str) -> Page:
        if self._inside is None:
            raise KeyError(name)
        return self._inside.make(name)

    def _act(self, name: str) -> None:
        if self._inside is not None:
            self._inside.act(name)
