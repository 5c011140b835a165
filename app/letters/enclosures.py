"""Enclosures and copies: what is wrong with the lines under the signature; part of what stops a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.letters.drafts import Draft
from app.paper.characters import named
from app.paper.typefaces import Typefaces
from app.rules.problems import Problem

ENCLOSURES, COPIES = "enclosures", "copies"
"""The fields that problems name."""

MOST, LONGEST = 20, 200
"""More lines, or longer ones, are no list under a signature."""

_GAP = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")


def below_problems(draft: Draft, faces: Typefaces) -> Iterator[Problem]:
    """What must be put right in the enclosures and copies before a letter is printed."""
    yield from _list_problems(ENCLOSURES, "The list of enclosures", draft.enclosures, faces)
    yield from _list_problems(COPIES, "The list of copies", tuple(copy.name for copy in draft.copies), faces)
    for copy in draft.copies:
        if not copy.name.strip():
            yield Problem(COPIES, "Enter who gets the copy, or take it out.")
        elif bool("".join(copy.address).strip()) != bool(copy.postcode.strip()):
            what = "postcode" if copy.address else "address"
            said = f"Enter the {what} that the copy to {copy.name} goes to, or leave address and postcode empty."
            yield Problem(COPIES, said)
        elif odd := faces.unprintable("\n".join((*copy.address, copy.postcode))):
            said = f"The address of the copy to {copy.name} has what cannot be printed: {named(odd[0])}."
            yield Problem(COPIES, f"{said} Write it in the Latin alphabet.")


def unaddressed_copies(draft: Draft) -> Iterator[Problem]:
    """Copies to somebody whose address is not given. It stops nothing: a copy can be handed over."""
    for copy in draft.copies:
        if copy.name.strip() and not "".join(copy.address).strip() and not copy.postcode.strip():
            said = f"The copy to {copy.name} has no address, so it cannot be posted."
            where = "Write the address and postcode after the name, under “Copies to”"
            yield Problem(COPIES, f"{said} {where}; or put them on the case, and every letter has them.")


def _list_problems(field: str, what: str, texts: tuple[str, ...], faces: Typefaces) -> Iterator[Problem]:
    if len(texts) > MOST:
        yield Problem(field, f"{what} has {len(texts)} lines; there is room for {MOST}. Put some together.")
    for text in texts:
        if len(text) > LONGEST:
            yield Problem(field, f"{what} has a line of {len(text)} characters; there is room for {LONGEST}.")
        for gap in dict.fromkeys(_GAP.findall(text)):
            yield Problem(field, f"“{gap}” still stands in the letter. Write the right words in its place.")
        if odd := faces.unprintable(text):
            yield Problem(field, f"{what} has what the letter cannot print: {named(odd[0])}. Write it in words.")
