"""The one-page guides of "What if?": what they ask, what they refuse, and what their answers come to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.desks import Desk
from app.casework.guides import visible_fields
from app.casework.milestones import Milestone
from app.casework.settings import Settings
from app.casework.supposition_guides import (
    SupposingForm,
    event_supposing,
    extension_supposing,
    moving_supposing,
)
from app.casework.suppositions import SUPPOSED, Moved
from app.rules.editions import Editions
from tests.casework.cases import MONDAY, Case, a_case

TUESDAY = dt.date(2026, 11, 24)
FRIDAY = dt.date(2026, 11, 20)
JANUARY = dt.date(2027, 1, 20)
ASKED = Milestone("escalation_requested", JANUARY, 2)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received(MONDAY)


def shown(form: SupposingForm, answers: dict[str, Any]) -> list[str]:
    return [field.key for field in visible_fields(form.guide.steps[0], answers)]


def said(form: SupposingForm, answers: dict[str, Any]) -> dict[str, str]:
    return {problem.field: problem.sentence for problem in form.guide.problems(form.guide.first, answers)}


def advice(form: SupposingForm, answers: dict[str, Any]) -> str:
    step = form.guide.steps[0]
    assert step.advice
    return step.advice(answers)


def test_an_event_and_its_day_are_asked_on_one_page(case: Case) -> None:
    form = event_supposing(case.desk, case.id)
    assert shown(form, {}) == ["event", "on"]
    assert said(form, {"on": JANUARY}) == {"event": "Choose the event."}
    assert said(form, {"event": "acknowledged", "on": None})["on"].startswith("Enter the date")
    assert said(form, {"event": "acknowledged", "on": JANUARY}) == {}
    assert form.made({"event": "acknowledged", "on": JANUARY}) == Milestone("acknowledged", JANUARY)
    assert advice(form, {"event": "acknowledged", "on": JANUARY}) == ""
    assert form.guide.finish == "Suppose it"


def test_an_agreement_on_updates_asks_for_its_interval(case: Case) -> None:
    form = event_supposing(case.desk, case.id)
    answers = {"event": "updates_agreed", "on": TUESDAY, "every": "2", "unit": "weeks"}
    assert shown(form, answers) == ["event", "on", "every", "unit"]
    assert form.made(answers) == Milestone("updates_agreed", TUESDAY, every=2, unit="weeks")
    assert "every" in said(form, {**answers, "every": "many"})


def test_a_notice_asks_for_what_lets_it_count_and_says_what_it_comes_to(case: Case) -> None:
    case.acknowledged(MONDAY)
    form = event_supposing(case.desk, case.id)
    near = {"event": "extended", "on": MONDAY, "until": dt.date(2026, 12, 16)}
    assert shown(form, near) == ["event", "on", "until"]
    assert "instead of Monday 7 December 2026 (Code 6.4)" in advice(form, near)
    far = {**near, "until": dt.date(2026, 12, 31)}
    assert shown(form, far) == ["event", "on", "until", "good_reason"]
    assert "It does not count: Monday 21 December 2026" in advice(form, far)
    good = {**far, "good_reason": "yes"}
    assert "It does not count" not in advice(form, good)
    made = form.made(good)
    assert isinstance(made, Milestone)
    assert made.good_reason == SUPPOSED


def test_the_next_stage_is_meant_and_then_the_one_after_it(case: Case) -> None:
    form = event_supposing(case.desk, case.id, kind="escalation_requested")
    assert form.guide.steps[0].question == "Stage 2 asked for: on which day?"
    assert shown(form, {}) == ["on"]
    assert form.made({"on": JANUARY}) == ASKED
    after = event_supposing(case.desk, case.id, (ASKED,))
    assert "escalation_requested" not in {option.key for option in after.guide.steps[0].fields[0].options}


def test_an_event_at_a_stage_that_is_only_supposed_can_be_supposed(case: Case) -> None:
    form = event_supposing(case.desk, case.id, (ASKED,))
    answers = {"event": "acknowledged", "on": dt.date(2027, 1, 21), "stage": "2"}
    assert shown(form, answers) == ["event", "stage", "on"]
    assert said(form, answers) == {}
    assert form.made(answers) == Milestone("acknowledged", dt.date(2027, 1, 21), 2)
    assert "on" in said(form, {**answers, "on": TUESDAY})


def test_what_stands_against_the_others_is_not_said_beside_this_one(case: Case) -> None:
    wrong = Milestone("acknowledged", FRIDAY)
    form = event_supposing(case.desk, case.id, (wrong,))
    assert said(form, {"event": "responded", "on": JANUARY}) == {}
    assert advice(form, {"event": "extended", "on": MONDAY, "until": JANUARY}) == ""


def test_what_was_supposed_before_can_be_changed(case: Case) -> None:
    notice = Milestone("extended", MONDAY, until=dt.date(2026, 12, 31), good_reason=SUPPOSED, agreed="no")
    form = event_supposing(case.desk, case.id, begun=notice)
    first = {field.key: field.initial for field in form.guide.steps[0].fields}
    assert first["on"] == MONDAY
    assert first["until"] == dt.date(2026, 12, 31)
    assert (first["good_reason"], first["agreed"], first["panel"]) == ("yes", "no", "no")
    assert "event" not in first
    agreed = Milestone("updates_agreed", TUESDAY, every=3, unit="days")
    first = {f.key: f.initial for f in event_supposing(case.desk, case.id, begun=agreed).guide.steps[0].fields}
    assert (first["every"], first["unit"]) == ("3", "days")
    asked = event_supposing(case.desk, case.id, (Milestone("acknowledged", JANUARY, 2),), begun=ASKED)
    assert asked.made({"on": TUESDAY}) == Milestone("escalation_requested", TUESDAY, 2)


def test_an_extension_is_counted_from_the_date_in_force(case: Case) -> None:
    case.acknowledged(MONDAY)
    form = extension_supposing(case.desk, case.id)
    step = form.guide.steps[0]
    assert step.clause == (
        "Code 6.4. The notice would go today; the days are counted from Monday 7 December 2026, the date in force. "
        "Without a good reason the limit is Monday 21 December 2026, 10 working days after the original date."
    )
    assert step.fields[0].initial == "10"
    seven = form.made({"days": "7"})
    assert seven == Milestone("extended", MONDAY, until=dt.date(2026, 12, 16))
    case._milestone("extended", MONDAY, 1, until=dt.date(2026, 12, 16), reason="The surveyor is ill.")
    again = extension_supposing(case.desk, case.id).made({"days": "1"})
    assert again == Milestone("extended", MONDAY, until=dt.date(2026, 12, 17))


def test_an_extension_past_the_limit_is_warned_of(case: Case) -> None:
    case.acknowledged(MONDAY)
    form = extension_supposing(case.desk, case.id)
    assert shown(form, {"days": "10"}) == ["days"]
    assert "It does not count" not in advice(form, {"days": "10"})
    assert shown(form, {"days": "11"}) == ["days", "good_reason"]
    assert "It does not count" in advice(form, {"days": "11"})
    assert "It does not count" not in advice(form, {"days": "11", "good_reason": "yes"})
    assert said(form, {"days": "11"}) == {}


@pytest.mark.parametrize("typed", ["", "ten", "0", "-3", "251", "999999999999", "²", "9" * 5_000])
def test_what_is_no_number_of_working_days_is_refused(case: Case, typed: str) -> None:
    form = extension_supposing(case.desk, case.id)
    assert said(form, {"days": typed}) == {"days": "Enter a number of working days from 1 to 250."}
    assert advice(form, {"days": typed}) == ""


def test_noughts_before_a_number_count_for_nothing(case: Case) -> None:
    form = extension_supposing(case.desk, case.id)
    assert form.made({"days": "0000012"}) == form.made({"days": "12"})


def test_an_extension_beyond_the_calendar_is_refused(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2040-11-05")
    assert "is outside the years" in said(extension_supposing(case.desk, case.id), {"days": "200"})["days"]


def test_an_answer_that_cannot_be_extended_has_no_clause_and_no_days(case: Case) -> None:
    code = case.desk.editions.named("2024")
    rules = tuple(replace(rule, longest_extension=None) for rule in code.clocks)
    case.desk = replace(case.desk, editions=Editions.of([replace(code, clocks=rules)]))
    step = extension_supposing(case.desk, case.id).guide.steps[0]
    assert (step.clause, step.fields[0].initial) == ("", "")


def test_an_extension_counts_with_what_else_is_supposed(case: Case) -> None:
    form = extension_supposing(case.desk, case.id, (Milestone("acknowledged", MONDAY),))
    assert form.made({"days": "1"}) == Milestone("extended", MONDAY, until=dt.date(2026, 12, 8))


def test_what_stands_against_an_extension_is_said_beside_the_days(case: Case) -> None:
    case.acknowledged(MONDAY)
    moved = Moved(case.line("received").seq, MONDAY)
    assert said(extension_supposing(case.desk, case.id, (moved,)), {"days": "5"}) == {}


def test_under_the_code_of_2022_an_agreement_may_be_wanted(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2023-06-01", logged=dt.date(2023, 6, 1))
    case.acknowledged("2023-06-02")
    form = event_supposing(case.desk, case.id)
    far = {"event": "extended", "on": dt.date(2023, 6, 5), "until": dt.date(2023, 7, 14), "stage": "1"}
    assert "agreed" in shown(form, far)


def test_where_only_a_panel_allows_more_time_that_is_asked(case: Case) -> None:
    code = case.desk.editions.named("2024")
    rules = tuple(replace(rule, longest_extension=0, beyond="panel") for rule in code.clocks)
    case.desk = replace(case.desk, editions=Editions.of([replace(code, clocks=rules)]))
    form = extension_supposing(case.desk, case.id)
    step = form.guide.steps[0]
    assert step.fields[0].initial == ""
    assert step.clause.endswith("Unless a panel has to be convened, it cannot be put off.")
    assert shown(form, {"days": "3"}) == ["days", "panel"]
    assert "only for convening a panel" in advice(form, {"days": "3"})
    assert "It does not count" not in advice(form, {"days": "3", "panel": "yes"})


def test_a_recorded_event_is_supposed_on_another_day(case: Case) -> None:
    case.acknowledged(TUESDAY)
    form = moving_supposing(case.desk, case.id)
    field, _on = form.guide.steps[0].fields
    received = str(case.line("received").seq)
    assert field.initial == received
    assert next(option.label for option in field.options).startswith("Stage 1 acknowledgement sent on")
    assert form.made({"entry": received, "on": FRIDAY}) == Moved(int(received), FRIDAY)
    assert said(form, {"entry": received, "on": FRIDAY}) == {}
    assert said(form, {"entry": "", "on": FRIDAY}) == {"entry": "Choose the event."}
    assert "before the complaint was received" in said(form, {"entry": received, "on": JANUARY})["on"]
    begun = moving_supposing(case.desk, case.id, begun=Moved(int(received), FRIDAY)).guide.steps[0].fields
    assert (begun[0].initial, begun[1].initial) == (received, FRIDAY)
