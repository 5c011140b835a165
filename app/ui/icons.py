"""Icons: a small set of our own, drawn in whatever colour the palette has; there is always text beside them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app import places
from app.ui.themes import colours, units

NAMES = (
    "back",
    "calendar",
    "cases",
    "clock",
    "code",
    "down",
    "earlier",
    "find",
    "gone",
    "history",
    "information",
    "late",
    "later",
    "left",
    "letter",
    "met",
    "new",
    "overdue",
    "person",
    "post",
    "print",
    "requests",
    "right",
    "running",
    "same",
    "settings",
    "soon",
    "tick",
    "today",
    "waiting",
    "warning",
)
INK = "#000000"
"""The colour the files are drawn in, which stands for the palette's."""


def icon(name: str, tone: str = "accent") -> QIcon:
    """An icon for a button or an action, in a tone of the palette in use now."""
    pixmap_icon = QIcon()
    shades = colours()
    for mode, ink in ((QIcon.Mode.Normal, tone), (QIcon.Mode.Disabled, "quiet")):
        pixmap_icon.addPixmap(pixmap(name, shades.tone(ink), units(2.5)), mode)
    return pixmap_icon


def pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """An icon as a picture, as sharp as the finest screen attached."""
    screens = QApplication.screens()
    ratio = max((screen.devicePixelRatio() for screen in screens), default=1.0)
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter, name, colour, QRectF(0, 0, size, size))
    painter.end()
    return picture


def draw(painter: QPainter, name: str, colour: QColor, where: QRectF) -> None:
    """Draws an icon in a colour, at the sharpness of what is painted on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(QByteArray(_source(name).replace(INK, colour.name()).encode()))
    renderer.render(painter, where)


@cache
def _source(name: str) -> str:
    return (places.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class Glyph(QWidget):
    """An icon standing by itself in a layout, as tall as the text, following palette and text size.

    A screen reader passes it by: the words beside it say the same.
    """

    def __init__(self, name: str, tone: str = "text", size: float = 2.25, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def name(self) -> str:
        """Which icon it shows."""
        return self._name

    def show_icon(self, name: str, tone: str) -> None:
        """Shows another icon, or the same in another tone."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """A square on the grid."""
        return QSize(units(self._size), units(self._size))

    def minimumSizeHint(self) -> QSize:
        """The same square: an icon does not shrink."""
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        """Draws the icon in the middle."""
        side = min(self.width(), self.height())
        where = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        draw(painter, self._name, colours().tone(self._tone), where)
        painter.end()
