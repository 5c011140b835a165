"""Keepers: what is typed into a guide goes into the book at once, so that a stop of any kind loses a word at most."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from app.casework.begun_guides import NO_CASE, BegunGuide, Place, begun_guide, forget_begun, keep_begun
from app.casework.desks import Desk
from app.rules.problems import UserError

PAUSE = 400
"""Milliseconds after the last key, from which she is not in the middle of a word."""

AT_MOST = 1000
"""Milliseconds after the first key that the book does not have yet, however fast she types on."""


AGAIN = 10_000
"""Milliseconds until it is tried again after the disk refused."""


@dataclass(frozen=True)
class Begun:
    """How far a guide has come: what is typed, and where she is."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    place: Place = field(default_factory=Place)


Asked = Callable[[], Begun]


class GuideKeeper(QObject):
    """Keeps what is typed into one guide of a case; without a case, into one that belongs to none."""

    def __init__(self, desk: Desk, guide: str, case_id: int = NO_CASE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._guide, self._case_id = desk, guide, case_id
        self._asked: Asked = Begun
        self._in_book: Begun | None = None
        self._untouched: Mapping[str, Any] = {}
        self._unkept = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def take_up(self, asked: Asked) -> BegunGuide | None:
        """Begins to keep how far the guide is; gives what was begun before, where something was."""
        self._asked, self._untouched = asked, dict(asked().answers)
        begun = begun_guide(self._desk, self._case_id, self._guide)
        self._in_book = Begun(begun.answers, begun.place) if begun else None
        return begun

    def typed(self) -> None:
        """Something was typed: keep it once she pauses, and soon even if she does not."""
        if not self._timer.isActive():
            self._unkept.start()
        self._timer.start(max(0, min(PAUSE, AT_MOST - self._unkept.elapsed())))

    def keep(self) -> str:
        """Keeps it now; empty, or why the disk refused. It is then tried again by itself, and with the next key."""
        self._timer.stop()
        begun = self._asked()
        if begun == self._in_book or (self._in_book is None and begun.answers == self._untouched):
            return ""
        try:
            keep_begun(self._desk, self._case_id, self._guide, begun.answers, begun.place)
        except UserError as refusal:
            self._timer.start(AGAIN)
            return refusal.sentence
        self._in_book = begun
        return ""

    def forget(self) -> str:
        """It was recorded, or thrown away: nothing of it is left. Empty, or why the book keeps what it had of it."""
        self._timer.stop()
        self._in_book, self._untouched = None, dict(self._asked().answers)
        try:
            forget_begun(self._desk, self._case_id, self._guide)
        except UserError as refusal:
            return refusal.sentence
        return ""
