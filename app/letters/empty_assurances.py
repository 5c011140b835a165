"""Empty assurances: a letter that says that nothing is left while something is, or does not name a danger that is open.

Whoever reads it would stop waiting for somebody to come (2024 Code 6.6, 6.9, 6.17, 6.19).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.letters.drafts import Draft
from app.letters.facts import Facts
from app.letters.quotations import blanked, compared, sentences_of
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.words import listed

_NOTHING = re.compile(
    r"\b(?:nothing|no (?:more |further |other )?(?:work|works|steps?|actions?|repairs?|danger|hazard))\b"
    r"(?:(?!\byou (?:still )?(?:have|need|must)\b)[^.;:])*?"
    r"\b(?:still|left|remains?|outstanding|to do|to be done|needs? (?:doing|to be done))\b",
    re.IGNORECASE,
)
"""That nothing is left, as it is said in one sentence."""

_OF_PROMISES = re.compile(r"\bpromised?\b", re.IGNORECASE)
"""A sentence that speaks of what was promised, and of no repair beside that."""

_TELLS = frozenset({"by_when", "outstanding"})
"""The parts of an answer that say what is still to be done."""


def says_nothing_left(sentence: str) -> bool:
    """Whether a sentence says that nothing is left for the landlord to do."""
    return _NOTHING.search(sentence) is not None


def empty_assurances(draft: Draft) -> Iterator[Problem]:
    """Where a letter says that nothing is left while something is, and the danger that an answer leaves out."""
    left = _left(draft.facts)
    repair = draft.facts.repair_note.strip()
    own = tuple(draft.facts.texts())
    for part in draft.parts:
        for one in sentences_of(blanked(part.text, own)) if left or repair else ():
            if says_nothing_left(one) and (left or not _OF_PROMISES.search(one)):
                yield Problem(part.key, _said(one, left))
    if draft.kind == "response":
        yield from _unsaid(draft)


def _left(facts: Facts) -> tuple[str, ...]:
    """What is still to be done, each thing in a few words."""
    one = facts.decision
    lines = tuple(line.what for line in (*one.steps, *one.still_open)) if one is not None else facts.open_promises
    hazards = (h.what for h in facts.open_hazards)
    dangers = (f"the possible hazard “{_short(what)}”" if what else "a possible hazard" for what in hazards)
    return (*dangers, *(f"“{_short(what)}”" for what in lines))


def _said(sentence: str, left: tuple[str, ...]) -> str:
    what = f"this is still open: {listed(left)}" if left else "the work that was asked for with the complaint goes on"
    return f"“{sentence}” is not so: {what}. Say what is still to be done, and by when."


def _unsaid(draft: Draft) -> Iterator[Problem]:
    """A danger that is still to be looked into, with its date, which an answer does not say."""
    keys = [part.key for part in draft.parts if part.key in _TELLS]
    if not keys:
        return
    whole = compared("\n".join(part.text for part in draft.parts))
    told = compared("\n".join(part.text for part in draft.parts if part.key in _TELLS))
    for one in draft.facts.open_hazards:
        if compared(one.what) not in whole:
            what = (
                f"The possible hazard “{_short(one.what)}” is still to be looked into, and the letter does not say so."
            )
            yield Problem(keys[0], f"{what} Say what is to be done about it, and by when.")
        elif one.by is not None and compared(long_date(one.by)) not in told:
            about = f" “{_short(one.what)}”" if one.what else ""
            what = f"The possible hazard{about} is to be looked into by {long_date(one.by)}"
            yield Problem(keys[0], f"{what}, and the letter does not say so. Write that date there in full.")


def _short(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
