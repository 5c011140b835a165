"""Backups that nobody asked for: when the window is closed, and every few hours while it is open and the book changes.

A backup that fails takes nothing away: it is said, and she may close all the same.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app import clock
from app.casework.backups import Backup, is_due, make_backup
from app.casework.desks import Desk
from app.rules.problems import UserError
from app.ui.errands import Errand, run
from app.ui.question_boxes import ask

OFTEN = 600_000
"""Milliseconds between two looks at whether one is due."""
SOON = 60_000
"""Milliseconds after the start until the first look."""

CLOSING = "Making a backup before Casebook closes…"
TITLE = "No backup was made"
CLOSE, STAY = "&Close without a backup", "&Go back to Casebook"


class BackupRounds(QObject):
    """Looks from time to time whether a backup is due, and makes it in the background."""

    def __init__(self, desk: Desk, tell: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tell = desk, tell
        self._errand: Errand[Backup] | None = None
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setInterval(OFTEN)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(SOON, self, self.look)

    def look(self) -> None:
        """Makes a backup if one is due; nothing is said of one that is made, and of each trouble only once."""
        if self._errand is None and self._is_due(closing=False):
            self._errand = Errand(self._make, self)
            self._errand.done.connect(self._is_made)
            self._errand.start()

    def may_close(self, window: QWidget) -> bool:
        """Makes a backup before closing, if anything changed; where it fails, whether she would rather close."""
        trouble = self.make_last(window)
        return not trouble or ask(window, TITLE, trouble, (CLOSE, STAY)) == CLOSE

    def make_last(self, window: QWidget | None) -> str:
        """The backup on closing; why there is none, or what is wrong with it; empty where all is well."""
        if self._errand is not None:
            self._errand.wait()
        if not self._is_due(closing=True):
            return ""
        try:
            made = run(window, CLOSING, self._make) if window is not None else self._make()
        except UserError as refused:
            return refused.sentence
        return made.trouble

    def stop(self) -> None:
        """Looks no more; one that is being made is waited for."""
        self._timer.stop()
        if self._errand is not None:
            self._errand.wait()

    def _make(self) -> Backup:
        return make_backup(self._desk, clock.now())

    def _is_due(self, *, closing: bool) -> bool:
        """Whether one is due; where the book cannot even be asked, that is told where something is recorded."""
        try:
            return is_due(self._desk, clock.now(), closing=closing)
        except UserError:
            return False

    def _is_made(self) -> None:
        errand, self._errand = self._errand, None
        if errand is None:
            return
        try:
            trouble = errand.result().trouble
        except UserError as refused:
            trouble = refused.sentence
        errand.deleteLater()
        if trouble and trouble != self._told:
            self._tell(trouble)
        self._told = trouble
