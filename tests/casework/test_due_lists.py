"""The due list: what is due, in the order of the page, with whatever binds beside the Code."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import count

import pytest

from app.casework import cases
from app.casework.desks import Desk
from app.casework.due_lists import due_list, presses
from app.casework.fulfilments import keep_promise, move_promise
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.house_rules import keep_house_rule
from app.casework.milestones import Milestone, record_milestone
from app.casework.questions import book_seal, case_list, counts
from app.casework.settings import Settings
from app.casework.steps import NextStep
from app.casework.trays import Tray
from app.casework.workings import working_of
from app.rules.clocks import clocks
from app.rules.house_rules import HouseRule
from tests.casework.answered_cases import received_case
from tests.casework.cases import MONDAY, REVIEWER, a_case, called, on
from tests.casework.escalated_cases import CHAIR, case_about_officer
from tests.casework.righted_cases import answered, first, of_first, records
from tests.casework.test_hazard_actions import GAS, two_hazards


def test_an_empty_book_has_nothing_due(desk: Desk) -> None:
    assert due_list(desk) == ()
    assert case_list(desk) == ()
    assert counts(desk) == {"today": 0, "cases": 0, "post": 0, "requests": 0}
    assert book_seal(desk) == "0-0"


def test_a_new_case_has_its_acknowledgement_and_its_projected_answer(desk: Desk, settings: Settings) -> None:
    a_case(desk).received(MONDAY)
    first, second = due_list(desk)
    assert (first.what, first.headline, first.countdown, first.group, first.clause) == (
        "Stage 1 acknowledgement",
        "Acknowledge by Monday 30 November 2026",
        "5 working days left",
        "week",
        "6.2",
    )
    assert (first.who, first.where, first.reference, first.clock) == (
        "Mr D. Dunmore",
        "14 Chapel Row",
        "2026/001",
        "stage1.acknowledge",
    )
    assert (second.headline, second.projected, second.note, second.step) == (
        "Answer by Monday 14 December 2026",
        True,
        "projected",
        None,
    )


def test_the_groups_come_in_the_order_of_the_page_and_the_soonest_first(desk: Desk, settings: Settings) -> None:
    """Today is Monday 23 November 2026; what each case waits for was counted by hand.

    late, acknowledged on 3 November: answer due on Tuesday 17, 4 working days ago.
    late, not acknowledged: due on Friday 20, a working day ago.
    today, received on Monday 16: acknowledge by Monday 23.
    week, received on Friday 20: acknowledge by Friday 27.
    later, acknowledged on Friday 20: answer by Friday 4 December, 9 working days on.
    waiting, answered.
    """
    a_case(desk).received("2026-11-19", person=called("Later")).acknowledged("2026-11-20")
    a_case(desk).received("2026-11-20", person=called("Week"))
    a_case(desk).received("2026-11-16", person=called("Today"))
    waiting = a_case(desk).received("2026-11-02", person=called("Waiting"))
    waiting.acknowledged("2026-11-03").responded("2026-11-10")
    a_case(desk).received("2026-11-13", person=called("Late ack"))
    a_case(desk).received("2026-11-02", person=called("Late answer")).acknowledged("2026-11-03")
    rows = [(row.group, row.who, row.countdown) for row in due_list(desk) if not row.projected]
    assert rows == [
        ("late", "Late answer", "4 working days late"),
        ("late", "Late ack", "1 working day late"),
        ("today", "Today", "due today"),
        ("week", "Week", "4 working days left"),
        ("later", "Later", "9 working days left"),
        ("waiting", "Waiting", "done in time"),
    ]
    assert counts(desk)["today"] == 4
    assert counts(desk)["cases"] == 6


def test_two_things_due_on_one_day_come_by_reference(desk: Desk, settings: Settings) -> None:
    for name in ("B", "A", "C"):
        a_case(desk).received(MONDAY, person=called(name))
    assert [row.reference for row in due_list(desk) if not row.projected] == ["2026/001", "2026/002", "2026/003"]


def test_an_answered_case_waits_for_the_resident_or_to_be_closed(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10")
    (row,) = due_list(desk)
    assert (row.group, row.what, row.note) == (
        "waiting",
        "Stage 1 response sent",
        "the resident may ask for the next stage",
    )
    assert row.headline == "Stage 1 response sent Tuesday 10 November 2026"
    assert row.step is not None
    assert row.step.verb == "Close the case"
    case.asked_for(2, "2026-11-12").acknowledged("2026-11-16", stage=2).responded("2026-11-20", stage=2)
    (row,) = due_list(desk)
    assert (row.group, row.note) == ("waiting", "the last stage; the case can be closed")
    case.closed("2026-11-20")
    assert due_list(desk) == ()


def test_stage_2_says_who_deals_with_it(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10")
    case.asked_for(2, "2026-11-12")
    rows = due_list(desk)
    assert [row.what for row in rows] == ["Stage 2 acknowledgement", "Stage 2 response"]
    assert rows[0].note == f"dealt with by {REVIEWER}"
    assert rows[0].group == "late"  # asked for on Thursday 12, due on Thursday 19


def test_stage_1_says_who_deals_with_it_where_that_is_not_the_officer(desk: Desk, settings: Settings) -> None:
    (row,) = due_list(received_case(desk).desk)
    assert row.note == ""
    rows = due_list(case_about_officer(desk).desk)
    assert sorted(row.note for row in rows) == ["", f"dealt with by {CHAIR.name}"]


def test_a_hazard_is_a_row_of_its_own_until_it_was_investigated(desk: Desk, settings: Settings) -> None:
    """Reported on Monday 23 November 2026: ten working days end on Monday 7 December."""
    case = a_case(desk).received(MONDAY, hazard="yes")
    (row,) = (row for row in due_list(desk) if row.clock == "hazard")
    assert row.headline == "Investigate the possible hazard by Monday 7 December 2026"
    assert (row.countdown, row.group, row.projected) == ("10 working days left", "later", False)
    assert working_of(desk, case.id, row.clock).due == row.due
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "Told the warden.", "no"))
    assert "hazard" in [row.clock for row in due_list(desk)]
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "Made safe.", "yes", "the plumber"))
    assert "hazard" not in [row.clock for row in due_list(desk)]


def test_an_investigation_that_is_overdue_comes_first_with_its_own_step(desk: Desk, settings: Settings) -> None:
    """Reported on Monday 2 November 2026 and due on Monday 16: on Monday 23 five working days late."""
    case = a_case(desk).received("2026-11-02", hazard="yes").acknowledged("2026-11-03").responded("2026-11-10")
    case.desk = on(desk, MONDAY)
    first, answered = due_list(case.desk)
    assert (first.clock, first.group, first.countdown) == ("hazard", "late", "5 working days late")
    assert first.step
    assert (first.step.key, first.step.verb) == ("hazard", "Record what was done")
    assert answered.group == "waiting"
    assert counts(case.desk)["today"] == 1
    (told,) = (case.file.hazards[0].text,)
    assert "the investigation was due by Monday 16 November 2026: 5 working days late" in told


def test_a_hazard_from_before_there_were_dates_for_it_is_noted(desk: Desk, settings: Settings) -> None:
    """The hazard rules came in on 27 October 2025; before, nothing of it runs by the day."""
    a_case(desk).received("2025-10-20", hazard="yes", logged=MONDAY)
    rows = due_list(desk)
    assert "hazard" not in [row.clock for row in rows]
    assert all("a possible hazard was reported" in row.note for row in rows)


def test_a_case_is_counted_once_for_the_list_and_the_sidebar_together(
    desk: Desk, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2026-11-19", "2026-11-20"):
        a_case(desk).received(day)
    done = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10")
    done.closed("2026-11-20")
    counted = count(1)
    monkeypatch.setattr(cases, "clocks", lambda *told: next(counted) and clocks(*told))
    fresh = replace(desk, tray=Tray())
    due_list(fresh), counts(fresh), case_list(fresh), due_list(on(fresh, "2026-11-24"))
    assert next(counted) == 3  # two cases were counted, each once; the closed one never


def test_the_landlords_own_earlier_date_is_a_row_and_the_one_to_work_to(desk: Desk, settings: Settings) -> None:
    """Received Mon 23 November 2026, acknowledged on Wed 25: by the Code Wed 9 December, by the policy Mon 7."""
    keep_house_rule(desk, HouseRule("stage1.respond", 10, from_origin=True), "Policy of May 2026, 4.2.")
    case = a_case(desk).received("2026-11-23").acknowledged("2026-11-25")
    case.desk = on(case.desk, "2026-12-07")
    own, code = due_list(case.desk)
    assert (own.due, own.headline, own.group) == (dt.date(2026, 12, 7), "Answer by Monday 7 December 2026", "today")
    assert (own.what, own.clock) == ("Stage 1 response, your own limit", "own:stage1.respond")
    assert (code.due, code.headline, code.lead) == (
        dt.date(2026, 12, 9),
        "Answer by Wednesday 9 December 2026",
        "By the Code",
    )
    assert counts(case.desk)["today"] == 1
    (row,) = case_list(case.desk)
    assert (row.next_due, row.next_words) == (dt.date(2026, 12, 7), "Stage 1 response (own limit): due today")
    assert working_of(case.desk, case.id, own.clock).due == own.due


def test_a_word_of_progress_that_is_late_is_on_todays_list(desk: Desk, settings: Settings) -> None:
    """Agreed on Wed 9 December 2026: every two working days, so by Fri 11; on Wed 16 that is 3 working days late."""
    case = a_case(desk).received("2026-11-23").acknowledged("2026-11-25").extended("2026-12-09", "2026-12-23")
    assert "how often they hear from you is to be agreed" in due_list(case.desk)[0].note
    agreed = Milestone("updates_agreed", dt.date(2026, 12, 9), 1, "by telephone", every=2, unit="working_days")
    record_milestone(case.desk, case.id, agreed)
    case.desk = on(case.desk, "2026-12-16")
    first, second = due_list(case.desk)
    assert (first.due, first.group, first.clock) == (dt.date(2026, 12, 11), "late", "updates:1")
    assert first.countdown == "3 working days late"
    assert first.step
    assert (first.step.key, first.step.kind) == ("deed", "write_progress_update")
    assert second.clock == "stage1.respond"
    assert "to be agreed" not in second.note
    assert counts(case.desk)["today"] == 1


def test_a_promise_stands_on_today_until_it_is_kept(desk: Desk, settings: Settings) -> None:
    case = answered(desk)  # to be kept by Friday 4 December

    def rows(day: str) -> list[tuple[str, str, str]]:
        return [(row.what, row.group, row.countdown) for row in due_list(on(case.desk, day)) if "promise" in row.clock]

    promised = "Promised: Mend the radiator in the front room"
    assert rows("2026-11-27") == [(promised, "week", "5 working days left")]
    assert rows("2026-12-04") == [(promised, "today", "due today")]
    assert rows("2026-12-08") == [(promised, "late", "2 working days late")]
    seq = first(case).seq
    move_promise(case.desk, case.id, seq, dt.date(2026, 12, 18), "The part is late.")
    assert rows("2026-12-01") == [(promised, "later", "13 working days left")]
    keep_promise(case.desk, case.id, seq, dt.date(2026, 11, 27), "Seen on Friday.")
    assert rows("2026-12-18") == []


def test_the_step_of_a_promise_says_that_it_is_done_and_its_case_waits_for_that(desk: Desk, settings: Settings) -> None:
    case = answered(desk)
    rows = {row.group: row for row in due_list(case.desk)}
    step = NextStep("deed", "Say that it is done", "keep_promise", 1, of=of_first(case))
    assert rows["week"].step == rows["waiting"].step == step
    assert rows["week"].note == "Mr T. Webb sees to it"
    assert rows["week"].clock == f"promise:{of_first(case)}"
    assert rows["week"].clause == "7.3"
    assert working_of(case.desk, case.id, rows["week"].clock).countdown == rows["week"].countdown


def test_a_promise_presses_as_a_date_does(desk: Desk, settings: Settings) -> None:
    case = answered(desk)
    assert not presses(on(case.desk, "2026-11-26"), records(case))
    assert presses(on(case.desk, "2026-11-27"), records(case))


def test_each_of_two_hazards_is_named(desk: Desk, settings: Settings) -> None:
    case = two_hazards(desk)
    notes = [row.note for row in due_list(case.desk) if row.clock.startswith("hazard")]
    assert notes == ["You reported the leaking radiator several times and nobody came. Your…", GAS.removesuffix(".")]
