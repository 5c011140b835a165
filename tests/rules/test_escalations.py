"""Until when the next stage can be asked for by the policy: dates by hand, and where nothing is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.rules.escalations import ANSWERED, Window, escalation_window
from tests.rules.cases import EDITIONS, WORKDAYS, Case, a_case

TUESDAY = "2026-12-08"


def window(case: Case, key: str = "2024", last: int = 2, days: int = 20) -> Window | None:
    return escalation_window(case.entries, EDITIONS.named(key), last, days, WORKDAYS)


def answered(day: str = TUESDAY) -> Case:
    return a_case().received("2026-11-23").acknowledged("2026-11-24").responded(day)


@pytest.mark.parametrize(
    ("day", "days", "until"),
    [
        (TUESDAY, 20, "2027-01-08"),  # Christmas, Boxing Day made up for, and New Year's Day are left out
        (TUESDAY, 1, "2026-12-09"),
        ("2026-12-05", 5, "2026-12-11"),  # answered on a Saturday: Monday is day 1
        ("2026-12-24", 2, "2026-12-30"),
    ],
)
def test_it_is_counted_in_working_days_from_the_answer(day: str, days: int, until: str) -> None:
    found = window(answered(day), days=days)
    assert found is not None
    assert (found.stage, found.answered, found.until) == (2, dt.date.fromisoformat(day), dt.date.fromisoformat(until))


def test_its_last_day_belongs_to_it() -> None:
    found = window(answered())
    assert found is not None
    assert not found.over(dt.date(2027, 1, 8))
    assert found.over(dt.date(2027, 1, 9))


def test_its_working_begins_with_the_answer_and_counts_every_day() -> None:
    found = window(answered())
    assert found is not None
    days = found.days()
    assert (days[0].date, days[0].n, days[0].why) == (dt.date(2026, 12, 8), 0, ANSWERED)
    assert (days[-1].date, days[-1].n) == (dt.date(2027, 1, 8), 20)


def test_nothing_is_said_before_an_answer_once_it_was_asked_for_and_after_the_last_stage() -> None:
    assert window(a_case().received("2026-11-23").acknowledged("2026-11-24")) is None
    asked = answered().escalated("2027-03-01")
    assert window(asked) is None
    assert window(asked.responded("2027-03-29", 2)) is None


def test_a_third_stage_has_one_of_its_own() -> None:
    case = answered("2023-03-20").escalated("2023-03-21").responded("2023-04-18", 2)
    assert window(case, "2022") is None
    found = window(case, "2022", last=3, days=10)
    assert found is not None
    assert (found.stage, found.until) == (3, dt.date(2023, 5, 3))  # without Monday 1 May


def test_nothing_is_said_where_the_policy_has_no_figure_or_the_edition_no_word_of_it() -> None:
    assert window(answered(), days=0) is None
    assert window(answered(), "2020") is None
    assert (
        escalation_window(answered().entries, replace(EDITIONS.named("2024"), escalation=None), 2, 20, WORKDAYS) is None
    )


def test_an_answer_that_was_struck_out_opens_nothing() -> None:
    case = answered()
    assert window(case.voided(case.entries[-1].seq)) is None


def test_what_each_edition_says_of_it() -> None:
    found = {edition.key: edition.escalation for edition in EDITIONS.all}
    assert found["2020"] is None
    assert found["2022"] is not None
    assert found["2024"] is not None
    assert (found["2022"].clause, found["2022"].force, found["2022"].to_be_confirmed) == ("4.13", "must", "")
    assert (found["2024"].clause, found["2024"].force) == ("5.11, 6.10", "context")
    assert found["2024"].to_be_confirmed
