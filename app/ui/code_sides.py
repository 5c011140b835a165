"""The side of the Code page: which edition is shown, and the contents; in large text, menus say the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from app.ui.buttons import Button
from app.ui.focuses import FollowingArea
from app.ui.labels import Words
from app.ui.sidebars import SideButton
from app.ui.themes import spaced, units

WIDTH = 27
"""In grid units."""

Entry = tuple[str, str, str]
"""The key, the title and a word more of one thing that can be chosen."""


class ChoiceList(QWidget):
    """A heading with the buttons of what can be chosen under it."""

    asked = Signal(str)
    """The key of what was pressed."""

    def __init__(self, heading: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.heading = heading
        self.buttons: dict[str, SideButton] = {}
        self._column = QVBoxLayout(self)
        spaced(self._column, (0, 0, 0, 1.5), 0.25)
        self._column.addWidget(Words(heading, "small", "quiet", bold=True))

    def show_entries(self, entries: Sequence[Entry], chosen: str) -> None:
        """Shows these, one of them chosen; buttons that are there already stay, and keep the focus."""
        if [key for key, _, _ in entries] != list(self.buttons):
            self._rebuild(entries)
        for key, button in self.buttons.items():
            button.set_chosen(key == chosen)

    def menu(self, parent: QWidget) -> QMenu:
        """The same as a menu, for where the list has no room."""
        menu = QMenu(parent)
        for key, button in self.buttons.items():
            action = menu.addAction(button.text().replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(button.chosen())
            action.triggered.connect(lambda _checked=False, key=key: self.asked.emit(key))
        return menu

    def offer(self, button: Button) -> None:
        """Opens the menu below a button."""
        self.menu(button).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _rebuild(self, entries: Sequence[Entry]) -> None:
        for button in self.buttons.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for key, title, more in entries:
            button = SideButton(title)
            button.setObjectName(f"{self._name}.{key}")
            button.setToolTip(more)
            button.clicked.connect(lambda _checked=False, key=key: self.asked.emit(key))
            self._column.addWidget(button)
            self.buttons[key] = button


class CodeSide(FollowingArea):
    """The editions, and the contents of the one that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Editions and contents")
        self.editions, self.contents = ChoiceList("Edition", "edition"), ChoiceList("Contents", "part")
        inside = QWidget()
        column = QVBoxLayout(inside)
        spaced(column, (1.5, 2.5, 0, 1), 0)
        column.addWidget(self.editions)
        column.addWidget(self.contents)
        column.addStretch(1)
        self.setWidget(inside)
        self.dress()

    def dress(self) -> None:
        """Takes its width from the text size."""
        self.setFixedWidth(units(WIDTH))

    def sizeHint(self) -> QSize:
        """As wide as the grid says."""
        return QSize(units(WIDTH), units(WIDTH))
