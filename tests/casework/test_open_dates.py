"""Open dates: what a case still has to keep, whoever set the date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.fulfilments import keep_promise
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.house_rules import keep_house_rule
from app.casework.open_dates import OpenDate, cases_open_on, dates_of, open_dates
from app.casework.settings import Settings, save_settings
from app.models.books import book_in_memory
from app.rules.house_rules import HouseRule
from tests.casework.cases import MONDAY, MR_D, Case, a_case, on
from tests.casework.righted_cases import FRIDAY, answered, first, of_first


def found(case: Case) -> list[tuple[str, str, bool]]:
    dates = dates_of(case.desk, case_records(case.desk, case.id))
    return [(date.key, date.due.isoformat(), date.projected) for date in dates]


def test_the_running_clock_and_the_projected_one_are_open(desk: Desk, settings: Settings) -> None:
    """Received on Monday 23 November 2026: 24 to 27 (4), 30 (5); then ten working days to Monday 14 December."""
    case = a_case(desk).received(MONDAY)
    assert found(case) == [("stage1.acknowledge", "2026-11-30", False), ("stage1.respond", "2026-12-14", True)]
    first, then = dates_of(desk, case_records(desk, case.id))
    assert (first.what, first.do, first.who) == (
        "Stage 1 acknowledgement",
        "Write the acknowledgement",
        "Mr D. Dunmore",
    )
    assert then.middle == "stage 1 response (projected)"


def test_what_is_done_is_not_open_and_a_closed_case_has_nothing_open(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-09").acknowledged("2026-11-10")
    assert [key for key, _, _ in found(case)] == ["stage1.respond"]
    case.responded("2026-11-20")
    assert found(case) == []
    answered = a_case(desk).received("2026-11-09", hazard="yes").acknowledged("2026-11-10").responded("2026-11-20")
    assert [key for key, _, _ in found(answered)] == ["hazard"]
    seen = HazardAction(dt.date(2026, 11, 20), "The light was made safe.", "yes", "the electrician")
    record_hazard_action(answered.desk, answered.id, seen)
    assert found(answered.closed("2026-11-20")) == []


def test_the_landlords_own_limit_stands_beside_the_clock(desk: Desk, settings: Settings) -> None:
    """Ten working days from receipt on Monday 9 November: the 23rd. The Code's ten run from Wednesday 11: the 25th."""
    keep_house_rule(desk, HouseRule("stage1.respond", 10, from_origin=True), "Policy 4.2")
    case = a_case(desk).received("2026-11-09")
    assert ("own:stage1.respond", "2026-11-23", False) in found(case)  # counted from what has happened
    case.acknowledged("2026-11-11")
    assert found(case) == [("stage1.respond", "2026-11-25", False), ("own:stage1.respond", "2026-11-23", False)]


def test_the_next_update_is_open(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-09").acknowledged("2026-11-11")
    with desk.book.writing("Anne Clerk") as work:
        body = {"stage": 1, "every": 1, "unit": "weeks"}
        work.append(case.id, "updates_agreed", on=dt.date(2026, 11, 20), sentence="Agreed.", body=body)
    assert ("updates:1", "2026-11-27", False) in found(case)


def test_a_hazard_is_open_until_it_was_investigated(desk: Desk, settings: Settings) -> None:
    """Ten working days after Monday 23 November: Monday 7 December."""
    case = Case(desk).received(MONDAY, hazard="yes")
    assert ("hazard", "2026-12-07", False) in found(case)
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "Told the warden.", "no"))
    assert ("hazard", "2026-12-07", False) in found(case)
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "The plumber made it safe.", "yes", "the plumber"))
    assert "hazard" not in [key for key, _, _ in found(case)]


def test_all_open_dates_come_soonest_first(desk: Desk, settings: Settings) -> None:
    for day in ("2026-11-23", "2026-11-16"):
        a_case(desk).received(day, logged=MONDAY)
    dates = [date.due for date in open_dates(desk)]
    assert (dates, len(dates)) == (sorted(dates), 4)


def test_a_day_counts_in_cases_received_by_then_and_not_closed_before(desk: Desk, settings: Settings) -> None:
    names = {"A": ("2026-11-02", "2026-11-13"), "B": ("2026-11-02", "2026-11-16"), "C": ("2026-11-16", "")}
    for name, (received, closed) in names.items():
        case = a_case(desk).received(received, person=replace(MR_D.person, name=name))
        if closed:
            case.acknowledged(closed).responded(closed).closed(closed)
    a_case(desk).received("2026-11-17")
    assert [case.who for case in cases_open_on(on(desk, MONDAY), dt.date(2026, 11, 16))] == ["B", "C"]


def test_on_a_desk_of_the_past_a_day_counts_in_what_was_known_then(settings: Settings, desk: Desk) -> None:
    """Both cases were typed on Monday; one was closed on Tuesday, and on that day's desk it is gone by Wednesday."""
    tuesday, wednesday = (MONDAY + dt.timedelta(days=days) for days in (1, 2))
    hands = [dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)]
    book = book_in_memory(lambda: hands[0])
    today = on(replace(desk, book=book), MONDAY)
    save_settings(today, settings)
    answered = a_case(today).received(MONDAY).acknowledged(MONDAY).responded(MONDAY)
    going_on = a_case(today).received(MONDAY)
    hands[0] += dt.timedelta(days=1)
    answered.closed(tuesday)
    later = on(today, tuesday)
    known = {day: later.as_known_on(day) for day in (MONDAY, tuesday)}
    found = {day: [case.case_id for case in cases_open_on(then, wednesday)] for day, then in known.items()}
    assert found == {MONDAY: [answered.id, going_on.id], tuesday: [going_on.id]}
    assert [case.case_id for case in cases_open_on(later, wednesday)] == found[tuesday]
    book.close()


def test_an_open_date_says_what_it_is_in_the_middle_of_a_sentence() -> None:
    date = OpenDate(1, "2026/001", "Mr D", "hazard", "Investigation of the possible hazard", MONDAY, 1, "Do it")
    assert date.middle == "investigation of the possible hazard"


def test_a_promise_is_a_date_to_keep_under_its_number_and_unnamed(desk: Desk, settings: Settings) -> None:
    case = answered(desk)
    (date,) = open_dates(case.desk)
    assert (date.key, date.due, date.what) == (f"promise:{of_first(case)}", FRIDAY, "Stage 1 promise")
    assert date.do == "See to what was promised: Mend the radiator in the front room"
    keep_promise(case.desk, case.id, first(case).seq, dt.date(2026, 11, 27), "Seen on Friday.")
    assert open_dates(case.desk) == ()
