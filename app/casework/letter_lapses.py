"""Lapses: which dates of a stage were not kept, for the next answer to own up to, a sentence each.

They are the Code's dates, the date of an earlier answer that a letter gave, words of progress and contact as they were
agreed (2024 Code 5.9; 2022 Code 4.11), and what was promised with the answer (2024 Code 7.3; 2022 Code 6.5).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from app.casework.cases import CaseRecords
from app.casework.contacts import missed_contacts
from app.casework.desks import Desk
from app.casework.promises import Promise, PromiseMove, promises_made
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.extensions import Extended, agreement_wanted
from app.rules.updates import missed_updates
from app.rules.words import uncapital


def lapses(desk: Desk, case: CaseRecords, stage: int) -> tuple[str, ...]:
    """Every date of a stage that was not kept, as the record has them today. Raises BeyondCalendar."""
    if stage < 1:
        return ()
    return (
        *(said for clock in case.clocks if clock.stage == stage for said in _of_clock(case, clock)),
        *_of_updates(desk, case, stage),
        *(said for one in promises_made(case) if one.stage == stage for said in _of_promise(desk, case, one)),
    )


def _of_clock(case: CaseRecords, clock: Clock) -> Iterator[str]:
    """What was due and came late or never; or by the Code's date and yet after the date that a letter gave."""
    name = uncapital(clock.rule.name)
    if clock.in_doubt:
        return  # nobody is told that a date was missed of which the record cannot tell
    if said := _unagreed(case, clock):
        yield said
    elif clock.overtaken:
        yield f"We sent you no {name}."
    elif clock.stopped is not None and clock.stopped > clock.due:
        yield f"Our {name} was due by {long_date(clock.due)}. It went on {long_date(clock.stopped)}."
    elif clock.stopped is not None and clock.promise is not None and clock.stopped > clock.promise.due:
        told = f"We told you that our {name} would come by {long_date(clock.promise.due)}"
        yield f"{told}. It went on {long_date(clock.stopped)}."


def _unagreed(case: CaseRecords, clock: Clock) -> str:
    """An answer after the last date to which nobody but the landlord had agreed, where both have to; empty for none.

    The notice moved the date all the same (2022 Code 5.2, 5.15), but the date that they were given before was not kept.
    """
    longer = [one for one in clock.notices if one.counts and one.wants_agreement]
    if not longer or clock.stopped is None or clock.stopped <= longer[0].instead_of:
        return ""
    whole = Extended(clock.counted_from, clock.original_due, None)
    if not agreement_wanted(clock.rule, whole, clock.stopped, clock.workdays):
        return ""  # it came while the landlord could still put it off by itself
    refused = {one.seq for one in case.entries if one.agreed == "no"}
    did = "You did not agree to that" if refused & {one.seq for one in longer} else "We have no record that you agreed"
    name, due, until = uncapital(clock.rule.name), long_date(longer[0].instead_of), long_date(clock.due)
    return f"Our {name} was due by {due}. We put it off until {until}. {did}. It went on {long_date(clock.stopped)}."


def _of_updates(desk: Desk, case: CaseRecords, stage: int) -> Iterator[str]:
    """Words of progress that came later than was agreed, or never."""
    answered, before = case.answered_on(stage), case.answered_on(stage - 1)
    if answered is None:
        return
    told = missed_updates(case.entries, stage, answered, desk.workdays) if case.edition.intervals else ()
    heard = (one for one in missed_contacts(desk, case, answered) if before is None or one.due > before)
    for missed in sorted({*told, *heard}, key=lambda one: one.due):
        agreed = f"We agreed that you would hear from us by {long_date(missed.due)}"
        came = f"You heard on {long_date(missed.told)}" if missed.told else "You heard nothing before our answer"
        yield f"{agreed}. {came}."


def _of_promise(desk: Desk, case: CaseRecords, promise: Promise) -> Iterator[str]:
    """What was promised for a day and was not done by then, or was put off once the resident had been told of it."""
    sent = case.answer_sent(promise.stage)
    if sent is None:
        return
    before = [move.now for move in promise.moves if move.seq < sent.seq]
    later = [move for move in promise.moves if move.seq > sent.seq]
    told = before[-1] if before else promise.first_by
    ended = promise.done_on or promise.dropped_on or desk.today()
    if told is None or not (later or ended > told):
        return
    words = promise.what.strip().rstrip(".")
    said = [f"We promised you this by {long_date(told)}: {words}."]
    if later and promise.by is not None:
        said.append(_put_off(later))
    if promise.done_on is not None:
        said.append(f"It was done on {long_date(promise.done_on)}.")
    elif promise.dropped_on is not None or _gone(promise.by, desk.today()):
        said.append("It was not done." if promise.dropped_on else "It is not done yet.")
    yield " ".join(said)


def _put_off(moves: Sequence[PromiseMove]) -> str:
    """Each later day that was given, for one of those between was not kept either."""
    first, *more = (long_date(move.now) for move in moves)
    again = (f"We did not keep that day either, and put it off until {day}." for day in more)
    return " ".join((f"We put it off until {first}.", *again))


def _gone(day: dt.date | None, today: dt.date) -> bool:
    return day is not None and day < today
