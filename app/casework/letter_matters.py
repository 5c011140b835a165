"""What a case has of the matters of its letters: the request for a stage, the refusal, the extension, the decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.decisions import PointDecision, decided_record, decision_of
from app.casework.definitions import outcomes_at, points_at, understanding_of
from app.casework.desks import Desk
from app.casework.left_points import part_facts
from app.casework.letter_kinds import KINDS, PLANNED
from app.casework.letter_lapses import lapses
from app.casework.promised_checks import checked_points
from app.casework.promises import Promise, promises_made
from app.casework.remedies import OFFERS, STANDS
from app.casework.settings import read_settings
from app.casework.stages import final_stage
from app.letters.matters import (
    ACKNOWLEDGED,
    DecisionFacts,
    EscalationFacts,
    ExtensionFacts,
    OverturnedFacts,
    PointAnswer,
    RefusalFacts,
    RemedyLine,
)
from app.models.journals import Record
from app.rules.extensions import Extended, agreement_wanted, ordinary_limit
from app.rules.updates import ONE, interval_words

BASIS = {
    "refusal": ("refused",),
    "escalation_refusal": ("refused",),
    "extension": ("extension_planned",),
    "extension_not_agreed": ("extension_planned", "extended"),
    "response": ("decided",),
    **{kind: (PLANNED,) for kind, one in KINDS.items() if one.planned},
}
"""The entries that each kind of letter rests on; the newest of its stage counts."""


def basis(case: CaseRecords, kind: str, stage: int) -> Record | None:
    """The entry that a letter rests on: its plan, its refusal, its decision; None where there is none."""
    if kind in ("refusal", "escalation_refusal"):
        refused = case.refused
        return refused if refused is not None and refused.body["stage"] == stage else None
    kinds = BASIS.get(kind, ())
    here = (one for one in reversed(case.standing) if one.kind in kinds and int(one.body.get("stage", 1)) == stage)
    return next((one for one in here if one.body.get("letter_kind", kind) == kind), None)


def matters_of(desk: Desk, case: CaseRecords, kind: str, stage: int) -> dict[str, Any]:
    """The matters of a letter as fields of its facts; None for those that its kind is not about."""
    return {
        "escalation": escalation_facts(case, stage),
        "part": part_facts(case, stage),
        "refusal": refusal_facts(case, kind, stage) if "refusal" in kind else None,
        "extension": extension_facts(desk, case, kind, stage) if "extension" in kind else None,
        "decision": decision_facts(desk, case, stage, answers=kind == "response") if KINDS[kind].decides else None,
        **(acknowledgement_facts(case, stage) if kind == "acknowledgement" else {}),
    }


def acknowledgement_facts(case: CaseRecords, stage: int) -> dict[str, Any]:
    """What an acknowledgement says beside what it acknowledges: a refusal before it, lateness, what cannot be had."""
    clock = next((one for one in case.clocks if (one.stage, one.rule.stops) == (stage, "acknowledged")), None)
    understood, outcomes = understanding_of(case), case.facts("defined").get("outcomes", ())
    wanted = outcomes_at(case, stage)
    noted = ((text, understood.note(number)) for number, text in enumerate(outcomes, 1) if text in wanted)
    return {
        "overturned": overturned_facts(case, stage),
        "acknowledge_by": clock.due if clock else None,
        "unrealistic": tuple((text, why) for text, why in noted if why),
    }


def escalation_facts(case: CaseRecords, stage: int) -> EscalationFacts | None:
    """The request for a stage; None for the first, which nobody asks for."""
    asked = (one for one in reversed(case.standing) if one.kind == "escalation_requested")
    request = next((one for one in asked if one.body["stage"] == stage), None)
    return EscalationFacts(request.on, str(request.body.get("words", ""))) if request else None


def refusal_facts(case: CaseRecords, kind: str, stage: int) -> RefusalFacts | None:
    """Why a complaint, or a stage of it, is not taken; None where that is not what stands."""
    refused = basis(case, kind, stage)
    if refused is None:
        return None
    body = refused.body
    answers: Mapping[str, Any] = body.get("answers", {})
    period = case.edition.period("accept")
    return RefusalFacts(
        ground=body["ground"],
        reasons=body["reasons"],
        policy_reference=str(answers.get("policy_reference", "")),
        why_fair=str(answers.get("why_fair", "")),
        evidence=body.get("evidence", ""),
        circumstances=body.get("circumstances", ""),
        discretion=body.get("discretion", ""),
        instead=body.get("instead", ""),
        occurred_on=_event_day(case, "occurred", answers.get("occurred_on")),
        aware_on=_event_day(case, "aware", answers.get("aware_on")),
        accept_months=period.months if period else 0,
        claim_court=str(answers.get("claim_court", "")),
        claim_number=str(answers.get("claim_number", "")),
        claim_filed_on=_day(answers.get("claim_filed_on")),
        earlier_reference=str(answers.get("earlier_case") or ""),
    )


def overturned_facts(case: CaseRecords, stage: int) -> OverturnedFacts | None:
    """The refusal of a stage, or of the complaint, that was overturned last; None where none was."""
    overturned = (one for one in reversed(case.standing) if one.kind == "overturned" and one.body["stage"] == stage)
    found = next(overturned, None)
    refused = next((one for one in case.records if found and one.seq == found.body["refused"]), None)
    if found is None or refused is None:
        return None
    now = next((one for one in case.standing if refused.seq in case.numbers_of(one)), refused)
    return OverturnedFacts(now.on, found.on, str(found.body["by"]))


def extension_facts(desk: Desk, case: CaseRecords, kind: str, stage: int) -> ExtensionFacts | None:
    """The later date that is planned for a stage's answer; None where none is."""
    plan, clock = basis(case, kind, stage), case.answer_clock(stage)
    until = _day(plan.body.get("until")) if plan else None
    if plan is None or clock is None or until is None:
        return None
    body, rule = plan.body, clock.rule
    limit = ordinary_limit(rule, clock.original_due, desk.workdays)
    earlier = [one.until for one in clock.notices if one.counts and one.until and one.until < until]
    whole = Extended(clock.counted_from, clock.original_due, None)
    unit = str(body.get("unit", ""))
    return ExtensionFacts(
        until=until,
        instead_of=max([clock.original_due, *earlier]),
        reasons=str(body.get("notice_reason", "")),
        good_reason=str(body.get("good_reason", "")),
        panel=bool(body.get("panel", False)),
        agreed=str(body.get("agreed", "")),
        longest=rule.longest_extension or 0,
        beyond=limit is not None and until > limit,
        wants_agreement=agreement_wanted(rule, whole, until, desk.workdays),
        interval=interval_words(int(body["every"]), unit) if body.get("every") and unit in ONE else "",
        objection=str(body.get("objection", "")),
        objected_on=_day(body.get("objected_on")),
        objected_by=str(body.get("objected_by", "")),
    )


