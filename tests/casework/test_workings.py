"""The workings of a case in the book: every date has one, and it names what was corrected."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.calendars import Amendment
from app.casework.cases import NoSuchCase
from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.fulfilments import keep_promise, move_promise
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.holiday_drills import amend
from app.casework.house_rules import keep_house_rule
from app.casework.milestones import Milestone, record_milestone
from app.casework.settings import Settings, save_settings
from app.casework.submissions import record_submission
from app.casework.workings import (
    NO_LANDLORD,
    NoSuchWorking,
    printing_of,
    slip,
    slip_title,
    submission_working,
    working_of,
    workings_of,
)
from app.rules.house_rules import HouseRule
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.casework.righted_cases import LATER, MEND, answered, first
from tests.letters.pages import page_texts

FRIDAY = dt.date(2026, 11, 20)


def moved(case: Case, key: str) -> list[str]:
    return [move.sentence for move in working_of(case.desk, case.id, key).moves]


def test_every_date_of_a_case_has_a_working(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 8), "Policy 4.2")
    case = a_case(desk).received("2026-11-09", logged=MONDAY, hazard="yes").acknowledged(MONDAY)
    for milestone in (
        Milestone("occurred", dt.date(2026, 3, 2)),
        Milestone("updates_agreed", MONDAY, every=2, unit="weeks", how="by telephone"),
    ):
        record_milestone(case.desk, case.id, milestone)
    case.responded(MONDAY).asked_for(2, MONDAY).acknowledged(MONDAY, 2).responded(MONDAY, 2)
    found = workings_of(case.desk, case.id)
    assert set(found) == {
        "stage1.acknowledge",
        "stage1.respond",
        "own:stage1.respond",
        "stage2.acknowledge",
        "stage2.respond",
        "hazard",
        "period:accept",
        "period:ombudsman",
    }
    assert {working.reference for working in found.values()} == {"2026/001"}
    assert all(working.printing.landlord == "St Anne's Almshouses" for working in found.values())
    assert all(working.days and working.authorities for working in found.values())


def test_the_time_to_ask_for_the_next_stage_has_a_working_by_the_landlord_s_policy(
    desk: Desk, settings: Settings
) -> None:
    case = a_case(desk).received(MONDAY).acknowledged("2026-11-24").responded("2026-12-08")
    save_settings(case.desk, replace(settings, escalation_days="20"))
    working = working_of(case.desk, case.id, "escalation:2")
    assert working.headline == "Stage 2 can be asked for until Friday 8 January 2027 by the landlord's policy"
    assert (working.due, working.days[-1].n, working.clause) == (dt.date(2027, 1, 8), 20, "5.11, 6.10")
    assert working.counted == (
        "20 working days after the answer, sent on Tuesday 8 December 2026. The last day still counts."
    )
    assert working.authorities[0].sentence == "Policy of St Anne's Almshouses: 20 working days after the answer."
    assert "no request is refused for being late" in working.authorities[1].sentence
    assert working.calendar
    assert working.standing is None


def test_an_update_has_a_working_while_its_answer_is_out(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-09", logged=MONDAY).acknowledged(MONDAY)
    record_milestone(case.desk, case.id, Milestone("updates_agreed", MONDAY, every=2, unit="weeks", how="by telephone"))
    assert working_of(case.desk, case.id, "updates:1").due == dt.date(2026, 12, 7)


def test_a_date_that_the_case_does_not_have_is_refused_in_a_sentence(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    with pytest.raises(NoSuchWorking, match="Look at the case again"):
        working_of(case.desk, case.id, "hazard")
    with pytest.raises(NoSuchCase):
        working_of(desk, 99, "stage1.acknowledge")


def test_a_correction_of_the_day_it_counts_from_is_told_with_both_dates_and_the_reason(
    desk: Desk, settings: Settings
) -> None:
    case = a_case(desk).received(MONDAY)
    received = case.line("received").seq
    correct_date(case.desk, case.id, received, FRIDAY, "the letter is stamped")
    working = working_of(case.desk, case.id, "stage1.acknowledge")
    (move,) = working.moves
    corrected = "Date received corrected from Monday 23 November 2026 to Friday 20 November 2026."
    assert move.sentence == f"{corrected} Reason: the letter is stamped."
    assert (move.old, move.new) == (MONDAY, FRIDAY)
    correct_date(case.desk, case.id, case.line("received").seq, dt.date(2026, 11, 19), "No, the day before!")
    assert len(moved(case, "stage1.acknowledge")) == 2
    assert moved(case, "stage1.acknowledge")[1].endswith("Reason: No, the day before!")


def test_a_projected_date_rests_on_the_events_of_the_clock_before(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    correct_date(case.desk, case.id, case.line("received").seq, FRIDAY, "the letter is stamped")
    assert len(moved(case, "stage1.respond")) == 1
    case.acknowledged("2026-11-24")
    assert moved(case, "stage1.respond") == []  # it now counts from the acknowledgement, which was never corrected


def test_an_acknowledgement_that_was_struck_out_is_told(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).acknowledged("2026-11-24")
    strike_out(case.desk, case.id, case.line("acknowledged").seq, "it never went")
    case.acknowledged("2026-11-25")
    (sentence,) = moved(case, "stage1.respond")
    assert sentence.startswith("Struck out: ")
    assert sentence.endswith("Reason: it never went.")


def test_what_happened_at_another_stage_moved_nothing_here(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-09", logged=MONDAY).acknowledged("2026-11-10").responded("2026-11-20")
    case.asked_for(2, FRIDAY).acknowledged(MONDAY, 2)
    correct_date(case.desk, case.id, case.line("acknowledged").seq, FRIDAY, "the post book says so")
    assert len(moved(case, "stage2.respond")) == 1
    assert moved(case, "stage1.respond") == []


def test_a_change_of_the_calendar_is_told_with_what_it_moved(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 8), "Policy 4.2")
    case = a_case(desk).received(MONDAY, hazard="yes").acknowledged(MONDAY)
    record_milestone(
        case.desk, case.id, Milestone("updates_agreed", MONDAY, every=5, unit="working_days", how="by telephone")
    )
    amend(case.desk, Amendment("add", dt.date(2026, 11, 26), "State funeral", "Proclaimed", MONDAY))
    cause = "Thursday 26 November 2026 became a bank holiday (State funeral). That moved it from"
    assert moved(case, "stage1.respond") == [f"{cause} Monday 7 December 2026 to Tuesday 8 December 2026."]
    assert moved(case, "own:stage1.respond") == [f"{cause} Thursday 3 December 2026 to Friday 4 December 2026."]
    assert moved(case, "hazard") == [f"{cause} Monday 7 December 2026 to Tuesday 8 December 2026."]
    assert moved(case, "updates:1") == [f"{cause} Monday 30 November 2026 to Tuesday 1 December 2026."]
    assert moved(case, "stage1.acknowledge") == []


def test_a_hazard_of_which_something_was_done_still_has_its_working(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes")
    record_hazard_action(case.desk, case.id, HazardAction(MONDAY, "Told the warden.", "no"))
    assert working_of(case.desk, case.id, "hazard").countdown == "10 working days left"
    record_hazard_action(case.desk, case.id, HazardAction(MONDAY, "The plumber made it safe.", "yes", "the plumber"))
    made = working_of(case.desk, case.id, "hazard")
    assert (made.countdown, made.done) == ("done in time", "Investigated on Monday 23 November 2026")


def test_a_working_is_as_it_was_known_then(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    then = on(desk, dt.date(2026, 11, 25)).as_known_on(MONDAY)
    working = working_of(then, case.id, "stage1.acknowledge")
    assert (working.printing.on, working.countdown) == (MONDAY, "5 working days left")


def test_the_slip_names_no_resident(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    working = working_of(case.desk, case.id, "stage1.acknowledge")
    assert slip_title(working) == "Working 2026/001 Stage 1 acknowledgement"
    text = " ".join(page_texts(slip(working)))
    assert "2026/001" in text
    assert "Dunmore" not in text
    assert "Chapel Row" not in text.replace("1 Chapel Row", "")


def test_the_yearly_submission_has_a_working_once_the_year_end_is_known(desk: Desk, settings: Settings) -> None:
    assert submission_working(desk) is None
    save_settings(desk, replace(settings, year_end="31 August"))
    working = submission_working(desk)
    assert working
    assert (working.due, working.countdown) == (dt.date(2026, 2, 28), "overdue")  # of the year before, still open
    record_submission(desk, dt.date(2026, 9, 5))
    working = submission_working(desk)
    assert working
    assert (working.due, working.reference) == (dt.date(2027, 2, 28), "")
    assert working.headline == "Annual submission to the Ombudsman: due by Sunday 28 February 2027"
    assert working.remark(working.days[-1]).endswith("due by the end of this day")
    assert slip_title(working) == "Working Annual submission to the Ombudsman"
    assert "the financial year ended" in " ".join(page_texts(slip(working)))


def test_the_working_of_a_submission_that_was_sent_says_so_and_nothing_of_a_complaint(
    desk: Desk, settings: Settings
) -> None:
    save_settings(desk, replace(settings, year_end="31 August"))
    record_submission(desk, dt.date(2026, 11, 20), dt.date(2026, 8, 31))
    working = submission_working(desk)
    assert working
    assert (working.done, working.countdown) == ("Sent on Friday 20 November 2026", "in time")
    assert "complaint" not in working.text().replace("Complaint Handling Code", "")


def test_a_book_without_settings_prints_all_the_same(desk: Desk) -> None:
    printing = printing_of(desk)
    assert (printing.landlord, printing.on, printing.seal, printing.sample) == (NO_LANDLORD, MONDAY, "0-0", False)


def test_a_working_of_a_past_day_says_so_and_is_not_dated_as_if_made_then(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-23")
    then = on(case.desk, "2026-11-25").as_known_on(dt.date(2026, 11, 24))
    working = working_of(then, case.id, "stage1.acknowledge")
    assert working.account()[0].sentences == (
        "As known at the end of Tuesday 24 November 2026. What was recorded since is left out.",
    )
    now = working_of(on(case.desk, "2026-11-25"), case.id, "stage1.acknowledge")
    assert now.account()[0].label == "Day 0"


def test_a_promise_has_a_working_that_names_neither_it_nor_anybody(desk: Desk, settings: Settings) -> None:
    case = answered(desk)
    seq = first(case).seq
    move_promise(case.desk, case.id, seq, LATER, "Mr Webb is ill.")
    working = working_of(case.desk, case.id, f"promise:{seq}")
    assert (working.due, working.original, working.where) == (LATER, MEND.by, "Code 7.3")
    assert [(move.old, move.new) for move in working.moves] == [(MEND.by, LATER)]
    assert working.days[-1].date == LATER
    assert not {"radiator", "Webb"} & set(working.text().replace(".", " ").split())
    keep_promise(case.desk, case.id, seq, dt.date(2026, 11, 27), "Seen on Friday.")
    assert working_of(case.desk, case.id, f"promise:{seq}").done == "Done on Friday 27 November 2026"
    assert slip(working_of(case.desk, case.id, f"promise:{seq}")).startswith(b"%PDF")
