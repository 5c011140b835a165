"""The case file: everything that the case page shows of one case, complete, in a frozen form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select

from app.casework.cases import CaseRecords, case_records
from app.casework.definitions import Understanding, definition_now, understanding_of
from app.casework.desks import Desk
from app.casework.frozen_letters import posting_of
from app.casework.hazard_notices import HazardNotice, hazard_notices
from app.casework.histories import HistoryLine, history
from app.casework.import_marks import brought_in_words
from app.casework.intakes import HOW, Person, Point, Representative
from app.casework.letter_facts import letter_rule
from app.casework.letter_flags import flags_by_need
from app.casework.milestones import closing_problems
from app.casework.other_formats import Format, outstanding_formats
from app.casework.refusal_letters import refusal_words
from app.casework.side_dates import (
    PeriodView,
    StricterView,
    UpdateView,
    period_views,
    stricter_views,
    update_views,
)
from app.casework.steps import NextStep, next_step
from app.models.tables import DraftText
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.findings import findings
from app.rules.problems import Problem
from app.rules.standings import Standing
from app.rules.words import countdown, listed, said_projected, shape, working_days
from app.rules.workdays import Day
from app.rules.workings import may_move

OVERTAKEN = (
    "The answer went without it. If that letter acknowledged the complaint too, record the acknowledgement with the "
    "same date; else it stays undone."
)


IN_DOUBT = "The old log does not hold the days that it is counted with, so nobody can tell whether it was kept."


@dataclass(frozen=True)
class ClockView:
    """One clock of a case, in words and with its working."""

    key: str
    name: str
    headline: str
    """'Acknowledge by Monday 30 November 2026'."""
    countdown: str
    shape: str
    standing: Standing
    clause: str
    due: dt.date
    original_due: dt.date
    extended_to: dt.date | None
    started: dt.date | None
    stopped: dt.date | None
    projected: bool
    event: str
    """What day 0 was."""
    explanation: str
    """How the date comes about, in a sentence: '5 working days from the day it was received'."""
    notes: tuple[str, ...]
    to_be_confirmed: str
    clock: Clock = field(repr=False)
    cautions: tuple[str, ...] = ()
    """Other ways in which the edition's words can be read; they move no date."""
    stricter: tuple[StricterView, ...] = ()
    """The landlord's own stricter limit beside it, where there is one."""
    unsettled: str = ""
    """That it may still move, where it lies beyond the years whose bank holidays are published; else empty."""

    @property
    def heading(self) -> str:
        """The headline, which says where the clock has not started and the date is projected."""
        running = self.stopped is None and not self.clock.in_doubt
        return said_projected(self.headline, projected=self.projected and running)

    @property
    def days(self) -> tuple[Day, ...]:
        """The working: each day counted or skipped. Made when it is asked for; a list of cases does not ask."""
        return self.clock.days()


@dataclass(frozen=True)
class LetterView:
    """One issued letter."""

    letter_id: int
    name: str
    stage: int
    dated: dt.date
    posted_on: dt.date | None
    posted_how: str
    digest: str
    seal: str
    flags: tuple[str, ...]
    """What it says that the record no longer says, in sentences."""
    kept_flags: tuple[str, ...] = ()
    """The same, where nothing can be done about it any more."""
    proof: str = ""
    """The reference of its certificate of posting, or its signed-for number."""
    formats: tuple[Format, ...] = ()
    """The other formats in which it is to go and has not yet."""
    correctable: bool = False
    """Whether it went, and a letter that corrects it can be written; it is itself never changed."""


