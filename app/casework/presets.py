"""Presets: what is asked most often of a timetable, supposed in one step. "If I acknowledge today"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.milestones import Milestone
from app.casework.settings import read_settings
from app.casework.stages import final_stage, last_stage_sentence
from app.casework.supposition_guides import SupposingForm, event_supposing, extension_supposing, moving_supposing
from app.casework.suppositions import Moved, Supposed
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.words import uncapital

Opens = Callable[[Sequence[Supposed]], SupposingForm]
"""The form that asks for the rest, given whatever else is supposed."""


@dataclass(frozen=True)
class Preset:
    """One thing to suppose: at once, or after a form of one page."""

    key: str
    """'acknowledged', 'responded', 'extended', 'escalation_requested', 'event' or 'moved'."""
    label: str
    blocked: str = ""
    """Why it cannot be supposed; empty where it can."""
    at_once: Milestone | None = None
    opens: Opens | None = None


def presets(desk: Desk, case_id: int) -> tuple[Preset, ...]:
    """What can be supposed of a case, as it stands. Raises NoSuchCase."""
    case = case_records(desk, case_id)
    return (
        _today(desk, case, "acknowledged", "If I acknowledge today"),
        _today(desk, case, "responded", "If I answer today"),
        _extension(desk, case),
        _escalation(desk, case),
        Preset("event", "If something else happens…", opens=partial(event_supposing, desk, case_id)),
        Preset("moved", "If it had been on another day…", opens=partial(moving_supposing, desk, case_id)),
    )


def changing(desk: Desk, case_id: int, one: Supposed, others: Sequence[Supposed]) -> SupposingForm:
    """The form in which something that is supposed is supposed otherwise. Raises NoSuchCase."""
    if isinstance(one, Moved):
        return moving_supposing(desk, case_id, others, one)
    return event_supposing(desk, case_id, others, begun=one)


def _today(desk: Desk, case: CaseRecords, kind: str, label: str) -> Preset:
    clock = _clock(case, kind)
    blocked = _done(clock) if clock else f"Under the {case.edition.short_name} this has no date at stage {case.stage}."
    return Preset(kind, label, blocked, at_once=Milestone(kind, desk.today(), case.stage))


def _extension(desk: Desk, case: CaseRecords) -> Preset:
    clock = _clock(case, "responded")
    label = "If I extend the answer by…"
    if clock is None or clock.rule.longest_extension is None:
        return Preset("extended", label, f"Under the {case.edition.short_name} this answer cannot be extended.")
    return Preset("extended", label, _done(clock), opens=partial(extension_supposing, desk, case.case_id))


def _escalation(desk: Desk, case: CaseRecords) -> Preset:
    last, asked = final_stage(case.edition, read_settings(desk), case.stage), case.stage + 1
    kind = "escalation_requested"
    if asked > last:
        return Preset(kind, "If they ask for a further stage on…", last_stage_sentence(case.edition, last))
    opens = partial(event_supposing, desk, case.case_id, kind=kind)
    return Preset(kind, f"If they ask for stage {asked} on…", opens=opens)


def _clock(case: CaseRecords, stops: str) -> Clock | None:
    return next((one for one in case.clocks if (one.stage, one.rule.stops) == (case.stage, stops)), None)


def _done(clock: Clock) -> str:
    if clock.stopped is None:
        return ""
    name = uncapital(clock.rule.name)
    return f"The {name} was sent on {long_date(clock.stopped)}. Suppose another day for it instead."
