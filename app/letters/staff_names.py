"""Staff names: who works for the landlord and is named in a letter, under an edition that advises against it.

The Code of 2022 does not as a rule have members of staff or contractors named (4.9). Whoever deals with the complaint
is: a resident has to know whom to ask for. What the resident said is theirs, names and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.letters.drafts import Draft
from app.letters.facts import Facts
from app.letters.quotations import blanked, of_the_resident, own_words, plain
from app.rules.names import LETTERS_AFTER, OTHER, TITLES, likeness
from app.rules.tables import record_from, refuse_unknown, rows_of, tables_of

UNNAMED = "unnamed.toml"

_JOINTS = frozenset({"and", "&", "de", "van", "von", "der", "la", "le", "du", "ap", "ab", "al", "el", "bin"})
"""Words within a name that have no capital."""


@dataclass(frozen=True)
class NamesRule:
    """That an edition has nobody named who works for the landlord."""

    edition: str
    clause: str
    says: str
    instead: str
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class Named:
    """Somebody who is named in a letter, and the part that names them."""

    part: str
    name: str
    rule: NamesRule

    @property
    def sentence(self) -> str:
        """What to do about it."""
        return f"The letter names {self.name}. {self.rule.says} {self.rule.instead}"


@cache
def read_names(path: Path) -> tuple[tuple[NamesRule, ...], tuple[str, ...]]:
    """The rules of a file, and the words at the end of what is nobody's own name. Raises EditionError."""
    tables = tables_of(path)
    refuse_unknown(tables, {"names", "groups"}, path.name)
    rules = tuple(record_from(NamesRule, row, where) for row, where in rows_of(tables, "names", path.name))
    return rules, tuple(str(word) for word in tables.get("groups", ()))


def named_staff(draft: Draft, folder: Path) -> tuple[Named, ...]:
    """Everybody who works for the landlord and is named where the edition advises against it, each once."""
    rules, groups = read_names(folder / UNNAMED)
    rule = next((one for one in rules if one.edition == draft.edition_key), None)
    if rule is None:
        return ()
    own = of_the_resident(draft.facts)
    texts = {part.key: blanked(plain(f"{part.heading}\n{part.text}"), own) for part in draft.parts}
    return tuple(
        Named(part, name, rule)
        for name in _watched(draft.facts, groups)
        if (part := next((key for key, text in texts.items() if _pattern(name).search(text)), ""))
    )


def _watched(facts: Facts, groups: tuple[str, ...]) -> Iterator[str]:
    """The people who are not to be named: not whoever deals with the complaint, nor who the letter is for."""
    for name in dict.fromkeys(" ".join(one.split()) for one in facts.staff):
        others = (facts.handler, facts.addressee, facts.salutation, facts.representative)
        if is_a_name(name, groups) and all(likeness(name, other) == OTHER for other in others if other):
            yield name


def is_a_name(text: str, groups: tuple[str, ...]) -> bool:
    """Whether a text is somebody's name, and not a post or a group: 'Ann Hill', but no 'The clerk' or 'Repairs team'.

    A name has two words or more, each with a capital, titles apart.
    """
    words = [word for word in text.replace(",", " ").split() if word.casefold() not in _JOINTS]
    if len(words) < 2 or words[-1].casefold().rstrip(".") in groups or words[0].casefold() in ("the", "our", "your"):  # noqa: PLR2004 - a first name, or a title, and a surname
        return False
    return all(word[0].isupper() for word in words)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A name as it stands, or as letters shorten it: 'Ann Hill', 'A. Hill', 'Ms Hill'; nobody else's 'Hill'."""
    words = [word for word in own_words(name).replace(",", " ").split() if not _beside(word)]
    titles = "|".join(sorted(TITLES, key=len, reverse=True))
    forms = [re.escape(own_words(name)), r"\s".join(map(re.escape, words))]
    if words and words[-1][:1].isupper() and not _JOINTS & {word.casefold() for word in words}:
        surname = re.escape(words[-1])
        forms.append(rf"(?i:{titles})\.? (?:[A-Z][\w.'-]* ){{0,2}}{surname}")
        forms += [rf"{re.escape(words[0][0])}\.? ?{surname}"] if len(words) > 1 else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(filter(None, forms))})(?!\w)")


def _beside(word: str) -> bool:
    return word.casefold().rstrip(".") in TITLES | LETTERS_AFTER
