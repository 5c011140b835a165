"""Side dates: what runs beside the clocks of a case, in words.

The landlord's own stricter limits and what letters promised, the time limits in months (for complaining, for going to
the Ombudsman), and the words of progress that a resident is to have. Each bears the key under which its working is
found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.open_dates import HAZARD_NAME, STRICTER, UPDATES, stricter_kind, stricter_projected
from app.casework.reported_hazards import Hazard
from app.casework.settings import read_settings
from app.casework.stages import final_stage
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.escalations import Window, escalation_window
from app.rules.hazards import Hazards
from app.rules.house_rules import OwnLimit
from app.rules.periods import STARTS, Period, periods
from app.rules.promises import Promise
from app.rules.standings import Standing, stands
from app.rules.updates import Updates, interval_words, updates
from app.rules.words import capital, countdown, said_projected, uncapital, working_days
from app.rules.workdays import Workdays

ESCALATION = "escalation"
"""What the key of the policy's time to ask for the next stage begins with."""

REFUSES_NOBODY = "a later request is considered all the same"


@dataclass(frozen=True)
class StricterView:
    """What binds the landlord before a date of the Code, in words: an own limit, or what a letter promised."""

    key: str
    """'own:stage1.respond', 'promised:stage1.respond'."""
    name: str
    """'own limit', 'letter's promise'."""
    headline: str
    """'Your own limit: answer by Monday 7 December 2026'."""
    countdown: str
    detail: str
    """How it was counted, or which letter says so."""
    due: dt.date
    standing: Standing
    projected: bool = False
    """Whether its clock has not started."""

    @property
    def heading(self) -> str:
        """The headline, which says where it is projected."""
        return said_projected(self.headline, projected=self.projected)


@dataclass(frozen=True)
class PeriodView:
    """One time limit in months, or the policy's time to ask for the next stage, in words."""

    key: str
    """'period:accept', 'escalation:2'."""
    name: str
    headline: str
    """'Time limit to complain: up to and including Tuesday 2 March 2027'."""
    countdown: str
    """'the complaint came in time', 'not over yet'."""
    detail: str
    """What it was counted from, and what follows."""
    state: str
    """'met' or 'late' once what it waits for has come; else 'open' or 'over'."""
    ends: dt.date
    clause: str
    to_be_confirmed: str


@dataclass(frozen=True)
class UpdateView:
    """The words of progress due on one answer that is still to be given."""

    key: str
    """'updates:1'."""
    stage: int
    name: str
    headline: str
    """'Tell the resident how it is going by Tuesday 8 December 2026'."""
    countdown: str
    """How the next word stands; empty while nothing is agreed."""
    detail: str
    """What was agreed, or why it is to be."""
    to_agree: bool
    """Whether an interval has still to be agreed with the resident."""
    next_due: dt.date | None
    standing: Standing | None
    clause: str
    to_be_confirmed: str


@dataclass(frozen=True)
class HazardView:
    """By when a possible hazard is investigated, in words."""

    hazard: Hazard
    key: str
    name: str
    headline: str
    """'Investigate the possible hazard by Monday 7 December 2026'."""
    countdown: str
    due: dt.date
    done: dt.date | None
    """The day on which it was investigated; None where that is not recorded."""
    standing: Standing


def hazard_view(
    hazards: Hazards, workdays: Workdays, hazard: Hazard, today: dt.date, aware: dt.date | None = None
) -> HazardView | None:
    """How the investigation of a possible hazard stands on a day; None where the rules were not in force.

    `aware` is the day on which it was reported, where another is supposed. Raises BeyondCalendar.
    """
    due = hazards.investigate_by(aware or hazard.report.on, workdays)
    if due is None:
        return None
    done = hazard.investigated_on
    standing = stands(workdays, due, today, done)
    headline = f"Investigate the possible hazard by {long_date(due)}"
    return HazardView(hazard, hazard.key, HAZARD_NAME, headline, countdown(standing), due, done, standing)


def hazard_views(desk: Desk, case: CaseRecords) -> tuple[HazardView, ...]:
    """How the investigation of each of a case's possible hazards stands for which a date runs, or ran."""
    found = (hazard_view(desk.hazards, desk.workdays, one, desk.today()) for one in case.hazards)
    return tuple(view for view in found if view is not None)


def period_views(desk: Desk, case: CaseRecords) -> tuple[PeriodView, ...]:
    """The time limits in months that have begun on a case, and until when the next stage can be asked for by policy."""
    found = periods(case.entries, case.edition)
    window = window_of(desk, case)
    asked = (window_view(window, desk.today()),) if window else ()
    return (*asked, *(period_view(one, desk.today()) for one in found))


def window_of(desk: Desk, case: CaseRecords) -> Window | None:
    """Until when the next stage of a case can be asked for by the policy; None where nothing is to be said of it."""
    settings = read_settings(desk)
    last = case.stage if case.file_closed else final_stage(case.edition, settings, case.stage)
    return escalation_window(case.entries, case.edition, last, settings.escalation_window, desk.workdays)


def update_views(desk: Desk, case: CaseRecords) -> tuple[UpdateView, ...]:
    """The words of progress that are agreed on a case, or to be agreed; none on a closed one."""
    if case.file_closed:
        return ()
    return views_of_updates(
        updates(case.entries, case.edition, case.counted, desk.workdays), desk.workdays, desk.today()
    )


