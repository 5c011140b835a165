"""The section of the case page about the decision: each point with what was found and why, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.cases import CaseRecords
from app.casework.decisions import (
    Decision,
    PointDecision,
    decided_record,
    decider,
    decision_of,
    decision_problems,
    is_theirs,
    numbered,
)
from app.casework.desks import Desk
from app.casework.page_sections import Offer, Section, SectionLine
from app.rules.dates import long_date
from app.rules.words import capital


def decision_section(desk: Desk, case: CaseRecords) -> Section:
    """What each stage decided, point by point; of the stage that the case is at also what is missing."""
    lines: list[SectionLine] = []
    for stage in range(1, case.stage + 1):
        decision = decision_of(case, stage)
        if decision is not None:
            lines += _decided(case, decision)
    return Section(
        key="decision",
        part="answer",
        title="Decision",
        lines=tuple(lines),
        offers=_offers(desk, case),
        empty="Nothing is decided yet. Each point gets a finding and the reasons for it, before the answer is written.",
    )


def _decided(case: CaseRecords, decision: Decision) -> Iterator[SectionLine]:
    stage, record = decision.stage, decided_record(case, decision.stage)
    by = f" by {decision.by}" if decision.by else ""
    known = f" The answer was known on {long_date(record.on)}." if record else ""
    yield SectionLine(f"Stage {stage} was decided{by}.{known}", _heard(decision))
    for number, point in numbered(case, decision):
        yield SectionLine(f"{number}. {point.text} {capital(point.words)}.", _why(point), "done")
    offer = Offer("decide_again", "Change the decision…", f"stage {stage}")
    for problem in decision_problems(case, stage):
        yield SectionLine(problem.sentence, state="open", offers=(offer,))


def _heard(decision: Decision) -> str:
    """Who could comment, and what the conflict was, where there is one."""
    heard = {"yes": "The resident could comment.", "no": "The resident could not comment."}
    said = [heard.get(decision.resident_commented, "")]
    if decision.staff_commented in ("yes", "no"):
        can = "could" if decision.staff_commented == "yes" else "could not"
        said.append(f"The member of staff complained about {can} comment.")
    if decision.conflict == "yes":
        said.append(f"Conflict of interest: {decision.conflict_words}")
    return " ".join(filter(None, said))


def _why(point: PointDecision) -> str:
    relied = f"Relied on: {point.relied_on}" if point.relied_on else ""
    return "\n".join(filter(None, (point.reasons, relied)))


def _offers(desk: Desk, case: CaseRecords) -> tuple[Offer, ...]:
    """The deed for the stage that the case is at."""
    if case.file_closed or case.refused is not None:
        return ()
    if decided_record(case, case.stage) is not None:
        return (Offer("decide_again", "Change the decision…", f"stage {case.stage}"),)
    if is_theirs(desk, decider(desk, case, case.stage)):
        return (Offer("type_in_decision", "Type in the decision…"),)
    return (Offer("decide", "Decide the answer…"),)
