"""Decisions: every point is decided with reasons, whose it is is settled, and a change shows what is left undecided."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.corrections import change_definition, strike_out
from app.casework.decisions import (
    FINDINGS,
    Decision,
    PointDecision,
    decide,
    decided_record,
    decider,
    decision_of,
    decision_problems,
    is_theirs,
    tidied_decision,
    wants_staff,
)
from app.casework.definitions import Understanding, definition_now, understanding_of
from app.casework.desks import Desk
from app.casework.intakes import Point
from app.casework.settings import Settings, actor
from app.models.checks import check_book
from tests.casework.answered_cases import (
    case_of_2022,
    decided,
    decided_case,
    decision_for,
    received_case,
    records,
    reviewed_case,
)
from tests.casework.cases import MR_D, OFFICER, REVIEWER, Case, on, refused

LEAK, CARPET = MR_D.points


def points_with(case: Case, **changes: Any) -> tuple[PointDecision, ...]:  # noqa: ANN401 - any field of PointDecision
    """The points of a whole decision, the first with changes."""
    first, *rest = decision_for(case).points
    return (replace(first, **changes), *rest)


def test_nothing_is_decided_until_it_is(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert decision_of(records(case), 1) is None
    assert [one.sentence for one in decision_problems(records(case), 1)] == [
        "Stage 1 is not decided yet. Decide every point, then write the answer."
    ]


def test_a_decision_is_read_back_as_it_was_made(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    made = decision_for(case)
    seq = decide(case.desk, case.id, made)
    assert decision_of(records(case), 1) == replace(made, by=OFFICER)
    assert decided_record(records(case), 1) is not None
    assert decision_problems(records(case), 1) == ()
    line = case.line("decided")
    assert (line.seq, line.on) == (seq, dt.date(2026, 11, 24))
    assert line.sentence == (
        "Decided at stage 1 by Anne Clerk, the answer known on Tuesday 24 November 2026: "
        "point 1 upheld and point 2 upheld."
    )
    assert check_book(case.desk.book).sound


def test_a_decision_moves_no_clock(desk: Desk, settings: Settings) -> None:
    """An answer that is known has not gone (2024 Code 6.3, 6.6)."""
    case = received_case(desk)
    before = case.clock("stage1.respond")
    decided(case)
    assert case.clock("stage1.respond") == before


@pytest.mark.parametrize(
    ("finding", "words", "said"),
    [
        ("upheld", "", "upheld"),
        ("partly", "", "upheld in part"),
        ("not_upheld", "", "not upheld"),
        ("own", "resolved before we looked into it", "resolved before we looked into it"),
    ],
)
def test_each_finding_has_its_words(desk: Desk, settings: Settings, finding: str, words: str, said: str) -> None:
    case = received_case(desk)
    decided(case, points=points_with(case, finding=finding, finding_words=words))
    decision = decision_of(records(case), 1)
    assert decision is not None
    assert decision.points[0].words == said
    assert f"point 1 {said}" in case.line("decided").sentence
    assert finding in FINDINGS


def test_what_was_to_be_checked_is_settled_with_it(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    agreed = Understanding(("", "The trust does not own it."), "yes", dt.date(2026, 11, 24))
    change_definition(case.desk, case.id, definition_now(records(case)), "They agreed.", agreed)
    decided(case)
    assert [point.whose for point in case.file.points] == ["ours", "ours"]
    assert understanding_of(records(case)) == agreed
    assert case.line("defined").detail == "Reason: Whose each point is was settled with the decision of stage 1."


def test_a_point_that_is_not_ours_says_who_is_responsible(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    decided(case, points=points_with(case, whose="not_ours", finding="", who=" The  county council. "))
    decision = decision_of(records(case), 1)
    assert decision is not None
    assert decision.points[0].who == "The county council"
    assert decision.points[0].finding == "own"
    assert decision.points[0].words == "not ours to decide: The county council is responsible"
    assert case.file.points[0].whose == "not_ours"


POINT_SLIPS = [
    ({"finding": ""}, "finding.1", "Say what you find on point 1."),
    ({"finding": "won"}, "finding.1", "Say what you find on point 1."),
    ({"finding": "own"}, "finding_words.1", "Enter your finding on point 1 in your own words."),
    ({"reasons": " \n "}, "reasons.1", "Enter the reasons for what you find on point 1."),
    (
        {"whose": "to_check"},
        "whose.1",
        "Point 1 is still to be checked. Settle whose it is, then decide it.",
    ),
    ({"whose": "not_ours"}, "who.1", "Enter who is responsible for point 1, if you are not."),
    (
        {"reasons": "x" * 20_001},
        "reasons.1",
        "The reasons has 20,001 characters; there is room for 20,000. Shorten it.",
    ),
]


@pytest.mark.parametrize(("changes", "field", "sentence"), POINT_SLIPS)
def test_no_point_is_decided_by_halves(
    desk: Desk, settings: Settings, changes: dict[str, Any], field: str, sentence: str
) -> None:
    case = received_case(desk)
    with refused(case.desk) as said:
        decide(case.desk, case.id, decision_for(case, points=points_with(case, **changes)))
    assert said == {field: sentence}


def test_no_point_is_left_out(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    whole = decision_for(case)
    with refused(case.desk) as said:
        decide(case.desk, case.id, replace(whole, points=whole.points[:1]))
    assert said == {"point.2": "Point 2 is not decided: “Your carpet underneath is damp and smells.” Decide it."}


SLIPS = [
    ({"conflict": ""}, "conflict"),
    ({"conflict": "yes"}, "conflict_words"),
    ({"evidence_landlord": " "}, "evidence_landlord"),
    ({"evidence_resident": ""}, "evidence_resident"),
    ({"resident_commented": ""}, "resident_commented"),
    ({"staff_commented": "perhaps"}, "staff_commented"),
    ({"known_on": None}, "known_on"),
    ({"known_on": "31 Febr"}, "known_on"),
    ({"known_on": dt.date(2026, 11, 25)}, "known_on"),
    ({"known_on": dt.date(2026, 11, 20)}, "known_on"),
    ({"evidence_resident": "x" * 20_001}, "evidence_resident"),
]


@pytest.mark.parametrize(("changes", "field"), SLIPS)
def test_what_is_missing_is_said_beside_its_field(
    desk: Desk, settings: Settings, changes: dict[str, Any], field: str
) -> None:
    case = received_case(desk)
    whole = decision_for(case, known_on="2026-11-24")
    with refused(case.desk) as said:
        decide(case.desk, case.id, replace(whole, **changes))
    assert list(said) == [field]
    assert said[field].endswith(".")


def test_an_answer_was_not_known_before_its_stage_began(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    with refused(case.desk) as said:
        decide(case.desk, case.id, decision_for(case, 2, "2026-12-11"))
    assert said == {"known_on": "Stage 2 began on Monday 14 December 2026, so it was not known before."}


def test_what_belongs_to_another_answer_falls_away() -> None:
    made = tidied_decision(
        Decision(
            stage=1,
            resident_commented="no",
            resident_comment="He was cross.",
            staff_comment="She was, too.",
            conflict="no",
            conflict_words="None.",
            points=(PointDecision("It leaks.", "ours", "upheld", "wet", who="The council"),),
        )
    )
    assert (made.resident_comment, made.staff_comment, made.conflict_words) == ("", "", "")
    assert (made.points[0].finding_words, made.points[0].who) == ("", "")


def test_a_change_stands_and_the_old_one_stays_struck_out(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk)
    with refused(case.desk) as said:
        decide(case.desk, case.id, decision_for(case))
    assert list(said) == ["reason"]
    decide(case.desk, case.id, decision_for(case, points=points_with(case, finding="partly")), "The log was found.")
    decision = decision_of(records(case), 1)
    assert decision is not None
    assert decision.points[0].finding == "partly"
    lines = [line for line in case.file.history if line.kind == "decided"]
    assert [line.struck_by is None for line in lines] == [True, False]
    assert lines[0].sentence.startswith("Decision changed at stage 1 by Anne Clerk")
    assert lines[0].detail == "Reason: The log was found."


def test_a_decision_struck_out_is_none(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk)
    strike_out(case.desk, case.id, case.line("decided").seq, "It was another case.")
    assert decision_of(records(case), 1) is None


CHANGES = [
    (
        (LEAK, replace(CARPET, whose="ours"), Point("Nobody rang back.", "ours")),
        "Point 3 has no finding yet: it came or changed after the decision: “Nobody rang back.” Decide it.",
    ),
    (
        (replace(LEAK, whose="shared"), replace(CARPET, whose="ours")),
        f"Point 1 is now shared, which it was not when decided: “{LEAK.text}” Decide it.",
    ),
    (
        (LEAK, CARPET),
        f"Point 2 is to be checked again: it is not settled whose it is: “{CARPET.text}” Decide it.",
    ),
]


@pytest.mark.parametrize(("points", "sentence"), CHANGES)
def test_a_definition_that_changes_leaves_the_decision_incomplete(
    desk: Desk, settings: Settings, points: tuple[Point, ...], sentence: str
) -> None:
    case = decided_case(desk)
    change_definition(case.desk, case.id, (points, (), ()), "They told me more.")
    assert [one.sentence for one in decision_problems(records(case), 1)] == [sentence]


def test_points_in_another_order_are_decided_still(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk)
    turned = (replace(CARPET, whose="ours"), LEAK)
    change_definition(case.desk, case.id, (turned, (), ()), "In the order of time.")
    assert decision_problems(records(case), 1) == ()


def test_two_points_of_the_same_words_are_two(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk)
    twice = (LEAK, LEAK, replace(CARPET, whose="ours"))
    change_definition(case.desk, case.id, (twice, (), ()), "He says it of both rooms.")
    assert [one.field for one in decision_problems(records(case), 1)] == ["point.2"]


def test_a_reviewer_s_decision_is_theirs_and_about_what_was_taken_on(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).responded("2026-12-04")
    case.desk = on(case.desk, "2026-12-14")
    with case.desk.book.writing(actor(case.desk)) as work:
        body = {"stage": 2, "points": [2]}
        work.append(case.id, "escalation_requested", on=case.desk.today(), sentence="Asked for.", body=body)
        body = {"stage": 2, "name": REVIEWER, "post": ""}
        work.append(case.id, "assigned", on=case.desk.today(), sentence="Dealt with.", body=body)
    assert decider(case.desk, records(case), 2) == REVIEWER
    decided(case, 2)
    decision = decision_of(records(case), 2)
    assert decision is not None
    assert decision.by == REVIEWER
    assert [point.text for point in decision.points] == [CARPET.text]
    assert "point 2 upheld" in case.line("decided").sentence
    assert case.line("decided").actor == OFFICER
    assert decision_problems(records(case), 2) == ()


@pytest.mark.parametrize(
    ("name", "theirs"), [(OFFICER, False), ("Miss Anne Clerk.", False), ("", False), (REVIEWER, True)]
)
def test_the_officer_is_known_however_she_is_spelt(desk: Desk, settings: Settings, name: str, *, theirs: bool) -> None:
    assert is_theirs(desk, name) is theirs


@pytest.mark.parametrize(("make", "wanted"), [(received_case, False), (case_of_2022, True)])
def test_only_2022_asks_for_the_comment_of_staff(desk: Desk, settings: Settings, make: Any, wanted: bool) -> None:  # noqa: ANN401, FBT001 - a maker of cases; a column of the table
    assert wants_staff(records(make(desk))) is wanted


def test_a_closed_case_is_not_decided(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).responded("2026-12-04").closed("2026-12-07")
    with refused(case.desk) as said:
        decide(case.desk, case.id, decision_for(case))
    assert said[""].startswith("This case is closed.")
