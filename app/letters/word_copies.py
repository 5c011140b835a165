"""Word copies: a letter as a .docx, for somebody who must add to it by hand; its headings, lists and table are real.

It is marked as a copy in the head of every page. The letter that counts is the PDF that the book keeps.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.letter_blocks import Block, Heading, Inner, Items, Paragraph, Rows, Table, blocks, plain
from app.letters.marks import Piece
from app.letters.word_looks import LANGUAGE, LARGE, MARGIN_CM, ORDINARY, WIDTH_CM, dress
from app.paper.characters import REPLACEMENT

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

QUESTION_CM = 5.6
"""How wide the questions of the letter's table are."""

HEAD = 3
"""From whom, to whom, and when: as many blocks stand above the greeting."""

APART, TO_SIGN = 1.4, 3.2
"""The room under from whom and to whom it is, and the room to sign in, in sizes of the print."""


def word_copy(draft: Draft, landlord: Landlord, mark: str) -> bytes:
    """The whole letter as the bytes of a .docx, with what it is a copy of in the head of every page."""
    from docx import Document  # noqa: PLC0415 - a tenth of a second, and most sessions save no copy
    from docx.shared import Pt  # noqa: PLC0415 - the same

    document = Document()
    size = LARGE if draft.facts.large_print else ORDINARY
    dress(document, size, _safe(mark), _safe(draft.facts.reference))
    _describe(document, draft, landlord, mark)
    found, sign = blocks(draft, landlord), plain(draft.closing)
    for number, block in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        if isinstance(block, Heading):
            document.add_heading(_safe(block.text), level=block.level)
        elif isinstance(block, Rows):
            _table(document, block)
        else:
            _put(document, block)
            room = document.paragraphs[-1].paragraph_format
            if sign in (block, after) or _leads(block, after):
                room.keep_with_next = True
            if number < HEAD or block == sign:
                room.space_after = Pt(size * (TO_SIGN if block == sign else APART))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _leads(block: Block, after: Block | None) -> bool:
    """Whether a paragraph leads to what stands below it, and would say nothing at the foot of a page."""
    if not isinstance(block, Paragraph):
        return False
    return isinstance(after, Items | Table) or block.pieces[-1].text.rstrip().endswith(":")


def load() -> None:
    """Loads what writes Word documents, with the template that it brings along; else a first copy loads it."""
    from docx import Document  # noqa: PLC0415 - see word_copy

    Document()


def _describe(document: WordDocument, draft: Draft, landlord: Landlord, mark: str) -> None:
    """What a file manager and a screen reader say of the document."""
    about, noon = document.core_properties, dt.datetime.combine(draft.facts.dated, dt.time(12))
    about.title, about.author = _safe(f"{draft.title}, {draft.facts.reference}"), _safe(landlord.name)
    about.language, about.subject, about.comments = LANGUAGE, _safe(mark), ""
    about.created = about.modified = noon


def _table(document: WordDocument, rows: Rows) -> None:
    from docx.shared import Cm  # noqa: PLC0415 - see word_copy

    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    widths = (Cm(QUESTION_CM), Cm(WIDTH_CM - 2 * MARGIN_CM - QUESTION_CM))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for question, answer in rows.rows:
        cells = table.add_row().cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        _write(cells[0].paragraphs[0], (Piece(question, bold=True),))
        for number, block in enumerate(answer):
            _put(cells[1], block, cells[1].paragraphs[0] if number == 0 else None)
        for cell in cells:
            cell.paragraphs[-1].paragraph_format.space_after = 0
    document.add_paragraph()


def _grid(place: Any, table: Table) -> None:  # noqa: ANN401 - a document or a cell
    """A table whose first row Word knows as its head, and repeats on every page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see word_copy
    from docx.shared import Cm  # noqa: PLC0415 - the same

    count = max(map(len, table.rows))
    made = place.add_table(rows=0, cols=count)
    made.style = place.part.document.styles["Table Grid"]
    for number, row in enumerate(table.rows):
        added = made.add_row()
        for cell, pieces in zip(added.cells, row, strict=False):
            cell.width = Cm((WIDTH_CM - 2 * MARGIN_CM) / count)
            _write(cell.paragraphs[0], tuple(Piece(one.text, bold=one.bold or not number) for one in pieces))
        if not number:
            added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no other way
    place.add_paragraph()


def _put(
    place: Any,  # noqa: ANN401 - a document or a cell
    block: Inner,
    first: WordParagraph | None = None,
) -> None:
    """A paragraph, a list or a table, at the end of a document or of a cell.

    `first` is the empty paragraph that a cell begins with.
    """
    if isinstance(block, Paragraph):
        _write(first if first is not None else place.add_paragraph(), block.pieces)
        return
    if isinstance(block, Table):
        _grid(place, block)
        return
    style = "List Number" if block.numbered else "List Bullet"
    numbering, following = None, ""
    for label, pieces in block.items:
        paragraph = first if first is not None else place.add_paragraph()
        paragraph.style = place.part.document.styles[style]
        first = None
        if block.numbered and label:
            numbering = _numbering(place, label) if numbering is None or label != following else numbering
            following = f"{int(label.rstrip('.')) + 1}."
            _count_by(paragraph, numbering)
        _write(paragraph, pieces)
    paragraph.paragraph_format.space_after = place.part.document.styles["Normal"].paragraph_format.space_after


def _numbering(place: Any, label: str) -> int:  # noqa: ANN401 - a document or a cell
    """A counting of its own for one list, beginning where the letter's begins: Word would go on from the last list."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see word_copy
    from docx.oxml.ns import qn  # noqa: PLC0415 - the same

    numbering = place.part.numbering_part.element
    style = place.part.document.styles["List Number"].element
    number_of_style = style.pPr.numPr.numId.val
    like = next(num for num in numbering.num_lst if num.numId == number_of_style)
    made = numbering.add_num(like.abstractNumId.val)
    override = OxmlElement("w:lvlOverride")
    override.set(qn("w:ilvl"), "0")
    start = OxmlElement("w:startOverride")
    start.set(qn("w:val"), label.rstrip("."))
    override.append(start)
    made.append(override)
    return int(made.numId)


def _count_by(paragraph: WordParagraph, numbering: int) -> None:
    element: Any = paragraph._p  # noqa: SLF001 - python-docx has no other way to a list's numbering
    numbers = element.get_or_add_pPr().get_or_add_numPr()
    numbers.get_or_add_ilvl().val = 0
    numbers.get_or_add_numId().val = numbering


def _write(paragraph: WordParagraph, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        run = paragraph.add_run(_safe(piece.text))  # a line end within becomes a line break
        run.bold = piece.bold or None


def _safe(text: str) -> str:
    """A text without the characters that no XML may hold, which would stop the whole copy."""
    return "".join(c if c == "\n" or c.isprintable() or (c.isspace() and c >= " ") else REPLACEMENT for c in text)
