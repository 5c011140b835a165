"""Across rooms: what a slip tells of its days is counted again, by numpy, for ten thousand cases at random.

The days are read from the working's own text, as it is copied, and for some from the words on the paper. Nothing of the
product counts here: numpy does, with the government's list of bank holidays and what the case's landlord has changed.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pypdf
import pytest

from app.casework.files import clock_view
from app.casework.reckonings import Basis, clock_working, stricter_working
from app.reports.slips import slip_pdf
from app.rules.calendars import Calendar, Change
from app.rules.clocks import clocks
from app.rules.editions import Edition
from app.rules.house_rules import HouseRule
from app.rules.timelines import Entry
from app.rules.workings import Printing, Working
from tests.letters.pages import Word, words
from tests.rules.almanacs import PUBLISHED, after, busdays
from tests.rules.cases import EDITIONS, ENGLAND

CASES, ON_PAPER = 10_000, 30
FIRST, LAST = dt.date(2017, 3, 1), dt.date(2027, 12, 31)
"""Within these no count leaves the years for which the government's list is whole."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CALENDARS = 20
"""How many landlords' calendars the cases are spread over."""

TEXT_DAY = re.compile(r"(?:\w+day) (\d+) (\w{3})\w* (\d{4})\t(Day (\d+)|not counted)(?:\t(.*))?")
PAPER_DAY = re.compile(r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?(\d+) (\w{3})(?: (\d{4}))?")
DUE = "due by the end of this day"


@dataclass(frozen=True)
class Landlord:
    """A landlord's calendar twice: as the product has it, and as numpy and a plain table have it."""

    calendar: Calendar
    closed: Mapping[dt.date, str]
    busdays: np.busdaycalendar


@dataclass(frozen=True)
class Told:
    """One day as it is told: its number, or None with the reason; and whether it is said to be the last."""

    date: dt.date
    n: int | None
    why: str
    due: bool


def a_landlord(rng: random.Random) -> Landlord:
    """England's calendar with up to five days added and two struck out."""
    span = (LAST - FIRST).days
    added = {FIRST + dt.timedelta(days=rng.randrange(span)): f"Added {n}" for n in range(rng.randrange(6))}
    added = {day: name for day, name in added.items() if day not in PUBLISHED}
    struck = set(rng.sample(sorted(PUBLISHED), rng.randrange(3)))
    changes = [Change(day, True, name, "for the test", dt.date.min) for day, name in added.items()]
    changes += [Change(day, False, "", "for the test", dt.date.min) for day in sorted(struck)]
    closed = {day: name for day, name in PUBLISHED.items() if day not in struck} | added
    return Landlord(ENGLAND.with_changes(changes), closed, busdays(closed))


def a_timeline(rng: random.Random) -> tuple[Entry, ...]:
    """A complaint with some of its events, most of them in order, with extensions that count and that do not."""
    day = FIRST + dt.timedelta(days=rng.randrange((LAST - FIRST).days - 700))
    entries = [Entry(1, "received", day)]
    for stage in (1, 2, 3)[: rng.choice((1, 2, 2, 3))]:
        for kind in ("escalation_requested", "logged", "acknowledged", "extended", "extended", "responded"):
            if (stage == 1 and kind == "escalation_requested") or rng.random() < (0.5 if kind == "responded" else 0.25):
                continue
            day += dt.timedelta(days=rng.randrange(12))
            until = day + dt.timedelta(days=rng.randrange(-3, 60)) if kind == "extended" else None
            reason = rng.choice(("", "The surveyor's report is awaited."))
            entries.append(Entry(len(entries) + 1, kind, day, stage, until, reason, panel=rng.random() < 0.2))
    return tuple(entries)


def a_working(rng: random.Random, edition: Edition, landlord: Landlord) -> Working:
    """One date of a case at random: of the Code, or of the landlord's own limit."""
    on = dt.date(2027, 12, 31)
    house = (HouseRule("stage1.respond", rng.randrange(1, 10), from_origin=rng.random() < 0.5),)
    made = clocks(a_timeline(rng), edition, landlord.calendar.workdays, house)
    clock = rng.choice(made)
    basis = Basis(edition, landlord.calendar, Printing("St Anne's Almshouses", on, "4812-9f3ac1d2"), "2026/031")
    view = clock_view(clock, on)
    return stricter_working(view, clock.own, basis) if clock.own and rng.random() < 0.5 else clock_working(view, basis)


def cases(seed: int, count: int) -> Iterator[tuple[Working, Landlord]]:
    """Workings at random, and the landlord of each."""
    rng = random.Random(seed)  # noqa: S311 - chance for a test, the same every time
    landlords = [a_landlord(rng) for _ in range(CALENDARS)]
    for _ in range(count):
        landlord = rng.choice(landlords)
        yield a_working(rng, rng.choice(EDITIONS.all), landlord), landlord


def told_in_text(working: Working) -> list[Told]:
    """The days as the copied text tells them."""
    days = (TEXT_DAY.fullmatch(line) for line in working.text().split("\n"))
    found = [match.groups() for match in days if match]
    return [
        Told(_date(day, month, year), int(n) if n else None, why or "", DUE in (why or ""))
        for day, month, year, _, n, why in found
    ]


def told_on_paper(pdf: bytes) -> list[Told]:
    """The days as they stand in the grid of a slip: each cell begins with a date, each row with that of its Monday."""
    pieces = words(pdf)
    at = next(number for number, word in enumerate(pieces) if word.text == "Week of") + 1 + len(WEEKDAYS)
    margin = pieces[at].x
    found: list[Told] = []
    monday = dt.date.min
    for cell in _cells(pieces[at:]):
        match = PAPER_DAY.fullmatch(cell[0].text)
        assert match, cell
        if cell[0].x < margin + 5:
            monday = _date(match[1], match[2], match[3])
            continue
        day = _date(match[1], match[2], str(monday.year))
        day = day if day >= monday else day.replace(year=day.year + 1)
        said = " ".join(word.text for word in cell[1:])
        number = re.match(r"Day (\d+) ?(.*)", said)
        n, why = (int(number[1]), number[2]) if number else (None, said)
        found.append(Told(day, n, why, DUE in why))
    return found


def _cells(pieces: list[Word]) -> Iterator[list[Word]]:
    """The pieces of a grid, cell by cell; what stands in the foot of a page is no cell."""
    cell: list[Word] = []
    for word in pieces:
        if word.text.startswith(("Made on ", "Page ")) or "seal" in word.text or word.y < 22:
            continue
        if PAPER_DAY.fullmatch(word.text):
            if cell:
                yield cell
            cell = []
        cell.append(word)
    yield cell


def _date(day: str, month: str, year: str) -> dt.date:
    return dt.date(int(year), MONTHS.index(month) + 1, int(day))


def recount(told: list[Told], working: Working, landlord: Landlord) -> None:
    """Counts the days again; AssertionError where the slip is wrong."""
    dates = np.array([day.date for day in told], dtype="datetime64[D]")
    assert (np.diff(dates) == np.timedelta64(1, "D")).all()
    counted = np.is_busday(dates, busdaycal=landlord.busdays)
    counted[0] = False  # the day of the event is day 0, whatever day it is
    numbers = counted.cumsum()
    for day, counts, n in zip(told[1:], counted[1:], numbers[1:], strict=True):
        assert day.n == (int(n) if counts else None), day
        if not counts:
            weekday = WEEKDAYS[day.date.weekday()]
            assert day.why.startswith(weekday if weekday in ("Saturday", "Sunday") else landlord.closed[day.date])
    assert (told[0].n, told[0].date) == (0, working.day_nought)
    assert told[-1].date == max(working.due, working.day_nought)
    assert [day.due for day in told[1:]] == [*[False] * (len(told) - 2), True][: len(told) - 1]
    if working.original is None:
        limit = int(re.match(r"(\d+) working days? after", working.counted)[1])  # type: ignore[index]  # it says so
        assert told[-1].n == limit
        assert told[-1].date == after(working.day_nought, limit, landlord.busdays)


def test_ten_thousand_slips_are_counted_as_numpy_counts() -> None:
    extended = own = 0
    for working, landlord in cases(1, CASES):
        recount(told_in_text(working), working, landlord)
        extended += working.original is not None
        own += working.key.startswith("own:")
    assert extended > CASES / 20
    assert own > CASES / 100


@pytest.mark.parametrize("seed", range(3))
def test_what_stands_on_the_paper_is_counted_as_numpy_counts(seed: int) -> None:
    for working, landlord in cases(100 + seed, ON_PAPER // 3):
        pdf = slip_pdf(working)
        told = told_on_paper(pdf)
        recount(told, working, landlord)
        assert [day.n for day in told] == [day.n for day in working.days]
        assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1 or len(told) > 75


def test_the_recount_would_notice_a_day_too_many() -> None:
    working, landlord = next(cases(1, 1))
    told = told_in_text(working)
    with pytest.raises((AssertionError, KeyError)):
        recount(
            [*told, Told(told[-1].date + dt.timedelta(days=1), (told[-1].n or 0) + 1, DUE, due=True)], working, landlord
        )
