"""Standing by: what a window does about who writes in its book.

It hears the bell of a second start. It touches its lock every minute and asks before anything is recorded whether it
still has it: a PC that slept for long may have lost it to another, and from then on it only shows the book. One that
only shows a book from the start says of when that is, and looks again when asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from app import clock
from app.casework.desks import Desk
from app.casework.read_desks import NOTHING_RECORDED, clear_left_behind, give_way, look_again
from app.rules.problems import UserError
from app.ui.bells import Bell, come_forward
from app.ui.greyings import Greying
from app.ui.locks import BEAT, DEAD_AFTER, FILE, Held, seconds_silent
from app.ui.routes import Routes
from app.ui.windows import MainWindow

THOUSAND = 1_000
LEFT_BEHIND = (
    "Nothing has been heard from the computer {computer} for a quarter of an hour. If Casebook is closed there, or "
    "that computer is off, the book can be opened to record: close this window and start Casebook again."
)
FREE_AGAIN = "It is closed there now: to record something, close this window and start Casebook again."


class TakenOver(UserError):
    """Another Casebook has the book now, and nothing may be recorded in it from here."""


class Staffed(Protocol):
    """The office of a window, as far as who writes is concerned."""

    desk: Desk
    window: MainWindow
    routes: Routes

    def stop_backups(self) -> None:
        """Make no backup any more; one that is being made is waited for."""


@dataclass(frozen=True)
class Whose:
    """Whose book it is that a window shows: its folder, and the computer on which it is open, if on another."""

    folder: Path
    computer: str = ""


class StandingBy(QObject):
    """Keeps one window to what it may do with its book."""

    def __init__(self, office: Staffed, whose: Whose, held: Held | None) -> None:
        """`held` is the lock; without it the book is a copy that is only shown."""
        super().__init__(office.window)
        self._office, self._whose, self._held = office, whose, held
        self.greying: Greying | None = None
        self.bell: Bell | None = None
        self._timer = QTimer(self)
        clear_left_behind()
        office.window.read_notice.chosen.connect(self.look_again)
        if held is None:
            self._only_show(self._sentence())
            return
        self.bell = Bell(whose.folder, partial(come_forward, office.window), self)
        office.desk.book.ask_first = self.ask_first
        self._timer.setInterval(BEAT * THOUSAND)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """Touches the lock; where another has it, says so and only shows the book from now on."""
        if self._held is not None and not self._office.desk.read_only and not self._held.beat():
            self._lose()

    def ask_first(self) -> None:
        """Asked before anything is recorded. Raises TakenOver where another has the book."""
        if self._held is not None and not self._held.is_ours():
            self._lose()
            raise TakenOver(self._lost())

    def look_again(self) -> None:
        """Shows the book as it is now; where that cannot be, says why, and shows what it showed."""
        try:
            look_again(self._office.desk, self._whose.folder, clock.now)
        except UserError as refusal:
            self._office.window.announce(refusal.sentence)
            return
        self._office.window.set_read_only(self._sentence())
        self._office.routes.changed.emit("This is the book as it is now.")

    def stop(self) -> None:
        """The window is closed: hears nobody, and lets the book go, leaving alone what is another's."""
        self._timer.stop()
        if self.bell is not None:
            self.bell.close()
        if self.greying is not None:
            self.greying.stop()
        if self._held is not None:
            self._held.release()

    def _lose(self) -> None:
        """Nothing is recorded any more; what is half written stays where it is, to be read and copied."""
        self._timer.stop()
        self._office.desk.book.read_only = True
        self._office.stop_backups()
        sentence = self._lost()
        give_way(self._office.desk, clock.now)
        self._only_show(sentence)
        self._office.window.announce(sentence)

    def _only_show(self, sentence: str) -> None:
        self._office.window.set_read_only(sentence)
        self.greying = self.greying or Greying(self._office.window, NOTHING_RECORDED)

    def _lost(self) -> str:
        """Who has the book now, and what becomes of what is typed here."""
        computer = self._held.computer() if self._held is not None else ""
        self._whose = replace(self._whose, computer=computer)
        taken = f"The computer {computer} has taken this book over" if computer else "This book was opened elsewhere"
        return (
            f"{taken} while this one slept. Nothing can be recorded here any more. What you were typing is still "
            "here: copy what you need, then close this window."
        )

    def _sentence(self) -> str:
        """Where the book is open, of when it is, and that nothing can be recorded."""
        seen = f"You see it as it was at {clock.now().astimezone():%H:%M}. Nothing can be recorded here."
        if not self._whose.computer:
            return f"This window only shows the book. {seen}"
        if not (self._whose.folder / FILE).exists():
            return f"{seen.replace('it as', 'the book as')} {FREE_AGAIN}"
        if seconds_silent(self._whose.folder / FILE) > DEAD_AFTER:
            left = LEFT_BEHIND.format(computer=self._whose.computer)
            return f"{seen.replace('it as', 'the book as')} {left}"
        return f"This book is open on the computer {self._whose.computer}. {seen}"
