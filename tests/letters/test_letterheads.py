"""What stands round the text: nothing overruns, and nothing but the address is in the window."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest
from PIL import Image

from app import places
from app.letters.drafts import Draft
from app.letters.facts import WINDOWS as KINDS
from app.letters.facts import Landlord
from app.letters.windows import window_of
from app.paper.flows import CAP_HEIGHT
from app.paper.pictures import Picture
from app.paper.typefaces import typefaces
from tests.letters.cases import LANDLORD, LETTERS_OF, NINE_POINTS, SEAL, draft, written
from tests.letters.pages import MM, overfull, page_texts, printed, spoken, words

FACES = typefaces(places.resources() / "fonts")
HAIR = 0.5
"""Millimetres by which four lines in large print end below what a window can show, where the envelope has none."""

LONG_NAME = "The Worshipful Company of Wells Weavers and St Anne's United Almshouse Charities"


def logo(wide: int, tall: int) -> Picture:
    """A logo of so many dots."""
    content = io.BytesIO()
    Image.new("RGB", (wide, tall), "navy").save(content, "PNG")
    return Picture(content.getvalue())


def seen_through(letter: Draft, landlord: Landlord) -> list[str]:
    """What a window can show of the first page, however the sheet slips in the envelope."""
    window = window_of(landlord)
    pdf = printed(letter, landlord)
    for corner, foot in _pictures(pdf):
        assert foot < window.head or corner > window.aside
    return [
        word.text
        for word in words(pdf)
        if word.page == 0 and window.head < word.y < window.clear_to + HAIR and word.x < window.aside - 1
    ]


def _pictures(pdf: bytes) -> list[tuple[float, float]]:
    """The left edge and the foot of each picture on the first page, in millimetres from the top left."""
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    placed = re.findall(rb"q [\d.]+ 0 0 [\d.]+ ([\d.]+) ([\d.]+) cm\s+/FormXob", content.get_data())
    return [(float(x) / MM, 297 - float(y) / MM) for x, y in placed]


ADDRESS = ["Mr D. Dunmore", "14 Chapel Row", "WELLS", "BA5 2XX"]


@pytest.mark.parametrize("window", KINDS)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", [LANDLORD.name, LONG_NAME])
@pytest.mark.parametrize("logo", [None, logo(600, 400), logo(900, 80), logo(80, 900)])
@pytest.mark.parametrize(("across", "down"), [(0.0, 0.0), (5.0, 5.0), (-5.0, -5.0)])
def test_only_the_address_is_in_the_window(  # noqa: PLR0913 - each is a thing that could show in it
    window: str, name: str, logo: Picture | None, across: float, down: float, *, large: bool
) -> None:
    landlord = replace(LANDLORD, window=window, name=name, logo=logo, across=across, down=down)
    assert seen_through(draft(landlord=landlord, large_print=large), landlord) == ADDRESS


@pytest.mark.parametrize("window", ["dl", "c5"])
@pytest.mark.parametrize("count", range(1, 6))
def test_an_address_in_large_print_shows_whole_and_nothing_else_does(window: str, count: int) -> None:
    """Three lines to seven, the last of them as long as the window is wide."""
    landlord = replace(LANDLORD, window=window)
    lines = (*(f"{number} The Maltings" for number in range(1, count)), "ST MARY MAGDALENE BY THE WATER")
    letter = draft(landlord=landlord, large_print=True, address=lines)
    assert seen_through(letter, landlord) == ["Mr D. Dunmore", *lines, "BA5 2XX"]
    left, top, right, foot = window_of(landlord).shows
    for word in words(printed(letter, landlord)):
        if word.page == 0 and word.text in lines:
            wide = FACES.width(word.text, word.size) / MM
            assert left < word.x < word.x + wide <= right
            assert top < word.y - CAP_HEIGHT * word.size / MM
            assert word.y < foot + 0.01


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("count", [1, 3, 5])
def test_the_date_stands_level_with_the_name_in_the_address(count: int, *, large: bool) -> None:
    shown = words(printed(draft(large_print=large, address=tuple(f"{n} Row" for n in range(count)))))
    name = next(word for word in shown if word.text == "Mr D. Dunmore")
    date = next(word for word in shown if word.page == 0 and word.text.startswith("Wednesday"))
    tops = [word.y - CAP_HEIGHT * word.size / MM for word in (name, date)]
    assert tops[0] == pytest.approx(tops[1], abs=0.1)


@pytest.mark.parametrize("window", KINDS)
@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_of_every_kind_of_letter_only_the_address_is_in_the_window(
    edition: str, kind: str, stage: int, window: str
) -> None:
    landlord = replace(LANDLORD, window=window)
    large = (len(kind) + stage) % 2 == 0  # each of them in one of the two prints; the windows are the same in both
    assert seen_through(written(edition, kind, stage, landlord, large_print=large), landlord) == ADDRESS


@pytest.mark.parametrize("large", [False, True])
def test_a_logo_stands_at_the_right_of_the_name_and_says_nothing_aloud(*, large: bool) -> None:
    shown = replace(LANDLORD, logo=logo(600, 400))
    letter = draft(landlord=shown, large_print=large)
    pdf = printed(letter, shown)
    ((corner, foot),) = _pictures(pdf)
    name = next(word for word in words(pdf) if word.text == LANDLORD.name)
    assert corner > name.x + FACES.width(name.text, name.size, bold=True) / MM
    assert foot > name.y
    plain = spoken(printed(draft(large_print=large)))
    assert _heard(spoken(pdf)) == _heard(plain)
    assert pdf == printed(letter, shown)


@pytest.mark.parametrize("window", KINDS)
@pytest.mark.parametrize("large", [False, True])
def test_the_longest_that_settings_takes_stays_above_the_window(window: str, *, large: bool) -> None:
    long = "Wonderful almshouses " * 5 + "and a half here"
    landlord = replace(
        LANDLORD,
        name=long,
        registration=long,
        address=("A long line of an address, as long as an envelope has room",) * 6,
        email="e" * 60 + "@stannes.example",
        website="w" * 120,
        logo=logo(600, 400),
        window=window,
        down=-5.0,
    )
    assert seen_through(draft(landlord=landlord, large_print=large), landlord) == ADDRESS


def _heard(spoken: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Without the dots between details, which stand where the lines of a letterhead do not end."""
    return [(role, [word for word in text.split() if word != "·"]) for role, text in spoken]


def test_all_that_is_on_a_letterhead_is_on_it_whole_with_the_longest_names() -> None:
    full = replace(
        LANDLORD,
        name=LONG_NAME,
        registration="Registered charity 200000 and company limited by guarantee 01234567",
        address=("The Old Almshouse Office", "1 Chapel Row", "Wells", "Somerset", "BA5 2XX"),
        email="complaints.officer@united-almshouse-charities-of-wells.example",
        website="www.united-almshouse-charities-of-wells.example",
        logo=logo(600, 400),
    )
    for window in KINDS:
        landlord = replace(full, window=window)
        pdf = printed(draft(landlord=landlord), landlord)
        head = page_texts(pdf)[0]
        address = "The Old Almshouse Office, 1 Chapel Row, Wells, Somerset, BA5 2XX"
        for said in (full.name, full.registration, address, full.phone, full.email, full.website):
            assert said in head
        assert overfull(pdf) == []


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
