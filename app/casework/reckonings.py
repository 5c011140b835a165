"""Reckonings: a clock, a limit of the landlord's own, a period, an update or a hazard told as a working.

Pure: nothing is asked of the book here, so a reckoning can be tried on any timeline.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from app.casework.files import ClockView
from app.casework.house_rules import counted_words
from app.casework.open_dates import PROMISE, STRICTER, stricter_kind, stricter_projected
from app.casework.promises import PromiseView
from app.casework.side_dates import HazardView, period_view, views_of_updates, window_view
from app.rules.calendars import Calendar, CalendarRow, Change
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.escalations import ANSWERED, Window
from app.rules.hazards import Hazards
from app.rules.house_rules import OwnLimit
from app.rules.months import month_steps
from app.rules.periods import STARTS, Period
from app.rules.promises import Promise
from app.rules.standings import stands
from app.rules.updates import Updates, interval_words
from app.rules.words import capital, countdown, said_projected
from app.rules.words import working_days as in_words
from app.rules.workdays import Day, Workdays
from app.rules.workings import Authority, Move, Printing, Working

STEPS = {"days": "Day", "working_days": "Day", "weeks": "Week", "months": "Month"}
"""What is counted, by the unit of an interval."""

WEEK = 7
ORIGINS = {1: "complaint received"}
NEXT_STAGE = "next stage asked for"
"""What a stage begins with, in words."""

LAST = "the last day"
"""What the end of a period is, where nothing is due by it from the landlord."""


@dataclass(frozen=True)
class Basis:
    """What the workings of one case have in common."""

    edition: Edition
    calendar: Calendar
    printing: Printing
    reference: str = ""
    chosen: str = ""
    """Why this edition was chosen in place of the one in force on the day of receipt; empty where none was."""

    @property
    def workdays(self) -> Workdays:
        """The working days of the calendar."""
        return self.calendar.workdays

    def changed_days(self, days: Sequence[Day]) -> tuple[str, ...]:
        """What the landlord changed in the calendar among these days: whoever checks the count has not got it."""
        rows = self.calendar.changed_within(days[0].date, days[-1].date)
        return tuple(_changed(row, row.change, self.printing.landlord) for row in rows if row.change)


def clock_working(view: ClockView, basis: Basis, moves: tuple[Move, ...] = ()) -> Working:
    """The working of a clock; `moves` are the corrections of the day that it counts from."""
    clock, rule = view.clock, view.clock.rule
    told = {notice.sentence for notice in clock.notices}
    typed = accumulate((notice.seq for notice in clock.notices), max)  # they stay in the order in which they went
    notices = tuple(
        Move(notice.sentence, notice.instead_of, notice.until, notice.counts, seq)
        for notice, seq in zip(clock.notices, typed, strict=True)
    )
    clauses = ", ".join(dict.fromkeys(filter(None, (rule.clause, rule.extension_clause if clock.notices else ""))))
    return Working(
        key=clock.key,
        title=rule.name,
        headline=said_projected(f"{rule.verb} by {long_date(clock.due)}", projected=_runs_later(clock)),
        due=clock.due,
        event=clock.event,
        counted=view.explanation,
        days=clock.days(),
        authorities=clauses_of(basis.edition, clauses),
        edition=edition_words(basis),
        printing=basis.printing,
        reference=basis.reference,
        clause=rule.clause,
        original=clock.original_due if clock.extended_to else None,
        moves=(*moves, *notices),
        notes=tuple(note for note in view.notes if note not in told),
        cautions=clock.cautions,
        to_be_confirmed=_unconfirmed(basis.edition, clauses, rule.to_be_confirmed),
        calendar=basis.calendar.version,
        confirmed_to=basis.calendar.confirmed_to,
        changed_days=basis.changed_days(clock.days()),
        standing=view.standing,
        done=view.headline if clock.stopped else "",
        countdown=view.countdown,
    )


def stricter_working(view: ClockView, one: OwnLimit | Promise, basis: Basis, moves: tuple[Move, ...] = ()) -> Working:
    """The working of what binds before a clock of the Code: the landlord's own limit, or what a letter promised."""
    clock, rule, kind = view.clock, view.clock.rule, stricter_kind(one)
    standing = stands(basis.workdays, one.due, basis.printing.on, clock.stopped)
    told = _own_told(clock, one, basis) if isinstance(one, OwnLimit) else _promise_told(clock, one, basis)
    return replace(
        clock_working(view, basis, moves),
        key=f"{kind}:{clock.key}",
        title=f"{rule.name}, {STRICTER[kind]}",
        headline=said_projected(
            f"{rule.verb} by {long_date(one.due)}, {told.whose}",
            projected=_runs_later(clock) and stricter_projected(clock, one),
        ),
        due=one.due,
        event=told.days[0].why,
        counted=told.counted,
        days=told.days,
        changed_days=basis.changed_days(told.days),
        authorities=(told.authority, *clauses_of(basis.edition, rule.clause)),
        original=None,
        notes=(),
        cautions=(),
        standing=standing,
        countdown=countdown(standing),
    )


