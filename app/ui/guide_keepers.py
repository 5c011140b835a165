"""Keepers: what is typed into a guide goes into the book every few seconds, so that no stop of any kind loses it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.casework.begun_guides import NO_CASE, BegunGuide, begun_guide, forget_begun, keep_begun
from app.casework.desks import Desk
from app.rules.problems import UserError

SOON = 2000
"""Milliseconds after the first key that the book does not have yet, whether she types on or not."""

Asked = Callable[[], Mapping[str, Any]]


class GuideKeeper(QObject):
    """Keeps what is typed into one guide of a case; without a case, into one that belongs to none."""

    def __init__(self, desk: Desk, guide: str, case_id: int = NO_CASE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._guide, self._case_id = desk, guide, case_id
        self._answers: Asked = dict
        self._in_book: Mapping[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def take_up(self, answers: Asked) -> BegunGuide | None:
        """Begins to keep what these answers are; gives what was begun before, where something was."""
        self._answers = answers
        begun = begun_guide(self._desk, self._case_id, self._guide)
        self._in_book = begun.answers if begun else dict(answers())
        return begun

    def typed(self) -> None:
        """Something was typed: keep it soon. Typing on does not put that off."""
        if not self._timer.isActive():
            self._timer.start(SOON)

    def keep(self) -> None:
        """Keeps it now. Where the disk refuses it is tried again with the next key; recording it will say why."""
        self._timer.stop()
        answers = dict(self._answers())
        if answers == self._in_book:
            return
        try:
            keep_begun(self._desk, self._case_id, self._guide, answers)
        except UserError:
            return
        self._in_book = answers

    def forget(self) -> None:
        """It was recorded, or thrown away: nothing of it is left."""
        self._timer.stop()
        self._in_book = dict(self._answers())
        forget_begun(self._desk, self._case_id, self._guide)
