"""Workings: how each date that Casebook shows came about, gathered from the case, the edition and the calendar.

The keys: a clock's own ('stage1.respond'); 'own:' and a clock's for the landlord's own limit; 'period:' and a period's
for a time limit in months; 'escalation:' and a stage for the policy's time to ask for it; 'updates:' and a stage for
the next word to a resident; 'hazard' for the investigation of the first hazard, 'hazard:' and a number for a later
one; 'promise:' and a number for what was promised; and those of `reviews`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.casework.calendar_moves import CalendarMove, began, calendar_moves, first_version, with_calendar_moves
from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.files import clock_view
from app.casework.promises import promises
from app.casework.questions import book_seal
from app.casework.reckonings import (
    Basis,
    clock_working,
    hazard_working,
    period_working,
    promise_working,
    stricter_working,
    update_working,
    window_working,
)
from app.casework.review_workings import review_working
from app.casework.reviews import review_clause, reviews_of
from app.casework.settings import read_settings
from app.casework.side_dates import hazard_views, window_of
from app.casework.submissions import submission_due, submission_edition, submission_standing
from app.models.journals import Record
from app.reports.slips import slip_pdf
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.periods import periods
from app.rules.problems import UserError
from app.rules.timelines import struck_out
from app.rules.updates import Updates, updates
from app.rules.workings import DUE, Move, Printing, Working

ORIGINS = {"received", "escalation_requested"}
"""The kinds of event that a stage begins with."""

WORDS_GIVEN = {"updates_agreed", "updated"}
"""The kinds of event from which the next word to a resident is counted."""

Moved = Mapping[str, Sequence[CalendarMove]]
"""What changes of the calendar moved on a case, by the key of the working."""

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
    moved = calendar_moves(desk, case)
    made = [working for clock in case.clocks for working in _of_clock(case, clock, basis, moved)]
    told = updates(case.entries, case.edition, case.counted, desk.workdays)
    made += [_of_update(case, one, basis, moved) for one in told if one.next_due is not None]
    lasting = periods(case.entries, case.edition)
    window = window_of(desk, case)
    made += [window_working(window, basis)] if window else []
    made += [period_working(one, basis) for one in lasting]
    made += _of_hazard(desk, case, basis, moved)
    made += [promise_working(view, basis) for view in promises(desk, case) if view.standing is not None]
    made += [review_working(one, basis, review_clause(case, one.kind)) for one in reviews_of(desk, case)]
    return {working.key: working for working in made}


def submission_working(desk: Desk) -> Working | None:
    """The working of the yearly submission that is due; None where Settings have no year end, or the Code none."""
    period = submission_due(desk)
    if period is None:
        return None
    basis = Basis(submission_edition(desk, period), desk.calendar, printing_of(desk))
    return replace(
        period_working(period, basis),
        headline=f"{period.rule.name}: due by {long_date(period.ends)}",
        at_end=DUE,
        done=f"Sent on {long_date(period.stopped)}" if period.stopped else "",
        countdown=submission_standing(period, desk.today()),
    )


def printing_of(desk: Desk) -> Printing:
    """What anything that is printed from the book today says of it."""
    return Printing(
        read_settings(desk).landlord or NO_LANDLORD, desk.today(), book_seal(desk), desk.sample, desk.known_on
    )


def slip(working: Working) -> bytes:
    """The working as a page to print."""
    return slip_pdf(working)


def slip_title(working: Working) -> str:
    """What the slip is called, for its file and the printer: 'Working 2026/031 Stage 1 response'."""
    return " ".join(filter(None, ("Working", working.reference, working.title)))


def _of_clock(case: CaseRecords, clock: Clock, basis: Basis, moved: Moved) -> Iterator[Working]:
    view, kinds = clock_view(clock, basis.printing.on), _kinds_behind(case, clock)
    corrections = tuple(_corrections(case, kinds, clock.stage))
    made = [clock_working(view, basis, corrections)]
    made += [stricter_working(view, one, basis, corrections) for one in clock.stricter]
    if clock.own is not None:
        kinds |= ORIGINS  # from which a limit of the landlord's own may run, whatever the Code's counts from
    for working in made:
        since = began(case, working, clock.stage, kinds)
        yield with_calendar_moves(working, moved.get(working.key, ()), since)


def _of_update(case: CaseRecords, one: Updates, basis: Basis, moved: Moved) -> Working:
    made = update_working(one, basis)
    since = began(case, made, one.clock.stage, WORDS_GIVEN)
    agreed = first_version(case, one.agreed.seq) if one.agreed else 0
    return with_calendar_moves(made, moved.get(made.key, ()), max(since, agreed))


def _of_hazard(desk: Desk, case: CaseRecords, basis: Basis, moved: Moved) -> Iterator[Working]:
    for view in hazard_views(desk, case):
        made = hazard_working(view, desk.hazards, view.hazard.report.on, basis)
        yield with_calendar_moves(made, moved.get(made.key, ()), first_version(case, view.hazard.report.seq))


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
    return Move(said, old.on, None if new.kind == "voided" else new.on, seq=new.seq)
