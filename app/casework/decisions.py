"""Decisions: what the answer of a stage is, point by point, with reasons, and what went into it.

Every point of the definition is decided, with the policy, law and good practice relied on (2024 Code 6.7, 6.18; 2022
Code 5.6). The day on which the answer was known is kept apart from the day on which the work is done (6.6, 6.17; 5.5).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from app.casework.cases import CaseRecords, case_records
from app.casework.definitions import correction_of, definition_now, kept_beside, no_point_sentence, points_at
from app.casework.desks import Desk
from app.casework.intakes import WHOSE, Point, define
from app.casework.outlooks import closed_problems
from app.casework.refusal_letters import refused_problems
from app.casework.settings import actor, read_settings
from app.casework.texts import LINE_LENGTH, POINT_LENGTH, TEXT_LENGTH, past_date_problems, tidy, tidy_line, too_long
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.names import SAME, likeness
from app.rules.problems import Problem, Refused
from app.rules.words import listed

FINDINGS = {
    "upheld": "upheld",
    "partly": "upheld in part",
    "not_upheld": "not upheld",
    "own": "",
}
"""What can be found of a point; for `own` the landlord has words of its own."""

SETTLED = tuple(whose for whose in WHOSE if whose != "to_check")
"""Whose the matter of a point can be once it is decided."""

TEXTS = {
    "evidence_landlord": "The landlord's evidence",
    "evidence_resident": "The resident's evidence",
    "resident_comment": "What the resident said",
    "staff_comment": "What the member of staff said",
    "conflict_words": "The conflict of interest",
}
"""The longer texts of a decision, as a sentence names them."""


@dataclass(frozen=True)
class PointDecision:
    """What was decided of one point."""

    text: str
    whose: str
    finding: str = ""
    """A key of `FINDINGS`; empty while it is not decided."""
    finding_words: str = ""
    reasons: str = ""
    relied_on: str = ""
    """The policy, law and good practice relied on."""
    who: str = ""
    """Who is responsible, or shares in it, where the matter is not the landlord's alone."""

    @property
    def words(self) -> str:
        """What was found, in words."""
        return FINDINGS.get(self.finding) or self.finding_words


@dataclass(frozen=True)
class Decision:
    """The decision of a stage."""

    stage: int
    by: str = ""
    """Whose decision it is."""
    known_on: dt.date | str | None = None
    """The day on which the answer was known."""
    points: tuple[PointDecision, ...] = ()
    evidence_landlord: str = ""
    evidence_resident: str = ""
    resident_commented: str = ""
    """Whether the resident had the chance to comment: 'yes' or 'no'."""
    resident_comment: str = ""
    staff_commented: str = "none"
    """The same of a member of staff complained about: 'yes', 'no', or 'none' where there is none."""
    staff_comment: str = ""
    conflict: str = ""
    """Whether whoever decides has a conflict of interest: 'no' or 'yes'."""
    conflict_words: str = ""


def decided_record(case: CaseRecords, stage: int) -> Record | None:
    """The entry with the decision of a stage; None where there is none."""
    found = (one for one in reversed(case.standing) if one.kind == "decided" and one.body["stage"] == stage)
    return next(found, None)


def decision_of(case: CaseRecords, stage: int) -> Decision | None:
    """The decision of a stage as it stands; None where there is none."""
    record = decided_record(case, stage)
    return None if record is None else _decision_from(record.body)


def decider(desk: Desk, case: CaseRecords, stage: int) -> str:
    """Who decides a stage: whoever deals with it."""
    return case.people.get(stage) or read_settings(desk).officer


def is_theirs(desk: Desk, by: str) -> bool:
    """Whether somebody else than the officer decides, however her name is spelt."""
    return bool(by) and likeness(by, read_settings(desk).officer) != SAME


def decision_problems(case: CaseRecords, stage: int) -> tuple[Problem, ...]:
    """What the decision of a stage lacks, a sentence each: it was not made, or a point came or changed since."""
    decision, none = decision_of(case, stage), no_point_sentence(case, stage)
    if none:
        return (Problem("decision", none),)
    if decision is None:
        return (Problem("decision", f"Stage {stage} is not decided yet. Decide every point, then write the answer."),)
    found = []
    for number, point, decided in _paired(case, decision):
        if decided is None:
            found.append(_point_problem(number, "has no finding yet: it came or changed after the decision", point))
        elif point.whose == "to_check":
            found.append(_point_problem(number, "is to be checked again: it is not settled whose it is", point))
        elif point.whose != decided.whose:
            found.append(_point_problem(number, f"is now {WHOSE[point.whose]}, which it was not when decided", point))
    return tuple(found)


