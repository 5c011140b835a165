"""Entries from which letters are written, with the bodies that the guides give them. All of it is invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from app.casework.cases import case_records
from app.casework.corrections import change_definition
from app.casework.definitions import definition_now
from app.models.journals import Record
from tests.casework.cases import MR_D, OFFICER, Case, as_date, on

DECIDED_POINTS = [
    {
        "text": MR_D.points[0].text,
        "whose": "ours",
        "finding": "upheld",
        "finding_words": "",
        "reasons": "Our repairs book has four calls and no visit.",
        "relied_on": "Our repairs policy, section 3.",
        "who": "",
    },
    {
        "text": MR_D.points[1].text,
        "whose": "ours",
        "finding": "not_upheld",
        "finding_words": "",
        "reasons": "It was damp before, as the photographs of May show.",
        "relied_on": "",
        "who": "",
    },
]
REFUSED = {
    "stage": 1,
    "ground": "time_limit",
    "answers": {
        "occurred_on": "2025-03-03",
        "aware_on": "2025-04-01",
        "safeguarding": "no",
        "policy_reference": "section 4",
    },
    "reasons": "It happened more than a year ago.",
    "circumstances": "He was well, and knew whom to ask.",
    "discretion": "Nothing speaks for taking it all the same.",
    "evidence": "The job sheet of March 2025.",
    "instead": "",
}
PLANNED = {
    "stage": 1,
    "until": "2026-12-18",
    "notice_reason": "The surveyor has to take up the floor.",
    "good_reason": "",
    "panel": False,
    "agreed": "",
    "every": 1,
    "unit": "weeks",
}


def entered(case: Case, kind: str, day: dt.date | str, body: dict[str, Any]) -> int:
    """An entry on a case, recorded on its day."""
    case.desk = on(case.desk, max(as_date(day), case.desk.today()))
    with case.desk.book.writing(OFFICER) as work:
        return work.append(case.id, kind, on=as_date(day), sentence=f"{kind}.", body=body)


def decided(case: Case, day: dt.date | str, stage: int = 1, **changes: Any) -> int:  # noqa: ANN401 - any key of the body
    """The decision of a stage; whose each point is was settled with it."""
    points, outcomes, questions = definition_now(case_records(case.desk, case.id))
    if any(point.whose == "to_check" for point in points):
        settled = tuple(replace(point, whose="ours") for point in points)
        change_definition(case.desk, case.id, (settled, outcomes, questions), "Settled with the decision.")
    body = {
        "stage": stage,
        "by": case.file.people[stage - 1][1] if len(case.file.people) >= stage else OFFICER,
        "known_on": as_date(day).isoformat(),
        "points": DECIDED_POINTS,
        "evidence_landlord": "Our repairs book.",
        "evidence_resident": "Your photographs.",
        "resident_commented": "yes",
        "resident_comment": "It was dry in April.",
        "staff_commented": "none",
        "staff_comment": "",
        "conflict": "no",
        "conflict_words": "",
    }
    return entered(case, "decided", day, body | changes)


def remedied(case: Case, day: dt.date | str, stage: int = 1, **changes: Any) -> int:  # noqa: ANN401 - the same
    """One thing that puts it right."""
    body = {
        "stage": stage,
        "remedy": "act_on_delay",
        "what": "Replace the radiator",
        "who": "Hodge and Son",
        "by": "2026-12-18",
        "agreed": "yes",
        "head": "",
        "pence": 0,
        "reckoning": "",
        "why_more": "",
        "approved_by": "",
    }
    return entered(case, "remedy", day, body | changes)


def paid(case: Case, day: dt.date | str, pence: int, stage: int = 1) -> int:
    """A sum for time and trouble."""
    what = {"remedy": "pay", "what": "For your time and trouble", "head": "time_and_trouble", "pence": pence}
    return remedied(case, day, stage, **what)


def weighed(case: Case, day: dt.date | str, stage: int = 1) -> int:
    """The effect on the resident, weighed."""
    body = {"stage": stage, "factors": {"duration": "Seven weeks."}, "impact": "You were cold for seven weeks."}
    return entered(case, "weighed", day, body)


def planned(case: Case, day: dt.date | str, **changes: Any) -> int:  # noqa: ANN401 - any key of the body
    """More time for an answer, planned."""
    return entered(case, "extension_planned", day, PLANNED | changes)


def newest(case: Case, kind: str) -> Record:
    """The newest standing entry of a kind."""
    found = case_records(case.desk, case.id).last(kind)
    assert found is not None
    return found
