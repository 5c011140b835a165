"""The Christmas planner: what falls due while the office is closed, or close to it, and the letter to send before.

A closure stops no clock of the Code. What is due in a closure, or within two working days of it, is better sent before
the office closes; the planner says which letters those are and by when they are to be posted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.casework.cases import CaseRecords, open_cases
from app.casework.closures import Closure, closures_to_come
from app.casework.desks import Desk
from app.casework.open_dates import OpenDate, dates_of
from app.casework.questions import half_written
from app.casework.steps import NextStep, next_step
from app.rules.dates import long_date
from app.rules.words import working_days
from app.rules.workdays import Workdays

CLOSE = 2
"""Working days before a closure or after it within which a date is close to it."""

NOTICE = 20
"""Working days before a closure from which Today speaks of it."""

Drafts = Mapping[int, Collection[tuple[str, int]]]
"""The letters being written, by case, each as its kind and stage."""


@dataclass(frozen=True)
class PlannedDate:
    """One open date that falls in a closure or close to it."""

    date: OpenDate
    lies: str
    """How it lies: 'in the closure', '1 working day after it'."""
    do: str
    """What there is to do: 'Write the acknowledgement'."""
    post_by: dt.date | None
    """The last working day before the closure, or the date itself where that is earlier; None where that is past."""

    @property
    def by_words(self) -> str:
        """By when to do it: 'by Wednesday 23 December 2026', or 'now'."""
        return f"by {long_date(self.post_by)}" if self.post_by else "now"


@dataclass(frozen=True)
class ClosurePlan:
    """One closure to come, with what falls in it or close to it, soonest first."""

    closure: Closure
    rows: tuple[PlannedDate, ...]


def planner(desk: Desk) -> tuple[ClosurePlan, ...]:
    """The plan for each closure to come."""
    closed = closures_to_come(desk)
    if not closed:
        return ()
    drafts = _drafts(desk)
    found = [(case, date) for case in open_cases(desk) for date in dates_of(desk, case)]
    found.sort(key=lambda pair: (pair[1].due, pair[1].reference, pair[1].key))
    return tuple(ClosurePlan(closure, _rows(desk, closure, found, drafts)) for closure in closed)


def planner_notice(desk: Desk) -> str:
    """What Today says of the next closure that has dates in it or close to it; empty while there is nothing to say."""
    today = desk.today()
    near = [one for one in closures_to_come(desk) if desk.workdays.between(today, one.first) <= NOTICE]
    if not near:
        return ""
    plan = next((plan for plan in planner(desk) if plan.closure in near and plan.rows), None)
    return notice_words(plan) if plan else ""


def notice_words(plan: ClosurePlan) -> str:
    """A plan in one line: when the office is closed, how many dates fall there, and by when the first is to go."""
    count = len(plan.rows)
    dates = "1 date falls in it or close to it" if count == 1 else f"{count} dates fall in it or close to it"
    first = min((row.post_by for row in plan.rows if row.post_by), default=None)
    by = f" The first letter is to go by {long_date(first)}." if first else ""
    return f"{plan.closure.name}: the office is closed {when(plan.closure)}. {dates}.{by}"


def when(closure: Closure) -> str:
    """'from Thursday 24 December 2026 to Friday 1 January 2027', 'on Monday 30 November 2026'."""
    return f"on {closure.span}" if closure.first == closure.last else f"from {closure.span}"


def how_it_lies(day: dt.date, closure: Closure, workdays: Workdays) -> str:
    """How a date lies to a closure: in it, or within two working days of it; empty where it is further away."""
    if closure.first <= day <= closure.last:
        return "in the closure"
    if day > closure.last:
        return _distance(workdays.between(closure.last, day), "after")
    eve = closure.first - dt.timedelta(days=1)
    return _distance(workdays.between(day, eve) + 1, "before")


def _distance(count: int, where: str) -> str:
    if count > CLOSE:
        return ""
    return f"{working_days(count)} {where} it" if count else f"just {where} it"


def _rows(
    desk: Desk, closure: Closure, found: list[tuple[CaseRecords, OpenDate]], drafts: Drafts
) -> tuple[PlannedDate, ...]:
    eve = desk.workdays.working_day_before(closure.first - dt.timedelta(days=1), 0)
    rows = []
    for case, date in found:
        lies = how_it_lies(date.due, closure, desk.workdays)
        if lies:
            by = min(eve, date.due)
            do = _do(date, next_step(desk, case, drafts.get(case.case_id, ())))
            rows.append(PlannedDate(date, lies, do, by if by >= desk.today() else None))
    return tuple(rows)


def _do(date: OpenDate, step: NextStep | None) -> str:
    """What there is to do for a date; the next step of its case says it best, where it is the step for this date."""
    if step is None or step.stage != date.stage or step.kind not in date.do:
        return date.do
    return {"post": f"Post the {step.kind}", "write": step.verb}.get(step.key, date.do)


def _drafts(desk: Desk) -> Drafts:
    found: dict[int, set[tuple[str, int]]] = {}
    for draft in half_written(desk):
        found.setdefault(draft.case_id, set()).add((draft.kind, draft.stage))
    return found