def _runs_later(clock: Clock) -> bool:
    """Whether a clock is still to start; one that was answered all the same never will."""
    return clock.projected and clock.stopped is None and not clock.in_doubt


@dataclass(frozen=True)
class _Told:
    """What is peculiar to one kind of stricter date."""

    whose: str
    counted: str
    days: tuple[Day, ...]
    authority: Authority


def _own_told(clock: Clock, own: OwnLimit, basis: Basis) -> _Told:
    event = clock.event if own.counted_from == clock.counted_from else ORIGINS.get(clock.stage, NEXT_STAGE)
    figure = counted_words(own.rule, in_words(own.rule.working_days))
    says = (
        f"{figure}, stricter than the {in_words(clock.rule.working_days)} of Code {clock.rule.clause}. "
        f"The Code's own date, {long_date(clock.due)}, stands beside it."
    )
    return _Told(
        whose="the landlord's own limit",
        counted=f"{own.counted} ({event}).",
        days=basis.workdays.counted(own.counted_from, own.due, event),
        authority=Authority(f"Own limit of {basis.printing.landlord}", says),
    )


def _promise_told(clock: Clock, promise: Promise, basis: Basis) -> _Told:
    """A letter that went after the day it promises has no days between to count."""
    first = min(promise.sent, promise.due)
    event = "letter sent" if promise.sent <= promise.due else f"promised by a letter sent on {long_date(promise.sent)}"
    own = f"The Code's own date, {long_date(clock.due)}"
    if promise.due > clock.due:
        says = f"whoever was told a date may rely on it. {own}, had passed when it was given, and stays missed."
    else:
        says = f"whoever was told a date may rely on it, so the earlier of two dates binds. {own}, stands beside it."
    return _Told(
        whose="as the landlord's letter promised",
        counted=promise.sentence,
        days=basis.workdays.counted(first, promise.due, event),
        authority=Authority("The letter that was sent", says),
    )


def period_working(period: Period, basis: Basis) -> Working:
    """The working of a time limit in months."""
    rule, start = period.rule, period.counts
    event = STARTS[start.event]
    source, view = Authority(rule.source, rule.says), period_view(period, basis.printing.on)
    others = (one for one in period.starts if one is not start)
    return Working(
        key=view.key,
        title=view.name,
        headline=view.headline,
        due=period.ends,
        event=event,
        counted=f"{rule.months} months after {long_date(start.on)} ({event}). The last day still counts.",
        days=period.days(),
        authorities=clauses_of(basis.edition, rule.clause) or (source,),
        edition=edition_words(basis),
        printing=basis.printing,
        reference=basis.reference,
        clause=rule.clause,
        step="Month",
        at_end=LAST,
        notes=tuple(
            f"From {long_date(one.on)} ({STARTS[one.event]}) it would end on {long_date(one.ends)}. The later counts."
            for one in others
        ),
        to_be_confirmed=tuple(filter(None, (rule.to_be_confirmed,))),
        countdown=view.countdown,
    )


