"""One deadline of 5 to 40 working days, ours and by public tools, asked one by one: `python -m tests.bench.deadlines`.

All have the same bank holidays, made ready beforehand, and the same question: from a `datetime.date` to a
`datetime.date`. They take turns, each turn with days it has not seen. Where a tool has dates of its own kind, one line
more says what is left of its time when the dates come and go in that kind; it is another question and stands apart.

First the answers are compared: ours with numpy's on 100,000 random cases, which numpy is given all at once, and every
other tool's with ours on fewer. The status is 1 if one differs.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import starmap
from typing import Any

import holidays
import numpy as np

from app import places
from app.rules.calendars import Calendar, read_calendar
from app.rules.workdays import Workdays

FIRST_DAY, LAST_DAY = dt.date(2017, 1, 1), dt.date(2028, 12, 31)
SHORTEST, LONGEST = 5, 40
TURNS = 60
COMPARED, COMPARED_SLOWLY = 100_000, 5_000
SEED = 20260920

Question = tuple[Any, int]
"""A day, mostly a datetime.date, and how many working days."""


@dataclass(frozen=True)
class Tool:
    """One way to find deadlines: it answers questions one by one, so many in a turn."""

    name: str
    answer: Callable[[Sequence[Question]], list[Any]]
    in_a_turn: int
    own_date: Callable[[dt.date], Any] | None = None
    """Makes the tool's own kind of date, where it is not asked with ours."""


def main() -> int:
    """Compare the answers, then the times; 1 if an answer differs."""
    calendar = read_calendar(places.resources() / "calendar" / "england.csv")
    rivals = tuple(rivals_to(calendar))
    differing = compare_with_numpy(calendar.workdays) + sum(compare(tool, calendar.workdays) for tool in rivals)
    race(ours(calendar.workdays), rivals)
    return int(differing > 0)


def ours(workdays: Workdays) -> Tool:
    """Casebook's own count, as its rules call it."""
    return Tool("Casebook's Workdays.after", lambda asked: [workdays.after(day, n) for day, n in asked], 2000)


def rivals_to(calendar: Calendar) -> Iterator[Tool]:
    """The public tools that are there; of one that is not, it is said."""
    years = range(FIRST_DAY.year, LAST_DAY.year + 2)  # a count may run into the year after
    closed = [one.date for one in calendar.holidays if one.date.year in years]
    yield from numpys(closed)
    yield holidays_package(years)
    for package, make in {"pandas": pandases, "workdays": workdays_package}.items():
        if find_spec(package):
            yield from make(closed)
        else:
            say(f"{package} is not here and is left out; tests/bench/__init__.py says how to get it.")


def numpys(closed: list[dt.date]) -> Iterator[Tool]:
    """Numpy, with its calendar made ready."""
    calendar = np.busdaycalendar(holidays=closed)

    def answer(asked: Sequence[Question]) -> list[Any]:
        return [np.busday_offset(day, n, roll="backward", busdaycal=calendar).item() for day, n in asked]

    def answer_in_kind(asked: Sequence[Question]) -> list[Any]:
        return [np.busday_offset(day, n, roll="backward", busdaycal=calendar) for day, n in asked]

    yield Tool("numpy.busday_offset", answer, 1000)
    yield Tool("numpy.busday_offset, datetime64", answer_in_kind, 1000, np.datetime64)


def holidays_package(years: range) -> Tool:
    """The package `holidays`, its years made ready."""
    nth = holidays.country_holidays("GB", subdiv="ENG", years=years).get_nth_working_day
    return Tool("holidays get_nth_working_day", lambda asked: list(starmap(nth, asked)), 100)


def pandases(closed: list[dt.date]) -> Iterator[Tool]:
    """Pandas, with an offset made ready for every number of days."""
    stamp, offset = import_module("pandas").Timestamp, import_module("pandas.tseries.offsets").CustomBusinessDay
    made = {n: offset(n, holidays=closed) for n in range(SHORTEST, LONGEST + 1)}
    yield Tool("pandas CustomBusinessDay", lambda asked: [(stamp(day) + made[n]).date() for day, n in asked], 200)
    yield Tool("pandas CustomBusinessDay, Timestamp", lambda asked: [day + made[n] for day, n in asked], 200, stamp)


def workdays_package(closed: list[dt.date]) -> Iterator[Tool]:
    """The package `workdays`; it goes through all the holidays it is given, and so is given no more than it needs."""
    workday = import_module("workdays").workday
    yield Tool("workdays.workday", lambda asked: [workday(day, n, closed) for day, n in asked], 100)


def questions(count: int, seed: int, first: dt.date = FIRST_DAY, last: dt.date = LAST_DAY) -> list[Question]:
    """So many deadlines to find, in dates that nobody has held before."""
    dice = random.Random(seed)  # noqa: S311 - no secret is made of it
    days = (dice.randint(first.toordinal(), last.toordinal()) for _ in range(count))
    return [(dt.date.fromordinal(day), dice.randint(SHORTEST, LONGEST)) for day in days]


def compare_with_numpy(workdays: Workdays) -> int:
    """How many of our answers differ from numpy's, over all the years of the calendar."""
    calendar = np.busdaycalendar(holidays=list(workdays.holidays))
    asked = questions(COMPARED, SEED, workdays.first, workdays.last.replace(month=10, day=1))
    days, counts = zip(*asked, strict=True)
    theirs = np.busday_offset(np.array(days, "datetime64[D]"), counts, roll="backward", busdaycal=calendar).tolist()
    mine = [workdays.after(day, n) for day, n in asked]
    return told_of("numpy.busday_offset, all at once", mine, theirs)


def compare(tool: Tool, workdays: Workdays) -> int:
    """How many of a tool's answers differ from ours; what answers in its own kind of date was compared before."""
    if tool.own_date:
        return 0
    asked = questions(COMPARED_SLOWLY, SEED + 1)
    return told_of(tool.name, [workdays.after(day, n) for day, n in asked], tool.answer(asked))


def told_of(name: str, mine: list[Any], theirs: list[Any]) -> int:
    """Say how many answers are alike, and return how many are not."""
    differing: int = sum(one != other for one, other in zip(mine, theirs, strict=True))
    say(f"{name:38} answers {len(mine) - differing:,} of {len(mine):,} alike")
    return differing


def race(mine: Tool, rivals: Sequence[Tool]) -> None:
    """The median time of one deadline for each, and how many times ours it is."""
    times: dict[str, list[float]] = {tool.name: [] for tool in (mine, *rivals)}
    for turn in range(TURNS):
        for number, tool in enumerate((mine, *rivals)):
            times[tool.name].append(time_of(tool, seed=turn * 100 + number))
    middles = {name: statistics.median(taken) for name, taken in times.items()}
    for name, middle in middles.items():
        say(f"{name:38} {middle:8,.0f} ns a deadline   x{middle / middles[mine.name]:.1f}")
    nearest = min((tool.name for tool in rivals if not tool.own_date), key=middles.__getitem__)
    say(f"Ours is {middles[nearest] / middles[mine.name]:.1f} times as fast as the fastest other, {nearest}.")


def time_of(tool: Tool, seed: int) -> float:
    """Nanoseconds a deadline, in one turn of a tool."""
    asked = questions(tool.in_a_turn, seed)
    if tool.own_date:
        asked = [(tool.own_date(day), n) for day, n in asked]
    begun = time.perf_counter_ns()
    tool.answer(asked)
    return (time.perf_counter_ns() - begun) / len(asked)


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
