"""Hints beside a letter: how it reads, folded away until it is asked for. Nothing here stops a letter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.letters.hints import Hint, Measures
from app.ui.folds import Fold, FoldButton
from app.ui.labels import Words
from app.ui.sentence_buttons import SentenceButton
from app.ui.themes import spaced, units

HEADING = "How it reads"
NOTHING = "Nothing here could be plainer."
FOOT = "Hints stop nothing. The age is the Flesch-Kincaid grade and five years."
MOST = 40
"""Hints shown at most; a letter with more is mended from the top."""


def summary(measures: Measures) -> str:
    """How it reads in a line: 'For readers of about 9. 10 words a sentence, 18 in the longest.'."""
    words = round(measures.words_a_sentence)
    return (
        f"For readers of about {measures.reading_age} and over. "
        f"{words} word{'' if words == 1 else 's'} a sentence, {measures.longest} in the longest."
    )


class ReadingHints(QWidget):
    """The hints, each a button that goes to its part. They are made only when they are unfolded."""

    asked = Signal(str)
    """Go to this part."""
    unfolded = Signal()
    """The hints were unfolded: they can be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Measures, tuple[Hint, ...]] | None = None
        self.fold: Fold | None = None
        self._column = QVBoxLayout(self)
        spaced(self._column, (0, 0.5, 0, 0), 0)
        self.hide()

    def show_hints(self, measures: Measures, hints: tuple[Hint, ...]) -> None:
        """Shows these; they stay folded or unfolded as they were."""
        if self._shown == (measures, hints):
            return
        self._shown = (measures, hints)
        old = self.fold
        opened = old is not None and old.button.isChecked()
        focused = old is not None and old.isAncestorOf(self.window().focusWidget() or self)
        fresh = Fold(FoldButton(HEADING, summary(measures), len(hints)), self._list)
        fresh.button.setObjectName("reading")
        self._column.addWidget(fresh)
        self.fold = fresh
        if opened:
            fresh.button.setChecked(True)
        fresh.button.toggled.connect(self._turned, Qt.ConnectionType.QueuedConnection)  # once they have their place
        if focused:
            fresh.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.setVisible(measures.words > 0)

    def stops(self) -> list[QWidget]:
        """What Tab stops at: the heading, and the hints where they are unfolded."""
        if self.fold is None or self.isHidden():
            return []
        lines = self.fold.inside.findChildren(SentenceButton) if self.fold.inside is not None else []
        return [self.fold.button, *(line for line in lines if self.fold.button.isChecked())]

    def _turned(self, opened: bool) -> None:  # noqa: FBT001 - the form of Qt's signal
        if opened:
            self.unfolded.emit()

    def _list(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        spaced(column, gap=0)
        hints = self._shown[1] if self._shown else ()
        for hint in hints[:MOST]:
            column.addWidget(self._line(hint))
        for said in (() if hints else (NOTHING,), (FOOT,)):
            for sentence in said:
                words = Words(sentence, "small", "quiet")
                words.setContentsMargins(units(0.75), units(0.75), units(0.75), 0)
                column.addWidget(words)
        return body

    def _line(self, hint: Hint) -> SentenceButton:
        line = SentenceButton(hint.sentence, "information", "quiet", "quiet")
        line.setAccessibleDescription("Goes to that part of the letter.")
        line.clicked.connect(lambda _checked=False: self.asked.emit(hint.part))
        return line
