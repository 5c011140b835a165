"""Where the focus goes: the stops of the Tab key inside something, their order, the way into a pane, access keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.ui.themes import units

PASSES = 8
"""How often all is laid out before something is scrolled to: what gets its width anew asks what is above it anew."""


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


def bring_into_sight(thing: QWidget) -> None:
    """Scrolls to a thing once all around it has its size; what has the focus stays where it is, and in sight."""
    QTimer.singleShot(0, thing, partial(_bring_into_sight, thing))


def _bring_into_sight(thing: QWidget) -> None:
    for _ in range(PASSES):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    above = thing.parentWidget()
    while above is not None:
        if isinstance(above, FollowingArea):
            above.reveal_whole(thing)
        above = above.parentWidget()


def _typed_in(control: QWidget) -> QRect:
    """Where in a control the next letter goes, with the edge there; all of one that nothing is typed in."""
    line = QRectF(control.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).toAlignedRect()
    return line.adjusted(0, -units(1.5), 0, units(1.5)) & control.rect()


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

    def reveal_whole(self, thing: QWidget) -> None:
        """Scrolls so that all of a thing can be seen, or the top of a tall one, and the line that is typed in."""
        inside = self.widget() or self
        focused, value = self.window().focusWidget(), self.verticalScrollBar().value()
        for one, part in ((thing, thing.rect()), (focused, focused and _typed_in(focused))):
            if one is not None and part and one.isVisible() and inside.isAncestorOf(one):
                top = one.mapTo(inside, part.topLeft()).y()
                value = min(max(value, top + part.height() - self.viewport().height()), top)
        self.verticalScrollBar().setValue(value)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Nothing moves under the mouse: who presses something has seen it."""
        inside = self.widget()
        if now is None or inside is None or not inside.isAncestorOf(now):
            return
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.reveal(now)
