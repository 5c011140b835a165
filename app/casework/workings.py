"""Workings: how each date that Casebook shows came about, gathered from the case, the edition and the calendar.

The keys: a clock's own ('stage1.respond'); 'own:' and a clock's for the landlord's own limit; 'period:' and a period's
for a time limit in months; 'escalation:' and a stage for the policy's time to ask for it; 'updates:' and a stage for
the next word to a resident; 'hazard' for an investigation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.files import clock_view
from app.casework.questions import book_seal
from app.casework.reckonings import (
    OWN,
    OWN_TITLE,
    UPDATES,
    Basis,
    clock_working,
    hazard_working,
    own_working,
    period_working,
    update_working,
    window_working,
)
from app.casework.settings import read_settings
from app.casework.side_dates import periods_of, window_of
from app.casework.submissions import submission_due, submission_standing
from app.models.journals import Record
from app.reports.slips import slip_pdf
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.problems import UserError
from app.rules.timelines import struck_out
from app.rules.updates import updates
from app.rules.workings import DUE, Move, Printing, Working

PROJECTED, YOUR_OWN = " (projected)", ", your own limit"
"""What an entry on a change of the calendar adds to the name of a date."""

NO_LANDLORD = "This landlord"
"""What the landlord is called on paper while Settings has no name."""


class NoSuchWorking(UserError):
    """There is no such date on this case any more. Look at the case again."""


def working_of(desk: Desk, case_id: int, key: str) -> Working:
    """The working of one date of a case. Raises NoSuchCase, and NoSuchWorking for a key that it does not have."""
    found = workings_of(desk, case_id).get(key)
    if found is None:
        raise NoSuchWorking("There is no such date on this case any more. Look at the case again.")
    return found


def workings_of(desk: Desk, case_id: int) -> dict[str, Working]:
    """Every working of a case by its key, in the order of its stages. Raises NoSuchCase."""
    case = case_records(desk, case_id)
    basis = Basis(case.edition, desk.calendar, printing_of(desk), case.reference, case.edition_chosen)
    made = [working for clock in case.clocks for working in _of_clock(case, clock, basis)]
    told = updates(case.entries, case.edition, case.clocks, desk.workdays)
    made += [update_working(one, basis) for one in told if one.next_due is not None]
    lasting = periods_of(desk, case.entries, case.edition, closed=case.file_closed)
    window = window_of(desk, case)
    made += [window_working(window, basis)] if window else []
    made += [period_working(one, basis) for one in lasting]
    made += _of_hazard(desk, case, basis)
    return {working.key: _with_calendar_moves(case, working) for working in made}


def submission_working(desk: Desk) -> Working | None:
    """The working of the yearly submission that is due; None where Settings have no year end, or the Code none."""
    period = submission_due(desk)
    if period is None:
        return None
    basis = Basis(desk.editions.in_force_on(desk.today()), desk.calendar, printing_of(desk))
    return replace(
        period_working(period, basis),
        headline=f"{period.rule.name}: due by {long_date(period.ends)}",
        at_end=DUE,
        done=f"Sent on {long_date(period.stopped)}" if period.stopped else "",
        countdown=submission_standing(period, desk.today()),
    )


def printing_of(desk: Desk) -> Printing:
    """What anything that is printed from the book today says of it."""
    return Printing(read_settings(desk).landlord or NO_LANDLORD, desk.today(), book_seal(desk), desk.sample)


def slip(working: Working) -> bytes:
    """The working as a page to print."""
    return slip_pdf(working)


def slip_title(working: Working) -> str:
    """What the slip is called, for its file and the printer: 'Working 2026/031 Stage 1 response'."""
    return " ".join(filter(None, ("Working", working.reference, working.title)))


def _of_clock(case: CaseRecords, clock: Clock, basis: Basis) -> Iterator[Working]:
    view, moves = (
        clock_view(clock, basis.printing.on),
        tuple(_corrections(case, _kinds_behind(case, clock), clock.stage)),
    )
    yield clock_working(view, basis, moves)
    if clock.own is not None:
        yield own_working(view, clock.own, basis, moves)


def _of_hazard(desk: Desk, case: CaseRecords, basis: Basis) -> Iterator[Working]:
    reported, acted = case.last("hazard"), case.last("hazard_action")
    if reported is not None:
        made = hazard_working(desk.hazards, reported.on, acted.on if acted else None, basis)
        if made is not None:
            yield made


def _with_calendar_moves(case: CaseRecords, working: Working) -> Working:
    """The working with what changes of the calendar did to its date, as the case's own entries say."""
    moves = tuple(
        Move(_calendar_sentence(record, was, now), was, now)
        for record in case.standing
        if record.kind == "calendar_moved"
        for moved in record.body["moved"]
        if moved["what"].removesuffix(PROJECTED) == _what(working)
        for was, now in [(dt.date.fromisoformat(moved["was"]), dt.date.fromisoformat(moved["now"]))]
    )
    return replace(working, moves=(*working.moves, *moves)) if moves else working


def _calendar_sentence(record: Record, was: dt.date, now: dt.date) -> str:
    cause, bracket, _ = record.sentence.partition("): ")
    return f"{cause}{bracket[:1]}. That moved it from {long_date(was)} to {long_date(now)}."


def _what(working: Working) -> str:
    """What the date is called where open dates are listed."""
    kind, _, rest = working.key.partition(":")
    if kind == UPDATES:
        return f"Stage {rest} update"
    return working.title.removesuffix(OWN_TITLE) + YOUR_OWN if kind == OWN else working.title


def _kinds_behind(case: CaseRecords, clock: Clock) -> set[str]:
    """The kinds of event that its day 0 rests on; while it has not started, those of the clock before it as well."""
    kinds = {clock.rule.starts, clock.rule.or_starts}
    before = next((one for one in case.clocks if one.stage == clock.stage and one.rule.stops in kinds), None)
    dated = any(record.on == clock.counted_from and record.kind in kinds for record in case.standing)
    return kinds if before is None or dated else kinds | _kinds_behind(case, before)


def _corrections(case: CaseRecords, kinds: set[str], stage: int) -> Iterator[Move]:
    """What was corrected or struck out of the events that a date rests on, in the order of typing."""
    struck, by_seq = struck_out(case.entries), {record.seq: record for record in case.records}
    for record in case.records:
        if record.kind in kinds and record.entry().stage == stage and record.seq in struck:
            yield _move(record, by_seq[struck[record.seq]])


def _move(old: Record, new: Record) -> Move:
    reason = new.body.get("reason", "")
    stop = "" if reason.endswith((".", "!", "?")) else "."
    said = f"{new.sentence} Reason: {reason}{stop}" if reason else new.sentence
    return Move(said, old.on, None if new.kind == "voided" else new.on)
