"""Time limits in months: for complaining, for going to the Ombudsman, for the yearly submission."""

from __future__ import annotations

import datetime as dt

import pytest

from app.rules.periods import Period, periods, submission, submission_rule
from tests.rules.cases import EDITIONS, Case, a_case

NEW, OLD = EDITIONS.named("2024"), EDITIONS.named("2022")


def only(case: Case, key: str, edition: str = "2024") -> Period:
    found = {period.key: period for period in periods(case.entries, EDITIONS.named(edition))}
    return found[key]


def test_the_time_limit_to_complain_is_twelve_months_to_the_day() -> None:
    case = a_case().then("occurred", "2025-11-23").received("2026-11-23")
    period = only(case, "accept")
    assert period.ends == dt.date(2026, 11, 23)
    assert not period.over(dt.date(2027, 6, 1))
    late = only(a_case().then("occurred", "2025-11-22").received("2026-11-23"), "accept")
    assert late.over(dt.date(2026, 11, 23))


def test_learning_of_it_later_gives_until_later() -> None:
    """Case D6: the cause is 14 months old and was learnt of 5 months ago, so it is to be accepted (2024 Code 2.3)."""
    case = a_case().then("occurred", "2025-09-20").then("aware", "2026-06-20").received("2026-11-20")
    period = only(case, "accept")
    assert (period.counts.event, period.ends) == ("aware", dt.date(2027, 6, 20))
    assert not period.over(dt.date(2026, 11, 20))


def test_the_code_of_2022_gives_six_months_from_the_event_alone() -> None:
    """31 August and six months is the last day of February."""
    case = a_case().then("occurred", "2022-08-31").then("aware", "2022-12-01").received("2023-02-28")
    period = only(case, "accept", "2022")
    assert period.ends == dt.date(2023, 2, 28)
    assert [start.event for start in period.starts] == ["occurred"]
    assert not period.over(dt.date(2023, 3, 1))


def test_while_nothing_is_received_a_period_is_over_after_its_last_day() -> None:
    period = only(a_case().then("occurred", "2024-05-10"), "accept")
    assert not period.over(dt.date(2025, 5, 10))
    assert period.over(dt.date(2025, 5, 11))


def test_the_ombudsman_can_be_asked_for_twelve_months_after_the_final_response() -> None:
    case = a_case().received("2024-01-05").responded("2024-01-20").escalated("2024-02-02").responded("2024-02-29", 2)
    period = only(case, "ombudsman")
    assert period.ends == dt.date(2025, 2, 28)
    assert period.stopped is None


def test_an_answer_that_is_not_the_last_word_starts_no_such_period() -> None:
    case = a_case().received("2026-01-05").responded("2026-01-20")
    assert [period.key for period in periods(case.entries, NEW)] == []


def test_the_working_goes_from_month_to_month() -> None:
    case = a_case().then("occurred", "2022-08-31").received("2023-01-09")
    days = only(case, "accept", "2022").days()
    assert [day.n for day in days] == list(range(7))
    assert days[0].why == "what is complained of happened"
    assert days[1].date == dt.date(2022, 9, 30)
    assert "there is no 31 September" in days[1].why
    assert days[-1].date == dt.date(2023, 2, 28)


def test_the_yearly_submission_is_due_six_months_after_the_year_end() -> None:
    period = submission(NEW, dt.date(2026, 3, 31))
    assert period is not None
    assert period.ends == dt.date(2026, 9, 30)
    assert period.over(dt.date(2026, 10, 1))
    assert period.rule == submission_rule(NEW)


def test_an_edition_before_it_knows_no_submission() -> None:
    assert submission(OLD, dt.date(2023, 3, 31)) is None
    assert submission_rule(OLD) is None


def test_what_is_not_known_could_make_it_end_later() -> None:
    """2024 Code 2.3: of the event or of learning of it; while the second is not known nothing is settled."""
    period = only(a_case().then("occurred", "2025-01-10").received("2026-11-23"), "accept")
    assert period.over(dt.date(2026, 11, 23))
    assert period.unknown == ("aware",)
    old = only(a_case().then("occurred", "2022-05-10").received("2023-01-09"), "accept", "2022")
    assert old.unknown == ()


@pytest.mark.parametrize(
    ("edition", "answered", "asked", "final"),
    [("2022", 1, (), 0), ("2022", 2, (2,), 2), ("2022", 2, (2, 3), 0), ("2022", 3, (2, 3), 3), ("2024", 2, (2,), 2)],
)
def test_which_answer_is_the_final_response(edition: str, answered: int, asked: tuple[int, ...], final: int) -> None:
    """An answer at stage 1 is not final; that of stage 2 is, until stage 3 is asked for."""
    case = a_case().received("2023-06-12")
    for stage in asked:
        case = case.then("escalation_requested", f"2023-07-0{stage}", stage)
    for stage in range(1, answered + 1):
        case = case.then("responded", f"2023-08-0{stage}", stage)
    found = {one.key: one for one in periods(case.entries, EDITIONS.named(edition))}
    assert (found["ombudsman"].counts.on if final else None) == (dt.date(2023, 8, final) if final else None)
    assert ("ombudsman" in found) == bool(final)
