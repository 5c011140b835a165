"""Reopening: a closed case is opened again. Nothing of its lateness goes, and nothing that was recorded."""

from __future__ import annotations

import datetime as dt

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.settings import actor, read_settings
from app.casework.stages import final_stage
from app.casework.texts import TEXT_LENGTH, past_date_problems, tidy, too_long
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused

REOPENED = "reopened"
"""The kind of entry that opens a closed case again; it strikes the closing out."""

PURPOSES = {
    "stage": "They want it looked at again at the next stage",
    "righting": "Something is still to be put right",
    "issue": "They raised something new",
    "mistake": "It was closed by mistake",
    "other": "Something else",
}
"""What a case is opened again for; from this follows its next step."""

SERVED = {
    "stage": ("escalation_requested", "refused"),
    "righting": ("remedy", "escalation_requested"),
    "issue": ("issue_raised", "escalation_requested"),
}
"""The entries by which it is served; any other purpose is by whatever is recorded next."""


def reopen(desk: Desk, case_id: int, on: dt.date | str | None, reason: str, purpose: str = "other") -> int:
    """Open a closed case again, by an entry with its reason; returns its number. Raises Refused, or NoSuchCase.

    One that went on within another is a complaint of its own again: its merge is struck out with its closing.
    """
    case = case_records(desk, case_id)
    problems = reopening_problems(desk, case, on, reason, purpose)
    closed = case.last("closed")
    if problems or closed is None or not isinstance(on, dt.date):
        raise Refused(problems)
    sentence = f"Opened again on {long_date(on)}: {tidy(reason)}"
    with desk.book.writing(actor(desk)) as work:
        if case.merged is not None:
            apart = {"corrects": case.merged.seq, "reason": tidy(reason)}
            said = f"Struck out: {case.merged.sentence}"
            work.append(case_id, "voided", on=desk.today(), sentence=said, body=apart)
        body = {"corrects": closed.seq, "reason": tidy(reason), "purpose": purpose}
        return work.append(case_id, REOPENED, on=on, sentence=sentence, body=body)


def reopened_for(case: CaseRecords) -> Record | None:
    """The entry that opened a case again for something that is still to come; None where that came, or none was."""
    opened = case.last(REOPENED)
    if opened is None or case.file_closed or opened.body.get("purpose") == "mistake":
        return None
    serves = SERVED.get(str(opened.body.get("purpose", "")))
    came = (one for one in case.standing if one.seq > opened.seq and (serves is None or one.kind in serves))
    return opened if next(came, None) is None else None


def purposes(desk: Desk, case: CaseRecords) -> tuple[str, ...]:
    """For what a case can be opened again: for the next stage only where there is one."""
    further = case.stage < final_stage(case.edition, read_settings(desk), case.stage)
    return tuple(key for key in PURPOSES if key != "stage" or further)


def reopening_problems(
    desk: Desk, case: CaseRecords, on: dt.date | str | None, reason: str, purpose: str
) -> tuple[Problem, ...]:
    """What must be put right before a case is opened again."""
    closed, said = case.last("closed"), tidy(reason)
    found = [*past_date_problems("on", "The date of opening it again", on, desk.today())]
    if closed is None:
        found.append(Problem("", "This case is open."))
    elif isinstance(on, dt.date) and on < closed.on:
        found.append(Problem("on", f"It was closed on {long_date(closed.on)}, so it was not opened again before that."))
    if purpose not in purposes(desk, case):
        found.append(Problem("purpose", "Choose what the case is opened again for."))
    if not said:
        found.append(Problem("reason", "Enter why the case is opened again."))
    return (*found, *too_long("reason", "The reason", said, TEXT_LENGTH))
