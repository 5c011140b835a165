"""Reopening: a closed case is opened by an entry with its reason; nothing of its lateness goes."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.fulfilments import keep_promise
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.merges import merge, pairs
from app.casework.milestones import add_note
from app.casework.remedies import add_remedy
from app.casework.reopenings import purposes, reopen
from app.casework.settings import Settings
from app.casework.steps import next_step
from app.models.checks import check_book
from tests.casework.answered_cases import twin_case
from tests.casework.cases import MONDAY, Case, a_case, refused
from tests.casework.righted_cases import MEND, at_stage_2, closed_case, first, records

LAST = dt.date(2026, 11, 30)
WHY = "The resident asked for stage 2."


def test_a_case_that_is_opened_again_goes_on_and_can_be_closed_again(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    reopen(case.desk, case.id, LAST, WHY)
    assert case.line("reopened").sentence == "Opened again on Monday 30 November 2026: The resident asked for stage 2."
    assert case.line("reopened").detail == f"Reason: {WHY}"
    assert case.file.closed_on is None
    assert [row.case_id for row in due_list(case.desk)] == [case.id]
    case.asked_for(2, LAST)
    assert case.file.stage == 2
    assert check_book(case.desk.book).sound


def test_it_can_be_closed_and_opened_as_often_as_it_happens(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    for _ in range(2):
        reopen(case.desk, case.id, LAST, WHY)
        case.closed(LAST)
    assert records(case).file_closed
    assert check_book(case.desk.book).sound


def test_what_was_late_stays_late(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).acknowledged("2026-11-24").responded("2026-12-10").closed("2026-12-11")
    before = case.clock("stage1.respond").standing
    reopen(case.desk, case.id, dt.date(2026, 12, 11), WHY)
    assert case.clock("stage1.respond").standing == before
    assert (before.word, before.late_by) == ("late", 2)


@pytest.mark.parametrize(
    ("day", "reason", "said"),
    [
        (LAST, "", {"reason": "Enter why the case is opened again."}),
        (None, WHY, {"on": "Enter the date of opening it again, for example 27 3 2026."}),
        (
            dt.date(2026, 11, 27),
            WHY,
            {"on": "It was closed on Monday 30 November 2026, so it was not opened again before that."},
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    desk: Desk, settings: Settings, day: dt.date | None, reason: str, said: dict[str, str]
) -> None:
    case = closed_case(desk)
    with refused(case.desk) as found:
        reopen(case.desk, case.id, day, reason)
    assert found == said


def test_a_case_that_is_open_is_not_opened(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        reopen(desk, case.id, MONDAY, WHY)
    assert said == {"": "This case is open."}


def test_one_that_went_on_within_another_is_its_own_again_also_once_it_is_closed_again(
    desk: Desk, settings: Settings
) -> None:
    case = twin_case(desk)
    merge(case.desk, case.id, pairs(case.desk, records(case))[0].older.case_id, "Both are about the one leak.")
    reopen(case.desk, case.id, dt.date(2026, 11, 25), "It was another leak.")
    assert [clock.key for clock in records(case).waiting] == ["stage1.acknowledge", "stage1.respond"]
    case.acknowledged("2026-11-26").responded("2026-11-27").closed("2026-11-27")
    assert records(case).merged is None
    assert len(case.file.clocks) > 0
    assert check_book(case.desk.book).sound


# what it was opened again for


def step_of(case: Case) -> tuple[str, str]:
    step = next_step(case.desk, records(case), ())
    assert step
    return step.kind, step.verb


@pytest.mark.parametrize(
    ("purpose", "step"),
    [
        ("stage", ("escalate", "They asked for stage 2")),
        ("righting", ("add_remedy", "Say what puts it right")),
        ("issue", ("new_issue", "Record what is new")),
        ("other", ("note", "Write down what is done now")),
        ("mistake", ("closed", "Close the case")),
    ],
)
def test_the_next_step_is_what_it_was_opened_again_for(
    purpose: str, step: tuple[str, str], desk: Desk, settings: Settings
) -> None:
    case = closed_case(desk)
    reopen(case.desk, case.id, LAST, WHY, purpose)
    assert step_of(case) == step


def test_once_that_was_done_the_case_can_be_closed_again(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    reopen(case.desk, case.id, LAST, WHY, "righting")
    (row,) = due_list(case.desk)
    assert row.note == f"opened again: {WHY}"
    add_note(case.desk, case.id, LAST, "He rang.")
    assert step_of(case) == ("add_remedy", "Say what puts it right")
    add_remedy(case.desk, case.id, MEND)
    assert step_of(case) == ("keep_promise", "Say that it is done")
    keep_promise(case.desk, case.id, first(case).seq, LAST, "I saw it.")
    assert step_of(case) == ("closed", "Close the case")


def test_a_note_serves_what_has_no_step_of_its_own(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    reopen(case.desk, case.id, LAST, WHY)
    add_note(case.desk, case.id, LAST, "I sent the photograph.")
    assert step_of(case) == ("closed", "Close the case")


def test_the_next_stage_is_no_purpose_once_there_is_none(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    assert "stage" in purposes(case.desk, records(case))
    last = at_stage_2(desk)
    assert "stage" not in purposes(last.desk, records(last))


def test_a_case_does_not_ask_to_be_closed_with_a_hazard_open(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes").acknowledged("2026-11-24").responded("2026-11-27")
    assert step_of(case) == ("hazard", "Record what was done")
    record_hazard_action(case.desk, case.id, HazardAction(MONDAY, "Made safe.", "yes", "the plumber"))
    assert step_of(case) == ("closed", "Close the case")
