"""The calendar that ships, against the law that makes it: computed here from the calendar alone, year by year.

The Banking and Financial Dealings Act 1971 and the common-law holidays: New Year's Day, Good Friday, Easter Monday, the
first and the last Monday of May, the last Monday of August, Christmas Day and Boxing Day, each moved to the next free
weekday from a weekend; and what was proclaimed once.
"""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import io
import sys
from pathlib import Path

import pytest

from app import places
from app.casework.bank_holidays import CONFIRMED, FIRST_YEAR, LAST_YEAR, computed_calendar, write_calendar
from app.rules.calendars import read_calendar

MOVED = {
    dt.date(1995, 5, 1): dt.date(1995, 5, 8),  # fifty years after VE Day
    dt.date(2002, 5, 27): dt.date(2002, 6, 4),  # Golden Jubilee
    dt.date(2012, 5, 28): dt.date(2012, 6, 4),  # Diamond Jubilee
    dt.date(2020, 5, 4): dt.date(2020, 5, 8),  # seventy-five years after VE Day
    dt.date(2022, 5, 30): dt.date(2022, 6, 2),  # Platinum Jubilee
}
PROCLAIMED = {
    dt.date(1999, 12, 31),  # the millennium
    dt.date(2002, 6, 3),  # Golden Jubilee
    dt.date(2011, 4, 29),  # royal wedding
    dt.date(2012, 6, 5),  # Diamond Jubilee
    dt.date(2022, 6, 3),  # Platinum Jubilee
    dt.date(2022, 9, 19),  # state funeral of Queen Elizabeth II
    dt.date(2023, 5, 8),  # coronation of King Charles III
}
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
SHIPPED = places.resources() / "calendar" / "england.csv"


def rows() -> list[dict[str, str]]:
    """The shipped calendar."""
    return list(csv.DictReader(io.StringIO(SHIPPED.read_text(encoding="utf-8"))))


def days_of(year: int) -> list[dt.date]:
    """The days that ship for one year."""
    return [day for row in rows() if (day := dt.date.fromisoformat(row["date"])).year == year]


def lawful(year: int) -> list[dt.date]:
    """The bank holidays of a year on weekdays, by the law."""
    easter = easter_sunday(year)
    mays, augusts = (mondays(year, month) for month in (5, 8))
    usual = [mays[0], mays[-1], augusts[-1]]
    made = {easter - dt.timedelta(days=2), easter + dt.timedelta(days=1)}
    made |= {MOVED.get(day, day) for day in usual} | {day for day in PROCLAIMED if day.year == year}
    made |= set(weekdays_from(dt.date(year, 1, 1), 1)) | set(weekdays_from(dt.date(year, 12, 25), 2))
    return sorted(made)


def mondays(year: int, month: int) -> list[dt.date]:
    """The Mondays of a month."""
    weeks = calendar.monthcalendar(year, month)
    return [dt.date(year, month, week[calendar.MONDAY]) for week in weeks if week[calendar.MONDAY]]


def weekdays_from(day: dt.date, count: int) -> list[dt.date]:
    """So many weekdays from a day on: a holiday at a weekend is kept on the next free weekday."""
    week = [day + dt.timedelta(days=number) for number in range(7)]
    return [one for one in week if one.weekday() < calendar.SATURDAY][:count]


def easter_sunday(year: int) -> dt.date:
    """The Gregorian computus (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return dt.date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


@pytest.mark.parametrize(
    ("year", "sunday"), [(2008, (3, 23)), (2011, (4, 24)), (2024, (3, 31)), (2027, (3, 28)), (2038, (4, 25))]
)
def test_easter_is_where_the_almanac_has_it(year: int, sunday: tuple[int, int]) -> None:
    assert easter_sunday(year) == dt.date(year, *sunday)


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_the_holidays_of_the_law_and_no_others(year: int) -> None:
    assert days_of(year) == lawful(year)


def test_the_shipped_calendar_is_what_the_package_computes() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == computed_calendar()


def test_no_holiday_is_at_a_weekend_or_twice() -> None:
    days = [dt.date.fromisoformat(row["date"]) for row in rows()]
    assert [day for day in days if day.weekday() >= calendar.SATURDAY] == []
    assert days == sorted(set(days))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2021-12-27", "Christmas Day (substitute day)"),  # Christmas Day was a Saturday, Boxing Day a Sunday
        ("2021-12-28", "Boxing Day (substitute day)"),
        ("2022-12-26", "Boxing Day"),  # Christmas Day was a Sunday
        ("2022-12-27", "Christmas Day (substitute day)"),
        ("2022-01-03", "New Year's Day (substitute day)"),
        ("2026-12-28", "Boxing Day (substitute day)"),
    ],
)
def test_a_holiday_at_a_weekend_has_its_substitute_day(day: str, name: str) -> None:
    assert {row["date"]: row["name"] for row in rows()}[day] == name


def test_each_day_says_whether_it_was_published_or_is_computed() -> None:
    for row in rows():
        assert row["name"]
        published = int(row["date"][:4]) in CONFIRMED
        assert row["source"] == ("published" if published else "computed")
    assert (CONFIRMED[0], CONFIRMED[-1]) == (2017, 2028)


def test_only_what_was_proclaimed_once_has_a_day_from_which_it_was_known() -> None:
    known = {dt.date.fromisoformat(row["date"]): row["known_from"] for row in rows() if row["known_from"]}
    assert known.keys() <= PROCLAIMED
    assert known[dt.date(2022, 9, 19)] == "2022-09-10"
    for day, known_from in known.items():
        assert dt.date.fromisoformat(known_from) < day


def test_the_calendar_can_be_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "england.csv"
    write_calendar(path)
    assert path.read_bytes() == SHIPPED.read_bytes()
    assert read_calendar(path) == read_calendar(SHIPPED)


def test_reading_the_calendar_does_not_need_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert not read_calendar(SHIPPED).workdays.is_working(dt.date(2026, 12, 25))
    with pytest.raises(ImportError):
        computed_calendar()
