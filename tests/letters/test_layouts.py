"""The letter as a PDF: who may print it, that it can be read aloud, and that its bytes are its own."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import page
import pypdf
import pytest

from app.letters.checks import approve
from app.letters.drafts import Draft
from app.letters.layouts import DRAFT, SAMPLE, preview_pdf, to_pdf
from tests.letters.cases import EDITIONS, LANDLORD, LETTERS_OF, NINE_POINTS, SEAL, acknowledgement, draft, written
from tests.letters.pages import page_texts, printed

LETTERS: dict[str, dict[str, Any]] = {
    "usual": {},
    "large": {"large_print": True, "adjustments": ("Letters in large print",), "questions": ("When?",)},
    "nine": {"points": NINE_POINTS},
    "few": {"outcomes": (), "representative": "Mrs Ivy Dunmore", "repair_note": ""},
    "accents": {"addressee": "Ms Zoë Ŵilliams-O\u2019Brien", "points": (("Жители → Łódź, ½ of it.", "ours"),)},
}


def preview(letter: Draft, *, sample: bool = False) -> bytes:
    return preview_pdf(letter, acknowledgement(letter.edition_key), LANDLORD, SEAL, sample=sample)


def accessible(pdf: bytes) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 50
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_is_pdf_ua_1(edition: str, name: str) -> None:
    letter = draft(edition, **LETTERS[name])
    assert accessible(printed(letter)) == []
    assert accessible(printed(letter, sample=True)) == []
    assert accessible(preview(letter.with_text("received", ""))) == []


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_every_kind_of_letter_is_pdf_ua_1_in_ordinary_and_in_large_print(
    edition: str, kind: str, stage: int, *, large: bool
) -> None:
    letter = written(edition, kind, stage, large_print=large)
    pdf = printed(letter)
    assert accessible(pdf) == []
    text = " ".join(page_texts(pdf))
    assert letter.title in text
    assert text.count("0300 111 3000") == 1
    assert text.count("Yours sincerely Anne Clerk") == 1


def test_what_is_not_taken_stands_at_no_stage() -> None:
    assert "Complaint Stage" not in page_texts(printed(written("2024", "refusal", 0)))[0]
    assert "Complaint Stage 2" in page_texts(printed(written("2024", "response", 2)))[0]


def test_the_structure_is_read_in_order() -> None:
    root = pypdf.PdfReader(io.BytesIO(printed(draft()))).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    roles = list(_roles(root["/K"][0].get_object()))
    assert roles.count("/H1") == 1
    assert roles.index("/H1") < roles.index("/H2")
    assert {"/Document", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD"} <= set(roles)


def _roles(element: pypdf.generic.DictionaryObject) -> list[str]:
    roles = [str(element["/S"])]
    for kid in element["/K"]:  # type: ignore[attr-defined]
        child = kid.get_object()
        if "/S" in child:
            roles += _roles(child)
    return roles


@pytest.mark.parametrize("name", LETTERS)
def test_the_same_letter_gives_the_same_bytes(name: str) -> None:
    assert printed(draft(**LETTERS[name])) == printed(draft(**LETTERS[name]))


def test_a_complete_letter_is_previewed_as_it_is_printed() -> None:
    assert preview(draft()) == printed(draft())
    assert preview(draft(), sample=True) == printed(draft(), sample=True)


def test_an_incomplete_letter_is_stamped_on_every_page() -> None:
    texts = page_texts(preview(draft().with_text("ombudsman", ""), sample=True))
    assert all(DRAFT in text and SAMPLE in text for text in texts)


def test_a_preview_stands_whatever_is_wrong() -> None:
    letter = draft(addressee="", address=(), postcode="", salutation="", handler="", points=(), reference="")
    assert page_texts(preview(letter))
    assert "\ufffd" in page_texts(preview(draft(salutation="Mr 🙂\x07")))[0]
    surname = "Mr " + "Abcdefghij" * 20
    assert "Abcdefghij" in page_texts(preview(draft(addressee=surname, salutation=surname, address=("Line",) * 9)))[0]


def test_a_letter_is_not_printed_on_a_letterhead_it_was_not_approved_on() -> None:
    approved = approve(draft(), acknowledgement("2024"), LANDLORD)
    with pytest.raises(ValueError, match="another letterhead"):
        to_pdf(approved, replace(LANDLORD, phone="01749 111111"), SEAL)


def test_the_title_and_the_author_are_said() -> None:
    metadata = pypdf.PdfReader(io.BytesIO(printed(draft()))).metadata
    assert metadata is not None
    assert metadata.title == "We have received your complaint, 2026/031"
    assert metadata.author == "St Anne's Almshouses"
