"""Calendar moves: what changes of the calendar did to the date of a working, as the case's own entries say.

An entry says what a date was and what it became on the day of the change. Much can happen since: the answer that was
projected then has another first day once the acknowledgement has gone, a word is given to the resident, a day that was
added is taken back. So only those moves are told that still hold, and with their dates only those that lead to the date
of today, each from the date before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.casework.calendar_facts import changed_days
from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.workings import Move, Working

MOVED = "calendar_moved"
"""The kind of entry on a case that says which of its dates a change of the calendar moved."""


@dataclass(frozen=True)
class CalendarMove:
    """One date that a change of the calendar moved."""

    seq: int
    """The number of the case's entry."""
    day: dt.date
    """The day that became a bank holiday, or a working day."""
    cause: str
    """'Thursday 26 November 2026 became a bank holiday (State funeral)'."""
    was: dt.date
    now: dt.date
    leads: bool = True
    """Whether the date that it gave is that of today, or the one from which the next move went on."""

    @property
    def closes(self) -> bool:
        """Whether it made the day a bank holiday: a date then comes later."""
        return self.now > self.was

    def undoes(self, other: CalendarMove) -> bool:
        """Whether it takes a date back to where it was before another change of the same day."""
        return (self.day, self.was, self.now) == (other.day, other.now, other.was)

    def told(self) -> Move:
        """The move as a working tells it."""
        if not self.leads:
            return Move(f"{self.cause}. That day is {'not ' if self.closes else ''}counted.", seq=self.seq)
        moved = f"That moved it from {long_date(self.was)} to {long_date(self.now)}."
        return Move(f"{self.cause}. {moved}", self.was, self.now, seq=self.seq)


def calendar_moves(desk: Desk, case: CaseRecords) -> dict[str, tuple[CalendarMove, ...]]:
    """What moved on a case, by the key of the working, in the order in which it was written."""
    entries = [record for record in case.standing if record.kind == MOVED]
    if not entries:
        return {}
    with desk.book.reading() as session:
        days = changed_days(session)
    found: dict[str, tuple[CalendarMove, ...]] = {}
    for record in entries:
        for facts in record.body["moved"]:
            made = _move(record, facts, days[record.body["change"]])
            if made.was != made.now:  # else only how late it is has changed
                found[facts["key"]] = (*found.get(facts["key"], ()), made)
    return found


def began(case: CaseRecords, working: Working, stage: int, kinds: Collection[str]) -> int:
    """The number of the entry from which a date began to be counted as it is; a correction of it begins nothing.

    `kinds` are those of the events that its day 0 rests on. Of several entries the last counts.
    """
    behind = [record for record in case.standing if record.kind in kinds and record.entry().stage == stage]
    on_day_nought = [record for record in behind if record.on == working.day_nought]
    return max((first_version(case, record.seq) for record in on_day_nought or behind), default=0)


def first_version(case: CaseRecords, seq: int) -> int:
    """The number of the entry that one corrects, and that one in its turn; its own where it corrects none."""
    corrects = {record.seq: record.corrects for record in case.records}
    while (older := corrects[seq]) is not None:
        seq = older
    return seq


def with_calendar_moves(working: Working, found: Sequence[CalendarMove], since: int) -> Working:
    """The working with the moves that led to its date, among its other moves in the order in which they were written.

    `since` is the entry from which the date is counted as it is: what moved before that moved another date.
    """
    told = _that_hold(_netted(move for move in found if move.seq > since), working)
    moves = (*working.moves, *(move.told() for move in told))
    return replace(working, moves=tuple(sorted(moves, key=lambda move: move.seq)))


def _that_hold(found: Sequence[CalendarMove], working: Working) -> list[CalendarMove]:
    """The moves of which the date of today still has something, read from the last one back.

    Those that lead from one date to the next and to that of today keep their dates. Where something else has moved it
    since, as a correction of day 0, a change is told without them if its day is among those that are counted.
    """
    last = working.original or working.due
    closed = {day.date: day.n is None for day in working.days[1:] if day.date <= last}
    kept: list[CalendarMove] = []
    to, changed = {last, working.due}, set[dt.date]()
    for move in reversed(found):
        stands = closed.get(move.day) is move.closes
        if move.now in to and (stands or move.day in changed):
            kept.insert(0, move)
            to = {move.was}
        elif stands and move.day not in changed:
            kept.insert(0, replace(move, leads=False))
        else:
            continue
        changed.add(move.day)
    return kept


def _netted(moves: Iterable[CalendarMove]) -> list[CalendarMove]:
    """The moves without those that were undone, and without what undid them."""
    kept: list[CalendarMove] = []
    for move in moves:
        if kept and move.undoes(kept[-1]):
            kept.pop()
        else:
            kept.append(move)
    return kept


def _move(record: Record, facts: Mapping[str, str], day: dt.date) -> CalendarMove:
    was, now = (dt.date.fromisoformat(facts[key]) for key in ("was", "now"))
    return CalendarMove(record.seq, day, record.body["cause"], was, now)
