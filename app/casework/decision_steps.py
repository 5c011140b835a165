"""The steps of the guide of a decision, each a page: who decides, the evidence, the comments, a point, the day, why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.casework.cases import CaseRecords
from app.casework.clauses import clause_beside
from app.casework.decisions import Decision, PointDecision, decider, is_theirs, wants_staff
from app.casework.definitions import points_at
from app.casework.desks import Desk
from app.casework.guides import YES_NO, Answers, Caution, Field, Option, Step, advised
from app.casework.intakes import WHOSE, Point
from app.casework.quoted_fields import QUOTED, TO_THEM
from app.casework.stage_people import declared
from app.rules.dates import long_date
from app.rules.words import capital, working_days

FINDING_OPTIONS = (
    Option("upheld", "Upheld", "We got this wrong."),
    Option("partly", "Upheld in part", "We got some of it wrong."),
    Option("not_upheld", "Not upheld", "We did what we should have done."),
    Option("own", "In other words", "Where none of these fits."),
)
STAFF_OPTIONS = (
    Option("none", "No member of staff is complained about"),
    Option("yes", "Yes, they could comment"),
    Option("no", "No, not yet"),
)


def decision_steps(desk: Desk, case: CaseRecords, stage: int, old: Decision | None) -> tuple[Step, ...]:
    """The pages in their order; each point of the stage has its own, and one that changes a decision asks why."""
    known = {one.text: one for one in old.points} if old else {}
    by = decider(desk, case, stage)
    finds = f"does {by}" if is_theirs(desk, by) else "do you"
    points = (
        replace(_point_step(case, stage, number, point, known), question=f"What {finds} find on point {number}?")
        for number, point in points_at(case, stage)
    )
    steps = (
        _conflict_step(desk, case, stage, old),
        _evidence_step(case, old),
        _comment_step(case, old),
        *points,
        _known_step(desk, case, stage, old),
    )
    return (*steps, _reason_step(case, stage)) if old else steps


def known_advice(desk: Desk, case: CaseRecords, stage: int, known_on: object) -> str:
    """What is to be said of the day on which the answer was known, seen from the day it is."""
    if not isinstance(known_on, dt.date) or known_on > desk.today():
        return ""
    days = desk.workdays.between(known_on, desk.today()) if known_on >= desk.workdays.first else 0
    due = case.answer_clock(stage)
    said: list[str] = []
    if days > 0 and due is not None and due.stopped is None:
        said.append(Caution(f"That is {working_days(days)} ago, and the answer has not gone. Send it now."))
    said.append("What is still to be done need not be done first: promise it, with dates, and follow it up.")
    return advised(said)


def _conflict_step(desk: Desk, case: CaseRecords, stage: int, old: Decision | None) -> Step:
    by = decider(desk, case, stage)
    conflict, words = _declared(case, stage, by) if old is None else (old.conflict, old.conflict_words)
    typed = "" if not is_theirs(desk, by) else " What you type here is kept as theirs, and that you typed it."
    return Step(
        key="who",
        title="Who decides",
        question=f"Does {by or 'whoever decides'} have a conflict of interest?",
        help=f"Stage {stage} is decided by {by or 'you'}.{typed}",
        clause=clause_beside(case.edition, "decision", "conflict"),
        fields=(
            Field(
                "conflict",
                "A conflict, real or only seeming?",
                "yes_no",
                "A relative, a friend, a quarrel, or a part in what is complained of.",
                options=YES_NO,
                initial=conflict,
            ),
            Field(
                "conflict_words",
                "What it is, and how it is dealt with",
                "lines",
                initial=words,
                shown=_answered("conflict", "yes"),
            ),
        ),
        advice=lambda answers: (
            Caution("Let somebody else decide, if anybody can.") if answers.get("conflict") == "yes" else ""
        ),
    )


def _declared(case: CaseRecords, stage: int, by: str) -> tuple[str | None, str]:
    """What whoever decides declared when they took the stage: 'yes' or 'no', and the conflict; None for not asked."""
    record = declared(case, stage, by)
    if record is None:
        return None, ""
    words = " ".join(filter(None, (record.body["conflict"], record.body["resolution"])))
    return ("yes", words) if record.body["conflict"] else ("no", "")


def _evidence_step(case: CaseRecords, old: Decision | None) -> Step:
    return Step(
        key="evidence",
        title="Evidence",
        question="What evidence is there from both sides?",
        clause=clause_beside(case.edition, "decision", "evidence"),
        fields=(
            Field(
                "evidence_landlord",
                "From the landlord",
                "lines",
                f"Records, reports, what staff and contractors say. Where there is none, write that. {TO_THEM}",
                initial=old.evidence_landlord if old else None,
            ),
            Field(
                "evidence_resident",
                "From the resident",
                "lines",
                f"What they said, letters, photographs. Where there is none, write that. {TO_THEM}",
                initial=old.evidence_resident if old else None,
            ),
        ),
    )


def _comment_step(case: CaseRecords, old: Decision | None) -> Step:
    """The chance to comment before the decision: the resident's, and where the edition has it a staff member's."""
    staff = _staff_fields(old) if wants_staff(case) else ()

    def advice(answers: Answers) -> str:
        denied = "no" in (answers.get("resident_commented"), answers.get("staff_commented"))
        first = "Give them the chance before you decide, above all where you find against them."
        return Caution(first) if denied else ""

    return Step(
        key="comment",
        title="Their comments",
        question="Could they comment before the decision?",
        clause=clause_beside(case.edition, "decision", "comment"),
        fields=(
            Field(
                "resident_commented",
                "Did the resident have the chance to comment on what you found?",
                "yes_no",
                options=YES_NO,
                initial=old.resident_commented if old else None,
            ),
            Field(
                "resident_comment",
                "What they said",
                "lines",
                f"Leave it empty where they said nothing. {TO_THEM}",
                optional=True,
                initial=old.resident_comment if old else None,
                shown=_answered("resident_commented", "yes"),
            ),
            *staff,
        ),
        advice=advice,
    )


def _staff_fields(old: Decision | None) -> tuple[Field, ...]:
    return (
        Field(
            "staff_commented",
            "Did a member of staff who is complained about have the chance?",
            "choice",
            options=STAFF_OPTIONS,
            initial=old.staff_commented if old else "none",
        ),
        Field(
            "staff_comment",
            "What the member of staff said",
            "lines",
            optional=True,
            initial=old.staff_comment if old else None,
            shown=_answered("staff_commented", "yes"),
        ),
    )


def _point_step(case: CaseRecords, stage: int, number: int, point: Point, known: Mapping[str, PointDecision]) -> Step:
    """One point: whose it is, where that is open; what was found, why, and what it rests on."""
    old = known.get(point.text, PointDecision(point.text, point.whose))
    beside = clause_beside(case.edition, "decision", "later_point") if stage > 1 else ""
    note = "" if point.whose == "to_check" else f" ({WHOSE[point.whose]})"
    return Step(
        key=f"point.{number}",
        title=f"Point {number}",
        question=f"What do you find on point {number}?",
        help=f"“{point.text}”{note}",
        clause=beside or clause_beside(case.edition, "decision", "point"),
        fields=(*_whose_fields(number, point, old), *_finding_fields(number, point, old)),
    )


def _whose_fields(number: int, point: Point, old: PointDecision) -> tuple[Field, ...]:
    key = f"whose.{number}"

    def now(answers: Answers) -> str:
        return str(answers.get(key) or point.whose)

    options = tuple(Option(whose, capital(words)) for whose, words in WHOSE.items() if whose != "to_check")
    open_still = Field(
        key,
        "Whose responsibility is it?",
        "choice",
        "It was still to be checked. It has to be settled before it is decided.",
        options=options,
        initial=old.whose if old.whose != "to_check" else None,
    )
    return (
        *([open_still] if point.whose == "to_check" else []),
        Field(
            f"who.{number}",
            "Who is responsible",
            "line",
            "For example: the county council's highways department.",
            initial=old.who,
            shown=lambda answers: now(answers) == "not_ours",
        ),
        Field(
            f"who_else.{number}",
            "Who shares in it",
            "line",
            optional=True,
            initial=old.who,
            shown=lambda answers: now(answers) == "shared",
        ),
    )


def _finding_fields(number: int, point: Point, old: PointDecision) -> tuple[Field, ...]:
    def is_ours(answers: Answers) -> bool:
        return str(answers.get(f"whose.{number}") or point.whose) != "not_ours"

    def in_own_words(answers: Answers) -> bool:
        return is_ours(answers) and answers.get(f"finding.{number}") == "own"

    example = "For example: our repairs policy, section 4; section 11 of the Landlord and Tenant Act 1985."
    relied = f"{example} {QUOTED}."
    return (
        Field(
            f"finding.{number}",
            "Finding",
            "choice",
            options=FINDING_OPTIONS,
            initial=old.finding if old.whose != "not_ours" else None,
            shown=is_ours,
        ),
        Field(
            f"finding_words.{number}",
            "The finding in your own words",
            "line",
            f"{QUOTED}: “resolved before we looked into it”.",
            initial=old.finding_words if old.whose != "not_ours" else None,
            shown=in_own_words,
        ),
        Field(f"reasons.{number}", "Reasons", "lines", TO_THEM, initial=old.reasons),
        Field(
            f"relied_on.{number}",
            "Policy, law and good practice relied on",
            "lines",
            relied,
            optional=True,
            initial=old.relied_on,
        ),
    )


def _known_step(desk: Desk, case: CaseRecords, stage: int, old: Decision | None) -> Step:
    beside = clause_beside(case.edition, "decision", "later_known") if stage > 1 else ""
    return Step(
        key="known",
        title="When it was known",
        question="On which day was the answer known?",
        clause=beside or clause_beside(case.edition, "decision", "known"),
        fields=(Field("known_on", "Day", "date", initial=old.known_on if old else desk.today()),),
        advice=lambda answers: known_advice(desk, case, stage, answers.get("known_on")),
    )


def _reason_step(case: CaseRecords, stage: int) -> Step:
    """Why a decision changes; one that has gone to the resident is not taken back by an entry."""
    sent, told = case.answered_on(stage), ""
    if sent is not None:
        told = f"The answer went on {long_date(sent)}, with the decision as it was. Tell the resident of the change."
    return Step(
        key="reason",
        title="The reason",
        question="Why does the decision change?",
        fields=(Field("reason", "Reason", "lines", "It stays in the history beside the old decision."),),
        advice=lambda _: Caution(told) if told else "",
    )


def _answered(key: str, answer: str) -> Callable[[Answers], bool]:
    return lambda answers: answers.get(key) == answer
