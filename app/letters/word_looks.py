"""Word looks: how a Word copy of a letter looks: its page, its styles, its lists, and what stands at its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LANGUAGE = "en-GB"
FACE, ORDINARY, LARGE, SMALL = "Arial", 12, 18, 10
"""A face that every PC has, or one of the same widths; the letter's own is on paper."""

MARGIN_CM, TOP_CM, EDGE_CM, WIDTH_CM, HEIGHT_CM = 2.2, 3.0, 1.2, 21.0, 29.7
"""The sheet: its sides, what the head of each page needs at the top, and how far that is from the edge."""

LINES = 1.15
"""Distance of the lines, in and out of tables."""

STYLES = (("Normal", 1.0), ("Heading 1", 1.35), ("Heading 2", 1.1))
"""The styles that a copy has, each with its size beside the letter's own."""

LABEL, TWIPS = 1.9, 20
"""The room of a list's label, in sizes of the print; and Word's own unit, of which a point has so many."""

CELL = 4
"""Points between the words of a cell and the lines above and below."""

LISTS = ("List Bullet", "List Number")


def dress(document: WordDocument, size: int, mark: str, reference: str) -> None:
    """Give a new document its page, styles and language; `mark` stands in the head of every page."""
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415 - a tenth of a second, and most sessions save no copy

    section, styles = document.sections[0], _styles(document)
    section.page_width, section.page_height = Cm(WIDTH_CM), Cm(HEIGHT_CM)
    section.left_margin = section.right_margin = section.bottom_margin = Cm(MARGIN_CM)
    section.top_margin, section.header_distance, section.footer_distance = Cm(TOP_CM), Cm(EDGE_CM), Cm(EDGE_CM)
    for name, scale in STYLES:
        font = styles[name].font
        font.name, font.size, font.color.rgb = FACE, Pt(round(size * scale)), RGBColor(0x11, 0x11, 0x11)
        _set_face(styles[name])
    _space(styles, size)
    _set_lists(document, size)
    _set_cells(styles)
    _set_language(styles)
    _write_edges(document, mark, reference)


def _styles(document: WordDocument) -> Any:  # noqa: ANN401 - python-docx gives each style a class of its own
    return document.styles


def _space(styles: Any, size: int) -> None:  # noqa: ANN401 - the same
    """The room round paragraphs: a heading stands nearer to what is under it than to what is above."""
    from docx.shared import Pt  # noqa: PLC0415 - see dress

    for name, before, after in (("Normal", 0, 0.6), ("Heading 1", 1.2, 0.5), ("Heading 2", 1.0, 0.3)):
        room = styles[name].paragraph_format
        room.space_before, room.space_after, room.line_spacing = Pt(size * before), Pt(size * after), LINES
    for name in LISTS:
        room = styles[name].paragraph_format
        room.space_after = Pt(size * 0.35)
        _drop(room.element.pPr, "w:contextualSpacing")


def _set_face(style: Any) -> None:  # noqa: ANN401 - the same
    """The same face for every script, instead of the theme's."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - see dress

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for key in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{key}"), FACE)


def _set_lists(document: WordDocument, size: int) -> None:
    """Labels hang in room of their own, which grows with the print: '12.' in large print is wider than Word's own."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - see dress

    numbering = document.part.numbering_part.element
    room = str(round(size * LABEL * TWIPS))
    for name in LISTS:
        number = _styles(document)[name].element.pPr.numPr.numId.val
        counting = next(one for one in numbering.num_lst if one.numId == number)
        kinds = numbering.findall(qn("w:abstractNum"))
        wanted = str(counting.abstractNumId.val)
        kind = next(one for one in kinds if one.get(qn("w:abstractNumId")) == wanted)
        lines = kind.find(qn("w:lvl")).find(qn("w:pPr"))
        _drop(lines, "w:tabs")
        indent = lines.find(qn("w:ind"))
        indent.set(qn("w:left"), room)
        indent.set(qn("w:hanging"), room)


def _set_cells(styles: Any) -> None:  # noqa: ANN401 - the same
    """Some room between the words of a cell and its lines."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - see dress

    edges = next(styles["Table Grid"].element.iter(qn("w:tblCellMar")))
    for side in ("top", "bottom"):
        edges.find(qn(f"w:{side}")).set(qn("w:w"), str(CELL * TWIPS))


def _set_language(styles: Any) -> None:  # noqa: ANN401 - python-docx types no element
    """British English throughout, so that a screen reader and the spelling check know it."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see dress
    from docx.oxml.ns import qn  # noqa: PLC0415 - the same

    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    normal = styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    normal.append(language)


def _write_edges(document: WordDocument, mark: str, reference: str) -> None:
    """The mark above and the page below, small and apart from the letter's own words."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - see dress
    from docx.shared import Pt  # noqa: PLC0415 - the same

    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.text = mark
    foot.add_run(f"{reference} · Page " if reference else "Page ")
    _count(foot, "PAGE")
    foot.add_run(" of ")
    _count(foot, "NUMPAGES")
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for style in ("Header", "Footer"):
        _styles(document)[style].font.size = Pt(SMALL)


def _count(paragraph: Any, field: str) -> None:  # noqa: ANN401 - python-docx types no element
    """A number that Word counts itself."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see dress
    from docx.oxml.ns import qn  # noqa: PLC0415 - the same

    counted = OxmlElement("w:fldSimple")
    counted.set(qn("w:instr"), field)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    counted.append(run)
    paragraph._p.append(counted)  # noqa: SLF001 - python-docx has no other way to a field


def _drop(within: Any, tag: str) -> None:  # noqa: ANN401 - the same
    from docx.oxml.ns import qn  # noqa: PLC0415 - see dress

    for found in within.findall(qn(tag)):
        within.remove(found)
