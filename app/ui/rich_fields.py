"""The field of a form for paragraphs, lists and bold, with its bar above it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.guides import Field
from app.ui.fields import LEAST_LINES, FieldBox
from app.ui.format_bars import FormatBar
from app.ui.rich_boxes import RichBox
from app.ui.text_boxes import ENTER
from app.ui.themes import spaced


class TallBox(RichBox):
    """A box that begins with room for a paragraph."""

    least_lines = LEAST_LINES


class RichField(FieldBox):
    """A text with marks. Tab leaves it, Ctrl+Enter goes on."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.edit, self.bar = TallBox(), FormatBar(inserts=False)
        self.edit.textChanged.connect(self.changed)
        self.bar.serve(self.edit)
        area = QWidget()
        column = QVBoxLayout(area)
        spaced(column, gap=0.75)
        column.addWidget(self.bar)
        column.addWidget(self.edit)
        self.put(area, self.edit)

    def value(self) -> str:
        """The text, with marks."""
        return self.edit.text()

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see FieldBox
        """Shows a text."""
        self.edit.set_text(str(value or ""))

    def controls(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self.edit,)

    def stops(self) -> tuple[QWidget, ...]:
        """The bar, and then the box."""
        return (*(button for button in self.bar.buttons() if not button.isHidden()), self.edit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter goes on; Enter alone is a new paragraph."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in ENTER and control:
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)
