"""Bound parts: what a part that an edition demands lacks of the words that it is bound to hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.letters.bound_figures import wrong_in_part
from app.letters.drafts import Draft
from app.letters.facts import Facts, Landlord
from app.letters.needs import NEEDED
from app.letters.quotations import compared, own_words, plain
from app.letters.words import sentence
from app.rules.problems import Problem
from app.rules.provisions import PartRule

_OF_POINTS = frozenset({"points", "findings"})
"""Needs that no letter meets while the complaint has no point."""


def text_of(draft: Draft, key: str) -> str:
    """The text of a part; empty where the letter does not have it."""
    return next((part.text for part in draft.parts if part.key == key), "")


def part_problems(draft: Draft, part: PartRule, landlord: Landlord) -> Iterator[Problem]:
    """What one demanded part lacks."""
    text, needs = text_of(draft, part.key), set(part.needs)
    if not text.strip() or (needs & _OF_POINTS and not draft.facts.points):
        yield Problem(part.key, part.missing)
        return
    wrong = [*wrong_in_part(plain(text), part, draft.facts)]
    if wrong:
        yield from wrong
        return
    needed = [one for need in part.needs for one in NEEDED[need](draft.facts, landlord, part)]
    missing = missing_words(text, [words for words, _ in needed])
    yield from (Problem(part.key, said) for number, (_, said) in enumerate(needed) if number in missing)
    if "findings" in needs and not missing:
        yield from _unreasoned(text, part, draft.facts)


def _unreasoned(text: str, part: PartRule, facts: Facts) -> Iterator[Problem]:
    """Points whose finding stands in the letter with no word of why behind it."""
    answers = facts.decision.numbered if facts.decision else ()
    whole = compared(text)
    heads = [own_words(f"{sentence(one.text)} {one.found}").casefold() for _, one in answers]
    places = sorted((whole.find(head), number) for number, head in enumerate(heads))
    for (start, number), (end, _) in zip(places, [*places[1:], (len(whole), 0)], strict=True):
        behind = re.sub(r"\b\d{1,3}\.$", "", whole[start + len(heads[number]) : end].strip())
        if not behind.strip():
            yield Problem(
                part.key, f"The letter gives no reason for what you found on point {answers[number][0]}. Say why."
            )


def missing_words(text: str, wanted: Sequence[str]) -> set[int]:
    """Which of these words do not stand in the text, by their places in the list.

    The longest are looked for first and taken out as they are found: a point 'The leak' is not there because another
    point says 'The leak in the kitchen', and words that are wanted twice stand there twice.
    """
    rest, missing = compared(text), set()
    for number in sorted(range(len(wanted)), key=lambda number: len(wanted[number]), reverse=True):
        before, found, after = rest.partition(own_words(wanted[number]).casefold())
        if not found:
            missing.add(number)
        rest = f"{before}\n{after}" if found else rest
    return missing
