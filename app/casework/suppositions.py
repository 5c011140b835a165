"""Suppositions: what might happen on a case, or might have happened on another day, laid over a copy of its entries.

Nothing here is recorded. An event that is supposed may lie in the future, and needs only what moves a date: neither a
reason nor a name. Several can be supposed together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.casework.calendars import day_problems
from app.casework.cases import CaseRecords
from app.casework.corrections import DATED
from app.casework.desks import Desk
from app.casework.governing_editions import edition_if_received
from app.casework.house_rules import read_house_rules
from app.casework.milestones import OF_THE_MATTER, Milestone
from app.casework.outlooks import uncountable
from app.casework.reported_hazards import Hazard
from app.casework.settings import read_settings
from app.casework.stages import final_stage, last_stage_sentence
from app.models.journals import Record
from app.rules.clocks import Clock, clocks
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.findings import ONCE
from app.rules.periods import periods
from app.rules.problems import Problem, UserError
from app.rules.timelines import Entry, contradictions, earliest, first, stage_reached, standing
from app.rules.updates import interval_problems, interval_words
from app.rules.vocabularies import EVENTS

SUPPOSED = "It is supposed."
"""What stands for the good reason of a notice that is only supposed."""


@dataclass(frozen=True)
class Moved:
    """An event that is recorded, on another day: 'if it had been received on Friday'."""

    seq: int
    on: dt.date | str | None


Supposed = Milestone | Moved
"""One thing that is supposed: an event more, or a recorded event on another day."""


@dataclass(frozen=True)
class ScratchCase:
    """A copy of a case's entries with the suppositions among them, and the edition that would then govern it."""

    entries: tuple[Entry, ...]
    edition: Edition

    @property
    def stage(self) -> int:
        """The stage that the complaint would be at."""
        return stage_reached(self.entries)


def movable(case: CaseRecords) -> tuple[Record, ...]:
    """The recorded events of which another day can be supposed, the newest first."""
    return tuple(one for one in reversed(case.standing) if one.kind in EVENTS and one.kind in DATED)


def scratch_case(desk: Desk, case: CaseRecords, supposed: Sequence[Supposed]) -> ScratchCase:
    """The copy with those suppositions laid over it that have a date; the rest is left out."""
    entries, edition = list(case.entries), case.edition
    for one in supposed:
        entry = _entry(case, one, case.next_seq + len(entries))
        if entry is None:
            continue
        entries.append(entry)
        if entry.kind == "received":
            edition = edition_if_received(desk, case, entry.on)
    return ScratchCase(tuple(entries), edition)


def counted(desk: Desk, scratch: ScratchCase) -> tuple[Clock, ...]:
    """The clocks of a scratch copy, counted as those of a case are. Raises BeyondCalendar."""
    return clocks(scratch.entries, scratch.edition, desk.workdays, read_house_rules(desk))


def aware_of(hazard: Hazard, case: CaseRecords, scratch: ScratchCase) -> dt.date:
    """The day on which a possible hazard was reported; it moves with the receipt of the complaint it came with."""
    received, on = first(scratch.entries, "received", 1), hazard.report.on
    return received.on if received is not None and hazard.came_with(case.received_on()) else on


def supposing_problems(desk: Desk, case: CaseRecords, supposed: Sequence[Supposed]) -> tuple[Problem, ...]:
    """What stands against suppositions, one by one and together; each problem's field is that of a form of one."""
    found = [problem for one in supposed for problem in _own_problems(desk, case, one)]
    if found:
        return tuple(found)
    scratch = scratch_case(desk, case, supposed)
    found += [problem for one in supposed for problem in _stage_problems(desk, case, scratch, one)]
    found += [Problem("on", problem.sentence) for problem in contradictions(scratch.entries)]
    return tuple(dict.fromkeys(found or _count_problems(desk, case, scratch, supposed)))


def with_supposed(supposed: Sequence[Supposed], new: Supposed, at: int | None = None) -> tuple[Supposed, ...]:
    """The suppositions with one more, or with one in the place of the one at `at`.

    What can happen only once at a stage takes the place of what was supposed of it before.
    """
    at = len(supposed) if at is None else at
    before = (one for one in supposed[:at] if not _same_event(one, new))
    after = (one for one in supposed[at + 1 :] if not _same_event(one, new))
    return (*before, new, *after)


