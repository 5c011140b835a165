"""Quotations: a letter's words as they are compared, and somebody's own words in it told apart from the landlord's.

What a resident said is theirs: a sum, a date or an old name in it is no slip of the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from app.letters.facts import Facts
from app.letters.marks import unmarked
from app.paper.characters import tidy

BLANK = "\N{MIDDLE DOT}"
"""What stands, letter for letter, in the place of words that are not looked at. It parts what is on its two sides."""

_SENTENCE_END = re.compile(
    r"(?<=[.!?…])[\"')\]]* +(?=[\"'(\[]*[A-Z0-9£])(?<!\bMr\. )(?<!\bMrs\. )(?<!\bMs\. )(?<!\bDr\. )"
)

_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
    | {"\u2010": "-", "\u2011": "-", "\u00a0": " "}
)
"""Quotes and hyphens that a word processor shapes as it likes."""


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """A text of a letter without its marks, in one line, with quotes and hyphens of one shape."""
    return own_words(unmarked(text))


def own_words(text: str) -> str:
    """A text of the case in the same form; it has no marks."""
    return " ".join(tidy(text).translate(_ALIKE).split())


def compared(text: str) -> str:
    """A text as it is compared: whitespace, case, marks, and the shapes of quotes and hyphens make no difference."""
    return plain(text).casefold()


def sentences_of(text: str) -> tuple[str, ...]:
    """A part's sentences, each in the form of `plain`; every line of a list is at least one."""
    lines = (re.sub(r"^(?:-|\d{1,3}\.) ", "", plain(line)) for line in text.split("\n"))
    return tuple(one for line in lines for one in _SENTENCE_END.split(line) if one.strip())


def blanked(text: str, own: Iterable[str]) -> str:
    """A text in the form of `plain`, with every passage blanked that is one of these texts, or a line of one."""
    lines = {own_words(line) for words in own for line in words.split("\n")}
    for line in sorted(filter(None, lines), key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(line)}(?!\w)"
        text = re.sub(pattern, lambda match: BLANK * len(match[0]), text, flags=re.IGNORECASE)
    return text


def of_the_resident(facts: Facts) -> tuple[str, ...]:
    """The texts of the case that are the resident's own, and none of the landlord's."""
    texts = [*(text for text, _ in facts.points), *facts.outcomes, *facts.questions, *facts.adjustments]
    if facts.part is not None:
        texts += facts.part.texts()
    if facts.escalation is not None:
        texts.append(facts.escalation.words)
    if facts.extension is not None:
        texts.append(facts.extension.objection)
    if facts.decision is not None:
        texts += [facts.decision.evidence_resident, facts.decision.resident_comment]
    return tuple(texts)
