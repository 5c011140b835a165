"""Buttons: one primary a page, named by the verb of the next step; the rest quiet; a grey one says why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.labels import plain_tip
from app.ui.themes import colours

PRIMARY, QUIET, LINK = "primary", "quiet", "link"
RING = 2
"""Pixels of the ring round what has the focus."""


def primary_button(text: str, pressed: Callable[[], object] | None = None, name: str = "") -> Button:
    """The one button of a page that does the next step."""
    return _button(text, PRIMARY, pressed, name)


def quiet_button(text: str, pressed: Callable[[], object] | None = None, name: str = "") -> Button:
    """Any other button."""
    return _button(text, QUIET, pressed, name)


def link_button(text: str, pressed: Callable[[], object] | None = None, name: str = "") -> Button:
    """A button in the manner of a link, for what shows or changes something small: 'Show working', 'Change'."""
    return _button(text, LINK, pressed, name)


def focus_ring(painter: QPainter, where: QRectF, tone: str, radius: float = 4) -> None:
    """Draws the ring round what has the focus, just inside a rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours().tone(tone), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(where.adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2), radius, radius)


def _button(text: str, kind: str, pressed: Callable[[], object] | None, name: str) -> Button:
    made = Button(text, kind)
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    if name:
        made.setObjectName(name)
    return made


class Button(QPushButton):
    """A push button of one of three kinds: primary, quiet or link."""

    def __init__(self, text: str, kind: str = QUIET, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._tip, self._description, self._lasting = "", "", ""
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if kind == LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def block(self, reason: str) -> None:
        """Greys the button and says why; an empty reason frees it, unless it is grey for good."""
        reason = self._lasting or reason
        if self.isEnabled():
            self._tip, self._description = self.toolTip(), self.accessibleDescription()
        self.setEnabled(not reason)
        self.setToolTip(plain_tip(reason) or self._tip)
        self.setAccessibleDescription(reason or self._description)

    def grey_for_good(self, reason: str) -> None:
        """Greys the button and says why, whatever its page says of it from now on."""
        self._lasting = reason
        self.block(reason)

    def make_primary(self, *, primary: bool) -> None:
        """Makes it the one button of the page, or a quiet one: what it does is not to be done without a thought."""
        kind = PRIMARY if primary else QUIET
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does, on every system; held down, it presses once."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the button, and the ring when it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            inset = 3 if self._kind == PRIMARY else 0
            where = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            focus_ring(painter, where, "on_accent" if self._kind == PRIMARY else "accent")
            painter.end()
