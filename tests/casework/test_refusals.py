"""Refusing a complaint or its next stage, taking it all the same, and what follows when a refusal is overturned."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.desks import Desk
from app.casework.due_lists import due_list, presses
from app.casework.intakes import Point
from app.casework.milestones import Milestone, record_milestone
from app.casework.open_dates import dates_of
from app.casework.questions import case_list
from app.casework.refusals import Refusal, accept, acceptance_problems, refusal_problems, refuse, refusing_blocked
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.answered_cases import IN_2022
from tests.casework.cases import MONDAY, MR_D, Case, a_case, refused
from tests.casework.refused_cases import (
    KNOWN_SINCE,
    LATE_IN_2022,
    LONG_AGO,
    asked_case,
    case_in_2022,
    moved_to,
    new_case,
    overturned,
    records,
    refusal_of,
    refused_case,
)


def said_of(case: Case, refusal: Refusal) -> dict[str, str]:
    return {one.field: one.sentence for one in refusal_problems(case.desk, records(case), refusal)}


def test_a_refused_case_waits_for_nothing_and_says_that_it_was_not_accepted(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    assert records(case).waiting == ()
    assert records(case).refused is not None
    assert case.file.clocks == ()
    assert case.file.refused == "Not accepted on Monday 23 November 2026: it is too long ago."
    assert dates_of(case.desk, records(case)) == ()
    assert not presses(case.desk, records(case))
    (row,) = case_list(case.desk)
    assert (row.next_words, row.next_due) == ("Not accepted", None)
    (due,) = due_list(case.desk)
    assert (due.group, due.countdown) == ("waiting", "not accepted")
    assert due.headline == "Not accepted on Monday 23 November 2026"
    assert due.note == "the letter that says why is still to go"
    assert check_book(case.desk.book).sound


def test_the_body_holds_what_the_letter_takes_its_words_from(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    body = records(case).facts("refused")
    assert body["stage"] == 1
    assert body["ground"] == "time_limit"
    assert body["answers"] == {
        "occurred_on": LONG_AGO.isoformat(),
        "aware_on": KNOWN_SINCE.isoformat(),
        "safeguarding": "no",
        "policy_reference": "Complaints policy, 3.2",
    }
    for key in ("reasons", "circumstances", "discretion", "evidence", "instead"):
        assert body[key], key


def test_the_days_that_the_time_limit_runs_from_go_on_the_record(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    assert (records(case).last("occurred"), records(case).last("aware")) != (None, None)
    (period,) = (one for one in case.file.periods if one.key == "period:accept")
    assert period.state == "late"


def test_under_2022_when_they_learnt_of_it_is_neither_asked_nor_kept(desk: Desk, settings: Settings) -> None:
    case = case_in_2022(desk)
    refuse(case.desk, case.id, refusal_of(case, facts=LATE_IN_2022, on=IN_2022))
    assert records(case).last("occurred") is not None
    assert records(case).last("aware") is None


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"aware_on": dt.date(2026, 6, 23)}, "aware_on"),  # D6
        ({"occurred_on": dt.date(2026, 9, 1), "aware_on": dt.date(2026, 9, 1)}, "occurred_on"),
    ],
)
def test_nothing_is_refused_as_too_late_while_either_day_is_inside(
    desk: Desk, settings: Settings, facts: dict[str, Any], field: str
) -> None:
    case = new_case(desk)
    with refused(case.desk) as said:
        refuse(case.desk, case.id, refusal_of(case, facts=facts))
    assert "cannot be refused as too late" in said[field]


def test_seven_months_and_gas_is_not_left_out_under_2022(desk: Desk, settings: Settings) -> None:
    case = case_in_2022(desk)  # D5
    with refused(case.desk) as said:
        facts = {"occurred_on": dt.date(2022, 7, 4), "safeguarding": "yes"}
        refuse(case.desk, case.id, refusal_of(case, facts=facts, on=IN_2022))
    assert list(said) == ["safeguarding"]


def test_a_letter_before_claim_is_not_enough(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)  # D7
    with refused(case.desk) as said:
        refuse(case.desk, case.id, refusal_of(case, "court", facts={"particulars_filed": "no"}))
    assert list(said) == ["particulars_filed"]
    with refused(case.desk) as said:
        refuse(case.desk, case.id, refusal_of(case, "court", facts={"claim_number": " ", "claim_court": ""}))
    assert set(said) == {"claim_number", "claim_court"}


def test_what_went_through_both_stages_can_be_refused_and_the_same_fault_since_cannot(
    desk: Desk, settings: Settings
) -> None:
    old = a_case(desk).received("2026-03-02").acknowledged("2026-03-04").responded("2026-03-16")  # D8
    old = old.asked_for(2, "2026-03-23").acknowledged("2026-03-25", 2).responded("2026-04-20", 2)
    case = a_case(old.desk).received(MONDAY)
    facts = {"earlier_case": str(old.id)}
    with refused(case.desk) as said:
        refuse(case.desk, case.id, refusal_of(case, "considered", facts={**facts, "same_matter": "no"}))
    assert list(said) == ["same_matter"]
    refuse(case.desk, case.id, refusal_of(case, "considered", facts=facts))
    answers = records(case).facts("refused")["answers"]
    assert (answers["earlier_case"], answers["earlier_case_id"]) == (old.file.reference, old.id)


def test_an_earlier_case_is_known_by_its_reference_or_is_from_before_the_book(desk: Desk, settings: Settings) -> None:
    old = a_case(desk).received("2026-03-02")
    case = a_case(old.desk).received(MONDAY)
    named = refusal_of(case, "considered", facts={"earlier_other": old.file.reference.lower()})
    assert "never answered" in said_of(case, named)["earlier_case"]
    refuse(case.desk, case.id, refusal_of(case, "considered"))
    answers = records(case).facts("refused")["answers"]
    assert (answers["earlier_case"], answers["earlier_case_id"]) == ("2019/007", None)


@pytest.mark.parametrize("key", ["reasons", "circumstances", "discretion", "evidence", "instead"])
@pytest.mark.parametrize("words", ["", " \n ", "x" * 20_001])
def test_a_refusal_out_of_time_says_everything_in_the_officer_s_words(
    desk: Desk, settings: Settings, key: str, words: str
) -> None:
    case = new_case(desk)
    with refused(case.desk) as said:
        refuse(case.desk, case.id, refusal_of(case, **{key: words}))
    assert list(said) == [key]
    assert said[key].endswith(".")


def test_discretion_is_asked_for_where_it_comes_too_late_and_not_elsewhere(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    refuse(case.desk, case.id, refusal_of(case, "policy", discretion=""))
    assert records(case).facts("refused")["discretion"] == ""


def test_why_it_is_fair_is_kept_where_it_is_asked(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    with refused(case.desk) as said:
        refuse(case.desk, case.id, refusal_of(case, "court", facts={"why_fair": " "}))
    assert list(said) == ["why_fair"]
    refuse(case.desk, case.id, refusal_of(case, "court"))
    assert records(case).facts("refused")["answers"]["why_fair"] == "The court decides the same matter."


def test_every_reason_against_must_be_weighed(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(
        MONDAY,
        vulnerabilities="Lives alone.",
        adjustments=("A sign.",),
        large_print=True,
        hazard="yes",
        hazard_action="The warden was told.",
    )
    said = said_of(case, refusal_of(case, weighed={}))
    assert set(said) == {"weighed_vulnerable", "weighed_adjustments", "weighed_hazard"}
    assert said_of(case, refusal_of(case, weighed={**refusal_of(case).weighed, "hazard": "x" * 20_001})) == {
        "weighed_hazard": "This has 20,001 characters; there is room for 20,000. Shorten it."
    }
    refuse(case.desk, case.id, refusal_of(case))
    against = records(case).facts("refused")["against"]
    assert {one["weighed"] for one in against} == {"It makes no difference here."}
    assert any("Lives alone." in one["reason"] for one in against)


def test_a_hazard_goes_on_though_the_complaint_is_refused(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes", hazard_action="")
    refuse(case.desk, case.id, refusal_of(case))
    assert [date.key for date in dates_of(case.desk, records(case))] == ["hazard"]
    assert [row.clock for row in due_list(case.desk)] == ["hazard", "stage1.acknowledge"]


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (None, "Enter the date of the decision"),
        ("31 11 2026", "There is no date"),
        (dt.date(2026, 11, 24), "must be today or in the past"),
        (dt.date(2026, 11, 22), "is before the complaint was received"),
    ],
)
def test_the_day_of_the_decision_is_a_day_since_the_receipt(
    desk: Desk, settings: Settings, on: dt.date | str | None, says: str
) -> None:
    case = new_case(desk)
    with refused(case.desk) as said:
        refuse(case.desk, case.id, refusal_of(case, on=on))
    assert says in said["on"]


def test_a_day_of_the_record_is_corrected_there_and_not_here(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    record_milestone(case.desk, case.id, Milestone("occurred", dt.date(2025, 6, 3)))
    with refused(case.desk) as said:
        refuse(case.desk, case.id, refusal_of(case))
    assert said == {
        "occurred_on": "The record has Tuesday 3 June 2025 for this. Correct that on the history first, or enter it."
    }


def test_a_ground_that_the_edition_does_not_have_is_none(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    with refused(case.desk) as said:
        refuse(case.desk, case.id, replace(refusal_of(case), ground="too much work"))
    assert "ground" in said


def test_questions_of_the_ground_must_be_answered_on_a_line(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    bare = refusal_of(case, "considered", facts={"earlier_other": "", "same_matter": "", "policy_reference": "y" * 201})
    assert set(said_of(case, bare)) == {"earlier_other", "same_matter", "policy_reference"}
    late = said_of(case, refusal_of(case, facts={"occurred_on": None, "aware_on": "x", "safeguarding": ""}))
    assert set(late) == {"occurred_on", "aware_on", "safeguarding"}


def test_what_is_answered_closed_or_refused_already_is_not_refused(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).acknowledged("2026-11-24").responded("2026-12-04")
    assert "was answered on Friday 4 December 2026" in refusing_blocked(records(case))
    with refused(case.desk) as said:
        refuse(case.desk, case.id, refusal_of(case))
    assert "answered" in said[""]
    case = case.closed("2026-12-07")
    assert "closed" in refusing_blocked(records(case))
    other = refused_case(on_monday(case))
    assert "overturned" in refusing_blocked(records(other))


def on_monday(case: Case) -> Desk:
    return replace(case.desk, today=lambda: MONDAY)


def test_what_would_go_on_with_a_refused_complaint_is_refused(desk: Desk, settings: Settings) -> None:
    case = moved_to(refused_case(desk), "2026-11-30")
    for kind in ("acknowledged", "responded", "updated"):
        with refused(case.desk) as said:
            record_milestone(case.desk, case.id, Milestone(kind, dt.date(2026, 11, 27)))
        assert "was not accepted" in said[""]
    record_milestone(case.desk, case.id, Milestone("acknowledged", MONDAY))
    assert case.clock("stage1.acknowledge").stopped == MONDAY


# Taking it all the same


def test_what_could_be_refused_is_taken_on_discretion_and_its_clocks_run(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    accept(case.desk, case.id, refusal_of(case, reasons="She was in hospital.", evidence="", instead=""))
    body = records(case).facts("accepted")
    assert (body["stage"], body["ground"], body["reasons"]) == (1, "time_limit", "She was in hospital.")
    assert "Accepted on discretion" in case.line("accepted").sentence
    assert [clock.key for clock in records(case).waiting] == ["stage1.acknowledge", "stage1.respond"]


def test_taking_it_asks_why_and_only_what_could_be_refused_is_taken_so(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    with refused(case.desk) as said:
        accept(case.desk, case.id, refusal_of(case, reasons=""))
    assert said == {"reasons": "Enter why you take it all the same."}
    inside = refusal_of(case, facts={"aware_on": dt.date(2026, 6, 23)}, reasons="x" * 20_001)
    assert {one.field for one in acceptance_problems(case.desk, records(case), inside)} == {"aware_on", "reasons"}


# A further stage


def test_a_stage_that_is_not_granted_waits_for_nothing_and_its_answer_before_stays(
    desk: Desk, settings: Settings
) -> None:
    case = asked_case(desk)
    assert records(case).waiting
    said = said_of(case, refusal_of(case, "court", weighed={}))
    assert {"weighed_stage", "weighed_caution"} <= set(said)
    refuse(case.desk, case.id, refusal_of(case, "court"))
    assert records(case).facts("refused")["stage"] == 2
    assert case.file.refused == "Not taken to stage 2 on Monday 14 December 2026: it is at court."
    assert records(case).waiting == ()
    assert [clock.key for clock in case.file.clocks] == ["stage1.acknowledge", "stage1.respond"]
    overturned(case, "2026-12-21")
    assert {clock.stage for clock in records(case).waiting} == {2}


def test_a_stage_is_taken_on_discretion_too(desk: Desk, settings: Settings) -> None:
    case = asked_case(desk)
    accept(case.desk, case.id, refusal_of(case, "policy", reasons="He had no other way."))
    assert "Taken to stage 2 on discretion" in case.line("accepted").sentence


def test_a_stage_that_was_not_granted_has_no_next_one(desk: Desk, settings: Settings) -> None:
    case = asked_case(desk)
    refuse(case.desk, case.id, refusal_of(case, "court"))
    with refused(case.desk) as said:
        record_milestone(case.desk, case.id, Milestone("responded", dt.date(2026, 12, 14), 2))
    assert "stage 2 was not accepted" in said[""]


# No bulk refusals


def test_another_refusal_of_the_same_person_and_of_the_same_ground_speaks_against_the_next(
    desk: Desk, settings: Settings
) -> None:
    first = refused_case(desk)
    case = a_case(first.desk).received(MONDAY, points=(Point("Nobody swept the stairs.", "ours"),))
    said = said_of(case, refusal_of(case, weighed={}))
    assert set(said) == {"weighed_again", "weighed_alike"}
    stranger = a_case(case.desk).received(MONDAY, person=replace(MR_D.person, name="Mrs E. Ennis"))
    assert set(said_of(stranger, refusal_of(stranger, weighed={}))) == {"weighed_alike"}
    overturned(first, MONDAY)
    assert said_of(stranger, refusal_of(stranger, weighed={})) == {}
