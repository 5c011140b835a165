"""Definitions: what is kept beside points and outcomes, what still holds after a change, which points a stage has."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.corrections import change_definition
from app.casework.definitions import (
    Understanding,
    definition_now,
    kept_beside,
    points_at,
    tidied_notes,
    understanding_of,
    understanding_problems,
)
from app.casework.desks import Desk
from app.casework.intakes import Point
from app.casework.settings import Settings, actor
from tests.casework.answered_cases import received_case, records
from tests.casework.cases import MONDAY, MR_D, Case

AGREED = Understanding(("", "He has one."), "yes", MONDAY)
WHY = "It was gone over."


def test_a_book_of_before_keeps_nothing_beside_a_definition(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert understanding_of(records(case)) == Understanding()
    assert definition_now(records(case)) == (MR_D.points, MR_D.outcomes, MR_D.questions)


def test_what_is_said_beside_it_is_kept_and_nothing_else(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    change_definition(case.desk, case.id, definition_now(records(case)), WHY, AGREED)
    assert understanding_of(records(case)) == AGREED
    change_definition(case.desk, case.id, definition_now(records(case)), WHY, Understanding())
    assert "agreed_by_resident" not in records(case).facts("defined")


def test_notes_stay_with_the_outcomes_that_stay_and_agreement_goes(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    change_definition(case.desk, case.id, definition_now(records(case)), WHY, AGREED)
    new = ((Point("Another.", "ours"),), ("Dry or replace the carpet.",), ())
    assert kept_beside(records(case), new) == Understanding(("He has one.",))
    assert kept_beside(records(case), new, agreed=True) == Understanding(("He has one.",), "yes", MONDAY)
    change_definition(case.desk, case.id, new, WHY)
    assert understanding_of(records(case)) == Understanding(("He has one.",))


@pytest.mark.parametrize(
    ("understanding", "fields"),
    [
        (Understanding(), []),
        (AGREED, []),
        (Understanding(agreed="perhaps", agreed_on=MONDAY), ["agreed"]),
        (Understanding(agreed="asked"), ["agreed_on"]),
        (Understanding(agreed="yes", agreed_on="31 Febr"), ["agreed_on"]),
        (Understanding(agreed="no", agreed_on=dt.date(2030, 1, 1)), ["agreed_on"]),
        (Understanding(("x" * 1_001,)), ["unrealistic.1"]),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(understanding: Understanding, fields: list[str]) -> None:
    assert [one.field for one in understanding_problems(understanding, ("Mend it.",), MONDAY)] == fields


@pytest.mark.parametrize(
    ("outcomes", "notes", "kept"),
    [
        (("a", "b"), ("", "no"), ("", "no")),
        (("a", " ", "b"), ("", "gone", "no"), ("", "no")),
        (("a", "b"), (), ("", "")),
        ((), ("left over",), ()),
    ],
)
def test_a_note_goes_with_its_outcome(outcomes: tuple[str, ...], notes: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert tidied_notes(outcomes, notes) == kept


@pytest.mark.parametrize(
    ("agreed", "sentence"),
    [
        ("", ""),
        ("yes", "The resident agreed to this understanding (Monday 23 November 2026)."),
        ("no", "The resident does not agree to this understanding (Monday 23 November 2026)."),
        (
            "asked",
            "The resident was asked to agree to this understanding, and has not answered (Monday 23 November 2026).",
        ),
    ],
)
def test_agreement_in_a_sentence(agreed: str, sentence: str) -> None:
    assert Understanding(agreed=agreed, agreed_on=MONDAY).sentence == sentence


def escalated(case: Case, stage: int, points: list[int]) -> None:
    """A request for a stage with some of the points, as the book has it."""
    with case.desk.book.writing(actor(case.desk)) as work:
        body = {"stage": stage, "points": points}
        work.append(case.id, "escalation_requested", on=case.desk.today(), sentence="Asked for.", body=body)


@pytest.mark.parametrize(
    ("second", "third", "numbers"),
    [([], [], [1, 2, 3]), ([1, 3], [], [1, 3]), ([1, 3], [3], [3]), ([], [2], [2])],
)
def test_a_later_stage_has_the_points_that_were_taken_on(
    desk: Desk, settings: Settings, second: list[int], third: list[int], numbers: list[int]
) -> None:
    case = received_case(desk)
    third_point = (*MR_D.points, Point("Nobody rang back.", "ours"))
    change_definition(case.desk, case.id, (third_point, MR_D.outcomes, ()), WHY)
    escalated(case, 2, second)
    escalated(case, 3, third)
    assert [number for number, _ in points_at(records(case), 3)] == numbers
    assert len(points_at(records(case), 1)) == 3
    assert Understanding().note(5) == ""
