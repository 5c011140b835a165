"""Rich boxes: to write paragraphs, lists and bold in, as tall as what is in them; text with marks goes in and out."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.ui.focuses import is_stray
from app.ui.rich_texts import (
    Spacing,
    block_form,
    blocks,
    is_bold,
    list_form,
    list_of,
    text_in,
    text_of,
    weight_form,
    write_text,
)
from app.ui.text_boxes import ENTER

BULLETS, NUMBERS = "bullets", "numbers"
BOLD_KEYS, BULLET_KEYS, NUMBER_KEYS = "Ctrl+B", "Ctrl+Shift+P", "Ctrl+Shift+N"

_BEGUN = re.compile(r"-|\d{1,3}\.")
"""What makes a paragraph an item when a space is typed behind it."""

_FIRST = {BULLETS: "-", NUMBERS: "1."}


class RichBox(QTextEdit):
    """A box for text in paragraphs and lists, some of it bold. Tab leaves it."""

    least_lines = 1
    """How tall it is while little is in it."""

    formed = Signal()
    """What is at the caret is of another form now: bold or not, in a list or not."""
    entered = Signal()
    """The caret came into this box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.grow)
        self.textChanged.connect(self.formed)
        self.cursorPositionChanged.connect(self.formed)

    def text(self) -> str:
        """What is written, as a text with marks."""
        return text_of(self.document())

    def set_text(self, text: str) -> None:
        """Shows a text, with nothing to undo."""
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(block_form(self.spacing(), item=False))
        write_text(cursor, text, self.spacing())
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def replace_all(self, text: str) -> None:
        """Puts another text in, so that Ctrl+Z brings the old one back."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        if (own := list_of(cursor.block())) is not None:
            own.remove(cursor.block())
        cursor.setBlockFormat(block_form(self.spacing(), item=False))
        write_text(cursor, text, self.spacing())
        cursor.endEditBlock()

    def insert(self, text: str) -> None:
        """Puts a text where the caret is, in place of what is chosen: several paragraphs stand by themselves."""
        cursor = self.textCursor()
        write_text(cursor, text, self.spacing())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_apart(self, text: str) -> None:
        """Puts a text where the caret is, as paragraphs of their own."""
        cursor = self.textCursor()
        write_text(cursor, text, self.spacing(), apart=True)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def bold(self) -> bool:
        """Whether what is at the caret, or is typed next, is bold."""
        return is_bold(self.currentCharFormat())

    def toggle_bold(self) -> None:
        """Makes what is chosen bold, or what is typed next; or no longer."""
        self.mergeCurrentCharFormat(weight_form(bold=not self.bold()))
        self.formed.emit()

    def listed(self) -> str:
        """In which kind of list the caret is, or ""."""
        list_ = list_of(self.textCursor().block())
        if list_ is None:
            return ""
        return NUMBERS if list_.format().style() == QTextListFormat.Style.ListDecimal else BULLETS

    def toggle_list(self, kind: str) -> None:
        """Makes the paragraphs that are chosen a list of a kind; or paragraphs again where they are one."""
        cursor = self.textCursor()
        if self.listed() == kind:
            self._unlist(cursor)
        else:
            self._list(cursor, _FIRST[kind])
        self.formed.emit()

    def spacing(self) -> Spacing:
        """The room between paragraphs at the text size of now."""
        line = QFontMetricsF(self.font()).lineSpacing()
        return Spacing(round(line * 0.5), round(line * 0.15))

    def grow(self) -> None:
        """Takes the height of its text."""
        least = self.least_lines * QFontMetricsF(self.font()).lineSpacing()
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        edges = 2 * self.document().documentMargin()
        wanted = round(max(self.document().size().height(), least + edges) + frame)
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def dress(self) -> None:
        """Keeps room and height at the text size of now."""
        spacing, document = self.spacing(), self.document()
        self.document().setIndentWidth(round(QFontMetricsF(self.font()).horizontalAdvance("00. ")))
        if any(
            block.blockFormat().bottomMargin() not in (spacing.paragraph, spacing.item) for block in blocks(document)
        ):
            cursor = QTextCursor(document)
            cursor.joinPreviousEditBlock()  # what is undone is what she typed, and never the room between paragraphs
            for block in blocks(document):
                QTextCursor(block).mergeBlockFormat(block_form(spacing, item=list_of(block) is not None))
            cursor.endEditBlock()
        self.grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+B and the keys of lists; what begins an item makes one; Enter in an empty item ends the list."""
        cursor = self.textCursor()
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        if pressed == BOLD_KEYS:
            self.toggle_bold()
        elif pressed in {BULLET_KEYS, NUMBER_KEYS}:
            self.toggle_list(BULLETS if pressed == BULLET_KEYS else NUMBERS)
        elif event.key() in ENTER and list_of(cursor.block()) is not None and cursor.block().length() == 1:
            self._unlist(cursor)
        elif event.key() == Qt.Key.Key_Space and self._begun(cursor):
            self._list_begun(cursor)
        elif not is_stray(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Says that what is done to the text is done here."""
        super().focusInEvent(event)
        self.entered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, with what the bar of the editor offers."""
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        for action in self.form_actions():
            action.setParent(menu)
            menu.addAction(action)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def form_actions(self) -> tuple[QAction, ...]:
        """Bold and the lists, ticked where they are."""
        offers = (
            ("Bold", BOLD_KEYS, self.bold(), self.toggle_bold),
            ("List with bullets", BULLET_KEYS, self.listed() == BULLETS, lambda: self.toggle_list(BULLETS)),
            ("Numbered list", NUMBER_KEYS, self.listed() == NUMBERS, lambda: self.toggle_list(NUMBERS)),
        )
        found = []
        for name, keys, on, does in offers:
            action = QAction(f"{name}\t{keys}")
            action.setCheckable(True)
            action.setChecked(on)
            action.triggered.connect(lambda _checked=False, does=does: does())
            found.append(action)
        return tuple(found)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words can be pasted, and no pictures."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes the words, with lists and what is bold."""
        self.insert(text_in(source))

    def _begun(self, cursor: QTextCursor) -> bool:
        head = cursor.block().text()[: cursor.positionInBlock()]
        return list_of(cursor.block()) is None and not cursor.hasSelection() and bool(_BEGUN.fullmatch(head))

    def _list_begun(self, cursor: QTextCursor) -> None:
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        label = cursor.selectedText()
        cursor.removeSelectedText()
        self._list(cursor, label)
        cursor.endEditBlock()

    def _list(self, cursor: QTextCursor, label: str) -> None:
        """One list of all the paragraphs that are chosen."""
        cursor.beginEditBlock()
        self._unlist(cursor)
        list_ = cursor.createList(list_form(label))
        for block in self._chosen(cursor):
            QTextCursor(block).mergeBlockFormat(block_form(self.spacing(), item=True))
            list_.add(block)
        cursor.endEditBlock()

    def _unlist(self, cursor: QTextCursor) -> None:
        cursor.beginEditBlock()
        for block in self._chosen(cursor):
            if (list_ := list_of(block)) is not None:
                list_.remove(block)
            QTextCursor(block).setBlockFormat(block_form(self.spacing(), item=False))
        cursor.endEditBlock()

    def _chosen(self, cursor: QTextCursor) -> list[QTextBlock]:
        """The paragraphs that what is chosen touches."""
        start, end = sorted((cursor.position(), cursor.anchor()))
        found = blocks(self.document())
        return [one for one in found if one.position() <= end and one.position() + one.length() > start]
