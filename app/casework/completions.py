"""Completions: what a letter said would be told of once it is done, is done, and was not told of yet.

A response that leaves something to be done says that the resident is kept told until it is (2024 Code 6.6, 7.3; 2022
Code 5.8, 6.5). What is said in a letter is kept, or the record says how they came to know, or why they do not.
"""

from __future__ import annotations

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.letter_facts import letter_rule
from app.casework.letter_kinds import PLANNED
from app.casework.promises import KEPT, REMEDY, Promise, promises_made
from app.casework.texts import tidy, too_long
from app.models.journals import Record
from app.rules.problems import Problem
from app.rules.words import listed

COMPLETED = "action_completed"
"""The kind of letter that tells a resident that something is done."""

TELLING = ("response", COMPLETED)
"""The kinds of letter that say that they will be told when what is left is done."""

TOLD_LENGTH = 500


def untold(desk: Desk, case: CaseRecords) -> tuple[Promise, ...]:
    """The promises that are done, of which a letter said that the resident would be told, and no letter has told."""
    if case.refused is not None or letter_rule(desk, case.edition, COMPLETED, case.stage) is None:
        return ()
    letters = [one for one in case.standing if one.kind == "letter_issued" and one not in case.unposted]
    return tuple(one for one in promises_made(case) if one.done_on is not None and _untold(case, one, letters))


def untold_words(promises: tuple[Promise, ...]) -> str:
    """'You wrote that you would tell them when “Mend the gutter” is done. No letter that it is has gone.'."""
    named = listed([f"“{promise.short}”" for promise in promises])
    verb = "is" if len(promises) == 1 else "are"
    return f"You wrote that you would tell them when {named} {verb} done. No letter that says so has gone."


def told_problems(desk: Desk, case: CaseRecords, told: str) -> tuple[Problem, ...]:
    """What must be put right before a case is closed: that they were told, or the record says why they were not."""
    left = untold(desk, case)
    if left and not tidy(told):
        asks = "Write to them first, or enter how they were told, or why they need not be."
        return (Problem("told", f"{untold_words(left)} {asks}"),)
    return too_long("told", "This", tidy(told), TOLD_LENGTH)


def _untold(case: CaseRecords, promise: Promise, letters: list[Record]) -> bool:
    """Whether a letter that went said it was still to be done, and none that went since it was done told of it."""
    kept = next(one for one in reversed(case.standing) if one.kind == KEPT and one.body["promise"] == promise.seq)
    done = min(case.numbers_of(kept))  # a date that was put right is no other deed
    made = min(case.numbers_of(next(one for one in case.standing if one.kind == REMEDY and one.seq == promise.seq)))
    said = any(one.body["letter_kind"] in TELLING and made < one.seq < done for one in letters)
    since = (one for one in letters if one.body["letter_kind"] == COMPLETED and one.seq > done)
    return said and not any(_tells(case, one, promise) for one in since)


def _tells(case: CaseRecords, letter: Record, promise: Promise) -> bool:
    """Whether a letter is about this promise; one that was begun about none in particular is about all that is done."""
    which = (letter.body["letter_kind"], letter.body["stage"])
    plans = (one for one in reversed(case.records) if one.kind == PLANNED and one.seq < letter.seq)
    plan = next((one for one in plans if (one.body["letter_kind"], one.body["stage"]) == which), None)
    return plan is None or plan.body.get("of", "") in ("", str(promise.seq))
