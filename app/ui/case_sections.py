"""The sections of a case page that casework makes: lines with how each stands, and buttons for what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.casework.page_sections import Offer, Section, SectionLine
from app.ui.buttons import Button, link_button
from app.ui.case_words import breakable
from app.ui.flows import Flow
from app.ui.icons import Glyph
from app.ui.labels import SectionHeading, Words
from app.ui.themes import spaced

STATES = {
    "done": ("met", "green", "done"),
    "open": ("waiting", "quiet", "open"),
    "soon": ("soon", "amber", "soon"),
    "late": ("overdue", "red", "late"),
    "stopped": ("history", "quiet", "no longer"),
}
"""For each state of a line: its shape, its tone, and the word for it."""


class PartSections(QWidget):
    """Sections below each other, after what leads the part."""

    deed_asked = Signal(str, str)
    """Do this deed, of this within the case."""

    def __init__(self, found: Sequence[Section], lead: QWidget | None = None, empty: str = "") -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=0.75)
        self.buttons: list[Button] = []
        if lead is not None:
            self._column.addWidget(lead)
        for section in found:
            self._add(section)
        if not found and empty:
            self._column.addWidget(Words(empty, tone="quiet"))
        self._column.addStretch(1)

    def _add(self, section: Section) -> None:
        self._column.addWidget(SectionHeading(section.title))
        if not section.lines and section.empty:
            self._column.addWidget(Words(section.empty, tone="quiet"))
        for line in section.lines:
            self._column.addWidget(self._line(line))
        if section.offers:
            self._column.addWidget(self._offers(section.offers, section.title))

    def _line(self, line: SectionLine) -> QWidget:
        """How it stands, what it is, and below it the detail and what can be done."""
        box = QWidget()
        grid = QGridLayout(box)
        spaced(grid, (0, 0.25, 0, 0.5), 1)
        grid.setColumnStretch(1, 1)
        if line.state:
            shape, tone, word = STATES[line.state]
            glyph = Glyph(shape, tone, 2)
            glyph.setAccessibleName(word)
            grid.addWidget(glyph, 0, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        spaced(words, gap=0.25)
        words.addWidget(Words(breakable(line.words)))
        if line.detail:
            words.addWidget(Words(breakable(line.detail), "small", "quiet"))
        if line.offers:
            words.addWidget(self._offers(line.offers, line.words))
        grid.addLayout(words, 0, 1)
        return box

    def _offers(self, offers: Sequence[Offer], about: str) -> QWidget:
        row = Flow()
        for offer in offers:
            name = ".".join(filter(None, ("deed", offer.deed, offer.of)))
            button = link_button(offer.verb, partial(self.deed_asked.emit, offer.deed, offer.of), name)
            button.setAccessibleName(f"{offer.verb.rstrip('…')}: {about}")
            self.buttons.append(button)
            row.add(button)
        return row
