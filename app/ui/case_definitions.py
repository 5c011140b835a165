"""The complaint as it is understood: its numbered points with whose each is, what is wanted, what is still unclear."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.casework.files import CaseFile
from app.casework.intakes import WHOSE
from app.ui.buttons import link_button
from app.ui.case_words import breakable
from app.ui.labels import Words
from app.ui.themes import spaced

NONE_WANTED = "Nothing was noted. The acknowledgement asks what they want."


class DefinitionSection(QWidget):
    """Points, outcomes and questions, with the button that changes them."""

    change_asked = Signal()
    """Change points and outcomes."""

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=1)
        column.addWidget(Words("The complaint, as we understand it", bold=True))
        column.addWidget(_numbered([(point.text, WHOSE[point.whose]) for point in file.points]))
        column.addWidget(_heading("What they want"))
        if file.outcomes:
            notes = (file.understanding.note(number) for number in range(1, len(file.outcomes) + 1))
            told = [f"Cannot be had: {note}" if note else "" for note in notes]
            column.addWidget(_numbered(list(zip(file.outcomes, told, strict=True))))
        else:
            column.addWidget(Words(NONE_WANTED, tone="quiet"))
        if file.questions:
            column.addWidget(_heading("Still unclear"))
            column.addWidget(_numbered([(text, "") for text in file.questions]))
        if file.understanding.sentence:
            column.addWidget(Words(file.understanding.sentence, "small", "quiet"))
        self.change = link_button("Change…", self.change_asked.emit, "definition")
        self.change.setAccessibleName("Change points and outcomes")
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def _heading(text: str) -> Words:
    words = Words(text, bold=True)
    words.setContentsMargins(0, words.fontMetrics().height() // 2, 0, 0)
    return words


def _numbered(texts: Sequence[tuple[str, str]]) -> QWidget:
    """A numbered list, each with a quiet word below it."""
    box = QWidget()
    grid = QGridLayout(box)
    spaced(grid, gap=0.75)
    grid.setColumnStretch(1, 1)
    for row, (text, below) in enumerate(texts):
        number = Words(f"{row + 1}.", tone="quiet", wrap=False)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(number, row, 0)
        words = QVBoxLayout()
        spaced(words, gap=0)
        words.addWidget(Words(breakable(text)))
        if below:
            words.addWidget(Words(below, "small", "quiet"))
        grid.addLayout(words, row, 1)
    return box
