"""Moving a complaint on: any words, some of its points, and why it cannot be where it cannot."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.definitions import points_at
from app.casework.desks import Desk
from app.casework.escalations import escalate, escalation_blocked
from app.casework.milestones import Milestone
from app.casework.settings import Settings
from app.casework.stage_people import Considerer
from app.models.checks import check_book
from tests.casework.answered_cases import records, reviewed_case
from tests.casework.cases import REVIEWER, refused
from tests.casework.escalated_cases import answered_case, third_stage_case

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


def test_a_third_stage_follows_where_the_landlord_justified_one(desk: Desk, settings: Settings) -> None:
    """2022 Code 5.17."""
    case = third_stage_case(desk)
    assert escalation_blocked(case.desk, records(case)) == ""
    person = Considerer("Dame E. Trustee", conflict="none")
    escalate(case.desk, case.id, Milestone("escalation_requested", case.desk.today(), 3, considerer=person))
    assert case.file.stage == 3
    assert case.file.people[-1] == (3, "Dame E. Trustee")
