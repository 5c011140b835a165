"""Kept drafts: of a letter that is being written, what she changed; the rest is composed anew when she goes on."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from app.casework.cases import CaseRecords
from app.casework.representations import representations
from app.letters.drafts import Copy, Draft
from app.letters.marks import literal
from app.letters.readings import read_facts
from app.rules.names import same_person

FORM = 2
"""The form of what is kept. The first was the texts alone, and had no marks: an asterisk was an asterisk."""

GETS_LETTERS = ("all", "letters")
"""How far somebody must act for them to get a copy of each letter."""


@dataclass(frozen=True)
class Changes:
    """What she changed in a letter; None for a list that is as Casebook made it."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """By part."""
    enclosures: tuple[str, ...] | None = None
    copies: tuple[Copy, ...] | None = None
    reasons: tuple[tuple[str, str], ...] = ()
    """Why the letter does not do what the Code advises, by the key of each shortfall."""

    def __bool__(self) -> bool:
        """Whether there is anything of hers."""
        return bool(self.texts or self.reasons) or self.enclosures is not None or self.copies is not None

    def made_in(self, draft: Draft) -> Draft:
        """The letter with these changes; those to a part that it has no longer are left out."""
        for key in {part.key for part in draft.parts} & set(self.texts):
            draft = draft.with_text(key, self.texts[key])
        return replace(
            draft,
            enclosures=draft.enclosures if self.enclosures is None else self.enclosures,
            copies=draft.copies if self.copies is None else self.copies,
            reasons=self.reasons,
        )

    def as_text(self) -> str:
        """As it is kept; `changes_from` reads it back."""
        copies = None if self.copies is None else [asdict(copy) for copy in self.copies]
        kept = {"form": FORM, "texts": dict(self.texts), "enclosures": self.enclosures, "copies": copies}
        kept |= {"reasons": self.reasons} if self.reasons else {}
        return json.dumps(kept, ensure_ascii=False)

    def own(self) -> list[str]:
        """The names of what is hers, for the journal: the keys of parts, and of lists with a point before them."""
        lists = [".enclosures"] if self.enclosures is not None else []
        lists += [".copies"] if self.copies is not None else []
        lists += [".reasons"] if self.reasons else []
        return sorted([*self.texts, *lists])


def changes_between(composed: Draft, draft: Draft) -> Changes:
    """What of a letter is no longer as Casebook composed it."""
    return Changes(
        {part.key: part.text for part in draft.parts if part.text != composed.part(part.key).text},
        draft.enclosures if draft.enclosures != composed.enclosures else None,
        draft.copies if draft.copies != composed.copies else None,
        draft.reasons,
    )


def changes_from(text: str) -> Changes:
    """What was kept, in whichever form."""
    kept = json.loads(text)
    if kept.get("form") != FORM:
        return Changes({key: literal(words) for key, words in kept.items()})
    enclosures, copies = kept["enclosures"], kept["copies"]
    return Changes(
        kept["texts"],
        None if enclosures is None else tuple(enclosures),
        None if copies is None else tuple(read_facts(Copy, copy) for copy in copies),
        tuple((key, why) for key, why in kept.get("reasons", ())),
    )


def changes_of(draft: Draft, own: list[str]) -> Changes:
    """Out of an issued letter, what was hers by the names that `Changes.own` gave it."""
    return Changes(
        {key: draft.part(key).text for key in own if not key.startswith(".")},
        draft.enclosures if ".enclosures" in own else None,
        draft.copies if ".copies" in own else None,
        draft.reasons if ".reasons" in own else (),
    )


def copies_for(case: CaseRecords, addressee: str, today: dt.date) -> tuple[Copy, ...]:
    """Whoever acts for them on that day and gets their letters, where the letter goes to them (2024 Code 3.6)."""
    person = case.facts("person")
    acting = person.get("representative") or {}
    name = str(acting.get("name", ""))
    gets = any(
        same_person(one.name, name) and one.scope in GETS_LETTERS and not one.ended(today)
        for one in representations(case)
    )
    if not name or not gets or addressee != person["name"]:
        return ()
    lines = tuple(line.strip() for line in str(acting.get("address", "")).split("\n") if line.strip())
    return (Copy(name, lines, str(acting.get("postcode", ""))),)
