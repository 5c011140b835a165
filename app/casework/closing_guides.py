"""The guides of the end of a case: to open it again, and to record what was learnt from it."""

from __future__ import annotations

from dataclasses import fields

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import YES_NO, Answers, Field, Option, Step
from app.casework.lessons import Lesson, lesson_problems, record_lesson
from app.casework.quoted_fields import TO_THEM
from app.casework.reopenings import PURPOSES, purposes, reopen, reopening_problems
from app.casework.settings import read_settings
from app.casework.stages import final_stage
from app.rules.problems import Problem

OTHERS = (*YES_NO, Option("look", "That is still to be looked into"))
"""Whether others were affected."""


def reopening_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Why a closed case is opened again."""
    case = case_records(desk, case_id)
    closed = case.last("closed")
    step = Step(
        key="reopening",
        title="Opening it again",
        question="Why is this case opened again?",
        help=f"“{closed.sentence}” The closing stays in the history, struck out. What was late stays late."
        if closed
        else "",
        fields=(
            Field("on", "Date of opening it again", "date", initial=desk.today()),
            Field(
                "purpose",
                "What for",
                "choice",
                "The next step of the case follows from it.",
                tuple(Option(key, PURPOSES[key]) for key in purposes(desk, case)),
            ),
            Field("reason", "Reason", "lines", "For example: The resident asked for stage 2 on the telephone."),
        ),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return reopening_problems(desk, case, answers.get("on"), *_why(answers))

    def act(answers: Answers) -> str:
        reopen(desk, case_id, answers.get("on"), *_why(answers))
        return "The case is open again."

    return CaseForm(one_step("reopen", "Open the case again", step, "Open it again", problems), act)


def _why(answers: Answers) -> tuple[str, str]:
    """Why a case is opened again, and what for."""
    return str(answers.get("reason") or ""), str(answers.get("purpose") or "")


def lesson_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """What was learnt, whether others were affected, what changes and who sees to it."""
    case = case_records(desk, case_id)
    step = Step(
        key="lesson",
        title="What was learnt",
        question="What was learnt from this complaint?",
        clause=clause_beside(case.edition, "lesson", "lesson"),
        help="Look past this one complaint: what would keep it from happening to somebody else?",
        fields=(
            Field(
                "text",
                "What was learnt",
                "lines",
                f"For example: We now ring back when a contractor does not come. {_lesson_hint(desk, case)}".strip(),
            ),
            Field("others", "Were others affected?", "choice", options=OTHERS),
            Field(
                "others_words",
                "Who, and what is done for them",
                "lines",
                shown=lambda answers: answers.get("others") == "yes",
            ),
            Field("policy", "Does a policy, or the way you do things, change?", "yes_no", options=YES_NO),
            Field("policy_words", "What changes", "lines", shown=lambda answers: answers.get("policy") == "yes"),
            Field("who", "Who sees that it is done", "line", initial=read_settings(desk).officer),
        ),
    )

    def act(answers: Answers) -> str:
        record_lesson(desk, case_id, _lesson(answers))
        return "What was learnt is recorded."

    guide = one_step(
        "lesson", "What was learnt", step, "Record it", lambda _step, answers: lesson_problems(_lesson(answers))
    )
    return CaseForm(guide, act)


def _lesson_hint(desk: Desk, case: CaseRecords) -> str:
    """That the answer says it as it is written; nothing once the last answer has gone, for no letter says it then."""
    last = final_stage(case.edition, read_settings(desk), case.stage) <= case.stage
    return "" if last and case.answered_on(case.stage) is not None else TO_THEM


def _lesson(answers: Answers) -> Lesson:
    return Lesson(**{one.name: str(answers.get(one.name) or "") for one in fields(Lesson)})


def _open(_desk: Desk, case: CaseRecords) -> str:
    return "" if case.file_closed else "This case is open."


REOPEN = Deed("reopen", "Open the case again…", "record", reopening_form, _open, listed=False)
LESSON = Deed("lesson", "What was learnt…", "righting", lesson_form)
