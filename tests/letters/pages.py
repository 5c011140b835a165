"""Letters read back out of their PDF, for the tests of how they are set."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pypdf

from app.letters.checks import approve
from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.layouts import to_pdf
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
