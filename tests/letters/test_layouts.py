"""The letter as a PDF: who may print it, that it can be read aloud, and that its bytes are its own."""

from __future__ import annotations

import io
import re
import time
import unicodedata
from dataclasses import replace
from typing import Any

import page
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.letters.checks import approve, unmet
from app.letters.drafts import Copy, Draft
from app.letters.facts import Landlord
from app.letters.layouts import DRAFT, SAMPLE, preview_pdf, to_pdf
from app.letters.nameless_sheets import SHEET
from tests.letters.cases import EDITIONS, LANDLORD, LETTERS_OF, NINE_POINTS, SEAL, acknowledgement, draft, written
from tests.letters.pages import overfull, page_texts, printed, spoken, unended_pages

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
    """What a reader of PDF/UA-1 or an archive of PDF/A-2a would object to."""
    found = []
    for standard in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(pdf, profile=standard)
        assert report.rules.total > 50
        found += [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    return found


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_is_pdf_ua_1_and_pdf_a_2a(edition: str, name: str) -> None:
    letter = draft(edition, **LETTERS[name])
    assert accessible(printed(letter)) == []
    assert accessible(printed(letter, sample=True)) == []
    assert accessible(preview(letter.with_text("received", ""))) == []


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_every_kind_of_letter_is_pdf_ua_1_and_pdf_a_2a_in_ordinary_and_in_large_print(
    edition: str, kind: str, stage: int, *, large: bool
) -> None:
    letter = written(edition, kind, stage, large_print=large)
    pdf = printed(letter)
    assert accessible(pdf) == []
    assert _in_order(letter, " ".join(_words(" ".join(text for _, text in spoken(pdf)))))
    assert unended_pages(pdf) == []
    assert overfull(pdf) == []
    text = " ".join(page_texts(pdf))
    assert letter.title in text
    assert text.count("0300 111 3000") == 1
    assert text.count("Yours sincerely Anne Clerk") == 1


def _words(text: str) -> list[str]:
    """The words of a text, without what only sets them: marks of bold, numbers and bullets of lists."""
    return re.findall(r"[^\W_]+", text)


def _in_order(letter: Draft, heard: str) -> bool:
    """Whether everything that the letter says is heard, each part after the one before."""
    spoken_parts = [part for part in letter.parts if part.text.strip()]
    said = [text for part in spoken_parts if part.look != SHEET for text in (part.heading, part.text)]
    sent_back = [text for part in spoken_parts if part.look == SHEET for text in (part.heading, part.text)]
    signed = (letter.closing, letter.facts.handler)
    at = 0
    for text in (f"Dear {letter.facts.salutation}", letter.title, *said, *signed, *sent_back):
        words = " ".join(_words(text))
        at = heard.find(words, at)
        if at < 0:
            pytest.fail(f"not heard, or not in its place: {words!r}")
        at += len(words)
    return True


@given(
    texts=st.lists(
        st.text(st.sampled_from("aaabcdeißŵ łx.,-–\n\n  1"), max_size=900),  # noqa: RUF001 - a dash, as people type it
        min_size=1,
        max_size=6,
    ),
    long=st.integers(0, 300),
    window=st.sampled_from(["dl", "c5", "none"]),
    large=st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_whatever_is_typed_no_line_is_overfull_and_no_heading_ends_a_page(
    texts: list[str], long: int, window: str, *, large: bool
) -> None:
    landlord = replace(LANDLORD, window=window)
    letter = draft(landlord=landlord, large_print=large)
    for part, text in zip(letter.parts, [*texts, "W" * long], strict=False):
        letter = letter.with_text(part.key, text)
    pdf = preview_pdf(letter, acknowledgement("2024"), landlord, SEAL)
    assert unended_pages(pdf) == []
    assert overfull(pdf) == []


ON_PAPER = ("name", "registration", "phone", "email", "website")


def told(letter: Draft, landlord: Landlord = LANDLORD) -> str:
    """What stops a letter, in one text."""
    return " ".join(problem.sentence for problem in unmet(letter, acknowledgement("2024"), landlord))


@pytest.mark.parametrize("character", ["🙂", "ש", "ع", "漢", "क", "\x07"])
def test_every_text_that_gets_on_paper_is_looked_through_for_what_cannot_be_printed(character: str) -> None:
    odd = f"x {character}"
    texts: dict[str, Any] = dict.fromkeys(
        ("addressee", "salutation", "postcode", "reference", "handler", "handler_post", "handler_phone"), odd
    )
    texts |= dict.fromkeys(("representative", "hazard_note", "repair_note"), odd)
    texts |= dict.fromkeys(("address", "outcomes", "questions"), (odd,))
    letters = [draft(**{name: text}) for name, text in texts.items()]
    letters += [draft(points=((odd, "ours"),))]
    letters += [replace(draft(), title=odd), replace(draft(), rows_heading=odd), replace(draft(), closing=odd)]
    letters += [replace(draft(), enclosures=(odd,)), replace(draft(), copies=(Copy(odd),))]
    letters += [draft().with_text(part.key, odd) for part in draft().parts]
    for letter in letters:
        assert "cannot print" in told(letter)
    heads: list[Landlord] = [replace(LANDLORD, **{name: odd}) for name in ON_PAPER]  # type: ignore[arg-type]
    heads += [replace(LANDLORD, address=(odd,))]
    for landlord in heads:
        assert "cannot print" in told(draft(landlord=landlord), landlord)


def test_names_in_welsh_and_polish_are_printed_as_they_are_written() -> None:
    names = "Tŷ Ŵyn Ffŷs Wŵ Ẅ Łucja Żółć Gęśla Jaźń Ŷ"
    for form in ("NFC", "NFD"):
        letter = draft(addressee=unicodedata.normalize(form, names), salutation=unicodedata.normalize(form, names))
        assert f"Dear {names}" in page_texts(printed(letter))[0]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_a_panel_is_on_one_page_wherever_the_text_before_it_ends(lines: int, *, large: bool) -> None:
    letter = draft(large_print=large).with_text("received", "\n".join(f"Line {number}." for number in range(lines + 1)))
    texts = page_texts(preview(letter))
    (whole,) = [text for text in texts if "You can go to the Housing Ombudsman at any stage" in text]
    assert "PO Box 1484" in whole
    assert "0300 111 3000" in whole
    assert any("Yours sincerely Anne Clerk Clerk to the trustees" in text for text in texts)


def test_a_letter_of_sixty_pages_is_made_while_one_waits() -> None:
    paragraph = "We looked at what you told us about the radiator, and at what we wrote down at the time. " * 6
    letter = written("2024", "response", 1)
    key = max(letter.parts, key=lambda part: len(part.text)).key
    long = letter.with_text(key, letter.part(key).text + f"\n\n{paragraph}" * 260)
    began = time.perf_counter()
    pdf = printed(long)
    took = time.perf_counter() - began
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) >= 60
    assert took < 5, took  # about half a second where nothing else runs


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
        if not isinstance(child, int) and "/S" in child:
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
