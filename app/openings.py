"""Openings: who may write in a book that is opened, where it may lie, and what its window does about both."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import clock, places

if TYPE_CHECKING:
    from app.ui.doors import Door
    from app.ui.locks import Held
    from app.ui.offices import Office
    from app.ui.preferences import Preferences
    from app.ui.standing_by import StandingBy
    from app.ui.windows import MainWindow

IN_FRONT = "This book is open in Casebook already. Its window is in front now."
FIRST = "Where your book is to lie"
BETTER, HERE, LEAVE = "Use the &better folder", "Use this folder all the &same", "&Close Casebook"


@dataclass
class Holding:
    """What a window holds of a book: its lock, or nothing where the book is only shown."""

    folder: Path
    held: Held | None
    computer: str = ""
    """The computer on which the book is open, where that is another."""
    standing: StandingBy | None = None

    @property
    def only_shown(self) -> bool:
        """Whether the book is only shown."""
        return self.held is None

    def stand_by(self, office: Office) -> None:
        """Have the window of an office keep to what it may do."""
        from app.ui.standing_by import StandingBy, Whose

        self.standing = StandingBy(office, Whose(self.folder, self.computer), self.held)

    def let_go(self) -> None:
        """Hold nothing any more."""
        if self.standing is not None:
            self.standing.stop()
        elif self.held is not None:
            self.held.release()


def hold(folder: Path, *, read_only: bool) -> Holding | None:
    """Hold the book in a folder; None where its window is open on this PC, and has come to the front.

    A book that is open on another computer is only shown. Raises BookInUse.
    """
    from app.ui.locks import OpenElsewhere, OpenHere, take

    if read_only:
        return Holding(folder, None)
    try:
        return Holding(folder, take(folder))
    except OpenElsewhere as error:
        return Holding(folder, None, error.computer)
    except OpenHere:
        from app.ui.bells import ring

        if not ring(folder):
            raise
        if sys.stdout is not None:
            sys.stdout.write(f"{IN_FRONT}\n")
        return None


def settled(window: MainWindow, folder: Path) -> Path | None:
    """The folder for a book that is still to be made: this one, a better one, or None where she would rather not.

    A folder that is copied away or lies on another PC is warned about before anything is typed.
    """
    from app.casework.book_places import danger_in, places_instead
    from app.models.books import FILE
    from app.ui.question_boxes import ask

    found = None if (folder / FILE).exists() else danger_in(folder)
    if found is None:
        return folder
    better = next(iter(places_instead(folder)), None)
    text = f"{found.sentence.replace('Your book lies', 'Your new book would lie')}\n\nThis folder: {folder}"
    answers: tuple[str, ...] = (HERE, LEAVE)
    if better is not None:
        text, answers = f"{text}\nA better one: {better}", (BETTER, HERE, LEAVE)
    answer = ask(window, FIRST, text, answers, answers[0])
    return {BETTER: better, HERE: folder}.get(answer)


def show_only(
    door: Door, folder: Path, today: Callable[[], dt.date], preferences: Preferences, key: bytes | None
) -> Office:
    """Open a copy of the book behind the window, to be read only."""
    from app.casework.read_desks import open_to_read
    from app.ui.offices import Office

    return Office(door, open_to_read(folder, places.resources(), today, clock.now, key), preferences)
