"""Whether a resident was told in writing why they are refused: the letter, or one that was written by hand.

Every refusal is explained to the resident, with their right to have the Ombudsman look at it (2024 Code 2.4; 2022 Code
1.9, 5.9).
"""

from __future__ import annotations

import datetime as dt

from app.casework.cases import CaseRecords
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.words import uncapital

LETTERS = ("refusal", "escalation_refusal")
"""The kinds of letter that say so: of the complaint itself, and of a further stage."""

TOLD = "refusal_told"
"""The entry that says that a letter which Casebook did not print has gone."""

UNTOLD = (
    "The resident was not told in writing why it is not accepted. Write that letter, or record that one has gone; then "
    "close the case."
)
"""Why a refused case cannot be closed."""

ANSWERING = ("responded", "escalation_requested")
"""What a complaint that is not accepted cannot have at all, on whatever day."""

AT_WORK = ("acknowledged", "extended", "updates_agreed", "updated", *ANSWERING)
"""What is done about a stage that was accepted; before it was refused, some of it may have been done."""


def refused_words(stage: int) -> str:
    """'Not accepted', 'Not taken to stage 2'."""
    return "Not accepted" if stage == 1 else f"Not taken to stage {stage}"


def refused_on(refused: Record) -> str:
    """'Not accepted on Monday 23 November 2026', 'Not taken to stage 2 on …'."""
    return f"{refused_words(refused.body['stage'])} on {long_date(refused.on)}"


def refusal_words(case: CaseRecords) -> str:
    """'Not accepted on Monday 23 November 2026: it is too long ago.'; empty while nothing is refused on a case."""
    if case.refused is None:
        return ""
    ground = case.edition.ground(case.refused.body["ground"])
    why = f": {uncapital(ground.name)}" if ground else ""
    return f"{refused_on(case.refused)}{why}."


def letter_kind(stage: int) -> str:
    """The kind of letter that goes with refusing a stage; the first is the complaint itself."""
    return LETTERS[stage > 1]


def refusal_letter(case: CaseRecords) -> Record | None:
    """The newest letter that was issued for the refusal that stands; None where none was."""
    refused = case.refused
    if refused is None:
        return None
    decided = min(case.numbers_of(refused))
    issued = (one for one in reversed(case.standing) if one.kind == "letter_issued" and one.seq > decided)
    return next((one for one in issued if one.body["letter_kind"] in LETTERS), None)


def told_on(case: CaseRecords) -> dt.date | None:
    """The day on which the resident was told in writing; None while they were not."""
    letter, refused = refusal_letter(case), case.refused
    if refused is None:
        return None
    for record in reversed(case.standing):
        by_hand = record.kind == TOLD and record.body["refused"] in case.numbers_of(refused)
        if by_hand or (letter is not None and record.body.get("letter") == letter.seq):
            return record.on
    return None


def refused_problems(case: CaseRecords, kind: str, stage: int, on: dt.date | str | None) -> tuple[Problem, ...]:
    """A problem where an event would go on with what was refused; what went before the refusal did go."""
    refused = case.refused
    if refused is None or kind not in AT_WORK or stage < refused.body["stage"]:
        return ()
    if kind not in ANSWERING and isinstance(on, dt.date) and on <= refused.on:
        return ()
    what = "the complaint" if refused.body["stage"] == 1 else f"stage {refused.body['stage']}"
    day = long_date(refused.on)
    return (Problem("", f"On {day} {what} was not accepted. If that was overturned, record it first."),)


def leaning_on_refusal(case: CaseRecords, record: Record) -> tuple[Problem, ...]:
    """Why a refusal, or its overturning, cannot be struck out as if it had never been; none for any other entry."""
    if record.kind not in ("refused", "overturned"):
        return ()
    if case.file_closed:
        return (Problem("", "This case is closed. Open it again first, then strike this out."),)
    if record.kind == "overturned":
        return _since_overturned(case, record)
    numbers = case.numbers_of(record)
    for other in case.standing:
        if other.kind in ("overturned", TOLD) and other.body["refused"] in numbers:
            return (Problem("", f"This stands on it: {other.sentence} Strike that out first."),)
    if case.refused != record or refusal_letter(case) is None:
        return ()
    sentence = "A letter says so. Strike that out first; if it has gone, record instead that you changed your mind."
    return (Problem("", sentence),)


def _since_overturned(case: CaseRecords, record: Record) -> tuple[Problem, ...]:
    """What was done about a complaint since it was taken again cannot stand if it was not taken again."""
    stage = record.body["stage"]
    for other in case.standing:
        if other.seq > record.seq and other.kind in (*AT_WORK, "refused") and other.body.get("stage", 1) >= stage:
            return (Problem("", f"The complaint has gone on since: {other.sentence} Strike that out first."),)
    return ()
