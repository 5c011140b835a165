"""Nameless sheets: that nobody can be known by what stands on a sheet that is sent back without a name."""

from __future__ import annotations

from collections.abc import Iterator

from app.letters.drafts import Draft
from app.rules.problems import Problem

SHEET = "sheet"
"""How a part is set that is on a sheet of its own, to be sent back."""


def naming_problems(draft: Draft) -> Iterator[Problem]:
    """That a sheet to send back says whose it is: the resident alone decides whether it does."""
    facts = draft.facts
    known = (facts.addressee, facts.salutation, facts.reference, facts.postcode)
    names = dict.fromkeys(filter(None, (" ".join(one.split()) for one in known)))
    for part in draft.parts:
        text = " ".join(part.text.casefold().split()) if part.look == SHEET else ""
        for name in names:
            if name.casefold() in text:
                said = f"The sheet to send back says “{name}”, and they need not give their name. Take it out."
                yield Problem(part.key, said)
