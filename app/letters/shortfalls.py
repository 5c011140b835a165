"""Shortfalls: what the Code says that a letter should do, and this one does not. Each goes with a reason, or is mended.

What an edition demands stops a letter (`app.letters.checks`). What it advises does not: whoever writes may have a
reason, which is asked once, kept with the draft, and goes into the book with the letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.letters.bound_parts import missing_words
from app.letters.drafts import Draft
from app.letters.needs import idle, needed_of_case
from app.letters.staff_names import named_staff
from app.rules.problems import Problem
from app.rules.provisions import LetterRule, PartRule

NAMING = "name."
"""What the key of a shortfall begins with that is a name; no part's key has a stop in it."""


@dataclass(frozen=True)
class Shortfall:
    """One thing that the Code advises and the letter does not do."""

    key: str
    """What its reason is kept under: the part's key, or 'name.' and the name."""
    part: str
    """Where it is put right."""
    name: str
    """What it is, for the question after the reason: 'A frank word on what is not realistic'."""
    sentence: str
    """What to do to put it right."""
    clause: str
    """The clause that advises it."""


def shortfalls(draft: Draft, rule: LetterRule, folder: Path) -> tuple[Shortfall, ...]:
    """What the Code advises and the letter does not do, in the order of the letter; then the names it would not have.

    `folder` has the letters' data: whom an edition has unnamed.
    """
    texts = {part.key: part.text for part in draft.parts}
    found = [
        Shortfall(part.key, part.key, part.name, said, part.clause)
        for part in rule.parts
        if not part.demanded and not idle(part, draft.facts) and (said := _lacks(draft, part, texts.get(part.key, "")))
    ]
    found += [
        Shortfall(f"{NAMING}{one.name}", one.part, f"Naming {one.name}", one.sentence, one.rule.clause)
        for one in named_staff(draft, folder)
    ]
    return tuple(found)


def _lacks(draft: Draft, part: PartRule, text: str) -> str:
    """What a part that the Code advises lacks: itself, or words that it is bound to hold; empty for nothing."""
    if not text.strip():
        return part.missing
    needed = needed_of_case(draft.facts, part)
    left = missing_words(text, [words for words, _ in needed])
    return next((said for number, (_, said) in enumerate(needed) if number in left), "")


def unexplained(found: tuple[Shortfall, ...], reasons: Mapping[str, str]) -> tuple[Problem, ...]:
    """The shortfalls that nobody has given a reason for, each with what to do."""
    return tuple(
        Problem(one.key, f"{one.sentence} Or say why not: the Code advises it ({one.clause}).")
        for one in found
        if not reasons.get(one.key, "").strip()
    )
