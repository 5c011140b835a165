"""Working days, against numpy and the list of bank holidays that the government published."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.workdays import BeyondCalendar, Day, Workdays
from tests.rules import almanacs
from tests.rules.almanacs import PUBLISHED
from tests.rules.cases import ENGLAND, WORKDAYS

SPAN = st.dates(dt.date(2017, 1, 1), dt.date(2028, 12, 31))
NINE_IN_THE_MORNING = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("day_zero", "five", "ten", "twenty"),
    [
        ("2026-12-18", "2026-12-29", "2027-01-06", "2027-01-20"),  # over Christmas; Boxing Day on a Saturday
        ("2026-12-23", "2027-01-04", "2027-01-11", "2027-01-25"),
        ("2027-03-19", "2027-03-30", "2027-04-06", "2027-04-20"),  # over Easter Monday, which Scotland works
        ("2027-08-20", "2027-08-27", "2027-09-06", "2027-09-20"),  # over the last Monday of August
    ],
)
def test_five_ten_and_twenty_working_days(day_zero: str, five: str, ten: str, twenty: str) -> None:
    start = dt.date.fromisoformat(day_zero)
    assert [WORKDAYS.after(start, n).isoformat() for n in (5, 10, 20)] == [five, ten, twenty]


@pytest.mark.parametrize("weekend", ["2026-11-20", "2026-11-21", "2026-11-22"])
def test_what_comes_on_a_friday_or_at_the_weekend_has_the_monday_as_day_one(weekend: str) -> None:
    assert WORKDAYS.after(dt.date.fromisoformat(weekend), 1) == dt.date(2026, 11, 23)


def test_no_working_days_after_a_day_is_that_day() -> None:
    assert WORKDAYS.after(dt.date(2026, 11, 21), 0) == dt.date(2026, 11, 21)


def test_office_closure_between_christmas_and_new_year_is_counted() -> None:
    assert [WORKDAYS.is_working(dt.date(2026, 12, day)) for day in (24, 29, 30, 31)] == [True] * 4


def test_why_a_day_is_not_counted() -> None:
    reasons = {day: WORKDAYS.why_closed(dt.date(2026, 12, day)) for day in range(24, 30)}
    assert reasons == {
        24: "",
        25: "Christmas Day",
        26: "Saturday",
        27: "Sunday",
        28: "Boxing Day (substitute day)",
        29: "",
    }


def test_each_day_of_a_count_is_counted_or_skipped_with_its_reason() -> None:
    shown = WORKDAYS.counted(dt.date(2027, 3, 25), dt.date(2027, 3, 30), "complaint received")
    assert shown == (
        Day(dt.date(2027, 3, 25), 0, "complaint received"),
        Day(dt.date(2027, 3, 26), None, "Good Friday"),
        Day(dt.date(2027, 3, 27), None, "Saturday"),
        Day(dt.date(2027, 3, 28), None, "Sunday"),
        Day(dt.date(2027, 3, 29), None, "Easter Monday"),
        Day(dt.date(2027, 3, 30), 1, ""),
    )


def test_days_before_are_counted_backwards() -> None:
    assert WORKDAYS.between(dt.date(2026, 11, 25), dt.date(2026, 11, 23)) == -2
    assert WORKDAYS.between(dt.date(2026, 11, 20), dt.date(2026, 11, 22)) == 0


@given(SPAN, st.integers(0, 60))
def test_after_agrees_with_numpy(day: dt.date, n: int) -> None:
    expected = day if n == 0 else almanacs.after(day, n)
    if expected <= dt.date(2028, 12, 31):
        assert WORKDAYS.after(day, n) == expected


@given(st.dates(dt.date(2018, 1, 1), dt.date(2028, 12, 31)), st.integers(0, 60))
def test_counting_back_agrees_with_numpy(day: dt.date, n: int) -> None:
    before = WORKDAYS.working_day_before(day, n)
    assert before == almanacs.after(day, -n)
    assert WORKDAYS.between(before, day) == n


@given(SPAN, SPAN)
def test_between_agrees_with_numpy(start: dt.date, end: dt.date) -> None:
    start, end = sorted((start, end))
    assert WORKDAYS.between(start, end) == almanacs.between(start, end)
    assert WORKDAYS.between(end, start) == -almanacs.between(start, end)


@given(SPAN, st.integers(1, 400))
def test_between_undoes_after(day: dt.date, n: int) -> None:
    due = WORKDAYS.after(day, n)
    assert WORKDAYS.is_working(due)
    assert WORKDAYS.between(day, due) == n


@given(SPAN, SPAN)
def test_after_undoes_between(start: dt.date, end: dt.date) -> None:
    start, end = sorted((start, end))
    if start < end and almanacs.is_working(end):
        assert WORKDAYS.after(start, WORKDAYS.between(start, end)) == end


@given(SPAN, st.integers(1, 40), st.sets(SPAN, max_size=5))
def test_a_holiday_more_never_makes_a_date_earlier(day: dt.date, n: int, extra: set[dt.date]) -> None:
    more = ENGLAND.with_days(extra=extra).workdays
    assert more.after(day, n) >= WORKDAYS.after(day, n)
    assert more.after(day, n) not in extra


def test_the_shipped_calendar_is_the_published_one() -> None:
    years = range(almanacs.FIRST_YEAR, almanacs.LAST_YEAR + 1)
    shipped = {day: name for day, name in WORKDAYS.holidays.items() if day.year in years}
    assert shipped == PUBLISHED
    assert Counter(day.year for day in PUBLISHED).keys() == set(years)


def test_every_day_of_the_published_years_is_open_or_closed_as_numpy_says() -> None:
    first, last = dt.date(almanacs.FIRST_YEAR, 1, 1).toordinal(), dt.date(almanacs.LAST_YEAR, 12, 31).toordinal()
    span = [dt.date.fromordinal(number) for number in range(first, last + 1)]
    assert [day for day in span if WORKDAYS.is_working(day) != almanacs.is_working(day)] == []


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2022-06-02", "Spring bank holiday (moved from 30 May)"),
        ("2022-06-03", "Platinum Jubilee bank holiday (one-off)"),
        ("2022-09-19", "State funeral of Queen Elizabeth II (one-off)"),
        ("2023-05-08", "Coronation of King Charles III (one-off)"),
        ("2020-05-08", "Early May bank holiday (moved to Friday for VE Day)"),
        ("2022-12-27", "Christmas Day (substitute day)"),
        ("2026-12-28", "Boxing Day (substitute day)"),
        ("2022-05-30", ""),  # moved away from
        ("2020-05-04", ""),
        ("2026-08-03", ""),  # Scotland's August holiday
        ("2026-03-17", ""),  # St Patrick's Day
        ("2026-01-02", ""),  # Scotland's second of January
    ],
)
def test_the_days_on_which_calendars_go_wrong(day: str, name: str) -> None:
    assert WORKDAYS.why_closed(dt.date.fromisoformat(day)) == name


def test_the_calendar_reaches_from_new_year_1990_to_the_end_of_2040() -> None:
    assert WORKDAYS.why_closed(dt.date(1990, 1, 1)) == "New Year's Day"
    assert WORKDAYS.is_working(dt.date(2040, 12, 31))


@pytest.mark.parametrize("day", [dt.date(1989, 12, 31), dt.date(2041, 1, 1)])
def test_a_date_outside_the_calendar_is_refused_in_words(day: dt.date) -> None:
    words = r"is outside the years 1990 to 2040, for which Casebook knows England's bank holidays\. Check the year\."
    inside = dt.date(2026, 11, 23)
    for ask in (WORKDAYS.is_working, lambda day: WORKDAYS.after(day, 5), lambda day: WORKDAYS.between(day, inside)):
        with pytest.raises(BeyondCalendar, match=words):
            ask(day)
    with pytest.raises(BeyondCalendar, match=words):
        WORKDAYS.between(inside, day)


def test_a_count_that_runs_out_of_the_calendar_is_refused_in_words() -> None:
    with pytest.raises(BeyondCalendar, match="20 working days after Wednesday 19 December 2040 is outside the years"):
        WORKDAYS.after(dt.date(2040, 12, 19), 20)


def test_counting_back_out_of_the_calendar_is_refused_in_words() -> None:
    assert WORKDAYS.working_day_before(dt.date(1990, 1, 3), 1) == dt.date(1990, 1, 2)
    with pytest.raises(BeyondCalendar, match="2 working days before Wednesday 3 January 1990 is outside the years"):
        WORKDAYS.working_day_before(dt.date(1990, 1, 3), 2)


def test_the_last_working_day_of_the_calendar_can_still_be_reached() -> None:
    short = Workdays({dt.date(2026, 12, 31): "closed"}, 2026, 2026)
    assert short.after(dt.date(2026, 12, 29), 1) == dt.date(2026, 12, 30)
    with pytest.raises(BeyondCalendar):
        short.after(dt.date(2026, 12, 29), 2)


@pytest.mark.parametrize("ask", [WORKDAYS.is_working, WORKDAYS.why_closed])
def test_a_date_with_a_time_of_day_is_no_day_to_ask_of(ask: Callable[[dt.date], object]) -> None:
    with pytest.raises(TypeError):
        ask(NINE_IN_THE_MORNING)


@pytest.mark.parametrize("n", [-1, 0, 1, 10])
def test_a_date_with_a_time_of_day_is_no_day_to_count_from(n: int) -> None:
    with pytest.raises(TypeError):
        WORKDAYS.after(NINE_IN_THE_MORNING, n)
    with pytest.raises(TypeError):
        WORKDAYS.working_day_before(NINE_IN_THE_MORNING, n)


def test_a_date_with_a_time_of_day_is_no_end_of_a_count() -> None:
    day = dt.date(2026, 11, 23)
    with pytest.raises(TypeError):
        WORKDAYS.between(day, NINE_IN_THE_MORNING)
    with pytest.raises(TypeError):
        WORKDAYS.between(NINE_IN_THE_MORNING, day)


def test_a_date_of_a_finer_kind_is_counted_as_the_date_it_is() -> None:
    class Birthday(dt.date):
        """A date all the same."""

    day, plain = Birthday(2026, 11, 23), dt.date(2026, 11, 23)
    assert WORKDAYS.after(day, 5) == WORKDAYS.after(plain, 5)
    assert WORKDAYS.between(day, dt.date(2026, 12, 1)) == WORKDAYS.between(plain, Birthday(2026, 12, 1)) == 6


@given(st.dates(dt.date(2017, 3, 1), dt.date(2028, 12, 31)), st.integers(1, 40))
def test_fewer_than_no_working_days_after_a_day_are_counted_back(day: dt.date, n: int) -> None:
    assert WORKDAYS.after(day, -n) == WORKDAYS.working_day_before(day, n) == almanacs.after(day, -n)


def test_counting_back_never_comes_round_to_the_other_end_of_the_calendar() -> None:
    with pytest.raises(BeyondCalendar):
        WORKDAYS.after(dt.date(1990, 1, 3), -5)
    with pytest.raises(BeyondCalendar):
        WORKDAYS.after(dt.date(1989, 12, 29), -1)


@pytest.mark.parametrize(
    "day", [dt.date.min, dt.date(1938, 6, 1), dt.date(1989, 12, 29), dt.date(2041, 1, 1), dt.date.max]
)
def test_no_date_outside_the_calendar_is_taken_for_one_inside(day: dt.date) -> None:
    inside = dt.date(2026, 11, 23)
    for n in (1, 20, 5000):
        with pytest.raises(BeyondCalendar):
            WORKDAYS.after(day, n)
    with pytest.raises(BeyondCalendar):
        WORKDAYS.between(day, inside)
    with pytest.raises(BeyondCalendar):
        WORKDAYS.between(inside, day)


def test_a_holiday_outside_the_years_changes_no_count() -> None:
    beyond = {dt.date(2025, 12, 31): "closed", dt.date(2027, 1, 1): "closed"}
    alone, with_them = Workdays({}, 2026, 2026), Workdays(beyond, 2026, 2026)
    first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    assert alone.between(first, last) == with_them.between(first, last) == 260


def test_before_the_first_working_day_there_is_none() -> None:
    late = Workdays({dt.date(2026, 1, 1): "closed"}, 2026, 2026)
    new_year = dt.date(2026, 1, 1)
    assert late.after(new_year, 1) == dt.date(2026, 1, 2)
    assert late.between(new_year, dt.date(2026, 1, 2)) == 1
    with pytest.raises(BeyondCalendar, match="0 working days before Thursday 1 January 2026"):
        late.working_day_before(new_year, 0)


def test_thousands_of_deadlines_agree_with_numpy() -> None:
    """The whole calendar, 1990 to 2040, and as numpy does it fastest: all at once."""
    random = np.random.default_rng(20260920)
    first, last = np.datetime64("1990-01-01"), np.datetime64("2040-10-01")
    days = first + random.integers(0, (last - first).astype(int), 20_000)
    counts = random.integers(1, 61, days.size)
    numpys = almanacs.busdays(WORKDAYS.holidays)
    theirs = np.busday_offset(days, counts, roll="backward", busdaycal=numpys).tolist()
    assert [WORKDAYS.after(day, n) for day, n in zip(days.tolist(), counts.tolist(), strict=True)] == theirs
    one = np.timedelta64(1, "D")
    lengths = np.busday_count(days[:-1] + one, days[1:] + one, busdaycal=numpys).tolist()
    forwards = (days[:-1] <= days[1:]).tolist()  # backwards, numpy counts the first day and not the last
    asked = zip(days[:-1].tolist(), days[1:].tolist(), forwards, lengths, strict=True)
    for start, end, forward, length in asked:
        if forward:
            assert WORKDAYS.between(start, end) == length
            assert WORKDAYS.between(end, start) == -length
