"""Phrases: the closed vocabulary of the wording files, and what each word of it stands for in a case.

A wording says `{respond_by}` and `when = "questions"`; the phrases and conditions here are all that it may say.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.letters import answer_phrases, matter_phrases, open_matters, part_phrases
from app.letters.asks import GONE
from app.letters.facts import SCOPES, Facts, Landlord
from app.letters.marks import literal
from app.letters.terms import TERMS, plural
from app.letters.words import Condition, Phrase, bulleted, day, folded, numbered, points_named
from app.rules.dates import long_date


def phrase(name: str, facts: Facts, landlord: Landlord) -> str:
    """What a placeholder stands for in this letter.

    Where the case does not know it, the phrase is a gap in square brackets that says what is missing; a letter with a
    gap in it cannot be approved.
    """
    if name in PHRASES:
        words = PHRASES[name](facts, landlord)
        words = words if name in LISTS else folded(words)
    else:
        words = facts.asked.word(name) if facts.asked else ""
    return literal(words) or _gap(name)  # an asterisk in anybody's words makes nothing bold


def holds(condition: str, facts: Facts) -> bool:
    """Whether a condition of the vocabulary, the contrary of one, or two of them together, are true of this case.

    'questions', 'not questions', 'payments and not set_off'.
    """
    if " and " in condition:
        return all(holds(one, facts) for one in condition.split(" and "))
    if condition.startswith("not "):
        return not holds(condition.removeprefix("not "), facts)
    if condition in CONDITIONS:
        return CONDITIONS[condition](facts)
    if condition.endswith(GONE):
        return facts.asked is not None and facts.asked.gone(condition.removesuffix(GONE), facts.dated)
    return facts.asked is not None and facts.asked.holds(condition)


def _gap(name: str) -> str:
    return f"[{name.replace('_', ' ')}]"


def _numbers(facts: Facts, whose: str) -> str:
    """Which points are whose: 'point 3', 'points 1 and 2'."""
    return points_named([number for number, _, one in facts.numbered if one == whose])


def _any(whose: str) -> Condition:
    return lambda facts: any(one == whose for _, one in facts.points)


def _all_ours(facts: Facts) -> bool:
    return bool(facts.points) and all(whose == "ours" for _, whose in facts.points)


def _term(key: str) -> Phrase:
    return lambda _, landlord: str(getattr(landlord, key))


def _large_print_given(facts: Facts) -> bool:
    """Their letters are in large print, so that it is no news to offer that."""
    return facts.large_print or any("large print" in one.casefold() for one in facts.adjustments)


def _large_print_unsaid(facts: Facts) -> bool:
    """Large print is wanted, and no adjustment in the list says so already."""
    return facts.large_print and not any("large print" in one.casefold() for one in facts.adjustments)


def _acts(scope: str) -> Condition:
    """Whether somebody acts for them so far and no further, on the record."""
    return lambda facts: bool(facts.representative.strip()) and facts.scope == scope


def _comes_along(facts: Facts) -> bool:
    return bool(facts.representative.strip()) and (facts.accompanies or facts.scope == "meetings")


PHRASES: Mapping[str, Phrase] = {
    "reference": lambda facts, _: facts.reference,
    "stage": lambda facts, _: str(facts.stage),
    "stage_before": lambda facts, _: str(facts.stage - 1),
    "next_stage": lambda facts, _: str(facts.stage + 1),
    "received_on": lambda facts, _: long_date(facts.received_on),
    "received_how": lambda facts, _: facts.received_how,
    "points": lambda facts, _: numbered((number, text) for number, text, _ in facts.numbered),
    "outcomes": lambda facts, _: bulleted(facts.outcomes),
    "questions": lambda facts, _: bulleted(facts.questions),
    "adjustments": lambda facts, _: bulleted(facts.adjustments),
    "ours": lambda facts, _: _numbers(facts, "ours"),
    "not_ours": lambda facts, _: _numbers(facts, "not_ours"),
    "shared": lambda facts, _: _numbers(facts, "shared"),
    "to_check": lambda facts, _: _numbers(facts, "to_check"),
    "representative": lambda facts, _: facts.representative,
    "handler": lambda facts, _: facts.handler,
    "handler_post": lambda facts, _: facts.handler_post,
    "handler_phone": lambda facts, _: facts.handler_phone,
    "earlier_part": lambda facts, _: facts.earlier_part,
    "respond_by": lambda facts, _: day(facts.respond_by),
    "hazard_note": lambda facts, _: facts.hazard_note,
    "repair_note": lambda facts, _: facts.repair_note,
    "landlord": lambda _, landlord: landlord.name,
    "landlord_phone": lambda _, landlord: landlord.phone,
    **{key: _term(key) for key in TERMS},
    "resident_words": lambda _, landlord: plural(landlord.resident_word),
    "home_words": lambda _, landlord: plural(landlord.home_word),
    "ombudsman": lambda _, landlord: landlord.ombudsman.name,
    "ombudsman_phone": lambda _, landlord: landlord.ombudsman.phone,
    "ombudsman_website": lambda _, landlord: landlord.ombudsman.website,
    "ombudsman_address": lambda _, landlord: ", ".join(landlord.ombudsman.address),
    **matter_phrases.PHRASES,
    **part_phrases.PHRASES,
    **answer_phrases.PHRASES,
    **open_matters.PHRASES,
}
"""What may stand in braces in a wording."""

LISTS = frozenset(
    {
        *("points", "outcomes", "questions", "adjustments"),
        *matter_phrases.TEXTS,
        *part_phrases.TEXTS,
        *answer_phrases.TEXTS,
        *open_matters.TEXTS,
    }
)
"""Phrases that are lists or texts of several lines: each stands alone in its paragraph."""

CONDITIONS: Mapping[str, Condition] = {
    "one_point": lambda facts: len(facts.points) == 1,
    "outcomes": lambda facts: bool(facts.outcomes),
    "questions": lambda facts: bool(facts.questions),
    "adjustments": lambda facts: bool(facts.adjustments),
    "large_print_given": _large_print_given,
    "large_print_unsaid": _large_print_unsaid,
    "help_agreed": lambda facts: bool(facts.adjustments) or facts.large_print,
    "representative": lambda facts: bool(facts.representative.strip()),
    **{f"acts_{scope}": _acts(scope) for scope in SCOPES},
    "acts_unsaid": lambda facts: bool(facts.representative.strip()) and facts.scope not in SCOPES,
    "comes_too": lambda facts: _comes_along(facts) and facts.scope != "meetings",
    "comes_along": _comes_along,
    "received_how": lambda facts: bool(facts.received_how.strip()),
    "handler_post": lambda facts: bool(facts.handler_post.strip()),
    "handler_phone": lambda facts: bool(facts.handler_phone.strip()),
    "earlier_part": lambda facts: bool(facts.earlier_part.strip()),
    "hazard_note": lambda facts: bool(facts.hazard_note.strip()),
    "repair_note": lambda facts: bool(facts.repair_note.strip()),
    "all_ours": _all_ours,
    "some_ours": lambda facts: _any("ours")(facts) and not _all_ours(facts),
    "not_ours": _any("not_ours"),
    "shared": _any("shared"),
    "to_check": _any("to_check"),
    **matter_phrases.CONDITIONS,
    **part_phrases.CONDITIONS,
    **answer_phrases.CONDITIONS,
    **open_matters.CONDITIONS,
}
"""What a sentence of a wording may depend on; each may be turned round with 'not '."""
