"""Standing by: what a window does about who writes in its book.

It hears the bell of a second start. It touches its lock every minute and asks before anything is recorded whether it
still has it: a PC that slept for long may have lost it to another, and from then on it only shows the book. One that
only shows a book from the start says of when that is, and looks again when asked.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app import clock
from app.casework.desks import Desk
from app.casework.protections import fits, key_from
from app.casework.read_desks import NOTHING_RECORDED, clear_left_behind, give_way, look_again
from app.rules.problems import UserError
from app.ui.bells import Bell, come_forward
from app.ui.greyings import Greying
from app.ui.lock_files import LET_GO, content_of, is_gripped
from app.ui.locks import BEAT, DEAD_AFTER, FILE, STILL_HELD, Held, seconds_silent
from app.ui.routes import Routes
from app.ui.unlock_dialogs import ANOTHER, AT_START, NOT_NOW, UnlockDialog
from app.ui.windows import LOOK_AGAIN, MainWindow

THOUSAND = 1_000
LEFT_BEHIND = (
    "Nothing has been heard from {whom} for a quarter of an hour. If Casebook is closed there, or that computer is "
    "off, you can open the book to record."
)
FREE_AGAIN = "It is closed there now, and you can open it to record."
FREE = "Nobody has it open now, and you can open it to record."
CLOSED_AGAIN = "This book was opened elsewhere, and is closed there again."
GONE = (
    f"The file {FILE} is gone from the folder of this book: somebody deleted it, or opened the book elsewhere and has "
    "closed it again."
)
AS_IT_WAS = "The book has a new passphrase now. You still see it as it was."
OPEN_IT = "Open it to record"


class TakenOver(UserError):
    """Another Casebook has the book now, and nothing may be recorded in it from here."""


class Staffed(Protocol):
    """The office of a window, as far as who writes is concerned."""

    desk: Desk
    window: MainWindow
    routes: Routes

    def stop_backups(self) -> None:
        """Make no backup any more; one that is being made is waited for."""

    def open_other(self, folder: Path) -> None:
        """Close the window, unless something typed would be lost; the book in this folder is opened then."""


@dataclass(frozen=True)
class Whose:
    """Whose book it is that a window shows: its folder, and the computer on which it is open, if on another."""

    folder: Path
    computer: str = ""


class StandingBy(QObject):
    """Keeps one window to what it may do with its book."""

    lost = Signal()
    """Another has the book, as was found out in the background: the window is told in its own time."""

    def __init__(self, office: Staffed, whose: Whose, held: Held | None) -> None:
        """`held` is the lock; without it the book is a copy that is only shown."""
        super().__init__(office.window)
        self._office, self._whose, self._held = office, whose, held
        self._offered = False
        """Whether the button above the page opens the book to record."""
        self._seen_at = clock.now()
        """When the book was as the window shows it."""
        self.greying: Greying | None = None
        self.bell: Bell | None = None
        self._timer = QTimer(self)
        self._gave_way, self._thread = False, threading.get_ident()
        self.lost.connect(self._lose, Qt.ConnectionType.QueuedConnection)
        clear_left_behind()
        office.window.read_notice.chosen.connect(self.look_again)
        self._timer.setInterval(BEAT * THOUSAND)
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        if held is None:
            self._only_show(*self._notice())
            return
        self.bell = Bell(whose.folder, partial(come_forward, office.window), self)
        office.desk.book.ask_first = self.ask_first

    def beat(self) -> None:
        """Touches the lock; where another has it, says so and only shows the book from now on.

        A window that only shows it says when whoever has the book is done with it, or was not heard of for too long.
        """
        if self._held is None:
            notice = self._notice()
            if (notice[1] == OPEN_IT) != self._offered:
                self._say(*notice)
                self._office.window.announce(notice[0])
        elif not self._office.desk.read_only and not self._held.beat():
            self._lose()

    def ask_first(self) -> None:
        """Asked before anything is recorded, also in the background. Raises TakenOver where another has the book."""
        if self._held is None or self._held.is_ours():
            return
        if threading.get_ident() == self._thread:
            self._lose()
        else:
            self.lost.emit()  # no window is touched from there
        raise TakenOver(self._lost())

    def look_again(self) -> None:
        """Shows the book as it is now; where that cannot be, says why, and shows what it showed.

        Where it was offered to open it, and nobody has taken it since, it is opened to record. The window closes for
        that and comes again: whoever opens a book to write takes its lock first, and reads every page from the book.
        """
        offered = self._offered
        try:
            if not self._shown_anew():
                self._office.window.announce(AS_IT_WAS)
                return
        except UserError as refusal:
            self._office.window.announce(refusal.sentence)
            return
        self._say(*self._notice())
        if offered and self._offered:
            self._office.open_other(self._whose.folder)
            return
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

    def _shown_anew(self) -> bool:
        """Shows the book as it is now; False where it has another passphrase, and she would rather not type that."""
        desk, folder = self._office.desk, self._whose.folder
        key = desk.book.key
        if not fits(folder, key):
            key = self._asked(AT_START if key is None else ANOTHER)
            if key is None:
                return False
        look_again(desk, folder, clock.now, key)
        self._seen_at = clock.now()
        return True

    def _asked(self, lead: str) -> bytes | None:
        """The key that the book has now, from its passphrase or its sheet; None where she would rather not."""
        dialog = UnlockDialog(partial(key_from, self._whose.folder), self._office.window, lead=lead)
        dialog.leave.setText(NOT_NOW)
        dialog.exec()
        dialog.deleteLater()
        return dialog.unlocked.key if dialog.unlocked is not None else None

    def _lose(self) -> None:
        """Nothing is recorded any more; what is half written stays where it is, to be read and copied."""
        if self._gave_way or self._held is None:
            return
        self._gave_way = True
        self._timer.stop()
        self._office.desk.book.read_only = True
        self._office.stop_backups()
        self._held.release()  # what this window itself still held would be in the way of opening the book again
        sentence = self._lost()
        self._whose = replace(self._whose, computer=self._held.computer())
        give_way(self._office.desk, clock.now)
        self._seen_at = clock.now()
        self._only_show(sentence)
        self._office.window.announce(sentence)

    def _only_show(self, sentence: str, button: str = LOOK_AGAIN) -> None:
        self._say(sentence, button)
        self.greying = self.greying or Greying(self._office.window, NOTHING_RECORDED)

    def _say(self, sentence: str, button: str) -> None:
        self._offered = button == OPEN_IT
        self._office.window.set_read_only(sentence, button)

    def _lost(self) -> str:
        """Who has the book now, as far as is known, and what becomes of what is typed here."""
        computer = self._held.computer() if self._held is not None else ""
        lock = self._whose.folder / FILE
        taken = f"The computer {computer} has taken this book over." if computer else "Another Casebook has this book."
        if is_let_go(lock):
            taken = CLOSED_AGAIN if lock.exists() else GONE
        return (
            f"{taken} Nothing can be recorded here any more. What "
            "you were typing is still here: copy what you need, then close this window."
        )

    def _notice(self) -> tuple[str, str]:
        """Where the book is open, of when it is, and that nothing can be recorded; and what the button does."""
        seen = f"You see {{}} as it was at {self._seen_at.astimezone():%H:%M}. Nothing can be recorded here."
        it, the_book = seen.format("it"), seen.format("the book")
        if not self._whose.computer and self._held is None:
            return f"This window only shows the book. {it}", LOOK_AGAIN
        lock, computer = self._whose.folder / FILE, f"the computer {self._whose.computer}"
        if is_let_go(lock):
            return f"{the_book} {FREE_AGAIN if self._whose.computer else FREE}", OPEN_IT
        if seconds_silent(lock) > DEAD_AFTER:
            whom = computer if self._whose.computer else "whoever has it open"
            if is_gripped(lock):  # to open it would be refused, however often it is tried
                return f"{the_book} {STILL_HELD.format(whom=whom)}, then look again.", LOOK_AGAIN
            return f"{the_book} {LEFT_BEHIND.format(whom=whom)}", OPEN_IT
        where = f"on {computer}" if self._whose.computer else "in another window"
        return f"This book is open {where}. {it}", LOOK_AGAIN


def is_let_go(lock: Path) -> bool:
    """Whether nobody has a book open: its lock is gone, or says so."""
    try:
        return content_of(lock) == LET_GO
    except FileNotFoundError:
        return True
    except OSError:
        return False
