"""Updates while an answer is late: when an interval has to be agreed, and when the next word is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.rules.clocks import clocks
from app.rules.problems import UserError
from app.rules.timelines import Entry
from app.rules.updates import MissedUpdate, Updates, after_interval, interval_words, missed_updates, updates
from tests.rules.cases import EDITIONS, WORKDAYS, Case, a_case

# Acknowledged Wed 25 Nov 2026: the answer is due Wed 9 Dec 2026
BEGUN = a_case().received("2026-11-23").acknowledged("2026-11-25")


def of(case: Case, edition: str = "2024") -> list[Updates]:
    code = EDITIONS.named(edition)
    return list(updates(case.entries, code, clocks(case.entries, code, WORKDAYS), WORKDAYS))


def agreed(case: Case, on: str, every: int, unit: str, stage: int = 1) -> Case:
    entry = Entry(len(case.entries) + 1, "updates_agreed", dt.date.fromisoformat(on), stage, every=every, unit=unit)
    return Case((*case.entries, entry))


def test_within_the_time_limits_nothing_has_to_be_agreed() -> None:
    (one,) = of(BEGUN)
    assert not one.to_agree(dt.date(2026, 12, 9))
    assert one.next_due is None


def test_once_the_date_has_passed_an_interval_is_to_be_agreed() -> None:
    (one,) = of(BEGUN)
    assert one.since == dt.date(2026, 12, 10)
    assert one.to_agree(dt.date(2026, 12, 10))


def test_an_extension_puts_the_answer_outside_the_time_limits_when_it_is_told() -> None:
    (one,) = of(BEGUN.extended("2026-12-04", "2026-12-18"))
    assert one.since == dt.date(2026, 12, 4)
    assert one.to_agree(dt.date(2026, 12, 4))


def test_a_notice_that_does_not_count_does_not_either() -> None:
    (one,) = of(BEGUN.extended("2026-12-04", "2026-12-08"))
    assert one.since == dt.date(2026, 12, 10)


def test_the_next_word_is_due_an_interval_after_the_agreement_then_after_the_last_word() -> None:
    case = agreed(BEGUN.extended("2026-12-04", "2026-12-18"), "2026-12-04", 1, "weeks")
    (one,) = of(case)
    assert (one.next_due, one.to_agree(dt.date(2026, 12, 20))) == (dt.date(2026, 12, 11), False)
    (told,) = of(case.then("updated", "2026-12-09"))
    assert (told.last, told.next_due) == (dt.date(2026, 12, 9), dt.date(2026, 12, 16))


def test_a_new_agreement_takes_the_place_of_the_old() -> None:
    case = agreed(agreed(BEGUN, "2026-12-10", 2, "weeks"), "2026-12-14", 3, "working_days")
    (one,) = of(case)
    assert one.next_due == dt.date(2026, 12, 17)


def test_an_answer_that_has_gone_waits_for_no_word() -> None:
    assert of(agreed(BEGUN, "2026-12-04", 1, "weeks").responded("2026-12-07")) == []


def test_what_was_agreed_at_another_stage_is_of_that_stage() -> None:
    case = agreed(BEGUN.responded("2026-12-07").escalated("2026-12-08"), "2026-12-04", 1, "weeks", stage=1)
    (one,) = of(case)
    assert (one.clock.stage, one.agreed) == (2, None)


def test_the_code_of_2022_keeps_what_was_agreed_and_demands_no_interval() -> None:
    case = a_case().received("2022-05-27").then("logged", "2022-05-31")
    (one,) = of(case, "2022")
    assert not one.to_agree(dt.date(2022, 12, 1))
    (kept,) = of(agreed(case, "2022-06-01", 1, "weeks"), "2022")
    assert kept.next_due == dt.date(2022, 6, 8)


@pytest.mark.parametrize(
    ("every", "unit", "words", "day"),
    [
        (1, "days", "every day", dt.date(2026, 12, 24)),
        (10, "days", "every 10 days", dt.date(2027, 1, 2)),
        (1, "working_days", "every working day", dt.date(2026, 12, 24)),
        (2, "working_days", "every 2 working days", dt.date(2026, 12, 29)),  # Fri 25 and Mon 28 are holidays
        (2, "weeks", "every 2 weeks", dt.date(2027, 1, 6)),
        (1, "months", "every month", dt.date(2027, 1, 23)),
    ],
)
def test_an_interval_in_words_and_its_day(every: int, unit: str, words: str, day: dt.date) -> None:
    assert interval_words(every, unit) == words
    assert after_interval(dt.date(2026, 12, 23), every, unit, WORKDAYS) == day


@pytest.mark.parametrize(("every", "unit"), [(0, "days"), (53, "weeks"), (-1, "months"), (3, "fortnights"), (1, "")])
def test_an_interval_that_cannot_be_meant_is_refused(every: int, unit: str) -> None:
    with pytest.raises(UserError, match="Enter how often"):
        after_interval(dt.date(2026, 12, 23), every, unit, WORKDAYS)


def test_an_edition_without_the_rule_knows_no_updates() -> None:
    code = replace(EDITIONS.named("2024"), intervals=())
    assert updates(BEGUN.entries, code, clocks(BEGUN.entries, code, WORKDAYS), WORKDAYS) == ()


# what did not come as agreed, once the answer has gone


@pytest.mark.parametrize(
    ("told", "answered", "missed"),
    [
        ((), "2026-12-11", ()),
        ((), "2026-12-14", ((11, None),)),
        (("2026-12-11",), "2026-12-18", ()),
        (("2026-12-14",), "2026-12-18", ((11, 14),)),
        (("2026-12-14",), "2026-12-22", ((11, 14), (21, None))),
        (("2026-12-09", "2026-12-16"), "2026-12-23", ()),
        (("2026-12-23",), "2026-12-18", ((11, None),)),
    ],
)
def test_a_word_that_came_late_or_never_is_known(
    told: tuple[str, ...], answered: str, missed: tuple[tuple[int, int | None], ...]
) -> None:
    """Every week from Friday 4 December 2026 on; the answer is a word of progress too."""
    case = agreed(BEGUN.extended("2026-12-04", "2026-12-18"), "2026-12-04", 1, "weeks")
    for day in told:
        case = case.then("updated", day)
    days = [MissedUpdate(dt.date(2026, 12, due), dt.date(2026, 12, on) if on else None) for due, on in missed]
    assert list(missed_updates(case.entries, 1, dt.date.fromisoformat(answered), WORKDAYS)) == days


def test_where_nothing_was_agreed_nothing_was_missed() -> None:
    case = BEGUN.then("updated", "2026-12-01")
    assert missed_updates(case.entries, 1, dt.date(2027, 2, 1), WORKDAYS) == ()


def test_what_was_agreed_at_one_stage_is_not_held_against_another() -> None:
    case = agreed(BEGUN.extended("2026-12-04", "2026-12-18"), "2026-12-04", 1, "weeks")
    assert missed_updates(case.entries, 2, dt.date(2027, 2, 1), WORKDAYS) == ()
