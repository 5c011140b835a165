"""What stands round a report: whose it is, its day and seal, the page number, and a stamp on a sample."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from app.paper.flows import Slab
from app.reports.frames import SAMPLE as STAMP
from app.reports.frames import Frame, pages_of, printed
from tests.letters.pages import page_texts
from tests.reports.papers import LONG_NAME, PRINTING, SAMPLE, cut_off


def report(frame: Frame, slabs: int = 1) -> bytes:
    blank = [Slab(frame.height / 2, lambda _sheets, _x, _y: None) for _ in range(slabs)]
    return printed(frame, frame.sheets(), pages_of(frame, blank))


@pytest.mark.parametrize("lying", [False, True])
def test_every_page_says_whose_it_is_and_which_page(*, lying: bool) -> None:
    texts = page_texts(report(Frame("A report", "2026/031", PRINTING, lying=lying), 3))
    assert len(texts) == 2
    for number, text in enumerate(texts, 1):
        assert "St Anne's Almshouses 2026/031" in text
        assert f"Page {number} of 2" in text
        assert "Made on Monday 23 November 2026 · seal of the book 4812-9f3ac1d2" in text.replace("\u00a0", " ")


def test_a_lying_sheet_is_wider_than_tall() -> None:
    box = pypdf.PdfReader(io.BytesIO(report(Frame("A report", "", PRINTING, lying=True)))).pages[0].mediabox
    assert float(box.width) > float(box.height)


def test_the_document_has_the_title_the_landlord_and_the_day() -> None:
    metadata = pypdf.PdfReader(io.BytesIO(report(Frame("A report", "", PRINTING)))).metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == ("A report", "St Anne's Almshouses")
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == PRINTING.on


def test_every_page_of_a_sample_is_stamped() -> None:
    assert all(STAMP in text for text in page_texts(report(Frame("A report", "", SAMPLE), 3)))


def test_a_long_name_stays_on_the_sheet() -> None:
    assert cut_off(report(Frame("A report", "2026/031", replace(PRINTING, landlord=LONG_NAME)))) == []


def test_a_report_of_nobody_has_no_name() -> None:
    assert page_texts(report(Frame("A report", "2026/031", replace(PRINTING, landlord=""))))[0].startswith("2026/031")
