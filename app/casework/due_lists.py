"""The due list: what is due on every open case, soonest first, as Today shows it and `casebook due` prints it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from textwrap import shorten

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.cases import CaseRecords, read_open_cases
from app.casework.completions import untold
from app.casework.desks import Desk
from app.casework.files import clock_view
from app.casework.open_dates import PROMISE
from app.casework.post_hints import hint
from app.casework.promises import open_promises, promises
from app.casework.refusal_letters import refused_on, refused_words, told_on
from app.casework.reopenings import reopened_for
from app.casework.reported_hazards import SHORT
from app.casework.requests import requests_to_look_at
from app.casework.reviews import review_clause, reviews_of
from app.casework.settings import Settings, read_settings
from app.casework.side_dates import HazardView, StricterView, UpdateView, hazard_views, stricter_views, update_views
from app.casework.stages import final_stage
from app.casework.steps import NextStep, next_step, promise_step, update_step
from app.models.tables import DraftText
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.standings import Standing, stands
from app.rules.words import PRESSES, countdown, shape, uncapital, urgency

GROUPS = ("late", "today", "week", "later", "waiting")
"""The groups of the Today page, in their order."""

REQUEST = "request"
"""The key of the step of a service request, which is no case."""

PROJECTED = "projected"
"""The note on a date whose clock has not started."""


@dataclass(frozen=True)
class DueRow:
    """One line of the Today page: what is due on a case."""

    case_id: int
    reference: str
    who: str
    where: str
    what: str
    clause: str
    due: dt.date
    standing: Standing
    countdown: str
    shape: str
    headline: str
    """The countdown's whole sentence: 'Acknowledge by Monday 30 November 2026'."""
    group: str
    step: NextStep | None
    note: str
    clock: str
    """The key of its working: 'stage1.respond', 'own:stage1.respond', 'promised:stage1.respond', 'updates:1',
    'promise:214'; empty for a service request, for which no clock runs."""
    projected: bool = False
    lead: str = "Then"
    """What it begins with where it stands after another date of the case: 'Then', 'By the Code'."""


def due_list(desk: Desk) -> tuple[DueRow, ...]:
    """What is due on every open case, soonest first: its running clock, and the next one projected while that waits.

    Beside the Code's date stand what binds earlier, the next word of progress, every promise still to be kept, and
    every review that is late or due within a week, each as a row of its own; and so do the service requests to be
    looked at again.
    """
    with desk.book.reading() as session:
        drafts = _draft_keys(session)
        cases = read_open_cases(desk, session)
    settings = read_settings(desk)
    rows = [due for case in cases for due in _due_rows(desk, case, drafts.get(case.case_id, frozenset()), settings)]
    rows += _request_rows(desk)
    order = {group: n for n, group in enumerate(GROUPS)}
    return tuple(sorted(rows, key=lambda row: (order[row.group], row.due, row.reference, row.projected)))


def presses(desk: Desk, case: CaseRecords) -> bool:
    """Whether something is late, due today or due within a week."""
    today = desk.today()
    found = [clock.standing(today) for clock in case.waiting]
    found += [view.standing for clock in case.waiting for view in stricter_views(clock, today)]
    found += [view.standing for view in _updates(desk, case) if view.standing]
    found += [view.standing for view in _hazard(desk, case)]
    found += [view.standing for view in promises(desk, case) if view.promise.open and view.standing]
    found += [one.standing(desk) for one in reviews_of(desk, case)]
    return any(urgency(standing) in PRESSES for standing in found)


def _updates(desk: Desk, case: CaseRecords) -> tuple[UpdateView, ...]:
    """The words of progress on a case; most cases have none, and are not asked further."""
    today = desk.today()
    late = any(clock.rule.stops == "responded" and (clock.notices or today > clock.due) for clock in case.waiting)
    return update_views(desk, case) if late or case.last("updates_agreed") else ()


LAST = "Last"
"""What the answer that is out begins with where it stands below what is still to be kept."""

Drafts = Collection[tuple[str, int]]
"""The letters being written on a case: the kind and stage of each."""


def _draft_keys(session: Session) -> dict[int, Drafts]:
    keys: dict[int, set[tuple[str, int]]] = {}
    for draft in session.scalars(select(DraftText)):
        keys.setdefault(draft.case_id, set()).add((draft.kind, draft.stage))
    return {**keys}


