"""Flows: things in a row that go on below where there is no room, so that large text needs no sideways scroll."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from app.ui.themes import spaced, units


class Flow(QLayout):
    """A row that wraps. Each thing keeps its own width, up to the width of the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Takes one more, at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, where: QRect) -> None:
        """Puts everything in its place."""
        super().setGeometry(where)
        self._place(where, move=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        return self._with_margins(
            QSize(sum(size.width() for size in sizes) + gaps, max((size.height() for size in sizes), default=0))
        )

    def minimumSize(self) -> QSize:
        """The widest thing alone in its row."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return self._with_margins(least)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _place(self, where: QRect, *, move: bool) -> int:
        edges = self.contentsMargins()
        inside = where.marginsRemoved(edges)
        x, y, row_height = inside.x(), inside.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(inside.width(), 1), 1 << 20))
            if x + size.width() > inside.right() + 1 and row:
                self._settle(row, row_height, move=move)
                x, y, row_height, row = inside.x(), y + row_height + self.spacing(), 0, []
            row.append((item, QRect(x, y, size.width(), size.height())))
            x += size.width() + self.spacing()
            row_height = max(row_height, size.height())
        self._settle(row, row_height, move=move)
        return y + row_height - where.y() + edges.bottom()

    @staticmethod
    def _settle(row: list[tuple[QLayoutItem, QRect]], height: int, *, move: bool) -> None:
        for item, where in row if move else []:
            item.setGeometry(where.translated(0, (height - where.height()) // 2))


class SideBySide(QWidget):
    """Things beside each other where the width allows, and below each other where it does not."""

    def __init__(self, least: float, gap: float = 2, parent: QWidget | None = None) -> None:
        """`least` is the width, in grid units, from which they stand beside each other."""
        super().__init__(parent)
        self._least = least
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        spaced(self._box, gap=gap)

    def add(self, widget: QWidget, share: int = 1) -> None:
        """Puts one more at the right, or below, with a share of the width."""
        self._box.addWidget(widget, share)

    def dress(self) -> None:
        """Chooses the direction by the width and the text size."""
        beside = self.width() >= units(self._least)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest alone, so that a narrow window is allowed to turn the row into a column."""
        items = [self._box.itemAt(at) for at in range(self._box.count())]
        widest = max((item.minimumSize().width() for item in items if item is not None), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits itself to the new width."""
        self.dress()
        super().resizeEvent(event)
