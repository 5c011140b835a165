"""The guide of a decision: who decides, the evidence, the comments, one step for each point, and when it was known.

Where somebody else deals with a stage, it is the form on which their decision is typed in, as theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.decision_steps import decision_steps
from app.casework.decisions import (
    Decision,
    PointDecision,
    decide,
    decided_record,
    decider,
    decision_form_problems,
    decision_of,
    is_theirs,
    tidied_decision,
    wants_staff,
)
from app.casework.deeds import Deed
from app.casework.definitions import no_point_sentence, points_at
from app.casework.desks import Desk
from app.casework.earlier_weighings import before_step
from app.casework.guides import CHECK, Answers, Guide, visible_fields
from app.casework.remedies import weighed
from app.rules.problems import Problem

TEXT_KEYS = (
    "evidence_landlord",
    "evidence_resident",
    "resident_commented",
    "resident_comment",
    "staff_comment",
    "conflict",
    "conflict_words",
)


def decide_form(desk: Desk, case_id: int, of: str = "") -> CaseForm:
    """The decision of the stage that the case is at, or of the one named: 'stage 1'."""
    case = case_records(desk, case_id)
    stage = int(of.removeprefix("stage ")) if of else case.stage
    old, by = decision_of(case, stage), decider(desk, case, stage)
    steps = decision_steps(desk, case, stage, old)
    order = [step.key for step in steps]

    def made(answers: Answers) -> Decision:
        return decision_from(case, stage, answers)

    def problems(key: str, answers: Answers) -> tuple[Problem, ...]:
        step = next(one for one in steps if one.key == key)
        shown = {field.key for field in visible_fields(step, answers)}
        reason = str(answers.get("reason") or "").strip() if old else None
        found = decision_form_problems(desk, case, tidied_decision(made(answers)), reason)
        return tuple(one for one in found if one.field in shown)

    def act(answers: Answers) -> str:
        decide(desk, case_id, made(answers), str(answers.get("reason") or ""))
        whose = f" as {_possessive(by)}" if is_theirs(desk, by) else ""
        return f"The decision of stage {stage} is recorded{whose}.{_then(desk, case_id, stage)}"

    guide = Guide(
        key="decision",
        title=_title(desk, by, stage, old),
        steps=steps,
        first=order[0],
        following=lambda key, _: (*order, CHECK)[order.index(key) + 1],
        problems=problems,
        finish="Record the decision",
        kept_as=_kept_as(case, stage),
    )
    return CaseForm(guide, act)


def decision_from(case: CaseRecords, stage: int, answers: Answers) -> Decision:
    """The decision that the answers describe."""

    def text(key: str) -> str:
        return str(answers.get(key) or "")

    points = tuple(
        PointDecision(
            text=point.text,
            whose=text(f"whose.{number}") or point.whose,
            finding=text(f"finding.{number}"),
            finding_words=text(f"finding_words.{number}"),
            reasons=text(f"reasons.{number}"),
            relied_on=text(f"relied_on.{number}"),
            who=text(f"who.{number}") or text(f"who_else.{number}"),
        )
        for number, point in points_at(case, stage)
    )
    return Decision(
        stage=stage,
        known_on=answers.get("known_on"),
        points=points,
        staff_commented=text("staff_commented") if wants_staff(case) else "none",
        **{key: text(key) for key in TEXT_KEYS},
    )


def _kept_as(case: CaseRecords, stage: int) -> Callable[[str], str]:
    """The key of a point's answer with a mark of its words for its number: the answer stays with what it is about."""
    marks: dict[str, str] = {}
    for number, point in points_at(case, stage):
        mark = f"{crc32(point.text.encode()):08x}"
        marks[str(number)] = f"{mark}.{number}" if mark in marks.values() else mark

    def kept_as(key: str) -> str:
        what, _, of = key.rpartition(".")
        return f"{what}.{marks[of]}" if of in marks else key

    return kept_as


def _possessive(name: str) -> str:
    return f"{name}'{'' if name.endswith('s') else 's'}"


def _then(desk: Desk, case_id: int, stage: int) -> str:
    """At a later stage: that what was weighed and offered before is to be kept or changed, while that is not said."""
    case = case_records(desk, case_id)
    if stage != case.stage or weighed(case, stage) or before_step(desk, case) is None:
        return ""
    return " Next, weigh the effect on them: what was weighed and offered before can be kept there, or changed."


def _title(desk: Desk, by: str, stage: int, old: Decision | None) -> str:
    if old is not None:
        return f"Change the decision of stage {stage}"
    return f"{_possessive(by)} decision" if is_theirs(desk, by) else f"Decide stage {stage}"


def _blocked(_desk: Desk, case: CaseRecords) -> str:
    if case.file_closed:
        return "This case is closed. Open it again first, then decide it."
    if case.refused is not None:
        return "This was not accepted. Accept it after all, or say that the refusal was overturned, then decide it."
    return no_point_sentence(case, case.stage)


def _first_time(case: CaseRecords) -> bool:
    return decided_record(case, case.stage) is None


DECIDE = Deed(
    key="decide",
    verb="Decide the answer…",
    group="answering",
    form=decide_form,
    blocked=_blocked,
    fits=lambda desk, case: _first_time(case) and not is_theirs(desk, decider(desk, case, case.stage)),
)
TYPE_IN_DECISION = Deed(
    key="type_in_decision",
    verb="Type in the reviewer's decision…",
    group="answering",
    form=decide_form,
    blocked=_blocked,
    fits=lambda desk, case: _first_time(case) and is_theirs(desk, decider(desk, case, case.stage)),
)
DECIDE_AGAIN = Deed(
    key="decide_again",
    verb="Change the decision…",
    group="answering",
    form=decide_form,
    blocked=_blocked,
    fits=lambda _desk, case: not _first_time(case),
)
