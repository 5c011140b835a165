"""Promises: everything that was promised to put a complaint right, by when and by whom, and what became of it.

Every remedy is a promise, and its number is the number of its entry (2024 Code 7.3; 2022 Code 6.5): it is kept, put
off or no longer owed, each by an entry that names it. How it stands is worked out from those, on whatever day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.texts import tidy_line
from app.models.journals import Record
from app.rules.pounds import pounds
from app.rules.problems import Problem
from app.rules.standings import Standing, stands
from app.rules.words import countdown, listed, uncapital, urgency

REMEDY, KEPT, MOVED, DROPPED, APPROVED = "remedy", "promise_kept", "promise_moved", "promise_dropped", "remedy_approved"
"""The kinds of entry of a promise: that it was made; that it was done, put off, or given up; that its sum was
approved."""

PROMISE_EVENTS = (KEPT, MOVED, DROPPED, APPROVED)
"""What can become of a promise; each names it."""

SHORT = 60
"""Letters of a promise that are enough to know it by."""


@dataclass(frozen=True)
class PromiseMove:
    """One putting off of a promise."""

    seq: int
    was: dt.date | None
    now: dt.date
    reason: str
    on: dt.date
    """The day on which it was recorded."""


@dataclass(frozen=True)
class Promise:
    """One promise, whatever the day."""

    seq: int
    stage: int
    remedy: str
    """Which of the kinds of remedy it is: 'pay'."""
    what: str
    who: str
    """Who sees to it."""
    made_on: dt.date
    first_by: dt.date | None
    """The date first promised; None for what was done already when it was recorded."""
    by: dt.date | None
    """The date as it now stands."""
    agreed: str
    """Whether the resident agreed: 'yes', 'no', or 'asked' while there is no answer."""
    head: str
    """For a payment: the head of compensation; else empty."""
    pence: int
    reckoning: str
    paid: str
    """For a payment: how it is paid."""
    why_more: str
    needs_approval: bool
    """Whether its sum, with those before it that stand, is beyond what the officer might offer by herself then."""
    approved_by: str
    approved_on: dt.date | None
    moves: tuple[PromiseMove, ...]
    done_on: dt.date | None
    evidence: str
    dropped_on: dt.date | None
    dropped_seq: int | None
    why_dropped: str

    @property
    def open(self) -> bool:
        """Whether it is still to be kept."""
        return self.done_on is None and self.dropped_on is None

    @property
    def awaits_approval(self) -> bool:
        """Whether its sum still waits for approval."""
        return self.needs_approval and not self.approved_by and self.dropped_on is None

    def put_off(self, today: dt.date) -> bool:
        """Whether it is open and late, or a later day is recorded for it: the resident is told then, and not before."""
        return self.open and (bool(self.moves) or (self.by is not None and self.by < today))

    @property
    def named(self) -> str:
        """The promise in a few words, with its sum where it is paid: '£150 for your time and trouble'."""
        return with_sum("", self.pence, self.short)

    @property
    def short(self) -> str:
        """The promise in a few words, to know it by: 'Replace the boiler'."""
        words = tidy_line(self.what).rstrip(".")
        return words if len(words) <= SHORT else f"{words[:SHORT].rsplit(' ', 1)[0]}…"


@dataclass(frozen=True)
class PromiseView:
    """One promise as it stands on a day."""

    promise: Promise
    state: str
    """done, dropped, late, soon (five working days or fewer) or open."""
    standing: Standing | None
    """How it stands against its date; None where it has none, or is no longer owed."""
    countdown: str
    """'5 working days left', 'done, 2 working days late'; empty where it has no date."""

    @property
    def seq(self) -> int:
        """Its number."""
        return self.promise.seq


def with_sum(verb: str, pence: int, what: str) -> str:
    """What is paid and what for, said once: 'We paid you £150 for your time and trouble'; other words as they are."""
    paid = pounds(pence)
    if not pence or paid in what:
        return what
    said = f"{verb} {paid}".strip()
    return f"{said} {uncapital(what)}" if what.casefold().startswith("for ") else f"{said}. {what}"


def promises_made(case: CaseRecords) -> tuple[Promise, ...]:
    """Every promise of a case that stands, in the order in which they were made."""
    made = [record for record in case.standing if record.kind == REMEDY]
    if not made:  # most cases
        return ()
    became: dict[int, list[Record]] = {}
    for record in case.standing:
        if record.kind in PROMISE_EVENTS:
            became.setdefault(record.body["promise"], []).append(record)
    found, offered = [], 0
    for record in made:
        promise = _promise(record, became.get(record.seq, []))
        offered += promise.pence if promise.dropped_on is None else 0
        found.append(replace(promise, needs_approval=_beyond(record, promise, offered)))
    return tuple(found)


def open_promises(case: CaseRecords) -> tuple[Promise, ...]:
    """The promises of a case that are still to be kept, soonest first; those without a date last."""
    found = (promise for promise in promises_made(case) if promise.open)
    return tuple(sorted(found, key=lambda promise: (promise.by or dt.date.max, promise.seq)))


def promises(desk: Desk, case: CaseRecords) -> tuple[PromiseView, ...]:
    """Every promise of a case as it stands today, in the order in which they were made. Raises BeyondCalendar."""
    return tuple(promise_view(desk, promise) for promise in promises_made(case))


def promise_view(desk: Desk, promise: Promise) -> PromiseView:
    """One promise as it stands today. Raises BeyondCalendar."""
    if promise.dropped_on is not None:
        return PromiseView(promise, "dropped", None, "")
    if promise.by is None:
        return PromiseView(promise, "open" if promise.open else "done", None, "")
    standing = stands(desk.workdays, promise.by, desk.today(), promise.done_on)
    states = {"done": "done", "late": "late", "today": "soon", "week": "soon", "later": "open"}
    return PromiseView(promise, states[urgency(standing)], standing, countdown(standing))


def total(case: CaseRecords, stage: int) -> int:
    """The sum in pence of everything offered at a stage and not given up: what its letter says in all."""
    return sum(promise.pence for promise in promises_made(case) if promise.stage == stage and not promise.dropped_on)


def promise_problems(case: CaseRecords) -> tuple[Problem, ...]:
    """Why a case cannot be closed while something that was promised is still open (2024 Code 6.6, 6.17, 7.3)."""
    left = open_promises(case)
    if not left:
        return ()
    named = listed([f"“{promise.short}”" for promise in left])
    return (
        Problem(
            "",
            f"What was promised is still to be done: {named}. Record that it is done, or that it is no longer owed, "
            "then close the case.",
        ),
    )


def promise_named(case: CaseRecords, of: str) -> Promise | None:
    """The open promise with this number as text; None where there is none any more."""
    return next((promise for promise in open_promises(case) if str(promise.seq) == of), None)


def _beyond(record: Record, promise: Promise, offered: int) -> bool:
    """Whether a sum is beyond what the officer might offer by herself on the day on which she recorded it.

    Worked out from what stands, for an earlier sum may be given up, or stand again, after this one was recorded.
    """
    if "authority" not in record.body:  # a book of before kept only what it came to then
        return bool(record.body.get("needs_approval", False))
    most = record.body["authority"]
    return most is not None and promise.pence > 0 and offered > int(most)


def _promise(record: Record, became: Sequence[Record]) -> Promise:
    body, last = record.body, {one.kind: one for one in became}
    moves = tuple(_move(one) for one in became if one.kind == MOVED)
    kept, dropped, approved = last.get(KEPT), last.get(DROPPED), last.get(APPROVED)
    first = _date(body.get("by"))
    return Promise(
        seq=record.seq,
        stage=int(body["stage"]),
        remedy=body["remedy"],
        what=body["what"],
        who=body["who"],
        made_on=record.on,
        first_by=first,
        by=moves[-1].now if moves else first,
        agreed=body["agreed"],
        head=body.get("head", ""),
        pence=int(body.get("pence", 0)),
        reckoning=body.get("reckoning", ""),
        paid=body.get("paid", ""),
        why_more=body.get("why_more", ""),
        needs_approval=False,
        approved_by=approved.body["by"] if approved else body.get("approved_by", ""),
        approved_on=approved.on if approved else _date(body.get("approved_on")),
        moves=moves,
        done_on=kept.on if kept else None,
        evidence=kept.body["evidence"] if kept else "",
        dropped_on=dropped.on if dropped else None,
        dropped_seq=dropped.seq if dropped else None,
        why_dropped=dropped.body["reason"] if dropped else "",
    )


def _move(record: Record) -> PromiseMove:
    body = record.body
    now = dt.date.fromisoformat(body["now"])
    return PromiseMove(record.seq, _date(body["was"]), now, body["reason"], record.on)


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
