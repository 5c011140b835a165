"""The sheet an event is written on: what its answers come to before anything is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.cases import case_records
from app.casework.event_sheets import SOMEBODY_ELSE, EventSheet
from tests.case_desks import INTAKE, MONDAY, CaseDesk, case_desk

NOTICE = {"on": MONDAY, "until": dt.date(2026, 12, 21), "reason": "A surveyor is needed."}


def sheet(at_hand: CaseDesk, stage: int = 1) -> EventSheet:
    return EventSheet(at_hand.desk, case_records(at_hand.desk, at_hand.case_id), stage)


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    made = case_desk(tmp_path)
    made.did("acknowledged", MONDAY)
    return made


def test_what_belongs_to_another_kind_of_event_is_left_out(at_hand: CaseDesk) -> None:
    answers = {**NOTICE, "person": "Canon H. Price", "every": "2", "unit": "weeks", "agreed": "yes", "panel": "yes"}
    answered = sheet(at_hand).milestone("responded", answers)
    assert (answered.until, answered.reason, answered.person) == (None, "", "")
    assert (answered.every, answered.unit, answered.agreed, answered.panel) == (0, "", "", False)


def test_somebody_elses_name_is_the_one_that_was_typed(at_hand: CaseDesk) -> None:
    answers = {"on": MONDAY, "person": SOMEBODY_ELSE, "other_person": "Dame E. Trustee"}
    asked = sheet(at_hand).milestone("escalation_requested", answers)
    assert (asked.person, asked.stage) == ("Dame E. Trustee", 2)


@pytest.mark.parametrize(
    ("typed", "every"),
    [("2", 2), (" 14 ", 14), ("two", 0), ("", 0), (None, 0), ("-2", 0), ("1.5", 0), ("²", 0), ("9999999", 0)],
)
def test_an_interval_is_a_whole_number(at_hand: CaseDesk, typed: str | None, every: int) -> None:
    answers = {"on": MONDAY, "every": typed, "unit": "weeks"}
    assert sheet(at_hand).milestone("updates_agreed", answers).every == every


def test_an_extension_within_the_limit_needs_nothing_more(at_hand: CaseDesk) -> None:
    """Acknowledged on Monday 23 November, so due Monday 7 and no later than Monday 21 December 2026."""
    on_desk = sheet(at_hand)
    assert on_desk.limit({}) == dt.date(2026, 12, 21)
    assert not on_desk.past_limit(NOTICE)
    assert not on_desk.wants_reason(NOTICE)
    assert not on_desk.wants_panel(NOTICE)
    beyond = {**NOTICE, "until": dt.date(2026, 12, 22)}
    assert on_desk.wants_reason(beyond)
    assert not on_desk.wants_panel(beyond)
    assert not on_desk.wants_agreement(beyond)


def test_a_year_that_was_mistyped_asks_for_no_agreement(tmp_path: Path) -> None:
    day = dt.date(2022, 5, 27)
    made = case_desk(tmp_path, replace(INTAKE, received_on=day), day)
    made.did("acknowledged", day)
    on_desk = sheet(made)
    notice = {"on": day, "reason": "A surveyor is needed."}
    assert on_desk.wants_agreement({**notice, "until": dt.date(2022, 6, 29)})
    assert not on_desk.wants_agreement({**notice, "until": dt.date(2202, 6, 29)})
    assert not on_desk.wants_agreement({**notice, "until": dt.date(2022, 6, 1)})
    assert not on_desk.wants_agreement({**notice, "until": "next week"})


def test_an_event_without_what_it_needs_comes_to_no_entry(at_hand: CaseDesk) -> None:
    on_desk = sheet(at_hand)
    assert on_desk.entry("extended", {"on": MONDAY}) is None
    assert on_desk.entry("responded", {"on": "yesterday"}) is None
    assert on_desk.entry("responded", {"on": MONDAY + dt.timedelta(1)}) is None  # still to come
    assert on_desk.entry("updates_agreed", {"on": MONDAY, "every": "0", "unit": "weeks"}) is None
    assert on_desk.entry("updates_agreed", {"on": MONDAY, "every": "9" * 5_000, "unit": "weeks"}) is None
    entry = on_desk.entry("updates_agreed", {"on": MONDAY, "every": "3", "unit": "days"})
    assert entry is not None
    assert (entry.every, entry.unit) == (3, "days")


def test_a_stage_without_an_answer_to_extend_has_no_limit(at_hand: CaseDesk) -> None:
    on_desk = sheet(at_hand)
    assert on_desk.limit({"stage": "2"}) is None
    assert on_desk.advice("updated", {"on": MONDAY}) == ""
