"""Holds: what the Ombudsman or a court may still ask for is kept, and it is said since when and why."""

from __future__ import annotations

import datetime as dt

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.holds import hold_records, holds, release_records
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, Case, a_case, on, refused


def standing(case: Case) -> list[str]:
    return [one.sentence for one in holds(case_records(case.desk, case.id).standing)]


def test_a_hold_stands_until_it_is_ended(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    seq = hold_records(case.desk, case.id, "ombudsman", " Its reference is 202612345. ", MONDAY)
    other = hold_records(case.desk, case.id, "court", "", MONDAY)
    assert standing(case) == [
        (
            "Held since Monday 23 November 2026: the Ombudsman is looking at it, or has asked for it. "
            "Its reference is 202612345."
        ),
        "Held since Monday 23 November 2026: there is a court claim, or one is threatened.",
    ]
    release_records(on(desk, "2026-12-01"), case.id, seq, "Its final decision came.", dt.date(2026, 12, 1))
    assert [one.seq for one in holds(case_records(desk, case.id).standing)] == [other]
    assert case.line("released").sentence == (
        "The records are no longer held, from Tuesday 1 December 2026: Its final decision came."
    )


def test_what_is_wrong_is_said_and_nothing_is_written(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        hold_records(desk, case.id, "other", "", dt.date(2026, 11, 24))
    assert said.keys() == {"words", "on"}
    with refused(desk) as said:
        hold_records(desk, case.id, "", "", MONDAY)
    assert said == {"why": "Choose why it is to be kept longer."}
    seq = hold_records(desk, case.id, "court", "", MONDAY)
    with refused(desk) as said:
        release_records(desk, case.id, seq, "", dt.date(2026, 11, 20))
    assert said == {
        "words": "Enter what ended: for example, the Ombudsman's final decision.",
        "on": "The hold began on Monday 23 November 2026. Enter a later day.",
    }
    with refused(desk) as said:
        release_records(desk, case.id, seq + 1, "It ended.", MONDAY)
    assert said == {"": "This hold has ended already. Look at the case's history."}
