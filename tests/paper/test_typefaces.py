"""Which typeface sets a character, and how wide words are."""

from __future__ import annotations

import datetime as dt
import io
import re

import pypdf
import pytest

from app import places
from app.paper.flows import Column, Style, paragraph
from app.paper.sheets import Sheets
from app.paper.typefaces import MOST_IN_A_BLOCK, Run, Typefaces, typefaces

FOLDER = places.resources() / "fonts"


@pytest.fixture
def faces() -> Typefaces:
    return typefaces(FOLDER)


def test_a_text_is_divided_by_the_typeface_that_sets_it(faces: Typefaces) -> None:
    assert faces.runs("Жmega £5 → 6") == (
        Run("DejaVuSans", "Ж"),
        Run("AtkinsonHyperlegibleNext-Regular", "mega £5 "),
        Run("DejaVuSans", "→"),
        Run("AtkinsonHyperlegibleNext-Regular", " 6"),
    )
    assert faces.runs("Ж", bold=True) == (Run("DejaVuSans-Bold", "Ж"),)


def test_an_unprintable_character_is_found_once_and_shown_as_a_replacement(faces: Typefaces) -> None:
    assert faces.unprintable("Dear 🙂 שש 🙂\n漢") == ("🙂", "ש", "漢")
    assert "".join(run.text for run in faces.runs("a🙂b")) == "a\ufffdb"


def test_the_fallback_is_not_opened_for_an_ordinary_text() -> None:
    fresh = Typefaces(FOLDER)
    fresh.runs("An ordinary letter, with a café in it.")
    assert "_fallbacks" not in vars(fresh)
    fresh.runs("Ж")
    assert "_fallbacks" in vars(fresh)


def test_width_grows_with_size_and_weight(faces: Typefaces) -> None:
    assert faces.width("words", 20) == pytest.approx(2 * faces.width("words", 10))
    assert faces.width("words", 10, bold=True) > faces.width("words", 10)


def test_each_typeface_ships_with_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "AtkinsonHyperlegibleNext-OFL.txt").read_text(encoding="utf-8")
    assert "Bitstream Vera" in (FOLDER / "DejaVuSans-LICENCE.txt").read_text(encoding="utf-8")


def test_the_character_map_has_no_null_and_no_long_block(faces: Typefaces) -> None:
    sheets = Sheets("Every letter", "Nobody", dt.date(2026, 11, 23))
    text = "".join(map(chr, range(0x20, 0x17F)))
    style = Style(10, 14)
    for number, slab in enumerate(paragraph(style.spans(text), style, Column(400, faces), sheets.root.add("P"))):
        slab.draw(sheets, 50, 50 + number * 14)
    sheets.showPage()
    maps = _character_maps(sheets.finish())
    assert maps
    for one in maps:
        assert "<0000>" not in one
        assert all(int(count) <= MOST_IN_A_BLOCK for count in re.findall(r"(\d+) beginbfchar", one))


def _character_maps(pdf: bytes) -> list[str]:
    objects = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    fonts = [font.get_object() for font in objects.values()]
    return [font["/ToUnicode"].get_object().get_data().decode("latin-1") for font in fonts if "/ToUnicode" in font]
