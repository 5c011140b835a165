"""What becomes of a refusal: the resident is told why, it is overturned, it is corrected, and the case is closed."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.milestones import close_case
from app.casework.overturnings import Overturning, overturn, record_telling, telling_blocked
from app.casework.refusals import accept, refuse
from app.casework.settings import Settings
from app.models.checks import check_book
from app.rules.problems import Refused
from tests.casework.cases import MONDAY, refused
from tests.casework.refused_cases import moved_to, new_case, overturned, records, refusal_of, refused_case

# Telling the resident, and closing


def test_a_refused_case_is_closed_once_the_resident_was_told_why(desk: Desk, settings: Settings) -> None:
    case = moved_to(refused_case(desk), "2026-11-25")
    assert "not told in writing" in case.file.close_blocked
    record_telling(case.desk, case.id, dt.date(2026, 11, 24), "by second class post")
    assert "can be closed" in due_list(case.desk)[0].note
    with refused(case.desk) as said:
        close_case(case.desk, case.id, dt.date(2026, 11, 20), "It is at court.")
    assert "refused" in said["on"]
    case.closed("2026-11-25")
    assert case.file.closed_on == dt.date(2026, 11, 25)
    assert check_book(case.desk.book).sound


def test_the_letter_goes_once_and_not_before_the_decision(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    assert "Nothing is refused" in telling_blocked(records(case))
    with refused(case.desk) as said:
        record_telling(case.desk, case.id, MONDAY, "")
    assert "Nothing is refused" in said[""]
    refuse(case.desk, case.id, refusal_of(case))
    with refused(case.desk) as said:
        record_telling(case.desk, case.id, dt.date(2026, 11, 20), "z" * 121)
    assert set(said) == {"on", "how"}
    record_telling(case.desk, case.id, MONDAY, "")
    assert "already" in telling_blocked(records(case))


# Overturned


def test_scenario_b_refused_on_time_and_overturned_goes_on_as_received_and_as_late(
    desk: Desk, settings: Settings
) -> None:
    before = new_case(desk).clock("stage1.acknowledge").due
    case = refused_case(desk)
    record_telling(case.desk, case.id, MONDAY, "by post")
    case.closed("2026-11-24")
    overturned(case, "2027-01-12")
    assert case.file.received_on == MONDAY
    assert case.file.closed_on is None
    assert case.file.refused == ""
    acknowledge = case.clock("stage1.acknowledge")
    assert acknowledge.due == before
    assert acknowledge.standing.word == "overdue"
    assert acknowledge.standing.late_by == 28  # 1 December to 12 January, without weekends and three bank holidays
    assert {row.group for row in due_list(case.desk)} == {"late"}
    line = case.line("overturned").sentence
    assert "The Housing Ombudsman (202699999) overturned it on Tuesday 12 January 2027." in line
    assert "received on Monday 23 November 2026 as before" in line
    case = case.acknowledged("2027-01-13").responded("2027-01-14")
    assert case.clock("stage1.acknowledge").standing.word == "late"
    assert check_book(case.desk.book).sound


def test_scenario_b_refused_and_then_accepted_on_discretion(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    overturned(case, "2026-11-25", "landlord", reason="Her daughter told us of the hospital.")
    assert "We changed our mind on Wednesday 25 November 2026." in case.line("overturned").sentence
    assert records(case).facts("overturned")["reference"] == ""
    accept(case.desk, case.id, refusal_of(case, reasons="She was in hospital."))
    assert records(case).facts("accepted")["reasons"] == "She was in hospital."
    assert [clock.key for clock in records(case).waiting] == ["stage1.acknowledge", "stage1.respond"]


def test_overturning_says_who_when_and_why(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    with refused(case.desk) as said:
        overturn(case.desk, case.id, Overturning(MONDAY, "ombudsman", "", "It should."))
    assert "Nothing is refused" in said[""]
    refuse(case.desk, case.id, refusal_of(case))
    with refused(case.desk) as said:
        overturn(case.desk, case.id, Overturning(dt.date(2026, 11, 20), "the neighbour", "r" * 121, " "))
    assert set(said) == {"on", "by", "reference", "reason"}
    with refused(case.desk) as said:
        overturn(case.desk, case.id, Overturning(None, "landlord", "", "y" * 20_001))
    assert set(said) == {"on", "reason"}


def test_what_was_overturned_can_be_refused_again_on_another_ground(desk: Desk, settings: Settings) -> None:
    case = overturned(refused_case(desk), "2026-11-25", "landlord")
    refuse(case.desk, case.id, refusal_of(case, "court"))
    assert "it is at court" in case.file.refused
    overturned(case, "2026-11-26")
    assert case.file.refused == ""


# Corrections


def test_a_corrected_date_of_the_refusal_leaves_it_overturned(desk: Desk, settings: Settings) -> None:
    case = overturned(refused_case(desk), "2026-11-26")
    seq = case.line("refused").seq
    correct_date(case.desk, case.id, seq, dt.date(2026, 11, 25), "The trustees met on the Wednesday.")
    assert records(case).refused is None
    with pytest.raises(Refused, match="is before the refusal"):
        correct_date(case.desk, case.id, case.line("overturned").seq, dt.date(2026, 11, 24), "A slip.")


def test_a_struck_out_refusal_never_was_and_one_that_was_told_stays(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    record_telling(case.desk, case.id, MONDAY, "")
    with refused(case.desk) as said:
        strike_out(case.desk, case.id, case.line("refused").seq, "The wrong case.")
    assert "Strike that out first." in said[""]
    strike_out(case.desk, case.id, case.line("refusal_told").seq, "The wrong case.")
    strike_out(case.desk, case.id, case.line("refused").seq, "The wrong case.")
    assert records(case).refused is None
    assert records(case).waiting


def test_an_overturning_is_struck_out_only_while_nothing_came_of_it(desk: Desk, settings: Settings) -> None:
    case = overturned(refused_case(desk), "2026-11-25").acknowledged("2026-11-26")
    with refused(case.desk) as said:
        strike_out(case.desk, case.id, case.line("overturned").seq, "It was another case.")
    assert "has gone on since" in said[""]
    strike_out(case.desk, case.id, case.line("acknowledged").seq, "It was another case.")
    strike_out(case.desk, case.id, case.line("overturned").seq, "It was another case.")
    assert records(case).refused is not None


def test_nothing_of_a_closed_refusal_is_struck_out(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    record_telling(case.desk, case.id, MONDAY, "")
    case.closed(MONDAY)
    with refused(case.desk) as said:
        strike_out(case.desk, case.id, case.line("refused").seq, "The wrong case.")
    assert "closed" in said[""]
