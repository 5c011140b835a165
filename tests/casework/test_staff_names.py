"""Everybody who works for the landlord, as the record names them."""

from __future__ import annotations

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.letters import open_letter
from app.casework.settings import Settings, read_settings
from app.casework.staff_names import staff_of
from tests.casework.cases import MONDAY, OFFICER, REVIEWER, a_case
from tests.casework.righted_cases import righted


def test_the_officer_and_the_plan_are_known_and_each_is_named_once(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    staff = staff_of(desk, case_records(desk, case.id), read_settings(desk))
    assert staff[0] == OFFICER
    assert REVIEWER in staff
    assert len(set(staff)) == len(staff)


def test_whoever_sees_to_a_promise_is_known(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    records = case_records(case.desk, case.id)
    staff = staff_of(case.desk, records, read_settings(case.desk))
    owners = {str(one.body["who"]) for one in records.standing if one.body.get("who")}
    assert owners
    assert owners <= set(staff)


def test_a_letter_knows_them(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    letter = open_letter(case.desk, case.id, "acknowledgement", 1)
    assert {OFFICER, REVIEWER} <= set(letter.draft.facts.staff)
