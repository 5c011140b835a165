"""Screen locks: the window is locked by Ctrl+Shift+L or by itself, and opens again where she was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.casework.desks import Desk
from app.casework.protections import ONLY_HERE, has_passphrase, key_from
from app.rules.problems import UserError
from app.ui.actions import ACTIONS
from app.ui.crashes import tell
from app.ui.curtains import Curtains
from app.ui.idles import Idle
from app.ui.lock_calls import LockCall
from app.ui.preferences import Preferences
from app.ui.unlock_dialogs import UnlockDialog, Unlocked
from app.ui.windows import MainWindow

KEYS = next(action.shortcut for action in ACTIONS if action.id == "book.lock")

SOMETHING_OPEN = "A dialog is open, and what is typed in it would be lost. Unlock first."


class ScreenLock(QObject):
    """Locks one window. Only a book with a passphrase is locked: there is nothing else to ask for."""

    by_sheet = Signal()
    """It was opened with the recovery sheet: a new passphrase is wanted."""

    def __init__(
        self, desk: Desk, window: MainWindow, keep: Callable[[], object], preferences: Preferences | None = None
    ) -> None:
        """`keep` keeps what is half written before the curtains are drawn."""
        super().__init__(window)
        self._desk, self._window, self._keep, self._preferences = desk, window, keep, preferences
        self.curtains = Curtains(self)
        self.idle = Idle(self._minutes, self)
        self.idle.gone.connect(self.lock_this)  # she may be at another window meanwhile
        self.call = LockCall(self)
        self.call.heard.connect(self.lock_this)
        self._keys, self._telling = QKeySequence(KEYS), False
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
            window.closing.connect(self.stop)

    def lock(self) -> None:
        """Locks every window of Casebook; says so where the book has no passphrase."""
        if not has_passphrase(self._desk):
            self._say_none()
        elif not self.curtains.drawn():
            self.call.give()
            self.lock_this()

    def lock_this(self) -> None:
        """Locks this window until the passphrase is typed, where the book has one."""
        if self.curtains.drawn() or not has_passphrase(self._desk):
            return
        self._keep()
        self.curtains.draw()
        below = QApplication.activeModalWidget()  # no file dialog, which has gone
        unlocked = self._asked(below)
        while unlocked is None:
            if self._window.close():  # it goes without having shown anything again
                return
            unlocked = self._asked(below)
        self.curtains.open()
        if unlocked.by_sheet:
            QTimer.singleShot(0, self, self.by_sheet.emit)

    def stop(self) -> None:
        """Lock no more: the book is closed."""
        self.idle.stop()
        self.call.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of the menu lock from any window, and so from a dialog that keeps the menu's own from the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:  # asked of all that ever happens
            typed = QKeySequence(event.keyCombination())
            if typed == self._keys:
                if not event.isAutoRepeat() and not self.curtains.drawn():
                    QTimer.singleShot(0, self, self.lock)  # the key is done with before a dialog waits for others
                return True
        return False

    def _say_none(self) -> None:
        """Says that there is no passphrase: in a window over a dialog that is open, else in the status line."""
        over = QApplication.activeModalWidget()
        if over is None:
            self._window.announce(ONLY_HERE)
        elif not self._telling:
            self._telling = True
            tell(ONLY_HERE, over)
            self._telling = False

    def _asked(self, below: QWidget | None) -> Unlocked | None:
        """What was typed to unlock it; None where she would rather leave."""
        leave = SOMETHING_OPEN if below is not None else ""
        dialog = UnlockDialog(self._try, below or self._window, locked=True, leave=leave)
        dialog.exec()
        dialog.deleteLater()
        return dialog.unlocked

    def _try(self, way: str, secret: str) -> bytes:
        """What is typed against the key file; the key must be that of the book that is open. Raises UserError."""
        path = self._desk.book.whole.path or Path()
        key = key_from(path.parent, way, secret)
        if key != self._desk.book.whole.key:
            raise UserError("The key file beside the book was changed. Close Casebook and open it again.")
        return key

    def _minutes(self) -> int:
        if self.curtains.drawn() or not has_passphrase(self._desk):
            return 0
        return self._preferences.lock_after if self._preferences is not None else 0
