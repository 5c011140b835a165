"""Flows: things in a row that go on below where there is no room, so that large text needs no sideways scroll.

They place their widgets themselves and hold no layout items: PySide cannot tell when Qt deletes an item, and an item's
wrapper kept in Python may come to stand for another item at the same place in memory, and delete it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from app.ui.themes import spaced, units

Margins = tuple[float, float, float, float]


class Flow(QWidget):
    """A row that wraps. Each thing keeps its own width, up to the width of the whole."""

    def __init__(self, gap: float = 1, margins: Margins = (0, 0, 0, 0), parent: QWidget | None = None) -> None:
        """`gap` and `margins` (left, top, right, bottom) are in grid units and follow the text size."""
        super().__init__(parent)
        self._gap, self._margins = gap, margins
        self._things: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Takes one more, at the end."""
        self._things.append(widget)
        widget.setParent(self)
        if self.isVisible():
            widget.show()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [_wanted(thing) for thing in self._shown()]
        gaps = units(self._gap) * max(0, len(sizes) - 1)
        width = sum(size.width() for size in sizes) + gaps
        return self._with_margins(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest thing alone in its row."""
        least = [_least(thing) for thing in self._shown()]
        width = max((size.width() for size in least), default=0)
        return self._with_margins(width, max((size.height() for size in least), default=0))

    def event(self, event: QEvent) -> bool:
        """Places everything anew when one of the things has changed its size, or came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place(self.width(), move=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places everything in the new width."""
        self._place(self.width(), move=True)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Places everything anew: while it was hidden nothing told it that the things had changed, or came or went."""
        self.updateGeometry()
        self._place(self.width(), move=True)
        super().showEvent(event)

    def dress(self) -> None:
        """Takes its gaps from the text size."""
        self.updateGeometry()
        self._place(self.width(), move=True)

    def _shown(self) -> list[QWidget]:
        return [thing for thing in self._things if not thing.isHidden()]

    def _edges(self) -> tuple[int, int, int, int]:
        left, top, right, bottom = (units(edge) if edge else 0 for edge in self._margins)
        return left, top, right, bottom

    def _with_margins(self, width: int, height: int) -> QSize:
        left, top, right, bottom = self._edges()
        return QSize(width + left + right, height + top + bottom)

    def _place(self, width: int, *, move: bool) -> int:
        left, top, right, bottom = self._edges()
        room, gap = max(width - left - right, 1), units(self._gap)
        x, y, tallest = left, top, 0
        row: list[tuple[QWidget, QRect]] = []
        for thing in self._shown():
            size = _wanted(thing).boundedTo(QSize(room, 1 << 20))
            if row and x + size.width() > left + room:
                _settle(row, tallest, move=move)
                x, y, tallest, row = left, y + tallest + gap, 0, []
            row.append((thing, QRect(x, y, size.width(), size.height())))
            x += size.width() + gap
            tallest = max(tallest, size.height())
        _settle(row, tallest, move=move)
        return y + tallest + bottom


def _wanted(thing: QWidget) -> QSize:
    return thing.sizeHint().expandedTo(_least(thing)).boundedTo(thing.maximumSize())


def _least(thing: QWidget) -> QSize:
    return thing.minimumSizeHint().expandedTo(thing.minimumSize())


def _settle(row: list[tuple[QWidget, QRect]], height: int, *, move: bool) -> None:
    for thing, where in row if move else []:
        thing.setGeometry(where.translated(0, (height - where.height()) // 2))


class SideBySide(QWidget):
    """Things beside each other where the width allows, and below each other where it does not."""

    def __init__(self, least: float, gap: float = 2, parent: QWidget | None = None) -> None:
        """`least` is the width, in grid units, from which they stand beside each other."""
        super().__init__(parent)
        self._least = least
        self._things: list[QWidget] = []
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        spaced(self._box, gap=gap)

    def add(self, widget: QWidget, share: int = 1) -> None:
        """Puts one more at the right, or below, with a share of the width."""
        self._things.append(widget)
        self._box.addWidget(widget, share)

    def dress(self) -> None:
        """Chooses the direction by the width and the text size."""
        beside = self.width() >= units(self._least)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest alone, so that a narrow window is allowed to turn the row into a column."""
        shown = (thing for thing in self._things if not thing.isHidden())
        widest = max((_least(thing).width() for thing in shown), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits itself to the new width."""
        self.dress()
        super().resizeEvent(event)
