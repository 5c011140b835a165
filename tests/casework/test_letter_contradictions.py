"""What a letter is to say of the record, held to what the record has."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.letter_contradictions import contradictions, missed_clocks, missed_what
from app.casework.particulars import Needs, change_needs
from app.casework.settings import Settings
from app.rules.dates import long_date
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.casework.letter_cases import overdue, running

ACKNOWLEDGE_BY = dt.date(2026, 11, 30)
ANSWER_BY = dt.date(2026, 12, 8)


def said(case: Case, kind: str, **answers: Any) -> dict[str, str]:  # noqa: ANN401 - whatever a field takes
    found = contradictions(case.desk, case_records(case.desk, case.id), kind, answers)
    return {one.field: one.sentence for one in found}


def unacknowledged(desk: Desk, day: dt.date) -> Case:
    case = a_case(desk).received(MONDAY)
    case.desk = on(case.desk, day)
    return case


def test_what_was_missed_is_what_waits_though_its_day_has_passed(desk: Desk, settings: Settings) -> None:
    case = unacknowledged(desk, dt.date(2026, 12, 2))
    (missed,) = missed_clocks(case.desk, case_records(case.desk, case.id))
    assert (missed_what(missed), missed.due) == ("acknowledgement", ACKNOWLEDGE_BY)
    assert missed_clocks(case.desk, case_records(case.desk, case.id), "answer") == []


def test_the_day_that_was_missed_is_that_of_its_own_clock(desk: Desk, settings: Settings) -> None:
    case = overdue("2024")(desk)
    assert said(case, "missed_deadline", missed_what="answer", missed_on=ANSWER_BY) == {}
    assert said(case, "missed_deadline", missed_what="answer", missed_on=ACKNOWLEDGE_BY) == {
        "missed_on": (
            "The answer was not due on Monday 30 November 2026, but by Tuesday 8 December 2026. Give that day."
        )
    }


def test_what_is_not_late_is_nothing_to_be_sorry_for(desk: Desk, settings: Settings) -> None:
    case = unacknowledged(desk, dt.date(2026, 12, 2))
    assert said(case, "missed_deadline", missed_what="answer", missed_on=ACKNOWLEDGE_BY) == {
        "missed_what": "The answer is not late. The letter that it was received is: choose that."
    }
    days = {"not_acknowledged_on": ACKNOWLEDGE_BY}
    assert said(case, "missed_deadline", missed_what="acknowledgement", **days) == {}
    assert said(case, "missed_deadline", missed_what="") == {}


@pytest.mark.parametrize(("told", "disclosed", "stops"), [("", "Deaf.", True), ("You hear badly.", "Deaf.", False)])
def test_a_letter_does_not_say_that_nothing_is_on_record_where_something_is(
    desk: Desk, settings: Settings, told: str, disclosed: str, *, stops: bool
) -> None:
    """2024 Code 5.10. What is on record is not repeated: it is kept on this PC."""
    case = running("2024")(desk)
    change_needs(case.desk, case.id, Needs(disclosed=disclosed), "He told us.")
    found = said(case, "adjustment", told=told)
    assert set(found) == ({"told"} if stops else set())
    assert "Deaf" not in str(found)


def test_with_nothing_on_record_the_letter_may_say_so(desk: Desk, settings: Settings) -> None:
    assert said(a_case(desk).received(MONDAY), "adjustment", told="") == {}


def test_a_new_date_that_is_no_later_is_no_new_date(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    days = {"old_date": ANSWER_BY, "new_date": ANSWER_BY}
    assert said(case, "action_update", **days) == {
        "new_date": f"It was promised by {long_date(ANSWER_BY)} already. Give a later day."
    }
    assert said(case, "action_update", **{**days, "new_date": ANSWER_BY + dt.timedelta(days=1)}) == {}
