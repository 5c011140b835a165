"""Reports read back out of their PDF, and workings and diaries to print. Everybody and everything here is invented."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import page
import pypdf

from app.casework.files import clock_view
from app.casework.reckonings import Basis, clock_working
from app.reports.diary_entries import DiaryEntry, DiarySpan
from app.rules.clocks import clocks
from app.rules.timelines import Entry
from app.rules.workings import Printing, Working
from tests.letters.pages import page_texts
from tests.rules.cases import EDITIONS, ENGLAND

MONDAY = dt.date(2026, 11, 23)
PRINTING = Printing("St Anne's Almshouses", MONDAY, "4812-9f3ac1d2")
SAMPLE = Printing("St Anne's Almshouses", MONDAY, "4812-9f3ac1d2", sample=True)
LONG_NAME = "The Honourable Mrs Wilhelmina Featherstonehaugh-Cholmondeley of Much Wenlock and Little Snoring"
ENTRIES = (Entry(1, "received", dt.date(2026, 11, 20)),)
LONGEST = (
    Entry(1, "received", dt.date(2026, 11, 20)),
    Entry(2, "escalation_requested", dt.date(2026, 12, 4), 2),
    Entry(3, "acknowledged", dt.date(2026, 12, 11), 2),
    Entry(4, "extended", dt.date(2026, 12, 14), 2, dt.date(2027, 1, 20)),
    Entry(5, "extended", dt.date(2027, 1, 8), 2, dt.date(2027, 2, 10)),
    Entry(6, "extended", dt.date(2027, 2, 3), 2, dt.date(2027, 2, 17), "The surveyor's report is awaited."),
    Entry(7, "extended", dt.date(2027, 2, 4), 2, dt.date(2027, 2, 24)),
)
"""Twenty working days over Christmas, extended three times to forty-five in all; a fourth notice does not count."""


def a_working(
    entries: tuple[Entry, ...] = ENTRIES, key: str = "stage1.acknowledge", printing: Printing = PRINTING
) -> Working:
    """The working of one clock of a timeline under the Code of 2024."""
    basis = Basis(EDITIONS.named("2024"), ENGLAND, printing, "2026/031")
    made = {clock.key: clock for clock in clocks(entries, basis.edition, basis.workdays)}
    return clock_working(clock_view(made[key], printing.on), basis)


def an_entry(date: dt.date, number: int = 1, **changes: Any) -> DiaryEntry:  # noqa: ANN401 - any field of DiaryEntry
    """One date to keep, of the case with this number."""
    given = {"what": "Answer", "title": "Stage 1 response", "reference": f"2026/{number:03}", "clause": "Code 6.3"}
    return DiaryEntry(date=date, uid=f"9f3ac1d2-{number}-stage1.respond@casebook", **{**given, **changes})


def a_span(first: dt.date, last: dt.date, entries: tuple[DiaryEntry, ...] = (), **more: Any) -> DiarySpan:  # noqa: ANN401 - any field of DiarySpan
    """A span of the diary with England's bank holidays."""
    holidays = {day: name for day, name in ENGLAND.workdays.holidays.items() if first <= day <= last}
    return DiarySpan(first, last, entries, **{"late": (), "printing": PRINTING, "closed": holidays, **more})


def said(pdf: bytes) -> str:
    """All words of a report, its whitespace folded."""
    return " ".join(page_texts(pdf))


def accessible(pdf: bytes) -> list[str]:
    """What keeps it from being PDF/UA-1."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 50
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def page_count(pdf: bytes) -> int:
    """How many pages it has."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def cut_off(pdf: bytes) -> list[str]:
    """Words that stand off the sheet, or in the margin at the right or below."""
    found: list[str] = []
    for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        wide = float(sheet.mediabox.width)

        def visit(text: str, _cm: object, tm: list[float], _font: object, size: float, wide: float = wide) -> None:
            if text.strip() and not (20 <= tm[4] <= wide - 20 and tm[5] >= 20 and size > 5):
                found.append(text)

        sheet.extract_text(visitor_text=visit)
    return found