def wants_staff(case: CaseRecords) -> bool:
    """Whether the edition asks for the comment of a member of staff complained about (2022 Code 4.12)."""
    return case.edition.beside("decision", "staff") is not None


def decision_form_problems(
    desk: Desk, case: CaseRecords, decision: Decision, reason: str | None = None
) -> tuple[Problem, ...]:
    """What must be put right before a decision can be recorded; `reason` is given where it takes another's place."""
    found = [*closed_problems(case), *_text_problems(decision), *_known_problems(desk, case, decision)]
    if decision.conflict not in ("yes", "no"):
        found.append(Problem("conflict", "Say whether whoever decides has a conflict of interest, or may seem to."))
    if decision.conflict == "yes" and not decision.conflict_words:
        found.append(Problem("conflict_words", "Enter what the conflict is, and how it is dealt with."))
    for key, whose in (("evidence_landlord", "the landlord's side"), ("evidence_resident", "the resident's side")):
        if not getattr(decision, key):
            found.append(Problem(key, f"Enter the evidence from {whose}; where there is none, write that."))
    if decision.resident_commented not in ("yes", "no"):
        found.append(Problem("resident_commented", "Say whether the resident had the chance to comment."))
    if decision.staff_commented not in ("yes", "no", "none"):
        found.append(Problem("staff_commented", "Say whether a member of staff is complained about and could comment."))
    for number, point in numbered(case, decision):
        found += _point_problems(number, point)
    if reason is not None and not reason:
        found.append(Problem("reason", "Enter why the decision changes; it stays in the history beside the old one."))
    found += too_long("reason", "The reason", reason or "", POINT_LENGTH)
    return tuple(found)


def decide(desk: Desk, case_id: int, decision: Decision, reason: str = "") -> int:
    """Record the decision of a stage, or a new version of it; returns the entry's number. Raises Refused.

    Every point of the stage is decided, and whose a point is settled with it: a definition that left it open is
    written anew in the same transaction.
    """
    case = case_records(desk, case_id)
    decision = tidied_decision(replace(decision, by=decider(desk, case, decision.stage)))
    old = decided_record(case, decision.stage)
    problems = list(decision_form_problems(desk, case, decision, tidy(reason) if old else None))
    none = no_point_sentence(case, decision.stage)
    problems += [Problem("", none)] if none else _unanswered(case, decision)
    problems += refused_problems(case, "responded", decision.stage, decision.known_on)
    if problems or not isinstance(decision.known_on, dt.date):
        raise Refused(tuple(problems))
    body = _body(decision) | (correction_of(old, tidy(reason)) if old else {})
    with desk.book.writing(actor(desk)) as work:
        settled = _settled(case, decision)
        if settled != definition_now(case)[0]:
            new = (settled, *definition_now(case)[1:])
            why = f"Whose each point is was settled with the decision of stage {decision.stage}."
            beside = kept_beside(case, new, agreed=True).body()
            define(desk, work, case_id, new, beside | correction_of(case.last("defined"), why))
        sentence = _sentence(case, decision, anew=old is not None)
        return work.append(case_id, "decided", on=decision.known_on, sentence=sentence, body=body)


def tidied_decision(decision: Decision) -> Decision:
    """A decision with its texts in one form; what belongs to another answer is left out."""
    points = tuple(map(_tidied_point, decision.points))
    return replace(
        decision,
        by=tidy_line(decision.by),
        points=points,
        evidence_landlord=tidy(decision.evidence_landlord),
        evidence_resident=tidy(decision.evidence_resident),
        resident_comment=tidy(decision.resident_comment) if decision.resident_commented == "yes" else "",
        staff_comment=tidy(decision.staff_comment) if decision.staff_commented == "yes" else "",
        conflict_words=tidy(decision.conflict_words) if decision.conflict == "yes" else "",
    )


def _tidied_point(point: PointDecision) -> PointDecision:
    """A point that is not the landlord's is decided by saying whose it is."""
    who = tidy_line(point.who).removesuffix(".") if point.whose in ("not_ours", "shared") else ""
    finding, words = point.finding, tidy_line(point.finding_words).removesuffix(".") if point.finding == "own" else ""
    if point.whose == "not_ours":
        finding, words = "own", f"not ours to decide: {who} is responsible" if who else ""
    return PointDecision(
        text=point.text,
        whose=point.whose,
        finding=finding,
        finding_words=words,
        reasons=tidy(point.reasons),
        relied_on=tidy(point.relied_on),
        who=who,
    )


