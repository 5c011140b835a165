"""Delays that were told after the date: no notice moves it then, but the resident hears of it, and how often next.

What is recorded is what was said, and what was agreed about updates (2024 Code 5.9; 2022 Code 4.11).
"""

from __future__ import annotations

import datetime as dt

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.milestones import Milestone, milestone_problems, write_milestone
from app.casework.outlooks import closed_problems
from app.casework.settings import actor
from app.casework.texts import TEXT_LENGTH, past_date_problems, tidy, too_long
from app.rules.problems import Problem, Refused


def record_told_delay(
    desk: Desk, case_id: int, on: dt.date | str | None, said: str, updates: Milestone | None = None
) -> int:
    """Record what a resident was told of an answer that is late, and what was agreed about updates. Raises Refused."""
    case, said = case_records(desk, case_id), tidy(said)
    problems = [
        *closed_problems(case),
        *past_date_problems("said_on", "The day on which you told them", on, desk.today()),
        *too_long("said", "This", said, TEXT_LENGTH),
    ]
    if not said:
        problems.append(Problem("said", "Enter what you told them: the apology, and when the answer will come."))
    if updates is not None and not problems:
        found = milestone_problems(desk, case, updates)
        problems += (Problem("said_on" if one.field == "on" else one.field, one.sentence) for one in found)
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        seq = work.append(case_id, "note", on=on, sentence=f"Note: Told that the answer is late. {said}")
        if updates is not None:
            write_milestone(work, case_id, updates, on)
    return seq
