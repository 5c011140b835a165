"""The guides of a restriction of contact: from what was done to its review date; its review, and its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import CHECK, YES_NO, Answers, Field, Guide, Step
from app.casework.restrictions import (
    ALWAYS_OPEN,
    Restriction,
    lift_restriction,
    restrict,
    restriction_problems,
    restrictions,
    review_restriction,
)
from app.casework.settings import read_settings
from app.rules.problems import Problem

STEPS = {
    "behaviour": ("behaviour", "evidence"),
    "limit": ("limit", "proportion", "open"),
    "equality": ("protected", "equality"),
    "review": ("decided_by", "starts", "review_on"),
}
"""The steps of the guide, each with what it asks."""


def restriction_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """What was done, what is limited and what stays open, the Equality Act, who decided and when it is reviewed."""
    case, order = case_records(desk, case_id), (*STEPS, CHECK)

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        found = restriction_problems(_restriction(answers), desk.today())
        return tuple(problem for problem in found if problem.field in STEPS.get(step, ()))

    def act(answers: Answers) -> str:
        restrict(desk, case_id, _restriction(answers))
        return "The restriction of contact is recorded. Tell them of it in writing."

    guide = Guide(
        key="restrict",
        title="Restrict contact",
        steps=(_behaviour_step(case), _limit_step(case), _equality_step(case), _review_step(desk, case)),
        first="behaviour",
        following=lambda step, _answers: order[order.index(step) + 1],
        problems=problems,
        finish="Restrict contact",
    )
    return CaseForm(guide, act)


def restriction_review_form(desk: Desk, case_id: int, of: str) -> CaseForm:
    """What has happened since, and what is limited until when."""
    case = case_records(desk, case_id)
    known = _known(case, of)
    step = Step(
        key="review",
        title="The review",
        question="Does the restriction still need to stand?",
        fields=(
            Field("words", "What has happened since, and why it cannot be lifted", "lines"),
            Field(
                "limit",
                "What is limited from now on",
                "lines",
                "Less than before, if less will do.",
                initial=known.limit,
            ),
            Field("review_on", "When is it reviewed next?", "date"),
        ),
        clause=clause_beside(case.edition, "restriction", "review"),
        help=f"If it need not stand, close this and lift it. {ALWAYS_OPEN}",
    )

    def act(answers: Answers) -> str:
        text = _reader(answers)
        review_restriction(desk, case_id, int(of or -1), text("words"), (text("limit"), answers.get("review_on")))
        return "The review of the restriction is recorded."

    return CaseForm(one_step("review_restriction", "Review the restriction", step, "Record it"), act)


def restriction_lifting_form(desk: Desk, case_id: int, of: str) -> CaseForm:
    """Why contact is no longer restricted."""
    known = _known(case_records(desk, case_id), of)
    step = Step(
        key="lifting",
        title="Lifting it",
        question="Why is contact no longer restricted?",
        fields=(
            Field("on", "The day on which it was lifted", "date", initial=desk.today()),
            Field("reason", "Why it is lifted", "lines", hint="For example: There were no more calls at night."),
        ),
        help=f"“{known.limit}”" if known.limit else "",
        clause="The restriction stays in the history. Tell them that it has ended.",
    )

    def act(answers: Answers) -> str:
        lift_restriction(desk, case_id, int(of or -1), answers.get("on"), str(answers.get("reason") or ""))
        return "The restriction of contact is lifted."

    return CaseForm(one_step("lift_restriction", "Lift the restriction", step, "Lift it"), act)


RESTRICT = Deed("restrict", "Restrict contact…", "people", restriction_form)
REVIEW_RESTRICTION = Deed(
    "review_restriction", "Review the restriction…", "people", restriction_review_form, listed=False
)
LIFT_RESTRICTION = Deed("lift_restriction", "Lift the restriction…", "people", restriction_lifting_form, listed=False)


def _behaviour_step(case: CaseRecords) -> Step:
    return Step(
        key="behaviour",
        title="What was done",
        question="What did they do, and what shows it?",
        fields=(
            Field("behaviour", "What they did, and when", "lines", hint="What was done, not what they are like."),
            Field("evidence", "What shows it", "lines", hint="Notes of calls, letters, who saw or heard it."),
        ),
        clause=clause_beside(case.edition, "restriction", "behaviour"),
        help="To complain often, or to be angry about something that went wrong, is not unacceptable behaviour.",
    )


def _limit_step(case: CaseRecords) -> Step:
    return Step(
        key="limit",
        title="What is limited",
        question="What is limited, and what stays open?",
        fields=(
            Field("limit", "What is limited", "lines", hint="For example: Calls are taken on Tuesdays from 10 to 12."),
            Field(
                "proportion", "Why nothing milder would do", "lines", hint="What was tried first, and what came of it."
            ),
            Field("open", "How they can still reach you", "lines", hint="For repairs and emergencies too."),
        ),
        clause=clause_beside(case.edition, "restriction", "limit"),
        help=ALWAYS_OPEN,
    )


def _equality_step(case: CaseRecords) -> Step:
    return Step(
        key="equality",
        title="The Equality Act",
        question="Could something that the Equality Act protects lie behind it?",
        fields=(
            Field("protected", "Could it?", "yes_no", "A disability, an illness of the mind, pregnancy, age.", YES_NO),
            Field("equality", "What you considered, and what you adjust because of it", "lines"),
        ),
        clause=clause_beside(case.edition, "restriction", "equality"),
        advice=lambda answers: _told(case, answers),
    )


def _review_step(desk: Desk, case: CaseRecords) -> Step:
    return Step(
        key="review",
        title="Decision and review",
        question="Who decided it, from when does it hold, and when is it reviewed?",
        fields=(
            Field("decided_by", "Who decided it", "line", initial=read_settings(desk).officer),
            Field("starts", "From which day it holds", "date", hint="They are to be told before that."),
            Field("review_on", "When is it reviewed?", "date", hint="Soon, and then again as long as it stands."),
        ),
        clause=clause_beside(case.edition, "restriction", "review"),
    )


def _told(case: CaseRecords, answers: Answers) -> str:
    """What they told of themselves, and what to do where it could lie behind what they did."""
    needs = case.facts("adjusted")
    known = [*needs.get("adjustments", ()), str(needs.get("vulnerabilities", "")), str(needs.get("disclosed", ""))]
    said = "; ".join(text.strip().removesuffix(".") for text in known if text.strip())
    told = f"The record says: {said}." if said else ""
    adjust = "Ask first whether an adjustment would do instead of a restriction."
    return " ".join(filter(None, (told, adjust if answers.get("protected") == "yes" or said else "")))


def _known(case: CaseRecords, of: str) -> Restriction:
    return next((one for one in restrictions(case) if str(one.seq) == of), Restriction())


def _restriction(answers: Answers) -> Restriction:
    text = _reader(answers)
    keys = ("behaviour", "evidence", "limit", "open", "proportion", "protected", "equality", "decided_by")
    texts: dict[str, Any] = {key: text(key) for key in keys}
    return Restriction(**texts, starts=answers.get("starts"), review_on=answers.get("review_on"))


def _reader(answers: Answers) -> Callable[[str], str]:
    return lambda key: str(answers.get(key) or "")
