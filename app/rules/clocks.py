"""Clocks: what is due, by when, and how that date was counted. Never stored, always read anew from the entries.

A deadline runs from the event that the edition names, in working days (see `workdays`: the event is day 0). An
extension runs from the original due date; `extensions` judges which notices count. There is no pausing. A landlord's
own stricter limit (see `house_rules`) and the date that a letter promised (see `promises`) stand beside the
Code's and never in its place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.extensions import Extended, Notice, extend
from app.rules.house_rules import HouseRule, OwnLimit, own_limit
from app.rules.promises import Promise, promise_in_force
from app.rules.provisions import ClockRule
from app.rules.standings import UNKNOWN, Standing, stands
from app.rules.timelines import Entry, earliest, is_unknown, standing
from app.rules.workdays import Day, Workdays


@dataclass(frozen=True)
class Clock:
    """One time limit on one case."""

    rule: ClockRule
    started: dt.date | None
    """The date of the event that started it; None while that has not happened."""
    counted_from: dt.date
    """Day 0: `started`, or the latest lawful date for the step before, while that has not been taken."""
    original_due: dt.date
    due: dt.date
    """The date in force, after valid extensions."""
    extended_to: dt.date | None
    stopped: dt.date | None
    due_if_on_time: dt.date
    """The date it would have had, had the step before been taken on its last lawful day at the latest."""
    notes: tuple[str, ...]
    """What moved the date, and what tried to and did not count, in sentences."""
    workdays: Workdays = field(repr=False, compare=False)
    cautions: tuple[str, ...] = ()
    """Other ways in which the edition's words can be read, in sentences; they move no date."""
    notices: tuple[Notice, ...] = ()
    """Each extension notice, and what it came to."""
    own: OwnLimit | None = None
    """The landlord's own stricter limit, where there is one; an extension takes its place."""
    promise: Promise | None = None
    """The date that a letter gave the resident, where it is another: before the Code's, or once that had passed."""
    event: str = ""
    """What day 0 was, in words."""
    overtaken: bool = False
    """Whether the answer of its stage went although this was never done: late for good, but nothing waits for it."""
    in_doubt: bool = False
    """Whether the record cannot tell how it stood: an old log does not hold the event that stops it, or the one that
    it counts from. It is then neither kept nor missed, and nothing waits for it."""

    @property
    def key(self) -> str:
        """'stage1.respond' and so on."""
        return self.rule.key

    @property
    def stage(self) -> int:
        """The stage it belongs to."""
        return self.rule.stage

    @property
    def wanted_by(self) -> dt.date:
        """The date to work to: the Code's, or the landlord's own or the promised one where that is earlier."""
        return min((self.due, *(one.due for one in self.stricter)))

    @property
    def stricter(self) -> tuple[OwnLimit | Promise, ...]:
        """What binds the landlord beside the Code's date; later is only what was promised once that had passed."""
        return tuple(one for one in (self.own, self.promise) if one is not None)

    @property
    def projected(self) -> bool:
        """Whether it has not started: the date shown is then the latest lawful one."""
        return self.started is None

    def days(self) -> tuple[Day, ...]:
        """The working: day 0, then each day up to the date in force, counted or skipped with its reason."""
        return self.workdays.counted(self.counted_from, max(self.due, self.counted_from), self.event)

    def standing(self, today: dt.date) -> Standing:
        """How it stands on a day; once stopped, that no longer depends on the day."""
        if self.in_doubt:
            return Standing(UNKNOWN, None, 0)
        return stands(self.workdays, self.due, today, self.stopped)


def clocks(
    entries: Sequence[Entry], edition: Edition, workdays: Workdays, house: Sequence[HouseRule] = ()
) -> tuple[Clock, ...]:
    """Every clock of the stages that the complaint has reached, in the order of the edition.

    Entries that were struck out count for nothing, and the order of typing does not matter. Without a `received` entry
    there is nothing to count. `house` are the landlord's own limits. Raises BeyondCalendar.
    """
    made: dict[str, Clock] = {}
    stand = standing(entries)
    for rule in edition.clocks:
        origin = earliest(stand, "received" if rule.stage == 1 else "escalation_requested", rule.stage)
        if origin is not None:
            clock = _clock(rule, stand, made, origin, workdays)
            later = clock.extended_to is not None
            own = None if later else own_limit(rule, house, stand, clock.counted_from, workdays)
            promise = promise_in_force(rule, stand, clock.due, extended=later)
            made[rule.key] = replace(clock, own=own, promise=promise)
    return tuple(made.values())


