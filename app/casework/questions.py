"""Questions that lists ask of the book: what is due, which cases there are, what is to post, what is half written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.cases import CaseRecords, cases_numbered, open_cases, read_open_cases
from app.casework.desks import Desk
from app.casework.files import clock_view
from app.casework.letter_flags import letter_flags
from app.casework.settings import Settings, read_settings
from app.casework.side_dates import StricterView, UpdateView, stricter_views, update_views
from app.casework.stages import final_stage
from app.casework.steps import NextStep, next_step
from app.casework.texts import tidy_line
from app.models import journals, registers
from app.models.journals import Record
from app.models.registers import Listed, searchable
from app.models.tables import DraftText
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.standings import Standing
from app.rules.words import countdown, shape, urgency

GROUPS = ("late", "today", "week", "later", "waiting")
"""The groups of the Today page, in their order."""


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
    """The key of its working: 'stage1.respond', 'own:stage1.respond', 'promised:stage1.respond', 'updates:1'."""
    projected: bool = False
    lead: str = "Then"
    """What it begins with where it stands after another date of the case: 'Then', 'By the Code'."""


@dataclass(frozen=True)
class CaseRow:
    """One line of the list of cases."""

    case_id: int
    reference: str
    who: str
    where: str
    stage_words: str
    received_on: dt.date
    next_words: str
    next_due: dt.date | None
    standing: Standing | None
    shape: str
    closed: bool


@dataclass(frozen=True)
class PostRow:
    """One letter that was issued and not yet posted."""

    letter_id: int
    case_id: int
    reference: str
    who: str
    name: str
    kind: str
    stage: int
    dated: dt.date
    digest: str
    flags: tuple[str, ...] = ()
    """What it says that the record no longer says, if it goes today."""


@dataclass(frozen=True)
class DraftRow:
    """One letter that is half written."""

    case_id: int
    kind: str
    stage: int
    who: str
    saved_at: dt.datetime


def due_list(desk: Desk) -> tuple[DueRow, ...]:
    """What is due on every open case, soonest first: its running clock, and the next one projected while that waits.

    Beside the Code's date stand what binds earlier and the next word of progress, each as a row of its own.
    """
    with desk.book.reading() as session:
        drafts = _draft_keys(session)
        cases = read_open_cases(desk, session)
    settings = read_settings(desk)
    rows = [due for case in cases for due in _due_rows(desk, case, drafts.get(case.case_id, frozenset()), settings)]
    order = {group: n for n, group in enumerate(GROUPS)}
    return tuple(sorted(rows, key=lambda row: (order[row.group], row.due, row.reference, row.projected)))


def case_list(desk: Desk, find: str = "") -> tuple[CaseRow, ...]:
    """Cases that hold every word of `find` in name, address, reference, telephone or e-mail; open ones first."""
    words = searchable(tidy_line(find)).split(" | ")[0].split()
    with desk.book.reading() as session:
        found = registers.listed(session, words)
        running = cases_numbered(desk, session, [row.id for row in found if row.closed_on is None])
    open_rows = [_case_row(case, desk.today()) for case in running]
    closed_rows = [_closed_row(row) for row in found if row.closed_on is not None]
    open_rows.sort(key=lambda row: (row.next_due or dt.date.max, row.reference))
    closed_rows.sort(key=lambda row: row.reference)
    return (*open_rows, *closed_rows)


def letters_to_post(desk: Desk) -> tuple[PostRow, ...]:
    """Letters that were issued and not yet marked as posted, oldest first."""
    with desk.book.reading() as session:
        cases = cases_numbered(desk, session, registers.cases_with_post(session))
    rows = [_post_row(desk, case, letter) for case in cases for letter in case.unposted]
    return tuple(sorted(rows, key=lambda row: row.letter_id))


def half_written(desk: Desk) -> tuple[DraftRow, ...]:
    """Letters that are being written on open cases, the newest first."""
    with desk.book.reading() as session:
        drafts = session.scalars(select(DraftText).order_by(DraftText.saved_at.desc())).all()
        cases = cases_numbered(desk, session, sorted({draft.case_id for draft in drafts}))
    who = {case.case_id: case.who for case in cases if not case.file_closed}
    return tuple(
        DraftRow(draft.case_id, draft.kind, draft.stage, who[draft.case_id], draft.saved_at)
        for draft in drafts
        if draft.case_id in who
    )


def counts(desk: Desk) -> dict[str, int]:
    """How many things each page of the sidebar holds: today, cases, post, requests."""
    cases = open_cases(desk)
    with desk.book.reading() as session:
        post = cases_numbered(desk, session, registers.cases_with_post(session))
        requests = registers.open_requests(session)
    return {
        "today": sum(_presses(desk, case) for case in cases),
        "cases": len(cases),
        "post": sum(len(case.unposted) for case in post),
        "requests": requests,
    }


def _presses(desk: Desk, case: CaseRecords) -> bool:
    """Whether something is late, due today or due within a week."""
    today = desk.today()
    found = [clock.standing(today) for clock in case.waiting]
    found += [view.standing for clock in case.waiting for view in stricter_views(clock, today)]
    found += [view.standing for view in _updates(desk, case) if view.standing]
    return any(urgency(standing) in ("late", "today", "week") for standing in found)


def _updates(desk: Desk, case: CaseRecords) -> tuple[UpdateView, ...]:
    """The words of progress on a case; most cases have none, and are not asked further."""
    today = desk.today()
    late = any(clock.rule.stops == "responded" and (clock.notices or today > clock.due) for clock in case.waiting)
    return update_views(desk, case) if late or case.last("updates_agreed") else ()


def book_seal(desk: Desk) -> str:
    """The book's seal, as the foot of the window shows it."""
    with desk.book.reading() as session:
        return journals.seal(session)


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
        return [_waiting(case, today, step, last)] if case.clocks else []
    words = _updates(desk, case)
    rows = []
    for clock in case.waiting:
        row = _due_row(case, clock, today, step if clock is case.waiting[0] else None)
        to_agree = any(view.to_agree for view in words if view.stage == clock.stage and clock.rule.stops == "responded")
        note = " · ".join(filter(None, [row.note, "how often they hear from you is to be agreed" if to_agree else ""]))
        stricter = stricter_views(clock, today)
        rows.append(replace(row, note=note, lead="By the Code" if stricter else row.lead))
        rows += [_stricter_row(row, view) for view in stricter]
    return [*rows, *(_update_row(rows[0], view) for view in words if view.next_due)]


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
        clock=view.key,
        lead=f"By your {view.name}",
    )