@dataclass(frozen=True)
class CaseFile:
    """One case, whole."""

    case_id: int
    reference: str
    person: Person
    representative: Representative | None
    edition_key: str
    edition_name: str
    stage: int
    received_on: dt.date
    received_how: str
    first_heard_by: str
    words: str
    closed_on: dt.date | None
    clocks: tuple[ClockView, ...]
    history: tuple[HistoryLine, ...]
    letters: tuple[LetterView, ...]
    points: tuple[Point, ...]
    outcomes: tuple[str, ...]
    questions: tuple[str, ...]
    large_print: bool
    adjustments: tuple[str, ...]
    vulnerabilities: str
    people: tuple[tuple[int, str], ...]
    """Who deals with each stage."""
    step: NextStep | None
    """The one next step; None where nothing is waiting for the officer."""
    draft_of: str
    """The name of a letter that is being written; empty where there is none."""
    periods: tuple[PeriodView, ...] = ()
    """The time limits in months that have begun, and until when the next stage can be asked for by the policy."""
    updates: tuple[UpdateView, ...] = ()
    """The words of progress that are agreed with the resident, or to be agreed."""
    findings: tuple[str, ...] = ()
    """What is odd in the record, though it can be counted; a sentence each."""
    edition_chosen: str = ""
    """Why its edition was chosen in place of the one in force on the day of receipt; empty where none was."""
    hazards: tuple[HazardNotice, ...] = ()
    """Every possible hazard that was reported, with what was done about it."""
    brought_in: str = ""
    """'brought in from an old log (C-12)', for a case that was not logged here."""
    close_blocked: str = ""
    """Why the case cannot be closed; empty where it can."""
    refused: str = ""
    """That it was not accepted, or not taken to its stage, when and on which ground; empty while nothing is refused."""
    understanding: Understanding = field(default_factory=Understanding)
    """What is kept beside the points: which outcomes cannot be had and why, and whether the resident agrees."""
    known_on: dt.date | None = None
    """The day whose knowledge this is; None for the case as it is. What was known then cannot be changed."""

    @property
    def hazard_pressing(self) -> bool:
        """Whether a possible hazard is still to be investigated; that somebody was told does not end it."""
        return any(one.pressing for one in self.hazards)

    @property
    def title(self) -> str:
        """'Mr D. Dunmore · 14 Chapel Row'."""
        return " · ".join(filter(None, (self.person.name, self.person.address.split("\n")[0])))


def case_file(desk: Desk, case_id: int) -> CaseFile:
    """The whole of one case as it stands, or as it was known on a past day. Raises NoSuchCase."""
    case = case_records(desk, case_id)
    return replace(_file_of(desk, case), refused=refusal_words(case))


def _file_of(desk: Desk, case: CaseRecords) -> CaseFile:
    """The whole of one case, but for what was refused of it."""
    person, received, needs = map(case.facts, ("person", "received", "adjusted"))
    closed, drafts = case.last("closed"), drafts_of(desk, case)
    return CaseFile(
        case_id=case.case_id,
        reference=case.facts("opened")["reference"],
        person=Person(**{key: person[key] for key in Person.__dataclass_fields__}),
        representative=Representative(**person["representative"]) if person.get("representative") else None,
        edition_key=case.edition.key,
        edition_name=case.edition.short_name,
        stage=case.stage,
        received_on=case.received_on(),
        received_how=HOW.get(received["how"], ""),  # an old log seldom says
        first_heard_by=received["first_heard_by"],
        words=received["words"],
        closed_on=closed.on if closed else None,
        clocks=tuple(_with_calendar(clock_view(clock, desk.today()), desk) for clock in case.counted),
        history=history(case) if desk.known_on is None else _unchangeable(history(case)),
        letters=letter_views(desk, case),
        **_definition(case),
        large_print=bool(needs.get("large_print", False)),
        adjustments=tuple(needs.get("adjustments", ())),
        vulnerabilities=str(needs.get("vulnerabilities", "")),
        people=tuple(sorted(case.people.items())),
        step=next_step(desk, case, {(kind, stage) for kind, stage, _ in drafts}),
        draft_of=listed([name for _, _, name in drafts]),
        periods=period_views(desk, case),
        updates=update_views(desk, case),
        findings=_sentences(findings(case.entries, case.edition)),
        edition_chosen=case.edition_chosen,
        hazards=hazard_notices(desk, case),
        brought_in=brought_in_words(case),
        close_blocked=" ".join(_sentences(closing_problems(case))),
        known_on=desk.known_on,
    )


def _definition(case: CaseRecords) -> dict[str, Any]:
    """What the complaint is understood to be."""
    points, outcomes, questions = definition_now(case)
    beside = understanding_of(case)
    return {"points": points, "outcomes": outcomes, "questions": questions, "understanding": beside}


