"""Points of which a letter said "we are checking whose this is and will tell you in our answer", and that it tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.corrections import change_definition
from app.casework.decisions import PointDecision, decide
from app.casework.desks import Desk
from app.casework.intakes import Point
from app.casework.letters import open_letter
from app.casework.new_issues import NewIssue, raise_issue
from app.casework.promised_checks import checked_points
from app.casework.settings import Settings
from app.letters.matters import CheckedPoint
from tests.casework.answered_cases import decided, decision_for, records
from tests.casework.cases import MONDAY, MR_D, Case, a_case, on, refused
from tests.casework.letter_cases import sent

FIRST, SECOND = MR_D.points


@pytest.fixture
def promised(desk: Desk, settings: Settings) -> Case:
    """Its acknowledgement went, and says that the second point is being checked."""
    case = a_case(desk).received(MONDAY)
    sent(case, "acknowledgement", dt.date(2026, 11, 24))
    case.desk = on(case.desk, "2026-12-04")
    return case


def text_of(case: Case) -> str:
    return "\n".join(part.text for part in open_letter(case.desk, case.id, "response", 1).draft.parts)


def test_an_answer_tells_what_came_of_the_check(promised: Case) -> None:
    assert checked_points(records(promised), 1) == ()  # nothing is decided yet
    decided(promised)
    assert checked_points(records(promised), 1) == (CheckedPoint(2, "ours"),)
    text = text_of(promised)
    assert "We told you that we would check what we are responsible for. This is what we found:" in text
    assert "- We are responsible for point 2." in text


def test_it_names_who_is_responsible_instead(promised: Case) -> None:
    points = decision_for(promised).points
    theirs = replace(points[1], whose="not_ours", who="the water company", reasons="The pipe is theirs.")
    decide(promised.desk, promised.id, replace(decision_for(promised), points=(points[0], theirs)))
    assert checked_points(records(promised), 1) == (CheckedPoint(2, "not_ours", "the water company"),)
    assert "We are not responsible for point 2. Somebody else is: the water company." in text_of(promised)


def test_what_no_letter_promised_need_not_be_told(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).acknowledged("2026-11-24")  # on paper of their own: nobody knows what it says
    case.desk = on(case.desk, "2026-12-04")
    assert checked_points(records(decided(case)), 1) == ()


def test_a_point_in_other_words_is_still_the_one_that_was_to_be_checked(promised: Case) -> None:
    better = Point("The carpet underneath is damp, and smells of mould.", "to_check")
    change_definition(promised.desk, promised.id, ((FIRST, better), MR_D.outcomes, ()), "In better words.")
    assert checked_points(records(decided(promised)), 1) == (CheckedPoint(2, "ours"),)


def test_what_one_answer_told_the_next_does_not_tell_again(promised: Case) -> None:
    nothing = replace(
        decision_for(promised),
        points=tuple(replace(point, finding="not_upheld") for point in decision_for(promised).points),
    )
    decide(promised.desk, promised.id, nothing)
    sent(promised, "response", dt.date(2026, 12, 4))
    promised.asked_for(2, "2026-12-14")
    assert checked_points(records(decided(promised, stage=2)), 2) == ()


def test_nothing_is_decided_while_it_is_still_to_be_checked(promised: Case) -> None:
    """The question is asked in the guide of the decision, and a decision without it is refused in plain words."""
    whole = decision_for(promised)
    open_still = PointDecision(SECOND.text, "to_check", "upheld", reasons="It is damp.")
    with refused(promised.desk) as said:
        decide(promised.desk, promised.id, replace(whole, points=(whole.points[0], open_still)))
    assert said == {"whose.2": "Point 2 is still to be checked. Settle whose it is, then decide it."}


def test_a_point_that_came_later_and_is_shared_is_told_as_such(promised: Case) -> None:
    """No letter promised to tell of it, and it is not the landlord's alone (2024 Code 5.7)."""
    raised = NewIssue("The gutter is full.", "to_check", dt.date(2026, 12, 3), related="yes", delays="no", hazard="no")
    raise_issue(promised.desk, promised.id, raised)
    points = decision_for(promised).points
    shared = replace(points[2], whose="shared", who="the council", reasons="The gutter is theirs and ours.")
    decide(promised.desk, promised.id, replace(decision_for(promised), points=(*points[:2], shared)))
    assert checked_points(records(promised), 1) == (
        CheckedPoint(2, "ours"),
        CheckedPoint(3, "shared", "the council", promised=False),
    )
    said = "We share the responsibility for point 3 with somebody else: the council."
    assert said in text_of(promised)


def test_what_no_letter_promised_is_not_said_to_be_promised(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).acknowledged("2026-11-24")
    case.desk = on(case.desk, "2026-12-04")
    points = decision_for(case).points
    theirs = replace(points[1], whose="not_ours", who="the water company", reasons="The pipe is theirs.")
    decide(case.desk, case.id, replace(decision_for(case), points=(points[0], theirs)))
    text = text_of(case)
    assert "We are not responsible for point 2. Somebody else is: the water company." in text
    assert "We told you that we would check" not in text
