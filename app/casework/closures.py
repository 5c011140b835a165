"""Closures: the days on which the landlord's office is shut. They stop no clock; they are there to be planned for.

A closure is a fact of the landlord and of no case. It can be changed and struck out, each with its reason; what it was
stays in the journal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.calendars import day_problems
from app.casework.desks import Desk
from app.casework.settings import actor
from app.casework.texts import NAME_LENGTH, POINT_LENGTH, tidy, tidy_line, too_long
from app.models.books import Work
from app.models.journals import Record, records_of_no_case
from app.models.registers import standing_records
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused

LONGEST = 92
"""Days; an office that is shut for more than three months is a slip of the finger."""


@dataclass(frozen=True)
class Closure:
    """One closure of the office, from its first day to its last, both included."""

    seq: int
    """Its number in the book."""
    name: str
    first: dt.date
    last: dt.date

    @property
    def span(self) -> str:
        """'Thursday 24 December 2026 to Friday 1 January 2027'; one date for a closure of one day."""
        return (
            long_date(self.first) if self.first == self.last else f"{long_date(self.first)} to {long_date(self.last)}"
        )

    def over(self, today: dt.date) -> bool:
        """Whether the office is open again."""
        return self.last < today


@dataclass(frozen=True)
class ClosureEntry:
    """A closure as it was typed."""

    name: str
    first: dt.date | str | None
    last: dt.date | str | None


def closures(desk: Desk) -> tuple[Closure, ...]:
    """The closures that stand, in the order of their days; those that are over come after the others."""
    with desk.book.reading() as session:
        found = standing_records(records_of_no_case(session, kinds=("closure", "voided")))
    made = (_closure(record) for record in found if record.kind == "closure")
    today = desk.today()
    return tuple(sorted(made, key=lambda closure: (closure.over(today), closure.first, closure.last)))


def closures_to_come(desk: Desk) -> tuple[Closure, ...]:
    """The closures that are not over yet; one that has begun is among them."""
    today = desk.today()
    return tuple(closure for closure in closures(desk) if not closure.over(today))


def closure_problems(desk: Desk, entry: ClosureEntry, seq: int = 0) -> tuple[Problem, ...]:
    """What must be put right before a closure can be entered; `seq` is the one that it takes the place of."""
    found = list(too_long("name", "The name", entry.name, NAME_LENGTH))
    if not entry.name:
        found.append(Problem("name", "Enter what the closure is called, for example Christmas."))
    days = day_problems("first", "the first day of the closure", entry.first, desk.workdays)
    days += day_problems("last", "the last day of the closure", entry.last, desk.workdays)
    if not days and isinstance(entry.first, dt.date) and isinstance(entry.last, dt.date):
        days = _span_problems(desk, entry.first, entry.last, seq)
    return (*found, *days)


def add_closure(desk: Desk, entry: ClosureEntry) -> int:
    """Enter a closure of the office; returns its number. Raises Refused."""
    first, last, name = _checked(desk, entry)
    closure = Closure(0, name, first, last)
    with desk.book.writing(actor(desk)) as work:
        return work.append(None, "closure", on=first, sentence=_sentence("Office closed", closure), body=_body(closure))


def change_closure(desk: Desk, seq: int, entry: ClosureEntry, reason: str) -> int:
    """Write a closure anew; the old one stays in the journal, struck out. Returns the new number. Raises Refused."""
    old = _standing(desk, seq)
    first, last, name = _checked(desk, entry, seq, _reason_problems(reason))
    closure = Closure(seq, name, first, last)
    if closure == old:
        raise Refused((Problem("", "Nothing is changed yet. Change the name or a day, or leave it as it is."),))
    body = {**_body(closure), "corrects": seq, "reason": tidy(reason)}
    with desk.book.writing(actor(desk)) as work:
        return work.append(None, "closure", on=first, sentence=_sentence("Closure changed", closure), body=body)


def strike_closure(desk: Desk, seq: int, reason: str) -> int:
    """Strike out a closure that will not be, or never was; returns the last new entry's number. Raises Refused.

    One that was changed is struck out in all its versions: the old days do not come back.
    """
    closure = _standing(desk, seq)
    problems = _reason_problems(reason)
    if problems:
        raise Refused(problems)
    sentence = _sentence("Closure struck out", closure)
    with desk.book.writing(actor(desk)) as work:
        written = 0
        for version in _versions(work, seq):
            body = {"corrects": version, "reason": tidy(reason)}
            written = work.append(None, "voided", on=desk.today(), sentence=sentence, body=body)
    return written


def _versions(work: Work, seq: int) -> tuple[int, ...]:
    """A closure and the closures that it took the place of, the newest first."""
    older = {record.seq: record.corrects for record in records_of_no_case(work.session, kinds=("closure",))}
    versions = [seq]
    while (before := older[versions[-1]]) is not None:
        versions.append(before)
    return tuple(versions)


def _checked(
    desk: Desk, entry: ClosureEntry, seq: int = 0, more: tuple[Problem, ...] = ()
) -> tuple[dt.date, dt.date, str]:
    """The days and the name, once nothing is to be put right. Raises Refused."""
    entry = ClosureEntry(tidy_line(entry.name), entry.first, entry.last)
    problems = (*closure_problems(desk, entry, seq), *more)
    if problems or not isinstance(entry.first, dt.date) or not isinstance(entry.last, dt.date):
        raise Refused(problems)
    return entry.first, entry.last, entry.name


def _standing(desk: Desk, seq: int) -> Closure:
    found = next((closure for closure in closures(desk) if closure.seq == seq), None)
    if found is None:
        raise Refused((Problem("", "That closure was changed or struck out meanwhile. Look at the list again."),))
    return found


def _span_problems(desk: Desk, first: dt.date, last: dt.date, seq: int) -> list[Problem]:
    if last < first:
        return [Problem("last", f"The last day must be {long_date(first)}, the first day, or later.")]
    length = (last - first).days + 1
    if length > LONGEST:
        return [Problem("last", f"That would be {length} days. A closure has at most {LONGEST}; check both dates.")]
    others = (one for one in closures(desk) if one.seq != seq and one.first <= last and first <= one.last)
    return [
        Problem("first", f"{one.name} is entered already, {one.span}. Change that closure, or choose other days.")
        for one in others
    ][:1]


def _reason_problems(reason: str) -> tuple[Problem, ...]:
    text = tidy(reason)
    if not text:
        return (Problem("reason", "Enter the reason; it stays beside the old entry."),)
    return too_long("reason", "The reason", text, POINT_LENGTH)


def _sentence(what: str, closure: Closure) -> str:
    return f"{what}: {closure.name}, {closure.span}."


def _body(closure: Closure) -> Mapping[str, str]:
    return {"name": closure.name, "from": closure.first.isoformat(), "to": closure.last.isoformat()}


def _closure(record: Record) -> Closure:
    body = record.body
    first, last = (dt.date.fromisoformat(body[key]) for key in ("from", "to"))
    return Closure(record.seq, body["name"], first, last)
