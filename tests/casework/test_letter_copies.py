"""Copies of letters: what each is marked as, and that an issued one says what it said then."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document

from app.casework.desks import Desk
from app.casework.letter_copies import DRAFT, draft_copies, issued_copies
from app.casework.letters import NoSuchLetter, letter_pdf, open_letter
from app.casework.particulars import change_person
from app.casework.settings import Settings, read_settings, save_settings
from tests.casework.cases import MONDAY, Case, a_case


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received("2026-11-20").issued(MONDAY)


def test_a_draft_says_that_it_is_one(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    letter = open_letter(desk, case.id, "acknowledgement", 1)
    copies = draft_copies(letter)
    assert copies.title == "DRAFT Stage 1 acknowledgement 2026/001"
    assert copies.text().startswith(f"{DRAFT}\n")
    assert Document(io.BytesIO(copies.word())).sections[0].header.paragraphs[0].text == DRAFT
    assert copies.pdf() == letter.preview()


def test_an_issued_letter_is_marked_as_a_copy_and_the_pdf_is_the_letter(case: Case) -> None:
    (letter,) = case.file.letters
    copies = issued_copies(case.desk, case.id, letter.letter_id)
    assert copies.title == "Stage 1 acknowledgement 2026/001"
    assert copies.pdf() == letter_pdf(case.desk, letter.digest)
    mark = copies.text().partition("\n")[0]
    assert mark == (
        "COPY of the letter of Monday 23 November 2026, not posted yet. "
        f"The letter itself is the PDF sealed {letter.seal}."
    )
    case.posted(MONDAY)
    again = issued_copies(case.desk, case.id, letter.letter_id)
    assert ", sent on Monday 23 November 2026. The letter" in again.text()


def test_a_copy_has_the_address_and_the_letterhead_as_they_were(case: Case) -> None:
    before = issued_copies(case.desk, case.id, case.file.letters[0].letter_id).text()
    change_person(case.desk, case.id, replace(case.file.person, address="1 Elsewhere\nBath"), None, "He moved.")
    save_settings(case.desk, replace(read_settings(case.desk), landlord="Wells Almshouses", phone="01632 960999"))
    assert issued_copies(case.desk, case.id, case.file.letters[0].letter_id).text() == before
    assert "St Anne's Almshouses" in before
    assert "14 Chapel Row" in before


def test_a_sample_is_marked_as_one(case: Case) -> None:
    sample = replace(case.desk, sample=True)
    assert issued_copies(sample, case.id, case.file.letters[0].letter_id).text().startswith("SAMPLE: ")


def test_a_letter_that_was_withdrawn_has_no_copy(case: Case) -> None:
    with pytest.raises(NoSuchLetter, match="withdrawn"):
        issued_copies(case.desk, case.id, 999)
