"""What letters rest on: whether the entry behind one still stands when it is to be issued, and when it is to go.

An answer rests on its decision and on what was promised with it, an extension notice on its plan, a refusal on the
entry that refuses and on the facts that bear its ground out. Where those are gone the letter says what is not so, and
its going would move or stop a date that it has no right to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.letter_kinds import KINDS, PLANNED, POSTED_AS
from app.casework.letter_matters import BASIS, basis
from app.casework.promises import APPROVED, DROPPED, REMEDY
from app.casework.refusal_letters import AT_WORK, LETTERS, refused_problems
from app.casework.refusals import found
from app.models.journals import Record
from app.models.registers import standing_records
from app.rules.exclusions import DATES
from app.rules.problems import Problem

ANEW = "Withdraw the letter, and write it anew if it is still wanted."
"""What is left to do with a letter that rests on nothing any more."""

GONE = {
    "refused": "The refusal that this letter explains was overturned, struck out or changed since it was issued.",
    "extension_planned": "The new date that this letter gives was struck out or planned anew since it was issued.",
    "extended": "The new date that this letter gives was struck out or planned anew since it was issued.",
    "decided": "The decision that this letter gives was struck out or changed since it was issued.",
    PLANNED: "What this letter was to say was struck out or answered anew since it was issued.",
}
"""What became of the entry that a letter rests on, by its kind."""

BROKEN = "Something that this letter offers or promises was struck out, or is no longer owed, since it was issued."


def not_taken_problems(case: CaseRecords, kind: str, stage: int, on: dt.date | None = None) -> tuple[Problem, ...]:
    """Why a letter cannot go on with what was refused; the letters that explain a refusal can.

    `on` is the day on which it went; a letter that is only being written goes on with it now.
    """
    if kind in LETTERS or KINDS[kind].anytime:
        return ()
    event = POSTED_AS[kind]
    return refused_problems(case, event if event in AT_WORK else "extended", stage, on)


def ground_problems(desk: Desk, case: CaseRecords, kind: str) -> tuple[Problem, ...]:
    """Why a refusal cannot be explained: by the days that the record has now, its ground does not bear it out."""
    refused = case.refused
    ground = case.edition.ground(refused.body["ground"]) if refused is not None else None
    if kind not in LETTERS or refused is None or ground is None:
        return ()
    barred = found(desk, case, ground, _answers_now(case, refused.body.get("answers", {}))).barred
    undo = "Strike out the refusal, or record that it was overturned."
    return tuple(Problem("", f"The refusal does not hold any more. {one.sentence} {undo}") for one in barred)


def basis_problems(case: CaseRecords, letter: Record) -> tuple[Problem, ...]:
    """Why an issued letter cannot go: the entry that it rests on no longer stands, or another took its place."""
    before = _standing_at(case, letter)
    kind, stage = letter.body["letter_kind"], int(letter.body["stage"])
    kinds = BASIS.get(kind, ())
    about = (one for one in reversed(before) if one.kind in kinds and one.body.get("letter_kind", kind) == kind)
    rested = next((one for one in about if _stage(one) == stage), None)
    if rested is not None and not _rests(case, kind, rested, basis(case, kind, stage)):
        return (Problem("", f"{GONE[rested.kind]} {ANEW}"),)
    if kind == "response" and any(_broken(case, letter, before)):
        return (Problem("", f"{BROKEN} {ANEW}"),)
    return ()


def _rests(case: CaseRecords, kind: str, rested: Record, now: Record | None) -> bool:
    """Whether a letter still rests on its entry; a notice that gave the planned date carried it out."""
    if now is None or rested not in case.standing:
        return False
    carried_out = kind == "extension_not_agreed" and now.body.get("until") == rested.body.get("until")
    return now.seq == rested.seq or carried_out


def _broken(case: CaseRecords, letter: Record, before: Sequence[Record]) -> Iterator[bool]:
    """Whether each thing that was promised, or approved, when an answer was issued is gone now."""
    standing, stage = {one.seq for one in case.standing}, int(letter.body["stage"])
    dropped = {one.body["promise"] for one in before if one.kind == DROPPED}
    since = {one.body["promise"] for one in case.standing if one.kind == DROPPED} - dropped
    promised = {one.seq for one in before if one.kind == REMEDY and _stage(one) <= stage} - dropped
    for one in before:
        about = one.seq if one.kind == REMEDY else one.body["promise"] if one.kind == APPROVED else None
        if about in promised:
            yield one.seq not in standing or about in since


def _standing_at(case: CaseRecords, letter: Record) -> tuple[Record, ...]:
    """The entries that stood when a letter was issued."""
    return standing_records([one for one in case.records if one.seq < letter.seq])


def _answers_now(case: CaseRecords, kept: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a refusal as they would be given now: a day that the record has is the record's."""
    answers = {key: _day_or_words(key, value) for key, value in kept.items()}
    for kind, question in DATES.items():
        recorded = case.last(kind)
        if recorded is not None and question in answers:
            answers[question] = recorded.on
    return answers | {"earlier_case": str(kept.get("earlier_case_id") or ""), "earlier_other": ""}


def _day_or_words(key: str, value: object) -> object:
    return dt.date.fromisoformat(str(value)) if key.endswith("_on") and value else value


def _stage(record: Record) -> int:
    return int(record.body.get("stage", 1))
