"""Boxes to tick and lines to write on, for somebody without a computer."""

from __future__ import annotations

from app.paper.flows import Column, Style, height_of, paragraph
from app.paper.lines import Span
from app.paper.sheets import MM
from app.reports.blank_forms import RULE, beside, choices, ruled
from app.reports.frames import Frame, pages_of, printed
from tests.reports.papers import PRINTING, accessible, cut_off, said

TEXT = Style(11.5, 15.5)


def test_a_form_reads_aloud_without_its_lines_and_boxes() -> None:
    frame = Frame("A form", "", PRINTING)
    sheets = frame.sheets()
    column = Column(frame.width, frame.faces)
    slabs = paragraph((Span("A form"),), TEXT, column, sheets.root.add("H1"))
    slabs += choices(("Upheld.", "Not upheld: " + "it did what it should " * 9), TEXT, column, sheets.root)
    slabs += ruled("My reasons", 4, TEXT, column, sheets.root)
    slabs.append(beside("Signature", TEXT, column, sheets.root, 40 * MM))
    pdf = printed(frame, sheets, pages_of(frame, slabs))
    assert "Upheld." in said(pdf)
    assert "My reasons Signature" in said(pdf)
    assert accessible(pdf) == []
    assert cut_off(pdf) == []


def test_lines_to_write_on_have_room_for_a_hand_and_stay_together() -> None:
    frame = Frame("A form", "", PRINTING)
    root, column = frame.sheets().root, Column(frame.width, frame.faces)
    bare = ruled("", 3, TEXT, column, root)
    assert height_of(bare) == 3 * RULE
    assert [slab.keep for slab in bare] == [True, True, False]
    assert RULE >= 8 * MM
