"""Rich texts: a text with marks as paragraphs, lists and bold in a Qt document, and such a document as a text again.

The book keeps the text; the document is only how it is written. What the text cannot say, the document does not keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)

from app.letters.marks import Piece, literal, marked, pieces
from app.letters.passages import BULLET, Passage, passages

LINE = "\N{LINE SEPARATOR}"
"""What ends a line within a paragraph of a Qt document."""

MOST_HTML = 2_000_000
"""Characters of formatted text that are read; of more, the plain words are taken."""

_NOT_TEXT = re.compile("[\ufffc\ufdd0\ufdd1\u2029]")
_FORMATTED = re.compile(r"<(?:b|strong|li|h\d)[\s>]|font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_DRAWN_BULLET = re.compile(r"^[\u00b7\u2022\u25aa\u25e6\u2023o][\t \u00a0]{1,8}(?=\S)")
"""A bullet that a word processor wrote as a letter of the text."""


@dataclass(frozen=True)
class Spacing:
    """The room below a paragraph and below an item, and how far a list is indented, in pixels."""

    paragraph: float = 8
    item: float = 3


class _Still(QTextDocument):
    """A document that fetches nothing: no picture and no sheet that pasted text speaks of."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 - as Qt calls it
        return QByteArray()


def text_of(document: QTextDocument) -> str:
    """A document as a text with marks."""
    found, before = "", ""
    for text, label in _blocks(document):
        if not text.strip():
            continue
        between = "" if not found else "\n" if label and before else "\n\n"
        found += f"{between}{f'{label} ' if label else ''}{text}"
        before = label
    return found


def write_text(cursor: QTextCursor, text: str, spacing: Spacing, *, apart: bool = False) -> None:
    """Puts a text with marks where the cursor is, in place of what is chosen; one step to undo.

    Several paragraphs stand by themselves, and where it is to stand `apart`, so does one.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    found = passages(text)
    if not apart and "\n" not in text and not any(passage.label for passage in found):
        _write_pieces(cursor, text)
    else:
        _write_blocks(cursor, found, spacing)
    cursor.endEditBlock()


def text_in(source: QMimeData) -> str:
    """What is pasted as a text with marks: its words, and of its formatting the paragraphs, the lists and what is bold.

    Halves of characters, which no file can hold, are left out.
    """
    html = source.html() if source.hasHtml() else ""
    if html and len(html) <= MOST_HTML and (_FORMATTED.search(html) or not source.hasText()):
        document = _Still()
        document.setHtml(html)
        text = text_of(document)
    else:
        text = literal(source.text().replace("\r\n", "\n"))
    text = "\n".join(_DRAWN_BULLET.sub("- ", line) for line in text.split("\n"))
    return text.encode("utf-8", "ignore").decode("utf-8")


def is_bold(form: QTextCharFormat) -> bool:
    """Whether characters of this form are bold."""
    return form.fontWeight() >= QFont.Weight.DemiBold


def weight_form(*, bold: bool) -> QTextCharFormat:
    """The form of characters that are bold, or are not."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return form


def list_form(label: str) -> QTextListFormat:
    """The form of a list whose first item has this label: a bullet, or a number with a full stop."""
    form = QTextListFormat()
    if label in {BULLET, "-"}:
        form.setStyle(QTextListFormat.Style.ListDisc)
    else:
        form.setStyle(QTextListFormat.Style.ListDecimal)
        form.setStart(int(label.rstrip(".")))
    return form


def block_form(spacing: Spacing, *, item: bool) -> QTextBlockFormat:
    """The form of a paragraph, or of an item of a list."""
    form = QTextBlockFormat()
    form.setBottomMargin(spacing.item if item else spacing.paragraph)
    return form


def list_of(block: QTextBlock) -> QTextList | None:
    """The list that a block is an item of."""
    return block.textList()


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs and items of a document, in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _blocks(document: QTextDocument) -> Iterator[tuple[str, str]]:
    """The text with marks of each block, and its label where it is an item."""
    for block in blocks(document):
        found: list[Piece] = []
        spans = block.begin()
        while not spans.atEnd():
            fragment = spans.fragment()
            text = _NOT_TEXT.sub("", fragment.text().replace(LINE, "\n"))
            found.append(Piece(text, is_bold(fragment.charFormat())))
            spans += 1
        yield marked(pieces(marked(found).strip())), _label(block)


def _label(block: QTextBlock) -> str:
    list_ = list_of(block)
    if list_ is None:
        return ""
    if list_.format().style() != QTextListFormat.Style.ListDecimal:
        return "-"
    return f"{list_.format().start() + list_.itemNumber(block)}."


def _write_blocks(cursor: QTextCursor, found: tuple[Passage, ...], spacing: Spacing) -> None:
    """Each passage in a block of its own; the cursor's own block takes the first where it is empty."""
    if not cursor.atBlockEnd():
        cursor.insertBlock()  # what stood behind the caret goes on below
        cursor.movePosition(QTextCursor.MoveOperation.Left)
    list_: QTextList | None = None
    kind = before = ""
    for number, passage in enumerate(found):
        form = block_form(spacing, item=bool(passage.label))
        if number or cursor.block().length() > 1:
            cursor.insertBlock(form, weight_form(bold=False))
        else:
            if (own := list_of(cursor.block())) is not None:
                own.remove(cursor.block())
            cursor.setBlockFormat(form)
        this = "-" if passage.label == BULLET else "1" if passage.label else ""
        if this and this == kind and list_ is not None and _goes_on(before, passage.label):
            list_.add(cursor.block())
        elif this:
            list_ = cursor.createList(list_form(passage.label))
        kind, before = this, passage.label
        _write_pieces(cursor, passage.text)


def _goes_on(before: str, label: str) -> bool:
    """Whether an item counts on from the one before it; points that a later stage looks at again keep their numbers.

    The same number again, or a smaller one, is how a list is typed whose numbers nobody minds: it counts on.
    """
    if label == BULLET:
        return True
    return int(label.rstrip(".")) <= int(before.rstrip(".")) + 1


def _write_pieces(cursor: QTextCursor, text: str) -> None:
    for piece in pieces(text):
        cursor.insertText(piece.text.replace("\n", LINE), weight_form(bold=piece.bold))
