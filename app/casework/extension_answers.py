"""Answers to an extension notice: that the resident agrees to the new date, or does not, said once the notice had gone.

The notice is entered anew with what they say, and what stood before is struck out beside it: it counts as it did,
whether they agree or not (2022 Code 5.2, 5.14), and whoever does not agree is written to (5.3, 5.15, 5.19).
"""

from __future__ import annotations

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.objections import AGREES, Objection, objection_problems
from app.casework.outlooks import closed_problems
from app.casework.settings import actor
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused

ANSWERED = "The resident answered about the new date."
"""Why the entry of a notice takes the place of another."""

_SAID = {agreed: f" The resident {says} to the new date." for agreed, says in AGREES.items()}
_OF_AN_ANSWER = ("agreed", "objection", "objected_by", "objected_on", "corrects", "reason")


def notice_to_answer(case: CaseRecords) -> Record | None:
    """The newest notice of the stage that counts, while its answer has not gone; None where there is none."""
    clock = case.answer_clock(case.stage)
    if clock is None or clock.stopped is not None:
        return None
    counting = {notice.seq for notice in clock.notices if notice.counts}
    return next((one for one in reversed(case.standing) if one.seq in counting), None)


def answering_blocked(case: CaseRecords) -> str:
    """Why nothing can be recorded of what they say to a new date; empty where it can."""
    for problem in closed_problems(case):
        return problem.sentence
    sent = case.answered_on(case.stage)
    if sent is not None:
        return f"The answer of stage {case.stage} went on {long_date(sent)}. There is no new date to agree to."
    return "" if notice_to_answer(case) else "No notice of a new date has gone that counts. Take longer first."


def answer_problems(desk: Desk, case: CaseRecords, agreed: str, objection: Objection) -> tuple[Problem, ...]:
    """What must be put right before it can be recorded what they say to a new date."""
    if blocked := answering_blocked(case):
        return (Problem("", blocked),)
    found = [] if agreed in AGREES else [Problem("agreed", "Say whether they agree to the new date.")]
    return (*found, *objection_problems(objection, desk.today()))


def record_answer(desk: Desk, case_id: int, agreed: str, objection: Objection) -> int:
    """Record what the resident says to a new date; returns the entry's number. Raises Refused."""
    case = case_records(desk, case_id)
    problems, old = answer_problems(desk, case, agreed, objection), notice_to_answer(case)
    if problems or old is None:
        raise Refused(problems)
    kept = {key: value for key, value in old.body.items() if key not in _OF_AN_ANSWER}
    said = objection.body() if agreed == "no" else {}
    body = {**kept, "agreed": agreed, **said, "corrects": old.seq, "reason": ANSWERED}
    sentence = old.sentence
    for before in _SAID.values():
        sentence = sentence.removesuffix(before)
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "extended", on=old.on, sentence=f"{sentence}{_SAID[agreed]}", body=body)
