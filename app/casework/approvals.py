"""Approvals: who let the officer offer more than she may by herself, and when.

Nobody approves what they offer themselves, under whatever spelling (`app.rules.names`). Somebody whose name only looks
like the officer's can approve once she says that they are two people, which the journal then keeps.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.promises import APPROVED, Promise, promises_made
from app.casework.settings import actor, read_settings
from app.casework.stage_people import Bar, Entered, told_apart, two_people
from app.casework.texts import NAME_LENGTH, past_date_problems, tidy_line, too_long
from app.rules.dates import long_date
from app.rules.names import LIKELY, SAME, likeness
from app.rules.pounds import pounds
from app.rules.problems import Problem, Refused


@dataclass(frozen=True)
class Approval:
    """Who approved a sum and when, as it was typed."""

    by: str = ""
    on: dt.date | str | None = None
    two_people: bool = False
    """Whether the officer says that whoever approved it only looks like her by name."""


def approve_remedy(desk: Desk, case_id: int, seq: int, approval: Approval) -> int:
    """Record who approved a sum that waited for approval, and when. Raises Refused, or NoSuchCase."""
    case, by, on = case_records(desk, case_id), tidy_line(approval.by), approval.on
    promise = next((one for one in promises_made(case) if one.seq == seq and one.awaits_approval), None)
    found = [*approval_problems(desk, case, approval), *(later_problems(case, promise, by) if promise else ())]
    if promise is None:
        found.append(Problem("", "No sum waits for approval here any more. Look at the case again."))
    if found or promise is None or not isinstance(on, dt.date):
        raise Refused(tuple(found))
    sentence = f"{pounds(promise.pence)} approved by {by} on {long_date(on)}: {promise.short}"
    apart = apart_from_officer(desk, case, approval)
    with desk.book.writing(actor(desk)) as work:
        for entered in apart:
            entered.write(work, case, desk.today())
        return work.append(case_id, APPROVED, on=on, sentence=sentence, body={"promise": seq, "by": by})


def approval_problems(desk: Desk, case: CaseRecords, approval: Approval) -> tuple[Problem, ...]:
    """What must be put right in who approved a sum and when: both, and not the officer who offers it."""
    found = list(past_date_problems("approved_on", "The date of the approval", approval.on, desk.today()))
    name, officer = tidy_line(approval.by), read_settings(desk).officer
    if not name:
        found.append(Problem("approved_by", "Enter who approved the sum."))
    elif likeness(name, officer) == SAME:
        found.append(Problem("approved_by", "It is more than you may offer by yourself. Enter who else approved it."))
    elif (doubt := doubted_approver(desk, case, name)) and not approval.two_people:
        sentence = f"{doubt} Enter who else approved it, or say that they are two people."
        found.append(Problem("two_people", sentence))
    return (*found, *too_long("approved_by", "The name", name, NAME_LENGTH))


def later_problems(case: CaseRecords, promise: Promise, by: str) -> tuple[Problem, ...]:
    """That whoever has a later stage approves no sum of an earlier one: they had no part in it (2024 Code 6.13)."""
    later = [stage for stage, name in case.people.items() if stage > promise.stage and likeness(name, by) == SAME]
    if not later:
        return ()
    said = f"{by} considers stage {later[0]}, and may have no part in stage {promise.stage}."
    return (Problem("approved_by", f"{said} Enter who else approved it."),)


def doubted_approver(desk: Desk, case: CaseRecords, name: str) -> str:
    """That a name looks like the officer's, in a sentence; empty where it does not, or they were told apart before."""
    name, officer = tidy_line(name), read_settings(desk).officer
    if likeness(name, officer) != LIKELY or told_apart(desk, case, officer, name):
        return ""
    return f"{name} looks like {officer}, who offers it."


def apart_from_officer(desk: Desk, case: CaseRecords, approval: Approval) -> tuple[Entered, ...]:
    """What keeps in the journal that whoever approved a sum only looks like the officer; empty where nobody doubts."""
    name = tidy_line(approval.by)
    doubted = approval.two_people and doubted_approver(desk, case, name)
    return (two_people(name, Bar(read_settings(desk).officer, "is the complaints officer")),) if doubted else ()
