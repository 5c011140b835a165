"""The parts of a letter's wording as boxes: a heading, and each text with when it is said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.letters.condition_words import said_when
from app.letters.marks import unmarked
from app.letters.own_wordings import OwnPart, own_part, runs, whens
from app.letters.wordings import PartWording, Wording
from app.rules.provisions import PartRule
from app.ui.labels import Words
from app.ui.letter_parts import clause_words
from app.ui.rich_boxes import RichBox
from app.ui.themes import spaced

YOURS = "This part ships in another form now. Your words are used until you write it anew below:"


class TextBlock(RichBox):
    """One text of a part. Until it is touched, exactly what was put in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded, self._as_shown = "", ""

    def show_words(self, words: str) -> None:
        """Shows a text."""
        self.set_text(words)
        self._loaded, self._as_shown = words, self.text()

    def words(self) -> str:
        """The text as it stands."""
        shown = self.text()
        return self._loaded if shown == self._as_shown else shown


class WordingPart(QWidget):
    """One part of a letter, to be said otherwise. It cannot be taken out, nor when its texts are said."""

    changed = Signal()

    def __init__(self, part: PartWording, rule: PartRule, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.setObjectName(f"wording.{part.key}")
        self.heading = QLineEdit()
        self.heading.setAccessibleName(f"Heading of “{rule.name}”")
        self.heading.textChanged.connect(self.changed)
        self.problem = Words("", tone="red", bold=True)
        self.problem.hide()
        self.texts: list[TextBlock] = []
        self._other_form: OwnPart | None = None
        self.theirs = Words("")
        self.theirs.hide()
        column = QVBoxLayout(self)
        spaced(column, gap=0.75)
        column.addWidget(Words(rule.name, bold=True))
        demand = "It must be said." if rule.demanded else "It may be left out."
        column.addWidget(Words(". ".join(filter(None, (clause_words(rule), demand))), "small", "quiet"))
        column.addWidget(self.problem)
        column.addWidget(self.theirs)
        if part.heading:
            column.addWidget(Words("Heading", "small", "quiet"))
            column.addWidget(self.heading)
        for number, run in enumerate(runs(part), 1):
            box, said = TextBlock(), said_when(run.when, wording.asks)
            box.setAccessibleName(f"{rule.name}, text {number}")
            box.setAccessibleDescription(said)
            box.textChanged.connect(self.changed)
            column.addWidget(Words(said, "small", "quiet"))
            column.addWidget(box)
            self.texts.append(box)

    def show_words(self, own: OwnPart | None) -> None:
        """Shows her words, or where there are none, those that ship.

        Hers of another form, because the part ships with other texts now, are shown above and used until she writes
        the part anew.
        """
        shipped = runs(self.part)
        hers = own is not None and whens(own) == tuple(run.when for run in shipped)
        self._other_form = None if hers else own
        self.theirs.setText("" if self._other_form is None else f"{YOURS}\n{_as_said(self._other_form)}")
        self.theirs.setVisible(self._other_form is not None)
        self.blockSignals(True)
        self.heading.setText(own.heading if own is not None and hers else self.part.heading)
        says = own.says if own is not None and hers else tuple(run.say for run in shipped)
        for box, say in zip(self.texts, says, strict=True):
            box.show_words(say)
        self.blockSignals(False)
        self.show_problem("")

    def own(self) -> OwnPart | None:
        """What of it is hers; None where it is as it ships."""
        heading = self.heading.text().strip() if self.part.heading else ""
        as_ships = own_part(self.part, heading, [box.words() for box in self.texts]) is None
        if self._other_form is not None and as_ships:
            return self._other_form
        return own_part(self.part, heading, [box.words() for box in self.texts])

    def show_problem(self, sentence: str) -> None:
        """Shows what is to be put right; "" takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _as_said(own: OwnPart) -> str:
    """Her words of a part one below another."""
    return "\n\n".join(unmarked(say) for say in filter(str.strip, (own.heading, *own.says)))
