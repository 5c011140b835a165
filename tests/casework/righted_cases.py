"""Cases in which something is put right, for the tests of remedies and promises. All of it is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.promises import Promise, promises_made
from app.casework.remedies import Remedy, add_remedy
from app.casework.settings import read_settings, save_settings
from tests.casework.cases import MONDAY, Case, a_case
from tests.casework.kept_cases import keeping

FRIDAY = dt.date(2026, 12, 4)
LATER = dt.date(2026, 12, 11)
MEND = Remedy(
    remedy="act_on_delay",
    what="Mend the radiator in the front room.",
    who="Mr T. Webb",
    done="no",
    by=FRIDAY,
    agreed="yes",
)
PAY = Remedy(
    remedy="pay",
    what="For the months of ringing us about it.",
    who="Anne Clerk",
    done="no",
    by=FRIDAY,
    agreed="asked",
    head="time_and_trouble",
    sum="£100",
)


def righted(desk: Desk, *remedies: Remedy) -> Case:
    """A case received on Monday, with these remedies."""
    case = a_case(desk).received(MONDAY)
    for remedy in remedies or (MEND,):
        add_remedy(case.desk, case.id, remedy)
    return case


def answered(desk: Desk, *remedies: Remedy) -> Case:
    """The same, acknowledged and answered at stage 1 on the Friday of that week."""
    return righted(desk, *remedies).acknowledged("2026-11-24").responded("2026-11-27")


def at_stage_2(desk: Desk, *remedies: Remedy) -> Case:
    """The same, with stage 2 asked for on the Monday after."""
    return answered(desk, *remedies).asked_for(2, "2026-11-30")


@keeping
def closed_case(desk: Desk) -> Case:
    """A case that was answered and closed."""
    return a_case(desk).received(MONDAY).acknowledged("2026-11-24").responded("2026-11-27").closed("2026-11-30")


@keeping
def unapproved(desk: Desk) -> Case:
    """A case with a sum beyond what the officer may offer by herself."""
    allow(desk, "50")
    return righted(desk, PAY)


def allow(desk: Desk, most: str) -> None:
    """Say in Settings how much the officer may offer by herself."""
    save_settings(desk, replace(read_settings(desk), authority=most))


def records(case: Case) -> CaseRecords:
    """The case as the journal tells it."""
    return case_records(case.desk, case.id)


def first(case: Case) -> Promise:
    """The first promise of a case."""
    return promises_made(records(case))[0]


def of_first(case: Case) -> str:
    """The number of the first promise, as a button gives it."""
    return str(first(case).seq)


def typed(day: dt.date, **texts: str) -> Callable[[Field], Any]:
    """What is typed into a field: a day that has been where it asks what was done, and a later one for a promise."""

    def type_in(field: Field) -> Any:  # noqa: ANN401 - the type goes with the kind of field
        if field.kind == "date":
            return LATER if field.key == "by" else day
        return texts.get(field.key, "Canon H. Price" if field.key == "approved_by" else "Seen on Tuesday.")

    return type_in
