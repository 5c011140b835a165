"""Word copies: real headings, lists and a table, in British English, marked as a copy."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from app.letters.word_copies import word_copy
from tests.letters.cases import LANDLORD, LETTERS_OF, draft, facts, written

MARK = "COPY of the letter of Monday 23 November 2026."


def opened(content: bytes) -> Any:  # noqa: ANN401 - python-docx's own class is no type
    return Document(io.BytesIO(content))


def numbers_of(document: Any) -> list[tuple[int, str]]:  # noqa: ANN401 - the same
    """Each numbered item with the counting it belongs to."""
    return [(p._p.pPr.numPr.numId.val, p.text) for p in document.paragraphs if p.style.name == "List Number"]


def test_headings_lists_and_table_are_real() -> None:
    document = opened(word_copy(draft(), LANDLORD, MARK))
    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert titles == ["We have received your complaint"]
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert "What happens next" in headings
    assert "You can go to the Housing Ombudsman at any stage" in headings
    assert [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert len(numbers_of(document)) == len(facts().points)
    (table,) = document.tables
    assert table.rows[0].cells[0].text == "Who is dealing with it"
    assert table.rows[0].cells[0].paragraphs[0].runs[0].bold


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_every_letter_of_every_edition_can_be_saved(edition: str, kind: str, stage: int) -> None:
    document = opened(word_copy(written(edition, kind, stage), LANDLORD, MARK))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [written(edition, kind, stage).title]


def test_each_list_counts_from_where_the_letter_does() -> None:
    letter = draft().with_text("received", "1. one\n2. two\n\nAnd then:\n\n3. three\n4. four")
    content = word_copy(letter, LANDLORD, MARK)
    found = [(number, text) for number, text in numbers_of(opened(content)) if text in ("one", "two", "three", "four")]
    assert [text for _, text in found] == ["one", "two", "three", "four"]
    first, _, third, _ = (number for number, _ in found)
    assert first != third
    numbering = opened(content).part.numbering_part.element
    starts = {num.numId: num.find(f".//{qn('w:startOverride')}") for num in numbering.num_lst}
    assert [starts[number].get(qn("w:val")) for number in (first, third)] == ["1", "3"]


def test_points_keep_their_numbers_where_one_between_them_is_left_out() -> None:
    letter = draft().with_text("received", "1. one\n3. three\n4. four")
    content = word_copy(letter, LANDLORD, MARK)
    numbers = {text: number for number, text in numbers_of(opened(content))}
    numbering = opened(content).part.numbering_part.element
    starts = {num.numId: num.find(f".//{qn('w:startOverride')}") for num in numbering.num_lst}
    assert numbers["three"] == numbers["four"] != numbers["one"]
    assert starts[numbers["three"]].get(qn("w:val")) == "3"


def test_it_is_marked_as_a_copy_and_says_what_it_is_and_in_which_language() -> None:
    content = word_copy(draft(), LANDLORD, MARK)
    document = opened(content)
    assert document.sections[0].header.paragraphs[0].text == MARK
    about = document.core_properties
    assert about.title == "We have received your complaint, 2026/031"
    assert (about.author, about.language) == ("St Anne's Almshouses", "en-GB")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        styles = packed.read("word/styles.xml").decode()
    assert 'w:val="en-US"' not in styles
    assert 'w:lang w:val="en-GB"' in styles


def test_bold_is_bold_and_large_print_is_large() -> None:
    letter = draft(large_print=True).with_text("received", "We **will** come.")
    document = opened(word_copy(letter, LANDLORD, MARK))
    (paragraph,) = [p for p in document.paragraphs if p.text == "We will come."]
    assert [(run.text, bool(run.bold)) for run in paragraph.runs] == [("We ", False), ("will", True), (" come.", False)]
    assert document.styles["Normal"].font.size.pt == 18
    assert opened(word_copy(draft(), LANDLORD, MARK)).styles["Normal"].font.size.pt == 12


@pytest.mark.parametrize("text", ["a\x00b\x0bc", "<w:p> & </w:p>", "\ud7ff\ufffe", "Żółć, Ŵyn, مرحبا, 🙂"])
def test_whatever_somebody_typed_it_opens(text: str) -> None:
    content = word_copy(draft().with_text("received", text), LANDLORD, text)
    said = " ".join(p.text for p in opened(content).paragraphs)
    assert [word for word in ("<w:p> & </w:p>", "Żółć") if word in text and word not in said] == []


def test_what_writes_them_is_loaded_when_it_is_wanted_and_not_before() -> None:
    code = (
        "import sys, app.letters.word_copies as w; print('docx' in sys.modules); w.load(); print('docx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout.split() == ["False", "True"]
