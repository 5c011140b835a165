"""The tray: the open cases that were read before, so that a list of them need not be read anew each time."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from app.models.journals import holds, last_entry, written_after


class Tray:
    """Cases that lie ready, each good until the journal has an entry of it that was not read.

    That is exact and no guess: the journal is only ever added to, and the hash of its last entry vouches for all before
    it. If the entry that was the last one is not there any more, as after a writing that was given up or in an older
    reading of the book, or if what the cases were counted with has changed, the tray is emptied.
    """

    def __init__(self) -> None:
        self._cases: dict[int, Any] = {}
        self._last = (0, "")
        self._basis: tuple[object, ...] = ()

    def cases(self, session: Session, basis: tuple[object, ...]) -> dict[int, Any]:
        """The cases that lie here and are what this session would read, by number; more may be laid beside them.

        `basis` is all that they are counted with besides their own entries.
        """
        last = last_entry(session)
        if basis != self._basis:
            self._cases = {}
        elif last != self._last:
            self._take_out(session)
        self._basis, self._last = basis, last
        return self._cases

    def _take_out(self, session: Session) -> None:
        if not holds(session, *self._last):
            self._cases = {}
        elif self._cases:
            for case_id in written_after(session, self._last[0]):
                self._cases.pop(case_id or 0, None)
