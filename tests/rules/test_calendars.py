"""The calendar: what ships, what a landlord changes, and what was known when; counted against numpy."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.calendars import Calendar, CalendarError, Change, Holiday, read_calendar
from tests.rules import almanacs
from tests.rules.cases import CALENDAR, ENGLAND, WORKDAYS

FUNERAL, PROCLAIMED = dt.date(2022, 9, 19), dt.date(2022, 9, 10)
CORONATION = dt.date(2023, 5, 8)
ORDINARY, SATURDAY = dt.date(2026, 12, 4), dt.date(2026, 11, 21)
HEAD = "date,name,source,known_from\n"
HALF_A_DECADE = st.dates(dt.date(2018, 1, 1), dt.date(2023, 12, 31))


def added(day: dt.date, name: str = "", learnt: dt.date = dt.date(2022, 1, 1)) -> Change:
    """A day added to the calendar."""
    return Change(day, adds=True, name=name, reason="Proclaimed.", learnt=learnt)


def struck(day: dt.date, name: str = "", learnt: dt.date = dt.date(2022, 1, 1)) -> Change:
    """A day struck out of the calendar."""
    return Change(day, adds=False, name=name, reason="Worked here.", learnt=learnt)


changes = st.builds(
    Change,
    date=HALF_A_DECADE | st.sampled_from([one.date for one in ENGLAND.holidays if 2018 <= one.date.year <= 2023]),
    adds=st.booleans(),
    name=st.sampled_from(("", "Village fête")),
    reason=st.just("Said in the gazette."),
    learnt=HALF_A_DECADE,
)


def written(folder: Path, text: str) -> Path:
    """A calendar's file with this text."""
    path = folder / "england.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_ships_is_read_with_its_source_and_the_day_it_was_known_from() -> None:
    shipped = {one.date: one for one in ENGLAND.holidays}
    name = "State funeral of Queen Elizabeth II (one-off)"
    assert shipped[FUNERAL] == Holiday(FUNERAL, name, "published", PROCLAIMED)
    assert shipped[dt.date(2040, 12, 25)] == Holiday(dt.date(2040, 12, 25), "Christmas Day", "computed", None)
    assert (ENGLAND.first_year, ENGLAND.last_year, ENGLAND.confirmed_to) == (1990, 2040, 2028)
    assert (ENGLAND.workdays.first, ENGLAND.workdays.last) == (dt.date(1990, 1, 1), dt.date(2040, 12, 31))


def test_a_date_is_confirmed_up_to_the_end_of_the_last_published_year() -> None:
    assert ENGLAND.confirmed(dt.date(2028, 12, 31))
    assert not ENGLAND.confirmed(dt.date(2029, 1, 1))


@pytest.mark.parametrize(
    ("sources", "confirmed_to"),
    [
        (("published", "published", "published"), 2003),
        (("computed", "published", "published"), 2003),
        (("published", "published", "computed"), 2002),
        (("published", "computed", "published"), 2001),  # a gap in what is published
        (("computed", "computed", "computed"), 2000),
    ],
)
def test_the_confirmed_years_are_an_unbroken_run(tmp_path: Path, sources: tuple[str, ...], confirmed_to: int) -> None:
    rows = "".join(f"{year}-12-25,Christmas Day,{source},\n" for year, source in enumerate(sources, 2001))
    assert read_calendar(written(tmp_path, HEAD + rows)).confirmed_to == confirmed_to


