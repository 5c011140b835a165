"""The one form in which a picture is kept, and how it is put on a sheet."""

from __future__ import annotations

import datetime as dt
import io

import page
import pypdf
import pytest
from PIL import Image

from app.paper.pictures import NotAPicture, Picture
from app.paper.sheets import MM, Sheets


def png(mode: str = "RGB", size: tuple[int, int] = (90, 60), colour: str = "red") -> bytes:
    content = io.BytesIO()
    Image.new(mode, size, colour).save(content, "PNG")
    return content.getvalue()


def test_a_picture_keeps_its_proportions_in_the_room_it_has() -> None:
    picture = Picture(png())
    assert picture.size == (90, 60)
    assert picture.within(45, 100) == (45, 30)
    assert picture.within(1000, 30) == (45, 30)


@pytest.mark.parametrize("content", [b"", b"text", png("RGBA"), png("L", colour="black"), png()[:20], png()[:8]])
def test_bytes_of_another_form_are_no_picture(content: bytes) -> None:
    with pytest.raises(NotAPicture):
        Picture(content)


def test_a_picture_on_a_sheet_is_the_picture_and_an_archive_takes_it() -> None:
    picture = Picture(png())
    sheets = Sheets("A title", "Nobody", dt.date(2026, 11, 23))
    for _ in range(2):
        sheets.picture(picture, (20 * MM, 20 * MM), (45, 30))
        sheets.showPage()
    pdf = sheets.finish()
    for standard in (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1):
        assert [failure.message for failure in page.validate_pdf_bytes(pdf, profile=standard).failures] == []
    first, second = pypdf.PdfReader(io.BytesIO(pdf)).pages
    shown = first.images[0].image
    assert shown is not None
    assert shown.convert("RGB").getpixel((10, 10)) == (255, 0, 0)
    assert shown.size == (90, 60)
    objects = [sheet["/Resources"]["/XObject"].raw_get("/FormXob.picture0") for sheet in (first, second)]  # type: ignore[index]
    assert objects[0] == objects[1]  # kept once, however often it is shown
