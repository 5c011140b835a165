"""Planned extensions: more time that was decided on, before its notice has gone. Only the notice moves the date.

The new date is a working day, is later than the date in force, and comes with the reason; past the ordinary limit it
comes with a good reason, or is for convening a panel (2024 Code 6.4, 6.15; 2022 Code 5.1, 5.13, 5.18).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from app.casework.cases import CaseRecords, case_records
from app.casework.definitions import correction_of
from app.casework.desks import Desk
from app.casework.guides import Caution
from app.casework.milestones import Milestone, milestone_problems, write_milestone
from app.casework.objections import Objection, objection_problems
from app.casework.outlooks import closed_problems, countable_problems
from app.casework.settings import actor
from app.casework.texts import TEXT_LENGTH, tidy, tidy_line, too_long
from app.models.journals import Record
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.extensions import ordinary_limit
from app.rules.problems import Problem, Refused, UserError
from app.rules.timelines import Entry
from app.rules.updates import interval_problems
from app.rules.words import working_days

NOT_IN_TIME = (
    "A notice that goes after that day extends nothing. Apologise, say when the answer will come, agree how often they "
    "are to hear from you, and send the answer as soon as you can."
)
"""What is left where no notice went in time (2024 Code 5.9)."""

AGAIN = "Planned anew before its notice went."
"""Why a planned extension takes the place of another."""


@dataclass(frozen=True)
class Extension:
    """More time for the answer of a stage, as it was decided on."""

    stage: int
    until: dt.date | str | None = None
    reason: str = ""
    good_reason: str = ""
    panel: bool = False
    agreed: str = ""
    objection: Objection = field(default_factory=Objection)
    every: int = 0
    unit: str = ""

    def entry(self, seq: int, on: dt.date) -> Entry:
        """What the clocks would read of its notice, if it went on a day."""
        until = self.until if isinstance(self.until, dt.date) else None
        return Entry(seq, "extended", on, self.stage, until, self.good_reason, self.panel, self.agreed)


def planned_record(case: CaseRecords, stage: int) -> Record | None:
    """The planned extension of a stage whose notice has not gone; None where there is none."""
    here = [one for one in case.standing if int(one.body.get("stage", 1)) == stage]
    planned = next((one for one in reversed(here) if one.kind == "extension_planned"), None)
    if planned is None or any(one.kind in ("extended", "responded") and one.seq > planned.seq for one in here):
        return None
    return planned


def until_problems(desk: Desk, clock: Clock, until: dt.date | str | None) -> tuple[Problem, ...]:
    """What stands against a new date for the answer: it is no later than the one in force, or nobody works that day."""
    if until is None:
        return (Problem("until", "Enter the new date for the answer, for example 27 3 2026."),)
    if isinstance(until, str):
        return (Problem("until", f"There is no date “{tidy_line(until)[:30]}”. Enter a day, a month and a year."),)
    if until <= clock.due:
        by = f"The answer is due by {long_date(clock.due)} as it is, so {long_date(until)} gives no more time"
        return (Problem("until", f"{by}. Enter a later day."),)
    try:
        why = desk.workdays.why_closed(until)
        if not why:
            return ()
        before, after = desk.workdays.working_day_before(until, 0), desk.workdays.after(until, 1)
    except UserError as beyond:
        return (Problem("until", beyond.sentence),)
    closed = "" if why in long_date(until) else f": {why}"
    nearest = f"The nearest later one is {long_date(after)}."
    if before > clock.due:
        nearest = f"The nearest are {long_date(before)} and {long_date(after)}."
    return (Problem("until", f"{long_date(until)} is no working day{closed}. {nearest}"),)


def extension_problems(desk: Desk, case: CaseRecords, extension: Extension) -> tuple[Problem, ...]:
    """What must be put right before an extension can be planned."""
    clock = case.answer_clock(extension.stage)
    found = list(closed_problems(case))
    if clock is None or clock.rule.longest_extension is None:
        return (*found, Problem("", f"The {case.edition.short_name} knows no more time for this stage."))
    if clock.stopped is not None:
        return (*found, Problem("", f"The answer went on {long_date(clock.stopped)}. There is nothing to extend."))
    if desk.today() > clock.due:
        found.append(Problem("", f"The answer was due by {long_date(clock.due)}. {NOT_IN_TIME}"))
    found += until_problems(desk, clock, extension.until)
    found += reason_problems(desk, clock, extension)
    found += objection_problems(extension.objection, desk.today())
    if extension.every or extension.unit:
        found += interval_problems(extension.every, extension.unit)
    if not found:
        entry = extension.entry(case.next_seq, desk.today())
        found += countable_problems(desk, case, entry, "until")
    return tuple(found)


def reason_problems(desk: Desk, clock: Clock, extension: Extension) -> tuple[Problem, ...]:
    """What stands against the reasons for a new date: none, or not what its length asks for."""
    found: list[Problem] = []
    if not tidy(extension.reason):
        found.append(Problem("reason", "Enter what makes it so complex that it needs longer; the notice says it."))
    found += too_long("reason", "The reason", extension.reason, TEXT_LENGTH)
    found += too_long("good_reason", "The good reason", extension.good_reason, TEXT_LENGTH)
    limit = _limit(desk, clock)
    if isinstance(extension.until, dt.date) and limit is not None and extension.until > limit:
        if clock.rule.beyond == "panel" and not extension.panel:
            found.append(Problem("panel", f"At stage {clock.stage} more time is only for convening a panel."))
        if clock.rule.beyond == "good_reason" and not tidy(extension.good_reason):
            past = f"{long_date(extension.until)} is past {long_date(limit)}, the ordinary limit"
            found.append(Problem("good_reason", f"{past}. Enter the good reason, or choose an earlier day."))
    return tuple(found)


def plan_extension(desk: Desk, case_id: int, extension: Extension) -> int:
    """Write down that a stage needs longer, for the notice to say; returns the entry's number. Raises Refused.

    What was agreed about updates holds from today on, and is written with it.
    """
    case = case_records(desk, case_id)
    problems = extension_problems(desk, case, extension)
    updates = agreed_updates(extension, desk.today())
    if updates is not None and not problems:
        problems = milestone_problems(desk, case, updates)
    if problems or not isinstance(extension.until, dt.date):
        raise Refused(problems)
    clock, old = case.answer_clock(extension.stage), planned_record(case, extension.stage)
    instead = f" instead of {long_date(clock.due)}" if clock else ""
    new = f"a new date, {long_date(extension.until)},{instead}"
    sentence = f"More time is planned at stage {extension.stage}: {new}. {tidy(extension.reason)}"
    body = _body(extension, extension.until) | (correction_of(old, AGAIN) if old else {})
    with desk.book.writing(actor(desk)) as work:
        seq = work.append(case_id, "extension_planned", on=desk.today(), sentence=sentence, body=body)
        if updates is not None:
            write_milestone(work, case_id, updates, desk.today())
    return seq


def record_sent(desk: Desk, case_id: int, sent: Milestone, updates: Milestone | None) -> int:
    """Record a notice that was sent by hand, and what was agreed about updates with it. Raises Refused."""
    case = case_records(desk, case_id)
    problems = (*sent_problems(desk, case, sent), *(milestone_problems(desk, case, updates) if updates else ()))
    if problems or not isinstance(sent.on, dt.date):
        raise Refused(problems)
    with desk.book.writing(actor(desk)) as work:
        seq = write_milestone(work, case_id, sent, sent.on)
        if updates is not None and isinstance(updates.on, dt.date):
            write_milestone(work, case_id, updates, updates.on)
    return seq


def sent_problems(desk: Desk, case: CaseRecords, sent: Milestone) -> tuple[Problem, ...]:
    """What stands against a notice that was sent by hand; one that went too late is not recorded as extending."""
    found = list(milestone_problems(desk, case, sent))
    clock = case.answer_clock(sent.stage)
    if clock is None:
        return tuple(found)
    if isinstance(sent.on, dt.date) and sent.on > clock.due:
        late = f"It went after {long_date(clock.due)}, the date that it was to extend"
        found.append(Problem("on", f"{late}. {NOT_IN_TIME}"))
    given = Extension(sent.stage, sent.until, sent.reason, sent.good_reason, panel=sent.panel)
    fields = {one.field for one in found}
    later = (*until_problems(desk, clock, sent.until), *reason_problems(desk, clock, given))
    return (*found, *(one for one in later if one.field not in fields))


def agreed_updates(extension: Extension, on: dt.date | str | None) -> Milestone | None:
    """The agreement on updates that goes with more time; None where nothing was agreed."""
    if not extension.every and not extension.unit:
        return None
    return Milestone("updates_agreed", on, extension.stage, every=extension.every, unit=extension.unit)


def length_advice(desk: Desk, clock: Clock, until: dt.date | str | None) -> tuple[str, ...]:
    """How long a new date is: counted from the date there was first, and beside the ordinary limit."""
    if not isinstance(until, dt.date) or until <= clock.original_due:
        return ()
    try:
        days = desk.workdays.between(clock.original_due, until)
        limit = _limit(desk, clock)
    except UserError:  # a year beyond the calendar, which the form refuses by itself
        return ()
    counted = f"{long_date(until)} is {working_days(days)} after {long_date(clock.original_due)}, the original date."
    if not desk.workdays.is_working(until):
        counted = ""  # such a day is refused, and counts for nothing
    if limit is None or until <= limit:
        return (counted,)
    longest = clock.rule.longest_extension
    beyond = "only for convening a panel" if clock.rule.beyond == "panel" else "only for a good reason"
    past = f"That is past {long_date(limit)}, {working_days(longest or 0)} after it: {beyond}"
    return (counted, Caution(f"{past} (Code {clock.rule.extension_clause})."))


def arrival_advice(desk: Desk, clock: Clock, posted_on: dt.date) -> tuple[str, ...]:
    """That a notice posted on a day cannot be with the resident before the date that it extends has passed."""
    try:
        late = [kind for kind in desk.posts.kinds if kind.arrives(posted_on, desk.workdays) > clock.due]
        arrivals = [f"by {kind.name} on {long_date(kind.arrives(posted_on, desk.workdays))}" for kind in late]
    except UserError:
        return ()
    if not late or posted_on > clock.due:
        return ()
    when = f"Posted on {long_date(posted_on)} it can be expected {' and '.join(arrivals)}"
    old = f"after {long_date(clock.due)}, the date that it extends"
    rest = "Take it there by hand, or telephone as well." if len(late) == len(desk.posts.kinds) else "Use first class."
    return (Caution(f"{when}, {old}. {rest}"),)


def _limit(desk: Desk, clock: Clock) -> dt.date | None:
    return ordinary_limit(clock.rule, clock.original_due, desk.workdays)


def _body(extension: Extension, until: dt.date) -> dict[str, object]:
    return {
        "stage": extension.stage,
        "until": until.isoformat(),
        "notice_reason": tidy(extension.reason),
        "good_reason": tidy(extension.good_reason),
        "panel": extension.panel,
        "agreed": extension.agreed,
        "every": extension.every,
        "unit": extension.unit,
        **extension.objection.body(),
    }