def window_working(window: Window, basis: Basis) -> Working:
    """The working of the policy's time to ask for the next stage."""
    rule, view = window.rule, window_view(window, basis.printing.on)
    figure = f"{in_words(window.working_days)} after the answer"
    return Working(
        key=view.key,
        title=view.name,
        headline=f"Stage {window.stage} can be asked for until {long_date(window.until)} by the landlord's policy",
        due=window.until,
        event=ANSWERED,
        counted=f"{figure}, sent on {long_date(window.answered)}. The last day still counts.",
        days=window.days(),
        authorities=(
            Authority(f"Policy of {basis.printing.landlord}", f"{figure}."),
            Authority(f"Code {rule.clause}", rule.says, rule.force),
        ),
        edition=edition_words(basis),
        printing=basis.printing,
        reference=basis.reference,
        clause=rule.clause,
        at_end=LAST,
        to_be_confirmed=tuple(filter(None, (rule.to_be_confirmed,))),
        calendar=basis.calendar.version,
        confirmed_to=basis.calendar.confirmed_to,
        changed_days=basis.changed_days(window.days()),
        countdown=view.countdown,
    )


def update_working(one: Updates, basis: Basis) -> Working:
    """The working of the next word to a resident, of those for whom an interval was agreed."""
    agreed, last, due = one.agreed, one.last, one.next_due
    view = next(iter(views_of_updates((one,), basis.workdays, basis.printing.on)), None)
    if agreed is None or last is None or due is None or view is None:
        raise ValueError(f"No interval is agreed for {one.clock.key}.")
    in_workdays = agreed.unit == "working_days"
    event = "the agreement on updates" if last == agreed.on else "the last update"
    how_often = interval_words(agreed.every, agreed.unit)
    days = _interval_days(last, due, agreed.unit, basis.workdays, event)
    return Working(
        key=view.key,
        title=view.name,
        headline=view.headline,
        due=due,
        event=event,
        counted=f"{capital(how_often)}, as agreed on {long_date(agreed.on)}.",
        days=days,
        authorities=(Authority(f"Code {one.rule.clause}", one.rule.says, one.rule.force),),
        edition=edition_words(basis),
        printing=basis.printing,
        reference=basis.reference,
        clause=one.rule.clause,
        step=STEPS[agreed.unit],
        to_be_confirmed=tuple(filter(None, (one.rule.to_be_confirmed,))),
        calendar=basis.calendar.version if in_workdays else "",
        confirmed_to=basis.calendar.confirmed_to,
        changed_days=basis.changed_days(days) if in_workdays else (),
        standing=view.standing,
        countdown=view.countdown,
    )


def hazard_working(view: HazardView, hazards: Hazards, aware: dt.date, basis: Basis) -> Working:
    """The working of the day by which a possible hazard is investigated."""
    event, limit = "the possible hazard was reported", in_words(hazards.investigate_working_days)
    return Working(
        key=view.key,
        title=view.name,
        headline=view.headline,
        due=view.due,
        event=event,
        counted=f"{limit} after {long_date(aware)} ({event}). It runs beside the complaint, whatever that does.",
        days=basis.workdays.counted(aware, view.due, event),
        authorities=(Authority(hazards.source, f"A possible significant hazard is investigated within {limit}."),),
        edition=f"{hazards.name}. Source: {hazards.source}; checked on {long_date(hazards.checked_on)}.",
        printing=basis.printing,
        reference=basis.reference,
        to_be_confirmed=tuple(filter(None, (hazards.to_be_confirmed,))),
        calendar=basis.calendar.version,
        confirmed_to=basis.calendar.confirmed_to,
        changed_days=basis.changed_days(basis.workdays.counted(aware, view.due, event)),
        standing=view.standing,
        countdown=view.countdown,
        done=f"Investigated on {long_date(view.done)}" if view.done else "",
    )


