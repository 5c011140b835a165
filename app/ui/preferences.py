"""How the window looks and how letters are printed, remembered on this PC; nothing of it is a fact of the book."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from app.ui.themes import Theme

LOCK_AFTER = (5, 15, 30, 60, 0)
"""After how many minutes without a touch the window may lock itself; 0 is never."""
USUAL_LOCK = 15
ASK_AGAIN = dt.timedelta(days=30)
"""How long a recommendation that she left is left alone."""


class Preferences:
    """What was chosen last: light or dark, the text size, the window's place and size, empty pages between letters."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> str:
        """system, light or dark."""
        return str(self._kept.value("scheme", "system"))

    @property
    def percent(self) -> int:
        """The text size in per cent; 100 where what was kept is no number."""
        text = str(self._kept.value("percent", "100"))
        return int(text) if text.isdecimal() else 100

    @property
    def fresh(self) -> str:
        """When a letter is followed by an empty page (see `app.ui.print_jobs`); empty while nothing was chosen."""
        return str(self._kept.value("fresh", ""))

    def keep_fresh(self, choice: str) -> None:
        """Remember when a letter is followed by an empty page: it depends on the printer, which stays."""
        self._kept.setValue("fresh", choice)
        self._kept.sync()

    @property
    def lock_after(self) -> int:
        """After how many minutes without a touch the window locks itself; 0 is never."""
        text = str(self._kept.value("lock_after", USUAL_LOCK))
        return int(text) if text.isdecimal() and int(text) in LOCK_AFTER else USUAL_LOCK

    def keep_lock_after(self, minutes: int) -> None:
        """Remember when the window is to lock itself."""
        self._kept.setValue("lock_after", minutes)
        self._kept.sync()

    @property
    def left_plain_on(self) -> dt.date | None:
        """The day on which she left the book without a passphrase, when that was last recommended."""
        with suppress(ValueError):
            return dt.date.fromisoformat(str(self._kept.value("left_plain_on", "")))
        return None

    def recommends_passphrase(self, today: dt.date) -> bool:
        """Whether a passphrase is to be recommended: at the first start, and kindly again after a while."""
        left = self.left_plain_on
        return left is None or today - left >= ASK_AGAIN

    def leave_plain(self, on: dt.date) -> None:
        """Remember that she left it; a day far ahead is for good."""
        self._kept.setValue("left_plain_on", on.isoformat())
        self._kept.sync()

    def restore(self, window: QWidget) -> None:
        """Put a window where it was, on a screen that is still there."""
        kept = self._kept.value("geometry")
        if isinstance(kept, QByteArray):
            window.restoreGeometry(kept)

    def keep(self, theme: Theme, window: QWidget) -> None:
        """Remember the look as it is now."""
        self._kept.setValue("scheme", theme.scheme)
        self._kept.setValue("percent", theme.percent)
        self._kept.setValue("geometry", window.saveGeometry())
        self._kept.sync()
