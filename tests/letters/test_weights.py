"""Words that are bold, and words that are not."""

from __future__ import annotations

from app.letters.weights import weighted
from app.paper.lines import Span


def test_marks_and_what_is_set_in_bold_anyhow_go_together() -> None:
    assert weighted("By **Monday** 9 May, 9 May", ("9 May",)) == (
        Span("By "),
        Span("Monday", bold=True),
        Span(" "),
        Span("9 May", bold=True),
        Span(", "),
        Span("9 May", bold=True),
    )
