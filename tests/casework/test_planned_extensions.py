"""Planned extensions: a working day later than the date in force, with its reasons, and no pretending.

Acknowledged on Tuesday 24 November 2026, so the answer is due on Tuesday 8 December, and no later than Tuesday 22
December without a good reason (2024 Code 6.3, 6.4).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.guides import Caution
from app.casework.milestones import Milestone
from app.casework.planned_extensions import (
    Extension,
    agreed_updates,
    arrival_advice,
    extension_problems,
    length_advice,
    plan_extension,
    planned_record,
    record_sent,
    until_problems,
)
from app.casework.settings import Settings
from app.models.checks import check_book
from app.rules.clocks import Clock
from tests.casework.answered_cases import case_of_2022_running, overdue_case, received_case, records, reviewed_case
from tests.casework.cases import Case, as_date, on, refused

DUE = dt.date(2026, 12, 8)
WEEK = Extension(1, dt.date(2026, 12, 15), "The surveyor comes on Friday 11 December.")


def clock_of(case: Case, stage: int = 1) -> Clock:
    found = records(case).answer_clock(stage)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("2026-12-15", ""),
        ("2026-12-09", ""),
        (
            "2026-12-08",
            (
                "The answer is due by Tuesday 8 December 2026 as it is, so Tuesday 8 December 2026 gives no more time. "
                "Enter a later day."
            ),
        ),
        (
            "2026-12-01",
            (
                "The answer is due by Tuesday 8 December 2026 as it is, so Tuesday 1 December 2026 gives no more time. "
                "Enter a later day."
            ),
        ),
        (
            "2026-12-12",
            (
                "Saturday 12 December 2026 is no working day. "
                "The nearest are Friday 11 December 2026 and Monday 14 December 2026."
            ),
        ),
        (
            "2026-12-28",
            (
                "Monday 28 December 2026 is no working day: Boxing Day (substitute day). "
                "The nearest are Thursday 24 December 2026 and Tuesday 29 December 2026."
            ),
        ),
    ],
)
def test_a_new_date_is_a_working_day_later_than_the_one_in_force(
    desk: Desk, settings: Settings, until: str, sentence: str
) -> None:
    case = received_case(desk)
    said = [one.sentence for one in until_problems(case.desk, clock_of(case), as_date(until))]
    assert said == ([sentence] if sentence else [])


def test_where_the_day_before_gives_no_more_time_only_the_later_one_is_named(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).extended("2026-12-04", "2026-12-11")
    (said,) = until_problems(case.desk, clock_of(case), dt.date(2026, 12, 13))
    assert said.sentence == (
        "Sunday 13 December 2026 is no working day. The nearest later one is Monday 14 December 2026."
    )


@pytest.mark.parametrize(
    ("until", "begins"),
    [
        (None, "Enter the new date for the answer"),
        ("31 2 2027", "There is no date “31 2 2027”."),
        (dt.date(2226, 12, 15), "Friday 15 December 2226 is outside the years"),
    ],
)
def test_what_is_no_date_is_said_beside_it(
    desk: Desk, settings: Settings, until: dt.date | str | None, begins: str
) -> None:
    case = received_case(desk)
    (said,) = until_problems(case.desk, clock_of(case), until)
    assert said.field == "until"
    assert said.sentence.startswith(begins)


def test_what_is_planned_moves_no_date_until_its_notice_goes(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    plan_extension(case.desk, case.id, WEEK)
    assert case.clock("stage1.respond").due == DUE
    assert case.line("extension_planned").sentence == (
        "More time is planned at stage 1: a new date, Tuesday 15 December 2026, instead of Tuesday 8 December 2026. "
        "The surveyor comes on Friday 11 December."
    )
    planned = planned_record(records(case), 1)
    assert planned is not None
    assert planned.body == {
        "stage": 1,
        "until": "2026-12-15",
        "notice_reason": WEEK.reason,
        "good_reason": "",
        "panel": False,
        "agreed": "",
        "every": 0,
        "unit": "",
    }
    case = case.extended("2026-12-04", "2026-12-15")
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 15)
    assert planned_record(records(case), 1) is None


def test_a_plan_takes_the_place_of_the_one_before_and_can_be_struck_out(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    plan_extension(case.desk, case.id, WEEK)
    plan_extension(case.desk, case.id, replace(WEEK, until=dt.date(2026, 12, 18)))
    planned = planned_record(records(case), 1)
    assert planned is not None
    assert planned.body["until"] == "2026-12-18"
    strike_out(case.desk, case.id, planned.seq, "That was another case.")
    earlier = planned_record(records(case), 1)
    assert earlier is not None  # what was struck out was the mistake; the plan before it stands again
    assert earlier.body["until"] == "2026-12-15"
    strike_out(case.desk, case.id, earlier.seq, "It is not needed.")
    assert planned_record(records(case), 1) is None
    assert check_book(case.desk.book).sound


def test_what_was_agreed_about_updates_is_written_with_it(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    plan_extension(case.desk, case.id, replace(WEEK, every=1, unit="weeks"))
    assert case.line("updates_agreed").sentence == (
        "Agreed with the resident on Tuesday 24 November 2026: an update every week."
    )
    assert case.file.updates[0].next_due == dt.date(2026, 12, 1)


SLIPS: list[tuple[dict[str, Any], str]] = [
    ({"reason": " "}, "reason"),
    ({"until": dt.date(2026, 12, 23)}, "good_reason"),
    ({"until": dt.date(2026, 12, 7)}, "until"),
    ({"until": dt.date(2026, 12, 13)}, "until"),
    ({"every": 0, "unit": "weeks"}, "every"),
    ({"every": 2, "unit": ""}, "unit"),
    ({"reason": "x" * 20_001}, "reason"),
]


@pytest.mark.parametrize(("changes", "field"), SLIPS)
def test_what_cannot_be_planned_is_refused_beside_its_field(
    desk: Desk, settings: Settings, changes: dict[str, Any], field: str
) -> None:
    case = received_case(desk)
    with refused(case.desk) as said:
        plan_extension(case.desk, case.id, replace(WEEK, **changes))
    assert list(said) == [field]


def test_past_the_limit_it_comes_with_a_good_reason(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    late = replace(WEEK, until=dt.date(2026, 12, 23))
    (said,) = extension_problems(case.desk, records(case), late)
    assert said.sentence == (
        "Wednesday 23 December 2026 is past Tuesday 22 December 2026, the ordinary limit. "
        "Enter the good reason, or choose an earlier day."
    )
    assert extension_problems(case.desk, records(case), replace(late, good_reason="The roof is being opened.")) == ()


def test_once_the_date_has_passed_nothing_can_be_planned(desk: Desk, settings: Settings) -> None:
    case = overdue_case(desk)
    with refused(case.desk) as said:
        plan_extension(case.desk, case.id, WEEK)
    assert said[""].startswith("The answer was due by Tuesday 8 December 2026. A notice that goes after that day")


def test_an_answer_that_went_is_not_extended(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).responded("2026-12-04")
    with refused(case.desk) as said:
        plan_extension(case.desk, case.id, WEEK)
    assert said[""] == "The answer went on Friday 4 December 2026. There is nothing to extend."


def test_a_notice_sent_by_hand_is_recorded_with_the_updates(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    case.desk = on(case.desk, "2026-12-07")
    sent = Milestone("extended", dt.date(2026, 12, 4), 1, "by hand", until=dt.date(2026, 12, 15), reason="Ill.")
    record_sent(case.desk, case.id, sent, agreed_updates(replace(WEEK, every=2, unit="days"), sent.on))
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 15)
    assert case.line("updates_agreed").on == dt.date(2026, 12, 4)


def test_a_notice_that_went_after_the_date_is_not_passed_off_as_one_that_extends(
    desk: Desk, settings: Settings
) -> None:
    case = overdue_case(desk)
    sent = Milestone("extended", dt.date(2026, 12, 9), 1, until=dt.date(2026, 12, 15), reason="Ill.")
    with refused(case.desk) as said:
        record_sent(case.desk, case.id, sent, None)
    assert list(said) == ["on"]
    assert said["on"].startswith("It went after Tuesday 8 December 2026, the date that it was to extend.")


@pytest.mark.parametrize(
    ("until", "said", "beyond"),
    [
        ("2026-12-17", "Thursday 17 December 2026 is 7 working days after Tuesday 8 December 2026", False),
        ("2026-12-22", "Tuesday 22 December 2026 is 10 working days after Tuesday 8 December 2026", False),
        ("2026-12-23", "That is past Tuesday 22 December 2026, 10 working days after it: only for a good reason", True),
    ],
)
def test_how_long_it_is_is_counted_from_the_original_date(
    desk: Desk, settings: Settings, until: str, said: str, *, beyond: bool
) -> None:
    case = received_case(desk)
    lines = length_advice(case.desk, clock_of(case), as_date(until))
    assert said in " ".join(lines)
    assert any(isinstance(line, Caution) for line in lines) is beyond


def test_nothing_is_counted_of_what_is_no_later_date(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert length_advice(case.desk, clock_of(case), None) == ()
    assert length_advice(case.desk, clock_of(case), DUE) == ()
    assert length_advice(case.desk, clock_of(case), dt.date(2300, 1, 2)) == ()


@pytest.mark.parametrize(
    ("posted", "kinds"),
    [
        ("2026-12-02", []),  # a Wednesday: second class on the Tuesday
        ("2026-12-03", ["second"]),
        ("2026-12-04", ["second"]),
        ("2026-12-05", ["second"]),
        ("2026-12-07", ["first", "second"]),
        ("2026-12-08", ["first", "second"]),
    ],
)
def test_a_notice_that_comes_after_the_old_date_is_warned_of(
    desk: Desk, settings: Settings, posted: str, kinds: list[str]
) -> None:
    case = received_case(desk)
    said = " ".join(arrival_advice(case.desk, clock_of(case), as_date(posted)))
    assert [kind.key for kind in desk.posts.kinds if kind.name in said] == kinds
    assert ("by hand" in said) is (kinds == ["first", "second"])


def test_of_2022_the_limit_is_ten_working_days_at_stage_1(desk: Desk, settings: Settings) -> None:
    case = case_of_2022_running(desk)
    assert clock_of(case).due == dt.date(2023, 2, 20)
    lines = length_advice(case.desk, clock_of(case), dt.date(2023, 3, 7))
    assert isinstance(lines[-1], Caution)
    assert "Monday 6 March 2023" in lines[-1]


def test_at_stage_2_the_longest_is_twenty_working_days(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    clock = clock_of(case, 2)
    assert clock.due == dt.date(2027, 1, 18)
    assert not isinstance(length_advice(case.desk, clock, dt.date(2027, 2, 15))[-1], Caution)
    assert isinstance(length_advice(case.desk, clock, dt.date(2027, 2, 16))[-1], Caution)
    plan = replace(WEEK, stage=2, until=dt.date(2027, 2, 15))
    assert extension_problems(case.desk, records(case), plan) == ()
