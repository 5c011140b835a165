"""Questions that lists ask of the book: which cases there are, what is to post, what is half written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from app.casework.cases import CaseRecords, cases_numbered, open_cases
from app.casework.desks import Desk
from app.casework.due_lists import presses
from app.casework.frozen_letters import frozen_draft, posting_of
from app.casework.letter_flags import letter_flags
from app.casework.letter_subjects import subjects_numbered
from app.casework.other_formats import Format, incomplete_letters, outstanding_formats
from app.casework.post_hints import PostHint, record_hint
from app.casework.promises import open_promises, promise_view
from app.casework.refusal_letters import refused_words
from app.casework.requests import pressing_requests
from app.casework.side_dates import stricter_views
from app.casework.texts import tidy_line
from app.models import journals, registers
from app.models.journals import Record
from app.models.registers import Listed, searchable
from app.models.tables import DraftText
from app.rules.clocks import Clock
from app.rules.standings import Standing
from app.rules.words import countdown, shape


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
    hint: PostHint | None = None
    """By when to post it; None where no date waits for it."""
    formats: tuple[Format, ...] = ()
    """The other formats in which it is to go and has not yet."""
    copies: tuple[str, ...] = ()
    """The names of those who get a copy."""
    posted_on: dt.date | None = None
    """When it went on paper, where only another format of it is still to go."""


@dataclass(frozen=True)
class DraftRow:
    """One letter that is half written."""

    case_id: int
    kind: str
    stage: int
    who: str
    saved_at: dt.datetime


def case_list(desk: Desk, find: str = "") -> tuple[CaseRow, ...]:
    """Cases that hold every word of `find` in name, address, reference, telephone or e-mail; open ones first."""
    words = searchable(tidy_line(find)).split(" | ")[0].split()
    with desk.book.reading() as session:
        found = registers.listed(session, words)
        running = cases_numbered(desk, session, [row.id for row in found if row.closed_on is None])
    open_rows = [_case_row(desk, case) for case in running]
    closed_rows = [_closed_row(row) for row in found if row.closed_on is not None]
    open_rows.sort(key=lambda row: (row.next_due or dt.date.max, row.reference))
    closed_rows.sort(key=lambda row: row.reference)
    return (*open_rows, *closed_rows)


def letters_to_post(desk: Desk) -> tuple[PostRow, ...]:
    """Letters that were issued and not yet marked as posted, oldest first."""
    with desk.book.reading() as session:
        cases = subjects_numbered(desk, session, registers.cases_with_post(session))
    rows = [_post_row(desk, case, letter) for case in cases for letter in case.unposted]
    return tuple(sorted(rows, key=lambda row: row.letter_id))


def formats_to_send(desk: Desk) -> tuple[PostRow, ...]:
    """Letters that went on paper, and not yet in the other format that the resident asked for; oldest first."""
    rows = [_incomplete_row(one.case, one.letter) for one in incomplete_letters(desk)]
    return tuple(sorted(rows, key=lambda row: row.letter_id))


def half_written(desk: Desk) -> tuple[DraftRow, ...]:
    """Letters that are being written on open cases, the newest first."""
    with desk.book.reading() as session:
        drafts = session.scalars(select(DraftText).order_by(DraftText.saved_at.desc())).all()
        cases = subjects_numbered(desk, session, sorted({draft.case_id for draft in drafts}))
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
        post = subjects_numbered(desk, session, registers.cases_with_post(session))
        requests = registers.open_requests(session)
    return {
        "today": sum(presses(desk, case) for case in cases) + len(pressing_requests(desk)),
        "cases": len(cases),
        "post": sum(len(case.unposted) for case in post) + len(incomplete_letters(desk)),
        "requests": requests,
    }


def book_seal(desk: Desk) -> str:
    """The book's seal, as the foot of the window shows it."""
    with desk.book.reading() as session:
        return journals.seal(session)


def _case_row(desk: Desk, case: CaseRecords) -> CaseRow:
    running, today = next(iter(case.waiting), None), desk.today()
    promise = None if running else next((one for one in open_promises(case) if one.by is not None), None)
    done = "Answered" if case.refused is None else refused_words(case.refused.body["stage"])
    next_words, standing = _next_words(running, today) if running else (done, None)
    if promise is not None:
        standing = promise_view(desk, promise).standing
        next_words = f"What was promised: {countdown(standing)}" if standing else done
    return CaseRow(
        case_id=case.case_id,
        reference=case.reference,
        who=case.who,
        where=case.where,
        stage_words=f"Stage {case.stage}",
        received_on=case.received_on(),
        next_words=next_words,
        next_due=running.wanted_by if running else promise.by if promise else None,
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
        hint=record_hint(desk, case, letter),
        formats=outstanding_formats(case, letter),
        copies=tuple(one.name for one in frozen_draft(letter).copies),
    )


def _incomplete_row(case: CaseRecords, letter: Record) -> PostRow:
    rule, sent = case.edition.letter(letter.body["letter_kind"], letter.body["stage"]), posting_of(case, letter.seq)
    return PostRow(
        letter_id=letter.seq,
        case_id=case.case_id,
        reference=case.reference,
        who=case.who,
        name=rule.name if rule else "Letter",
        kind=letter.body["letter_kind"],
        stage=letter.body["stage"],
        dated=letter.on,
        digest=letter.body["document"],
        formats=outstanding_formats(case, letter),
        posted_on=sent.on if sent else None,
    )
