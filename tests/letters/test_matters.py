"""What a letter is about beside the complaint itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.letters.matters import DecisionFacts, PointAnswer, RemedyLine
from tests.letters.cases import DECISION, ESCALATION, EXTENSION, REFUSAL, SECOND

FRIDAY = dt.date(2026, 12, 18)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (PointAnswer("a", "upheld"), "We agree with this."),
        (PointAnswer("a", "partly"), "We agree with part of this."),
        (PointAnswer("a", "not_upheld"), "We do not agree with this."),
        (
            PointAnswer("a", "own", "not ours to decide:\n the council is responsible"),
            "Not ours to decide: the council",
        ),
        (PointAnswer("a", "own", ""), ""),
        (PointAnswer("a"), ""),
    ],
)
def test_a_finding_is_said_in_plain_words(answer: PointAnswer, said: str) -> None:
    assert answer.found.startswith(said)
    assert bool(answer.found) == bool(said)


def test_a_finding_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="not “dismissed”"):
        PointAnswer("a", "dismissed")


def test_a_point_of_which_nothing_is_found_is_undecided() -> None:
    assert DECISION.undecided == ()
    assert replace(DECISION, answers=(PointAnswer("a", "upheld"), PointAnswer("b"))).undecided == (2,)


def test_the_sum_is_the_sum_of_the_lines() -> None:
    assert DECISION.total == 12550
    assert DecisionFacts(answers=()).total == 0


@pytest.mark.parametrize(
    ("line", "to_do"),
    [
        (RemedyLine("apologise", "We are sorry"), False),
        (RemedyLine("apologise", "We will say so in person", by=FRIDAY), True),
        (RemedyLine("act_on_delay", "Mend it"), True),
        (RemedyLine("act_on_delay", "Mend it", done_on=FRIDAY), False),
        (RemedyLine("pay", "For the heater", by=FRIDAY, pence=100), True),
    ],
)
def test_what_the_letter_itself_does_is_not_still_to_be_done(line: RemedyLine, *, to_do: bool) -> None:
    assert line.to_do is to_do


def test_what_went_wrong_is_no_offer() -> None:
    assert DECISION.remedies[0].kind == "acknowledge"
    assert "acknowledge" not in [line.kind for line in DECISION.offers]


def test_every_text_in_somebodys_own_words_is_told() -> None:
    assert "The surveyor has to take up the floor.\nHe can come on 11 December 2026." in EXTENSION.texts()
    assert {REFUSAL.reasons, REFUSAL.instead, REFUSAL.evidence} <= set(REFUSAL.texts())
    assert ESCALATION.words in ESCALATION.texts()
    said = set(SECOND.texts())
    assert {SECOND.impact, "Four calls", "Twenty nights at £2.50 a night.", "Send you the plumber's report"} <= said


def test_what_was_to_be_done_before_a_day_and_is_not_is_overdue() -> None:
    """What is done already, or has no day, is not; what is still open from an earlier stage is."""
    lines = (
        RemedyLine("act_on_delay", "Mend it", by=FRIDAY),
        RemedyLine("act_on_delay", "Paint it", by=FRIDAY, done_on=FRIDAY),
        RemedyLine("apologise", "We are sorry"),
    )
    before = RemedyLine("act_on_delay", "Send the report", by=FRIDAY)
    decision = DecisionFacts((), remedies=lines, still_open=(before,))
    assert decision.overdue(FRIDAY) == ()
    assert decision.overdue(FRIDAY + dt.timedelta(days=1)) == (lines[0], before)
