"""The history: every entry in a plain sentence, the newest first, nothing left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.cases import case_records
from app.casework.corrections import DATED, VOIDABLE, correct_date, strike_out
from app.casework.desks import Desk
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.histories import history
from app.casework.milestones import Milestone, add_note, record_milestone
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, MR_D, NOW, OFFICER, a_case
from tests.casework.righted_cases import MEND, righted
from tests.casework.test_hazard_actions import two_hazards


def test_the_newest_entry_is_on_top_and_nothing_is_left_out(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    add_note(desk, case.id, dt.date(2026, 10, 1), "He rang before.")
    lines = history(case_records(desk, case.id))
    assert [line.kind for line in lines] == ["note", "assigned", "defined", "person", "edition", "received", "opened"]
    assert [line.seq for line in lines] == sorted((line.seq for line in lines), reverse=True)
    assert {(line.actor, line.recorded_at) for line in lines} == {(OFFICER, NOW)}


def test_what_they_said_stands_beside_the_receipt(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    assert case.line("received").detail == MR_D.words
    assert case.line("person").detail == ""


def test_a_struck_out_entry_names_the_one_that_struck_it_and_can_be_changed_no_more(
    desk: Desk, settings: Settings
) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    old = case.line("acknowledged").seq
    first = correct_date(case.desk, case.id, old, dt.date(2026, 11, 21), "It went on Saturday.")
    last = strike_out(case.desk, case.id, first, "No, it never went.")
    found = {line.seq: line for line in case.file.history}
    assert found[old].struck_by is not None
    assert found[first].struck_by is not None
    assert found[last].struck_by is None
    for seq in (old, first, last):
        assert (found[seq].date_name, found[seq].voidable) == ("", False)
    assert found[last].detail == "Reason: No, it never went."


def test_of_a_date_corrected_twice_each_old_one_names_what_took_its_place(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    first = case.line("received").seq
    second = correct_date(desk, case.id, first, dt.date(2026, 11, 20), "Friday.")
    third = correct_date(desk, case.id, second, dt.date(2026, 11, 19), "Thursday.")
    found = {line.seq: line for line in case.file.history}
    assert (found[first].struck_by, found[second].struck_by, found[third].struck_by) == (second, third, None)


def test_each_line_offers_what_can_be_done_to_it(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes").issued(MONDAY).posted(MONDAY)
    for line in case.file.history:
        assert line.date_name == DATED.get(line.kind, "")
        assert line.voidable == (line.kind in VOIDABLE)
        assert line.sentence.endswith(".")


@pytest.mark.parametrize(
    ("more", "detail"),
    [
        ({"agreed": "no"}, "The resident did not agree to the new date."),
        ({"agreed": "yes"}, "The resident agreed to the new date."),
        ({"panel": True}, "For convening a panel."),
    ],
)
def test_the_story_keeps_what_decides_whether_a_notice_counts(
    desk: Desk, settings: Settings, more: dict[str, Any], detail: str
) -> None:
    case = a_case(desk).received(MONDAY)
    record_milestone(desk, case.id, Milestone("extended", MONDAY, until=dt.date(2026, 12, 21), reason="Ill.", **more))
    assert case.line("extended").detail == detail


@pytest.mark.parametrize(
    ("agreed", "detail"),
    [
        ("yes", "The resident agreed."),
        ("no", "The resident did not agree."),
        ("asked", "The resident was asked."),
    ],
)
def test_of_what_puts_it_right_the_story_says_whether_they_agreed_to_that_and_to_no_date(
    desk: Desk, settings: Settings, agreed: str, detail: str
) -> None:
    case = righted(desk, replace(MEND, agreed=agreed))
    assert case.line("remedy").detail == detail


def test_what_is_said_of_a_hazard_says_of_which(desk: Desk, settings: Settings) -> None:
    case = two_hazards(desk)
    first, second = case_records(case.desk, case.id).hazards
    done = HazardAction(case.desk.today(), "Made safe.", "yes", "the plumber", first.seq)
    record_hazard_action(case.desk, case.id, done)
    said = [line.detail for line in case.file.history if line.kind.startswith("hazard")]
    radiator = "It is about “You reported the leaking radiator several times and nobody came. Your…”"
    assert said == [radiator, f"It is about{second.named}", radiator]
