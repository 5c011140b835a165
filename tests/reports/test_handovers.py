"""The handover on paper: everything on it is there to be read, on two pages for a landlord of ordinary size."""

from __future__ import annotations

import datetime as dt
import io

from pypdf import PdfReader

from app.reports.handovers import NOTE, NOTHING_OPEN, HandedCase, Handover, handover_pdf
from app.rules.workings import Printing
from tests.reports.papers import accessible, cut_off

PRINTING = Printing("St Anne's Almshouses", dt.date(2026, 11, 23), "120-05856cee", sample=False)
TOLD = Handover(
    PRINTING,
    "Anne Clerk",
    tuple(
        HandedCase(
            f"2026/{number:03}, Mr D. Dunmore, {number} Chapel Row. Stage 1.",
            "Answer by Wednesday 9 December 2026: 12 working days left",
            ("Look into the hazard by Monday 7 December 2026: 10 working days left",),
        )
        for number in range(1, 13)
    ),
    (HandedCase("Mrs V. Pell, 12 Chapel Row", "Look at it again by Thursday 26 November 2026: 3 working days left"),),
    ("Stage 1 acknowledgement to Ms F. Brandt, 2026/009, dated Monday 23 November 2026.",),
    (("Canon Sir Humphrey Featherstonehaugh-Cholmondeley of the Sister Charity", "Chair, telephone 01749 000001"),),
    (("The book", "C:/Casebook/Book"), ("Backups", "C:/Casebook/Book/Backups")),
    ("Who has the recovery sheet",),
    ("Open Casebook and look at Today.",),
)


def pages_read(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_twelve_cases_stand_on_two_pages() -> None:
    pages = pages_read(handover_pdf(TOLD))
    assert len(pages) == 2
    whole = " ".join(pages)
    for case in TOLD.cases:
        assert case.name in whole
    assert "Canon Sir Humphrey Featherstonehaugh-Cholmondeley of the Sister Charity: Chair" in whole
    assert "Who has the recovery sheet" in whole
    assert all(NOTE in page for page in pages)


def test_the_same_handover_gives_the_same_bytes() -> None:
    assert handover_pdf(TOLD) == handover_pdf(TOLD)


def test_nothing_is_cut_off_and_a_screen_reader_can_read_it() -> None:
    assert cut_off(handover_pdf(TOLD)) == []
    assert accessible(handover_pdf(TOLD)) == []


def test_with_nothing_open_it_says_so() -> None:
    empty = Handover(PRINTING, "Anne Clerk", (), (), (), (), (), (), ())
    assert NOTHING_OPEN in " ".join(pages_read(handover_pdf(empty)))
