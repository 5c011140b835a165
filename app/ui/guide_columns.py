"""The column that a page of a guide stands in: it opens at the question, and follows the focus from then on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.focuses import bring_into_sight
from app.ui.panels import ReadingColumn


class GuideColumn(ReadingColumn):
    """Opens each page at its top, so that question and clause are read first, though the focus is further down.

    What has the focus is scrolled to as soon as something is typed in it, or the focus goes on.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._opened_on: QWidget | None = None

    def open_page(self, page: QWidget) -> None:
        """Shows the top of a page that has just been put in; the focus may be anywhere on it."""
        self._opened_on = page.focusWidget()
        self.verticalScrollBar().setValue(0)

    def follow_on(self) -> None:
        """Follows the focus again, and brings into sight what has it: something was typed in it."""
        opened, self._opened_on = self._opened_on, None
        if opened is not None and self.body.focusWidget() is opened:
            bring_into_sight(opened)

    def reveal(self, widget: QWidget) -> None:
        """Scrolls to a widget; the one with which a page opened leaves the page at its top."""
        if widget is self._opened_on:
            self.verticalScrollBar().setValue(0)
            return
        self._opened_on = None
        super().reveal(widget)

    def reveal_whole(self, thing: QWidget) -> None:
        """Scrolls so that all of a thing can be seen; not for what stood on the page before."""
        if thing.isVisible():
            super().reveal_whole(thing)
