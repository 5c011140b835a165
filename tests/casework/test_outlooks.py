"""What an entry would do to the clocks, before it is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.cases import case_records
from app.casework.files import case_file
from app.casework.milestones import Milestone, close_case, record_milestone
from app.casework.outlooks import (
    beside_outlook,
    closed_problems,
    countable_problems,
    entry_problems,
    outlook,
    uncountable,
)
from app.rules.problems import Refused
from app.rules.timelines import Entry
from tests.case_desks import INTAKE, MONDAY, CaseDesk, case_desk

WEDNESDAY = dt.date(2026, 11, 25)


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path)


def said(at_hand: CaseDesk, kind: str, on: dt.date, until: dt.date | None = None, corrects: int | None = None) -> str:
    case = case_records(at_hand.desk, at_hand.case_id)
    entry = Entry(seq=case.next_seq, kind=kind, on=on, until=until, corrects=corrects)
    return " ".join(outlook(at_hand.desk, case, entry))


def test_an_acknowledgement_stops_one_clock_and_starts_the_next(at_hand: CaseDesk) -> None:
    words = said(at_hand, "acknowledged", WEDNESDAY)
    assert "Stage 1 acknowledgement: in time; it was due by Monday 30 November 2026." in words
    assert "Answer by Wednesday 9 December 2026 instead of Monday 14 December 2026." in words


def test_lateness_is_said_before_it_is_recorded(at_hand: CaseDesk) -> None:
    assert "2 working days late; it was due by Monday 30" in said(at_hand, "acknowledged", dt.date(2026, 12, 2))


def test_a_notice_that_does_not_count_is_said_to(at_hand: CaseDesk) -> None:
    at_hand.did("acknowledged", MONDAY)
    assert "It does not count" in said(at_hand, "extended", dt.date(2026, 12, 20), until=dt.date(2027, 1, 4))


def test_striking_out_runs_the_clock_again(at_hand: CaseDesk) -> None:
    seq = at_hand.did("acknowledged", MONDAY)
    words = said(at_hand, "voided", MONDAY, corrects=seq)
    assert "Stage 1 acknowledgement: it counts as not sent, and is due by Monday 30 November 2026." in words


def test_a_stage_not_asked_for_is_no_longer_due(at_hand: CaseDesk) -> None:
    at_hand.did("acknowledged", MONDAY)
    at_hand.did("responded", MONDAY)
    seq = at_hand.did("escalation_requested", MONDAY, 2, "Canon H. Price")
    assert "Stage 2 response: no longer due." in said(at_hand, "voided", MONDAY, corrects=seq)


def test_a_note_moves_nothing(at_hand: CaseDesk) -> None:
    assert said(at_hand, "note", MONDAY) == ""


def test_what_lies_beyond_the_calendar_is_a_problem_and_no_crash(at_hand: CaseDesk) -> None:
    case = case_records(at_hand.desk, at_hand.case_id)
    entry = Entry(seq=case.next_seq, kind="acknowledged", on=dt.date(2040, 12, 31))
    assert outlook(at_hand.desk, case, entry) == ()
    assert countable_problems(at_hand.desk, case, entry, "on")[0].field == "on"
    good = Entry(seq=case.next_seq, kind="acknowledged", on=MONDAY)
    assert countable_problems(at_hand.desk, case, good, "on") == ()


def test_what_another_edition_would_make_of_it(at_hand: CaseDesk) -> None:
    """Under the Code of 2020 the answer is counted from the receipt: ten working days from Monday 23 November."""
    case, first = case_records(at_hand.desk, at_hand.case_id), at_hand.desk.editions.named("2020")
    entry = Entry(case.next_seq, "edition", MONDAY)
    moved = "Answer by Monday 7 December 2026 instead of Monday 14 December 2026."
    assert outlook(at_hand.desk, case, entry, first) == (moved,)
    assert beside_outlook(at_hand.desk, case, entry, first) == ()
    assert countable_problems(at_hand.desk, case, entry, "edition", first) == ()


def test_whoever_writes_an_entry_is_told_what_stands_against_it(at_hand: CaseDesk) -> None:
    case = case_records(at_hand.desk, at_hand.case_id)
    assert entry_problems(at_hand.desk, case, Entry(case.next_seq, "acknowledged", MONDAY)) == ()
    (problem,) = entry_problems(at_hand.desk, case, Entry(case.next_seq, "acknowledged", dt.date(2026, 11, 20)))
    assert problem.field == "on"
    assert "is before the complaint was received" in problem.sentence
    beyond = Entry(case.next_seq, "extended", MONDAY, until=dt.date(2999, 1, 1), good_reason="Long.")
    assert [problem.field for problem in entry_problems(at_hand.desk, case, beyond)] == ["until"]


def test_a_closed_case_takes_nothing_more(at_hand: CaseDesk) -> None:
    assert closed_problems(case_records(at_hand.desk, at_hand.case_id)) == ()
    at_hand.did("acknowledged", MONDAY)
    at_hand.did("responded", MONDAY)
    close_case(at_hand.desk, at_hand.case_id, MONDAY, "Done.")
    (problem,) = closed_problems(case_records(at_hand.desk, at_hand.case_id))
    assert problem.sentence == "This case is closed. Open it again first, then record what happened."


def test_words_of_progress_beyond_the_calendar_are_refused_and_the_case_stays_readable(tmp_path: Path) -> None:
    """Every twelve months from Thursday 1 March 2040 is 2041, of which no bank holidays are known."""
    march = dt.date(2040, 3, 1)
    made = case_desk(tmp_path, replace(INTAKE, received_on=march), march)
    case = case_records(made.desk, made.case_id)
    yearly = Entry(case.next_seq, "updates_agreed", march, every=12, unit="months")
    (problem,) = entry_problems(made.desk, case, yearly)
    assert problem.field == "on"
    assert "Friday 1 March 2041 is outside the years" in problem.sentence
    with pytest.raises(Refused):
        record_milestone(made.desk, made.case_id, Milestone("updates_agreed", march, every=12, unit="months"))
    record_milestone(made.desk, made.case_id, Milestone("updates_agreed", march, every=6, unit="months"))
    assert case_file(made.desk, made.case_id).updates[0].next_due == dt.date(2040, 9, 1)
    assert uncountable(made.desk, [*case.entries, yearly], case.edition) == problem.sentence
    assert uncountable(made.desk, case.entries, case.edition) == ""
