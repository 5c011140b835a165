"""Workings: how each date that Casebook shows came about, gathered from the case, the edition and the calendar.

The keys: a clock's own ('stage1.respond'); 'own:' and a clock's for the landlord's own limit; 'period:' and a period's
for a time limit in months; 'updates:' and a stage for the next word to a resident; 'hazard' for an investigation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.files import clock_view
from app.casework.questions import book_seal
from app.casework.reckonings import (
    Basis,
    clock_working,
    hazard_working,
    own_working,
    period_working,
    update_working,
)
from app.casework.settings import read_settings
from app.models.journals import Record
from app.reports.slips import slip_pdf
from app.rules.clocks import Clock
from app.rules.periods import periods, submission
from app.rules.problems import UserError
from app.rules.timelines import struck_out
from app.rules.updates import updates
from app.rules.workings import Move, Printing, Working

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
    basis = Basis(case.edition, desk.calendar, printing_of(desk), case.facts("opened")["reference"])
    made = [working for clock in case.clocks for working in _of_clock(case, clock, basis)]
    told = updates(case.entries, case.edition, case.clocks, desk.workdays)
    made += [update_working(one, basis) for one in told if one.next_due is not None]
    made += [period_working(one, basis) for one in periods(case.entries, case.edition, case.edition.final_stage)]
    made += _of_hazard(desk, case, basis)
    return {working.key: working for working in made}


def submission_working(desk: Desk, year_end: dt.date) -> Working | None:
    """The working of the yearly submission after a financial year's end; None where the edition then knows none."""
    edition = desk.editions.in_force_on(year_end)
    period = submission(edition, year_end)
    return period_working(period, Basis(edition, desk.calendar, printing_of(desk))) if period else None


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
    view, moves = clock_view(clock, basis.printing.on), tuple(_corrections(case, _kinds_behind(case, clock), clock.stage))
    yield clock_working(view, basis, moves)
    if clock.own is not None:
        yield own_working(view, clock.own, basis, moves)


def _of_hazard(desk: Desk, case: CaseRecords, basis: Basis) -> Iterator[Working]:
    reported, acted = case.last("hazard"), case.last("hazard_action")
    if reported is not None:
        made = hazard_working(desk.hazards, reported.on, acted.on if acted else None, basis)
        if made is not None:
            yield made


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
