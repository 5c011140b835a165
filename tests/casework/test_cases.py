"""One case as the journal tells it."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text

from app.casework.cases import CaseRecords, NoSuchCase, NotYetInBook, case_records, cases_numbered, open_cases
from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.edition_changes import change_edition
from app.casework.hazard_actions import HazardAction, record_hazard_action
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


def test_an_entry_that_is_only_supposed_comes_after_all_of_the_case(desk: Desk, settings: Settings) -> None:
    first = a_case(desk).received("2026-11-23")
    a_case(desk).received("2026-11-23")
    found = case_records(desk, first.id)
    assert found.next_seq == max(record.seq for record in found.records) + 1


def test_a_case_says_who_and_where_and_under_which_reference(desk: Desk, settings: Settings) -> None:
    found = case_records(desk, a_case(desk).received("2026-11-23").id)
    assert (found.reference, found.who, found.where) == ("2026/001", "Mr D. Dunmore", "14 Chapel Row")


def test_the_open_cases_come_in_the_order_in_which_they_were_opened(desk: Desk, settings: Settings) -> None:
    cases = [a_case(desk).received(day) for day in ("2026-11-02", "2026-11-20", "2026-10-12")]
    cases[0].acknowledged("2026-11-03").responded("2026-11-10").closed("2026-11-20")
    log_request(desk, RequestIntake("service_request", MONDAY, "Mrs E. Vale", matter="A tap drips."))
    assert [case.case_id for case in open_cases(desk)] == [cases[1].id, cases[2].id]


def test_cases_are_read_in_the_order_asked_for_and_what_is_no_complaint_is_left_out(
    desk: Desk, settings: Settings
) -> None:
    first, second = (a_case(desk).received(MONDAY).id for _ in range(2))
    request = log_request(desk, RequestIntake("service_request", MONDAY, "Mrs E. Vale", matter="A tap drips."))
    with desk.book.reading() as session:
        found = cases_numbered(desk, session, [second, request, 999, first])
    assert [case.case_id for case in found] == [second, first]


def test_the_edition_of_a_case_is_what_its_entry_says(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-23")
    with desk.book.writing(OFFICER) as work:
        work.session.execute(text("UPDATE complaint SET edition = '2022'"))
    assert case_records(desk, case.id).edition.key == "2024"


def test_a_chosen_edition_gives_its_reason(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-23")
    assert case_records(desk, case.id).edition_chosen == ""
    change_edition(desk, case.id, "2022", "An older policy.")
    assert case_records(desk, case.id).edition_chosen == "An older policy."


def test_a_case_that_came_later_was_not_in_the_book_yet(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20")  # recorded on Monday 23 November, as everything here
    with pytest.raises(NotYetInBook) as caught:
        case_records(desk.as_known_on(dt.date(2026, 11, 20)), case.id)
    assert caught.value.sentence == "This case was not in the book yet on Friday 20 November 2026."
    with pytest.raises(NoSuchCase, match="no such case"):
        case_records(desk.as_known_on(dt.date(2026, 11, 20)), 999)
    assert case_records(desk.as_known_on(MONDAY), case.id) == case_records(desk, case.id)


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
    without = CaseRecords(found.case_id, (), (), found.edition, ())
    assert without.next_seq == 1
    with pytest.raises(NoSuchCase, match="Check your records"):
        without.received_on()


def test_a_hazard_presses_until_the_first_investigation_that_stands(desk: Desk, settings: Settings) -> None:
    assert not case_records(desk, a_case(desk).received(MONDAY).id).hazard_pressing
    case = a_case(desk).received(MONDAY, hazard="yes")

    def now() -> tuple[bool, bool, dt.date | None]:
        found = case_records(desk, case.id)
        return found.hazard_pressing, found.hazard_acted_on, found.hazards[0].investigated_on

    assert now() == (True, False, None)
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "Told the warden.", "no"))
    assert now() == (True, True, None)
    first = dt.date(2026, 11, 20)
    seq = record_hazard_action(desk, case.id, HazardAction(MONDAY, "Made safe.", "yes", "the plumber"))
    record_hazard_action(desk, case.id, HazardAction(first, "An electrician looked at it.", "yes", "the plumber"))
    assert now() == (False, True, first)
    for line in case.file.history:
        if line.kind == "hazard_action" and line.seq >= seq:
            strike_out(desk, case.id, line.seq, "It was another flat.")
    assert now() == (True, True, None)


def test_whoever_was_told_at_the_intake_acted_and_did_not_investigate(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes", hazard_action="the plumber was rung")
    found = case_records(desk, case.id)
    assert (found.hazard_pressing, found.hazard_acted_on) == (True, True)


def test_a_stage_is_answered_on_the_day_of_its_own_answer(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    found = case_records(desk, case.id)
    assert (found.answered_on(1), found.answer_sent(1)) == (None, None)
    case.responded("2026-12-04").asked_for(2, "2026-12-10")
    found = case_records(case.desk, case.id)
    assert (found.answered_on(1), found.answered_on(2)) == (dt.date(2026, 12, 4), None)
    clocks = [found.answer_clock(stage) for stage in (1, 2, 3)]
    assert [clock.key if clock else "" for clock in clocks] == ["stage1.respond", "stage2.respond", ""]
