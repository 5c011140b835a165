"""The section *Who considers it*: each stage's person, what they are and declared, and what can be done."""

from __future__ import annotations

from app.casework.desks import Desk
from app.casework.settings import Settings
from app.casework.stage_changes import supply_facts
from app.casework.stage_sections import considerers_section
from tests.casework.answered_cases import received_case, records, reviewed_case
from tests.casework.cases import OFFICER, REVIEWER
from tests.casework.escalated_cases import CHAIR, case_about_officer


def test_a_case_about_the_officer_says_so_and_names_the_chair(desk: Desk, settings: Settings) -> None:
    case = case_about_officer(desk)
    section = considerers_section(case.desk, records(case))
    assert section is not None
    assert [line.words for line in section.lines] == [f"The complaint is about {OFFICER}", f"Stage 1: {CHAIR.name}"]
    assert section.lines[1].detail == f"Chair of the trustees · Declared no conflict of interest · Before: {OFFICER}"
    assert [offer.deed for offer in section.lines[1].offers] == ["supply_facts", "reassign"]


def test_who_was_not_asked_about_a_conflict_is_marked(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    supply_facts(case.desk, case.id, case.desk.today(), "The job was closed without a visit.")
    section = considerers_section(case.desk, records(case))
    assert section is not None
    first, second, facts = section.lines
    assert (first.words, first.state, first.offers) == (f"Stage 1: {OFFICER}", "", ())
    assert (second.words, second.state) == (f"Stage 2: {REVIEWER}", "open")
    assert second.detail == "Not asked yet about a conflict of interest"
    assert (second.offers[0].deed, second.offers[0].of) == ("declare_conflict", "stage 2")
    assert facts.words.startswith(f"Facts for stage 2, supplied by {OFFICER} on ")
    assert facts.detail == "The job was closed without a visit."
    assert [offer.deed for offer in section.offers] == ["about_officer"]


def test_nobody_is_named_before_settings_has_a_name(desk: Desk) -> None:
    case = received_case(desk)
    section = considerers_section(case.desk, records(case))
    assert section is not None
    assert [line.words for line in section.lines] == ["Stage 1: nobody named yet"]
    assert section.offers == ()
