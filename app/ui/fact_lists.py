"""Fact lists: a heading with sentences below it, as what is in a backup or an export is told before it is used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.labels import Words
from app.ui.themes import spaced


class FactList(QWidget):
    """A heading with sentences below it; nothing where there are none."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self.words = Words(heading, "heading"), Words("")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        column.addWidget(self._heading)
        column.addWidget(self.words)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Shows these, each on a line of its own."""
        self.words.setText("\n".join(lines))
        self.setVisible(bool(lines))
