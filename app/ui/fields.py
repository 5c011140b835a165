"""Fields: for every kind of thing a guide asks, a box with its label above, its hint, and its problem beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from app.casework.guides import Field
from app.ui.buttons import Button
from app.ui.focuses import bring_into_sight, is_stray
from app.ui.icons import Glyph
from app.ui.labels import Words, plain_tip, with_access_key
from app.ui.themes import spaced

LEAST_LINES, MOST_LINES = 4, 12
"""How tall a box for several lines begins, and how far it grows with what is typed."""


def label_of(field: Field) -> str:
    """The label, which says when an answer may be left out."""
    return f"{field.label} (optional)" if field.optional else field.label


def mark_wrong(control: QWidget, *, wrong: bool) -> None:
    """Gives a control the red edge of a problem, or takes it away."""
    control.setProperty("wrong", "true" if wrong else "false")
    control.style().unpolish(control)
    control.style().polish(control)


class FieldBox(QWidget):
    """One field of a form: its label, hint, problem and control, from above. The kinds are the subclasses."""

    changed = Signal()
    """Something was typed or chosen."""
    entered = Signal()
    """Go on, from a control that keeps Enter to itself: Ctrl+Enter in several lines, Enter in a list's empty row."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._locked = ""
        self.setObjectName(field.key)
        self.label = QLabel(label_of(field).replace("&", "&&"))
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self._hint = Words(field.hint, "small", "quiet")
        self._problem = Words("", tone="red", bold=True)
        self._problem_row = QWidget()
        self._lay_out()

    def value(self) -> Any:  # noqa: ANN401 - the type goes with the kind of field, see app.casework.guides.Answers
        """What is typed or chosen now."""
        raise NotImplementedError  # Qt makes widgets without asking ABC, so an abstract method would stop nobody

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - as above
        """Shows an answer given before."""
        raise NotImplementedError  # Qt makes widgets without asking ABC, so an abstract method would stop nobody

    def controls(self) -> tuple[QWidget, ...]:
        """What can take the focus, the first first."""
        raise NotImplementedError  # Qt makes widgets without asking ABC, so an abstract method would stop nobody

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in reading order."""
        return self.controls()

    def problem(self) -> str:
        """The problem shown, or ""."""
        return self._problem.text()

    def show_problem(self, sentence: str) -> None:
        """Shows what to put right beside the field, and ties it to the control; an empty sentence takes it away."""
        self._problem.setText(sentence)
        self._problem_row.setVisible(bool(sentence))
        self.describe()

    def describe(self) -> None:
        """Tells a screen reader the problem and the hint along with each control."""
        for control in self.controls():
            mark_wrong(control, wrong=bool(self._problem.text()))
            control.setAccessibleDescription(self.spoken(self.field.hint))

    def spoken(self, *hints: str) -> str:
        """What a screen reader says of a control besides its name: the problem, why it is locked, and its hints."""
        return " ".join(part for part in (self._problem.text(), self._locked, *hints) if part)

    def only_show(self, reason: str) -> None:
        """Locks the field for good, and says why: Tab still stops at it, and what is in it can be read and copied."""
        self._locked = reason
        for part in self.findChildren(QWidget):
            if isinstance(part, QLineEdit | QPlainTextEdit | QTextEdit):
                part.setReadOnly(True)
                part.setToolTip(plain_tip(reason))
            elif isinstance(part, Button):
                part.grey_for_good(reason)
        self.describe()

    def focus_first(self) -> None:
        """Puts the focus where typing begins; what is to be put right there is brought into sight with it."""
        self.controls()[0].setFocus(Qt.FocusReason.TabFocusReason)
        if self.problem():
            bring_into_sight(self)

    def take_access_key(self, taken: set[str]) -> None:
        """Gives the label an access key that no other on the page has."""
        self.label.setText(with_access_key(label_of(self.field), taken))

    def hide_label(self) -> None:
        """Shows no label: the page asks the question already. The control keeps its name."""
        self.label.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An access key that nothing has taken types nothing into a box."""
        stray = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and is_stray(event)
        return stray or super().eventFilter(watched, event)

    def dress(self) -> None:
        """Keeps the label bold at the text size of now."""
        font = self.font()
        font.setBold(True)
        self.label.setFont(font)

    def put(self, control: QWidget, buddy: QWidget | None = None) -> None:
        """Stands the control under label, hint and problem, with the label's name."""
        self._column.addWidget(control)
        named = buddy or control
        self.label.setBuddy(named)
        named.setAccessibleName(self.field.label)
        for typed_in in self.controls():
            typed_in.installEventFilter(self)
        self.describe()
        self.dress()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=0.5)
        self._column.addWidget(self.label)
        self._column.addWidget(self._hint)
        self._hint.setVisible(bool(self.field.hint))
        row = QHBoxLayout(self._problem_row)
        spaced(row, gap=0.75)
        row.addWidget(Glyph("warning", "red", 2), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._problem, 1)
        self._column.addWidget(self._problem_row)
        self._problem_row.hide()


class LineField(FieldBox):
    """One line of text."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.edit = QLineEdit()
        self.edit.textChanged.connect(self.changed)
        self.put(self.edit)

    def value(self) -> str:
        """The line, without spaces around it."""
        return self.edit.text().strip()

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see FieldBox
        """Shows a line."""
        self.edit.setText(str(value or ""))

    def controls(self) -> tuple[QWidget, ...]:
        """The line."""
        return (self.edit,)


class LinesField(FieldBox):
    """Several lines of text; grows with what is typed. Tab leaves it, Ctrl+Enter goes on."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.edit.textChanged.connect(self.changed)
        self.edit.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.put(self.edit)

    def value(self) -> str:
        """The text, without empty lines around it."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see FieldBox
        """Shows a text."""
        self.edit.setPlainText(str(value or ""))

    def controls(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self.edit,)

    def dress(self) -> None:
        """Keeps its height in lines of the text size of now."""
        super().dress()
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter goes on; Enter alone is a new line, as everywhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        line = QFontMetricsF(self.edit.font()).lineSpacing()
        lines = min(max(round(self.edit.document().size().height()), LEAST_LINES), MOST_LINES)
        self.edit.setFixedHeight(round(line * (lines + 1)))