def decision_facts(desk: Desk, case: CaseRecords, stage: int, *, answers: bool = True) -> DecisionFacts:
    """What was decided at a stage and what puts things right; points that nothing was found of are left open.

    Only the answer of a stage tells what was offered at the stages before.
    """
    settings, clock = read_settings(desk), case.answer_clock(stage)
    every = promises_made(case)
    made = [one for one in every if one.dropped_on is None]
    here = [one for one in made if one.stage == stage]
    decided, weighed = decided_record(case, stage), _last(case, "weighed", stage)
    body, factors = (decided.body if decided else {}), dict(weighed.get("factors", {}))
    final = final_stage(case.edition, settings, case.stage) <= stage
    months = case.edition.period("ombudsman")
    return DecisionFacts(
        answers=_answers(case, stage),
        remedies=tuple(map(_line, here)),
        still_open=tuple(_line(one) for one in made if one.stage < stage and one.open),
        offered_before=tuple(
            _line(one) for one in every if answers and one.stage < stage and one.remedy != ACKNOWLEDGED
        ),
        offers_kept=weighed.get(OFFERS) == STANDS,
        heads=tuple(
            (rule.name, sum(one.pence for one in here if one.head == rule.key)) for rule in case.edition.compensation
        ),
        factors=tuple((rule.name, factors[rule.key]) for rule in case.edition.factors if factors.get(rule.key)),
        impact=str(weighed.get("impact", "")),
        evidence_landlord=str(body.get("evidence_landlord", "")),
        evidence_resident=str(body.get("evidence_resident", "")),
        resident_comment=str(body.get("resident_comment", "")),
        fact_givers=tuple(dict.fromkeys(str(one.body["by"]) for one in _of_stage(case, "facts_supplied", stage))),
        lessons=tuple(str(one.body["text"]) for one in _of_stage(case, "lesson", stage)),
        lapses=lapses(desk, case, stage - 1),
        final=final,
        window=0 if final or case.edition.escalation is None else settings.escalation_window,
        ombudsman_months=months.months if months else 0,
        was_due=clock.due if clock else None,
        checked=checked_points(case, stage) if answers else (),
    )


def decider_of(case: CaseRecords, stage: int) -> str:
    """Whose decision that of a stage is; empty while there is none."""
    decided = decided_record(case, stage)
    return str(decided.body.get("by", "")) if decided else ""


def _answers(case: CaseRecords, stage: int) -> tuple[PointAnswer, ...]:
    """Each point of the stage with what was decided of the same words; nothing where it came or changed since."""
    decision = decision_of(case, stage)
    left: list[PointDecision] = list(decision.points) if decision else []
    answers = []
    for place, (number, point) in enumerate(points_at(case, stage), 1):
        found = next((one for one in left if one.text == point.text), None)
        answer = PointAnswer(point.text, number=0 if number == place else number)
        if found is not None:
            left.remove(found)
            answer = replace(
                answer,
                finding=found.finding,
                finding_words=found.finding_words,
                reasons=found.reasons,
                relied_on=found.relied_on,
            )
        answers.append(answer)
    return tuple(answers)


def _line(promise: Promise) -> RemedyLine:
    return RemedyLine(
        kind=promise.remedy,
        what=promise.what,
        who=promise.who,
        by=promise.by,
        pence=promise.pence,
        head=promise.head,
        reckoning=promise.reckoning,
        done_on=promise.done_on,
        unapproved=promise.awaits_approval,
        stage=promise.stage,
        dropped=promise.dropped_on is not None,
    )


def _last(case: CaseRecords, kind: str, stage: int) -> Mapping[str, Any]:
    found = _of_stage(case, kind, stage)
    return found[-1].body if found else {}


def _of_stage(case: CaseRecords, kind: str, stage: int) -> list[Record]:
    return [one for one in case.standing if one.kind == kind and int(one.body.get("stage", 1)) == stage]


def _event_day(case: CaseRecords, kind: str, answered: object) -> dt.date | None:
    """The day of an event that a refusal gives: as the record has it now, where that was corrected since."""
    recorded = case.last(kind)
    return recorded.on if recorded is not None and answered else _day(answered)


def _day(text: object) -> dt.date | None:
    return dt.date.fromisoformat(text) if isinstance(text, str) and text else None
