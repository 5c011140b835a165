"""Named people: whether a text speaks of somebody by name, and whom else it names.

Both lean towards too much: what is found is shown to the officer, who knows her residents. What is not found here may
still be there, as "the lady at number 4"; whoever hands papers out reads them first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.rules.diminutives import GROUPS
from app.rules.names import HERS, HIS, LETTERS_AFTER, OTHER, TITLES, likeness, surname

_BEFORE = frozenset(("the", "very", "most", "right"))
"""What stands before a title: 'the Very Reverend'. On its own it begins any sentence."""

_TITLE = "|".join(sorted((f"{title[0].upper()}{title[1:]}" for title in TITLES - _BEFORE), key=len, reverse=True))
_WORD = r"[A-Z\u00c0-\u00dd][\w'\u2019-]*"
_INITIAL = r"[A-Z](?:\.|(?= ))"
_TITLED = re.compile(rf"\b(?:(?:{_TITLE})\.? )+(?:(?:{_INITIAL}|{_WORD})(?: |\b|$)){{1,4}}")
_FIRST = frozenset(name for group in GROUPS for name in group)
_PAIR = re.compile(rf"\b({_WORD}) ((?:{_INITIAL} )?{_WORD})")
_AFTER_IT = re.compile(r"(?:['\u2019]s)$")
_NOT_A_NAME = (
    "i we you they he she it the this that if and but on in at for of your our their please dear yes no stage entry "
    "row street road lane close court house avenue drive way place terrace gardens green hill square park ward council "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december ombudsman code casebook"
)
_NO_NAME = frozenset(_NOT_A_NAME.split())


def speaks_of(text: str, name: str) -> bool:
    """Whether a text has the surname of somebody as a word, whatever accents and capitals it is written with."""
    wanted = surname(name)
    if not wanted or _plain(wanted) not in _plain(text):
        return False
    return re.search(rf"(?<!\w){re.escape(_plain(wanted))}(?!\w)", _plain(text)) is not None


def people_named(text: str) -> tuple[str, ...]:
    """The names of people in a text, in their order, each once: with a title, or after a first name that is common."""
    found = (*_titled(text), *_with_first_name(text))
    places = sorted(found)
    kept: list[str] = []
    end = -1
    for at, name in places:
        if at >= end and name not in kept:
            kept.append(name)
        end = max(end, at + len(name))
    return tuple(kept)


def others_named(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The people in a text who cannot be the one who bears these names."""
    return tuple(one for one in people_named(text) if all(_another(one, name) for name in names))


def _another(one: str, name: str) -> bool:
    """Whether two names are of two people: nothing says that they are one, or one is a man's and one a woman's."""
    titles = [frozenset(word.strip(".").casefold() for word in each.split()) for each in (one, name)]
    across = any(titles[at] & HIS and titles[1 - at] & HERS for at in (0, 1))
    return across or likeness(one, name) == OTHER


def _titled(text: str) -> Iterator[tuple[int, str]]:
    for found in _TITLED.finditer(text):
        words = found[0].split()
        kept: list[str] = []
        for word in words:
            bare = word.strip(".").casefold()
            if bare in _NO_NAME and kept:
                break
            kept.append(word)
        name = _AFTER_IT.sub("", " ".join(kept).rstrip(".,"))
        if kept and not all(word.strip(".").casefold() in TITLES | LETTERS_AFTER for word in name.split()):
            yield found.start(), name


def _with_first_name(text: str) -> Iterator[tuple[int, str]]:
    for found in _PAIR.finditer(text):
        first, second = found[1].casefold(), found[2].split()[-1].casefold()
        if first in _FIRST and second not in _NO_NAME and first not in _NO_NAME:
            yield found.start(), _AFTER_IT.sub("", found[0])


def _plain(text: str) -> str:
    """Small letters without accents, and one kind of apostrophe."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("\u2019", "'")
