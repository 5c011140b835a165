"""Word looks: a copy that looks like a letter on whichever PC it is opened, in both sizes of print."""

from __future__ import annotations

import io
import itertools
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from app.letters.word_copies import word_copy
from app.letters.word_looks import FACE, LARGE, ORDINARY, SMALL, dress
from tests.letters.cases import LANDLORD, draft, written


def dressed(size: int = ORDINARY) -> Any:  # noqa: ANN401 - python-docx's own class is no type
    document = Document()
    dress(document, size, "COPY", "2026/031")
    return document


def test_no_face_is_named_that_the_reader_may_lack() -> None:
    """Faces of the theme stand for those of Office alone; a symbol face is on every PC for bullets."""
    document = dressed()
    for name in ("Normal", "Heading 1", "Heading 2"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:ascii")) == FACE
        assert [key for key in fonts.attrib if "Theme" in key] == []


def test_every_page_says_what_it_is_apart_from_the_letter_and_is_counted() -> None:
    document = dressed(LARGE)
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "COPY"
    assert section.top_margin - section.header_distance > 1.5 * SMALL * 12700  # two small lines, and room below
    foot = section.footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
    assert (foot.text.startswith("2026/031 · Page "), fields) == (True, ["PAGE", "NUMPAGES"])
    assert document.styles["Header"].font.size.pt == SMALL


@pytest.mark.parametrize("size", [ORDINARY, LARGE])
def test_the_label_of_a_list_has_room_for_two_digits(size: int) -> None:
    numbering = dressed(size).part.numbering_part.element
    rooms = {int(one.get(qn("w:hanging"))) / 20 for one in numbering.iter(qn("w:ind"))}
    assert max(rooms) > 1.5 * size


def paragraphs(content: bytes) -> Any:  # noqa: ANN401 - the same
    return Document(io.BytesIO(content)).paragraphs


def test_what_leads_to_a_list_stays_with_it_and_the_signature_with_the_last_words() -> None:
    found = paragraphs(word_copy(written("2024", "response", 1), LANDLORD, "COPY"))
    leading = [one for one, after in itertools.pairwise(found) if "List" in after.style.name]
    leading = [one for one in leading if one.style.name == "Normal"]
    assert leading
    assert all(one.paragraph_format.keep_with_next for one in leading)
    at = next(number for number, one in enumerate(found) if one.text == "Yours sincerely")
    assert [one.paragraph_format.keep_with_next for one in found[at - 1 : at + 1]] == [True, True]


def test_who_writes_stands_out_and_the_addresses_stand_apart() -> None:
    sender, addressee, _ = paragraphs(word_copy(draft(), LANDLORD, "COPY"))[:3]
    assert next((run.text.split("\n")[0], bool(run.bold)) for run in sender.runs) == (LANDLORD.name, True)
    assert sender.paragraph_format.space_after.pt > ORDINARY
    assert addressee.paragraph_format.space_after.pt > ORDINARY


def test_the_columns_of_the_table_are_as_wide_for_every_program() -> None:
    """Word reads the cells; LibreOffice reads the grid."""
    content = word_copy(draft(), LANDLORD, "COPY")
    (table,) = Document(io.BytesIO(content)).tables
    assert [column.width for column in table.columns] == [cell.width for cell in table.rows[0].cells]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
