"""The blank form for a decision: every point with its boxes, and a signature."""

from __future__ import annotations

import pytest

from app.paper.flows import Column
from app.reports.decision_forms import FINDINGS, Asked, decision_form
from app.reports.frames import Frame, pages_of, printed
from tests.reports.papers import PRINTING, accessible, cut_off, said

POINTS = (Asked("Point 1", "Nobody came.", "Not upheld at stage 1."), Asked("Point 3", "The carpet is damp."))


def form(stage: int = 2, points: tuple[Asked, ...] = POINTS) -> bytes:
    frame = Frame("A form", "2026/031", PRINTING)
    sheets = frame.sheets()
    slabs = decision_form(stage, "Canon H. Price", points, Column(frame.width, frame.faces), sheets.root)
    return printed(frame, sheets, pages_of(frame, slabs))


def test_each_point_has_its_text_its_finding_and_room_for_reasons() -> None:
    text = said(form())
    assert "Decision at stage 2" in text
    assert "Point 1 Nobody came. Before: Not upheld at stage 1." in text.replace("\u00a0", " ")
    assert "Point 3 The carpet is damp." in text.replace("\u00a0", " ")
    assert all(text.count(finding) == len(POINTS) for finding in FINDINGS)
    assert text.count("My reasons") == len(POINTS)
    assert "Name: Canon H. Price" in text
    assert "Signature" in text
    assert accessible(form()) == []


@pytest.mark.parametrize(
    ("stage", "words"),
    [(1, "I have no part in what it is about."), (2, "I had no part in an earlier stage of it.")],
)
def test_who_signs_says_that_they_are_independent(stage: int, words: str) -> None:
    assert words in said(form(stage)).replace("\u00a0", " ")


def test_a_very_long_point_stops_nothing() -> None:
    assert cut_off(form(points=(Asked("Point 1", "It leaks. " * 800),))) == []
