"""What is supposed of a case: laid over a copy, told in words, and refused where it cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.edition_changes import change_edition
from app.casework.milestones import Milestone
from app.casework.settings import Settings
from app.casework.suppositions import (
    SUPPOSED,
    Moved,
    Supposed,
    aware_of,
    counted,
    movable,
    scratch_case,
    supposed_words,
    supposing_problems,
    with_supposed,
)
from tests.casework.cases import MONDAY, Case, a_case

TUESDAY = dt.date(2026, 11, 24)
FRIDAY = dt.date(2026, 11, 20)
JANUARY = dt.date(2027, 1, 20)
ACKNOWLEDGED = Milestone("acknowledged", TUESDAY)
ASKED = Milestone("escalation_requested", JANUARY, 2)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received(MONDAY)


def received_seq(case: Case) -> int:
    return case.line("received").seq


def said(case: Case, *supposed: Supposed) -> dict[str, str]:
    found = supposing_problems(case.desk, case_records(case.desk, case.id), supposed)
    return {problem.field: problem.sentence for problem in found}


def dues(case: Case, *supposed: Supposed) -> dict[str, dt.date]:
    records = case_records(case.desk, case.id)
    return {clock.key: clock.due for clock in counted(case.desk, scratch_case(case.desk, records, supposed))}


def test_the_copy_has_the_supposed_events_and_the_case_has_not(case: Case) -> None:
    records = case_records(case.desk, case.id)
    scratch = scratch_case(case.desk, records, (ACKNOWLEDGED, ASKED))
    assert [entry.kind for entry in scratch.entries[-2:]] == ["acknowledged", "escalation_requested"]
    assert len({entry.seq for entry in scratch.entries}) == len(scratch.entries)
    assert (scratch.stage, records.stage) == (2, 1)
    assert case_records(case.desk, case.id).records == records.records


def test_what_has_no_date_yet_is_left_out_of_the_copy(case: Case) -> None:
    records = case_records(case.desk, case.id)
    supposed = (Milestone("acknowledged", "the 32nd"), Moved(received_seq(case), None), Moved(9999, MONDAY))
    assert scratch_case(case.desk, records, supposed).entries == records.entries


def test_a_later_stage_is_counted_from_the_day_on_which_it_is_supposed_to_be_asked_for(case: Case) -> None:
    assert dues(case, ASKED)["stage2.acknowledge"] == dt.date(2027, 1, 27)
    assert dues(case, ASKED)["stage2.respond"] == dt.date(2027, 2, 24)


def test_a_recorded_event_on_another_day_moves_what_follows(case: Case) -> None:
    assert dues(case, Moved(received_seq(case), FRIDAY))["stage1.acknowledge"] == dt.date(2026, 11, 27)


def test_another_day_of_receipt_may_be_under_another_edition(case: Case) -> None:
    records = case_records(case.desk, case.id)
    moved = Moved(received_seq(case), dt.date(2023, 6, 1))
    assert scratch_case(case.desk, records, (moved,)).edition.key == "2022"
    change_edition(case.desk, case.id, "2020", "An older policy.")
    assert scratch_case(case.desk, case_records(case.desk, case.id), (moved,)).edition.key == "2020"


def test_only_events_that_stand_can_be_moved(case: Case) -> None:
    case.acknowledged(TUESDAY)
    assert [record.kind for record in movable(case_records(case.desk, case.id))] == ["acknowledged", "received"]


@pytest.mark.parametrize(
    ("supposed", "field", "sentence"),
    [
        ([Milestone("acknowledged", None)], "on", "Enter the date, for example 27 3 2026."),
        (
            [Milestone("acknowledged", "31 April")],
            "on",
            "There is no date “31 April”. Enter a day",
        ),
        ([Milestone("acknowledged", dt.date(2150, 1, 4))], "on", "Check the year of the date."),
        ([Milestone("extended", MONDAY)], "until", "Enter the new date for the answer"),
        ([Milestone("updates_agreed", MONDAY)], "unit", "Choose days, working days, weeks or months."),
        ([Moved(9999, MONDAY)], "entry", "Choose the event"),
        ([Milestone("acknowledged", FRIDAY)], "on", "is before the complaint was received on Monday 23 November 2026"),
        ([Milestone("acknowledged", TUESDAY, 2)], "stage", "Stage 2 was not asked for. Suppose that it is asked for"),
        ([Milestone("escalation_requested", JANUARY, 3)], "stage", "has 2 stages"),
        ([ASKED, Milestone("acknowledged", TUESDAY, 2)], "on", "is before the request for the next stage"),
    ],
)
def test_what_cannot_be_is_said_and_not_counted(
    case: Case, supposed: Sequence[Supposed], field: str, sentence: str
) -> None:
    assert sentence in said(case, *supposed)[field]


def test_what_leads_beyond_the_calendar_is_said_beside_its_date(case: Case) -> None:
    last = case.desk.workdays.last
    assert "on" in said(case, Milestone("acknowledged", last))
    assert said(case, Milestone("extended", MONDAY, until=last, good_reason=SUPPOSED)) == {}


def test_what_is_recorded_already_is_moved_and_not_supposed_twice(case: Case) -> None:
    happened = Milestone("occurred", FRIDAY)
    assert said(case, happened) == {}
    case._milestone("occurred", FRIDAY, 1)
    assert said(case, happened)["event"].startswith("That is recorded, for Friday 20 November 2026.")


def test_the_future_may_be_supposed_and_needs_no_reason_and_no_name(case: Case) -> None:
    supposed = (
        ACKNOWLEDGED,
        Milestone("extended", dt.date(2026, 12, 1), until=dt.date(2026, 12, 21)),
        Milestone("responded", dt.date(2026, 12, 21)),
        ASKED,
        Milestone("acknowledged", dt.date(2027, 1, 21), 2),
    )
    assert said(case, *supposed) == {}
    assert dues(case, *supposed)["stage2.respond"] == dt.date(2027, 2, 18)


def test_the_order_in_which_it_is_supposed_does_not_matter(case: Case) -> None:
    stage2 = Milestone("acknowledged", dt.date(2027, 1, 21), 2)
    assert dues(case, stage2, ASKED) == dues(case, ASKED, stage2)
    assert said(case, stage2, ASKED) == {}


def test_what_happens_once_takes_the_place_of_what_was_supposed_before() -> None:
    earlier = Milestone("acknowledged", MONDAY)
    assert with_supposed((earlier, ASKED), ACKNOWLEDGED) == (ASKED, ACKNOWLEDGED)
    assert with_supposed((earlier, ASKED), ACKNOWLEDGED, at=0) == (ACKNOWLEDGED, ASKED)
    assert with_supposed((Moved(2, MONDAY),), Moved(2, FRIDAY)) == (Moved(2, FRIDAY),)
    assert with_supposed((Moved(2, MONDAY), ASKED), Moved(3, FRIDAY)) == (Moved(2, MONDAY), ASKED, Moved(3, FRIDAY))
    two = (Moved(2, MONDAY), Moved(3, MONDAY))
    assert with_supposed(two, Moved(2, FRIDAY), at=1) == (Moved(2, FRIDAY),)
    assert with_supposed((*two, ASKED), Moved(2, FRIDAY), at=1) == (Moved(2, FRIDAY), ASKED)
    assert with_supposed((*two, ASKED), Moved(3, FRIDAY), at=0) == (Moved(3, FRIDAY), ASKED)
    notice = Milestone("extended", MONDAY, until=JANUARY)
    assert with_supposed((notice,), notice) == (notice, notice)


def test_suppositions_are_told_in_words(case: Case) -> None:
    records = case_records(case.desk, case.id)

    def words(one: Supposed) -> str:
        return supposed_words(records, one)

    assert words(ACKNOWLEDGED) == "Stage 1 acknowledgement sent on Tuesday 24 November 2026"
    assert words(ASKED) == "Stage 2 asked for on Wednesday 20 January 2027"
    notice = Milestone("extended", TUESDAY, until=JANUARY, good_reason=SUPPOSED, panel=True, agreed="no")
    assert words(notice) == (
        "Stage 1 extension notice sent on Tuesday 24 November 2026, with Wednesday 20 January 2027 as the new date, "
        "with a good reason, for a panel, which the resident did not agree to"
    )
    agreed = Milestone("updates_agreed", TUESDAY, every=2, unit="weeks")
    assert words(agreed) == "Updates every 2 weeks agreed at stage 1 on Tuesday 24 November 2026"
    moved = Moved(received_seq(case), FRIDAY)
    assert words(moved) == "Date received: Friday 20 November 2026 instead of Monday 23 November 2026"
    assert words(Moved(9999, None)) == "An entry that is struck out, on a day that is not said"
    case.acknowledged(TUESDAY).asked_for(2, "2026-11-25").acknowledged("2026-11-26", 2)
    records = case_records(case.desk, case.id)
    moved = Moved(case.line("acknowledged").seq, JANUARY)
    assert words(moved).startswith("Date of the acknowledgement (stage 2): Wednesday 20 January 2027 instead of")


def test_moving_what_others_rest_on_is_judged_with_them(case: Case) -> None:
    moved = Moved(received_seq(case), dt.date(2026, 11, 25))
    assert said(case, moved) == {}
    assert "is before the complaint was received" in said(case, moved, ACKNOWLEDGED)["on"]


def test_a_hazard_is_known_from_the_receipt_it_came_with(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes")
    records = case_records(desk, case.id)
    moved = scratch_case(desk, records, (Moved(received_seq(case), FRIDAY),))
    assert aware_of(records.hazards[0], records, moved) == FRIDAY
    assert aware_of(records.hazards[0], records, scratch_case(desk, records, (ACKNOWLEDGED,))) == MONDAY
