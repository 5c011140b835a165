"""A section of the case page: lines, each with how it stands, and what can be done."""

from __future__ import annotations

from app.casework.page_sections import PARTS, STATES, Offer, Section, SectionLine


def test_a_line_of_which_no_more_is_said_is_no_matter_of_being_done() -> None:
    line = SectionLine("The answer was known on Monday 23 November 2026.")
    assert (line.detail, line.state, line.offers) == ("", "", ())
    assert line.state in STATES


def test_a_section_stands_under_one_of_the_tabs() -> None:
    section = Section("decision", "answer", "Decision", offers=(Offer("decide", "Decide the answer…"),))
    assert section.part in PARTS
    assert section.offers[0].of == ""
