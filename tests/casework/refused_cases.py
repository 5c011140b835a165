"""Cases that are refused, or could be, and what is decided about them. All of it is invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.overturnings import Overturning, overturn
from app.casework.refusals import Refusal, refuse
from app.rules.exclusions import REASONS
from tests.casework.answered_cases import IN_2022
from tests.casework.cases import MONDAY, Case, a_case, as_date
from tests.casework.kept_cases import keeping

LONG_AGO = dt.date(2025, 6, 2)
KNOWN_SINCE = dt.date(2025, 9, 15)
"""Fourteen months before the complaint: beyond the twelve of 2024 from both days."""

FACTS: dict[str, dict[str, Any]] = {
    "time_limit": {
        "occurred_on": LONG_AGO,
        "aware_on": KNOWN_SINCE,
        "safeguarding": "no",
        "policy_reference": "Complaints policy, 3.2",
    },
    "court": {
        "claim_filed_on": dt.date(2026, 10, 1),
        "claim_court": "Taunton County Court",
        "claim_number": "K00TA123",
        "particulars_filed": "yes",
        "policy_reference": "Complaints policy, 3.3",
    },
    "considered": {
        "earlier_case": "another",
        "earlier_other": "2019/007",
        "same_matter": "yes",
        "policy_reference": "Complaints policy, 3.4",
    },
    "policy": {"policy_reference": "Complaints policy, 3.5"},
}
"""The facts with which each ground can be used on the Monday."""


LATE = {"occurred_on": LONG_AGO, "aware_on": KNOWN_SINCE}
LATE_IN_2022 = {"occurred_on": dt.date(2022, 6, 6)}
FAIR = {"why_fair": "The court decides the same matter."}
BORNE_OUT = {"particulars_filed": "yes", "same_matter": "yes"}
"""Answers with which no ground is barred."""


@keeping
def new_case(desk: Desk) -> Case:
    """Received on the Monday."""
    return a_case(desk).received(MONDAY)


def records(case: Case) -> CaseRecords:
    """The case as the verbs read it."""
    return case_records(case.desk, case.id)


def moved_to(case: Case, day: dt.date | str) -> Case:
    """The same case with its desk on another day."""
    date = as_date(day)
    case.desk = replace(case.desk, today=lambda: date)
    return case


def refusal_of(case: Case, ground: str = "time_limit", **changes: Any) -> Refusal:  # noqa: ANN401 - any field of Refusal
    """A whole decision on a ground, made on the day that the desk has reached, with everything weighed."""
    facts = {**FACTS[ground], **FAIR, **changes.pop("facts", {})}
    whole = Refusal(
        ground=ground,
        answers=facts,
        weighed=dict.fromkeys(REASONS, "It makes no difference here."),
        circumstances="He lives on the ground floor and is in good health.",
        discretion="Nothing kept him from coming sooner.",
        reasons="It is fourteen months since the radiator was replaced.",
        evidence="The job log of June 2025.",
        instead="The county court.",
        on=case.desk.today(),
    )
    return replace(whole, **changes)


def refused_case(desk: Desk, **changes: Any) -> Case:  # noqa: ANN401 - any field of Refusal
    """Received and refused as too late on the Monday."""
    case = a_case(desk).received(MONDAY)
    refuse(case.desk, case.id, refusal_of(case, **changes))
    return case


@keeping
def asked_case(desk: Desk) -> Case:
    """Answered at stage 1, and stage 2 asked for."""
    return a_case(desk).received(MONDAY).acknowledged("2026-11-24").responded("2026-12-04").asked_for(2, "2026-12-14")


@keeping
def case_in_2022(desk: Desk) -> Case:
    """Received under the Code of 2022."""
    return a_case(desk).received(IN_2022)


def overturned(case: Case, day: dt.date | str, by: str = "ombudsman", **changes: Any) -> Case:  # noqa: ANN401 - any field of Overturning
    """The case with its refusal overturned on a day."""
    moved_to(case, day)
    whole = Overturning(as_date(day), by, "202699999", "It was to look at it all the same.")
    overturn(case.desk, case.id, replace(whole, **changes))
    return case
