"""Recording an event of a case: every kind, with what is said of the clocks before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.event_guides import SOMEBODY_ELSE, event_form
from app.casework.files import case_file
from app.casework.guides import CHECK, visible_fields
from app.casework.settings import read_settings, save_settings
from tests.case_desks import INTAKE, MONDAY, CaseDesk, case_desk

WEDNESDAY = dt.date(2026, 11, 25)
LIMIT = dt.date(2026, 12, 21)
"""Ten working days after Monday 7 December, on which an answer is due that was acknowledged on 23 November."""


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path)


def answered(at_hand: CaseDesk) -> CaseDesk:
    at_hand.did("acknowledged", MONDAY)
    at_hand.did("responded", MONDAY)
    return at_hand


def test_what_happened_is_asked_first_and_leads_to_its_own_page(at_hand: CaseDesk) -> None:
    guide = event_form(at_hand.desk, at_hand.case_id).guide
    assert [problem.field for problem in guide.problems("what", {})] == ["event"]
    assert guide.problems("what", {"event": "extended"}) == ()
    assert guide.path({}) == ("what", "acknowledged")
    assert guide.path({"event": "responded"}) == ("what", "responded", CHECK)
    labels = [option.label for option in guide.step("what").fields[0].options]
    assert labels[-1] == "Stage 2 asked for"


def test_the_last_stage_has_no_next(at_hand: CaseDesk) -> None:
    answered(at_hand).did("escalation_requested", MONDAY, 2, "Canon H. Price")
    guide = event_form(at_hand.desk, at_hand.case_id).guide
    assert "escalation_requested" not in {option.key for option in guide.step("what").fields[0].options}
    stage = guide.step("responded").fields[0]
    assert ([option.label for option in stage.options], stage.initial) == (["Stage 1", "Stage 2"], "2")


def test_an_acknowledgement_by_hand_stops_the_clock(at_hand: CaseDesk) -> None:
    form = event_form(at_hand.desk, at_hand.case_id, "acknowledged", 1)
    step = form.guide.step("acknowledged")
    assert step.clause == "Code 6.2: within 5 working days."
    assert [problem.field for problem in form.guide.problems("acknowledged", {"on": None})] == ["on"]
    answers = {"on": MONDAY, "how": "by hand"}
    assert step.advice
    assert "in time" in step.advice(answers)
    assert step.advice({"on": WEDNESDAY}) == ""  # still to come: the form refuses it
    assert form.act(answers) == "The acknowledgement is recorded."
    assert case_file(at_hand.desk, at_hand.case_id).clocks[0].stopped == MONDAY


def test_an_extension_past_the_limit_asks_for_its_good_reason(at_hand: CaseDesk) -> None:
    at_hand.did("acknowledged", MONDAY)
    form = event_form(at_hand.desk, at_hand.case_id, "extended", 1)
    step = form.guide.step("extended")
    assert "It must go by Monday 7 December 2026" in step.clause
    assert "No later than Monday 21 December 2026 without a good reason." in step.clause
    answers = {"on": MONDAY, "until": LIMIT, "reason": "A surveyor is needed.", "how": "", "good_reason": ""}
    assert "good_reason" not in {field.key for field in visible_fields(step, answers)}
    beyond = {**answers, "until": LIMIT + dt.timedelta(1)}
    assert "good_reason" in {field.key for field in visible_fields(step, beyond)}
    assert step.advice
    assert "It does not count" in step.advice(beyond)
    assert step.advice({**answers, "until": "next week"}) == ""
    assert "instead of" in step.advice({**beyond, "good_reason": "The parts come from abroad."})
    form.act(answers)
    assert case_file(at_hand.desk, at_hand.case_id).clocks[1].due == LIMIT


def test_a_new_date_beyond_the_calendar_is_refused_beside_its_field(at_hand: CaseDesk) -> None:
    guide = event_form(at_hand.desk, at_hand.case_id, "extended", 1).guide
    answers = {"on": MONDAY, "until": dt.date(2099, 1, 1), "reason": "Parts.", "good_reason": "Abroad."}
    assert [problem.field for problem in guide.problems("extended", answers)] == ["until"]


def test_a_response_is_checked_before_it_is_recorded(at_hand: CaseDesk) -> None:
    at_hand.did("acknowledged", MONDAY)
    form = event_form(at_hand.desk, at_hand.case_id, "responded", 1)
    assert form.guide.path({}) == ("responded", CHECK)
    assert form.act({"on": MONDAY}) == "The response is recorded."


def test_stage_2_is_offered_to_those_who_may_take_it(at_hand: CaseDesk) -> None:
    form = event_form(answered(at_hand).desk, at_hand.case_id, "escalation_requested")
    step = form.guide.step("escalation_requested")
    person = {field.key: field for field in step.fields}["person"]
    assert person.initial == "Canon H. Price"
    assert [option.key for option in person.options] == ["Canon H. Price", "Mrs J. Hale", SOMEBODY_ELSE]
    another = {"on": MONDAY, "how": "by telephone", "person": SOMEBODY_ELSE, "other_person": "Anne Clerk"}
    assert "other_person" in {field.key for field in visible_fields(step, another)}
    problems = form.guide.problems("escalation_requested", another)
    assert [problem.field for problem in problems] == ["other_person"]
    form.act({**another, "other_person": "Mr T. Reeve"})
    assert case_file(at_hand.desk, at_hand.case_id).people == ((1, "Anne Clerk"), (2, "Mr T. Reeve"))


def test_a_name_is_typed_where_settings_has_nobody(at_hand: CaseDesk) -> None:
    save_settings(at_hand.desk, replace(read_settings(at_hand.desk), stage2_people=()))
    form = event_form(answered(at_hand).desk, at_hand.case_id, "escalation_requested")
    person = {field.key: field for field in form.guide.step("escalation_requested").fields}["person"]
    assert person.kind == "line"
    form.act({"on": MONDAY, "person": "", "other_person": "Mr T. Reeve"})
    assert case_file(at_hand.desk, at_hand.case_id).people[-1] == (2, "Mr T. Reeve")


def test_an_edition_without_an_extension_says_nothing_of_one(tmp_path: Path) -> None:
    at_hand = case_desk(tmp_path, replace(INTAKE, received_on=dt.date(2020, 9, 1)))
    guide = event_form(at_hand.desk, at_hand.case_id).guide
    assert guide.step("escalation_requested").clause == ""
    assert guide.step("extended").clause.startswith("Code ")