def supposed_words(case: CaseRecords, one: Supposed) -> str:
    """What is supposed: 'Stage 1 acknowledgement sent on Monday 23 November 2026'."""
    if isinstance(one, Moved):
        return _moved_words(case, one)
    day, stage = _day(one.on), one.stage
    words = {
        "logged": f"Logged on {day}",
        "acknowledged": f"Stage {stage} acknowledgement sent on {day}",
        "extended": f"Stage {stage} extension notice sent on {day}, with {_day(one.until)} as the new date",
        "responded": f"Stage {stage} response sent on {day}",
        "escalation_requested": f"Stage {stage} asked for on {day}",
        "updated": f"Told of progress at stage {stage} on {day}",
        "occurred": f"What is complained of happened on {day}",
        "aware": f"The resident learnt of it on {day}",
    }
    if one.kind == "updates_agreed":
        return f"Updates {interval_words(one.every, one.unit)} agreed at stage {stage} on {day}"
    return f"{words[one.kind]}{_extras(one)}"


def _moved_words(case: CaseRecords, one: Moved) -> str:
    record = _recorded(case, one.seq)
    if record is None:
        return f"An entry that is struck out, on {_day(one.on)}"
    return f"{_dated(record)}: {_day(one.on)} instead of {long_date(record.on)}"


def _dated(record: Record) -> str:
    """What the date of a record is called, with its stage where there may be several."""
    stage = int(record.body.get("stage", 1))
    return f"{DATED[record.kind]} (stage {stage})" if stage > 1 else DATED[record.kind]


def _extras(one: Milestone) -> str:
    """What of a supposed notice decides whether it counts."""
    said = [
        "with a good reason" if one.good_reason else "",
        "for a panel" if one.panel else "",
        {"yes": "which the resident agreed to", "no": "which the resident did not agree to"}.get(one.agreed, ""),
    ]
    return "".join(f", {words}" for words in said if words) if one.kind == "extended" else ""


def _day(day: dt.date | str | None) -> str:
    return long_date(day) if isinstance(day, dt.date) else "a day that is not said"


def _recorded(case: CaseRecords, seq: int) -> Record | None:
    return next((record for record in movable(case) if record.seq == seq), None)


def _entry(case: CaseRecords, one: Supposed, seq: int) -> Entry | None:
    if isinstance(one, Milestone):
        return one.entry(seq)
    record = _recorded(case, one.seq)
    if record is None or not isinstance(one.on, dt.date):
        return None
    return replace(record.entry(), seq=seq, on=one.on, corrects=one.seq)


def _same_event(one: Supposed, other: Supposed) -> bool:
    if isinstance(one, Moved) or isinstance(other, Moved):
        return isinstance(one, Moved) and isinstance(other, Moved) and one.seq == other.seq
    return one.kind in ONCE and (one.kind, one.stage) == (other.kind, other.stage)


def _own_problems(desk: Desk, case: CaseRecords, one: Supposed) -> list[Problem]:
    """What stands against one supposition, whatever else is supposed."""
    found = day_problems("on", "the date", one.on, desk.workdays)
    if isinstance(one, Moved):
        if _recorded(case, one.seq) is None:
            found.append(Problem("entry", "Choose the event of which you suppose another date."))
        return found
    if one.kind == "extended":
        found += day_problems("until", "the new date for the answer", one.until, desk.workdays)
    if one.kind == "updates_agreed":
        found += interval_problems(one.every, one.unit)
    if one.kind in OF_THE_MATTER and (known := case.last(one.kind)) is not None:
        sentence = f"That is recorded, for {long_date(known.on)}. Suppose another date for what is recorded."
        found.append(Problem("event", sentence))
    return found


def _stage_problems(desk: Desk, case: CaseRecords, scratch: ScratchCase, one: Supposed) -> list[Problem]:
    """A stage must be there, and be asked for, before anything happens at it."""
    if isinstance(one, Moved):
        return []
    last = final_stage(scratch.edition, read_settings(desk), case.stage)
    if one.stage > last:
        return [Problem("stage", last_stage_sentence(scratch.edition, last))]
    stand = standing(scratch.entries)
    lowest = next((n for n in range(2, one.stage + 1) if earliest(stand, "escalation_requested", n) is None), None)
    if lowest is None:
        return []
    return [Problem("stage", f"Stage {lowest} was not asked for. Suppose that it is asked for first.")]


def _count_problems(desk: Desk, case: CaseRecords, scratch: ScratchCase, supposed: Sequence[Supposed]) -> list[Problem]:
    """A problem where the dates that follow lie beyond the calendar."""
    extends = any(isinstance(one, Milestone) and one.until for one in supposed)
    beyond = uncountable(desk, scratch.entries, scratch.edition) or _beyond_beside(desk, case, scratch)
    return [Problem("until" if extends else "on", beyond)] if beyond else []


def _beyond_beside(desk: Desk, case: CaseRecords, scratch: ScratchCase) -> str:
    """Why a period in months, or the investigation of a hazard, cannot be counted; empty where they can."""
    try:
        periods(scratch.entries, scratch.edition)
        for hazard in case.hazards:
            desk.hazards.investigate_by(aware_of(hazard, case, scratch), desk.workdays)
    except UserError as beyond:
        return beyond.sentence
    return ""
