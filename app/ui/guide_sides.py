"""The side of a guide: its title, and the steps walked and still to walk."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.labels import Words
from app.ui.sidebars import SideButton
from app.ui.themes import spaced, units

WIDTH = 31
"""In grid units."""


class GuideSide(QScrollArea):
    """The list of steps: a tick before what is done, which can be gone back to."""

    asked = Signal(str)
    """The key of a step that was pressed."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Steps")
        inside = QWidget()
        inside.setAutoFillBackground(True)
        inside.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        column = QVBoxLayout(inside)
        spaced(column, (2, 3, 2, 2), 0.5)
        column.addWidget(Words(title, "heading"))
        self._subtitle = Words(subtitle, "small", "quiet")
        column.addWidget(self._subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._list = QWidget()
        self._steps = QVBoxLayout(self._list)
        spaced(self._steps, (0, 1.5, 0, 0), 0.5)
        column.addWidget(self._list)
        column.addStretch(1)
        self.setWidget(inside)
        self._buttons: dict[str, SideButton] = {}
        self.dress()

    def show_steps(
        self, titles: Sequence[tuple[str, str]], at: str, done: AbstractSet[str], reachable: AbstractSet[str]
    ) -> None:
        """Shows these steps (key and title): which one is shown now, which are done, which can be gone to."""
        if [(key, button.text()) for key, button in self._buttons.items()] != list(titles):
            self._rebuild(titles)
        for key, button in self._buttons.items():
            button.setEnabled(key in reachable)
            button.set_done(key in done and key != at)
            button.set_chosen(key == at)

    def steps(self) -> tuple[tuple[str, str, bool], ...]:
        """Key and title of each step, and whether it can be gone to."""
        return tuple((key, button.text(), button.isEnabled()) for key, button in self._buttons.items())

    def buttons(self) -> tuple[SideButton, ...]:
        """All the buttons, from above."""
        return tuple(self._buttons.values())

    def button(self, key: str) -> SideButton:
        """The button of a step."""
        return self._buttons[key]

    def dress(self) -> None:
        """Takes its width from the text size."""
        self.setFixedWidth(units(WIDTH))

    def sizeHint(self) -> QSize:
        """As wide as the grid says."""
        return QSize(units(WIDTH), units(WIDTH))

    def _rebuild(self, titles: Sequence[tuple[str, str]]) -> None:
        for button in self._buttons.values():
            self._steps.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for number, (key, title) in enumerate(titles, 1):
            button = SideButton(title, number=str(number))
            button.setObjectName(f"step.{key}")
            button.clicked.connect(lambda _checked=False, key=key: self.asked.emit(key))
            self._steps.addWidget(button)
            self._buttons[key] = button