def _due_rows(desk: Desk, case: CaseRecords, drafts: Drafts, settings: Settings) -> list[DueRow]:
    today, step = desk.today(), next_step(desk, case, drafts)
    if not case.waiting:
        last = final_stage(case.edition, settings, case.stage)
        rows = [_refused(desk, case, step) or _waiting(desk, case, step, last)] if case.clocks else []
        rows += [_hazard_row(row, view) for row in rows for view in _hazard(desk, case)]
        return [*rows, *_promise_rows(desk, case), *_review_rows(desk, case)]
    words = _updates(desk, case)
    rows = []
    for clock in case.waiting:
        row = _due_row(desk, case, clock, step if clock is case.waiting[0] else None, settings.officer)
        to_agree = any(view.to_agree for view in words if view.stage == clock.stage and clock.rule.stops == "responded")
        note = " · ".join(filter(None, [row.note, "how often they hear from you is to be agreed" if to_agree else ""]))
        stricter = stricter_views(clock, today)
        rows.append(replace(row, note=note, lead="By the Code" if stricter else row.lead))
        rows += [_stricter_row(row, view) for view in stricter]
    rows += [_update_row(rows[0], view, update_step(desk, case, view.stage, drafts)) for view in words if view.next_due]
    rows += [_hazard_row(rows[0], view) for view in _hazard(desk, case)]
    return [*rows, *_promise_rows(desk, case), *_review_rows(desk, case)]


def _stricter_row(row: DueRow, view: StricterView) -> DueRow:
    """What binds before a clock of the Code does."""
    return replace(
        row,
        what=f"{row.what}, your {view.name}",
        clause="",
        due=view.due,
        standing=view.standing,
        countdown=view.countdown,
        shape=shape(view.standing),
        headline=row.headline.replace(long_date(row.due), long_date(view.due)),
        group=urgency(view.standing),
        note=row.note if view.projected else " · ".join(one for one in row.note.split(" · ") if one != PROJECTED),
        clock=view.key,
        projected=view.projected,
        lead=f"By your {view.name}",
    )


def _update_row(row: DueRow, view: UpdateView, step: NextStep) -> DueRow:
    """The next word of progress that a resident is to have."""
    standing = view.standing or row.standing
    return replace(
        row,
        what=view.name,
        clause=view.clause,
        due=view.next_due or row.due,
        standing=standing,
        countdown=view.countdown,
        shape=shape(standing),
        headline=view.headline,
        group=urgency(standing),
        step=step,
        clock=view.key,
        projected=False,
        lead="Then",
    )


def _hazard(desk: Desk, case: CaseRecords) -> tuple[HazardView, ...]:
    """By when each possible hazard is investigated, while it is not; the answer to the complaint does not end it."""
    return tuple(view for view in hazard_views(desk, case) if view.hazard.pressing) if case.hazard_pressing else ()


def _hazard_row(row: DueRow, view: HazardView) -> DueRow:
    """The investigation of a possible hazard, which waits for no letter."""
    stage = row.step.stage if row.step else 1
    return replace(
        row,
        what=view.name,
        clause="",
        due=view.due,
        standing=view.standing,
        countdown=view.countdown,
        shape=shape(view.standing),
        headline=view.headline,
        group=urgency(view.standing),
        step=NextStep("hazard", "Record what was done", "hazard", stage, of=str(view.hazard.seq)),
        clock=view.key,
        note=view.hazard.short,
        projected=False,
        lead="Then",
    )


def _promise_rows(desk: Desk, case: CaseRecords) -> Iterator[DueRow]:
    """What was promised and is still to be kept, each with the step that records it as done."""
    beside = case.edition.beside("promise", "kept")
    for view in promises(desk, case):
        promise, standing = view.promise, view.standing
        if promise.open and standing is not None and promise.by is not None:
            yield DueRow(
                case_id=case.case_id,
                reference=case.reference,
                who=case.who,
                where=case.where,
                what=f"Promised: {promise.named}",
                clause=beside.number if beside else "",
                due=promise.by,
                standing=standing,
                countdown=view.countdown,
                shape=shape(standing),
                headline=f"Do what was promised by {long_date(promise.by)}",
                group=urgency(standing),
                step=promise_step(promise),
                note=f"{promise.who} sees to it",
                clock=f"{PROMISE}:{promise.seq}",
            )


def _review_rows(desk: Desk, case: CaseRecords) -> Iterator[DueRow]:
    """What is to be looked at again, and the next word that was agreed, where it is late or due within a week."""
    for one in reviews_of(desk, case):
        standing = one.standing(desk)
        if urgency(standing) in PRESSES:
            yield DueRow(
                case_id=case.case_id,
                reference=case.reference,
                who=case.who,
                where=case.where,
                what=one.what,
                clause=review_clause(case, one.kind),
                due=one.due,
                standing=standing,
                countdown=countdown(standing),
                shape=shape(standing),
                headline=one.headline,
                group=urgency(standing),
                step=NextStep("deed", one.verb, one.deed, case.stage, of=one.of),
                note="",
                clock=one.key,
            )


