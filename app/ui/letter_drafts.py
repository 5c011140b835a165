"""Drafts: what she types is kept in the book every few seconds, and again until that has succeeded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.casework.desks import Desk
from app.casework.kept_drafts import Changes
from app.casework.letters import OpenLetter, discard_draft, keep_draft
from app.rules.problems import UserError
from app.ui.question_boxes import ask

SOON = 2000
"""Milliseconds after the first key that the book does not have yet, whether she types on or not."""

AGAIN = 10_000
"""Milliseconds until it is tried again after the disk refused."""

LOSE = "&Close without keeping it"


def may_lose(refusal: str, parent: QWidget | None) -> bool:
    """Asks whether to close although what was typed could not be kept; she stays unless she says so."""
    text = f"What you typed in the letter could not be kept: {refusal} Stay, or close without keeping it?"
    return ask(parent, "What you typed is not kept", text, (LOSE, "&Stay")) == LOSE


class DraftKeeper(QObject):
    """Keeps the letter that is being written; it asks for the letter at that moment, so that it is never an old one."""

    kept = Signal()
    """What was typed is in the book."""
    failed = Signal(str)
    """It could not be kept: a sentence that says why and what to do. It is tried again by itself."""

    def __init__(self, desk: Desk, letter: Callable[[], OpenLetter | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._letter = desk, letter
        self._in_book = Changes()
        self.refusal = ""
        """Why what is typed could not be kept, the last time that was tried; "" where it was."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def begin(self, letter: OpenLetter) -> None:
        """Takes up a letter as it was read from the book."""
        self._timer.stop()
        self._in_book = letter.changes()

    def typed(self) -> None:
        """Something was typed: keep it soon. Typing on does not put that off."""
        if not self._timer.isActive():
            self._timer.start(SOON)

    def pending(self) -> bool:
        """Whether something is typed that the book does not have."""
        letter = self._letter()
        return letter is not None and letter.changes() != self._in_book

    def keep(self) -> bool:
        """Keeps it now; False where that failed."""
        self._timer.stop()
        letter = self._letter()
        if letter is None or not self.pending():
            return True
        changes = letter.changes()
        try:
            if changes:
                keep_draft(self._desk, letter)
            else:  # everything was put back: there is no draft any more
                discard_draft(self._desk, letter)
        except UserError as refusal:
            self.refusal = refusal.sentence
            self._timer.start(AGAIN)
            self.failed.emit(refusal.sentence)
            return False
        self._in_book, self.refusal = changes, ""
        self.kept.emit()
        return True

    def stop(self) -> None:
        """The letter is issued, or thrown away: there is nothing to keep."""
        self._timer.stop()
