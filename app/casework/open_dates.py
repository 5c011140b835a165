"""Open dates: every date that an open case still has to keep and that a change of the calendar could move.

The clocks of the Code that wait for the landlord, projected ones among them; the landlord's own stricter limits, and
the earlier dates that letters promised; the next update that was agreed with a resident; and the investigation of a
possible hazard, until one is recorded. Beside them stand the days by which something was promised that puts a
complaint right, and those on which something about its people is looked at again: no change of the calendar moves
those, but they have to be kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.casework.cases import CaseRecords, cases_numbered, open_cases
from app.casework.desks import Desk
from app.casework.promises import open_promises
from app.casework.reviews import CHOSEN, reviews_of
from app.models.registers import open_on
from app.rules.clocks import Clock
from app.rules.house_rules import OwnLimit
from app.rules.promises import Promise
from app.rules.updates import updates
from app.rules.words import said_projected, uncapital

DEEDS = {"logged": "Log the complaint", "acknowledged": "Write the acknowledgement", "responded": "Write the response"}
"""What there is to do, by the event that stops the clock."""

OWN, PROMISED, UPDATES, PROMISE = "own", "promised", "updates", "promise"
"""What the key of a date begins with that is not a clock's own. Its working has the same key; both last for ever."""

FIXED = (PROMISE, *CHOSEN)
"""What the key of a date begins with that stands on a day that was said or chosen: no calendar moves it."""

STRICTER = {OWN: "own limit", PROMISED: "letter's promise"}
"""What a stricter date beside the Code's is called, by what its key begins with."""

HAZARD_NAME = "Investigation of the possible hazard"


@dataclass(frozen=True)
class OpenDate:
    """One date to keep on one case."""

    case_id: int
    reference: str
    who: str
    key: str
    """The key of its working: 'stage1.respond', 'own:…', 'promised:stage1.respond', 'updates:1', 'hazard:214'."""
    what: str
    """'Stage 1 response', 'Stage 1 response, your own limit'."""
    due: dt.date
    stage: int
    do: str
    """What there is to do, from the beginning: 'Write the response'."""
    projected: bool = False
    """Whether its clock has not started: the date is then the latest lawful one."""

    @property
    def middle(self) -> str:
        """What it is, for the middle of a sentence: 'stage 1 response'."""
        words = uncapital(self.what)
        return said_projected(words, projected=self.projected)


def stricter_kind(one: OwnLimit | Promise) -> str:
    """What the key of a stricter date begins with."""
    return OWN if isinstance(one, OwnLimit) else PROMISED


def stricter_projected(clock: Clock, one: OwnLimit | Promise) -> bool:
    """Whether a stricter date waits for its clock to start; a promise and a limit from the origin wait for nothing."""
    return clock.projected and isinstance(one, OwnLimit) and not one.rule.from_origin


def dates_of(desk: Desk, case: CaseRecords) -> tuple[OpenDate, ...]:
    """The open dates of one case, in the order of its clocks. Raises BeyondCalendar."""
    if case.file_closed:
        return ()
    beside = (*_hazard_dates(desk, case), *_promise_dates(case), *_review_dates(desk, case))
    return (*_clock_dates(case), *_update_dates(desk, case), *beside)


def open_dates(desk: Desk) -> tuple[OpenDate, ...]:
    """The open dates of every open case, soonest first."""
    found = (date for case in open_cases(desk) for date in dates_of(desk, case))
    return tuple(sorted(found, key=lambda date: (date.due, date.reference, date.key)))


def cases_open_on(desk: Desk, day: dt.date) -> tuple[CaseRecords, ...]:
    """The cases in which a day can count: received by then, and not closed before it, as the desk knows them."""
    with desk.book.reading() as session:
        return cases_numbered(desk, session, open_on(session, day))


def _clock_dates(case: CaseRecords) -> Iterator[OpenDate]:
    for clock in case.waiting:
        made = _date(case, clock)
        yield made
        for one in clock.stricter:
            kind = stricter_kind(one)
            yield replace(
                made,
                key=f"{kind}:{clock.key}",
                what=f"{clock.rule.name}, your {STRICTER[kind]}",
                due=one.due,
                projected=stricter_projected(clock, one),
            )


def _update_dates(desk: Desk, case: CaseRecords) -> Iterator[OpenDate]:
    for one in updates(case.entries, case.edition, case.counted, desk.workdays):
        if one.next_due is not None:
            stage = one.clock.stage
            yield replace(
                _date(case, one.clock),
                key=f"{UPDATES}:{stage}",
                what=f"Stage {stage} update",
                due=one.next_due,
                do="Write the update",
                projected=False,
            )


def _hazard_dates(desk: Desk, case: CaseRecords) -> Iterator[OpenDate]:
    for one in case.pressing_hazards:
        by = desk.hazards.investigate_by(one.report.on, desk.workdays)
        if by is not None:
            do = f"Have the hazard{one.named} investigated"
            yield OpenDate(case.case_id, case.reference, case.who, one.key, HAZARD_NAME, by, case.stage, do)


def _promise_dates(case: CaseRecords) -> Iterator[OpenDate]:
    """What was promised itself is not named: the diary is on paper, and without names."""
    for promise in open_promises(case):
        if promise.by is not None:
            key, what = f"{PROMISE}:{promise.seq}", f"Stage {promise.stage} promise"
            do = f"See to what was promised: {promise.short}"
            yield OpenDate(case.case_id, case.reference, case.who, key, what, promise.by, promise.stage, do)


def _review_dates(desk: Desk, case: CaseRecords) -> Iterator[OpenDate]:
    for one in reviews_of(desk, case):
        yield OpenDate(case.case_id, case.reference, case.who, one.key, one.what, one.due, case.stage, one.do)


def _date(case: CaseRecords, clock: Clock) -> OpenDate:
    do = DEEDS[clock.rule.stops]
    return OpenDate(
        case.case_id,
        case.reference,
        case.who,
        clock.key,
        clock.rule.name,
        clock.due,
        clock.stage,
        do,
        projected=clock.projected,
    )