def _clock(rule: ClockRule, stand: Sequence[Entry], made: dict[str, Clock], origin: Entry, workdays: Workdays) -> Clock:
    started, counted_from, event = _start(rule, stand, made, origin)
    original = workdays.after(counted_from, rule.working_days)
    before = _step_before(rule, made)
    latest_start = min(counted_from, before.due) if before else counted_from
    stop = earliest(stand, rule.stops, rule.stage)
    no_stop = is_unknown(stand, rule.stops, rule.stage)
    extended = extend(rule, stand, Extended(counted_from, original, stop.on if stop else None), workdays)
    return Clock(
        rule=rule,
        started=started,
        counted_from=counted_from,
        original_due=original,
        due=extended.due,
        extended_to=extended.to,
        stopped=stop.on if stop else None,
        due_if_on_time=workdays.after(latest_start, rule.working_days),
        notes=tuple(notice.sentence for notice in extended.notices),
        cautions=(*_late_logging(rule, stand, made, workdays), *_cautions(rule, counted_from, extended)),
        notices=extended.notices,
        workdays=workdays,
        event=event,
        overtaken=stop is None and not no_stop and earliest(stand, "responded", rule.stage) is not None,
        in_doubt=no_stop
        or _start_in_doubt(rule, stand, stop, workdays.after(origin.on, rule.working_days))
        or _extension_in_doubt(rule, stand, stop, extended.due),
    )


def _start_in_doubt(rule: ClockRule, stand: Sequence[Entry], stop: Entry | None, soonest: dt.date) -> bool:
    """Whether what it counts from is not known, and what stopped it came after the soonest that can have been due.

    The event that starts a clock does not come before its stage was come to. So whatever was done by the day that it
    would be due if both were on one day was done in time; of anything later, the record cannot tell.
    """
    if stop is None or stop.on <= soonest:
        return False
    begun = [kind for kind in (rule.starts, rule.or_starts) if kind]
    known = any(earliest(stand, kind, rule.stage) is not None for kind in begun)
    return not known and any(is_unknown(stand, kind, rule.stage) for kind in begun)


def _extension_in_doubt(rule: ClockRule, stand: Sequence[Entry], stop: Entry | None, due: dt.date) -> bool:
    """Whether it was stopped late by what is known, and may have been extended by a notice that is not."""
    late = stop is not None and stop.on > due
    return late and rule.longest_extension is not None and is_unknown(stand, "extended", rule.stage)


def _cautions(rule: ClockRule, counted_from: dt.date, extended: Extended) -> tuple[str, ...]:
    """Where the edition says days and working days are meant, the dates that plain days would give (2022 Code 4.1)."""
    said = []
    if rule.calendar_reading:
        earlier = long_date(counted_from + dt.timedelta(days=rule.working_days))
        open_words = f"The Code's words leave open that plain days are meant (Code {rule.clause})"
        said.append(f"{open_words}. That would be {earlier}.")
    longest = extended.original + dt.timedelta(days=rule.longest_extension or 0)
    if rule.extension_in_days and extended.due > longest:
        said.append(
            f"The Code speaks of {rule.longest_extension} days more and leaves open that plain days are meant "
            f"(Code {rule.extension_clause}). They would end on {long_date(longest)}."
        )
    return tuple(said)


def _late_logging(
    rule: ClockRule, stand: Sequence[Entry], made: dict[str, Clock], workdays: Workdays
) -> tuple[str, ...]:
    """That the event a clock counts from came after the last day for it, and the date it would have had in time."""
    entry = earliest(stand, rule.starts, rule.stage)
    if entry is None or not rule.or_no_later_than or entry.on <= made[rule.or_no_later_than].due:
        return ()
    limit = made[rule.or_no_later_than]
    last = f"{long_date(limit.due)}, the last day for that (Code {limit.rule.clause})"
    in_time = long_date(workdays.after(limit.due, rule.working_days))
    return (f"It was {_PARTICIPLES[rule.starts]} after {last}. Counted from then, this date would be {in_time}.",)


def _step_before(rule: ClockRule, made: dict[str, Clock]) -> Clock | None:
    """The clock whose stopping starts this one: its due date is the latest lawful start."""
    starts = rule.or_starts or rule.starts
    return next(
        (clock for clock in made.values() if clock.rule.stage == rule.stage and clock.rule.stops == starts), None
    )


def _start(
    rule: ClockRule, stand: Sequence[Entry], made: dict[str, Clock], origin: Entry
) -> tuple[dt.date | None, dt.date, str]:
    """The date it started (None while it has not), the day it counts from, and that day's event in words."""
    entry = earliest(stand, rule.starts, rule.stage)
    if entry is not None:
        return entry.on, entry.on, _EVENTS[rule.starts]
    entry = earliest(stand, rule.or_starts, rule.stage)
    if entry is not None:
        cap = made[rule.or_no_later_than].due if rule.or_no_later_than else entry.on
        if entry.on <= cap:
            return entry.on, entry.on, _EVENTS[rule.or_starts]
        return (
            entry.on,
            cap,
            f"the last day for it to be {_PARTICIPLES[rule.starts]} (it was {_PARTICIPLES[rule.or_starts]} later)",
        )
    before = _step_before(rule, made)
    if before is None:  # the step before has no time limit of its own
        return None, origin.on, _EVENTS[origin.kind]
    return None, before.due, f"the last day for it to be {_PARTICIPLES[rule.or_starts or rule.starts]}"


_EVENTS = {
    "received": "complaint received",
    "logged": "complaint logged",
    "acknowledged": "acknowledgement sent",
    "extended": "extension notice sent",
    "escalation_requested": "next stage asked for",
    "responded": "response sent",
}
_PARTICIPLES = {
    "received": "received",
    "logged": "logged",
    "acknowledged": "acknowledged",
    "extended": "extended",
    "escalation_requested": "asked for",
    "responded": "answered",
}
