"""Names: whether two of them can be one person, however they are spelt. The one rule by which names are compared.

Nobody considers a complaint twice (2024 Code 6.13; 2022 Code 5.12), and who somebody is does not hang on a title, a
stop or a first name cut to its letter. A doubt is a doubt: the officer may say that two people share a name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from app.rules.diminutives import one_name

_TITLES = (
    "mr mrs miss ms mx dr dame sir lady lord prof professor canon rev revd reverend fr father sister brother the very "
    "most right rt hon honourable ven venerable archdeacon dean preb prebendary bishop deacon pastor rabbi imam cllr "
    "councillor ald alderman capt captain maj major col colonel lt sgt mgr monsignor"
)
TITLES = frozenset(_TITLES.split())
"""What may stand before a name and is no part of it."""

HIS = frozenset(("mr", "sir", "lord", "fr", "father", "brother"))
HERS = frozenset(("mrs", "miss", "ms", "dame", "lady", "sister"))
"""The titles of a man and of a woman: Mr and Mrs A. Reed are two people of one home."""

_AFTER = "esq esquire jp dl obe mbe cbe kbe dbe bem qc kc mp phd bsc msc frsa cihcm"
LETTERS_AFTER = frozenset(_AFTER.split())
"""What may stand after a name and is no part of it."""

SAME, LIKELY, OTHER = "same", "likely", "other"
"""One person; one person unless somebody says they are two; two people."""

VOWELS = frozenset("aeiouy")

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
_PLAIN = str.maketrans(_LETTERS | {one.upper(): plain.upper() for one, plain in _LETTERS.items()})
"""Letters that are no plain letter with an accent, as they are written without them."""

LONGEST_INITIALS, SHORTEST_SLIP, LONG = 3, 3, 5
"""Initials run together are no longer than this; a slip is seen in no shorter name; from here on any letter may be
the wrong one."""


def likeness(one: str | Name, other: str | Name) -> str:
    """Whether two names are of one person: `SAME`, `LIKELY` or `OTHER`.

    Without titles, stops, accents and capitals: the same words are one person, in whatever order. The same surname is
    likely to be one person where a first name is missing or only its letter, and where the first names are one for
    short, or a slip apart; and so is the same first name where the surnames are a slip apart, or one has a second
    barrel. Two first names that have nothing in common are two people. Who compares a name with many puts it in parts
    once.
    """
    first, second = (_name(each) if isinstance(each, str) else each for each in (one, other))
    if not first.words or not second.words:
        return OTHER
    if sorted(first.words) == sorted(second.words) or first.letters == second.letters:
        return LIKELY if _of_two_titles(first, second) else SAME
    return LIKELY if _alike(first, second) else OTHER


def name_in_parts(name: str) -> Name:
    """A name as it is compared."""
    return _name(name)


def same_person(one: str, other: str) -> bool:
    """Whether two names are certainly of one person."""
    return likeness(one, other) == SAME


def surname(name: str) -> str:
    """The surname of a name as it is spelt, in small letters, for a search; empty where there is no name."""
    wanted = _name(name).surname
    spelt = (word.strip(".") for word in re.split(r"[\s,]+", name.casefold()))
    return next((word for word in spelt if wanted and _joined("".join(_folded(word))) == wanted), "")


@dataclass(frozen=True)
class Name:
    """A name in parts, in plain small letters, as `name_in_parts` makes it."""

    titles: frozenset[str] = frozenset()
    given: tuple[str, ...] = ()
    """The first names; a letter stands for one that is not written out."""
    surnames: tuple[str, ...] = ()
    """The surname, each of its barrels."""

    @cached_property
    def surname(self) -> str:
        """The surname as one word."""
        return "".join(self.surnames)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return tuple(filter(None, (*self.given, self.surname)))

    @property
    def letters(self) -> str:
        """All of its letters."""
        return "".join(self.words)

    @property
    def in_full(self) -> bool:
        """Whether a first name is written out."""
        return any(len(one) > 1 for one in self.given)


def _of_two_titles(first: Name, second: Name) -> bool:
    """Whether one title is a man's and the other a woman's, where no first name says that they are one person."""
    his, hers = [HIS & one.titles for one in (first, second)], [HERS & one.titles for one in (first, second)]
    across = (his[0] and hers[1] and not hers[0] and not his[1]) or (his[1] and hers[0] and not hers[1] and not his[0])
    return bool(across) and not first.in_full


def _alike(first: Name, second: Name) -> bool:
    """Whether two names that are not the same may be one person's."""
    if first.surname == second.surname:
        if not first.given or not second.given:
            return True
        shared = {one for one in first.given if len(one) > 1} & set(second.given)
        return bool(shared) or _given_alike(first.given[0], second.given[0])
    if not first.in_full or not second.in_full or first.given[0] != second.given[0]:
        return False
    barrels = set(first.surnames) & set(second.surnames)
    return bool(barrels) or _one_slip(first.surname, second.surname)


def _given_alike(one: str, other: str) -> bool:
    """Whether two first names may be one: for short, by their letter, or with a slip."""
    if one[0] == other[0] and (one.startswith(other) or other.startswith(one)):
        return True
    return one_name(one, other) or _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    """Whether two words are a slip apart: a letter too many, two changed about, a vowel for another.

    In a long word any letter may be the wrong one; in a short one that makes another name: Mark and Mary.
    """
    if min(len(one), len(other)) < SHORTEST_SLIP or one == other:
        return False
    longest = max(len(one), len(other))
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if len(one) == len(other) == 1:
        return longest >= LONG or {one, other} <= VOWELS
    swapped = len(one) == 2 and one == other[::-1]  # noqa: PLR2004 - two letters changed about
    return swapped or len(one) + len(other) == 1


def _name(name: str) -> Name:
    """A name in its parts, first names first: 'Price, Canon Henry, OBE' is henry, price."""
    parts = [part for part in (_folded(part) for part in name.split(",")) if part]
    parts = [part for part in parts if not LETTERS_AFTER.issuperset(map(_joined, part))] or parts
    words = [word for part in (*parts[1:], *parts[:1]) for word in part]
    titles: list[str] = []
    while len(words) > 1 and _joined(words[-1]) in LETTERS_AFTER:
        words.pop()
    while len(words) > 1 and _joined(words[0]) in TITLES:
        titles.append(_joined(words.pop(0)))
    if not words:
        return Name()
    if len(words) > 1 and len(words[-1]) == 1:  # 'Clerk A': nobody's surname is a letter
        words = [*words[1:], words[0]] if len(words[0]) > 1 else words
    given = tuple(letter for word in words[:-1] for letter in _given(word))
    barrels = tuple(part.casefold() for part in words[-1].split("-") if part)
    return Name(frozenset(titles), given, barrels)


def _given(word: str) -> tuple[str, ...]:
    """A first name; initials that are run together are letters each: 'HJ'."""
    joined = _joined(word)
    initials = word.isupper() or VOWELS.isdisjoint(joined)
    return tuple(joined) if 1 < len(joined) <= LONGEST_INITIALS and initials else (joined,)


def _joined(word: str) -> str:
    """A word in small letters as one, whatever hyphens it has."""
    return word.replace("-", "").casefold()


def _folded(text: str) -> list[str]:
    """The words of a text without accents; an apostrophe joins, a hyphen stays, anything else parts."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)
    joined = re.sub(r"['\u2019\u00ad]", "", re.sub(r"[\u2010\u2011]", "-", plain))
    words = "".join(c if c.isalnum() or c == "-" else " " for c in joined).split()
    return [word for word in (word.strip("-") for word in words) if word]
