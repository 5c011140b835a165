"""What a later stage does not look at again: its number, and where it was answered, as far as the record knows."""

from __future__ import annotations

from app.casework.corrections import change_definition
from app.casework.desks import Desk
from app.casework.intakes import Point
from app.casework.left_points import part_facts
from app.casework.letter_facts import facts_of
from app.casework.letters import open_letter
from app.casework.remedies import OFFERS, STANDS
from app.casework.settings import Settings
from app.letters.matters import PartFacts
from tests.casework.answered_cases import decided, received_case, records
from tests.casework.cases import MR_D, REVIEWER, Case, on
from tests.casework.escalated_cases import third_stage_case
from tests.casework.matters import entered, remedied

FIRST, SECOND = (point.text for point in MR_D.points)


def answered(desk: Desk) -> Case:
    """Decided and answered on Friday 4 December 2026."""
    case = received_case(desk)
    case.desk = on(case.desk, "2026-12-04")
    return decided(case).responded("2026-12-04")


def taken_on(case: Case, *numbers: int, stage: int = 2) -> Case:
    texts = [(FIRST, SECOND)[number - 1] for number in numbers]
    body = {"stage": stage, "how": "", "words": "", "points": list(numbers), "texts": texts}
    entered(case, "escalation_requested", "2026-12-14", body)
    return case


def test_a_stage_about_everything_is_about_no_part(desk: Desk, settings: Settings) -> None:
    case = answered(desk).asked_for(2, "2026-12-14", REVIEWER)
    assert part_facts(records(case), 2) is None
    assert part_facts(records(case), 1) is None


def test_a_point_keeps_its_number_and_what_is_left_was_answered_at_stage_1(desk: Desk, settings: Settings) -> None:
    case = taken_on(answered(desk), 2)
    assert part_facts(records(case), 2) == PartFacts((2,), ((1, FIRST),), (1,), "kept")
    said = facts_of(case.desk, records(case), "acknowledgement", 2)
    assert said.numbered == ((2, SECOND, "ours"),)
    assert part_facts(records(case), 1) is None


def test_an_answer_that_was_not_sent_does_not_stand(desk: Desk, settings: Settings) -> None:
    """Asked for before there was an answer; or sent without a decision on the record that could be named."""
    undecided = taken_on(received_case(desk).responded("2026-12-04"), 2)
    assert part_facts(records(undecided), 2) == PartFacts((2,), ((1, FIRST),))


def test_points_that_stand_elsewhere_now_are_not_said_to_keep_their_numbers(desk: Desk, settings: Settings) -> None:
    case = taken_on(answered(desk), 2)
    changed = ((Point("The lift is out.", "ours"), *(Point(text, "ours") for text in (FIRST, SECOND))), (), ())
    change_definition(case.desk, case.id, changed, "Another point was there from the first.")
    found = part_facts(records(case), 2)
    assert found is not None
    assert (found.numbers, found.numbering) == ((3,), "anew")
    assert found.answered == ()  # nobody answered the one that came since


def test_a_third_stage_is_about_what_was_taken_on_twice(desk: Desk, settings: Settings) -> None:
    case = third_stage_case(desk)
    entered(
        case,
        "escalation_requested",
        "2023-03-13",
        {"stage": 3, "how": "", "words": "", "points": [1], "texts": [FIRST]},
    )
    assert part_facts(records(case), 3) == PartFacts((1,), ((2, SECOND),))


def test_what_was_not_looked_at_again_is_not_said_to_be(desk: Desk, settings: Settings) -> None:
    """Point 2 alone is looked at again; what was promised at stage 1 stands, and so does its date (2024 Code 6.19)."""
    case = received_case(desk)
    case.desk = on(case.desk, "2026-12-04")
    remedied(case, "2026-12-04", by="2027-01-29")
    taken_on(decided(case).responded("2026-12-04"), 2).acknowledged("2026-12-16", 2)
    case.desk = on(case.desk, "2027-01-06")
    entered(case, "weighed", "2027-01-06", {"stage": 2, "factors": {}, "impact": "", OFFERS: STANDS})
    draft = open_letter(case.desk, case.id, "response", 2).draft
    said = draft.part("remedy").text
    assert "We looked at this again." not in said
    assert "At this stage we looked again at point 2 alone." in said
    assert "What we promised you before for the rest of your complaint still stands" in said
    assert "Friday 29 January 2027" in draft.part("by_when").text
