"""Governing editions: which edition of the Code a case is under when the day on which it was received changes.

It is the one in force on that day, unless another was chosen for the case with a reason, or the case has reached a
stage which that edition does not have. What holds then is said beside the new date, so that nothing changes unsaid.
"""

from __future__ import annotations

import datetime as dt

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.rules.editions import Edition


def edition_if_received(desk: Desk, case: CaseRecords, day: dt.date) -> Edition:
    """The edition that would govern a case, had it been received on a day."""
    in_force = desk.editions.in_force_on(day)
    return case.edition if case.edition_chosen or lacks_stage(in_force, case) else in_force


def stays_sentence(desk: Desk, case: CaseRecords, day: dt.date) -> str:
    """Why the edition of a case stays, though by that day of receipt it would be another; empty where it does not."""
    in_force = desk.editions.in_force_on(day)
    if in_force.key == case.edition.key:
        return ""
    stays = case.edition.short_name
    if case.edition_chosen:
        return f"The {stays}, which was chosen, stays; by that day it would be the {in_force.short_name}."
    if lacks_stage(in_force, case):
        return f"The {stays} stays: stage {case.stage} was reached, which the {in_force.short_name} does not have."
    return ""


def lacks_stage(edition: Edition, case: CaseRecords) -> bool:
    """Whether a case has reached a stage that an edition does not have."""
    return case.stage > edition.most_stages
