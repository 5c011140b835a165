"""What must be on the record before a letter has anything to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.letters.unsettled_matters import unsettled
from tests.letters.cases import DECISION, draft, written


def test_a_letter_about_nothing_more_than_the_complaint_can_be_written() -> None:
    assert list(unsettled(draft())) == []


def test_a_plan_comes_before_its_letter() -> None:
    (problem,) = unsettled(written("2024", "extension", 1, extension=None))
    assert problem.field == "matter"
    assert problem.sentence.startswith("Plan the extension first")


def test_a_day_that_has_gone_is_not_promised_again() -> None:
    late = tuple(replace(line, by=dt.date(2026, 11, 1)) if line.by else line for line in DECISION.remedies[:3])
    (problem,) = unsettled(written("2024", "response", 1, decision=replace(DECISION, remedies=late)))
    assert "was to be done by Sunday 1 November 2026, and that day has gone" in problem.sentence
