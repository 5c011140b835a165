"""The lines of Issue all that are complete: a letter that is half written, to be ticked, and what it still lacks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.issue_rounds import HalfWritten
from app.rules.dates import long_date
from app.ui.buttons import link_button
from app.ui.case_words import breakable
from app.ui.choice_fields import LineTick
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.lines import Line, Place, pair
from app.ui.themes import spaced, units

COMPLETE = "Complete"

BESIDE = 60
"""From which width, in grid units, the resident stands beside the letter."""


class IssueLine(Line):
    """One letter that is half written. Pressing it opens the letter; its tick says that it is to be issued."""

    ticked = Signal(bool)
    """It was ticked, or no longer is."""

    def __init__(self, letter: HalfWritten, parent: QWidget | None = None) -> None:
        said = " ".join((*letter.missing, *letter.doubts)) or f"{COMPLETE}."
        super().__init__(f"{letter.name} to {letter.who}, {letter.reference}. {said}", parent)
        self.letter = letter
        case_id, kind, stage = letter.which
        whose = f"{letter.name} to {letter.who}"
        self.setObjectName(f"draft.{case_id}.{kind}.{stage}")
        self.tick = LineTick()
        self.tick.setAccessibleName(f"Issue: {whose}")
        self.tick.setChecked(letter.complete)
        self.tick.toggled.connect(self.ticked)
        self._mark: QWidget = self.tick
        if letter.missing:  # there is nothing to tick yet
            self.tick.setParent(self)
            self.tick.hide()
            self._mark = Glyph("soon", "amber", 2.5)
        self._letter, self._who = (
            pair(letter.name, letter.reference),
            pair(letter.who, f"Kept on {long_date(letter.saved_at.date())}"),
        )
        self.open = link_button("Open the letter", self.opened.emit)
        self.open.setAccessibleName(f"Open the letter: {whose}")
        self._notes = self._said()
        for part in self.parts():
            part.setParent(self)
        QWidget.setTabOrder(self, self.tick)
        QWidget.setTabOrder(self.tick, self.open)
        self.dress()

    def parts(self) -> tuple[QWidget, ...]:
        """Its parts, from the left, then from above."""
        return (self._mark, self._letter, self._who, self.open, self._notes)

    def places(self, width: float) -> tuple[Place, ...]:
        """In one row with what it lacks below; or all below each other."""
        if width >= BESIDE:
            return ((0, 0, 1), (0, 1, 1), (0, 2, 1), (0, 3, 1), (1, 1, 3))
        return ((0, 0, 1), (0, 1, 1), (1, 1, 1), (3, 1, 1), (2, 1, 1))

    def dress(self) -> None:
        """Arranges the parts, the letters of all lines in one column."""
        self.grid.setColumnMinimumWidth(0, units(LineTick.wide))
        beside = self.width() / units(1) >= BESIDE
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1 if beside else 0)
        super().dress()

    def _said(self) -> QWidget:
        """What it lacks, a line each; or that it is complete."""
        notes = QWidget()
        notes.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(notes)
        spaced(column, gap=0.5)
        for sentence in (*self.letter.missing, *self.letter.doubts):
            column.addWidget(Words(breakable(sentence), "small", "amber"))
        if self.letter.complete:
            column.addWidget(Words(COMPLETE, "small", "green"))
        return notes
