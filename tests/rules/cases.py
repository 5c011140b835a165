"""Cases for the tests of the rules: the shipped Code and calendar, a builder, and timelines at random."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from app import places
from app.rules.calendars import read_calendar
from app.rules.clocks import Clock, clocks
from app.rules.editions import Edition
from app.rules.reading import read_editions
from app.rules.timelines import Entry

EDITIONS = read_editions(places.resources() / "codes")
CALENDAR = places.resources() / "calendar" / "england.csv"
ENGLAND = read_calendar(CALENDAR)
WORKDAYS = ENGLAND.workdays
TYPED = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


class Case:
    """A timeline that reads like a sentence: `a_case().received("2026-11-23").acknowledged("2026-11-25")`."""

    def __init__(self, entries: tuple[Entry, ...] = ()) -> None:
        self.entries = entries

    def then(self, kind: str, on: str, stage: int = 1, until: str = "", good_reason: str = "") -> Case:
        """The same case with one entry more."""
        day = dt.date.fromisoformat(until) if until else None
        entry = Entry(self._next, kind, dt.date.fromisoformat(on), stage, day, good_reason)
        return Case((*self.entries, entry))

    def received(self, on: str) -> Case:
        return self.then("received", on)

    def acknowledged(self, on: str, stage: int = 1) -> Case:
        return self.then("acknowledged", on, stage)

    def responded(self, on: str, stage: int = 1) -> Case:
        return self.then("responded", on, stage)

    def escalated(self, on: str, stage: int = 2) -> Case:
        return self.then("escalation_requested", on, stage)

    def extended(self, on: str, until: str, good_reason: str = "") -> Case:
        return self.then("extended", on, until=until, good_reason=good_reason)

    def not_known(self, kind: str, stage: int = 1) -> Case:
        """The same case with the note that the day of an event of a stage is not known."""
        return Case((*self.entries, Entry(self._next, "not_known", TYPED.date(), stage, unknown=kind)))

    def corrected(self, seq: int, on: str) -> Case:
        """The same case with the date of one entry corrected by a new entry."""
        old = next(entry for entry in self.entries if entry.seq == seq)
        return Case((*self.entries, replace(old, seq=self._next, on=dt.date.fromisoformat(on), corrects=seq)))

    def voided(self, seq: int) -> Case:
        """The same case with one entry struck out and nothing put in its place."""
        return Case((*self.entries, Entry(self._next, "voided", TYPED.date(), corrects=seq)))

    def clocks(self, edition: str = "2024") -> dict[str, Clock]:
        """Its clocks under an edition, by their keys."""
        return {clock.key: clock for clock in clocks(self.entries, EDITIONS.named(edition), WORKDAYS)}

    @property
    def _next(self) -> int:
        return len(self.entries) + 1


def a_case() -> Case:
    """A case of which nothing is known yet."""
    return Case()


def the_clocks(entries: Sequence[Entry], edition: Edition) -> list[tuple[object, ...]]:
    """What the clocks of a timeline come to, without the sentences."""
    return [
        (
            clock.key,
            clock.started,
            clock.original_due,
            clock.due,
            clock.extended_to,
            clock.stopped,
            clock.due_if_on_time,
        )
        for clock in clocks(entries, edition, WORKDAYS)
    ]


editions = st.sampled_from(EDITIONS.all)
days = st.dates(dt.date(2018, 1, 1), dt.date(2027, 6, 30))


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Entry, ...]:
    """A complaint received on some day, and up to a dozen events of three stages in the half year after it.

    In any order and any number, as carelessly as a book could hold them. They are numbered in the order of typing, one
    a minute.
    """
    received = draw(days)
    entries = [Entry(1, "received", received)]
    kinds = st.sampled_from(("received", "logged", "acknowledged", "extended", "escalation_requested", "responded"))
    for seq, kind in enumerate(draw(st.lists(kinds, max_size=12)), 2):
        on = received + dt.timedelta(days=draw(st.integers(0, 180)))
        stage = draw(st.integers(1, 3)) if kind != "received" else 1
        until = on + dt.timedelta(days=draw(st.integers(-5, 60))) if kind == "extended" else None
        good_reason = draw(st.sampled_from(("", "The surveyor's report is awaited."))) if kind == "extended" else ""
        panel = kind == "extended" and draw(st.booleans())
        entries.append(Entry(seq, kind, on, stage, until, good_reason, panel=panel))
    return tuple(replace(entry, recorded_at=TYPED + dt.timedelta(minutes=entry.seq)) for entry in entries)
