"""Bare findings: points that the landlord agrees with, for which nothing is offered but words. They stop nothing.

The Code wants what went wrong put right (2024 Code 7.1; 2022 Code 6.1); an apology alone may do, and is then worth a
second look.
"""

from __future__ import annotations

from app.letters.answer_phrases import WRONG
from app.letters.drafts import Draft
from app.letters.matters import AT_ONCE, DecisionFacts
from app.letters.words import points_named
from app.rules.problems import Problem

RIGHTING = "deed.add_remedy"
"""Where something is offered: what a notice is beside that is put right by doing something on the case."""


def bare_findings(draft: Draft) -> tuple[Problem, ...]:
    """That something is agreed with and nothing is done about it, where a response says so."""
    decision = draft.facts.decision
    if draft.kind != "response" or decision is None or _offered(decision):
        return ()
    wrong = [number for number, one in decision.numbered if one.finding in WRONG]
    if not wrong:
        return ()
    what = "but words" if decision.remedies else "on the case"
    said = f"You agree with {points_named(wrong)}, and nothing is offered {what} to put it right."
    return (Problem(RIGHTING, f"{said} Add what you do about it, or say in the letter why nothing more is offered."),)


def _offered(decision: DecisionFacts) -> bool:
    """Whether anything that is more than words was offered, at this stage or before."""
    lines = (*decision.remedies, *decision.still_open, *decision.offered_before)
    return any(line.kind not in AT_ONCE for line in lines if not line.dropped)
