"""Promised checks: points of which a letter said that it is being checked whose they are, and what came of that.

The acknowledgement says which parts are the landlord's and clears up what is unclear (2024 Code 5.7): where it says
"we will tell you in our answer", the answer tells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.casework.cases import CaseRecords
from app.casework.decisions import decision_of, numbered
from app.casework.frozen_letters import frozen_facts
from app.letters.facts import Facts
from app.letters.matters import CheckedPoint

PROMISING = ("acknowledgement", "clarification")
"""The kinds of letter that say which points are still being checked."""

OPEN = "to_check"

NOT_OURS_ALONE = ("shared", "not_ours")
"""Whose a point is where they must be told that somebody else answers for it, or for some of it."""


def checked_points(case: CaseRecords, stage: int) -> tuple[CheckedPoint, ...]:
    """What came of each point of a stage that was to be checked, where no letter told it since.

    Of what a letter promised to tell, whatever came of it; of what was to be checked without one, or came later, what
    is not the landlord's alone.
    """
    decision = decision_of(case, stage)
    if decision is None:
        return ()
    promised, told = set(_promised(case, stage)), set(_told(case, stage))
    found = []
    for number, point in numbered(case, decision):
        said = point.text in promised or _reworded(case, number, point.text, promised)
        news = point.whose in NOT_OURS_ALONE and (point.text, point.whose) not in told
        if point.whose != OPEN and (said or (news and _unsettled_once(case, point.text, told))):
            found.append(CheckedPoint(number, point.whose, point.who, promised=said))
    return tuple(found)


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


def _told(case: CaseRecords, stage: int) -> Iterator[tuple[str, str]]:
    """The words of each point with whose a letter that went says that it is; the stage's own answer is none."""
    for kind, facts in _went(case):
        if kind == "acknowledgement" and facts.stage <= stage:
            yield from facts.points
        elif kind == "response" and facts.stage < stage and facts.decision is not None:
            whose = {one.number: one.whose for one in facts.decision.checked}
            yield from ((text, whose[number]) for number, text, _ in facts.numbered if number in whose)


def _unsettled_once(case: CaseRecords, text: str, told: Collection[tuple[str, str]]) -> bool:
    """Whether it was to be checked once, came after the complaint was defined, or a letter said otherwise of it."""
    versions = [one.body["points"] for one in case.records if one.kind == "defined"]
    opened = any((point["text"], point["whose"]) == (text, OPEN) for points in versions for point in points)
    later = bool(versions) and all(point["text"] != text for point in versions[0])
    return opened or later or any(words == text for words, _ in told)


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
