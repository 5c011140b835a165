"""Recording an event of a case: every kind, with what is said of the clocks before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.event_guides import event_form
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
    assert "Response sent" in labels
    assert "Next stage asked for" not in labels  # that has a guide of its own


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


def test_an_edition_without_an_extension_says_nothing_of_one(tmp_path: Path) -> None:
    at_hand = case_desk(tmp_path, replace(INTAKE, received_on=dt.date(2020, 9, 1)))
    guide = event_form(at_hand.desk, at_hand.case_id).guide
    assert guide.step("extended").clause.startswith("Code ")


def test_an_agreement_on_updates_is_recorded_with_its_interval(at_hand: CaseDesk) -> None:
    at_hand.did("acknowledged", MONDAY)
    form = event_form(at_hand.desk, at_hand.case_id, "updates_agreed", 1)
    step = form.guide.step("updates_agreed")
    assert step.clause.startswith("Code 5.9: ")
    answers = {"on": MONDAY, "every": "2", "unit": "weeks", "how": "by telephone"}
    assert step.advice
    assert step.advice(answers) == "The next update is due by Monday 7 December 2026."
    assert form.act(answers) == "What was agreed about updates is recorded."
    (line,) = [line for line in case_file(at_hand.desk, at_hand.case_id).history if line.kind == "updates_agreed"]
    assert line.sentence == (
        "Agreed with the resident on Monday 23 November 2026 by telephone: an update every 2 weeks."
    )


@pytest.mark.parametrize(
    ("every", "unit", "field"),
    [("", "weeks", "every"), ("two", "weeks", "every"), ("99", "weeks", "every"), ("2", "", "unit")],
)
def test_an_interval_that_cannot_be_meant_is_named(at_hand: CaseDesk, every: str, unit: str, field: str) -> None:
    guide = event_form(at_hand.desk, at_hand.case_id, "updates_agreed", 1).guide
    answers = {"on": MONDAY, "every": every, "unit": unit}
    assert [problem.field for problem in guide.problems("updates_agreed", answers)] == [field]
    advice = guide.step("updates_agreed").advice
    assert advice
    assert advice(answers) == ""


def test_the_day_it_happened_says_how_it_lies_to_the_time_limit(at_hand: CaseDesk) -> None:
    form = event_form(at_hand.desk, at_hand.case_id, "occurred", 1)
    advice = form.guide.step("occurred").advice
    assert advice
    inside = "The complaint was received on Monday 23 November 2026, inside the 12 months, which end on "
    assert advice({"on": dt.date(2025, 11, 23)}) == f"{inside}Monday 23 November 2026."
    assert "after the 12 months, which ended on Sunday 22 November 2026" in advice({"on": dt.date(2025, 11, 22)})
    form.act({"on": dt.date(2025, 11, 22)})
    again = event_form(at_hand.desk, at_hand.case_id, "occurred", 1).guide
    assert "recorded already" in again.problems("occurred", {"on": MONDAY})[0].sentence
    kinds = {option.key for option in event_form(at_hand.desk, at_hand.case_id).guide.step("what").fields[0].options}
    assert "occurred" not in kinds
    assert "aware" in kinds


def test_what_happened_after_the_complaint_is_named(at_hand: CaseDesk) -> None:
    at_hand.day = WEDNESDAY
    guide = event_form(at_hand.desk, at_hand.case_id, "occurred", 1).guide
    (problem,) = guide.problems("occurred", {"on": WEDNESDAY})
    assert (problem.field, "Check both dates" in problem.sentence) == ("on", True)


def older(folder: Path) -> CaseDesk:
    """A case under the Code of 2022: received and acknowledged on Friday 27 May 2022, so due on Tuesday 14 June.

    Thursday 2 and Friday 3 June were bank holidays; ten working days more end on Tuesday 28 June.
    """
    day = dt.date(2022, 5, 27)
    made = case_desk(folder, replace(INTAKE, received_on=day), day)
    made.did("acknowledged", day)
    return made


def test_beyond_twenty_working_days_the_resident_is_asked_to_agree(tmp_path: Path) -> None:
    at_hand = older(tmp_path)
    form = event_form(at_hand.desk, at_hand.case_id, "extended", 1)
    step = form.guide.step("extended")
    answers = {"on": at_hand.day, "until": dt.date(2022, 6, 28), "reason": "A surveyor is needed."}
    assert not {"agreed", "good_reason"} & {field.key for field in visible_fields(step, answers)}
    beyond = {**answers, "until": dt.date(2022, 6, 29), "good_reason": "Asbestos was found."}
    assert {"agreed", "good_reason"} <= {field.key for field in visible_fields(step, beyond)}
    assert step.advice
    assert "no agreement is recorded" in step.advice(beyond)
    assert "The resident agreed to it" in step.advice({**beyond, "agreed": "yes"})
    form.act({**beyond, "agreed": "no"})
    (clock,) = [one for one in case_file(at_hand.desk, at_hand.case_id).clocks if one.key == "stage1.respond"]
    assert clock.due == dt.date(2022, 6, 29)
    assert any("did not agree" in note for note in clock.notes)


def test_a_third_stage_asks_whether_a_panel_is_to_be_convened(tmp_path: Path) -> None:
    at_hand = older(tmp_path)
    settings = replace(read_settings(at_hand.desk), third_stage="The panel of residents asked for one.")
    save_settings(at_hand.desk, settings)
    at_hand.did("responded", at_hand.day)
    at_hand.did("escalation_requested", at_hand.day, 2, "Canon H. Price")
    at_hand.did("responded", at_hand.day, 2)
    at_hand.did("escalation_requested", at_hand.day, 3, "Dame E. Trustee")
    form = event_form(at_hand.desk, at_hand.case_id, "extended", 3)
    step = form.guide.step("extended")
    assert "unless a panel has to be convened" in step.clause
    answers = {"on": at_hand.day, "until": dt.date(2022, 8, 1), "reason": "The panel meets in July."}
    fields = {field.key for field in visible_fields(step, answers)}
    assert "panel" in fields
    assert "good_reason" not in fields
    assert step.advice
    assert "only for convening a panel" in step.advice({**answers, "panel": "no"})
    form.act({**answers, "panel": "yes"})
    (clock,) = [one for one in case_file(at_hand.desk, at_hand.case_id).clocks if one.key == "stage3.respond"]
    assert clock.due == dt.date(2022, 8, 1)
