"""The blank forms: what is filled in by hand, what stands beside the telephone, and words that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places
from app.letters.terms import TERMS
from app.reports.paper_forms import Block, FormError, PaperForm, form_pdf, read_form
from tests.reports.papers import LONG_NAME, PRINTING, SAMPLE, accessible, cut_off, page_count, said

FORMS = sorted((places.resources() / "forms").glob("*.toml"))
NAMES = [path.stem for path in FORMS]
WORDS = {
    **{key: term.almshouse for key, term in TERMS.items()},
    "residents": "residents",
    "landlord": "St Anne's Almshouses",
    "address": "1 Chapel Row, Wells, BA5 2XX",
    "phone": "01749 000000",
    "email": "clerk@stannes.example",
    "officer": "Anne Clerk",
    "acknowledge_days": "5 working days",
    "definition": "an expression of dissatisfaction",
    "ombudsman": "Housing Ombudsman Service",
    "ombudsman_phone": "0300 000 0000",
    "ombudsman_website": "www.ombudsman.example",
    "ombudsman_address": "1 High Street, Preston, PR1 0AA",
}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("path", FORMS, ids=NAMES)
def test_every_form_can_be_read_by_everybody(path: Path, large: bool) -> None:  # noqa: FBT001 - a parameter
    pdf = form_pdf(read_form(path, WORDS), PRINTING, large=large)
    assert accessible(pdf) == []
    assert not cut_off(pdf)
    assert page_count(pdf) <= (4 if large else 2)


def test_the_complaint_form_says_that_nobody_has_to_use_it_and_whom_else_to_ask() -> None:
    text = said(form_pdf(read_form(places.resources() / "forms" / "complaint_form.toml", WORDS), PRINTING))
    wanted = (
        "You need not use the word “complaint”.",
        "We write to you within 5 working days",
        "What would you like us to do about it?",
        "1 Chapel Row, Wells, BA5 2XX",
        "Telephone: 0300 000 0000.",
    )
    assert [words for words in wanted if words not in text.replace("\u00a0", " ")] == []


def test_the_telephone_sheet_quotes_the_definition_and_offers_the_choice() -> None:
    text = said(form_pdf(read_form(places.resources() / "forms" / "telephone_sheet.toml", WORDS), PRINTING))
    assert "“an expression of dissatisfaction”" in text
    assert "You can make a complaint of this, if you wish." in text
    assert "Hand this sheet to Anne Clerk on the same day." in text


def test_a_form_of_the_sample_says_so() -> None:
    assert "SAMPLE" in said(form_pdf(PaperForm("A form", (Block("Heading", ("Words.",)),)), SAMPLE))


def test_long_names_stay_on_the_paper() -> None:
    words = {**WORDS, "officer": LONG_NAME, "landlord": LONG_NAME}
    for path in FORMS:
        assert not cut_off(form_pdf(read_form(path, words), PRINTING, large=True))


def test_the_same_form_gives_the_same_bytes() -> None:
    first, again = (form_pdf(read_form(FORMS[0], WORDS), PRINTING) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('title = "A"\nnote = ""\n[[block]]\nshout = ["x"]', "“shout” is not known"),
        ('title = "{nobody}"\nnote = ""', "“{nobody}” is not known"),
        ("title = ", "form.toml"),
    ],
)
def test_a_form_that_is_written_wrongly_names_the_file(tmp_path: Path, words: str, told: str) -> None:
    path = tmp_path / "form.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(FormError) as refused:
        read_form(path, WORDS)
    assert "form.toml" in refused.value.sentence
    assert told in refused.value.sentence


def test_what_settings_do_not_say_yet_is_asked_for() -> None:
    with pytest.raises(FormError, match="Settings do not say the phone yet"):
        read_form(FORMS[0], {**WORDS, "phone": ""})
