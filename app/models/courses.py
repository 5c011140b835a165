"""Courses: how far a long look through the book has come, told to whoever waits for it; who waits may stop it.

SQLite itself asks from time to time whether it is to go on, so a stop is heard within one long question, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy.orm import Session

from app.models.export_manifests import Stopped, Tell

__all__ = ["Course", "Stopped", "Tell"]

SCALE = 1_000
OFTEN = 50_000
"""Steps of SQLite's own machine between two questions whether to go on: some milliseconds."""
STOPPED = "You stopped it. Nothing was changed."


class Course:
    """Several looks one after the other, each with its share of the whole."""

    def __init__(self, shares: Mapping[str, int], tell: Tell = lambda _done, _of: None) -> None:
        """`shares` says how long each takes beside the others, roughly; `tell` may raise Stopped."""
        self._shares, self._tell = shares, tell
        self._whole = sum(shares.values()) * SCALE
        self._before, self._share, self._at = 0, 0, 0
        self.stopped = False

    def begin(self, name: str) -> None:
        """The look of this name begins; the one before is over. Raises Stopped."""
        self._before += self._share
        self._share = self._shares.get(name, 0)
        self.step(0, 1)

    def step(self, done: int, of: int) -> None:
        """So much of the present look is done. Raises Stopped."""
        self._at = self._before * SCALE + self._share * SCALE * done // max(of, 1)
        self._say()

    @contextmanager
    def watching(self, session: Session) -> Iterator[None]:
        """While this lasts, whatever SQLite is asked through a session can be stopped in the middle."""
        raw: Any = session.connection().connection.driver_connection
        raw.set_progress_handler(self._is_enough, OFTEN)
        try:
            yield
        finally:
            raw.set_progress_handler(None, 0)

    def _say(self) -> None:
        if self.stopped:
            raise Stopped(STOPPED)
        try:
            self._tell(self._at, self._whole)
        except Stopped:
            self.stopped = True
            raise

    def _is_enough(self) -> int:
        try:
            self._say()
        except Stopped:
            return 1
        return 0
