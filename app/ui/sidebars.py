"""Sidebars: the buttons down the left side, for the places of the main window and for the steps of a guide."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.ui.buttons import focus_ring
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import colours, spaced, units

GLYPH = 2.25
"""The side of an icon, a tick or a number, in grid units."""


class SideButton(QAbstractButton):
    """One line of a sidebar: an icon or a number, its words, perhaps a count; chosen or not."""

    def __init__(self, text: str, icon: str = "", number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._chosen, self._done = False, False
        self._glyph = Glyph(icon or "tick", "quiet", GLYPH)
        self._number = Words(number, "small", "quiet", wrap=False)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = Words(text, tone="text")
        self._count = Words("", "small", "quiet", wrap=False)
        self._row = QHBoxLayout(self)
        spaced(self._row, (1.25, 1, 1.25, 1), 1.25)
        for part in (self._glyph, self._number, self._words, self._count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(part, 1 if part is self._words else 0, Qt.AlignmentFlag.AlignVCenter)
        self._glyph.setVisible(bool(icon))
        self._number.setVisible(bool(number))
        self._count.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(text)
        self.set_chosen(False)
        self.dress()

    def dress(self) -> None:
        """Keeps numbers and ticks in one column."""
        self._number.setFixedWidth(units(GLYPH))

    def set_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Marks it as the place or step that is shown now."""
        self._chosen = chosen
        tone = "accent" if chosen else ("text" if self.isEnabled() else "quiet")
        self._words.set_tone(tone)
        self._words.set_bold(chosen)
        resting = "green" if self._done else "quiet"
        self._glyph.show_icon(self._glyph.name(), "accent" if chosen else resting)
        self._number.set_tone("accent" if chosen else "quiet")
        self.setAccessibleDescription("Shown now" if chosen else "")
        self.update()

    def chosen(self) -> bool:
        """Whether it is the one shown now."""
        return self._chosen

    def set_count(self, count: int | None) -> None:
        """Shows how many things wait there; None shows nothing."""
        self._count.setText("" if count is None else str(count))
        self._count.setVisible(count is not None)
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")

    def set_done(self, done: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Shows a tick in place of the number of a step that is done."""
        self._done = done
        self._glyph.setVisible(done)
        self._number.setVisible(not done)
        self.setAccessibleName(f"{self.text()}, done" if done else self.text())
        self.set_chosen(self._chosen)

    def keep_to_one_line(self, one_line: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """In a row along the top the words do not wrap; down the side they do."""
        self._words.setWordWrap(not one_line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it; the arrow keys go to its neighbours."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in steps:
            self._neighbour(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the ground of the chosen one, its bar at the left, and the ring."""
        shades = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        where = QRectF(self.rect())
        if self._chosen or (self.underMouse() and self.isEnabled()):
            painter.setBrush(shades.tone("chosen"))
            painter.drawRoundedRect(where, units(0.5), units(0.5))
        if self._chosen:
            painter.fillRect(QRectF(0, 2, units(0.375), where.height() - 4), shades.tone("accent"))
        if self.hasFocus():
            focus_ring(painter, where, "accent")
        painter.end()

    def _neighbour(self, step: int) -> None:
        above = self.parentWidget()
        if above is None:
            return
        others = [
            button
            for button in above.findChildren(SideButton)
            if button.isVisible() and button.isEnabled() and button.parentWidget() is above
        ]
        at = others.index(self) + step
        if 0 <= at < len(others):
            others[at].setFocus(Qt.FocusReason.TabFocusReason)
