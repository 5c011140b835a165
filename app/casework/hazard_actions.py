"""What is done about a possible hazard: somebody is told, it is investigated, or it is found to be none.

Putting it right does not wait for the complaint. The complaint is not over with it open either: a case in which a
possible hazard was never looked at is not closed, as one in which a promise is open is not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.reported_hazards import ACTION, Hazard
from app.casework.settings import actor
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, past_date_problems, stopped, tidy, tidy_line, too_long
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused

OUTCOMES = {
    "no": "Not yet: somebody was told, or it was ordered",
    "yes": "Yes: somebody looked at it and knows what is wrong",
    "none": "Yes, and it was found to be no hazard",
}
"""What came of an action; the last two end the date of the investigation."""

ENDS = ("yes", "none")
"""The outcomes that end it."""

_BEGAN = {"no": "About the hazard", "yes": "The hazard was investigated", "none": "It was found no hazard"}


@dataclass(frozen=True)
class HazardAction:
    """What was done about a possible hazard, as it was typed."""

    on: dt.date | str | None
    action: str = ""
    outcome: str = ""
    """A key of `OUTCOMES`; empty while it is not said."""
    by: str = ""
    """Who investigated it."""
    hazard: int = 0
    """The number of the hazard; 0 for the only one that it can be about."""


def record_hazard_action(desk: Desk, case_id: int, action: HazardAction) -> int:
    """Record what was done about a possible hazard: who was told, or what was found. Raises Refused, or NoSuchCase.

    Only what investigated it ends its investigation date.
    """
    case = case_records(desk, case_id)
    tidied = replace(action, action=tidy(action.action), by=tidy_line(action.by) if action.outcome in ENDS else "")
    problems = action_problems(desk, case, tidied)
    if problems or not isinstance(tidied.on, dt.date):
        raise Refused(problems)
    about = hazard_meant(case, tidied.hazard)
    body: dict[str, object] = {"action": tidied.action, "investigated": tidied.outcome in ENDS}
    body |= {"by": tidied.by} if tidied.by else {}
    body |= {"found": "none"} if tidied.outcome == "none" else {}
    body |= {"hazard": about.seq} if about else {}
    by = f" by {tidied.by}" if tidied.by else ""
    sentence = f"{_BEGAN[tidied.outcome]}{by}: {stopped(tidied.action)}"
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, ACTION, on=tidied.on, sentence=sentence, body=body)


def action_problems(desk: Desk, case: CaseRecords, action: HazardAction) -> tuple[Problem, ...]:
    """What must be put right before it is recorded."""
    found = [
        *past_date_problems("on", "The date", action.on, desk.today()),
        *too_long("action", "This", action.action, TEXT_LENGTH),
        *too_long("by", "The name", action.by, NAME_LENGTH),
    ]
    if not action.action:
        found.append(Problem("action", "Enter what was done: who was told, or what was found."))
    if action.outcome not in OUTCOMES:
        said = "Say whether the hazard was investigated. To tell somebody is not enough."
        found.append(Problem("investigated", said))
    elif action.outcome in ENDS and not action.by:
        found.append(Problem("by", "Enter who investigated it: a name, or the firm."))
    if hazard_meant(case, action.hazard) is None and len(case.pressing_hazards) > 1:
        found.append(Problem("hazard", "More than one possible hazard is open. Choose which of them it was about."))
    return tuple(found)


def hazard_meant(case: CaseRecords, seq: int) -> Hazard | None:
    """The hazard of this number; without one, the only one that is open, or the newest where none is.

    None where several are open and none was named, and on a case without any.
    """
    if seq:
        return next((one for one in case.hazards if one.seq == seq), None)
    if case.pressing_hazards:
        return case.pressing_hazards[0] if len(case.pressing_hazards) == 1 else None
    return case.hazards[-1] if case.hazards else None


def hazard_problems(case: CaseRecords) -> tuple[Problem, ...]:
    """Why a case cannot be closed for its hazards: one was reported that nobody is recorded as having looked at."""
    return tuple(Problem("", _left(one)) for one in case.pressing_hazards)


def _left(hazard: Hazard) -> str:
    reported = f"A possible hazard{hazard.named} was reported on {long_date(hazard.report.on)}"
    return (
        f"{reported} and is not recorded as investigated. Have it investigated and record by whom and when, or that it "
        "was found to be none; then close the case."
    )
