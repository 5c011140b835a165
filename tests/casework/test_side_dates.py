"""What runs beside the clocks of a case, in words: months in which something can be done, and words of progress."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.house_rules import keep_house_rule
from app.casework.milestones import Milestone, record_milestone
from app.casework.open_dates import dates_of
from app.casework.settings import Settings, save_settings
from app.casework.side_dates import PeriodView, UpdateView, period_views, stricter_views, update_views
from app.casework.timetables import timetable
from app.casework.workings import working_of
from app.rules.house_rules import HouseRule
from tests.casework.cases import MONDAY, Case, a_case, on

HAPPENED = dt.date(2026, 3, 2)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received(MONDAY)


def recorded(case: Case, kind: str, day: dt.date, **more: object) -> None:
    stage = int(str(more.pop("stage", 1)))
    record_milestone(case.desk, case.id, Milestone(kind, day, stage, **more))  # type: ignore[arg-type]  # its fields


def period(case: Case, key: str) -> PeriodView | None:
    found = period_views(case.desk, case_records(case.desk, case.id))
    return next((view for view in found if view.key == key), None)


def told(case: Case) -> tuple[UpdateView, ...]:
    return update_views(case.desk, case_records(case.desk, case.id))


def test_nothing_is_said_of_months_while_no_day_is_known_that_they_run_from(case: Case) -> None:
    assert period_views(case.desk, case_records(case.desk, case.id)) == ()


def test_the_time_limit_for_complaining_is_said_once_the_day_it_happened_is_known(case: Case) -> None:
    recorded(case, "occurred", HAPPENED)
    view = period(case, "period:accept")
    assert view
    assert view.headline == "Time limit to complain: up to and including Tuesday 2 March 2027"
    assert (view.state, view.countdown) == ("met", "the complaint came in time")
    assert view.detail.startswith(
        "12 months from Monday 2 March 2026 (what is complained of happened). "
        "The complaint was received on Monday 23 November 2026."
    )
    assert view.clause == "2.2, 2.3"


def test_a_complaint_that_came_after_the_months_is_said_to_with_what_follows(case: Case) -> None:
    recorded(case, "occurred", dt.date(2025, 3, 3))
    view = period(case, "period:accept")
    assert view
    assert (view.state, view.countdown) == ("unsettled", "the complaint came after that, as far as is known")
    assert "When the resident learnt of it is not known: from that day it could end later." in view.detail
    recorded(case, "aware", dt.date(2025, 3, 4))
    view = period(case, "period:accept")
    assert view
    assert "not known" not in view.detail
    assert (view.state, view.countdown) == ("late", "the complaint came after that")
    assert "good reason" in view.detail


def test_of_two_starts_the_later_is_said_to_count(case: Case) -> None:
    recorded(case, "occurred", dt.date(2025, 3, 3))
    recorded(case, "aware", dt.date(2026, 6, 1))
    view = period(case, "period:accept")
    assert view
    assert view.ends == dt.date(2027, 6, 1)
    assert "From Monday 3 March 2025 (what is complained of happened) it would end on Tuesday 3 March 2026." in (
        view.detail
    )


def test_the_months_to_the_ombudsman_run_from_the_last_answer(case: Case) -> None:
    case.acknowledged("2026-11-24").responded("2026-12-01")
    assert period(case, "period:ombudsman") is None
    case.asked_for(2, "2026-12-02").acknowledged("2026-12-03", 2).responded("2026-12-10", 2)
    view = period(case, "period:ombudsman")
    assert view
    assert view.headline == "Going to the Housing Ombudsman: up to and including Friday 10 December 2027"
    assert (view.state, view.countdown) == ("open", "not over yet")
    case.desk = on(case.desk, "2027-12-11")
    view = period(case, "period:ombudsman")
    assert view
    assert (view.state, view.countdown) == ("over", "that is over")


@pytest.fixture
def answered_twice(desk: Desk, settings: Settings) -> Case:
    """Under the Code of 2022, answered at stage 2 on Monday 3 July 2023; a third stage could be asked for."""
    save_settings(desk, replace(settings, third_stage="A panel with residents on it."))
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-14").responded("2023-06-20")
    return case.asked_for(2, "2023-06-22").responded("2023-07-03", stage=2)


def test_that_a_third_stage_was_justified_takes_the_months_to_the_ombudsman_from_nobody(answered_twice: Case) -> None:
    case = answered_twice
    view = period(case, "period:ombudsman")
    assert view
    assert view.ends == dt.date(2024, 7, 3)
    assert working_of(case.desk, case.id, "period:ombudsman").due == view.ends
    assert "period:ombudsman" in {row.then.key for row in timetable(case.desk, case.id, ()).rows if row.then}
    case.closed("2023-07-10")
    assert period(case, "period:ombudsman") == view
    strike_out(case.desk, case.id, case.line("closed").seq, "She asks for stage 3.")
    case.asked_for(3, "2023-07-12", "Mrs J. Hale")
    assert period(case, "period:ombudsman") is None


def test_a_case_that_is_closed_at_its_first_stage_had_no_final_response(case: Case) -> None:
    case.acknowledged("2026-11-24").responded("2026-12-01").closed("2026-12-02")
    assert period(case, "period:ombudsman") is None


def test_within_the_time_limits_nothing_is_said_of_updates(case: Case) -> None:
    assert told(case) == ()


def test_once_the_answer_is_late_updates_are_to_be_agreed(case: Case) -> None:
    case.acknowledged("2026-11-24")
    case.desk = on(case.desk, "2026-12-09")
    (view,) = told(case)
    assert view.to_agree
    assert view.headline == "Agree with the resident how often they hear how it is going"
    assert view.detail.startswith("Since Wednesday 9 December 2026 the stage 1 response is outside its time limits.")
    assert (view.standing, view.next_due, view.clause) == (None, None, "5.9")
    assert view.to_be_confirmed


def test_what_was_agreed_and_the_next_word_are_said(case: Case) -> None:
    case.acknowledged("2026-11-24")
    recorded(case, "updates_agreed", dt.date(2026, 11, 24), every=2, unit="weeks")
    (view,) = told(case)
    assert (view.key, view.name) == ("updates:1", "Updates while an answer takes longer, stage 1")
    assert not view.to_agree
    assert view.headline == "Tell the resident how it is going by Tuesday 8 December 2026"
    assert view.countdown == "10 working days left"
    assert view.detail == "Every 2 weeks, as agreed on Tuesday 24 November 2026."
    case.desk = on(case.desk, "2026-12-07")
    recorded(case, "updated", dt.date(2026, 12, 7))
    (view,) = told(case)
    assert view.next_due == dt.date(2026, 12, 21)
    assert view.detail.endswith("Last told on Monday 7 December 2026.")


def test_an_update_that_was_missed_is_late(case: Case) -> None:
    case.acknowledged("2026-11-24")
    recorded(case, "updates_agreed", dt.date(2026, 11, 24), every=1, unit="weeks")
    case.desk = on(case.desk, "2026-12-02")
    (view,) = told(case)
    assert view.standing
    assert view.standing.word == "overdue"
    assert view.countdown == "1 working day late"


def test_a_closed_case_has_no_more_words_to_give(case: Case) -> None:
    case.acknowledged("2026-11-24").responded("2026-11-25")
    case.closed("2026-11-26")
    assert told(case) == ()


def test_until_when_the_next_stage_can_be_asked_for_is_said_and_refuses_nobody(case: Case, settings: Settings) -> None:
    """Answered on Tuesday 8 December 2026: 20 working days, without Christmas and New Year, end on 8 January 2027."""
    case.acknowledged("2026-11-24").responded("2026-12-08")
    assert period(case, "escalation:2") is None
    save_settings(case.desk, replace(settings, escalation_days="20"))
    view = period(case, "escalation:2")
    assert view
    assert view.headline == (
        "By your policy stage 2 can be asked for until Friday 8 January 2027 (20 working days after the answer)"
    )
    assert (view.state, view.countdown) == ("open", "a later request is considered all the same")
    assert (view.clause, view.ends) == ("5.11, 6.10", dt.date(2027, 1, 8))
    assert view.to_be_confirmed
    case.desk = on(case.desk, "2027-01-09")
    view = period(case, "escalation:2")
    assert view
    assert (view.state, view.countdown) == ("over", "that is over, but a later request is considered all the same")
    case.asked_for(2, "2027-03-01")
    assert case.file.stage == 2
    assert period(case, "escalation:2") is None


def test_the_clause_on_asking_for_the_next_stage_is_that_of_the_edition(desk: Desk, settings: Settings) -> None:
    save_settings(desk, replace(settings, escalation_days="10", third_stage="A panel with residents on it."))
    case = a_case(desk).received("2023-03-06").acknowledged("2023-03-07").responded("2023-03-20")
    view = period(case, "escalation:2")
    assert view
    assert (view.clause, view.to_be_confirmed, view.ends) == ("4.13", "", dt.date(2023, 4, 3))
    case.asked_for(2, "2023-03-21").responded("2023-04-18", 2)
    third = period(case, "escalation:3")
    assert third
    assert third.ends == dt.date(2023, 5, 3)  # without Monday 1 May
    case.closed("2023-04-19")
    assert period(case, "escalation:3") is None


def test_the_landlords_own_limit_is_said_beside_the_codes(case: Case) -> None:
    assert stricter_views(case_records(case.desk, case.id).clocks[1], MONDAY) == ()
    keep_house_rule(case.desk, HouseRule("stage1.respond", 10, from_origin=True), "The policy of 2026 says so.")
    (view,) = stricter_views(case_records(case.desk, case.id).clocks[1], MONDAY)
    assert (view.key, view.due) == ("own:stage1.respond", dt.date(2026, 12, 7))
    assert view.headline == "Your own limit: answer by Monday 7 December 2026"
    assert (view.countdown, view.standing.word) == ("10 working days left", "running")
    assert view.detail == "10 working days after Monday 23 November 2026."


def test_what_a_letter_promised_is_said_beside_the_codes(desk: Desk, settings: Settings) -> None:
    """Dated on Monday 23 November 2026 it promises Monday 7 December; it went on Tuesday: by the Code Tuesday 8."""
    case = a_case(desk).received(MONDAY).issued(MONDAY).posted("2026-11-24")
    (clock,) = (one for one in case_records(case.desk, case.id).clocks if one.rule.key == "stage1.respond")
    (view,) = stricter_views(clock, dt.date(2026, 11, 24))
    assert clock.due == dt.date(2026, 12, 8)
    assert (view.key, view.due, view.countdown) == (
        "promised:stage1.respond",
        dt.date(2026, 12, 7),
        "9 working days left",
    )
    assert view.headline == "Your letter's promise: answer by Monday 7 December 2026"
    assert view.detail == (
        "The letter that went on Tuesday 24 November 2026 promises an answer by Monday 7 December 2026."
    )
    assert working_of(case.desk, case.id, view.key).due == view.due
    assert view.key in {one.key for one in dates_of(case.desk, case_records(case.desk, case.id))}
