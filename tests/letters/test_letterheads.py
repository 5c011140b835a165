"""What stands round the text: nothing overruns, and nothing but the address is in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import places
from app.letters.facts import WINDOWS as KINDS
from app.letters.windows import WINDOWS
from app.paper.typefaces import typefaces
from tests.letters.cases import LANDLORD, NINE_POINTS, SEAL, draft
from tests.letters.pages import MM, page_texts, printed, words

FACES = typefaces(places.resources() / "fonts")
LONG_NAME = "The Worshipful Company of Wells Weavers and St Anne's United Almshouse Charities"


@pytest.mark.parametrize("window", KINDS)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", [LANDLORD.name, LONG_NAME])
def test_only_the_address_is_in_the_window(window: str, name: str, *, large: bool) -> None:
    landlord = replace(LANDLORD, window=window, name=name)
    geometry = WINDOWS[window]
    seen = [
        word.text
        for word in words(printed(draft(landlord=landlord, large_print=large), landlord))
        if word.page == 0 and geometry.head < word.y < geometry.clear_to and word.x < geometry.aside - 1
    ]
    assert seen == ["Mr D. Dunmore", "14 Chapel Row", "WELLS", "BA5 2XX"]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("reference", ["2026/031", "STANNES-COMPLAINTS-2026-000031"])
def test_nothing_overruns_a_margin(reference: str, *, large: bool) -> None:
    letter = draft(
        reference=reference, large_print=large, points=NINE_POINTS, handler_phone="01749 000000 extension 12"
    )
    for word in words(printed(letter)):
        right = word.x + FACES.width(word.text, word.size, bold=word.bold) / MM
        assert word.x >= 20
        assert right <= 210 - 20, word


def test_every_page_has_its_number_the_name_and_the_reference() -> None:
    texts = page_texts(printed(draft(points=NINE_POINTS)))
    assert len(texts) == 3
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of 3" in text
        assert SEAL in text
        assert "St Anne's Almshouses" in text
        assert "2026/031" in text


def test_a_long_name_leaves_out_the_reference_and_not_itself() -> None:
    landlord = replace(LANDLORD, name=LONG_NAME)
    second = page_texts(printed(draft(landlord=landlord), landlord))[1]
    assert LONG_NAME in second


def test_fold_marks_can_be_turned_off() -> None:
    plain = replace(LANDLORD, fold_marks=False)
    assert printed(draft(), LANDLORD) != printed(draft(landlord=plain), plain)


def test_a_sample_says_so_on_every_page() -> None:
    assert all("SAMPLE – do not post" in text for text in page_texts(printed(draft(), sample=True)))  # noqa: RUF001
    assert not any("SAMPLE" in text for text in page_texts(printed(draft())))
