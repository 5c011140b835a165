"""The guide of what the resident says to a new date, once its notice has gone: they agree, or they do not, and why."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.extension_answers import answer_problems, answering_blocked, notice_to_answer, record_answer
from app.casework.guides import YES_NO, Answers, Caution, Field, Step
from app.casework.objections import objection_fields, objection_of
from app.rules.problems import Problem


def answer_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Whether they agree to the new date of the stage that the case is at."""
    case = case_records(desk, case_id)
    clock, notice = case.answer_clock(case.stage), notice_to_answer(case)
    numbers = clock.rule.agreement_clause or clock.rule.disagreement_clause if clock else ""
    clauses = [case.edition.clause(number) for number in numbers.split(", ") if number]
    step = Step(
        key="agreed",
        title="What they say",
        question="Do they agree to the new date?",
        clause=" ".join(f"Code {one.number}: {one.says}" for one in clauses),
        help=notice.sentence if notice else "",
        fields=(
            Field("agreed", "Agreed by the resident", "yes_no", options=YES_NO),
            *objection_fields(desk.today()),
        ),
        advice=_advice,
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return answer_problems(desk, case, str(answers.get("agreed") or ""), objection_of(answers))

    def act(answers: Answers) -> str:
        agreed = str(answers.get("agreed") or "")
        record_answer(desk, case_id, agreed, objection_of(answers))
        if agreed == "yes":
            return "It is recorded that they agree."
        return "It is recorded that they do not agree. Write to them about the extension now."

    return CaseForm(one_step("extension_answer", "The new date", step, "Record it", problems), act)


def _advice(answers: Answers) -> str:
    if answers.get("agreed") != "no":
        return ""
    return Caution(
        "The new date stands. Write to them that they can dispute it, with the Ombudsman's details: the case offers it."
    )


def _fits(_desk: Desk, case: CaseRecords) -> bool:
    """Where the edition says what becomes of a resident who does not agree, and a notice has gone."""
    clock = case.answer_clock(case.stage)
    return clock is not None and bool(clock.rule.disagreement_clause) and any(one.counts for one in clock.notices)


ANSWER_EXTENSION = Deed(
    key="extension_answer",
    verb="Record what they say to the new date…",
    group="answering",
    form=answer_form,
    blocked=lambda _desk, case: answering_blocked(case),
    fits=_fits,
)
