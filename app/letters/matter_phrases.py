"""Phrases and conditions of refusals, extensions, acknowledgements and requests for the next stage.

They are part of the vocabulary of `phrases`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.letters.facts import Facts
from app.letters.matters import ExtensionFacts, OverturnedFacts, RefusalFacts
from app.letters.words import Condition, Phrase, bulleted, day, paragraphs, sentence
from app.rules.words import working_days


def _refused(say: Callable[[RefusalFacts], str]) -> Phrase:
    return lambda facts, _: say(facts.refusal) if facts.refusal else ""


def _extended(say: Callable[[ExtensionFacts], str]) -> Phrase:
    return lambda facts, _: say(facts.extension) if facts.extension else ""


def _if_refused(true: Callable[[RefusalFacts], object]) -> Condition:
    return lambda facts: facts.refusal is not None and bool(true(facts.refusal))


def _if_extended(true: Callable[[ExtensionFacts], object]) -> Condition:
    return lambda facts: facts.extension is not None and bool(true(facts.extension))


def _overturned(say: Callable[[OverturnedFacts], str]) -> Phrase:
    return lambda facts, _: say(facts.overturned) if facts.overturned else ""


def _overturned_by(whom: str) -> Condition:
    """Whether a refusal was overturned, and by whom."""
    return lambda facts: facts.overturned is not None and facts.overturned.by == whom


def _late_notice(facts: Facts) -> bool:
    return facts.extension is not None and facts.dated > facts.extension.instead_of


PHRASES: Mapping[str, Phrase] = {
    "requested_on": lambda facts, _: day(facts.escalation.requested_on if facts.escalation else None),
    "request_words": lambda facts, _: f"“{sentence(facts.escalation.words)}”" if facts.escalation else "",
    "refused_on": _overturned(lambda one: day(one.refused_on)),
    "overturned_on": _overturned(lambda one: day(one.overturned_on)),
    "acknowledge_by": lambda facts, _: day(facts.acknowledge_by),
    "unrealistic": lambda facts, _: bulleted([f"{sentence(text)} {sentence(why)}" for text, why in facts.unrealistic]),
    "refusal_reasons": _refused(lambda one: paragraphs(one.reasons)),
    "policy_reference": _refused(lambda one: one.policy_reference.strip().rstrip(".")),
    "why_fair": _refused(lambda one: paragraphs(one.why_fair)),
    "evidence": _refused(lambda one: paragraphs(one.evidence)),
    "circumstances": _refused(lambda one: paragraphs(one.circumstances)),
    "discretion": _refused(lambda one: paragraphs(one.discretion)),
    "instead": _refused(lambda one: paragraphs(one.instead)),
    "occurred_on": _refused(lambda one: day(one.occurred_on)),
    "aware_on": _refused(lambda one: day(one.aware_on)),
    "accept_months": _refused(lambda one: str(one.accept_months) if one.accept_months else ""),
    "claim_court": _refused(lambda one: one.claim_court),
    "claim_number": _refused(lambda one: one.claim_number),
    "claim_filed_on": _refused(lambda one: day(one.claim_filed_on)),
    "earlier_reference": _refused(lambda one: one.earlier_reference),
    "why_longer": _extended(lambda one: paragraphs(one.reasons)),
    "good_reason": _extended(lambda one: paragraphs(one.good_reason)),
    "instead_of": _extended(lambda one: day(one.instead_of)),
    "longest_extension": _extended(lambda one: working_days(one.longest) if one.longest else ""),
    "interval": _extended(lambda one: one.interval),
    "objection": _extended(lambda one: f"“{sentence(one.objection)}”" if one.objection.strip() else ""),
    "objected_on": _extended(lambda one: day(one.objected_on)),
    "objected_by": _extended(lambda one: one.objected_by),
}
"""What may stand in braces."""

TEXTS = frozenset(
    (
        "refusal_reasons",
        "why_fair",
        "evidence",
        "circumstances",
        "discretion",
        "instead",
        "why_longer",
        "good_reason",
        "unrealistic",
    )
)
"""Those that are texts of several lines."""

CONDITIONS: Mapping[str, Condition] = {
    "request_words": lambda facts: facts.escalation is not None and bool(facts.escalation.words.strip()),
    "overturned": lambda facts: facts.overturned is not None,
    "overturned_by_ombudsman": _overturned_by("ombudsman"),
    "overturned_by_us": _overturned_by("landlord"),
    "acknowledged_late": lambda facts: facts.acknowledged_late,
    "unrealistic": lambda facts: bool(facts.unrealistic),
    "too_old": _if_refused(lambda one: one.ground == "time_limit"),
    "at_court": _if_refused(lambda one: one.ground == "court"),
    "answered_before": _if_refused(lambda one: one.ground == "considered"),
    "other_ground": _if_refused(lambda one: one.ground == "policy"),
    "policy_reference": _if_refused(lambda one: one.policy_reference.strip()),
    "why_fair": _if_refused(lambda one: one.why_fair.strip()),
    "evidence": _if_refused(lambda one: one.evidence.strip()),
    "circumstances": _if_refused(lambda one: one.circumstances.strip()),
    "discretion": _if_refused(lambda one: one.discretion.strip()),
    "instead": _if_refused(lambda one: one.instead.strip()),
    "occurred_on": _if_refused(lambda one: one.occurred_on),
    "aware_on": _if_refused(lambda one: one.aware_on),
    "claim": _if_refused(lambda one: one.claim_number.strip() and one.claim_filed_on),
    "earlier_reference": _if_refused(lambda one: one.earlier_reference.strip()),
    "panel": _if_extended(lambda one: one.panel),
    "within_limit": _if_extended(lambda one: not one.beyond),
    "within_limit_in_time": lambda facts: (
        facts.extension is not None and not facts.extension.beyond and not _late_notice(facts)
    ),
    "beyond_limit": _if_extended(lambda one: one.beyond),
    "good_reason": _if_extended(lambda one: one.good_reason.strip()),
    "late_notice": _late_notice,
    "agreed_to": _if_extended(lambda one: one.agreed == "yes"),
    "not_agreed_to": _if_extended(lambda one: one.agreed == "no"),
    "agreement_open": _if_extended(lambda one: one.wants_agreement and not one.agreed),
    "agreement_unwanted": _if_extended(lambda one: not one.wants_agreement and not one.agreed),
    "interval": _if_extended(lambda one: one.interval),
    "objection": _if_extended(lambda one: one.objection.strip()),
    "objected_on": _if_extended(lambda one: one.objected_on),
    "objected_by": _if_extended(lambda one: one.objected_by.strip()),
}
"""What a sentence may depend on."""
