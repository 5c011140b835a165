"""Text boxes: plain text that wraps, in a box as tall as what is in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QTextDocumentFragment
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.focuses import is_stray

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def words_of(source: QMimeData) -> str:
    """What is pasted, without its formatting and without halves of characters that no file can hold."""
    html = source.html() if source.hasHtml() and not source.hasText() else ""
    text = QTextDocumentFragment.fromHtml(html).toPlainText() if html else source.text()
    return text.encode("utf-8", "ignore").decode("utf-8")


class TextBox(QPlainTextEdit):
    """A box of plain text, as tall as what is in it. Tab leaves it; what is pasted loses its formatting."""

    least_lines = 1
    """How tall it is while little is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.grow)

    def grow(self) -> None:
        """Takes the height of its text. Qt would lay out only what can be seen, so every paragraph is asked for."""
        block, height = self.document().begin(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        least = self.least_lines * QFontMetricsF(self.font()).lineSpacing()
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        edges = frame + 2 * self.document().documentMargin()
        wanted = round(max(height, least) + edges)
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def dress(self) -> None:
        """Keeps its height at the text size of now."""
        self.grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An access key that nothing has taken types nothing."""
        if not is_stray(event):
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes the words alone."""
        self.textCursor().insertText(words_of(source))
        self.ensureCursorVisible()


class LineBox(TextBox):
    """A box for one sentence: it wraps and grows, and there is no new line in it."""

    def text(self) -> str:
        """What is typed, without spaces around it."""
        return self.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Shows a text, from its beginning."""
        self.setPlainText(" ".join(text.splitlines()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, with or without Shift, is left to what is around it."""
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes the words in one line."""
        self.textCursor().insertText(" ".join(words_of(source).splitlines()))
        self.ensureCursorVisible()
