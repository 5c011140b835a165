"""Panels: a notice, an empty place that teaches, and the reading column that everything long stands in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.buttons import Button, quiet_button
from app.ui.focuses import FollowingArea, order_tabs
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import characters, colours, spaced, units

TONES = {
    "red": ("overdue", "red", "red_ground"),
    "amber": ("soon", "amber", "amber_ground"),
    "green": ("met", "green", "green_ground"),
    "plain": ("information", "quiet", "plain_ground"),
}
"""For each tone of a notice: its icon, the colour of the icon, and the ground."""

READING_WIDTH = 75
"""Characters in a line of running text; longer lines are hard to follow back."""
SETTLED = 100
"""Milliseconds after which everything in a pane stands where it stays."""


class NoticePanel(QWidget):
    """A sentence that matters now, on a tinted ground, with an icon and perhaps a button."""

    chosen = Signal()
    """Its button was pressed."""

    def __init__(
        self, tone: str, text: str = "", heading: str = "", button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        icon, ink, self._ground = TONES[tone]
        self._glyph = Glyph(icon, ink)
        self._tone = tone
        self._heading, self._text = Words(heading, bold=True), Words(text)
        self.button = quiet_button(button, self.chosen.emit)
        row = QHBoxLayout(self)
        spaced(row, (1.5, 1.25, 1.5, 1.25), 1.5)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        spaced(self._words, gap=0.5)
        self._words.addWidget(self._heading)
        self._words.addWidget(self._text)
        row.addLayout(self._words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.button.setVisible(bool(button))
        self.set_text(text, heading)

    def set_text(self, text: str, heading: str = "") -> None:
        """Says something else."""
        self._text.setText(text)
        self._heading.setText(heading)
        self._text.setVisible(bool(text))
        self._heading.setVisible(bool(heading))
        self.setAccessibleName(" ".join(part for part in (heading, text) if part))

    def tone(self) -> str:
        """Its tone: red, amber, green or plain."""
        return self._tone

    def set_tone(self, tone: str) -> None:
        """Says what it says in another tone."""
        icon, ink, self._ground = TONES[tone]
        self._tone = tone
        self._glyph.show_icon(icon, ink)
        self.update()

    def add_link(self, link: Button) -> None:
        """A link under its words, for what lies behind them; Tab comes to it before the button."""
        self._words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.raise_()  # a page that orders its stops anew takes them as they lie
        order_tabs((link, self.button))

    def text(self) -> str:
        """What it says, under its heading."""
        return self._text.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fills the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours().tone(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), units(0.75), units(0.75))
        painter.end()


class EmptyState(QWidget):
    """What an empty page says: what belongs here, and the one button that begins it."""

    chosen = Signal()
    """Its button was pressed."""

    def __init__(self, icon: str, heading: str, text: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = quiet_button(button, self.chosen.emit)
        column = QVBoxLayout(self)
        spaced(column, (0, 4, 0, 4), 1)
        column.addWidget(Glyph(icon, "accent", 4.5))
        column.addWidget(Words(heading, "heading"))
        self._text = Words(text, tone="quiet")
        reading = QHBoxLayout()  # gives the text the height for its own width, which is less than the panel's
        reading.addWidget(self._text, 1)
        reading.addStretch(0)
        column.addLayout(reading)
        column.addSpacing(units(1))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._links = QVBoxLayout()
        spaced(self._links, (0, 1, 0, 0), 1)
        column.addLayout(self._links)
        column.addStretch(1)
        self.button.setVisible(bool(button))

    def add_link(self, link: Button) -> None:
        """A link below its button, for another way to begin."""
        self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the text to a readable width."""
        self._text.setMaximumWidth(characters(READING_WIDTH))
        super().resizeEvent(event)


class ReadingColumn(FollowingArea):
    """A page that scrolls, its contents in one column: about 75 characters wide, or as wide as asked.

    Put things in with `column.addWidget(...)`. The column is at the left, where the eye begins. What has the focus
    can be seen, however the focus came there.
    """

    def __init__(self, name: str, width: int | None = READING_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._characters = width
        self.body = QWidget()
        self.column = QVBoxLayout()
        spaced(self.column, gap=1)
        sides = QHBoxLayout(self.body)
        spaced(sides, (3, 2, 3, 3), 0)
        self._inner = QWidget()
        self._inner.setLayout(self.column)
        sides.addWidget(self._inner, 0 if width is None else 1)
        if width is not None:
            sides.addStretch(1)
        self.setWidget(self.body)
        self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column to its width at the text size of now."""
        self._narrow()
        super().resizeEvent(event)

    def reveal(self, widget: QWidget) -> None:
        """Scrolls so that a widget, and the words above it, can be seen."""
        for layout in (self.column, self.body.layout()):
            if layout is not None:
                layout.activate()
        super().reveal(widget)

    def reveal_soon(self, widget: QWidget) -> None:
        """Scrolls so that all of a widget that was just shown can be seen.

        It is done twice: what is laid out for its width at first has what stands above it laid out anew.
        """
        for wait in (0, SETTLED):
            QTimer.singleShot(wait, widget, lambda: self.reveal_whole(widget))

    def _narrow(self) -> None:
        if self._characters is not None:
            self._inner.setMaximumWidth(characters(self._characters))
            self._inner.setMinimumWidth(
                min(characters(self._characters), max(0, self.viewport().width() - 2 * units(3)))
            )
