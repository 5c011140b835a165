"""Documents that an archive takes, held to a checker of PDF/A-2a and PDF/UA-1 and read back by another library."""

from __future__ import annotations

import datetime as dt
import io
import re

import page
import pypdf

from app import places
from app.paper.lines import Span, set_lines
from app.paper.profiles import srgb
from app.paper.sheets import MM, Sheets
from app.paper.typefaces import typefaces

FACES = typefaces(places.resources() / "fonts")
STANDARDS = (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1)


def document(text: str = "Words, Жители") -> bytes:
    sheets = Sheets("Title & <more>", "St Anne's", dt.date(2026, 11, 23))
    (line,) = set_lines([Span(text)], 400, 12, FACES)
    for _ in range(2):
        with sheets.content(sheets.root.add("P")):
            sheets.words(line, (20 * MM, 30 * MM), 12, "#111111")
        sheets.panel((20 * MM, 50 * MM), 50, 20, "#eeeeee")
        sheets.showPage()
    return sheets.finish()


def test_a_document_keeps_both_standards() -> None:
    for standard in STANDARDS:
        report = page.validate_pdf_bytes(document(), profile=standard)
        assert report.rules.total > 50
        assert [failure.message for failure in report.failures] == []


def test_the_profile_of_its_colours_is_in_it() -> None:
    (intent,) = pypdf.PdfReader(io.BytesIO(document())).trailer["/Root"]["/OutputIntents"]  # type: ignore[index]
    assert intent.get_object()["/S"] == "/GTS_PDFA1"
    assert intent.get_object()["/DestOutputProfile"].get_object().get_data() == srgb()


def test_every_typeface_that_it_names_is_in_it() -> None:
    for sheet in pypdf.PdfReader(io.BytesIO(document())).pages:
        fonts = [font.get_object() for font in sheet["/Resources"]["/Font"].values()]  # type: ignore[index]
        assert len(fonts) == 2
        assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts)
        assert all("/ToUnicode" in font for font in fonts)


def test_every_stream_is_as_long_as_it_says_and_ends_on_a_line_of_its_own() -> None:
    pdf = document()
    assert pdf.startswith(b"%PDF-1.7\n")
    starts = [match.end() for match in re.finditer(rb">>\r?\nstream\n", pdf)]
    lengths = [int(length) for length in re.findall(rb"/Length (\d+)", pdf)]
    assert len(starts) == len(lengths) > 5
    assert all(
        pdf[start + length :].startswith(b"\nendstream\nendobj\n")
        for start, length in zip(starts, lengths, strict=True)
    )


def test_its_objects_lie_where_its_table_says() -> None:
    reader = pypdf.PdfReader(io.BytesIO(document()), strict=True)  # strict: raises where anything lies elsewhere
    assert len(reader.pages) == 2
    assert reader.metadata is not None
    assert reader.metadata.title == "Title & <more>"


def test_the_same_document_has_the_same_bytes_and_another_has_another_name() -> None:
    assert document() == document()
    names = [pypdf.PdfReader(io.BytesIO(pdf)).trailer["/ID"] for pdf in (document(), document("Other words"))]
    assert names[0] != names[1]
