"""The steps of more time: the first update counted from the day that it belongs to, and the words of the limits."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.casework.desks import Desk
from app.casework.event_sheets import EventSheet
from app.casework.extension_steps import UNITS, extension_steps, standing_of
from app.casework.guides import Step, visible_fields
from app.casework.settings import Settings
from app.rules.updates import LONGEST
from tests.casework.answered_cases import overdue_case, received_case, records
from tests.casework.cases import Case, a_case


def sheet_of(case: Case) -> EventSheet:
    return EventSheet(case.desk, records(case), 1)


def step(case: Case, key: str) -> Step:
    return next(one for one in extension_steps(sheet_of(case)) if one.key == key)


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ({"told": "plan"}, "Thursday 24 December 2026"),
        ({"told": "sent", "on": dt.date(2026, 12, 7)}, "Monday 21 December 2026"),
        ({"told": "late", "said_on": dt.date(2026, 12, 9)}, "Wednesday 23 December 2026"),
    ],
)
def test_the_first_update_is_counted_from_the_day_it_was_agreed(
    desk: Desk, settings: Settings, answers: dict[str, Any], first: str
) -> None:
    advice = step(overdue_case(desk), "updates").advice
    assert advice
    said = advice({**answers, "updates": "yes", "every": "2", "unit": "weeks"})
    assert said == f"They hear from you every 2 weeks; the first time by {first}."


def test_of_a_day_that_is_none_nothing_is_counted(desk: Desk, settings: Settings) -> None:
    advice = step(overdue_case(desk), "updates").advice
    assert advice
    assert advice({"told": "sent", "on": "31 Febr", "updates": "yes", "every": "2", "unit": "weeks"}) == ""


def test_every_unit_can_be_chosen() -> None:
    assert set(UNITS) == set(LONGEST)


def test_beside_the_new_date_stands_the_clause_of_more_time(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert step(case, "date").clause == step(case, "why").clause
    assert step(case, "date").clause.startswith("Code 6.4: ")


@pytest.mark.parametrize(("day", "counted"), [(dt.date(2026, 12, 18), True), (dt.date(2026, 12, 20), False)])
def test_a_day_that_is_no_working_day_is_not_counted_in_working_days(
    desk: Desk,
    settings: Settings,
    day: dt.date,
    counted: bool,  # noqa: FBT001 - a row of the table
) -> None:
    advise = step(received_case(desk), "date").advice
    assert advise
    assert ("working days after" in advise({"told": "plan", "until": day})) is counted


def test_how_a_notice_went_is_asked_only_where_it_did(desk: Desk, settings: Settings) -> None:
    one = step(received_case(desk), "date")
    assert [field.key for field in visible_fields(one, {"told": "plan"})] == ["until"]
    assert [field.key for field in visible_fields(one, {"told": "sent"})] == ["until", "on", "how"]


def test_a_date_that_has_passed_says_so_by_what_can_be_chosen(desk: Desk, settings: Settings) -> None:
    late = step(overdue_case(desk), "told").fields[0].options[-1]
    assert late.label == "No notice went by Tuesday 8 December 2026"


def test_where_an_answer_stands_is_one_sentence_a_date(desk: Desk, settings: Settings) -> None:
    sheet = sheet_of(received_case(desk))
    clock = sheet.clock({})
    assert clock is not None
    assert standing_of(sheet, clock).count("2026") == 2


def test_a_date_that_waits_for_the_acknowledgement_says_that_it_can_move(desk: Desk, settings: Settings) -> None:
    sheet = sheet_of(a_case(desk).received("2026-11-23"))
    clock = sheet.clock({})
    assert clock is not None
    assert standing_of(sheet, clock).endswith("so the date can still move with it.")
