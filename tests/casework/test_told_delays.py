"""Delays told after the date: the date stays, what was said stands in the history, and updates run from then."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.desks import Desk
from app.casework.milestones import Milestone
from app.casework.settings import Settings
from app.casework.told_delays import record_told_delay
from tests.casework.answered_cases import overdue_case
from tests.casework.cases import refused

SAID = "We are sorry. The answer comes on Monday 14 December."
THURSDAY = dt.date(2026, 12, 10)


def test_what_was_said_stands_in_the_history_and_moves_no_date(desk: Desk, settings: Settings) -> None:
    case = overdue_case(desk)
    record_told_delay(case.desk, case.id, THURSDAY, f" {SAID} ")
    assert case.line("note").sentence == f"Note: Told that the answer is late. {SAID}"
    clock = case.clock("stage1.respond")
    assert (clock.due, clock.standing.word) == (dt.date(2026, 12, 8), "overdue")


def test_updates_run_from_the_day_on_which_they_were_agreed(desk: Desk, settings: Settings) -> None:
    case = overdue_case(desk)
    agreed = Milestone("updates_agreed", THURSDAY, 1, every=3, unit="days")
    record_told_delay(case.desk, case.id, THURSDAY, SAID, agreed)
    assert case.file.updates[0].next_due == dt.date(2026, 12, 13)


@pytest.mark.parametrize(
    ("on", "said", "field"),
    [
        (None, SAID, "said_on"),
        ("31 Febr", SAID, "said_on"),
        (dt.date(2026, 12, 11), SAID, "said_on"),
        (THURSDAY, "  ", "said"),
        (THURSDAY, "x" * 20_001, "said"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    desk: Desk, settings: Settings, on: dt.date | str | None, said: str, field: str
) -> None:
    case = overdue_case(desk)
    with refused(case.desk) as problems:
        record_told_delay(case.desk, case.id, on, said)
    assert list(problems) == [field]


def test_an_interval_that_cannot_be_meant_writes_nothing(desk: Desk, settings: Settings) -> None:
    case = overdue_case(desk)
    with refused(case.desk) as problems:
        record_told_delay(case.desk, case.id, THURSDAY, SAID, Milestone("updates_agreed", THURSDAY, 1, every=0))
    assert list(problems) == ["unit"]


def test_updates_agreed_before_the_complaint_are_said_beside_the_day(desk: Desk, settings: Settings) -> None:
    case = overdue_case(desk)
    early = dt.date(2026, 11, 2)
    agreed = Milestone("updates_agreed", early, 1, every=1, unit="weeks")
    with refused(case.desk) as problems:
        record_told_delay(case.desk, case.id, early, SAID, agreed)
    assert list(problems) == ["said_on"]