def test_a_year_that_is_published_in_part_is_not_confirmed(tmp_path: Path) -> None:
    rows = "2001-12-25,Christmas Day,published,\n2002-01-01,New Year's Day,computed,\n2002-12-25,Christmas,published,\n"
    assert read_calendar(written(tmp_path, HEAD + rows)).confirmed_to == 2001


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "england.csv: its columns are not date, name, source, known_from."),
        ("date,name,sauce,known_from\n", "england.csv: its columns are not date, name, source, known_from."),
        (HEAD, "england.csv: there is no bank holiday in it."),
        (HEAD + "2026-12-25,Christmas Day,published\n", "england.csv, line 2: there are 3 values where 4 belong."),
        (HEAD + "2026-12-25,,published,\n", "england.csv, line 2: the bank holiday has no name."),
        (
            HEAD + "2026-13-25,Christmas,published,\n",
            "england.csv, line 2: “2026-13-25” is not a date like 2026-12-25.",
        ),
        (HEAD + "2026-12-25,Xmas,published,soon\n", "england.csv, line 2: “soon” is not a date like 2026-12-25."),
        (
            HEAD + "2026-12-25,Xmas,published,\n2026-12-28,Boxing Day,publishd,\n",
            "england.csv, line 3: the source “publishd” is not known; it is published or computed.",
        ),
    ],
)
def test_a_file_that_cannot_be_counted_with_is_refused_by_name_and_line(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(CalendarError) as caught:
        read_calendar(written(tmp_path, text))
    assert caught.value.sentence == sentence


def test_a_day_proclaimed_since_is_closed_and_says_so() -> None:
    assert WORKDAYS.is_working(ORDINARY)
    assert ENGLAND.with_days(extra=[ORDINARY]).workdays.why_closed(ORDINARY) == "bank holiday added to the calendar"


def test_a_day_added_under_a_name_is_closed_under_it() -> None:
    with_fete = ENGLAND.with_changes([added(ORDINARY, "Village fête")])
    assert with_fete.workdays.why_closed(ORDINARY) == "Village fête"
    assert WORKDAYS.is_working(ORDINARY)  # the calendar that it was made from is as it was


def test_adding_a_holiday_that_is_there_already_changes_nothing() -> None:
    twice = ENGLAND.with_changes([added(FUNERAL, "Day of mourning")])
    assert twice.workdays.holidays == WORKDAYS.holidays
    assert twice.version == ENGLAND.version


@pytest.mark.parametrize("day", [ORDINARY, SATURDAY])
def test_striking_out_what_is_no_holiday_changes_nothing(day: dt.date) -> None:
    without = ENGLAND.with_changes([struck(day)])
    assert without.workdays.why_closed(day) == WORKDAYS.why_closed(day)
    assert without.version == ENGLAND.version


def test_what_a_landlord_changed_in_a_span_is_told_where_it_bears_on_the_count() -> None:
    changed = ENGLAND.with_changes([added(ORDINARY, "Village fête"), added(SATURDAY, "Fair"), struck(FUNERAL)])
    before = ORDINARY - dt.timedelta(days=1)
    assert [row.name for row in changed.changed_within(before, ORDINARY)] == ["Village fête"]
    assert changed.changed_within(ORDINARY, ORDINARY) == ()  # it is day 0, and no day of the count
    assert changed.changed_within(SATURDAY - dt.timedelta(days=1), SATURDAY) == ()
    assert [row.date for row in changed.changed_within(FUNERAL - dt.timedelta(days=1), FUNERAL)] == [FUNERAL]
    undone = ENGLAND.with_changes([added(ORDINARY, "Fête"), struck(ORDINARY), struck(FUNERAL), added(FUNERAL, "")])
    assert undone.changed_within(min(ORDINARY, FUNERAL) - dt.timedelta(days=1), max(ORDINARY, FUNERAL)) == ()


def test_a_holiday_struck_out_is_a_working_day() -> None:
    assert ENGLAND.with_days(instead=[FUNERAL]).workdays.is_working(FUNERAL)
    assert ENGLAND.with_days(extra=[FUNERAL], instead=[FUNERAL]).workdays.is_working(FUNERAL)


def test_a_day_added_at_a_weekend_takes_no_working_day_away() -> None:
    with_saturday = ENGLAND.with_changes([added(SATURDAY, "Village fête")])
    assert with_saturday.workdays.why_closed(SATURDAY) == "Saturday"
    assert with_saturday.version == ENGLAND.version
    assert [row.counts for row in with_saturday.of_year(2026) if row.date == SATURDAY] == [False]


def test_the_last_change_to_a_day_wins() -> None:
    back = ENGLAND.with_changes([struck(FUNERAL)]).with_changes([added(FUNERAL)])
    assert back.workdays.holidays == WORKDAYS.holidays
    gone = ENGLAND.with_changes([added(ORDINARY, "Village fête"), struck(ORDINARY)])
    assert gone.workdays.holidays == WORKDAYS.holidays
    renamed = ENGLAND.with_changes([added(ORDINARY, "Village fête"), struck(ORDINARY), added(ORDINARY)])
    assert renamed.workdays.why_closed(ORDINARY) == "bank holiday added to the calendar"


def test_a_proclaimed_holiday_was_a_working_day_until_it_was_proclaimed() -> None:
    assert ENGLAND.as_known_on(dt.date(2022, 9, 9)).workdays.is_working(FUNERAL)
    assert not ENGLAND.as_known_on(PROCLAIMED).workdays.is_working(FUNERAL)
    received = dt.date(2022, 9, 6)
    assert ENGLAND.as_known_on(dt.date(2022, 9, 9)).workdays.after(received, 10) == dt.date(2022, 9, 20)
    assert ENGLAND.workdays.after(received, 10) == dt.date(2022, 9, 21)


def test_what_was_always_to_be_expected_was_always_known() -> None:
    long_ago = ENGLAND.as_known_on(dt.date.min)
    assert {one.date for one in ENGLAND.holidays} - {one.date for one in long_ago.holidays} == {
        dt.date(2011, 4, 29),
        dt.date(2012, 6, 5),
        dt.date(2022, 6, 3),
        FUNERAL,
        CORONATION,
    }


def test_a_change_counts_from_the_day_on_which_it_was_learnt() -> None:
    changed = ENGLAND.with_changes([added(ORDINARY, learnt=dt.date(2026, 11, 2))])
    assert changed.as_known_on(dt.date(2026, 11, 1)).workdays.is_working(ORDINARY)
    assert not changed.as_known_on(dt.date(2026, 11, 2)).workdays.is_working(ORDINARY)


def test_what_was_struck_out_later_still_counted_before() -> None:
    changed = ENGLAND.with_changes([struck(CORONATION, learnt=dt.date(2023, 4, 1))])
    assert changed.workdays.is_working(CORONATION)
    assert not changed.as_known_on(dt.date(2023, 3, 31)).workdays.is_working(CORONATION)
    assert changed.as_known_on(dt.date(2022, 11, 5)).workdays.is_working(CORONATION)  # not announced yet


def test_a_landlord_who_heard_early_closed_the_day_early() -> None:
    """The rumour goes in on the 9th under its own name; the announcement of the 10th then gives it the shipped one."""
    early = ENGLAND.with_changes([added(FUNERAL, "The Queen's funeral", learnt=dt.date(2022, 9, 9))])
    assert early.as_known_on(dt.date(2022, 9, 9)).workdays.why_closed(FUNERAL) == "The Queen's funeral"
    assert early.workdays.why_closed(FUNERAL) == WORKDAYS.why_closed(FUNERAL)


def test_a_year_has_every_day_that_ships_or_was_changed_in_order() -> None:
    addition, striking = added(ORDINARY, "Village fête"), struck(dt.date(2026, 8, 31))
    idle = struck(dt.date(2026, 11, 24))
    rows = ENGLAND.with_changes([addition, striking, idle]).of_year(2026)
    shown = [(row.date.isoformat(), row.name, row.source, row.change, row.struck_out, row.counts) for row in rows]
    assert shown[4:] == [
        ("2026-05-25", "Spring bank holiday", "published", None, False, True),
        ("2026-08-31", "Summer bank holiday", "published", striking, True, False),
        ("2026-11-24", "not a bank holiday", "added", idle, True, False),
        ("2026-12-04", "Village fête", "added", addition, False, True),
        ("2026-12-25", "Christmas Day", "published", None, False, True),
        ("2026-12-28", "Boxing Day (substitute day)", "published", None, False, True),
    ]


def test_an_added_day_that_is_struck_out_keeps_its_name_in_the_year() -> None:
    last = struck(ORDINARY)
    rows = ENGLAND.with_changes([added(ORDINARY, "Village fête"), last]).of_year(2026)
    assert [(row.name, row.change) for row in rows if row.date == ORDINARY] == [("Village fête", last)]


def test_a_year_says_since_when_a_holiday_was_known() -> None:
    known = {row.date: row.known_from for row in ENGLAND.of_year(2022) if row.known_from}
    assert known == {dt.date(2022, 6, 3): dt.date(2020, 11, 12), FUNERAL: PROCLAIMED}


def test_a_year_of_which_nothing_is_known_is_empty() -> None:
    assert ENGLAND.of_year(2041) == ()


def test_the_version_names_the_years_and_the_days_that_count() -> None:
    days = sorted(day.isoformat() for day in WORKDAYS.holidays)
    digest = hashlib.sha256("\n".join(days).encode()).hexdigest()
    assert ENGLAND.version == f"England 1990-2040, {digest[:8]}"


def test_the_version_is_another_when_another_day_counts_and_the_same_when_it_is_undone() -> None:
    more, fewer = ENGLAND.with_days(extra=[ORDINARY]), ENGLAND.with_days(instead=[FUNERAL])
    assert len({ENGLAND.version, more.version, fewer.version}) == 3
    assert more.with_days(instead=[ORDINARY]).version == ENGLAND.version
    assert ENGLAND.with_days(extra=[dt.date(2041, 3, 1)]).version == ENGLAND.version  # beyond the years


def test_a_calendar_is_counted_once_however_often_it_is_asked() -> None:
    calendar = read_calendar(CALENDAR)
    assert calendar == ENGLAND
    assert calendar.workdays is calendar.workdays
    assert calendar.with_changes([]).workdays is not calendar.workdays


@given(st.lists(changes, max_size=8), HALF_A_DECADE, HALF_A_DECADE, st.integers(1, 60))
def test_a_changed_calendar_counts_as_numpy_does(made: list[Change], known: dt.date, day: dt.date, n: int) -> None:
    calendar = ENGLAND.with_changes(made).as_known_on(known)
    closed = {one.date for one in ENGLAND.holidays if not (one.known_from and one.known_from > known)}
    for change in made:
        if change.learnt <= known:
            closed = closed | {change.date} if change.adds else closed - {change.date}
    due = almanacs.after(day, n, almanacs.busdays(closed))
    assert calendar.workdays.after(day, n) == due
    assert calendar.workdays.between(day, due) == n


@given(st.lists(changes, max_size=8))
def test_the_rows_of_the_years_are_the_days_that_count(made: list[Change]) -> None:
    calendar = ENGLAND.with_changes(made)
    rows = [row for year in range(1990, 2041) for row in calendar.of_year(year)]
    counted = {row.date: row.name for row in rows if row.counts}
    closed = {day: why for day, why in calendar.workdays.holidays.items() if day.weekday() < 5}
    assert counted == closed
    assert {change.date for change in made} <= {row.date for row in rows}


@given(st.lists(changes, max_size=8))
def test_calendars_that_count_alike_have_the_same_version_and_only_they(made: list[Change]) -> None:
    changed = ENGLAND.with_changes(made)
    alike = closed_weekdays(changed) == closed_weekdays(ENGLAND)
    assert (changed.version == ENGLAND.version) == alike


def closed_weekdays(calendar: Calendar) -> set[dt.date]:
    """The days from Monday to Friday that are not worked."""
    return {day for day in calendar.workdays.holidays if day.weekday() < 5}
