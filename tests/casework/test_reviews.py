"""What is looked at again: each has its day on Today, on `due`, in the diary and its working, and what settles it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.contacts import Contact, log_contact
from app.casework.desks import Desk
from app.casework.diaries import diary
from app.casework.due_lists import DueRow, due_list, presses
from app.casework.open_dates import dates_of
from app.casework.particulars import Needs, change_needs
from app.casework.representations import end_representation, record_representation
from app.casework.restrictions import lift_restriction
from app.casework.reviews import DIARY_WORDS, reviews_of
from app.casework.settings import Settings
from app.casework.workings import working_of
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.casework.people_cases import DAUGHTER, represented, restricted, talked

FRIDAY_4 = dt.date(2026, 12, 4)


def helped(desk: Desk) -> Case:
    case = a_case(desk).received(MONDAY)
    needs = Needs(adjustments=("Ring in the mornings.",), review_on=FRIDAY_4)
    change_needs(desk, case.id, needs, "He told us.")
    return case


def acting(desk: Desk) -> Case:
    case = represented(desk)
    record_representation(desk, case.id, replace(DAUGHTER, ends=FRIDAY_4))
    return case


def row_of(desk: Desk, kind: str) -> DueRow | None:
    return next((row for row in due_list(desk) if row.clock.partition(":")[0] == kind), None)


CASES = {"adjustments": helped, "restriction": restricted, "representative": acting, "contact": talked}
DAYS = {
    "adjustments": ("2026-12-04", "Ask whether what helps them still does by Friday 4 December 2026", "adjust"),
    "restriction": ("2027-02-01", "Review the contact restriction by Monday 1 February 2027", "review_restriction"),
    "representative": (
        "2026-12-04",
        "Ask whether Mrs S. Dunmore goes on acting for them by Friday 4 December 2026",
        "represent",
    ),
    "contact": ("2026-12-07", "Be in touch as agreed by Monday 7 December 2026", "log_contact"),
}
"""A call on Monday 23 November and every two weeks: by Monday 7 December."""


@pytest.mark.parametrize("kind", CASES)
def test_each_is_a_row_of_today_within_a_week_of_its_day_with_its_button(
    desk: Desk, settings: Settings, kind: str
) -> None:
    case, (day, headline, deed) = CASES[kind](desk), DAYS[kind]
    due = dt.date.fromisoformat(day)
    assert row_of(on(desk, due - dt.timedelta(days=9)), kind) is None
    row = row_of(on(desk, due - dt.timedelta(days=3)), kind)
    assert row is not None
    assert (row.due, row.headline, row.group) == (due, headline, "week")
    assert row.step is not None
    assert (row.step.key, row.step.kind) == ("deed", deed)
    late = row_of(on(desk, due + dt.timedelta(days=3)), kind)
    assert late is not None
    assert (late.group, late.step) == ("late", row.step)
    assert presses(on(desk, due), case_records(desk, case.id))


@pytest.mark.parametrize("kind", CASES)
def test_each_is_in_the_diary_without_a_name_and_has_its_working(desk: Desk, settings: Settings, kind: str) -> None:
    case, (day, _, _) = CASES[kind](desk), DAYS[kind]
    (date,) = (one for one in dates_of(desk, case_records(desk, case.id)) if one.key.partition(":")[0] == kind)
    due = dt.date.fromisoformat(day)
    (entry,) = (one for one in diary(desk, due, due) if one.what == DIARY_WORDS[kind])
    assert entry.clause.startswith("Code ")
    assert "Dunmore" not in entry.title
    made = working_of(desk, case.id, date.key)
    assert (made.due, made.key) == (due, date.key)
    assert "Dunmore" not in made.text()


def test_what_was_settled_is_no_row_any_more(desk: Desk, settings: Settings) -> None:
    at = on(desk, "2026-12-07")
    case = acting(desk)
    (seq,) = (int(one.of) for one in reviews_of(at, case_records(at, case.id)))
    end_representation(at, case.id, seq, FRIDAY_4, "She moved away.")
    assert reviews_of(at, case_records(at, case.id)) == ()
    case = talked(desk)
    log_contact(at, case.id, Contact(dt.date(2026, 12, 7), "phone", "out", "Mr D. Dunmore", "It goes on."))
    (word,) = reviews_of(at, case_records(at, case.id))
    assert word.due == dt.date(2026, 12, 21)
    case = restricted(desk)
    (seq,) = (int(one.of) for one in reviews_of(at, case_records(at, case.id)))
    lift_restriction(at, case.id, seq, dt.date(2026, 12, 7), "He rings by day.")
    assert reviews_of(at, case_records(at, case.id)) == ()
    case = helped(desk)
    change_needs(at, case.id, Needs(adjustments=("Ring in the mornings.",)), "He still wants it.")
    assert reviews_of(at, case_records(at, case.id)) == ()


def test_they_come_in_the_order_of_their_dates(desk: Desk, settings: Settings) -> None:
    for make in CASES.values():
        make(desk)
    rows = [row for row in due_list(on(desk, "2026-12-08")) if row.group == "late"]
    assert [row.due for row in rows] == sorted(row.due for row in rows)


def test_a_representative_until_a_year_that_has_no_calendar_is_no_row(desk: Desk, settings: Settings) -> None:
    case = represented(desk)
    record_representation(desk, case.id, replace(DAUGHTER, ends=dt.date(2099, 1, 1)))
    assert reviews_of(desk, case_records(desk, case.id)) == ()


def test_a_closed_case_has_nothing_to_look_at(desk: Desk, settings: Settings) -> None:
    case = helped(desk)
    case.acknowledged(MONDAY).responded(MONDAY).closed(MONDAY)
    assert reviews_of(desk, case_records(desk, case.id)) == ()
