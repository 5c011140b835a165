"""Drafts: a letter as text, composed from a case and a wording, and the officer's to change part by part.

A draft is kept in the book between sessions as JSON. Nothing is checked here: see `app.letters.checks`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from app.letters.facts import Facts, Landlord, Ombudsman
from app.letters.marks import literal
from app.letters.readings import read_facts
from app.letters.wordings import Wording, WordingError
from app.rules.provisions import LetterRule

__all__ = ["Copy", "Draft", "DraftPart", "Facts", "Landlord", "Ombudsman", "as_json", "compose", "from_json"]

FORM = 3
"""The form of a kept draft; a later form reads the earlier ones. The first had no matters, and no letter but the
acknowledgement of stage 1. Before the third nothing was bold, and an asterisk was an asterisk."""

MARKED = 3
"""The form from which on the texts have marks."""


def check_wording(rule: LetterRule, wording: Wording) -> None:
    """Raise WordingError where a wording and an edition's letter do not speak of the same parts."""
    known, worded = {part.key for part in rule.parts}, {part.key for part in wording.parts}
    for key in sorted(worded - known):
        raise WordingError(f"{wording.source}: the edition's {rule.name} has no part “{key}”.")
    for key in sorted(known - worded):
        raise WordingError(f"{wording.source}: part “{key}” of the edition's {rule.name} is missing.")


def compose(rule: LetterRule, wording: Wording, facts: Facts, landlord: Landlord) -> Draft:
    """The letter that the wording makes of this case, in the wording's order.

    What the case does not know stands in the letter as a gap in square brackets. Raises WordingError where wording and
    rule do not speak of the same parts: a part that the edition demands and the wording lacks could never be filled.
    """
    check_wording(rule, wording)
    unnamed = {"sir", "madam"} & set(facts.salutation.casefold().replace("/", " ").split())
    return Draft(
        kind=rule.kind,
        stage=rule.stage,
        edition_key=facts.edition_key,
        title=wording.title,
        facts=facts,
        parts=tuple(DraftPart(part.key, part.heading, part.text(facts, landlord), part.look) for part in wording.parts),
        closing=wording.closing_unnamed if unnamed else wording.closing,
        rows_heading=wording.rows_heading,
    )


def as_json(draft: Draft) -> str:
    """A draft as text for the book; `from_json` reads it back the same."""
    return json.dumps({"form": FORM, **asdict(draft)}, default=dt.date.isoformat, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Draft:
    """A draft as it was kept. Raises ValueError for what `as_json` did not write."""
    try:
        kept = json.loads(text)
        form = kept.pop("form")
        if form not in range(1, FORM + 1):
            raise ValueError("The draft was kept by a newer Casebook.")
        facts = read_facts(Facts, kept.pop("facts"))
        parts = tuple(DraftPart(**part) for part in kept.pop("parts"))
        if form < MARKED:
            parts = tuple(replace(part, text=literal(part.text)) for part in parts)
        copies = tuple(read_facts(Copy, copy) for copy in kept.pop("copies", ()))
        enclosures = tuple(kept.pop("enclosures", ()))
        reasons = tuple((str(key), str(why)) for key, why in kept.pop("reasons", ()))
        return Draft(facts=facts, parts=parts, enclosures=enclosures, copies=copies, reasons=reasons, **kept)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"This is not a draft of a letter: {error!r}") from None


@dataclass(frozen=True)
class DraftPart:
    """One part of a letter: plain text, with a blank line between paragraphs.

    What is bold in it is said by `app.letters.marks`, and nothing else is markup. Lines that begin '- ' are a list with
    bullets; lines that begin '1. ', '2. ' are a numbered list.
    """

    key: str
    heading: str
    text: str
    look: str = "text"
    """How it is set; one of `app.letters.wordings.LOOKS`."""


@dataclass(frozen=True)
class Copy:
    """Somebody who gets a copy of a letter, and where it is posted to."""

    name: str
    address: tuple[str, ...] = ()
    """The lines between the name and the postcode."""
    postcode: str = ""


@dataclass(frozen=True)
class Draft:
    """A letter in the making."""

    kind: str
    stage: int
    edition_key: str
    title: str
    facts: Facts
    parts: tuple[DraftPart, ...]
    closing: str = "Yours sincerely"
    rows_heading: str = "What happens next"
    enclosures: tuple[str, ...] = ()
    """What goes in the envelope with it, each on a line under the signature."""
    copies: tuple[Copy, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    """Why it does not do what the Code advises: by the key of each shortfall. They are for the book, not on paper."""

    def part(self, key: str) -> DraftPart:
        """The part with this key. Raises KeyError for a key that the letter does not have."""
        return {part.key: part for part in self.parts}[key]

    def with_text(self, key: str, text: str) -> Draft:
        """The same letter with another text in one part. Raises KeyError for a key that the letter does not have."""
        changed = replace(self.part(key), text=text)
        return replace(self, parts=tuple(changed if part.key == key else part for part in self.parts))

    def with_reasons(self, reasons: Mapping[str, str]) -> Draft:
        """The same letter with these reasons for what it does not do; an empty one takes one back."""
        kept = {**dict(self.reasons), **reasons}
        return replace(self, reasons=tuple((key, why.strip()) for key, why in sorted(kept.items()) if why.strip()))
