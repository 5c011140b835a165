"""Phrases and conditions of answers: the findings, what puts things right, what follows; part of `phrases`' vocabulary.

A letter never names the staff of whom it speaks where its edition asks that (2022 Code 4.9): `steps_unnamed` says what
is done and by when, and not by whom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from app.letters.facts import Facts
from app.letters.matters import ACKNOWLEDGED, DecisionFacts, PointAnswer, RemedyLine
from app.letters.remedy_texts import before_text, remedy_text, steps_text
from app.letters.words import Condition, Phrase, bulleted, day, paragraphs, points_named, sentence
from app.rules.pounds import pounds
from app.rules.words import working_days

WRONG = ("upheld", "partly")
"""The findings that say that something went wrong."""


def _decided(say: Callable[[DecisionFacts], str]) -> Phrase:
    return lambda facts, _: say(facts.decision) if facts.decision else ""


def _if_decided(true: Callable[[DecisionFacts], object]) -> Condition:
    return lambda facts: facts.decision is not None and bool(true(facts.decision))


def answer_text(number: int, answer: PointAnswer) -> str:
    """An item of the numbered answers: the point, what was found of it, and why."""
    found = answer.found or f"[what you found on point {number}]"
    why = paragraphs(answer.reasons).split("\n")
    lines = [line.strip() for line in (sentence(answer.text), found, *why) if line.strip()]
    return f"{number}. {chr(10).join(lines)}"


def _found(one: DecisionFacts, *findings: str) -> str:
    return points_named([number for number, answer in one.numbered if answer.finding in findings])


def _all(one: DecisionFacts, finding: str) -> bool:
    return bool(one.answers) and all(answer.finding == finding for answer in one.answers)


def _mixed(*findings: str) -> Condition:
    """Whether a finding is among others, so that its points must be named."""

    def true(one: DecisionFacts) -> bool:
        return len({answer.finding for answer in one.answers}) > 1 and bool(_found(one, *findings))

    return _if_decided(true)


def _wrong(one: DecisionFacts) -> bool:
    return any(answer.finding in WRONG for answer in one.answers) or bool(one.remedies)


def _nothing_wrong(one: DecisionFacts) -> bool:
    return _all(one, "not_upheld") and not one.remedies


def _unclear(one: DecisionFacts) -> bool:
    return not _wrong(one) and not _nothing_wrong(one)


def _remedies_unsaid(one: DecisionFacts) -> bool:
    """Whether nobody has said what is offered: nothing now, and nothing before of which anything could be said."""
    return not one.offers and not one.offered_before and not _nothing_wrong(one)


def _nothing_more(one: DecisionFacts) -> bool:
    """Whether it is said that nothing is offered beyond what was offered before."""
    return bool(one.offered_before) and not one.offers and (one.offers_kept or _nothing_wrong(one))


def _plain_words(one: DecisionFacts) -> str:
    return bulleted([sentence(line.what) for line in one.remedies if line.kind == ACKNOWLEDGED])


def _relied_on(one: DecisionFacts) -> list[str]:
    return list(dict.fromkeys(sentence(answer.relied_on) for answer in one.answers if answer.relied_on.strip()))


def _heads(one: DecisionFacts) -> Iterator[str]:
    return (f"{name}: {pounds(pence) if pence else 'nothing'}." for name, pence in one.heads)


def _steps(of: Callable[[DecisionFacts], tuple[RemedyLine, ...]], *, named: bool = True) -> Phrase:
    """The list of what is still to be done, as it is to be said on the day of the letter."""

    def say(facts: Facts) -> str:
        lines = of(facts.decision) if facts.decision else ()
        return steps_text(lines, named=named, dated=facts.dated)

    return lambda facts, _: say(facts)


def _late(facts: Facts) -> bool:
    due = facts.decision.was_due if facts.decision else None
    return due is not None and facts.dated > due


PHRASES: Mapping[str, Phrase] = {
    "answers": _decided(lambda one: "\n".join(answer_text(number, a) for number, a in one.numbered)),
    "agreed_points": _decided(lambda one: _found(one, "upheld")),
    "partly_points": _decided(lambda one: _found(one, "partly")),
    "refused_points": _decided(lambda one: _found(one, "not_upheld")),
    "own_points": _decided(lambda one: _found(one, "own")),
    "wrong_points": _decided(lambda one: _found(one, *WRONG)),
    "plain_words": _decided(_plain_words),
    "relied_on": _decided(lambda one: bulleted(_relied_on(one))),
    "evidence_landlord": _decided(lambda one: paragraphs(one.evidence_landlord)),
    "evidence_resident": _decided(lambda one: paragraphs(one.evidence_resident)),
    "resident_comment": _decided(lambda one: paragraphs(one.resident_comment)),
    "fact_givers": _decided(lambda one: bulleted(one.fact_givers)),
    "impact": _decided(lambda one: paragraphs(one.impact)),
    "factors": _decided(lambda one: bulleted([f"{name}: {sentence(text)}" for name, text in one.factors])),
    "remedies": _decided(lambda one: bulleted([remedy_text(line) for line in one.offers])),
    "total": _decided(lambda one: pounds(one.total) if one.total else ""),
    "offered_before": _decided(lambda one: bulleted([before_text(line) for line in one.offered_before])),
    "total_in_all": _decided(lambda one: pounds(one.total_in_all) if one.total_in_all else ""),
    "compensation": _decided(lambda one: bulleted(list(_heads(one)))),
    "steps": _steps(lambda one: one.steps),
    "steps_unnamed": _steps(lambda one: one.steps, named=False),
    "open_steps": _steps(lambda one: one.still_open),
    "open_steps_unnamed": _steps(lambda one: one.still_open, named=False),
    "lessons": _decided(lambda one: bulleted([sentence(text) for text in one.lessons])),
    "lapses": _decided(lambda one: bulleted(one.lapses)),
    "was_due": _decided(lambda one: day(one.was_due)),
    "escalation_window": _decided(lambda one: working_days(one.window) if one.window else ""),
    "ombudsman_months": _decided(lambda one: str(one.ombudsman_months) if one.ombudsman_months else ""),
}
"""What may stand in braces."""

TEXTS = frozenset(
    (
        "answers",
        "plain_words",
        "relied_on",
        "evidence_landlord",
        "evidence_resident",
        "resident_comment",
        "fact_givers",
        "impact",
        "factors",
        "remedies",
        "offered_before",
        "compensation",
        "steps",
        "steps_unnamed",
        "open_steps",
        "open_steps_unnamed",
        "lessons",
        "lapses",
    )
)
"""Those that are lists, or texts of several lines."""

CONDITIONS: Mapping[str, Condition] = {
    "agreed_all": _if_decided(lambda one: _all(one, "upheld")),
    "agreed_partly": _if_decided(lambda one: _all(one, "partly")),
    "agreed_none": _if_decided(lambda one: _all(one, "not_upheld")),
    "answered_own": _if_decided(lambda one: _all(one, "own")),
    "mixed_agreed": _mixed("upheld"),
    "mixed_partly": _mixed("partly"),
    "mixed_refused": _mixed("not_upheld"),
    "mixed_own": _mixed("own"),
    "something_wrong": _if_decided(_wrong),
    "wrong_points": _if_decided(lambda one: _found(one, *WRONG)),
    "nothing_wrong": _if_decided(_nothing_wrong),
    "unclear_whether_wrong": _if_decided(_unclear),
    "plain_words": _if_decided(_plain_words),
    "relied_on": _if_decided(_relied_on),
    "evidence_landlord": _if_decided(lambda one: one.evidence_landlord.strip()),
    "evidence_resident": _if_decided(lambda one: one.evidence_resident.strip()),
    "resident_comment": _if_decided(lambda one: one.resident_comment.strip()),
    "fact_givers": _if_decided(lambda one: one.fact_givers),
    "impact": _if_decided(lambda one: one.impact.strip()),
    "impact_unsaid": _if_decided(lambda one: not one.impact.strip() and not _nothing_wrong(one)),
    "factors": _if_decided(lambda one: one.factors),
    "factors_unsaid": _if_decided(lambda one: not one.factors and not _nothing_wrong(one)),
    "remedies": _if_decided(lambda one: one.offers),
    "remedies_unsaid": _if_decided(_remedies_unsaid),
    "offered_before": _if_decided(lambda one: one.offered_before),
    "offers_kept": _if_decided(lambda one: one.offered_before and one.offers_kept),
    "offers_unsaid": _if_decided(lambda one: one.offered_before and not one.offers and not _nothing_more(one)),
    "nothing_more": _if_decided(_nothing_more),
    "payments_in_all": _if_decided(lambda one: one.total_in_all),
    "payments": _if_decided(lambda one: one.total),
    "steps": _if_decided(lambda one: one.steps),
    "open_steps": _if_decided(lambda one: one.still_open),
    "outstanding": _if_decided(lambda one: one.steps or one.still_open),
    "lessons": _if_decided(lambda one: one.lessons),
    "lapses": _if_decided(lambda one: one.lapses),
    "late_answer": _late,
    "final": _if_decided(lambda one: one.final),
    "escalation_window": _if_decided(lambda one: one.window),
    "ombudsman_months": _if_decided(lambda one: one.ombudsman_months),
}
"""What a sentence may depend on."""
