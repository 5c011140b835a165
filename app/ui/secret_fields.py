"""Secret fields: a passphrase is typed unseen, and can be looked at; it may be pasted, and no space of it is lost."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.casework.guides import Field
from app.ui.buttons import link_button
from app.ui.fields import FieldBox
from app.ui.themes import spaced

SHOW, HIDE = "Show", "Hide"

HINTS = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class SecretField(FieldBox):
    """A passphrase: one line of dots, and a link that shows what is typed. What was shown is hidden when it is left."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(HINTS)
        self.edit.textChanged.connect(self.changed)
        self.reveal = link_button(SHOW, self._turn, f"{field.key}.reveal")
        self.reveal.setAccessibleName(f"{SHOW}: {field.label}")
        both = QWidget()
        row = QHBoxLayout(both)
        spaced(row, gap=1)
        row.addWidget(self.edit, 1)
        row.addWidget(self.reveal)
        self.put(both, self.edit)

    def value(self) -> str:
        """What is typed, with every space of it."""
        return self.edit.text()

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see FieldBox
        """Types something, or with nothing empties it and hides it again."""
        self.edit.setText(str(value or ""))
        if not value and self.edit.echoMode() is not QLineEdit.EchoMode.Password:
            self._turn()

    def controls(self) -> tuple[QWidget, ...]:
        """The line."""
        return (self.edit,)

    def focus_first(self) -> None:
        """Puts the focus on the line with all of it selected: what cannot be read is typed anew, not added to."""
        super().focus_first()
        self.edit.selectAll()

    def stops(self) -> tuple[QWidget, ...]:
        """The line, and the link beside it."""
        return (self.edit, self.reveal)

    def _turn(self) -> None:
        hidden = self.edit.echoMode() is QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        words = HIDE if hidden else SHOW
        self.reveal.setText(words)
        self.reveal.setAccessibleName(f"{words}: {self.field.label}")