def _paired(case: CaseRecords, decision: Decision) -> tuple[tuple[int, Point, PointDecision | None], ...]:
    """Each point of the stage with its number and what was decided of it: the next decision of the same words."""
    left = list(decision.points)
    pairs = []
    for number, point in points_at(case, decision.stage):
        decided = next((one for one in left if one.text == point.text), None)
        if decided is not None:
            left.remove(decided)
        pairs.append((number, point, decided))
    return tuple(pairs)


def numbered(case: CaseRecords, decision: Decision) -> tuple[tuple[int, PointDecision], ...]:
    """The points of a decision that the stage has, each with its number in the definition."""
    return tuple((number, decided) for number, _, decided in _paired(case, decision) if decided is not None)


def _unanswered(case: CaseRecords, decision: Decision) -> list[Problem]:
    """No point of the stage is left out (2024 Code 6.7, 6.18)."""
    pairs = _paired(case, decision)
    return [_point_problem(number, "is not decided", point) for number, point, decided in pairs if decided is None]


def _point_problem(number: int, what: str, point: Point) -> Problem:
    words = point.text if len(point.text) <= LINE_LENGTH else f"{point.text[:LINE_LENGTH].rstrip()} …"
    return Problem(f"point.{number}", f"Point {number} {what}: “{words}” Decide it.")


def _point_problems(number: int, point: PointDecision) -> list[Problem]:
    """What must be put right in one point, beside the fields of its step."""
    found = []
    if point.whose not in SETTLED:
        what = f"Point {number} is still to be checked. Settle whose it is, then decide it."
        found.append(Problem(f"whose.{number}", what))
    elif point.whose == "not_ours":
        if not point.who:
            found.append(Problem(f"who.{number}", f"Enter who is responsible for point {number}, if you are not."))
    elif point.finding not in FINDINGS:
        found.append(Problem(f"finding.{number}", f"Say what you find on point {number}."))
    elif point.finding == "own" and not point.finding_words:
        found.append(Problem(f"finding_words.{number}", f"Enter your finding on point {number} in your own words."))
    if not point.reasons:
        found.append(Problem(f"reasons.{number}", f"Enter the reasons for what you find on point {number}."))
    found += too_long(f"who.{number}", "This", point.who, LINE_LENGTH)
    found += too_long(f"finding_words.{number}", "The finding", point.finding_words, POINT_LENGTH)
    found += too_long(f"reasons.{number}", "The reasons", point.reasons, TEXT_LENGTH)
    found += too_long(f"relied_on.{number}", "This", point.relied_on, TEXT_LENGTH)
    return found


def _text_problems(decision: Decision) -> list[Problem]:
    return [one for key, what in TEXTS.items() for one in too_long(key, what, getattr(decision, key), TEXT_LENGTH)]


def _known_problems(desk: Desk, case: CaseRecords, decision: Decision) -> list[Problem]:
    """The answer of a stage is known on a day from its beginning up to today."""
    on = decision.known_on
    found = list(past_date_problems("known_on", "The day on which the answer was known", on, desk.today()))
    if found or not isinstance(on, dt.date):
        return found
    asked = [
        one.on for one in case.standing if one.kind == "escalation_requested" and one.body["stage"] == decision.stage
    ]
    began = max(asked, default=case.received_on())
    if on >= began:
        return []
    return [Problem("known_on", f"Stage {decision.stage} began on {long_date(began)}, so it was not known before.")]


def _settled(case: CaseRecords, decision: Decision) -> tuple[Point, ...]:
    """The points of the definition, each as the decision says whose it is."""
    whose = {number: decided.whose for number, decided in numbered(case, decision)}
    points = definition_now(case)[0]
    return tuple(Point(one.text, whose.get(number, one.whose)) for number, one in enumerate(points, 1))


def _body(decision: Decision) -> dict[str, Any]:
    known = decision.known_on.isoformat() if isinstance(decision.known_on, dt.date) else None
    return {**asdict(decision), "points": [asdict(point) for point in decision.points], "known_on": known}


def _decision_from(body: Mapping[str, Any]) -> Decision:
    values = {key: body[key] for key in Decision.__dataclass_fields__ if key in body}
    points = tuple(PointDecision(**point) for point in body["points"])
    return Decision(**{**values, "points": points, "known_on": dt.date.fromisoformat(body["known_on"])})


def _sentence(case: CaseRecords, decision: Decision, *, anew: bool) -> str:
    """Who decided a stage, when the answer was known, and what was found."""
    said = listed([f"point {number} {point.words}" for number, point in numbered(case, decision)])
    known = long_date(decision.known_on) if isinstance(decision.known_on, dt.date) else ""
    by = f" by {decision.by}" if decision.by else ""
    done = "Decision changed" if anew else "Decided"
    return f"{done} at stage {decision.stage}{by}, the answer known on {known}: {said}."