def _request_rows(desk: Desk) -> Iterator[DueRow]:
    """The service requests that are to be looked at again, where that is late or due within a week."""
    code = desk.editions.in_force_on(desk.today())
    beside = code.beside("request", "review")
    for row in requests_to_look_at(desk):
        standing = stands(desk.workdays, row.look_on, desk.today())
        yield DueRow(
            case_id=row.request_id,
            reference="",
            who=row.name,
            where=row.address.split("\n")[0],
            what=row.what,
            clause=beside.number if beside else "",
            due=row.look_on,
            standing=standing,
            countdown=countdown(standing),
            shape=shape(standing),
            headline=f"Look at it again by {long_date(row.look_on)}",
            group=urgency(standing),
            step=NextStep(REQUEST, "Look at it again", "review_request", 0),
            note=shorten(row.matter, SHORT, placeholder="…"),
            clock="",
        )


def _due_row(desk: Desk, case: CaseRecords, clock: Clock, step: NextStep | None, officer: str) -> DueRow:
    view = clock_view(clock, desk.today())
    person = case.people.get(clock.stage, "")
    notes = [f"dealt with by {person}" if person and (clock.stage > 1 or person != officer) else ""]
    if clock.projected:
        notes.append(PROJECTED)
    notes += [_hazard_note(desk, case), _post_note(desk, case, clock, step)]
    return DueRow(
        case_id=case.case_id,
        reference=case.reference,
        who=case.who,
        where=case.where,
        what=clock.rule.name,
        clause=clock.rule.clause,
        due=clock.due,
        standing=view.standing,
        countdown=view.countdown,
        shape=view.shape,
        headline=view.headline,
        group=urgency(view.standing),
        step=step,
        note=" · ".join(filter(None, notes)),
        clock=clock.key,
        projected=clock.projected,
    )


def _post_note(desk: Desk, case: CaseRecords, clock: Clock, step: NextStep | None) -> str:
    """By when the letter that is issued and waits is posted, to be with the resident in time."""
    found = hint(desk, clock.due, case.who) if step is not None and step.key == "post" else None
    if found is None:
        return ""
    return found.short if found.late else f"to be there in time, {found.short}"


def _waiting(desk: Desk, case: CaseRecords, step: NextStep | None, last_stage: int) -> DueRow:
    """A case whose answer is out: it waits for the resident, or to be closed."""
    last, today = case.clocks[-1], desk.today()
    standing = last.standing(today)
    more = case.stage < last_stage
    left = "the case can be closed" if not open_promises(case) else "what was promised is still to be done"
    left = "they are still to be told that it is done" if untold(desk, case) else left
    note = "the resident may ask for the next stage" if more else f"the last stage; {left}"
    if (opened := reopened_for(case)) is not None:
        note = f"opened again: {shorten(opened.body['reason'], SHORT, placeholder='…')}"
    return DueRow(
        case_id=case.case_id,
        reference=case.reference,
        who=case.who,
        where=case.where,
        what=f"{last.rule.name} sent",
        clause="",
        due=last.stopped or last.due,
        standing=standing,
        countdown=countdown(standing),
        shape=shape(standing),
        headline=clock_view(last, today).headline,
        group="waiting",
        step=step,
        note=" · ".join(filter(None, [note, _hazard_note(desk, case)])),
        clock=last.key,
        lead=LAST,
    )


def _refused(desk: Desk, case: CaseRecords, step: NextStep | None) -> DueRow | None:
    """A case that was not accepted: the resident is to be told why, or it waits to be closed; None for any other."""
    refused = case.refused
    if refused is None:
        return None
    stage, standing = refused.body["stage"], Standing("met", None, 0)
    untold = told_on(case) is None
    note = "the letter that says why is still to go" if untold else "the resident was told why; it can be closed"
    return DueRow(
        case_id=case.case_id,
        reference=case.reference,
        who=case.who,
        where=case.where,
        what=refused_words(stage),
        clause="",
        due=refused.on,
        standing=standing,
        countdown=uncapital(refused_words(stage)),
        shape=shape(standing),
        headline=refused_on(refused),
        group="waiting",
        step=step,
        note=" · ".join(filter(None, [note, _hazard_note(desk, case)])),
        clock=next((one.key for one in case.clocks if one.stage == stage), case.clocks[-1].key),
    )


def _hazard_note(desk: Desk, case: CaseRecords) -> str:
    """A hazard that is not recorded as investigated yet, and for which no date runs that would have its own row."""
    dated = {view.hazard.seq for view in _hazard(desk, case)}
    undated = [one.named for one in case.pressing_hazards if one.seq not in dated]
    return f"a possible hazard was reported:{' and'.join(undated)}" if undated else ""
