"""Clocks: what they say, and what holds of every clock of any timeline. The worked cases are in `scenarios`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.clocks import _EVENTS, _PARTICIPLES, Clock, clocks
from app.rules.editions import Edition
from app.rules.standings import Standing
from app.rules.timelines import Entry
from app.rules.vocabularies import KINDS
from tests.rules import almanacs
from tests.rules.cases import EDITIONS, ENGLAND, WORKDAYS, Case, a_case, editions, timelines

PLAIN = a_case().received("2026-11-23").acknowledged("2026-11-25")
LAST = dt.date(2028, 12, 31)


def answer(case: Case, edition: str = "2024") -> Clock:
    """The clock of the stage 1 response."""
    return case.clocks(edition)["stage1.respond"]


def test_without_a_receipt_there_is_nothing_to_count() -> None:
    assert a_case().clocks() == {}
    assert a_case().acknowledged("2026-11-25").clocks() == {}
    assert a_case().received("2026-11-23").voided(1).clocks() == {}


def test_a_stage_has_clocks_once_it_was_asked_for() -> None:
    assert list(PLAIN.clocks()) == ["stage1.acknowledge", "stage1.respond"]
    both = ["stage1.acknowledge", "stage1.respond", "stage2.acknowledge", "stage2.respond"]
    assert list(PLAIN.escalated("2026-12-11").clocks()) == both


def test_the_code_of_2024_has_no_third_stage() -> None:
    assert list(PLAIN.escalated("2026-12-11", 3).clocks()) == ["stage1.acknowledge", "stage1.respond"]


def test_a_stage_answered_without_an_acknowledgement_has_nothing_left_to_wait_for() -> None:
    acknowledge, respond = a_case().received("2026-11-23").responded("2026-11-25").clocks().values()
    assert (acknowledge.stopped, acknowledge.overtaken) == (None, True)
    assert acknowledge.standing(dt.date(2026, 12, 1)).word == "overdue"
    assert (respond.stopped, respond.overtaken) == (dt.date(2026, 11, 25), False)


def test_an_acknowledgement_that_an_old_log_does_not_hold_is_neither_kept_nor_missed() -> None:
    case = a_case().received("2024-05-01").responded("2024-05-10").not_known("acknowledged")
    acknowledge, respond = case.clocks().values()
    assert (acknowledge.in_doubt, acknowledge.overtaken, acknowledge.stopped) == (True, False, None)
    assert acknowledge.standing(dt.date(2026, 11, 23)) == Standing("not_known", None, 0)
    assert respond.standing(dt.date(2026, 11, 23)).word == "met", "in time even if acknowledged on the day of receipt"


@pytest.mark.parametrize(
    ("responded", "word"), [("2024-05-16", "met"), ("2024-05-17", "not_known"), ("2024-08-01", "not_known")]
)
def test_an_answer_counted_from_an_unknown_day_is_in_time_only_where_it_must_be(responded: str, word: str) -> None:
    """Received on 1 May 2024 (6 May is a bank holiday): ten working days from then end on Thursday 16 May."""
    case = a_case().received("2024-05-01").responded(responded).not_known("acknowledged")
    assert answer(case).standing(dt.date(2026, 11, 23)).word == word


def test_an_open_answer_runs_though_the_acknowledgement_is_not_known() -> None:
    case = a_case().received("2026-11-02").not_known("acknowledged")
    clock = answer(case)
    assert (clock.in_doubt, clock.projected, clock.due) == (False, True, dt.date(2026, 11, 23))
    assert clock.standing(dt.date(2026, 11, 20)).word == "running"


def test_an_answer_of_which_the_day_is_not_known_waits_for_nobody() -> None:
    clock = answer(a_case().received("2024-05-01").acknowledged("2024-05-03").not_known("responded"))
    assert (clock.in_doubt, clock.stopped, clock.standing(dt.date(2026, 11, 23)).word) == (True, None, "not_known")


def test_what_is_recorded_after_all_is_known() -> None:
    case = a_case().received("2024-05-01").not_known("acknowledged").acknowledged("2024-05-20")
    assert case.clocks()["stage1.acknowledge"].standing(dt.date(2026, 11, 23)).word == "late"
    assert not case.clocks()["stage1.acknowledge"].in_doubt


def test_a_note_of_what_is_not_known_that_was_struck_out_says_nothing() -> None:
    case = a_case().received("2024-05-01").responded("2024-05-10").not_known("acknowledged").voided(3)
    acknowledge, _respond = case.clocks().values()
    assert (acknowledge.in_doubt, acknowledge.overtaken) == (False, True)


def test_what_is_not_known_of_one_stage_says_nothing_of_another() -> None:
    case = a_case().received("2024-05-01").not_known("acknowledged", 2)
    assert not case.clocks()["stage1.acknowledge"].in_doubt


def test_a_late_answer_is_in_doubt_where_a_notice_of_which_little_is_known_may_have_extended_it() -> None:
    case = a_case().received("2024-05-01").acknowledged("2024-05-03").not_known("extended")
    assert answer(case.responded("2024-06-05")).in_doubt
    assert not answer(case.responded("2024-05-13")).in_doubt
    assert not answer(case).in_doubt


def test_a_clock_counted_from_logging_or_acknowledging_is_in_doubt_where_neither_is_known() -> None:
    late = a_case().received("2023-03-06").responded("2023-05-05").not_known("acknowledged")
    assert answer(late, "2022").in_doubt
    assert not answer(late.then("logged", "2023-03-06"), "2022").in_doubt
    assert not answer(late, "2020").in_doubt, "in 2020 it counts from the receipt alone"


def test_a_clock_knows_its_rule() -> None:
    clock = answer(PLAIN)
    assert (clock.key, clock.stage, clock.rule.clause, clock.projected) == ("stage1.respond", 1, "6.3", False)
    assert (clock.started, clock.counted_from) == (dt.date(2026, 11, 25), dt.date(2026, 11, 25))


def test_a_clock_that_has_not_started_counts_from_the_latest_lawful_day() -> None:
    clock = answer(a_case().received("2026-11-23"))
    assert (clock.projected, clock.started, clock.counted_from) == (True, None, dt.date(2026, 11, 30))
    assert (clock.due, clock.days()[0].why) == (dt.date(2026, 12, 14), "the last day for it to be acknowledged")


def test_a_step_before_without_a_limit_of_its_own_is_taken_as_done_at_once() -> None:
    no_limit = EDITIONS.named("2024")
    rules = tuple(rule for rule in no_limit.clocks if rule.key != "stage1.acknowledge")
    (clock,) = clocks(a_case().received("2026-11-23").entries, replace(no_limit, clocks=rules), WORKDAYS)
    assert (clock.projected, clock.due) == (True, dt.date(2026, 12, 7))
    assert clock.days()[0].why == "complaint received"


def test_a_start_taken_from_another_event_need_not_have_a_cap() -> None:
    old = EDITIONS.named("2022")
    rules = tuple(replace(rule, or_no_later_than="") for rule in old.clocks)
    case = a_case().received("2023-03-06").acknowledged("2023-03-16")
    made = clocks(case.entries, replace(old, clocks=rules), WORKDAYS)
    assert made[1].started == dt.date(2023, 3, 16)
    assert made[1].due == dt.date(2023, 3, 30)


def test_the_working_is_shown_from_day_nought_to_the_date_in_force() -> None:
    shown = PLAIN.clocks()["stage1.acknowledge"].days()
    assert [(day.date.day, day.n, day.why) for day in shown] == [
        (23, 0, "complaint received"),
        (24, 1, ""),
        (25, 2, ""),
        (26, 3, ""),
        (27, 4, ""),
        (28, None, "Saturday"),
        (29, None, "Sunday"),
        (30, 5, ""),
    ]
    extended = answer(PLAIN.extended("2026-12-09", "2026-12-23")).days()
    assert (extended[0].why, extended[-1].date, extended[-1].n) == ("acknowledgement sent", dt.date(2026, 12, 23), 20)


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2026-11-25", Standing("running", 10, 0)),
        ("2026-12-05", Standing("running", 3, 0)),  # a Saturday: Monday, Tuesday and Wednesday are left
        ("2026-12-08", Standing("running", 1, 0)),
        ("2026-12-09", Standing("due_today", 0, 0)),
        ("2026-12-10", Standing("overdue", 0, 1)),
        ("2026-12-13", Standing("overdue", 0, 2)),  # a Sunday: Thursday and Friday are past
        ("2026-12-29", Standing("overdue", 0, 12)),
    ],
)
def test_how_a_running_clock_stands_on_a_day(today: str, standing: Standing) -> None:
    assert answer(PLAIN).standing(dt.date.fromisoformat(today)) == standing


@pytest.mark.parametrize(
    ("sent", "standing"),
    [
        ("2026-12-01", Standing("met", None, 0)),
        ("2026-12-09", Standing("met", None, 0)),
        ("2026-12-10", Standing("late", None, 1)),
        ("2026-12-12", Standing("late", None, 2)),  # sent on a Saturday
        ("2026-12-29", Standing("late", None, 12)),
    ],
)
def test_once_stopped_a_clock_stands_so_for_ever(sent: str, standing: Standing) -> None:
    clock = answer(PLAIN.responded(sent))
    assert {clock.standing(dt.date(year, 12, 31)) for year in (2026, 2030, 2040)} == {standing}


def test_overdue_on_a_saturday_is_late_by_no_working_day() -> None:
    clock = answer(a_case().received("2026-11-23").acknowledged("2026-11-27"))
    assert clock.due == dt.date(2026, 12, 11)
    assert clock.standing(dt.date(2026, 12, 12)) == Standing("overdue", 0, 0)


def test_an_extension_to_a_saturday_ends_on_the_saturday() -> None:
    clock = answer(PLAIN.extended("2026-12-07", "2026-12-19"))
    assert clock.due == dt.date(2026, 12, 19)
    assert clock.standing(dt.date(2026, 12, 19)) == Standing("due_today", 0, 0)


def test_an_acknowledgement_cannot_be_extended() -> None:
    clock = PLAIN.extended("2026-11-27", "2026-12-23").clocks()["stage1.acknowledge"]
    assert (clock.due, clock.extended_to, clock.notes) == (dt.date(2026, 11, 30), None, ())


def test_an_extension_of_one_stage_leaves_the_other_alone() -> None:
    case = PLAIN.extended("2026-12-07", "2026-12-16").escalated("2026-12-17").acknowledged("2026-12-18", 2)
    assert case.clocks()["stage2.respond"].extended_to is None
    assert case.clocks()["stage2.respond"].due == dt.date(2027, 1, 20)


def test_a_notice_that_was_struck_out_extends_nothing() -> None:
    case = PLAIN.extended("2026-12-07", "2026-12-16").voided(3)
    assert answer(case).due == dt.date(2026, 12, 9)
    assert answer(case.voided(4)).due == dt.date(2026, 12, 16)


def test_two_notices_of_one_day_come_to_the_later_date() -> None:
    one_way = PLAIN.extended("2026-12-09", "2026-12-16").extended("2026-12-09", "2026-12-11")
    other_way = PLAIN.extended("2026-12-09", "2026-12-11").extended("2026-12-09", "2026-12-16")
    assert answer(one_way).due == answer(other_way).due == dt.date(2026, 12, 16)
    assert answer(one_way).notes == answer(other_way).notes


def test_every_notice_is_told_in_a_sentence() -> None:
    case = PLAIN.extended("2026-12-07", "2026-12-16").extended("2026-12-17", "2026-12-23")
    counted, too_late = answer(case).notes
    assert counted == (
        "A notice of Monday 7 December 2026 gave Wednesday 16 December 2026 as the new date, "
        "instead of Wednesday 9 December 2026 (Code 6.4)."
    )
    assert too_late == (
        "A notice of Thursday 17 December 2026 gave Wednesday 23 December 2026 as the new date. It does not count: "
        "it went out after Wednesday 16 December 2026, the date it was to extend."
    )


def test_every_event_has_its_words() -> None:
    assert _EVENTS.keys() == _PARTICIPLES.keys() == set(KINDS)


@given(timelines(), editions)
def test_a_date_that_was_not_extended_is_a_working_day(entries: tuple[Entry, ...], edition: Edition) -> None:
    for clock in clocks(entries, edition, WORKDAYS):
        assert almanacs.is_working(clock.original_due)
        assert almanacs.is_working(clock.due_if_on_time)
        assert clock.due == (clock.extended_to or clock.original_due)


@given(timelines(), editions)
def test_every_date_is_so_many_working_days_after_day_nought(entries: tuple[Entry, ...], edition: Edition) -> None:
    for clock in clocks(entries, edition, WORKDAYS):
        assert clock.original_due == almanacs.after(clock.counted_from, clock.rule.working_days)
        assert clock.due_if_on_time <= clock.original_due


@given(timelines(), editions)
def test_the_days_shown_recount_to_the_date_shown(entries: tuple[Entry, ...], edition: Edition) -> None:
    one = dt.timedelta(days=1)
    for clock in clocks(entries, edition, WORKDAYS):
        day_0, *rest = clock.days()
        assert (day_0.date, day_0.n, rest[-1].date) == (clock.counted_from, 0, clock.due)
        assert all(after.date - before.date == one for before, after in pairwise([day_0, *rest]))
        counted = [day for day in rest if day.n is not None]
        assert [day.n for day in counted] == list(range(1, almanacs.between(day_0.date, clock.due) + 1))
        assert all(almanacs.is_working(day.date) and not day.why for day in counted)
        for day in rest:
            if day.n is None:
                assert day.why == almanacs.PUBLISHED.get(day.date, f"{day.date:%A}")


@given(timelines(), editions)
def test_an_extension_is_later_and_within_the_limit_or_for_good_reason(
    entries: tuple[Entry, ...], edition: Edition
) -> None:
    """Past the limit it takes a good reason; at a third stage, where the edition says so, that a panel is convened."""
    let = {
        "good_reason": {entry.until for entry in entries if entry.good_reason},
        "panel": {entry.until for entry in entries if entry.panel},
    }
    for clock in clocks(entries, edition, WORKDAYS):
        if clock.extended_to is not None:
            assert clock.extended_to > clock.original_due
            assert clock.rule.longest_extension is not None
            limit = almanacs.between(clock.original_due, clock.extended_to) <= clock.rule.longest_extension
            assert limit or clock.extended_to in let[clock.rule.beyond]


@given(timelines(), editions, st.sets(st.dates(dt.date(2018, 1, 1), LAST), max_size=6))
def test_a_holiday_more_never_makes_a_deadline_earlier(
    entries: tuple[Entry, ...], edition: Edition, extra: set[dt.date]
) -> None:
    more = ENGLAND.with_days(extra, ()).workdays
    for before, after in zip(clocks(entries, edition, WORKDAYS), clocks(entries, edition, more), strict=True):
        assert after.original_due >= before.original_due
        assert after.due >= before.due


@given(timelines(), editions, st.dates(dt.date(2018, 1, 1), LAST))
def test_how_a_clock_stands_agrees_with_a_count_of_the_days(
    entries: tuple[Entry, ...], edition: Edition, today: dt.date
) -> None:
    for clock in clocks(entries, edition, WORKDAYS):
        standing = clock.standing(today)
        end = clock.stopped or today
        late = end > clock.due
        assert (standing.word in ("late", "overdue")) is late
        assert standing.late_by == (almanacs.between(clock.due, end) if late else 0)
        if clock.stopped is None and not late:
            assert standing.days_left == almanacs.between(today, clock.due)
            assert (standing.word == "due_today") is (today == clock.due)
