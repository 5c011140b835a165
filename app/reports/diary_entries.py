"""Diary entries: the dates that are to be kept, and a span of them to be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.rules.workings import Printing


@dataclass(frozen=True)
class DiaryEntry:
    """One date to keep."""

    date: dt.date
    what: str
    """What is to be done: 'Acknowledge'."""
    title: str
    """What that is under the Code: 'Stage 1 acknowledgement'."""
    reference: str
    """The case's reference; empty for a date of the landlord's own."""
    clause: str
    """Where it stands: 'Code 6.2'."""
    uid: str
    """The same at every export, also when the date has moved; made of no name."""
    who: str = ""
    """Whose case it is, where names were asked for."""
    projected: bool = False
    """Whether its clock has not started: the date is the latest lawful one."""
    late: bool = False
    """Whether the date has passed."""

    @property
    def summary(self) -> str:
        """'Acknowledge 2026/031', with the name where it was asked for."""
        return " ".join(filter(None, (self.what, self.reference, self.who)))

    @property
    def detail(self) -> str:
        """'Stage 1 acknowledgement · Code 6.2', and that it is projected, where it is."""
        projected = "projected: its clock has not started" if self.projected else ""
        return " · ".join(filter(None, (self.title, self.clause, projected)))


@dataclass(frozen=True)
class DiarySpan:
    """A week or a month of the diary, with what is needed to print it."""

    first: dt.date
    last: dt.date
    entries: tuple[DiaryEntry, ...]
    late: tuple[DiaryEntry, ...]
    """What was due before the span and is still to be done."""
    printing: Printing
    closed: Mapping[dt.date, str] = field(default_factory=dict)
    """The weekdays on which nobody works, each with its name."""
    named: bool = False
    """Whether residents' names are in it."""

    def days(self) -> Iterator[dt.date]:
        """Each day of the span."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + dt.timedelta(days=number)

    def on(self, day: dt.date) -> tuple[DiaryEntry, ...]:
        """The dates of one day."""
        return tuple(entry for entry in self.entries if entry.date == day)

    @property
    def told(self) -> str:
        """How many dates there are, and whether residents are named."""
        count = len(self.entries)
        dates = f"{count} {'date' if count == 1 else 'dates'}" if count else "No date"
        names = "Residents are named: keep this where only you can see it." if self.named else "No resident is named."
        return f"{dates} on open cases. {names}"


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The Monday and the Sunday of a day's week."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of a day's month."""
    first = day.replace(day=1)
    return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