def clock_view(clock: Clock, today: dt.date) -> ClockView:
    """A clock in words, as it stands on a day."""
    standing = clock.standing(today)
    return ClockView(
        key=clock.key,
        name=clock.rule.name,
        headline=_headline(clock),
        countdown=countdown(standing),
        shape=shape(standing),
        standing=standing,
        clause=clock.rule.clause,
        due=clock.due,
        original_due=clock.original_due,
        extended_to=clock.extended_to,
        started=clock.started,
        stopped=clock.stopped,
        projected=clock.projected,
        event=clock.event,
        explanation=_explanation(clock),
        notes=(*clock.notes, *_lateness(clock)),
        to_be_confirmed=clock.rule.to_be_confirmed,
        clock=clock,
        cautions=clock.cautions,
        stricter=stricter_views(clock, today),
    )


def _with_calendar(view: ClockView, desk: Desk) -> ClockView:
    """A date that is still to be kept says where the calendar leaves it open."""
    if view.stopped or view.clock.in_doubt:
        return view
    return replace(view, unsettled=may_move(view.due, desk.calendar.confirmed_to))


def drafts_of(desk: Desk, case: CaseRecords) -> tuple[tuple[str, int, str], ...]:
    """The letters being written on an open case: kind, stage and name. On a closed one none is to be finished."""
    if case.file_closed:
        return ()
    with desk.book.reading() as session:
        rows = session.scalars(select(DraftText).where(DraftText.case_id == case.case_id)).all()
    rules = [(row.kind, row.stage, case.edition.letter(row.kind, row.stage)) for row in rows]
    return tuple((kind, stage, rule.name) for kind, stage, rule in rules if rule is not None)


def _unchangeable(lines: tuple[HistoryLine, ...]) -> tuple[HistoryLine, ...]:
    """The entries of a case as it was known then: none of them is corrected or struck out from there."""
    return tuple(replace(line, date_name="", voidable=False) for line in lines)


def _headline(clock: Clock) -> str:
    if clock.in_doubt and clock.stopped is None:
        return f"{clock.rule.name}: the old log does not hold its day"
    if clock.stopped is not None:
        return f"{clock.rule.name} sent {long_date(clock.stopped)}"
    return f"{clock.rule.verb} by {long_date(clock.due)}"


def _explanation(clock: Clock) -> str:
    days = working_days(clock.rule.working_days)
    counted = long_date(clock.counted_from)
    if clock.in_doubt:
        return f"{days}. {IN_DOUBT}"
    if clock.projected and clock.stopped is not None:
        return f"{days} after {counted}, {clock.event}, since that was never done."
    if clock.projected:
        return f"{days} after {counted}, {clock.event}. It runs from the day that is done."
    return f"{days} after {counted} ({clock.event})."


def _lateness(clock: Clock) -> tuple[str, ...]:
    if clock.overtaken:
        return (OVERTAKEN,)
    if clock.in_doubt:
        return (IN_DOUBT,)
    if clock.due_if_on_time >= clock.original_due:
        return ()
    earlier = long_date(clock.due_if_on_time)
    which = "the date before the extension" if clock.extended_to else "this date"
    return (f"The step before was late. Had it been taken on its last day, {which} would be {earlier}.",)


def letter_views(desk: Desk, case: CaseRecords) -> tuple[LetterView, ...]:
    """The letters that were issued on a case, as its page shows them."""
    views = []
    for record in case.standing:
        if record.kind != "letter_issued":
            continue
        body, sent = record.body, posting_of(case, record.seq)
        asking, kept = flags_by_need(desk, case, record)
        rule = case.edition.letter(body["letter_kind"], body["stage"])
        views.append(
            LetterView(
                letter_id=record.seq,
                name=rule.name if rule else "Letter",
                stage=body["stage"],
                dated=record.on,
                posted_on=sent.on if sent else None,
                posted_how=sent.body["how"] if sent else "",
                digest=body["document"],
                seal=body["seal"],
                flags=asking,
                kept_flags=kept,
                proof=str(sent.body.get("proof", "")) if sent else "",
                formats=outstanding_formats(case, record),
                correctable=sent is not None and desk.known_on is None and _corrects(desk, case),
            )
        )
    return tuple(views)


def _corrects(desk: Desk, case: CaseRecords) -> bool:
    """Whether the edition of a case has a letter that corrects another."""
    return letter_rule(desk, case.edition, "correction", case.stage) is not None


def _sentences(problems: Sequence[Problem]) -> tuple[str, ...]:
    return tuple(problem.sentence for problem in problems)
