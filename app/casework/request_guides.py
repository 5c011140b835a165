"""The guides of the service requests: they asked after it, it is looked at again, and how it ended."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.clauses import clause_beside
from app.casework.desks import Desk
from app.casework.guides import YES_NO, Answers, Field, Option, Step
from app.casework.offers import OFFERED_HOW
from app.casework.requests import (
    Chase,
    RequestRow,
    chase_problems,
    chase_request,
    close_request,
    review_request,
)
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.words import capital

UNHAPPY = (
    "If they are unhappy with how it goes, that is a complaint, in whatever words, and the work goes on beside it. "
    "It is received on the day on which they say so, not on the day of the request."
)
"""What the guide says while it is answered that they are unhappy."""


def request_closing_form(desk: Desk, row: RequestRow) -> CaseForm:
    """How a contact ended."""
    hint = "For example: the tap was mended on 26 November."
    step = Step("closing", "Closing", "How did it end?", (Field("outcome", "How did it end?", "lines", hint),))

    def act(answers: Answers) -> str:
        close_request(desk, row.request_id, str(answers.get("outcome") or ""))
        return f"{row.what} from {row.name}: closed."

    return CaseForm(one_step("closing", "Close it", step, "Close it"), act)


def request_chase_form(desk: Desk, row: RequestRow) -> CaseForm:
    """They asked after it: are they unhappy, and do they want to complain?"""
    step = Step(
        key="chased",
        title="They asked after it",
        question="Who asked after it, and are they unhappy?",
        fields=_chase_fields(desk, row),
        clause=clause_beside(desk.editions.in_force_on(desk.today()), "request", "chased"),
        advice=lambda answers: UNHAPPY if answers.get("unhappy") == "yes" else "",
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return chase_problems(desk, row.request_id, _chase(answers))

    def act(answers: Answers) -> str:
        chase = _chase(answers)
        chase_request(desk, row.request_id, chase)
        if chase.choice == "yes":
            return "It is recorded that they want to complain."
        return "It is recorded that they asked after it."

    return CaseForm(one_step("chased", "They asked after it", step, "Record it", problems), act)


def request_review_form(desk: Desk, row: RequestRow) -> CaseForm:
    """How a request stands, and when it is looked at again."""
    stands = row.stands
    was = f"It was to be looked at by {long_date(stands.next_on)}. " if stands.next_on else ""
    times = "once" if stands.chases == 1 else f"{stands.chases} times"
    asked = f"They asked after it {times}." if stands.chases else ""
    step = Step(
        key="review",
        title="Looking at it again",
        question="How does it stand, and when do you look at it again?",
        help=f"{was}{asked}".strip(),
        fields=(
            Field(
                "words", "How it stands, and what happens next", "lines", "Ask those who do the work, and tell them."
            ),
            Field("next_on", "When do you look at it again?", "date"),
        ),
        clause=clause_beside(desk.editions.in_force_on(desk.today()), "request", "review"),
    )

    def act(answers: Answers) -> str:
        review_request(desk, row.request_id, str(answers.get("words") or ""), answers.get("next_on"))
        return f"{row.what} from {row.name}: looked at again."

    return CaseForm(one_step("review", "Look at it again", step, "Record it"), act)


def turning_clause(desk: Desk) -> str:
    """What the Code says of a request whose answer somebody is unhappy with."""
    return clause_beside(desk.editions.in_force_on(desk.today()), "request", "turned")


def _chase_fields(desk: Desk, row: RequestRow) -> tuple[Field, ...]:
    def unhappy(answers: Answers) -> bool:
        return answers.get("unhappy") == "yes"

    how = tuple(Option(key, capital(words)) for key, words in OFFERED_HOW.items())
    return (
        Field("on", "Day on which they asked", "date", initial=desk.today()),
        Field("by", "Who asked", "line", initial=row.name),
        Field("words", "What they said, and what you answered", "lines"),
        Field("unhappy", "Are they unhappy with how it goes?", "yes_no", "Ask them.", YES_NO),
        Field(
            "choice",
            "You offered them the choice of complaining. Do they want to?",
            "yes_no",
            "Offer it now if you have not.",
            YES_NO,
            shown=unhappy,
        ),
        Field("offered_how", "How did you offer it?", "choice", options=how, shown=unhappy),
    )


def _chase(answers: Answers) -> Chase:
    unhappy = str(answers.get("unhappy") or "")
    offered = unhappy == "yes"
    return Chase(
        on=answers.get("on"),
        by=str(answers.get("by") or ""),
        words=str(answers.get("words") or ""),
        unhappy=unhappy,
        choice=str(answers.get("choice") or "") if offered else "",
        offered_how=str(answers.get("offered_how") or "") if offered else "",
    )
