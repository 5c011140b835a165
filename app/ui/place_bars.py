"""The bar of places: Today, Cases and so on with their counts, down the side or, in large text, along the top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.sidebars import SideButton
from app.ui.themes import UNLIMITED, colours, spaced, units

WIDTH = 28
"""In grid units, when it stands at the side."""


@dataclass(frozen=True)
class Place:
    """One place of the window: its name in the program, its title and its icon."""

    name: str
    title: str
    icon: str
    apart: bool = False
    """Whether a gap stands above it."""


PLACES = (
    Place("today", "Today", "today"),
    Place("cases", "Cases", "cases"),
    Place("post", "Letters to post", "post"),
    Place("requests", "Service requests", "requests"),
    Place("calendar", "Calendar", "calendar"),
    Place("code", "The Code", "code", apart=True),
    Place("settings", "Settings", "settings"),
)


class PlaceBar(QWidget):
    """The places, whose book it is above them, and the seal below."""

    asked = Signal(str)
    """The name of a place that was pressed."""

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Places")
        self._places = tuple(places)
        self._title, self._landlord = Words("Casebook", "heading"), Words("", "small", "quiet")
        self._foot = Words("", "small", "quiet")
        self._beside: bool | None = None
        self.buttons = {place.name: self._button(place) for place in places}
        self._list = QWidget()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._landlord)
        self._column.addWidget(self._list)
        self._column.addStretch(1)
        self._column.addWidget(self._foot)
        self._foot.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.stand(True)

    def stand(self, beside: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Stands at the side, or lies along the top."""
        self.setMinimumWidth(units(WIDTH) if beside else 0)
        self.setMaximumWidth(units(WIDTH) if beside else UNLIMITED)
        if beside == self._beside:
            return
        self._beside = beside
        for words in (self._title, self._landlord, self._foot):
            words.setVisible(beside and bool(words.text()))
        vertical = QSizePolicy.Policy.Preferred if beside else QSizePolicy.Policy.Minimum  # as tall as its rows
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        spaced(self._column, (1.5, 2.5, 1.5, 1.5) if beside else (1, 0.5, 1, 0.5), 0.25)
        self._rehouse(beside)

    def choose(self, name: str) -> None:
        """Marks the place that is shown."""
        for own, button in self.buttons.items():
            button.set_chosen(own == name)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Says how many things wait at each place."""
        for name, button in self.buttons.items():
            button.set_count(counts.get(name))

    def set_landlord(self, name: str) -> None:
        """Says whose book it is."""
        self._landlord.setText(name)
        self._landlord.setVisible(bool(name) and bool(self._beside))

    def set_foot(self, text: str) -> None:
        """Says the seal and the place of the book."""
        self._foot.setText(text)
        self._foot.setVisible(bool(text) and bool(self._beside))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fills the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours().tone("side"))
        painter.end()

    def _button(self, place: Place) -> SideButton:
        button = SideButton(place.title, place.icon)
        button.setObjectName(f"place.{place.name}")
        button.clicked.connect(lambda _checked=False, name=place.name: self.asked.emit(name))
        return button

    def _rehouse(self, beside: bool) -> None:  # noqa: FBT001 - as `stand`
        """Moves the buttons into a new list: a layout cannot change its kind."""
        house = self._upright() if beside else self._lying()
        at = self._column.indexOf(self._list)
        self._column.removeWidget(self._list)
        self._column.insertWidget(at, house)
        self._list.deleteLater()
        self._list = house
        house.show()
        for words in house.findChildren(Words):
            words.dress()  # a new parent gives its own font and colours to what moves in

    def _upright(self) -> QWidget:
        house = QWidget()
        column = QVBoxLayout(house)
        spaced(column, (0, 1.5, 0, 0), 0.25)
        for place in self._places:
            button = self.buttons[place.name]
            button.keep_to_one_line(False)
            if place.apart:
                column.addSpacing(units(2))
            column.addWidget(button)
        return house

    def _lying(self) -> QWidget:
        house = Flow(0.25)
        for place in self._places:
            self.buttons[place.name].keep_to_one_line(True)
            house.add(self.buttons[place.name])
        return house
