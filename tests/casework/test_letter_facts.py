"""What a letter may say of a case: one reading, for composing and for comparing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.letter_facts import HAZARD, facts_of, landlord_of
from app.casework.milestones import record_hazard_action
from app.casework.settings import Settings
from app.letters.drafts import Facts
from tests.casework.cases import MONDAY, Case, a_case


def facts(case: Case, posted: dt.date | None = None) -> Facts:
    return facts_of(case.desk, case_records(case.desk, case.id), "acknowledgement", 1, posted)


def test_the_answer_is_promised_from_the_day_it_goes(desk: Desk, settings: Settings) -> None:
    """Monday 23 November: day 10 is Monday 7 December; the Tuesday: Tuesday 8 December. Its date stays today's."""
    case = a_case(desk).received("2026-11-20")
    assert (facts(case).dated, facts(case).respond_by) == (MONDAY, dt.date(2026, 12, 7))
    later = facts(case, dt.date(2026, 11, 24))
    assert (later.dated, later.respond_by) == (MONDAY, dt.date(2026, 12, 8))


@pytest.mark.parametrize(
    ("hazard", "told", "note"),
    [("yes", "", ""), ("yes", "the plumber was rung", HAZARD), ("", "", "")],
)
def test_a_danger_is_spoken_of_once_something_was_done(
    desk: Desk, settings: Settings, hazard: str, told: str, note: str
) -> None:
    case = a_case(desk).received(MONDAY, hazard=hazard, hazard_action=told)
    assert facts(case).hazard_note == note


def test_what_was_done_since_counts_and_only_for_a_danger_that_they_told_of(desk: Desk, settings: Settings) -> None:
    told, untold = a_case(desk).received(MONDAY, hazard="yes"), a_case(desk).received(MONDAY)
    for case in (told, untold):
        record_hazard_action(desk, case.id, MONDAY, "The plumber was rung.")
    assert (facts(told).hazard_note, facts(untold).hazard_note) == (HAZARD, "")


def test_the_landlord_is_as_settings_have_it(settings: Settings) -> None:
    landlord = landlord_of(replace(settings, postcode="", ombudsman_checked_on=None))
    assert landlord.address == ("1 Chapel Row", "Wells")
    assert landlord.ombudsman.name == "Housing Ombudsman Service"
    assert landlord.ombudsman.checked_on == dt.date.min
