"""The guides of a promise, each of one page: it is done, it will be later, it is no longer owed."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.fulfilments import (
    drop_promise,
    dropping_problems,
    keep_promise,
    keeping_problems,
    move_promise,
    moving_problems,
)
from app.casework.guides import Answers, Field, Step
from app.casework.promises import Promise, open_promises, promise_named, with_sum
from app.casework.texts import stopped
from app.rules.dates import long_date
from app.rules.problems import Problem

RIGHTING = "righting"
"""The part of the menu."""


def keeping_form(desk: Desk, case_id: int, of: str) -> CaseForm:
    """When a promise was kept, and what shows it."""
    case = case_records(desk, case_id)
    step = Step(
        key="kept",
        title="It is done",
        question="When was it done, and what shows it?",
        clause=clause_beside(case.edition, "promise", "kept"),
        help=_promised(promise_named(case, of)),
        fields=(
            Field("done_on", "Date on which it was done", "date", initial=desk.today()),
            Field(
                "evidence", "What shows that it was done", "lines", "A photograph, a receipt, a call to the resident."
            ),
        ),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return keeping_problems(desk, case, answers.get("done_on"), str(answers.get("evidence") or ""))

    def act(answers: Answers) -> str:
        keep_promise(desk, case_id, _number(of), answers.get("done_on"), str(answers.get("evidence") or ""))
        return "It is recorded as done."

    return CaseForm(one_step("keep_promise", "It is done", step, "Record it", problems), act)


def moving_form(desk: Desk, case_id: int, of: str) -> CaseForm:
    """Until when a promise is put off, and why."""
    case = case_records(desk, case_id)
    promise = promise_named(case, of)
    step = Step(
        key="moved",
        title="It will be later",
        question="By when will it be done now, and why not before?",
        clause=clause_beside(case.edition, "promise", "moved"),
        help=f"{_promised(promise)} The old date stays in the history. Tell the resident the new one, and why.".strip(),
        fields=(
            Field("by", "By which day", "date", "A working day."),
            Field("reason", "Why it is later", "lines", "As you will tell the resident."),
        ),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return moving_problems(desk, case, promise, answers.get("by"), str(answers.get("reason") or ""))

    def act(answers: Answers) -> str:
        move_promise(desk, case_id, _number(of), answers.get("by"), str(answers.get("reason") or ""))
        return "The new date is recorded; the old one stays in the history. Tell the resident."

    return CaseForm(one_step("move_promise", "It will be later", step, "Record the new date", problems), act)


def dropping_form(desk: Desk, case_id: int, of: str) -> CaseForm:
    """Why a promise is no longer owed."""
    case = case_records(desk, case_id)
    step = Step(
        key="dropped",
        title="No longer owed",
        question="Why is it no longer owed?",
        clause=clause_beside(case.edition, "promise", "dropped"),
        help=_promised(promise_named(case, of)),
        fields=(
            Field(
                "reason", "Reason", "lines", "For example: The resident would rather have the sum at stage 2 instead."
            ),
        ),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return dropping_problems(case, str(answers.get("reason") or ""))

    def act(answers: Answers) -> str:
        drop_promise(desk, case_id, _number(of), str(answers.get("reason") or ""))
        return "It is recorded as no longer owed."

    return CaseForm(one_step("drop_promise", "It is no longer owed", step, "Record it", problems), act)


def _promised(promise: Promise | None) -> str:
    """What was promised, by whom and by when; empty where there is no such promise any more."""
    if promise is None:
        return ""
    by = f", by {long_date(promise.by)}" if promise.by else ""
    what = with_sum("", promise.pence, promise.what)
    return f"Promised{by}: “{stopped(what)}” {promise.who} sees to it."


def _number(of: str) -> int:
    """The number of a promise; one that there is not where the text is none."""
    return int(of) if of.isdecimal() else -1


def _nothing_open(_desk: Desk, case: CaseRecords) -> str:
    return "" if open_promises(case) else "Nothing that was promised is open."


KEEP_PROMISE = Deed("keep_promise", "It is done…", RIGHTING, keeping_form, _nothing_open, listed=False)
MOVE_PROMISE = Deed("move_promise", "It will be later…", RIGHTING, moving_form, _nothing_open, listed=False)
DROP_PROMISE = Deed("drop_promise", "It is no longer owed…", RIGHTING, dropping_form, _nothing_open, listed=False)
