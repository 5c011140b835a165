"""Moving a complaint on: any words, some of its points, and why it cannot be where it cannot."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.corrections import change_definition
from app.casework.decision_guides import TYPE_IN_DECISION
from app.casework.decisions import decision_problems
from app.casework.definitions import no_point_sentence, points_at
from app.casework.desks import Desk
from app.casework.escalations import escalate, escalation_blocked
from app.casework.intakes import Point
from app.casework.milestones import Milestone
from app.casework.settings import Settings
from app.casework.stage_people import Considerer
from app.models.checks import check_book
from tests.casework.answered_cases import decided, records, reviewed_case
from tests.casework.cases import MONDAY, REVIEWER, refused
from tests.casework.escalated_cases import answered_case, third_stage_case
from tests.casework.refused_cases import refused_case

DAY = dt.date(2026, 12, 14)
REQUEST = Milestone("escalation_requested", DAY, 2, "by telephone", considerer=Considerer(REVIEWER, conflict="none"))


def test_a_request_in_any_words_is_one_and_its_reasons_are_never_wanted(desk: Desk, settings: Settings) -> None:
    """2024 Code 6.12: no words, no reasons, and nothing tried, and still it is a request."""
    case = answered_case(desk)
    escalate(case.desk, case.id, REQUEST)
    request = records(case).last("escalation_requested")
    assert request is not None
    assert request.body == {"stage": 2, "how": "by telephone", "words": "", "points": [], "tried": ""}
    assert request.sentence == "Stage 2 was asked for on Monday 14 December 2026 by telephone."
    assert [record.kind for record in records(case).standing[-3:]] == [
        "escalation_requested",
        "assigned",
        "conflict_declared",
    ]
    assert check_book(case.desk.book).sound


def test_some_points_go_further_and_the_words_are_kept(desk: Desk, settings: Settings) -> None:
    """2024 Code 6.10: what is not settled goes on; what is settled does not."""
    case = answered_case(desk)
    partial = replace(REQUEST, points=(2,), words="It still smells.", tried="Rang twice.")
    escalate(case.desk, case.id, partial)
    assert case.line("escalation_requested").sentence.endswith("by telephone, about point 2 alone.")
    assert case.line("escalation_requested").detail == "It still smells."
    assert [number for number, _ in points_at(records(case), 2)] == [2]
    assert records(case).facts("escalation_requested")["tried"] == "Rang twice."


A, B, C = Point("The roof leaks.", "ours"), Point("It smells.", "ours"), Point("Nobody rang back.", "ours")


@pytest.mark.parametrize(
    ("taken", "after", "numbers"),
    [
        ((2,), (B, A, C), [1]),  # swapped
        ((2,), (A, C), []),  # removed
        ((3,), (A, C), [2]),  # another one removed
        ((1, 3), (C, A), [1, 2]),
        ((2,), (A, replace(B, text="It smells of damp."), C), [2]),  # put in other words
        ((2, 3), (A, replace(B, text="It smells of damp."), C), [2, 3]),
        ((2,), (A, replace(B, whose="shared"), C), [2]),
    ],
)
def test_the_points_that_went_further_are_known_by_their_words(
    desk: Desk, settings: Settings, taken: tuple[int, ...], after: tuple[Point, ...], numbers: list[int]
) -> None:
    case = answered_case(desk)
    change_definition(case.desk, case.id, ((A, B, C), (), ()), "Said anew.")
    escalate(case.desk, case.id, replace(REQUEST, points=taken))
    texts = [(A, B, C)[number - 1].text for number in taken]
    assert records(case).facts("escalation_requested")["texts"] == texts
    change_definition(case.desk, case.id, (after, (), ()), "Said anew.")
    assert [number for number, _ in points_at(records(case), 2)] == numbers
    assert bool(no_point_sentence(records(case), 2)) is not bool(numbers)


def test_of_two_points_of_the_same_words_the_one_that_was_taken_goes_further(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    change_definition(case.desk, case.id, ((A, B, A), (), ()), "Of both rooms.")
    escalate(case.desk, case.id, replace(REQUEST, points=(3,)))
    assert [number for number, _ in points_at(records(case), 2)] == [3]


def test_a_stage_without_a_point_is_not_decided_and_says_what_to_do(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    change_definition(case.desk, case.id, ((A, B), (), ()), "Said anew.")
    escalate(case.desk, case.id, replace(REQUEST, points=(2,)))
    change_definition(case.desk, case.id, ((A,), (), ()), "It was said by mistake.")
    sentence = (
        "No point of stage 2 is left: the points that were taken to it (“It smells.”) are not among those complained "
        "of any more. Put them back in the points of the complaint, then decide it."
    )
    with refused(case.desk) as said:
        decided(case, 2)
    assert said == {"": sentence}
    assert [one.sentence for one in decision_problems(records(case), 2)] == [sentence]
    assert TYPE_IN_DECISION.blocked(case.desk, records(case)) == sentence
    change_definition(case.desk, case.id, ((A, B), (), ()), "Put back.")
    assert decided(case, 2).line("decided").sentence.endswith("point 2 upheld.")


def test_points_that_there_are_not_and_texts_too_long_are_refused(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    with refused(case.desk) as said:
        escalate(case.desk, case.id, replace(REQUEST, points=(3,)))
    assert said == {"": "The points of the complaint were changed meanwhile. Look at them again."}
    with refused(case.desk) as said:
        escalate(case.desk, case.id, replace(REQUEST, words="x" * 20_001, tried="x" * 20_001))
    assert set(said) == {"words", "tried"}


def test_what_cannot_be_moved_on_says_why(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    assert escalation_blocked(case.desk, records(case)) == "The Code of 2024 has 2 stages, and the last was reached."
    case = answered_case(desk)
    assert escalation_blocked(case.desk, records(case)) == ""
    case.closed("2026-12-15")
    assert "closed" in escalation_blocked(case.desk, records(case))


def test_a_refused_complaint_says_why_before_anything_is_typed(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    blocked = escalation_blocked(case.desk, records(case))
    assert blocked == (
        "On Monday 23 November 2026 the complaint was not accepted. If that was overturned, record it first."
    )
    with refused(case.desk) as said:
        escalate(case.desk, case.id, replace(REQUEST, on=MONDAY))
    assert said == {"": blocked}


def test_a_third_stage_follows_where_the_landlord_justified_one(desk: Desk, settings: Settings) -> None:
    """2022 Code 5.17."""
    case = third_stage_case(desk)
    assert escalation_blocked(case.desk, records(case)) == ""
    person = Considerer("Dame E. Trustee", conflict="none")
    escalate(case.desk, case.id, Milestone("escalation_requested", case.desk.today(), 3, considerer=person))
    assert case.file.stage == 3
    assert case.file.people[-1] == (3, "Dame E. Trustee")
