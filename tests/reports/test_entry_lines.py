"""Dates to keep in a list on paper."""

from __future__ import annotations

import datetime as dt

from app.paper.flows import Column, Style, paragraph
from app.paper.lines import Span
from app.paper.tags import Element
from app.reports.entry_lines import day_heading, entry_lines
from app.reports.frames import Frame, pages_of, printed
from tests.reports.papers import PRINTING, accessible, an_entry, said

TEXT = Style(12, 16)
DUE = dt.date(2026, 11, 20)


def listed(*, dated: bool = False) -> bytes:
    frame = Frame("A list", "", PRINTING)
    sheets = frame.sheets()
    column = Column(frame.width, frame.faces)
    slabs = paragraph((Span("A list"),), TEXT, column, sheets.root.add("H1"))
    slabs += day_heading("Friday 25 December", "Christmas Day", TEXT, column, sheets.root)
    assert slabs[-1].keep
    slabs += entry_lines((an_entry(DUE), an_entry(DUE, 2, who="Mr D")), TEXT, column, sheets.root, dated=dated)
    return printed(frame, sheets, pages_of(frame, slabs))


def test_each_entry_says_what_is_to_be_done_and_what_that_is() -> None:
    text = said(listed())
    assert "Friday 25 December · Christmas Day" in text.replace("\u00a0", " ")
    assert "Answer 2026/001 · Stage 1 response · Code 6.3" in text
    assert "Answer 2026/002 Mr D · Stage 1 response" in text
    assert "was due" not in text


def test_a_late_entry_says_when_it_was_due() -> None:
    assert "· was due Friday 20 November 2026" in said(listed(dated=True)).replace("\u00a0", " ")


def test_one_that_has_passed_within_the_week_is_said_to_be_late() -> None:
    frame = Frame("A list", "", PRINTING)
    sheets = frame.sheets()
    slabs = entry_lines((an_entry(DUE, late=True),), TEXT, Column(frame.width, frame.faces), sheets.root)
    assert "Code 6.3 · late" in said(printed(frame, sheets, pages_of(frame, slabs)))


def test_the_list_can_be_read_aloud() -> None:
    assert accessible(listed()) == []


def test_an_empty_list_has_no_lines() -> None:
    frame = Frame("A list", "", PRINTING)
    assert entry_lines((), TEXT, Column(frame.width, frame.faces), Element("Sect")) == []