def _update_row(row: DueRow, view: UpdateView) -> DueRow:
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
        step=NextStep("record", "Record the update", "updated", view.stage),
        clock=view.key,
        projected=False,
        lead="Then",
    )


def _due_row(case: CaseRecords, clock: Clock, today: dt.date, step: NextStep | None) -> DueRow:
    view = clock_view(clock, today)
    person = case.people.get(clock.stage, "") if clock.stage > 1 else ""
    notes = [f"dealt with by {person}" if person else ""]
    if clock.projected:
        notes.append("projected")
    notes.append(_hazard_note(case))
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


def _waiting(case: CaseRecords, today: dt.date, step: NextStep | None, last_stage: int) -> DueRow:
    """A case whose answer is out: it waits for the resident, or to be closed."""
    last = case.clocks[-1]
    standing = last.standing(today)
    more = case.stage < last_stage
    note = "the resident may ask for the next stage" if more else "the last stage; the case can be closed"
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
        note=" · ".join(filter(None, [note, _hazard_note(case)])),
        clock=last.key,
    )


def _hazard_note(case: CaseRecords) -> str:
    """A hazard that is not recorded as investigated yet; the answer to the complaint does not end it."""
    return "a possible hazard was reported: its dates run too" if case.hazard_pressing else ""


def _case_row(case: CaseRecords, today: dt.date) -> CaseRow:
    running = next(iter(case.waiting), None)
    next_words, standing = _next_words(running, today) if running else ("Answered", None)
    return CaseRow(
        case_id=case.case_id,
        reference=case.reference,
        who=case.who,
        where=case.where,
        stage_words=f"Stage {case.stage}",
        received_on=case.received_on(),
        next_words=next_words,
        next_due=running.wanted_by if running else None,
        standing=standing,
        shape=shape(standing) if standing else "tick",
        closed=False,
    )


def _next_words(clock: Clock, today: dt.date) -> tuple[str, Standing]:
    """What is next in a list of cases, by the date that binds first, and how that stands."""
    name, due, standing = clock.rule.name, clock.due, clock.standing(today)
    for view in stricter_views(clock, today):
        if view.due < due:
            name, due, standing = f"{clock.rule.name} ({view.name})", view.due, view.standing
    return f"{name}: {countdown(standing)}", standing


def _closed_row(row: Listed) -> CaseRow:
    """A closed case: nothing is counted for it any more."""
    return CaseRow(
        case_id=row.id,
        reference=row.reference,
        who=row.name,
        where=row.address.split("\n")[0],
        stage_words="Closed",
        received_on=row.received_on,
        next_words="Closed",
        next_due=None,
        standing=None,
        shape="tick",
        closed=True,
    )


def _post_row(desk: Desk, case: CaseRecords, letter: Record) -> PostRow:
    kind, stage = letter.body["letter_kind"], letter.body["stage"]
    rule = case.edition.letter(kind, stage)
    return PostRow(
        letter_id=letter.seq,
        case_id=case.case_id,
        reference=case.reference,
        who=case.who,
        name=rule.name if rule else "Letter",
        kind=kind,
        stage=stage,
        dated=letter.on,
        digest=letter.body["document"],
        flags=letter_flags(desk, case, letter),
    )
