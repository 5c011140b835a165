"""Cases that go to somebody else: answered, about the officer, and one of 2022 with a third stage. All invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.casework.desks import Desk
from app.casework.independent_facts import Independent
from app.casework.independents import keep_independent
from app.casework.settings import read_settings, save_settings
from app.casework.stage_changes import Subject, about_officer
from app.casework.stage_people import Considerer
from tests.casework.answered_cases import received_case
from tests.casework.cases import OFFICER, REVIEWER, Case, a_case, on
from tests.casework.kept_cases import keeping

CHAIR = Independent("Mrs Beatrice Chair", "Chair of the trustees", "chair")
OUTSIDER = Independent("Mr Tom Reeve", "Independent adjudicator", "outside")
MEMBER = Independent("Dame Eve Trustee", "Trustee", "trustee", member_responsible=True)
ABOUT_HER = "She told me to stop ringing."
MINUTES = "Trustees' minutes of 3 March 2026."


def with_plan(desk: Desk, *people: Independent) -> Desk:
    """The desk with these people in the plan besides the reviewer that Settings name."""
    for one in people:
        keep_independent(desk, one, MINUTES)
    return desk


@keeping
def answered_case(desk: Desk) -> Case:
    """Answered at stage 1 on Friday 4 December 2026, and now it is Monday the 14th."""
    case = received_case(desk).responded("2026-12-04")
    case.desk = on(case.desk, "2026-12-14")
    return case


def with_member(make: Callable[[Desk], Case]) -> Callable[[Desk], Case]:
    """The same case at a landlord whose plan has the member responsible for complaints."""

    def made(desk: Desk) -> Case:
        with_plan(desk, MEMBER)
        return make(desk)

    return made


@keeping
def third_stage_case(desk: Desk) -> Case:
    """A complaint of 2022 answered at stage 2, at a landlord that says why it has a third."""
    save_settings(desk, replace(read_settings(desk), third_stage="A panel with two residents on it."))
    case = a_case(on(desk, "2023-02-06")).received("2023-02-06").acknowledged("2023-02-08").responded("2023-02-15")
    case.asked_for(2, "2023-02-20", REVIEWER).responded("2023-03-06", 2)
    case.desk = on(case.desk, "2023-03-13")
    return case


@keeping
def case_about_officer(desk: Desk) -> Case:
    """About the officer herself: the chair takes stage 1 (24 November 2026)."""
    with_plan(desk, CHAIR, OUTSIDER)
    case = received_case(desk)
    taken = Considerer(CHAIR.name, conflict="none")
    subject = Subject(dt.date(2026, 11, 24), OFFICER, ABOUT_HER, taken)
    about_officer(case.desk, case.id, subject)
    return case
