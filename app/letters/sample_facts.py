"""Sample facts: an invented case for each kind of letter, to see how a wording reads and whether it says what it must.

There is one with as much as there can be to say, and others with less, so that what is said only sometimes is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.letters.asks import Ask, asked_facts
from app.letters.facts import Facts, Landlord
from app.letters.matters import (
    ACKNOWLEDGED,
    DecisionFacts,
    EscalationFacts,
    ExtensionFacts,
    PointAnswer,
    RefusalFacts,
    RemedyLine,
)
from app.letters.phrases import PHRASES
from app.letters.placeholders import names_in
from app.letters.terms import TERMS
from app.letters.wordings import Wording
from app.rules.provisions import LetterRule

_DAY = dt.date(2026, 11, 25)
_POINTS = ("You reported the leaking radiator and nobody came.", "Your carpet is damp.", "The gate does not shut.")
_STEP = RemedyLine("act", "Replace the radiator", "Our plumber", dt.date(2026, 12, 18))
_PAYMENT = RemedyLine("pay", "For your time and trouble", "We", dt.date(2026, 12, 23), 7500, "time_and_trouble")
_ANSWERS: Mapping[str, Any] = {
    "line": "The plumber comes first.",
    "lines": "The plumber looked at the radiator.",
    "date": dt.date(2026, 12, 4),
    "list": ("The plumber looked at the radiator.", "He ordered a new valve."),
    "yes_no": "yes",
}
_DECISION = DecisionFacts(
    answers=(
        PointAnswer(_POINTS[0], "upheld", reasons="Our repairs book has your calls.", relied_on="Our repairs policy."),
        PointAnswer(_POINTS[1], "partly", reasons="Somebody came, and found nobody at home."),
        PointAnswer(_POINTS[2], "not_upheld", reasons="The gate was mended in May."),
    ),
    remedies=(RemedyLine(ACKNOWLEDGED, "Your calls were not passed on."), _STEP, _PAYMENT),
    still_open=(RemedyLine("act", "Send you the plumber's report", "We", dt.date(2026, 12, 30)),),
    heads=(("Time and trouble", 7500), ("Distress and inconvenience", 0)),
    factors=(("How long it went on", "From 2 October to 25 November."),),
    impact="You were cold for seven weeks.",
    evidence_landlord="Our repairs book",
    evidence_resident="Your letter of May",
    resident_comment="You told us that the carpet was dry in April.",
    fact_givers=("Our plumber",),
    lessons=("Every call about heat is a job on the same day.",),
    lapses=("Our stage 1 response was late.",),
    window=20,
    ombudsman_months=12,
    was_due=_DAY,
)
_REFUSAL = RefusalFacts(
    ground="time_limit",
    reasons="The gutter was cleared in 2024.",
    policy_reference="section 4",
    why_fair="Nothing stood in the way of telling us sooner.",
    evidence="Our job sheet of May 2024.",
    circumstances="You told us that you were well at the time.",
    discretion="We asked whether the damp is still there. It is not.",
    instead="You can ask your insurer.",
    occurred_on=dt.date(2024, 5, 3),
    aware_on=dt.date(2024, 5, 20),
    accept_months=12,
    claim_court="the county court",
    claim_number="123",
    claim_filed_on=dt.date(2026, 10, 1),
    earlier_reference="2026/001",
)
_EXTENSION = ExtensionFacts(
    until=dt.date(2026, 12, 18),
    instead_of=dt.date(2026, 12, 9),
    reasons="The surveyor has to take up the floor.",
    good_reason="The firm cannot come sooner.",
    longest=10,
    interval="every 2 weeks",
    objection="It has been long enough.",
    objected_on=_DAY,
)
_FACTS = Facts(
    reference="2026/031",
    stage=1,
    edition_key="",
    edition_name="",
    addressee="Mr D. Sample",
    salutation="Mr Sample",
    address=("14 Sample Row", "WELLS"),
    postcode="BA5 2XX",
    dated=_DAY,
    received_on=dt.date(2026, 11, 20),
    received_how="by telephone",
    points=((_POINTS[0], "ours"), (_POINTS[1], "to_check"), (_POINTS[2], "not_ours")),
    outcomes=("Replace the radiator.", "Clean the carpet."),
    questions=("On which day was it?",),
    adjustments=("Ring in the mornings.",),
    large_print=False,
    representative="Mrs S. Sample",
    handler="A. Officer",
    handler_post="Clerk",
    handler_phone="01749 000000",
    respond_by=dt.date(2026, 12, 9),
    hazard_note="We made it safe today.",
    repair_note="The work goes ahead at the same time.",
)


def sample_facts(rule: LetterRule, wording: Wording, edition: str) -> tuple[Facts, ...]:
    """The facts of invented cases for a letter, the fullest first."""
    return tuple(
        replace(facts, asked=asked_facts(wording.asks, answers) if wording.asks else None)
        for facts in _cases(rule, edition)
        for answers in _answers(wording.asks)
    )


def known_in(rule: LetterRule, wording: Wording, edition: str, landlord: Landlord) -> frozenset[str]:
    """The names in braces that a letter can have words for: any other would be a gap in every letter of its kind."""
    cases = sample_facts(rule, wording, edition)
    said = {name for part in wording.parts for row in part.paragraphs for one in row for name in names_in(one.say)}
    said |= {name for name, words in PHRASES.items() if any(words(facts, landlord) for facts in cases)}
    return frozenset(said | {ask.key for ask in wording.asks} | set(TERMS))


def _cases(rule: LetterRule, edition: str) -> Iterator[Facts]:
    kind, stage = rule.kind, rule.stage or 1
    full = replace(
        _FACTS,
        stage=stage,
        edition_key=edition,
        respond_by=_EXTENSION.until if "extension" in kind else _FACTS.respond_by,
        escalation=EscalationFacts(_DAY, "You have not told me why.") if stage > 1 or "escalation" in kind else None,
        refusal=_REFUSAL if "refusal" in kind else None,
        extension=_EXTENSION if "extension" in kind else None,
        decision=replace(_DECISION, final=stage > 1) if kind not in ("acknowledgement", "clarification") else None,
    )
    yield full
    yield replace(
        full,
        points=((_POINTS[0], "ours"),),
        outcomes=(),
        questions=(),
        adjustments=(),
        representative="",
        received_how="",
        handler_post="",
        hazard_note="",
        repair_note="",
        decision=full.decision and _less(full.decision, final=stage > 1),
        extension=full.extension and replace(full.extension, interval="", beyond=True, wants_agreement=True),
        escalation=full.escalation and replace(full.escalation, words=""),
    )
    yield from _others(full)


def _others(full: Facts) -> Iterator[Facts]:
    """The grounds of a refusal, and what became of an agreement."""
    if full.refusal is not None:
        for ground in ("court", "considered", "policy"):
            yield replace(full, refusal=replace(full.refusal, ground=ground))
    if full.extension is not None:
        for agreed in ("yes", "no"):
            yield replace(full, extension=replace(full.extension, agreed=agreed))
        yield replace(full, extension=replace(full.extension, panel=True, beyond=True, longest=0))
    if full.decision is not None:
        yield replace(full, decision=replace(full.decision, final=not full.decision.final))


def _less(decision: DecisionFacts, *, final: bool) -> DecisionFacts:
    """A decision by which nothing was wrong."""
    point = replace(decision.answers[0], finding="not_upheld")
    return DecisionFacts((point,), evidence_landlord="Our repairs book", final=final, was_due=decision.was_due)


def _answers(asks: Sequence[Ask]) -> Iterator[dict[str, Any]]:
    """What could be answered to a letter's asks: each option of each choice at least once."""
    most = max((len(ask.options) for ask in asks if ask.kind == "choice"), default=1)
    for number in range(most):
        yield {
            ask.key: ask.options[number % len(ask.options)][0] if ask.kind == "choice" else _ANSWERS[ask.kind]
            for ask in asks
        }
