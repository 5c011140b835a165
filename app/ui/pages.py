"""Pages: what every place in the main window has in common, and the head that most of them begin with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from app.ui.flows import Flow
from app.ui.focuses import FollowingArea, enter_pane
from app.ui.labels import Words
from app.ui.themes import spaced, units

ROOM_FOR_TITLE = 48
"""Width in grid units that a title keeps for itself before the buttons go below it."""


class Page(QWidget):
    """A place in the window. It asks again when it is shown after it went stale; a subclass says what it asks."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.stale = True

    def ask(self) -> None:
        """Asks the book again and shows the answers. Each page has its own."""
        raise NotImplementedError  # Qt makes widgets without asking ABC, so an abstract method would stop nobody

    def refresh(self) -> None:
        """Asks again now."""
        self.stale = False
        self.ask()

    def mark_stale(self) -> None:
        """Something was written while the page was hidden: ask again when it is next shown."""
        self.stale = True

    def look_here(self) -> bool:
        """Puts the focus in the box that finds something on this very page; whether it has one."""
        return False

    def panes(self) -> tuple[QWidget, ...]:
        """The parts of the page that F6 goes through."""
        return (self,)

    def showEvent(self, event: QShowEvent) -> None:
        """A stale page asks again as it comes into view."""
        if self.stale:
            self.refresh()
        super().showEvent(event)
        QTimer.singleShot(0, self, self._catch_focus)

    def _catch_focus(self) -> None:
        """What had the focus may be gone, where asking again made the page anew; the next Tab would then leave it."""
        focus = self.window().focusWidget()
        if self.isVisible() and (focus is None or not focus.isVisible()):
            enter_pane(self)


class PageFrame(FollowingArea):
    """Holds a page as large as the room there is; one that cannot be so small scrolls, and the window stays put."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        page.installEventFilter(self)

    def fit(self) -> None:
        """Gives the page the room there is, or the least that it can do with."""
        room, least = self.maximumViewportSize(), self._page.minimumSizeHint()
        width = max(room.width(), least.width())
        height = self._least_height(width)
        if height > room.height():  # the bar takes width, and what is narrower may be taller
            width = max(room.width() - self.verticalScrollBar().sizeHint().width(), least.width())
            height = self._least_height(width)
        self._page.resize(width, max(room.height(), height))

    def _least_height(self, width: int) -> int:
        layout = self._page.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return self._page.minimumSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the page to the new size."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fits the page when its contents have become larger or smaller."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)


class PageHead(QWidget):
    """The title of a page with a quiet line under it; its buttons at the right, or below where there is no room."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._subtitle = Words(title, "title"), Words(subtitle, tone="quiet")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        spaced(self._box, gap=2)
        words = QVBoxLayout()
        spaced(words, gap=0.25)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._box.addLayout(words, 1)
        self._actions = Flow()
        self._box.addWidget(self._actions)
        self._subtitle.setVisible(bool(subtitle))

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Shows another title and line."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add(self, widget: QWidget) -> None:
        """Puts a button or a search box at the right."""
        self._actions.add(widget)

    def dress(self) -> None:
        """Puts the buttons at the right where the title keeps enough room."""
        beside = self.width() - self._actions.sizeHint().width() >= units(ROOM_FOR_TITLE)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits itself to the new width."""
        self.dress()
        super().resizeEvent(event)
