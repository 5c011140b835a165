"""Decisions of invented cases, and what is typed into the forms about answering. All of it is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.casework.cases import CaseRecords, case_records
from app.casework.decisions import Decision, PointDecision, decide
from app.casework.definitions import points_at
from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.intakes import Point
from tests.casework.cases import MONDAY, Case, a_case, as_date
from tests.casework.kept_cases import keeping

IN_2022 = dt.date(2023, 2, 6)
"""A Monday on which the Code of 2022 was in force."""


def records(case: Case) -> CaseRecords:
    """The case as the verbs read it."""
    return case_records(case.desk, case.id)


def decision_for(case: Case, stage: int = 1, known_on: dt.date | str | None = None, **changes: Any) -> Decision:  # noqa: ANN401 - any field of Decision
    """A whole decision of a stage: every point upheld, and what was to be checked settled as the landlord's."""
    points = tuple(
        PointDecision(
            text=point.text,
            whose="ours" if point.whose == "to_check" else point.whose,
            finding="upheld",
            reasons="The job was never raised.",
            relied_on="Our repairs policy, section 4.",
        )
        for _, point in points_at(records(case), stage)
    )
    whole = Decision(
        stage=stage,
        known_on=as_date(known_on) if known_on else case.desk.today(),
        points=points,
        evidence_landlord="The job log, and what the warden says.",
        evidence_resident="Three photographs.",
        resident_commented="yes",
        resident_comment="He agrees with what we found.",
        conflict="no",
    )
    return replace(whole, **changes)


def decided(case: Case, stage: int = 1, **changes: Any) -> Case:  # noqa: ANN401 - any field of Decision
    """The case with a decision of a stage, made on the day that its desk has reached."""
    decide(case.desk, case.id, decision_for(case, stage, **changes))
    return case


@keeping
def received_case(desk: Desk) -> Case:
    """Received on the Monday, acknowledged on the Tuesday."""
    return a_case(desk).received(MONDAY).acknowledged("2026-11-24")


@keeping
def decided_case(desk: Desk) -> Case:
    """Decided on the Friday of the week after."""
    case = received_case(desk)
    case.desk = replace(case.desk, today=lambda: dt.date(2026, 12, 4))
    return decided(case)


@keeping
def reviewed_case(desk: Desk) -> Case:
    """Answered, and taken to stage 2, which somebody else deals with."""
    case = received_case(desk).responded("2026-12-04").asked_for(2, "2026-12-14").acknowledged("2026-12-16", 2)
    case.desk = replace(case.desk, today=lambda: dt.date(2027, 1, 6))
    return case


@keeping
def case_of_2022(desk: Desk) -> Case:
    """A complaint under the Code of 2022, logged on the Tuesday."""
    case = a_case(desk).received(IN_2022, logged_on=dt.date(2023, 2, 7))
    return case.acknowledged("2023-02-08")


@keeping
def overdue_case(desk: Desk) -> Case:
    """Due on Tuesday 8 December, and still unanswered on the Thursday."""
    case = received_case(desk)
    case.desk = replace(case.desk, today=lambda: dt.date(2026, 12, 10))
    return case


@keeping
def case_of_2022_running(desk: Desk) -> Case:
    """The complaint of 2022, on the Wednesday of its second week: it is due on Tuesday 21 February."""
    case = a_case(replace(desk, today=lambda: IN_2022)).received(IN_2022, logged=IN_2022, logged_on=IN_2022)
    case = case.acknowledged("2023-02-08")
    case.desk = replace(case.desk, today=lambda: dt.date(2023, 2, 15))
    return case


@keeping
def told_case_of_2022(desk: Desk) -> Case:
    """The same, on the day on which a notice of more time than ordinarily allowed has gone."""
    day = dt.date(2023, 2, 15)
    case = case_of_2022_running(desk).extended(day, "2023-03-10", good_reason="The consent comes in March.")
    case.desk = replace(case.desk, today=lambda: day)
    return case


@keeping
def twin_case(desk: Desk) -> Case:
    """Two complaints of the same resident, the second on the Wednesday; this is the second."""
    first = received_case(desk)
    return a_case(first.desk).received(
        "2026-11-25",
        points=(Point("The stain on your ceiling is spreading.", "ours"),),
        outcomes=("Paint the ceiling.", "Mend the radiator."),
        large_print=True,
        adjustments=("Ring in the mornings.",),
    )


def types(*, day: dt.date, **texts: Any) -> Callable[[Field], Any]:  # noqa: ANN401 - whatever a field takes
    """What is typed: this day into a date, these texts into the fields of those keys, and a sentence into the rest."""

    def typed(field: Field) -> Any:  # noqa: ANN401 - whatever a field takes
        if field.key in texts:
            return texts[field.key]
        return {"date": day, "tick": False, "list": ("Mend it.",), "points": (("Nobody came.", "ours"),)}.get(
            field.kind, "As the records show."
        )

    return typed
