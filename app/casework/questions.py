"""Questions that lists ask of the book: what is due, which cases there are, what is to post, what is half written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework.cases import CaseRecords, read_cases
from app.casework.desks import Desk
from app.casework.files import clock_view
from app.casework.letter_flags import flags_if_posted
from app.casework.steps import NextStep, next_step
from app.casework.texts import tidy_line
from app.models import journals
from app.models.registers import searchable
from app.models.tables import Complaint, DraftText, Letter, Request
from app.rules.clocks import Clock, Standing
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
    """The key of the clock, to show its working: 'stage1.respond'."""
    projected: bool = False


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
    """What is due on every open case, soonest first: its running clock, and the next one projected while that waits."""
    today = desk.today()
    with desk.book.reading() as session:
        drafts = _draft_keys(session)
        complaints = _complaints(session, closed=False)
        cases = list(zip(complaints, read_cases(desk, session, complaints), strict=True))
    rows = [due for row, case in cases for due in _due_rows(row, case, today, drafts.get(case.case_id, set()))]
    return tuple(sorted(rows, key=lambda row: (GROUPS.index(row.group), row.due, row.reference, row.projected)))


def case_list(desk: Desk, find: str = "") -> tuple[CaseRow, ...]:
    """Cases that hold every word of `find` in name, address, reference, telephone or e-mail; open ones first."""
    words = searchable(tidy_line(find)).split(" | ")[0].split()
    with desk.book.reading() as session:
        found = [row for row in _complaints(session) if _holds(row.search, words)]
        cases = list(zip(found, read_cases(desk, session, found), strict=True))
    rows = [_case_row(row, case, desk.today()) for row, case in cases]
    far = dt.date.max
    return tuple(sorted(rows, key=lambda row: (row.closed, row.next_due or far, row.reference)))


def letters_to_post(desk: Desk) -> tuple[PostRow, ...]:
    """Letters that were issued and not yet marked as posted, oldest first."""
    with desk.book.reading() as session:
        query = select(Letter, Complaint).join(Complaint, Complaint.id == Letter.case_id)
        found = session.execute(query.where(Letter.posted_on.is_(None)).order_by(Letter.id)).all()
    flags = [flags_if_posted(desk, letter.case_id, letter.id) for letter, _ in found]
    rows = []
    for (letter, complaint), said in zip(found, flags, strict=True):
        rule = desk.editions.named(complaint.edition).letter(letter.kind, letter.stage)
        name = rule.name if rule else "Letter"
        rows.append(
            PostRow(
                letter_id=letter.id,
                case_id=letter.case_id,
                reference=complaint.reference,
                who=complaint.name,
                name=name,
                kind=letter.kind,
                stage=letter.stage,
                dated=letter.dated,
                digest=letter.document,
                flags=said,
            )
        )
    return tuple(rows)


def half_written(desk: Desk) -> tuple[DraftRow, ...]:
    """Letters that are being written on open cases, the newest first."""
    with desk.book.reading() as session:
        query = select(DraftText, Complaint.name).join(Complaint, Complaint.id == DraftText.case_id)
        query = query.where(Complaint.closed_on.is_(None))
        found = session.execute(query.order_by(DraftText.saved_at.desc())).all()
    return tuple(DraftRow(draft.case_id, draft.kind, draft.stage, name, draft.saved_at) for draft, name in found)


def counts(desk: Desk) -> dict[str, int]:
    """How many things each page of the sidebar holds: today, cases, post, requests."""
    pressing = _pressing(desk)
    with desk.book.reading() as session:
        cases = session.scalar(select(func.count()).where(Complaint.closed_on.is_(None))) or 0
        requests = session.scalar(select(func.count()).where(Request.closed_on.is_(None))) or 0
        post = session.scalar(select(func.count()).where(Letter.posted_on.is_(None))) or 0
    return {"today": pressing, "cases": cases, "post": post, "requests": requests}


def _pressing(desk: Desk) -> int:
    """How many open cases have something late, due today or due within a week."""
    with desk.book.reading() as session:
        cases = read_cases(desk, session, _complaints(session, closed=False))
    today = desk.today()
    return sum(
        any(urgency(clock.standing(today)) in ("late", "today", "week") for clock in case.waiting) for case in cases
    )


def book_seal(desk: Desk) -> str:
    """The book's seal, as the foot of the window shows it."""
    with desk.book.reading() as session:
        return journals.seal(session)


def _complaints(session: Session, *, closed: bool = True) -> list[Complaint]:
    query = select(Complaint).order_by(Complaint.id)
    return list(session.scalars(query if closed else query.where(Complaint.closed_on.is_(None))))


def _draft_keys(session: Session) -> dict[int, set[tuple[str, int]]]:
    keys: dict[int, set[tuple[str, int]]] = {}
    for draft in session.scalars(select(DraftText)):
        keys.setdefault(draft.case_id, set()).add((draft.kind, draft.stage))
    return keys


def _holds(search: str, words: list[str]) -> bool:
    """Whether every word stands in the text, which is there with its spaces and without, as numbers are often typed."""
    return all(word in search for word in words)


def _due_rows(row: Complaint, case: CaseRecords, today: dt.date, drafts: set[tuple[str, int]]) -> list[DueRow]:
    step = next_step(case, drafts)
    if not case.waiting:
        return [_waiting(row, case, today, step)] if case.clocks else []
    return [_due_row(row, case, clock, today, step if clock is case.waiting[0] else None) for clock in case.waiting]


def _due_row(row: Complaint, case: CaseRecords, clock: Clock, today: dt.date, step: NextStep | None) -> DueRow:
    view = clock_view(clock, today)
    person = case.people.get(clock.stage, "") if clock.stage > 1 else ""
    notes = [f"dealt with by {person}" if person else ""]
    if clock.projected:
        notes.append("projected")
    notes.append(_hazard_note(case))
    return DueRow(
        case_id=row.id,
        reference=row.reference,
        who=row.name,
        where=row.address.split("\n")[0],
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


def _waiting(row: Complaint, case: CaseRecords, today: dt.date, step: NextStep | None) -> DueRow:
    """A case whose answer is out: it waits for the resident, or to be closed."""
    last = case.clocks[-1]
    standing = last.standing(today)
    more = case.stage < case.edition.most_stages
    note = "the resident may ask for the next stage" if more else "the last stage; the case can be closed"
    return DueRow(
        case_id=row.id,
        reference=row.reference,
        who=row.name,
        where=row.address.split("\n")[0],
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
    """A hazard of which nobody has yet recorded that anything was done; the answer to the complaint does not end it."""
    pressing = case.last("hazard") is not None and case.last("hazard_action") is None
    return "a possible hazard was reported: its dates run too" if pressing else ""


def _case_row(row: Complaint, case: CaseRecords, today: dt.date) -> CaseRow:
    running = next(iter(case.waiting), None)
    standing = running.standing(today) if running and not row.closed_on else None
    words = f"{running.rule.name}: {countdown(standing)}" if running and standing else "Answered"
    return CaseRow(
        case_id=row.id,
        reference=row.reference,
        who=row.name,
        where=row.address.split("\n")[0],
        stage_words="Closed" if row.closed_on else f"Stage {case.stage}",
        received_on=row.received_on,
        next_words="Closed" if row.closed_on else words,
        next_due=running.due if running and standing else None,
        standing=standing,
        shape=shape(standing) if standing else "tick",
        closed=row.closed_on is not None,
    )
