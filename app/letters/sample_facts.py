"""Sample facts: an invented case for each kind of letter, to see how a wording reads and whether it says what it must.

There is one with as much as there can be to say, and others with less, so that what is said only sometimes is said.
The tests of letters write about a case of their own, so that no letter is held to words that it was given here.
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
    CheckedPoint,
    DecisionFacts,
    EscalationFacts,
    ExtensionFacts,
    OpenHazard,
    PartFacts,
    PointAnswer,
    RefusalFacts,
    RemedyLine,
)
from app.letters.phrases import PHRASES
from app.letters.placeholders import names_in
from app.letters.terms import TERMS
from app.letters.wordings import Wording
from app.rules.provisions import LetterRule

_DAY = dt.date(2026, 10, 14)
_POINTS = ("The stair light is out and nobody came.", "Your kitchen window does not close.", "The bins are full.")
_STEP = RemedyLine("act", "Mend the stair light", "Our electrician", dt.date(2026, 11, 6))
_PAYMENT = RemedyLine("pay", "For your time and trouble", "We", dt.date(2026, 11, 11), 4000, "time_and_trouble")
_ANSWERS: Mapping[str, Any] = {
    "line": "The electrician comes first.",
    "lines": "The electrician looked at the light.",
    "date": dt.date(2026, 10, 23),
    "list": ("The electrician looked at the light.", "A new switch is ordered."),
    "yes_no": "yes",
}
_DECISION = DecisionFacts(
    answers=(
        PointAnswer(_POINTS[0], "upheld", reasons="Our call log has your two calls.", relied_on="Our repairs policy."),
        PointAnswer(_POINTS[1], "partly", reasons="Our joiner came, and you were out."),
        PointAnswer(_POINTS[2], "not_upheld", reasons="They were emptied each Monday in September."),
    ),
    remedies=(RemedyLine(ACKNOWLEDGED, "Nobody told you when we would come."), _STEP, _PAYMENT),
    still_open=(RemedyLine("act", "Send you the electrician's report", "We", dt.date(2026, 11, 18)),),
    heads=(("Time and trouble", 4000), ("Distress and inconvenience", 0)),
    factors=(("How long it went on", "From 14 September to 14 October."),),
    impact="You used the stairs in the dark for a month.",
    evidence_landlord="Our call log",
    evidence_resident="Your letter of September",
    resident_comment="You told us that the light was dim in August.",
    fact_givers=("Our electrician",),
    lessons=("Every call about a light is a job on the same day.",),
    lapses=("Our stage 1 response was late.",),
    window=20,
    ombudsman_months=12,
    was_due=_DAY,
    checked=(CheckedPoint(2, "ours"),),
)
_REFUSAL = RefusalFacts(
    ground="time_limit",
    reasons="The roof was mended in 2023.",
    policy_reference="section 7",
    why_fair="You knew of it at the time.",
    evidence="The roofer's bill of May 2023.",
    circumstances="You told us that nothing kept you from writing.",
    discretion="We asked whether the roof still leaks. It does not.",
    instead="You can ask your insurer.",
    occurred_on=dt.date(2023, 4, 11),
    aware_on=dt.date(2023, 4, 24),
    accept_months=12,
    claim_court="the county court",
    claim_number="123",
    claim_filed_on=dt.date(2026, 9, 1),
    earlier_reference="2026/001",
)
_EXTENSION = ExtensionFacts(
    until=dt.date(2026, 11, 6),
    instead_of=dt.date(2026, 10, 28),
    reasons="The electrician waits for a part.",
    good_reason="The maker cannot send it sooner.",
    longest=10,
    interval="every 2 weeks",
    objection="I have waited for a month.",
    objected_on=_DAY,
)
_FACTS = Facts(
    reference="2026/017",
    stage=1,
    edition_key="",
    edition_name="",
    addressee="Mrs E. Sample",
    salutation="Mrs Sample",
    address=("3 Sample Street", "SAMPLETON"),
    postcode="AA1 1AA",
    dated=_DAY,
    received_on=dt.date(2026, 10, 9),
    received_how="by letter",
    points=((_POINTS[0], "ours"), (_POINTS[1], "to_check"), (_POINTS[2], "not_ours")),
    outcomes=("Mend the light.", "Repair the window."),
    questions=("Which of the two lights is it?",),
    adjustments=("Ring after lunch.",),
    large_print=False,
    representative="Mr T. Sample",
    handler="A. Officer",
    handler_post="Clerk",
    handler_phone="01632 960000",
    respond_by=dt.date(2026, 10, 28),
    hazard_note="We hung a lamp on the stairs today.",
    repair_note="The work goes ahead at the same time.",
    open_hazards=(OpenHazard("The stairs are dark.", dt.date(2026, 11, 20)),),
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
        escalation=EscalationFacts(_DAY, "The light is still out.") if stage > 1 or "escalation" in kind else None,
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
        open_hazards=(),
        decision=full.decision and _less(full.decision, final=stage > 1),
        extension=full.extension and replace(full.extension, interval="", beyond=True, wants_agreement=True),
        escalation=full.escalation and replace(full.escalation, words=""),
    )
    yield from _others(full)


def _others(full: Facts) -> Iterator[Facts]:
    """A stage that is about part of the complaint, the grounds of a refusal, and what became of an agreement."""
    if full.stage > 1:
        left = ((1, full.points[0][0]), (2, full.points[1][0]))
        third = full.decision and replace(full.decision, answers=(replace(full.decision.answers[2], number=3),))
        part = PartFacts((3,), left, (1,), "kept")
        yield replace(full, part=part, points=full.points[2:], decision=third)
        yield replace(full, part=replace(part, answered=(), numbering="anew"), points=full.points[2:], decision=third)
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
    return DecisionFacts((point,), evidence_landlord="Our call log", final=final, was_due=decision.was_due)


def _answers(asks: Sequence[Ask]) -> Iterator[dict[str, Any]]:
    """What could be answered to a letter's asks: each option of each choice at least once."""
    most = max((len(ask.options) for ask in asks if ask.kind == "choice"), default=1)
    for number in range(most):
        yield {
            ask.key: ask.options[number % len(ask.options)][0] if ask.kind == "choice" else _ANSWERS[ask.kind]
            for ask in asks
        }
