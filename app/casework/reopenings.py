"""Reopening: a closed case is opened again. Nothing of its lateness goes, and nothing that was recorded."""

from __future__ import annotations

import datetime as dt

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.settings import actor
from app.casework.texts import TEXT_LENGTH, past_date_problems, tidy, too_long
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused

REOPENED = "reopened"
"""The kind of entry that opens a closed case again; it strikes the closing out."""


def reopen(desk: Desk, case_id: int, on: dt.date | str | None, reason: str) -> int:
    """Open a closed case again, by an entry with its reason; returns its number. Raises Refused, or NoSuchCase.

    One that went on within another is a complaint of its own again: its merge is struck out with its closing.
    """
    case = case_records(desk, case_id)
    problems = reopening_problems(desk, case, on, reason)
    closed = case.last("closed")
    if problems or closed is None or not isinstance(on, dt.date):
        raise Refused(problems)
    sentence = f"Opened again on {long_date(on)}: {tidy(reason)}"
    with desk.book.writing(actor(desk)) as work:
        if case.merged is not None:
            apart = {"corrects": case.merged.seq, "reason": tidy(reason)}
            said = f"Struck out: {case.merged.sentence}"
            work.append(case_id, "voided", on=desk.today(), sentence=said, body=apart)
        body = {"corrects": closed.seq, "reason": tidy(reason)}
        return work.append(case_id, REOPENED, on=on, sentence=sentence, body=body)


def reopening_problems(desk: Desk, case: CaseRecords, on: dt.date | str | None, reason: str) -> tuple[Problem, ...]:
    """What must be put right before a case is opened again."""
    closed, said = case.last("closed"), tidy(reason)
    found = [*past_date_problems("on", "The date of opening it again", on, desk.today())]
    if closed is None:
        found.append(Problem("", "This case is open."))
    elif isinstance(on, dt.date) and on < closed.on:
        found.append(Problem("on", f"It was closed on {long_date(closed.on)}, so it was not opened again before that."))
    if not said:
        found.append(Problem("reason", "Enter why the case is opened again."))
    return (*found, *too_long("reason", "The reason", said, TEXT_LENGTH))
