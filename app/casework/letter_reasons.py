"""Reasons: why a letter goes without what the Code advises, asked before it is issued and kept in the book with it.

What the Code demands stops a letter; what it advises wants a reason. It is asked once and kept with the draft.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.casework.texts import POINT_LENGTH, tidy_line, too_long
from app.letters.checks import shortcomings
from app.letters.drafts import Draft
from app.letters.shortfalls import unexplained
from app.models.journals import Record
from app.rules.problems import Problem
from app.rules.provisions import LetterRule

WITHOUT = "without"
"""In the body of an issued letter: what it does not do that the Code advises, each with why."""

NOT_HERE = "It does not apply here."
"""The reason that is offered: many of what the Code advises begins with 'if' or 'where'."""


def with_reasons(draft: Draft, reasons: Mapping[str, str]) -> Draft:
    """The letter with these reasons, each on one line; an empty one takes one back."""
    return draft.with_reasons({key: tidy_line(why) for key, why in reasons.items()})


def reason_problems(draft: Draft, rule: LetterRule) -> tuple[Problem, ...]:
    """What the Code advises, the letter does not do, and nobody gave a reason for; and reasons that are too long."""
    found, given = shortcomings(draft, rule), dict(draft.reasons)
    lengths = (too_long(one.key, "The reason", given.get(one.key, ""), POINT_LENGTH) for one in found)
    return (*unexplained(found, given), *(problem for each in lengths for problem in each))


def suggestions_for(draft: Draft, rule: LetterRule) -> tuple[Problem, ...]:
    """What the Code advises and the letter does not do, each beside its part; with the reason where there is one."""
    given = dict(draft.reasons)
    return tuple(
        Problem(one.part, f"{one.name}. You gave a reason: {given[one.key]}" if given.get(one.key) else one.sentence)
        for one in shortcomings(draft, rule)
    )


def reasons_kept(draft: Draft, rule: LetterRule) -> list[dict[str, str]]:
    """For the journal: what the letter does not do, the clause that advises it, and why."""
    given = dict(draft.reasons)
    return [
        {"key": one.key, "name": one.name, "clause": one.clause, "reason": given.get(one.key, "")}
        for one in shortcomings(draft, rule)
    ]


def reasons_told(letter: Record) -> str:
    """For the story: what an issued letter goes without, a line each, with why."""
    rows = letter.body.get(WITHOUT, ())
    return "\n".join(f"Advised, and not done: {row['name']} ({row['clause']}). Reason: {row['reason']}" for row in rows)
