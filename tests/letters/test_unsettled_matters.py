"""What must be on the record before a letter has anything to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.letters.checks import unmet
from app.letters.unsettled_matters import APPROVAL, unsettled, waiting_parts
from tests.letters.cases import DECISION, LANDLORD, draft, letter_rule, written


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


def test_everything_that_can_be_known_is_said_at_once() -> None:
    """The list does not grow as it is put right: an approval hides neither the effect nor the address."""
    lines = tuple(replace(line, unapproved=line.pence == 7550) for line in DECISION.remedies)
    decision = replace(DECISION, remedies=lines, impact="", factors=())
    letter = written("2024", "response", 1, decision=decision, postcode="")
    found = unmet(letter, letter_rule("2024", "response", 1), LANDLORD)
    assert [one.field for one in found] == [APPROVAL, "postcode", "impact", "guidance"]
    approved = written("2024", "response", 1, decision=replace(decision, remedies=DECISION.remedies), postcode="")
    assert unmet(approved, letter_rule("2024", "response", 1), LANDLORD) == found[1:]


def test_what_only_follows_from_the_findings_waits_for_them() -> None:
    answers = tuple(replace(one, finding="") for one in DECISION.answers)
    letter = written("2024", "response", 1, decision=replace(DECISION, answers=answers))
    waiting = waiting_parts(letter, letter_rule("2024", "response", 1))
    assert waiting == {"decision", "points_answered", "references", "what_went_wrong"}
    assert waiting_parts(written("2024", "response", 1), letter_rule("2024", "response", 1)) == frozenset()


def test_a_new_date_that_has_gone_is_planned_anew() -> None:
    letter = written("2024", "extension", 1, dated=dt.date(2027, 3, 1))
    assert "has gone. Plan the extension anew, or send the answer." in next(unsettled(letter)).sentence
