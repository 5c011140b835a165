"""The parts of a letter as boxes to write in: each with its name, its clause, and a way back to what was composed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.rules.provisions import PartRule
from app.ui.buttons import link_button
from app.ui.fields import mark_wrong
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.rich_boxes import RichBox
from app.ui.themes import spaced

LEAST_LINES = 2


def clause_words(rule: PartRule) -> str:
    """'Code 5.6', 'Code 5.6, to be confirmed', or "" where Casebook asks for the part and not the Code."""
    words = f"Code {rule.clause}" if rule.clause else ""
    doubt = "to be confirmed" if rule.to_be_confirmed else ""
    advised = "advised" if rule.force == "should" else ""
    return ", ".join(filter(None, (words, advised, doubt)))


class PartEdit(RichBox):
    """The box of one part."""

    least_lines = LEAST_LINES
    caret_moved = Signal(QRect)
    """Where the caret is now, within this box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)  # the box first takes its height, and the caret its place in it
        self._settling.timeout.connect(lambda: self.caret_moved.emit(self.cursorRect()))
        self.cursorPositionChanged.connect(self._settling.start)


class PartBox(QWidget):
    """One part of a letter."""

    edited = Signal(str, str)
    """The key of the part and its text as it stands."""
    caret_moved = Signal(QWidget, QRect)
    """The caret moved in this box: the box to write in, and where in it."""

    def __init__(self, rule: PartRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = rule
        self.setObjectName(f"part.{rule.key}")
        self._composed, self._loaded, self._as_shown = "", "", ""
        self.label = QLabel(rule.name.replace("&", "&&"))
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.clause = Words(clause_words(rule), "small", "quiet", wrap=False)
        self.clause.setToolTip(rule.to_be_confirmed)
        self.put_back = link_button("Put back", self._put_back, f"put_back.{rule.key}")
        self.put_back.setAccessibleName(f"Put back: {rule.name}")
        self.put_back.setToolTip("Brings back the words that Casebook composed from the case.")
        self.edit = PartEdit()
        self.edit.setObjectName(f"text.{rule.key}")
        self.edit.setAccessibleName(rule.name)
        self._problem, self._problem_row = Words("", tone="red"), QWidget()
        self._lay_out()
        self.edit.textChanged.connect(self._typed)
        self.edit.caret_moved.connect(lambda where: self.caret_moved.emit(self.edit, where))

    def text(self) -> str:
        """The text of the part. Until it is touched, exactly what was put in, whatever Qt makes of its spaces."""
        shown = self.edit.text()
        return self._loaded if shown == self._as_shown else shown

    def changed(self) -> bool:
        """Whether it is no longer what Casebook composed."""
        return self.text() != self._composed

    def show_text(self, text: str, composed: str) -> None:
        """Shows a text beside the one that was composed; the caret stays where the text is the same."""
        kept = self.text()
        self._composed = composed
        if text != kept or not self._as_shown:
            self.edit.blockSignals(True)
            self.edit.set_text(text)
            self.edit.blockSignals(False)
            self._loaded, self._as_shown = text, self.edit.text()
            self.edit.grow()
        self.put_back.setVisible(self.changed())

    def show_problem(self, sentence: str) -> None:
        """Shows what is to be put right in this part; "" takes it away."""
        if sentence == self._problem.text() and self._problem_row.isHidden() == (not sentence):
            return
        self._problem.setText(sentence)
        self._problem_row.setVisible(bool(sentence))
        mark_wrong(self.edit, wrong=bool(sentence))
        self.edit.setAccessibleDescription(" ".join(filter(None, (sentence, self.clause.text()))))

    def dress(self) -> None:
        """Keeps the label bold and the box as tall as its text at the text size of now."""
        font = self.font()
        font.setBold(True)
        self.label.setFont(font)
        self.edit.grow()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        head = QHBoxLayout()
        spaced(head, gap=1.5)
        head.addWidget(self.label, 1)
        head.addWidget(self.put_back)
        head.addWidget(self.clause)
        column.addLayout(head)
        row = QHBoxLayout(self._problem_row)
        spaced(row, gap=0.75)
        row.addWidget(Glyph("warning", "red", 2), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._problem, 1)
        column.addWidget(self._problem_row)
        column.addWidget(self.edit)
        self.label.setBuddy(self.edit)
        self._problem_row.hide()
        self.put_back.hide()
        self.clause.setVisible(bool(self.clause.text()))
        self.dress()

    def _typed(self) -> None:
        self.put_back.setVisible(self.changed())
        self.edited.emit(self.rule.key, self.text())

    def _put_back(self) -> None:
        self.edit.replace_all(self._composed)
        self._loaded, self._as_shown = self._composed, self.edit.text()
        self._typed()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
