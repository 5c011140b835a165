"""The forms of a word: 'extend', 'extended' and 'extension' are looked for as one.

A word is cut back, ending by ending, to what its forms have in common. Nothing is looked up: what the cutting leaves is
no word, and is compared with what it leaves of others.
"""

from __future__ import annotations

import re

ENDINGS = ("ment", "ing", "ion", "al", "s", "e", "d", "t", "y", "i", "a")
"""What is cut off, the longest first, as often as there is something to cut."""

LEAST = 4
"""Letters that are left at least: a shorter word is only itself."""

WORD = re.compile(r"[^\W\d_]+")


def stem(word: str) -> str:
    """What the forms of a word have in common: 'exten' of 'extension', 'extends' and 'extend'."""
    left = word.casefold()
    while cut := next((end for end in ENDINGS if left.endswith(end) and len(left) - len(end) >= LEAST), ""):
        left = left.removesuffix(cut)
    return left


def stems(text: str) -> frozenset[str]:
    """What each word of a text comes down to."""
    return frozenset(map(stem, WORD.findall(text)))
