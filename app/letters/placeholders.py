"""Placeholders: what may stand in braces in the officer's own words, and what stands there in a letter.

They are as strict as those of the wordings that ship: a name that there is not is refused, and what a case does not
know is a gap that stops the letter. Nothing is ever left blank.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from app.letters.facts import Facts, Landlord
from app.letters.marks import unmarked
from app.letters.phrases import LISTS, PHRASES, phrase

IN_BRACES = re.compile(r"\{([^{}]*)\}")
KNOWN = frozenset(PHRASES)
"""The names that every letter knows."""


def names_in(text: str) -> tuple[str, ...]:
    """The names in braces in a text, each once, in order."""
    return tuple(dict.fromkeys(name.strip() for name in IN_BRACES.findall(unmarked(text))))


def placeholder_problems(text: str, known: Collection[str] = KNOWN, lists: Collection[str] = LISTS) -> tuple[str, ...]:
    """What must be put right in the braces of a text, each in a sentence that names it; empty for nothing."""
    found: list[str] = []
    for name in names_in(text):
        if not name:
            found.append("“{}” has no name in it. Write one between the braces, or take them out.")
        elif name not in known:
            found.append(f"“{{{name}}}” is not known. {_instead(name, known)}")
    plain = unmarked(text)
    if set(IN_BRACES.sub("", plain)) & set("{}"):
        found.append("A brace has no partner. Put the other one in, or take it out.")
    for paragraph in re.split(r"\n[ ]*\n", plain):
        among = (name for name in IN_BRACES.findall(paragraph) if paragraph.strip() != f"{{{name}}}")
        found += [
            f"“{{{name.strip()}}}” is a list, so it stands alone in its paragraph."
            for name in among
            if name.strip() in lists
        ]
    return tuple(dict.fromkeys(found))


def filled(text: str, facts: Facts, landlord: Landlord) -> str:
    """A text with every placeholder filled; a gap in square brackets where the case does not know what stands there."""
    return IN_BRACES.sub(lambda match: _words(match, facts, landlord), text)


def in_words(names: Iterable[str]) -> str:
    """Names as they are written in a text: '{handler}, {points}'."""
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _words(match: re.Match[str], facts: Facts, landlord: Landlord) -> str:
    name = match[1].strip()
    return phrase(name, facts, landlord) if name else "[a name for these braces]"


def _instead(name: str, known: Collection[str]) -> str:
    """What can be written instead: those that look like it, or all."""
    near = get_close_matches(name.casefold().replace(" ", "_"), known, 3, 0.6)
    if near:
        return f"Do you mean {' or '.join(f'{{{one}}}' for one in near)}?"
    return f"What can stand in braces here: {in_words(known)}."