def promise_working(view: PromiseView, basis: Basis) -> Working:
    """The working of the day by which something was promised: it is what was said, and nothing is counted.

    A promise is not named in it: what is promised to somebody may say who they are.
    """
    promise, beside = view.promise, basis.edition.beside("promise", "kept")
    due, event = promise.by or promise.made_on, "the promise was recorded"
    told = "The day is the one that was promised to the resident."
    own = Authority("What was promised", "Whoever was promised a day may rely on it.")
    return Working(
        key=f"{PROMISE}:{promise.seq}",
        title=f"Stage {promise.stage} promise",
        headline=f"Do what was promised by {long_date(due)}",
        due=due,
        event=event,
        counted=told,
        days=basis.workdays.counted(promise.made_on, due, event),
        authorities=clauses_of(basis.edition, beside.number) if beside else (own,),
        edition=edition_words(basis),
        printing=basis.printing,
        reference=basis.reference,
        clause=beside.number if beside else "",
        original=promise.first_by if promise.moves else None,
        moves=tuple(
            Move(f"It was put off on {long_date(move.on)}.", move.was, move.now, seq=move.seq) for move in promise.moves
        ),
        to_be_confirmed=_unconfirmed(basis.edition, beside.number if beside else "", ""),
        calendar=basis.calendar.version,
        confirmed_to=due.year,  # no count: the day does not move with the calendar
        standing=view.standing,
        done=f"Done on {long_date(promise.done_on)}" if promise.done_on else "",
        countdown=view.countdown,
    )


def _clause(edition: Edition, number: str) -> Authority:
    """A clause in our own words; only named where the edition's data does not hold it."""
    try:
        clause = edition.clause(number)
    except KeyError:
        return Authority(f"Code {number}", f"as {edition.short_name} has it.")
    return Authority(f"Code {number}", clause.says, clause.force, clause.limit)


def clauses_of(edition: Edition, numbers: str) -> tuple[Authority, ...]:
    """The clauses of a list like '2.2, 2.3'."""
    return tuple(_clause(edition, number.strip()) for number in numbers.split(",") if number.strip())


def _changed(row: CalendarRow, change: Change, landlord: str) -> str:
    """A day that is not in the calendar as published, and why the landlord counts it otherwise."""
    day, why = long_date(row.date), " ".join(change.reason.split())
    end = "" if why.endswith((".", "!", "?")) else "."
    reason = f" Reason: {why}{end}" if why else ""
    if change.adds:
        return f"{landlord} added {day} ({row.name}) to it, so that day is not counted.{reason}"
    return f"{landlord} struck {day} ({row.name}) out of it, so that day is counted.{reason}"


def edition_words(basis: Basis) -> str:
    """The edition by which it was counted, and why that was chosen where it was."""
    edition = basis.edition
    chosen = f" Chosen for this case: {basis.chosen}" if basis.chosen else ""
    return f"{edition.name}. Source: {edition.source}; checked on {long_date(edition.checked_on)}.{chosen}"


def _unconfirmed(edition: Edition, numbers: str, words: str) -> tuple[str, ...]:
    """What still wants proofreading: what the limit itself says of that, or else what its clauses say."""
    held = {clause.number: clause.to_be_confirmed for clause in edition.clauses}
    of_clauses = (held.get(number.strip(), "") for number in numbers.split(","))
    return (words,) if words else tuple(dict.fromkeys(filter(None, of_clauses)))


def _interval_days(last: dt.date, due: dt.date, unit: str, workdays: Workdays, event: str) -> tuple[Day, ...]:
    """The steps from the last word to the next: working days, plain days, weeks or months."""
    if unit == "working_days":
        return workdays.counted(last, due, event)
    if unit == "months":
        return month_steps(last, (due.year - last.year) * 12 + due.month - last.month, event)
    step = WEEK if unit == "weeks" else 1
    count = (due - last).days // step
    return (Day(last, 0, event), *(Day(last + dt.timedelta(days=n * step), n, "") for n in range(1, count + 1)))
