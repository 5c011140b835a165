"""What becomes of a refusal: the resident is told why in writing, and it may be overturned.

The resident can ask the Housing Ombudsman to look at the decision, which may tell the landlord to take the complaint
(2024 Code 2.4; 2022 Code 1.9). It then goes on as if it had never been refused: received when it was, and as late.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.refusal_letters import TOLD, refusal_letter, refused_on, told_on
from app.casework.reopenings import REOPENED
from app.casework.settings import actor
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, by_way, past_date_problems, tidy, tidy_line, too_long
from app.models.books import Work
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused

BY = {"ombudsman": "The Housing Ombudsman", "landlord": "We ourselves"}
"""Who can overturn a refusal."""

OPENED_BY = "The refusal was overturned."
NOTHING_REFUSED = "Nothing is refused on this case, so there is nothing to overturn or to explain."


@dataclass(frozen=True)
class Overturning:
    """That a refusal was overturned, as it was typed."""

    on: dt.date | str | None
    by: str
    """A key of `BY`."""
    reference: str = ""
    reason: str = ""


def overturning_problems(desk: Desk, case: CaseRecords, overturning: Overturning) -> tuple[Problem, ...]:
    """What must be put right before it can be recorded that a refusal was overturned."""
    refused = case.refused
    if refused is None:
        return (Problem("", NOTHING_REFUSED),)
    problems = [*past_date_problems("on", "The date", overturning.on, desk.today())]
    if not problems and isinstance(overturning.on, dt.date) and overturning.on < refused.on:
        problems.append(Problem("on", f"It was refused on {long_date(refused.on)}, so not overturned before that."))
    if overturning.by not in BY:
        problems.append(Problem("by", "Say who overturned it."))
    problems += too_long("reference", "The reference", tidy_line(overturning.reference), NAME_LENGTH)
    reason = tidy(overturning.reason)
    if not reason:
        problems.append(Problem("reason", "Enter why: what the Ombudsman said, or what changed your mind."))
    return (*problems, *too_long("reason", "The reason", reason, TEXT_LENGTH))


def overturn(desk: Desk, case_id: int, overturning: Overturning) -> int:
    """Record that a refusal was overturned: the case goes on, received when it was. Raises Refused.

    A case that was closed is opened again.
    """
    case = case_records(desk, case_id)
    problems = overturning_problems(desk, case, overturning)
    refused, on = case.refused, overturning.on
    if problems or refused is None or not isinstance(on, dt.date):
        raise Refused(problems)
    reference = tidy_line(overturning.reference) if overturning.by == "ombudsman" else ""
    body = {
        "refused": refused.seq,
        "stage": refused.body["stage"],
        "by": overturning.by,
        "reference": reference,
        "reason": tidy(overturning.reason),
    }
    who = f"{BY['ombudsman']}{f' ({reference})' if reference else ''}"
    whose = f"{who} overturned it" if overturning.by == "ombudsman" else "We changed our mind"
    goes_on = f"The complaint goes on, received on {long_date(case.received_on())} as before."
    sentence = f"{refused_on(refused)}. {whose} on {long_date(on)}. {goes_on} {body['reason']}"
    with desk.book.writing(actor(desk)) as work:
        seq = work.append(case_id, "overturned", on=on, sentence=sentence, body=body)
        _reopen(desk, work, case)
    return seq


def telling_problems(desk: Desk, case: CaseRecords, on: dt.date | str | None, how: str) -> tuple[Problem, ...]:
    """What must be put right before it can be recorded that a letter of one's own has gone."""
    blocked = telling_blocked(case)
    if blocked or case.refused is None:
        return (Problem("", blocked or NOTHING_REFUSED),)
    problems = [*past_date_problems("on", "The date of the letter", on, desk.today())]
    if not problems and isinstance(on, dt.date) and on < case.refused.on:
        problems.append(Problem("on", f"It was decided on {long_date(case.refused.on)}, so the letter went no sooner."))
    return (*problems, *too_long("how", "This", tidy_line(how), NAME_LENGTH))


def telling_blocked(case: CaseRecords) -> str:
    """Why it cannot be recorded that a letter which Casebook did not print has gone; empty where it can."""
    if case.refused is None:
        return NOTHING_REFUSED
    told = told_on(case)
    if told is not None:
        return f"The letter went on {long_date(told)} already."
    if refusal_letter(case) is not None:
        return "The letter is issued and waits to be posted. Say that you posted it."
    return ""


def record_telling(desk: Desk, case_id: int, on: dt.date | str | None, how: str) -> int:
    """Record that a letter which Casebook did not print told the resident why they are refused. Raises Refused."""
    case = case_records(desk, case_id)
    problems = telling_problems(desk, case, on, how)
    if problems or case.refused is None or not isinstance(on, dt.date):
        raise Refused(problems)
    by = by_way(how)
    sentence = f"The letter that explains why it was not accepted went on {long_date(on)}{by}."
    body = {"refused": case.refused.seq, "stage": case.refused.body["stage"], "how": tidy_line(how)}
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, TOLD, on=on, sentence=sentence, body=body)


def _reopen(desk: Desk, work: Work, case: CaseRecords) -> None:
    """A closed case is opened again: its closing is struck out."""
    closed, today = case.last("closed"), desk.today()
    if closed is not None:
        body = {"corrects": closed.seq, "reason": OPENED_BY}
        work.append(
            case.case_id, REOPENED, on=today, sentence=f"Opened again on {long_date(today)}: {OPENED_BY}", body=body
        )
