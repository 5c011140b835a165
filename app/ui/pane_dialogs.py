"""Dialogs of a pane: a column that scrolls, and below it, always in sight, what was done and the buttons.

Those that ask for something are in `field_dialogs`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.buttons import Button
from app.ui.flows import Flow
from app.ui.labels import Words, announce
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.sized_dialogs import SizedDialog
from app.ui.themes import spaced


class PaneDialog(SizedDialog):
    """A pane with a foot. Whoever makes one fills the pane and then adds the foot, so that Tab comes to it last."""

    gap: float = 2
    """Grid units between the parts of the pane."""

    def __init__(self, title: str, pane: ReadingColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.pane = pane
        self.said = NoticePanel("plain")
        self.said.hide()
        self._whole = QVBoxLayout(self)
        spaced(self._whole, gap=0)
        self._whole.addWidget(pane, 1)
        spaced(pane.column, gap=self.gap)

    def fill(self, *parts: QWidget) -> None:
        """Stands these in the pane, one below the other from the top."""
        for part in parts:
            self.pane.column.addWidget(part)
        self.pane.column.addStretch(1)

    def add_foot(self, *buttons: Button, told: QWidget | None = None, beside: Words | None = None) -> None:
        """The buttons, which wrap in large text; the last does what the dialog is there for.

        `told` stands above them, under what was said last, and `beside` at their left.
        """
        foot = QVBoxLayout()
        spaced(foot, (3, 1.5, 3, 2), 1)
        foot.addWidget(self.said)
        if told is not None:
            foot.addWidget(told)
        flow, row = Flow(), QHBoxLayout()
        for button in buttons:
            flow.add(button)
        spaced(row, gap=1)
        if beside is not None:
            row.addWidget(beside, 1)
        else:
            row.addStretch(1)
        row.addWidget(flow)
        foot.addLayout(row)
        self._whole.addLayout(foot)
        for words in self.said.findChildren(Words):  # a path may be wanted elsewhere
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.resize(self.sizeHint())

    def say(self, sentence: str, tone: str = "plain") -> None:
        """Says in the foot what was done, to those who see and those who hear it."""
        self.said.set_tone(tone)
        self.said.set_text(sentence)
        self.said.show()
        announce(self, sentence)
