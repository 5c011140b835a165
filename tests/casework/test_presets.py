"""What can be supposed in one step, and why it sometimes cannot."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.milestones import Milestone
from app.casework.presets import Preset, changing, presets
from app.casework.settings import Settings
from app.casework.suppositions import Moved
from app.rules.editions import Editions
from tests.casework.cases import MONDAY, Case, a_case

TUESDAY = dt.date(2026, 11, 24)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received(MONDAY)


def of(case: Case) -> dict[str, Preset]:
    return {one.key: one for one in presets(case.desk, case.id)}


def test_a_new_case_can_be_acknowledged_answered_extended_and_taken_further(case: Case) -> None:
    found = of(case)
    assert [one.label for one in found.values()] == [
        "If I acknowledge today",
        "If I answer today",
        "If I extend the answer by…",
        "If they ask for stage 2 on…",
        "If something else happens…",
        "If it had been on another day…",
    ]
    assert [one.blocked for one in found.values()] == [""] * 6
    assert found["acknowledged"].at_once == Milestone("acknowledged", MONDAY)
    assert found["responded"].at_once == Milestone("responded", MONDAY)
    for key in ("extended", "escalation_requested", "event", "moved"):
        opens = found[key].opens
        assert opens
        assert opens(()).guide.title == "What if?"


def test_what_was_done_is_not_done_again(case: Case) -> None:
    case.acknowledged(TUESDAY)
    assert of(case)["acknowledged"].blocked == (
        "The stage 1 acknowledgement was sent on Tuesday 24 November 2026. Suppose another day for it instead."
    )
    case.responded("2026-11-25")
    assert of(case)["responded"].blocked.startswith("The stage 1 response was sent")
    assert of(case)["extended"].blocked.startswith("The stage 1 response was sent")


def test_the_stage_that_the_case_is_at_is_meant(case: Case) -> None:
    case.acknowledged(MONDAY).responded(MONDAY).asked_for(2, TUESDAY)
    assert of(case)["responded"].at_once == Milestone("responded", TUESDAY, 2)
    assert "2 stages" in of(case)["escalation_requested"].blocked


def test_what_an_edition_does_not_know_is_said(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2023-06-01", logged=MONDAY)
    case.acknowledged(MONDAY).responded(MONDAY).asked_for(2, TUESDAY)
    found = of(case)
    assert found["acknowledged"].blocked == "Under the Code of 2022 this has no date at stage 2."
    assert found["extended"].blocked == ""
    assert "Settings" in found["escalation_requested"].blocked


def test_an_answer_that_cannot_be_extended_is_said_to(case: Case) -> None:
    code = case.desk.editions.named("2024")
    fixed = tuple(replace(rule, longest_extension=None) for rule in code.clocks)
    case.desk = replace(case.desk, editions=Editions.of([replace(code, clocks=fixed)]))
    assert of(case)["extended"].blocked == "Under the Code of 2024 this answer cannot be extended."


def test_a_supposition_is_changed_in_its_own_form(case: Case) -> None:
    event = changing(case.desk, case.id, Milestone("acknowledged", TUESDAY), ())
    assert event.guide.steps[0].key == "event"
    moved = changing(case.desk, case.id, Moved(case.line("received").seq, TUESDAY), ())
    assert moved.guide.steps[0].key == "moving"
