"""One case as the journal tells it."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.cases import CaseRecords, NoSuchCase, case_records
from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.questions import due_list
from app.casework.requests import RequestIntake, log_request
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, OFFICER, REVIEWER, a_case


def test_a_case_knows_its_edition_stage_people_and_clocks(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10")
    case.asked_for(2, "2026-11-12")
    found = case_records(case.desk, case.id)
    assert (found.edition.key, found.stage, found.file_closed) == ("2024", 2, False)
    assert found.people == {1: OFFICER, 2: REVIEWER}
    assert [clock.key for clock in found.clocks] == [
        "stage1.acknowledge",
        "stage1.respond",
        "stage2.acknowledge",
        "stage2.respond",
    ]
    assert found.received_on() == dt.date(2026, 11, 2)


def test_a_fact_is_that_of_the_newest_entry_that_stands(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-23")
    correct_date(desk, case.id, case.line("received").seq, dt.date(2026, 11, 20), "She told the warden.")
    found = case_records(desk, case.id)
    assert found.received_on() == dt.date(2026, 11, 20)
    assert found.facts("received")["how"] == "phone"  # a corrected date keeps everything else
    assert found.facts("extended") == {}
    assert found.last("extended") is None
    assert len([record for record in found.records if record.kind == "received"]) == 2


def test_the_next_number_is_the_books_and_not_the_cases(desk: Desk, settings: Settings) -> None:
    first = a_case(desk).received("2026-11-23")
    before = case_records(desk, first.id).next_seq
    a_case(desk).received("2026-11-23")
    after = case_records(desk, first.id)
    assert after.next_seq > before
    assert after.next_seq > max(record.seq for record in after.records) + 1


def test_closed_cases_are_not_among_the_open_ones(desk: Desk, settings: Settings) -> None:
    done = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10").closed("2026-11-20")
    open_one = a_case(desk).received("2026-11-23")
    assert [row.case_id for row in due_list(desk)] == [open_one.id, open_one.id]
    assert case_records(desk, done.id).file_closed
    strike_out(desk, done.id, done.line("closed").seq, "She rang again.")
    assert not case_records(desk, done.id).file_closed


@pytest.mark.parametrize("number", [0, 1, 999, -1])
def test_there_is_no_case_under_another_number(desk: Desk, settings: Settings, number: int) -> None:
    with pytest.raises(NoSuchCase, match="no such case in this book"):
        case_records(desk, number)


def test_a_contact_that_is_no_complaint_is_no_case(desk: Desk, settings: Settings) -> None:
    request = log_request(desk, RequestIntake("service_request", MONDAY, "Mrs E. Vale", matter="A tap drips."))
    with pytest.raises(NoSuchCase):
        case_records(desk, request)


def test_a_case_without_a_date_received_says_where_to_look(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-23")
    found = case_records(desk, case.id)
    without = CaseRecords(found.case_id, (), found.edition, (), found.next_seq)
    with pytest.raises(NoSuchCase, match="Check your records"):
        without.received_on()
