"""Marks on sheets, read back out of the PDF."""

from __future__ import annotations

import datetime as dt
import io

import pypdf
import pytest

from app import places
from app.paper.lines import Span, set_lines
from app.paper.sheets import HEIGHT, MM, WIDTH, Sheets
from app.paper.typefaces import typefaces

DATED = dt.date(2026, 11, 23)
FACES = typefaces(places.resources() / "fonts")


def page_with(text: str, title: str = "A title") -> bytes:
    sheets = Sheets(title, "St Anne's Almshouses", DATED)
    (line,) = set_lines([Span(text)], 400, 12, FACES)
    with sheets.content(sheets.root.add("P")):
        sheets.words(line, (20 * MM, 30 * MM), 12, "#111111")
    sheets.rule((20 * MM, 40 * MM), 50, 1, "#111111")
    sheets.panel((20 * MM, 50 * MM), 50, 20, "#eeeeee")
    sheets.showPage()
    return sheets.finish()


def test_the_same_marks_give_the_same_bytes() -> None:
    assert page_with("Words") == page_with("Words")


def test_a_sheet_was_made_on_its_own_date_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    before = page_with("Words")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    metadata = pypdf.PdfReader(io.BytesIO(before)).metadata
    assert metadata is not None
    assert metadata.creation_date == dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
    again = pypdf.PdfReader(io.BytesIO(page_with("Words"))).metadata
    assert again is not None
    assert again.creation_date == metadata.creation_date


def test_a_sheet_is_a4_and_says_its_language_title_and_author() -> None:
    reader = pypdf.PdfReader(io.BytesIO(page_with("Words")))
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (round(WIDTH), round(HEIGHT))
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("A title", "St Anne's Almshouses")


def test_a_lying_sheet_is_a4_on_its_side_and_counts_from_its_own_top() -> None:
    sheets = Sheets("A title", "St Anne's Almshouses", DATED, lying=True)
    assert (sheets.wide, sheets.tall) == (HEIGHT, WIDTH)
    (line,) = set_lines([Span("Words")], 400, 12, FACES)
    with sheets.content(sheets.root.add("P")):
        sheets.words(line, (20 * MM, 30 * MM), 12, "#111111")
    sheets.showPage()
    page = pypdf.PdfReader(io.BytesIO(sheets.finish())).pages[0]
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (round(HEIGHT), round(WIDTH))
    places: list[float] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size: places.append(tm[5]) if text.strip() else None)
    assert places == [pytest.approx(WIDTH - 30 * MM)]


def test_markup_in_a_text_is_only_text() -> None:
    text = pypdf.PdfReader(io.BytesIO(page_with("<b>5 & 6</b> (7) \\n"))).pages[0].extract_text()
    assert text.strip() == "<b>5 & 6</b> (7) \\n"


def test_a_title_keeps_nothing_that_spoils_the_description() -> None:
    reader = pypdf.PdfReader(io.BytesIO(page_with("Words", title="A\x00b\nc")))
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "A\ufffdb c"}
