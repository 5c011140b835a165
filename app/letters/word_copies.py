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
from app.letters.letter_blocks import Heading, Items, Paragraph, Rows, blocks
from app.letters.marks import Piece
from app.paper.characters import REPLACEMENT

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

LANGUAGE = "en-GB"
FACE, ORDINARY, LARGE = "Arial", 12, 18
"""A face that every PC has; the letter's own is on paper."""

MARGIN_CM, WIDTH_CM, HEIGHT_CM, QUESTION_CM = 2.2, 21.0, 29.7, 5.6


def word_copy(draft: Draft, landlord: Landlord, mark: str) -> bytes:
    """The whole letter as the bytes of a .docx, with what it is a copy of in the head of every page."""
    from docx import Document  # noqa: PLC0415 - a tenth of a second, and most sessions save no copy

    document = Document()
    _dress(document, draft, landlord, mark)
    for block in blocks(draft, landlord):
        if isinstance(block, Heading):
            document.add_heading(_safe(block.text), level=block.level)
        elif isinstance(block, Rows):
            _table(document, block)
        else:
            _put(document, block)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def load() -> None:
    """Loads what writes Word documents, with the template that it brings along; else a first copy loads it."""
    from docx import Document  # noqa: PLC0415 - see word_copy

    Document()


def _dress(document: WordDocument, draft: Draft, landlord: Landlord, mark: str) -> None:
    """The page, the styles, the language and the description of the document."""
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415 - see word_copy

    section = document.sections[0]
    section.page_width, section.page_height = Cm(WIDTH_CM), Cm(HEIGHT_CM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    section.header.paragraphs[0].text = _safe(mark)
    size = LARGE if draft.facts.large_print else ORDINARY
    styles: Any = document.styles
    for name, scale in (("Normal", 1.0), ("Heading 1", 1.35), ("Heading 2", 1.1)):
        font = styles[name].font
        font.name, font.size, font.color.rgb = FACE, Pt(round(size * scale)), RGBColor(0x11, 0x11, 0x11)
        _set_face(styles[name])
    styles["Normal"].paragraph_format.space_after = Pt(size * 0.6)
    _set_language(styles)
    about, noon = document.core_properties, dt.datetime.combine(draft.facts.dated, dt.time(12))
    about.title, about.author = _safe(f"{draft.title}, {draft.facts.reference}"), _safe(landlord.name)
    about.language, about.subject, about.comments = LANGUAGE, _safe(mark), ""
    about.created = about.modified = noon


def _set_face(style: Any) -> None:  # noqa: ANN401 - python-docx gives each style a class of its own
    """The same face for every script, instead of the theme's."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - see word_copy

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for key in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{key}"), FACE)


def _set_language(styles: Any) -> None:  # noqa: ANN401 - python-docx types no element
    """British English throughout, so that a screen reader and the spelling check know it."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see word_copy
    from docx.oxml.ns import qn  # noqa: PLC0415 - the same

    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    normal = styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    normal.append(language)


def _table(document: WordDocument, rows: Rows) -> None:
    from docx.shared import Cm  # noqa: PLC0415 - see word_copy

    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    widths = (Cm(QUESTION_CM), Cm(WIDTH_CM - 2 * MARGIN_CM - QUESTION_CM))
    for question, answer in rows.rows:
        cells = table.add_row().cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        _write(cells[0].paragraphs[0], (Piece(question, bold=True),))
        for number, block in enumerate(answer):
            _put(cells[1], block, cells[1].paragraphs[0] if number == 0 else None)
    document.add_paragraph()


def _put(
    place: Any,  # noqa: ANN401 - a document or a cell
    block: Paragraph | Items,
    first: WordParagraph | None = None,
) -> None:
    """A paragraph or a list, at the end of a document or of a cell; `first` is the empty one a cell begins with."""
    if isinstance(block, Paragraph):
        _write(first if first is not None else place.add_paragraph(), block.pieces)
        return
    style = "List Number" if block.numbered else "List Bullet"
    numbering = _numbering(place, block.items[0][0]) if block.numbered else None
    for label, pieces in block.items:
        paragraph = first if first is not None else place.add_paragraph()
        paragraph.style = place.part.document.styles[style]
        first = None
        if numbering is not None and label:
            _count_by(paragraph, numbering)
        _write(paragraph, pieces)


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
