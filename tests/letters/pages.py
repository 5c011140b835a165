"""Letters read back out of their PDF, for the tests of how they are set."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf

from app import places
from app.letters.checks import approve
from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.layouts import to_pdf
from app.paper.typefaces import typefaces
from tests.letters.cases import LANDLORD, SEAL, letter_rule

MM = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """Text as one piece on a page: where its baseline begins, in millimetres from the top left, and its size."""

    page: int
    x: float
    y: float
    size: float
    text: str
    bold: bool


def printed(letter: Draft, landlord: Landlord = LANDLORD, *, sample: bool = False) -> bytes:
    """The letter as it is printed."""
    rule = letter_rule(letter.edition_key, letter.kind, letter.stage)
    return to_pdf(approve(letter, rule, landlord), landlord, SEAL, sample=sample)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, its whitespace folded."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def words(pdf: bytes) -> list[Word]:
    """Every piece of text with its place."""
    found: list[Word] = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(pdf)).pages):

        def visit(
            text: str, _cm: object, tm: list[float], font: dict[str, str] | None, size: float, page: int = number
        ) -> None:
            if text.strip():
                bold = bool(font) and "Bold" in str((font or {}).get("/BaseFont"))
                found.append(Word(page, tm[4] / MM, 297 - tm[5] / MM, size, text.strip(), bold))

        page.extract_text(visitor_text=visit)
    return found


def overfull(pdf: bytes) -> list[Word]:
    """Text that begins or ends less than 20 mm from a side of the sheet."""
    faces = typefaces(places.resources() / "fonts")
    ends = ((word, word.x + faces.width(word.text, word.size, bold=word.bold) / MM) for word in words(pdf))
    return [word for word, end in ends if word.x < 20 or end > 210 - 20]


def unended_pages(pdf: bytes) -> list[int]:
    """Pages, counted from 1, that end in a heading: what it heads stands overleaf."""
    sheets = [sheet.get_contents() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    tags = [re.findall(rb"/(\w+) <</MCID", sheet.get_data()) if sheet is not None else [] for sheet in sheets]
    return [number for number, tagged in enumerate(tags, 1) if tagged and tagged[-1] in (b"H1", b"H2")]


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """What a screen reader reads, in its order: the role of each element that owns text, and that text."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    texts = {
        (sheet.indirect_reference.idnum, number): text  # type: ignore[union-attr]
        for sheet in reader.pages
        for number, text in _marked(sheet, reader).items()
    }
    root = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    return list(_elements(root["/K"][0].get_object(), texts))


def _elements(element: Any, texts: dict[tuple[int, int], str]) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - of pypdf
    own = ""
    for kid in element["/K"]:
        child = kid.get_object()
        if isinstance(child, int):  # a piece of the page that the element itself names
            own += texts[element.raw_get("/Pg").idnum, int(child)]
        elif "/S" in child:
            yield from _elements(child, texts)
        else:
            own += texts[child.raw_get("/Pg").idnum, int(child["/MCID"])]
    if own:
        yield str(element["/S"]), own


def _marked(sheet: pypdf.PageObject, reader: pypdf.PdfReader) -> dict[int, str]:
    """The text of each numbered piece of a page, by the maps of its typefaces."""
    fonts = {name: _map_of(font.get_object()) for name, font in sheet["/Resources"]["/Font"].items()}  # type: ignore[index]
    found: dict[int, str] = {}
    number, font = None, dict[int, str]()
    for operands, operator in pypdf.generic.ContentStream(sheet.get_contents(), reader).operations:
        if operator == b"BDC":
            number = int(operands[1]["/MCID"])
            found[number] = ""
        elif operator in (b"BMC", b"EMC"):
            number = None
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator == b"Tj" and number is not None:
            found[number] += "".join(font[one] for one in operands[0].original_bytes)
    return found


def _map_of(font: Any) -> dict[int, str]:  # noqa: ANN401 - of pypdf
    entries = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>", font["/ToUnicode"].get_object().get_data())
    return {int(place, 16): bytes.fromhex(code.decode()).decode("utf-16-be") for place, code in entries}
