"""Duplicates: rows of an old log that look like a case of the book, or like another row.

Two are one where they have the same reference, or where one person's complaint was received on the same day and their
references do not tell them apart. A running number of another log does not, where home and words are the same.
Nothing is thrown away: what looks like a duplicate is left out and named.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.rules.dates import long_date
from app.rules.names import OTHER, likeness
from app.rules.words import capital

MOST_COMPARED = 200
"""Complaints of one day that a row is held against: in no log are there more."""


@dataclass(frozen=True)
class Known:
    """What a case or a row is known by."""

    where: str
    """'case 2026/004', 'row 9'."""
    reference: str
    name: str
    received: dt.date
    others: tuple[str, ...] = ()
    """Other references that it goes by."""
    home: str = ""
    words: str = ""

    def same_in_all_but_number(self, other: Known) -> bool:
        """Whether home and words are the same, and there are any: a log that was numbered anew, say."""
        mine, theirs = ((plain(one.home), plain(one.words)) for one in (self, other))
        return all(mine) and mine == theirs


@dataclass
class Lookalikes:
    """What is there already: the cases of the book, and the rows that were taken."""

    _by_reference: dict[str, Known] = field(default_factory=dict)
    _by_day: dict[dt.date, list[Known]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, known: Iterable[Known]) -> Lookalikes:
        """The cases of the book."""
        made = cls()
        for one in known:
            made.add(one)
        return made

    def add(self, one: Known) -> None:
        """One more that others may look like."""
        for reference in (one.reference, *one.others):
            if key := plain(reference):
                self._by_reference.setdefault(key, one)
        if len(self._by_day[one.received]) < MOST_COMPARED:
            self._by_day[one.received].append(one)

    def like(self, one: Known) -> str:
        """What it looks like, in a sentence; empty where it looks like nothing."""
        same = self._by_reference.get(plain(one.reference))
        if same is not None:
            return f"It has the reference of {same.where}, “{one.reference}”."
        for other in self._by_day.get(one.received, ()):
            numbered = plain(one.reference) and plain(other.reference)
            told_apart = numbered and not one.same_in_all_but_number(other)
            if not told_apart and likeness(one.name, other.name) != OTHER:
                return f"{capital(other.where)} is of {other.name}, too, and received on {long_date(one.received)}."
        return ""


def plain(reference: str) -> str:
    """A reference without its spaces, strokes and capitals: 'C/012' is 'c012'."""
    return re.sub(r"[\W_]+", "", reference.casefold())
