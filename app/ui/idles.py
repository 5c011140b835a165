"""Idles: how long nobody has touched this PC's keys or mouse in Casebook, by the clock on the wall.

By that clock, for a laptop that was shut and is opened again was idle all the while.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent

from app import clock

LOOK = 10_000
"""Milliseconds between two looks at the clock."""

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)

MOMENT = dt.timedelta(seconds=1)


class Idle(QObject):
    """Says when nobody has touched anything for so many minutes; 0 minutes is never."""

    gone = Signal()
    """Nobody has touched anything for the time."""

    def __init__(
        self,
        minutes: Callable[[], int],
        parent: QObject | None = None,
        now: Callable[[], dt.datetime] = clock.now,
    ) -> None:
        super().__init__(parent)
        self._minutes, self._now = minutes, now
        self._touched = now()
        self._listening = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._follow()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._listen(wanted=False)

    def look(self) -> None:
        """Compares with the clock; a clock that was set back counts as a touch."""
        self._follow()
        if self._is_over():
            self._touched = self._now()
            self.gone.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A touch begins the time anew; one that comes when the time is over is too late, and does nothing."""
        if isinstance(event, QInputEvent) and event.type() in TOUCHES:  # asked of all that ever happens: quickly
            if self._is_over():
                QTimer.singleShot(0, self, self.look)
                return True
            self._touched = self._now()
        return False

    def _is_over(self) -> bool:
        minutes = self._minutes()
        gap = self._now() - self._touched
        if gap < -MOMENT:
            self._touched = self._now()
        return bool(minutes) and gap >= dt.timedelta(minutes=minutes)

    def _follow(self) -> None:
        self._listen(wanted=bool(self._minutes()))

    def _listen(self, *, wanted: bool) -> None:
        """Listens to all that is typed and pointed at only while that is wanted: it costs a little each time."""
        app = QCoreApplication.instance()
        if app is None or wanted == self._listening:
            return
        self._listening = wanted
        if wanted:
            self._touched = self._now()
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
