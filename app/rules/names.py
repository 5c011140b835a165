"""Names: whether two of them can be one person, however they are spelt.

Nobody considers a complaint twice (2024 Code 6.13; 2022 Code 5.12), and who somebody is does not hang on a title, a
stop or a first name cut to its letter. A doubt is a doubt: the officer may say that two people share a name.
"""

from __future__ import annotations

import re
import unicodedata

_TITLES = (
    "mr mrs miss ms mx dr dame sir lady lord prof professor canon rev revd reverend fr father sister brother the very "
    "most right rt hon honourable ven venerable archdeacon dean preb prebendary bishop deacon pastor rabbi imam cllr "
    "councillor ald alderman capt captain maj major col colonel lt sgt mgr monsignor"
)
TITLES = frozenset(_TITLES.split())
"""What may stand before a name and is no part of it."""

_AFTER = "esq esquire jp dl obe mbe cbe kbe dbe bem qc kc mp phd bsc msc frsa cihcm"
LETTERS_AFTER = frozenset(_AFTER.split())
"""What may stand after a name and is no part of it."""

SAME, LIKELY, OTHER = "same", "likely", "other"
"""One person; one person unless somebody says they are two; two people."""


def likeness(one: str, other: str) -> str:
    """Whether two names are of one person: `SAME`, `LIKELY` or `OTHER`.

    Without titles, stops, accents and capitals: the same words are one person; the same surname with the same first
    letter, or with no first name on one side, is likely to be one.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return OTHER
    if sorted(first) == sorted(second) or "".join(first) == "".join(second):
        return SAME
    if first[-1] != second[-1]:
        return OTHER
    bare = len(first) == 1 or len(second) == 1
    return LIKELY if bare or first[0][0] == second[0][0] else OTHER


def _words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared, first names first: 'Price, Canon Henry, OBE' is henry, price."""
    parts = [part for part in (_folded(part) for part in name.split(",")) if part]
    parts = [part for part in parts if not LETTERS_AFTER.issuperset(part)] or parts
    words = [word for part in (*parts[1:], *parts[:1]) for word in part]
    while len(words) > 1 and words[-1] in LETTERS_AFTER:
        words.pop()
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return tuple(words)


def _folded(text: str) -> list[str]:
    """The words of a text in plain small letters; a hyphen or an apostrophe joins, anything else parts."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    joined = re.sub(r"['\u2019\u2010\u2011\u00ad-]", "", plain)
    return "".join(c if c.isalnum() else " " for c in joined).split()
