"""Reported hazards: each with its number, its key for ever, and what was done about it."""

from __future__ import annotations

import datetime as dt

from app.casework.cases import case_records
from app.casework.corrections import correct_date
from app.casework.desks import Desk
from app.casework.reported_hazards import SHORT
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case
from tests.casework.test_hazard_actions import GAS, two_hazards


def test_a_case_without_a_hazard_has_none(desk: Desk, settings: Settings) -> None:
    assert case_records(desk, a_case(desk).received(MONDAY).id).hazards == ()


def test_the_key_stays_though_the_day_is_corrected(desk: Desk, settings: Settings) -> None:
    case = two_hazards(desk)
    before = [one.key for one in case_records(desk, case.id).hazards]
    correct_date(case.desk, case.id, case.line("received").seq, dt.date(2026, 11, 20), "It came on Friday.")
    first, second = case_records(desk, case.id).hazards
    assert [first.key, second.key] == before
    assert (first.report.on, second.report.on) == (dt.date(2026, 11, 20), dt.date(2026, 11, 26))
    assert (first.about, second.about, second.short) == ("", GAS, GAS.removesuffix("."))
    assert first.words == (
        "You reported the leaking radiator several times and nobody came. Your carpet underneath is damp and smells."
    )
    assert not second.came_with(dt.date(2026, 11, 26))
    assert len(GAS) < SHORT


def test_one_named_when_it_was_taken_in_came_with_the_complaint(desk: Desk, settings: Settings) -> None:
    """Its day moves with the day of receipt, as that of one without words of its own does."""
    case = a_case(desk).received(MONDAY, hazard="yes", hazard_about="the wet carpet")
    correct_date(case.desk, case.id, case.line("received").seq, dt.date(2026, 11, 20), "It came on Friday.")
    (hazard,) = case_records(desk, case.id).hazards
    assert (hazard.about, hazard.report.on) == ("the wet carpet", dt.date(2026, 11, 20))
