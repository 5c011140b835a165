"""Work orders: all on the page that their maker needs, whatever was asked for."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.reports.work_orders import NOTE, Task, WorkOrder, work_order_pdf
from app.rules.workings import Printing

ORDER = WorkOrder(
    printing=Printing("St Anne's Almshouses", dt.date(2026, 11, 23), "12-9f3ac1d2"),
    reference="2026/031",
    resident="Mr D. Dunmore",
    address=("14 Chapel Row", "Wells", "BA5 2XX"),
    letter="Stage 1 acknowledgement",
    dated=dt.date(2026, 11, 23),
    seal="11-0a1b2c3d",
    tasks=(Task("Braille", "Put the whole letter into Braille."),),
    asked=("Letters in Braille, grade 2.",),
    due=("With the resident by Friday 27 November 2026.", "Ready to post by Wednesday 25 November 2026."),
    officer="Anne Clerk, Clerk to the trustees",
    reached="01749 000000",
)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def test_who_what_and_by_when_stand_on_it() -> None:
    said = text_of(work_order_pdf(ORDER))
    for words in (
        "A letter is wanted in another format: Braille",
        "Stage 1 acknowledgement, dated Monday 23 November 2026, sealed 11-0a1b2c3d. It is enclosed.",
        "Mr D. Dunmore, 14 Chapel Row, Wells, BA5 2XX",
        "“Letters in Braille, grade 2.”",
        "Ready to post by Wednesday 25 November 2026.",
        "Put the whole letter into Braille.",
        "Made by",
        NOTE,
    ):
        assert words in said


def test_several_formats_are_ordered_on_one_sheet() -> None:
    more = (*ORDER.tasks, Task("Easy read", "Write the letter anew in easy read."))
    pdf = work_order_pdf(replace(ORDER, tasks=more))
    assert "in another format: Braille and easy read" in text_of(pdf)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


@pytest.mark.parametrize("asked", [(), ("One. " * 200,) * 3])
def test_nothing_asked_or_very_much_is_set_all_the_same(asked: tuple[str, ...]) -> None:
    assert "Mr D. Dunmore" in text_of(work_order_pdf(replace(ORDER, asked=asked)))


def test_the_same_order_is_the_same_bytes() -> None:
    assert work_order_pdf(ORDER) == work_order_pdf(ORDER)
