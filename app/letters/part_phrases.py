"""Phrases and conditions of a stage that looks at part of a complaint, and of what came of a promise to check.

They are part of the vocabulary of `phrases`. The points keep the numbers that they have in the complaint as a whole, so
that 'point 3' is the same in every letter (2024 Code 6.10, 6.19), and what is not looked at again is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.letters.facts import Facts
from app.letters.matters import CheckedPoint, DecisionFacts, PartFacts
from app.letters.words import Condition, Phrase, bulleted, joined, numbered, points_named, sentence

CHECKED = {
    "ours": "We are responsible for {points}.",
    "shared": "We share the responsibility for {points} with somebody else: {who}",
    "not_ours": "We are not responsible for {points}. Somebody else is: {who}",
}
"""What came of the points that were to be checked, by whose they are."""

UNNAMED = {
    **CHECKED,
    "shared": "We share the responsibility for {points} with somebody else.",
    "not_ours": "We are not responsible for {points}.",
}
"""The same where nobody is named on the record."""


def checked_sentences(decision: DecisionFacts) -> tuple[str, ...]:
    """What came of each point of which a letter said that it is being checked whose it is; those alike in one."""
    alike: dict[tuple[str, str], list[CheckedPoint]] = {}
    for one in decision.checked:
        alike.setdefault((one.whose, one.who.strip()), []).append(one)
    return tuple(_checked_sentence(whose, who, ones) for (whose, who), ones in alike.items())


def _checked_sentence(whose: str, who: str, ones: Sequence[CheckedPoint]) -> str:
    points = points_named([one.number for one in ones])
    return (CHECKED if who else UNNAMED)[whose].format(points=points, who=sentence(who))


def stages_named(stages: tuple[int, ...]) -> str:
    """Stages by their numbers: 'stage 1', 'stages 1 and 2'; empty for none."""
    return f"stage{'s' if len(stages) > 1 else ''} {joined([str(one) for one in stages])}" if stages else ""


def _part(say: Callable[[PartFacts], str]) -> Phrase:
    return lambda facts, _: say(facts.part) if facts.part else ""


def _if_part(true: Callable[[PartFacts], object]) -> Condition:
    return lambda facts: facts.part is not None and bool(true(facts.part))


def _checked(facts: Facts) -> tuple[str, ...]:
    return checked_sentences(facts.decision) if facts.decision else ()


PHRASES: Mapping[str, Phrase] = {
    "part_points": _part(lambda one: points_named(one.numbers)),
    "left_points": _part(lambda one: numbered(one.left)),
    "answered_at": _part(lambda one: stages_named(one.answered)),
    "checked": lambda facts, _: bulleted(_checked(facts)),
}
"""What may stand in braces."""

TEXTS = frozenset(("left_points", "checked"))
"""Those that are lists."""

CONDITIONS: Mapping[str, Condition] = {
    "part": lambda facts: facts.part is not None,
    "left_answered": _if_part(lambda one: one.answered),
    "numbers_kept": _if_part(lambda one: one.numbering == "kept" and len(one.numbers) > 1),
    "number_kept": _if_part(lambda one: one.numbering == "kept" and len(one.numbers) == 1),
    "numbered_anew": _if_part(lambda one: one.numbering == "anew"),
    "checked": lambda facts: bool(_checked(facts)),
    "check_promised": lambda facts: facts.decision is not None and any(one.promised for one in facts.decision.checked),
}
"""What a sentence may depend on."""
