"""The sheet an event is written on: what its answers come to before anything is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.cases import case_records
from app.casework.event_sheets import EventSheet
from app.casework.guides import Caution
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
    answers = {**NOTICE, "every": "2", "unit": "weeks", "agreed": "yes", "panel": "yes"}
    answered = sheet(at_hand).milestone("responded", answers)
    assert (answered.until, answered.reason) == (None, "")
    assert (answered.every, answered.unit, answered.agreed, answered.panel) == (0, "", "", False)


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


@pytest.mark.parametrize(
    ("kind", "answers", "why"),
    [
        ("responded", {"on": dt.date(2026, 11, 20)}, "is before the complaint was received"),
        ("updates_agreed", {"on": dt.date(2026, 11, 20), "every": "2", "unit": "weeks"}, "Check both dates."),
        ("responded", {"on": MONDAY, "stage": "2"}, "Stage 2 was not asked for yet."),
    ],
)
def test_of_what_cannot_be_recorded_nothing_is_promised(
    at_hand: CaseDesk, kind: str, answers: dict[str, object], why: str
) -> None:
    said = sheet(at_hand).advice(kind, answers)
    assert why in said
    assert not any(promise in said for promise in ("in time", "due by", "instead of"))
    assert isinstance(said, Caution)


def test_what_is_not_typed_yet_does_not_stand_against_a_date(at_hand: CaseDesk) -> None:
    at_hand.day = dt.date(2026, 12, 7)
    promised = sheet(at_hand).advice("escalation_requested", {"on": at_hand.day})
    assert "Acknowledge by Monday 14 December 2026." in promised
    assert not isinstance(promised, Caution)


def test_only_what_must_be_watched_is_a_caution(at_hand: CaseDesk) -> None:
    """Due Monday 7 December 2026; no later than Monday 21 December; a response on the 8th is late."""
    on_desk = sheet(at_hand)
    assert not isinstance(on_desk.advice("extended", NOTICE), Caution)
    beyond = on_desk.advice("extended", {**NOTICE, "until": dt.date(2026, 12, 22)})
    assert "It does not count" in beyond
    assert isinstance(beyond, Caution)
    at_hand.day = dt.date(2026, 12, 8)
    for day, late in ((7, False), (8, True)):
        assert isinstance(sheet(at_hand).advice("responded", {"on": dt.date(2026, 12, day)}), Caution) is late
