"""The section of the decision: each point with finding and reasons, and what is missing with a button for it."""

from __future__ import annotations

from app.casework.corrections import change_definition
from app.casework.decision_sections import decision_section
from app.casework.desks import Desk
from app.casework.intakes import Point
from app.casework.page_sections import Section
from app.casework.settings import Settings
from tests.casework.answered_cases import decided, decided_case, received_case, records, reviewed_case
from tests.casework.cases import MR_D, Case


def section(case: Case) -> Section:
    return decision_section(case.desk, records(case))


def test_before_the_decision_it_says_what_is_decided_and_offers_it(desk: Desk, settings: Settings) -> None:
    shown = section(received_case(desk))
    assert shown.lines == ()
    assert shown.empty.endswith(".")
    assert [offer.deed for offer in shown.offers] == ["decide"]


def test_each_point_stands_with_its_finding_and_reasons(desk: Desk, settings: Settings) -> None:
    head, first, second = section(decided_case(desk)).lines
    assert head.words == "Stage 1 was decided by Anne Clerk. The answer was known on Friday 4 December 2026."
    assert head.detail == "The resident could comment."
    assert first.words == f"1. {MR_D.points[0].text} Upheld."
    assert first.detail == "The job was never raised.\nRelied on: Our repairs policy, section 4."
    assert (first.state, second.state) == ("done", "done")


def test_a_point_that_came_since_is_open_with_the_button(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk)
    points = (*records(case).facts("defined")["points"],)
    new = (*(Point(**point) for point in points), Point("Nobody rang.", "ours"))
    change_definition(case.desk, case.id, (new, (), ()), "More.")
    last = section(case).lines[-1]
    assert last.state == "open"
    assert last.words.startswith("Point 3 has no finding yet")
    assert [(offer.deed, offer.of) for offer in last.offers] == [("decide_again", "stage 1")]


def test_who_was_not_heard_and_a_conflict_are_said(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    decided(
        case,
        resident_commented="no",
        staff_commented="yes",
        staff_comment="She knew nothing of it.",
        conflict="yes",
        conflict_words="She is his cousin; the chair read it.",
    )
    assert section(case).lines[0].detail == (
        "The resident could not comment. The member of staff complained about could comment. "
        "Conflict of interest: She is his cousin; the chair read it."
    )


def test_at_stage_2_the_reviewer_s_is_typed_in(desk: Desk, settings: Settings) -> None:
    assert [offer.deed for offer in section(reviewed_case(desk)).offers] == ["type_in_decision"]


def test_a_closed_case_offers_nothing(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk).responded("2026-12-04").closed("2026-12-07")
    assert section(case).offers == ()
    assert len(section(case).lines) == 3