def views_of_updates(found: Sequence[Updates], workdays: Workdays, today: dt.date) -> tuple[UpdateView, ...]:
    """Those updates of which there is something to say on a day."""
    return tuple(_update_view(one, workdays, today) for one in found if one.next_due or one.to_agree(today))


def period_view(period: Period, today: dt.date) -> PeriodView:
    """A time limit in months as it stands on a day."""
    rule, state = period.rule, _state(period, today)
    return PeriodView(
        key=f"period:{period.key}",
        name=rule.name,
        headline=f"{rule.name}: up to and including {long_date(period.ends)}",
        countdown=_STATES[state],
        detail=_period_detail(period, state),
        state=state,
        ends=period.ends,
        clause=rule.clause,
        to_be_confirmed=rule.to_be_confirmed,
    )


def window_view(window: Window, today: dt.date) -> PeriodView:
    """The policy's time to ask for the next stage as it stands on a day; it refuses nobody."""
    over, days = window.over(today), working_days(window.working_days)
    until = f"By your policy stage {window.stage} can be asked for until {long_date(window.until)}"
    return PeriodView(
        key=f"{ESCALATION}:{window.stage}",
        name=f"Time to ask for stage {window.stage}",
        headline=f"{until} ({days} after the answer)",
        countdown=f"{_STATES['over']}, but {REFUSES_NOBODY}" if over else REFUSES_NOBODY,
        detail=f"{days} from {long_date(window.answered)}, the day of the answer. {window.rule.says}",
        state="over" if over else "open",
        ends=window.until,
        clause=window.rule.clause,
        to_be_confirmed=window.rule.to_be_confirmed,
    )


def stricter_views(clock: Clock, today: dt.date) -> tuple[StricterView, ...]:
    """What binds before a clock of the Code, as it stands on a day."""
    return tuple(_stricter_view(clock, one, today) for one in clock.stricter)


def _stricter_view(clock: Clock, one: OwnLimit | Promise, today: dt.date) -> StricterView:
    kind, standing = stricter_kind(one), stands(clock.workdays, one.due, today, clock.stopped)
    name = STRICTER[kind]
    return StricterView(
        key=f"{kind}:{clock.key}",
        name=name,
        headline=f"Your {name}: {uncapital(clock.rule.verb)} by {long_date(one.due)}",
        countdown=countdown(standing),
        detail=f"{one.counted}." if isinstance(one, OwnLimit) else one.sentence,
        due=one.due,
        standing=standing,
        projected=stricter_projected(clock, one) and clock.stopped is None,
    )


_STATES = {
    "met": "the complaint came in time",
    "late": "the complaint came after that",
    "unsettled": "the complaint came after that, as far as is known",
    "open": "not over yet",
    "over": "that is over",
}


def _state(period: Period, today: dt.date) -> str:
    over = period.over(today)
    if period.stopped is not None and over:
        return "unsettled" if period.unknown else "late"
    if period.stopped is not None:
        return "met"
    return "over" if over else "open"


def _period_detail(period: Period, state: str) -> str:
    counts = period.counts
    parts = [f"{period.rule.months} months from {long_date(counts.on)} ({STARTS[counts.event]})."]
    parts += [
        f"From {long_date(one.on)} ({STARTS[one.event]}) it would end on {long_date(one.ends)}."
        for one in period.starts
        if one is not counts
    ]
    if period.stopped is not None:
        parts.append(f"The complaint was received on {long_date(period.stopped)}.")
    if state in ("late", "unsettled", "over"):
        parts += [f"When {STARTS[event]} is not known: from that day it could end later." for event in period.unknown]
    if state != "met":
        parts.append(period.rule.says)
    return " ".join(parts)


def _update_view(one: Updates, workdays: Workdays, today: dt.date) -> UpdateView:
    stage = one.clock.stage
    standing = stands(workdays, one.next_due, today) if one.next_due else None
    return UpdateView(
        key=f"{UPDATES}:{stage}",
        stage=stage,
        name=f"{one.rule.name}, stage {stage}",
        headline=_update_headline(one),
        countdown=countdown(standing) if standing else "",
        detail=_update_detail(one),
        to_agree=one.to_agree(today),
        next_due=one.next_due,
        standing=standing,
        clause=one.rule.clause,
        to_be_confirmed=one.rule.to_be_confirmed,
    )


def _update_headline(one: Updates) -> str:
    if one.next_due is None:
        return "Agree with the resident how often they hear how it is going"
    return f"Tell the resident how it is going by {long_date(one.next_due)}"


def _update_detail(one: Updates) -> str:
    if one.agreed is None:
        what = uncapital(one.clock.rule.name)
        due, since = one.clock.original_due, long_date(one.since)
        if one.since <= due:
            return f"On {since} the resident was told that the {what} will come after {long_date(due)}. {one.rule.says}"
        return f"Since {since} the {what} is outside its time limits. {one.rule.says}"
    every = interval_words(one.agreed.every, one.agreed.unit)
    said = f"{capital(every)}, as agreed on {long_date(one.agreed.on)}."
    if one.last is None or one.last == one.agreed.on:
        return said
    return f"{said} Last told on {long_date(one.last)}."
