"""Question boxes: asked before something typed is lost. A letter of the alphabet alone answers nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from app.ui.buttons import quiet_button

HELD = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
"""Keys that make a shortcut of a letter."""


def ask(parent: QWidget | None, title: str, text: str, answers: Sequence[str], usual: str = "") -> str:
    """Asks, and answers with the words of the button that was pressed.

    The last of the answers loses nothing: Esc takes it, and it has the focus to begin with unless another is `usual`.
    """
    box = QuestionBox(title, text, answers, usual or answers[-1], parent)
    box.exec()
    pressed = box.clickedButton()
    words = answers[-1] if pressed is None else pressed.text()  # it may be closed without any of its buttons
    box.deleteLater()
    return words


class QuestionBox(QMessageBox):
    """A question with its answers as buttons: Alt with an answer's letter, Tab and Enter, or Esc for the last one."""

    def __init__(self, title: str, text: str, answers: Sequence[str], usual: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        buttons = {words: quiet_button(words) for words in answers}
        for button in buttons.values():
            button.setParent(self)  # in PySide `addButton` alone leaves it Python's, which would throw it away
            self.addButton(button, QMessageBox.ButtonRole.ActionRole)
        self.setDefaultButton(buttons[usual])  # once all are there: one more would take the focus from it
        self.setEscapeButton(buttons[answers[-1]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt presses the button whose access key a bare letter is: someone who types on would throw her work away."""
        if not event.text().strip() or event.modifiers() & HELD or event.key() == Qt.Key.Key_Escape:
            super().keyPressEvent(event)
