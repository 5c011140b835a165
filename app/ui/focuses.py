"""Where the focus goes: the stops of the Tab key inside something, their order, the way into a pane, access keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.ui.themes import units


def tab_stops(inside: QWidget) -> list[QWidget]:
    """What Tab can stop at inside a widget, in the order in which it was put there.

    Qt's own chain of the focus is not walked: asking for the next in it ties the lives of the two together in PySide,
    and a page that is thrown away then takes its neighbour with it.
    """
    return [widget for widget in inside.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]


def order_tabs(stops: Sequence[QWidget]) -> None:
    """Has Tab go through these in this order, whenever each was made."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def enter_pane(pane: QWidget) -> None:
    """Puts the focus on what last had it in a pane, or on the first that can have it."""
    last = pane.focusWidget()
    for widget in [last, *tab_stops(pane)] if last else tab_stops(pane):
        if widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return


def is_stray(event: QKeyEvent) -> bool:
    """Whether a key is an access key that nothing has taken: its button is grey, or there is none. It types nothing."""
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isascii() and event.text().isalnum()


class FollowingArea(QScrollArea):
    """Scrolls to what has the focus, however it came there: by Tab, by an access key, by the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text moves everything down: what has the focus is brought back into sight once all has its place."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, lambda: self._follow(None, QApplication.focusWidget()))

    def reveal(self, widget: QWidget) -> None:
        """Scrolls so that a widget, and the words above it, can be seen, also where this area scrolls in another."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, 0, units(9))
            above = above.parentWidget()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Nothing moves under the mouse: who presses something has seen it."""
        inside = self.widget()
        if now is None or inside is None or not inside.isAncestorOf(now):
            return
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.reveal(now)
