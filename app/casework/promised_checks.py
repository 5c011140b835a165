"""Promised checks: points of which a letter said that it is being checked whose they are, and what came of that.

The acknowledgement says which parts are the landlord's and clears up what is unclear (2024 Code 5.7): where it says
"we will tell you in our answer", the answer tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.cases import CaseRecords
from app.casework.decisions import decision_of, numbered
from app.casework.frozen_letters import frozen_facts
from app.letters.facts import Facts
from app.letters.matters import CheckedPoint

PROMISING = ("acknowledgement", "clarification")
"""The kinds of letter that say which points are still being checked."""

OPEN = "to_check"


def checked_points(case: CaseRecords, stage: int) -> tuple[CheckedPoint, ...]:
    """What came of each point of a stage that a letter which went promised to check, where no answer told it since."""
    decision = decision_of(case, stage)
    if decision is None:
        return ()
    promised = set(_promised(case, stage))
    return tuple(
        CheckedPoint(number, point.whose, point.who)
        for number, point in numbered(case, decision)
        if point.whose != OPEN and (point.text in promised or _reworded(case, number, point.text, promised))
    )


def _promised(case: CaseRecords, stage: int) -> Iterator[str]:
    """The words of the points that were to be checked when a letter went, and of which no answer of before told."""
    told: set[str] = set()
    open_still: list[str] = []
    for kind, facts in _went(case):
        if kind == "response" and facts.stage < stage and facts.decision is not None:
            numbers = {one.number for one in facts.decision.checked}
            told |= {text for number, text, _ in facts.numbered if number in numbers}
        elif kind in PROMISING and facts.stage <= stage:
            open_still += [text for text, whose in facts.points if whose == OPEN]
    yield from (text for text in open_still if text not in told)


def _went(case: CaseRecords) -> Iterator[tuple[str, Facts]]:
    """The letters that promise to check, or tell what came of it, and that went, in their order."""
    kinds = (*PROMISING, "response")
    for letter in case.standing:
        if letter.kind == "letter_issued" and letter.body["letter_kind"] in kinds and letter not in case.unposted:
            yield letter.body["letter_kind"], frozen_facts(letter)


def _reworded(case: CaseRecords, number: int, text: str, promised: set[str]) -> bool:
    """Whether a point was put in other words since it was promised: at its number stood one that is no more."""
    earlier = [one.body["points"] for one in case.records if one.kind == "defined"]
    texts = {points[number - 1]["text"] for points in earlier if len(points) >= number}
    now = {point["text"] for point in case.facts("defined").get("points", ())}
    return text not in promised and bool(texts & (promised - now))
