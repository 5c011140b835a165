"""The page that measures where the window of an envelope is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import page
import pytest

from app import places
from app.letters.rulers import ADDRESS, SCALE, TITLE, ruler_pdf, steps
from app.letters.windows import WINDOWS, window_of
from app.paper.flows import CAP_HEIGHT
from app.paper.sheets import MM
from app.paper.typefaces import typefaces
from tests.letters.cases import LANDLORD, draft
from tests.letters.pages import page_texts, printed, spoken, words

DATED = dt.date(2026, 11, 23)
FACES = typefaces(places.resources() / "fonts")


@pytest.mark.parametrize("kind", WINDOWS)
def test_it_keeps_the_standards_and_is_read_in_order(kind: str) -> None:
    pdf = ruler_pdf(replace(LANDLORD, window=kind), DATED)
    for standard in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert [failure.message for failure in page.validate_pdf_bytes(pdf, profile=standard).failures] == []
    heard = [text for _, text in spoken(pdf)]
    assert heard[0] == TITLE
    assert tuple(heard[-len(ADDRESS) :]) == ADDRESS
    assert len(page_texts(pdf)) == 1
    assert pdf == ruler_pdf(replace(LANDLORD, window=kind), DATED)


@pytest.mark.parametrize("kind", WINDOWS)
@pytest.mark.parametrize(("across", "down"), [(0.0, 0.0), (3.0, -2.0), (-1.5, 5.0)])
def test_its_address_stands_where_letters_have_it(kind: str, across: float, down: float) -> None:
    landlord = replace(LANDLORD, window=kind, across=across, down=down)
    shown = {word.text: word for word in words(ruler_pdf(landlord, DATED))}
    letter = draft(landlord=landlord, addressee=ADDRESS[0], address=ADDRESS[1:-1], postcode=ADDRESS[-1])
    for word in words(printed(letter, landlord)):
        if word.page == 0 and word.text in ADDRESS:
            assert (shown[word.text].x, shown[word.text].y) == pytest.approx((word.x, word.y), abs=0.01)
    assert shown["Mr A. Sample"].x == pytest.approx(window_of(landlord).left, abs=0.01)


def test_the_numbers_say_where_they_stand() -> None:
    numbers = [word for word in words(ruler_pdf(LANDLORD, DATED)) if "/" in word.text]
    assert len(numbers) > 50
    for word in numbers:
        across, down = map(int, word.text.split("/"))
        assert 0 < word.x - across < 2
        assert 0 < word.y - down < 4


@pytest.mark.parametrize("kind", WINDOWS)
@pytest.mark.parametrize(("across", "down"), [(0.0, 0.0), (3.0, -2.0), (-5.0, 5.0)])
def test_the_address_touches_neither_the_frame_nor_a_number(kind: str, across: float, down: float) -> None:
    landlord = replace(LANDLORD, window=kind, across=across, down=down)
    left, top, _, foot = window_of(landlord).shows
    shown = words(ruler_pdf(landlord, DATED))
    address = [word for word in shown if word.text in ADDRESS]
    for word in address:
        assert word.x - left >= 1.9
        assert word.y - CAP_HEIGHT * word.size / MM - top >= 1.5
        assert foot - word.y >= 1.9
    lowest, highest = max(word.y for word in address), min(word.y for word in address)
    widest = max(word.x + FACES.width(word.text, word.size) / MM for word in address)
    for word in shown:
        if "/" in word.text and word.size < 7:
            beside = word.x > widest + 1 or word.x + 8 < address[0].x
            assert beside or word.y < highest - 4 or word.y > lowest + 2


def test_the_line_of_a_hundred_millimetres_is_numbered() -> None:
    shown = [word for word in words(ruler_pdf(LANDLORD, DATED)) if word.size == SCALE]
    assert [word.text for word in shown] == [str(at) for at in range(0, 100, 10)] + ["100 mm"]
    zero, ten = (word.x + FACES.width(word.text, word.size) / MM / 2 for word in shown[:2])
    assert ten - zero == pytest.approx(10, abs=0.01)


def test_it_says_how_far_the_address_is_moved_now() -> None:
    assert "where it usually is" in steps(LANDLORD)[-1]
    assert "3 mm right and 1.5 mm up" in steps(replace(LANDLORD, across=3.0, down=-1.5))[-1]
    assert "2 mm left and 0 mm down" in steps(replace(LANDLORD, across=-2.0))[-1]
    assert any("in half" in step for step in steps(replace(LANDLORD, window="c5")))
    assert any("no window" in step for step in steps(replace(LANDLORD, window="none")))
