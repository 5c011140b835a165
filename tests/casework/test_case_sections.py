"""Sections: what the case page shows beside story, points and letters; of a past day without anything to be done."""

from __future__ import annotations

import datetime as dt

from app.casework.case_deeds import DEEDS
from app.casework.case_sections import PARTS, STATES, sections
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case, on


def test_every_section_stands_under_a_tab_and_offers_deeds_that_there_are(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    deeds = {one.key for one in DEEDS}
    for section in sections(desk, case_records(desk, case.id)):
        assert section.part in PARTS
        assert section.lines or section.empty.endswith((".", "?"))
        assert {line.state for line in section.lines} <= set(STATES)
        assert {offer.deed for line in section.lines for offer in line.offers} <= deeds
        assert {offer.deed for offer in section.offers} <= deeds


def test_of_a_past_day_nothing_can_be_done(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    then = on(desk, "2026-11-25").as_known_on(dt.date(2026, 11, 23))
    for section in sections(then, case_records(then, case.id)):
        assert section.offers == ()
        assert all(line.offers == () for line in section.lines)
