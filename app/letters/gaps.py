"""Gaps: places in a letter that still wait for words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.letters.drafts import Draft
from app.letters.marks import unmarked
from app.rules.problems import Problem

_GAP = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
_BRACKET = re.compile(r"[\[\]{}]")


def gaps(draft: Draft) -> Iterator[Problem]:
    """Places that still wait for words. Brackets within what somebody said or wrote on the case are theirs."""
    own = {" ".join(words.split()) for words in draft.facts.texts()}
    quoting = [words for words in own if _BRACKET.search(words)]
    for part in draft.parts:
        if not _BRACKET.search(part.text):
            continue
        text = " ".join(unmarked(part.text).split())
        theirs = [one.span() for words in quoting for one in re.finditer(re.escape(words), text)]
        found = [one for one in _GAP.finditer(text) if not _within(one.span(), theirs)]
        for gap in dict.fromkeys(one.group() for one in found):
            yield Problem(part.key, f"“{gap}” still stands in the letter. Write the right words in its place.")


def _within(gap: tuple[int, int], theirs: Sequence[tuple[int, int]]) -> bool:
    """Whether both ends of a gap lie in somebody's own words; one that only ends in them is still a gap."""
    return all(any(start <= place < end for start, end in theirs) for place in (gap[0], gap[1] - 1))
