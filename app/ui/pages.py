"""Pages: what every place in the main window has in common, and the head that most of them begin with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.themes import spaced


class Page(QWidget):
    """A place in the window. It asks again when it is shown after it went stale; a subclass says what it asks."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.stale = True

    def ask(self) -> None:
        """Asks the book again and shows the answers. Each page has its own."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Asks again now."""
        self.stale = False
        self.ask()

    def mark_stale(self) -> None:
        """Something was written while the page was hidden: ask again when it is next shown."""
        self.stale = True

    def panes(self) -> tuple[QWidget, ...]:
        """The parts of the page that F6 goes through."""
        return (self,)

    def showEvent(self, event: QShowEvent) -> None:
        """A stale page asks again as it comes into view."""
        if self.stale:
            self.refresh()
        super().showEvent(event)


class PageHead(QWidget):
    """The title of a page with a quiet line under it, and at the right its buttons, which wrap below in large text."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._subtitle = Words(title, "title"), Words(subtitle, tone="quiet")
        row = QHBoxLayout(self)
        spaced(row, gap=2)
        words = QVBoxLayout()
        spaced(words, gap=0.25)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row.addLayout(words, 1)
        self._actions = Flow()
        spaced(self._actions, gap=1)
        row.addLayout(self._actions)
        row.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop)
        self._subtitle.setVisible(bool(subtitle))

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Shows another title and line."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add(self, widget: QWidget) -> None:
        """Puts a button or a search box at the right."""
        self._actions.addWidget(widget)
