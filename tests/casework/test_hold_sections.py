"""Sections of what is kept past its time: each hold with its end, each old file with what can be done."""

from __future__ import annotations

from app.casework.case_sections import sections_of
from app.casework.desks import Desk
from app.casework.hold_sections import NOTHING_OLD, old_file_form, old_files_section
from app.casework.holds import hold_records
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case, on
from tests.casework.people_cases import held
from tests.casework.test_retentions import SIX_YEARS, closed


def test_a_case_says_why_its_records_are_kept(desk: Desk, settings: Settings) -> None:
    case = held(desk)
    (section,) = [one for one in sections_of(desk, case.id) if one.key == "holds"]
    (line,) = section.lines
    assert line.words.startswith("Held since Monday 23 November 2026")
    assert [offer.deed for offer in line.offers] == ["release"]
    other = a_case(desk).received(MONDAY)
    assert not [one for one in sections_of(desk, other.id) if one.key == "holds"]


def test_old_files_with_what_can_be_done_about_each(desk: Desk, settings: Settings) -> None:
    case, later = closed(desk), on(desk, SIX_YEARS)
    assert old_files_section(desk).empty == NOTHING_OLD
    assert old_files_section(desk).lines == ()
    (line,) = old_files_section(later).lines
    assert line.detail == "Closed on Monday 30 November 2026. Kept until Tuesday 30 November 2032."
    assert [offer.deed for offer in line.offers] == ["hold", "erase"]
    hold_records(later, case.id, "court", "", SIX_YEARS)
    (line,) = old_files_section(later).lines
    assert [offer.deed for offer in line.offers] == ["release", "hold"]
    assert old_file_form(later, "release", line.offers[0].of).guide.key == "release"
    assert old_file_form(later, "hold", line.offers[1].of).guide.key == "hold"
