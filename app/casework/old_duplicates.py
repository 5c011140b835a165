"""Duplicates: rows of an old log that look like a case of the book, or like another row.

Two are one where they have the same reference, or where one person's complaint was received on the same day and their
references do not tell them apart. A running number of another log does not, where home and words are the same. A plain
number that begins again each year is no one's own: then name and day tell two apart.
Nothing is thrown away: what looks like a duplicate is left out and named.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from app.rules.dates import long_date
from app.rules.names import OTHER, Name, likeness, name_in_parts
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
        return all(self.told_by) and self.told_by == other.told_by

    def is_another_year_of(self, other: Known) -> bool:
        """Whether the same plain number is that of another person's complaint of another year."""
        apart = self.received.year != other.received.year and likeness(self.person, other.person) == OTHER
        return self.number.isdigit() and bool(self.name and other.name) and apart

    @cached_property
    def told_by(self) -> tuple[str, str]:
        """Home and words as they are compared."""
        return plain(self.home), plain(self.words)

    @cached_property
    def person(self) -> Name:
        """The name as it is compared: a row of a long log is held against many."""
        return name_in_parts(self.name)

    @cached_property
    def number(self) -> str:
        """The reference as it is compared."""
        return plain(self.reference)


@dataclass
class Lookalikes:
    """What is there already: the cases of the book, and the rows that were taken."""

    _by_reference: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
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
        for key in (one.number, *map(plain, one.others)):
            if key and len(self._by_reference[key]) < MOST_COMPARED:
                self._by_reference[key].append(one)
        if len(self._by_day[one.received]) < MOST_COMPARED:
            self._by_day[one.received].append(one)

    def like(self, one: Known) -> str:
        """What it looks like, in a sentence; empty where it looks like nothing."""
        for same in self._by_reference.get(one.number, ()):
            if not one.is_another_year_of(same):
                return f"It has the reference of {same.where}, “{one.reference}”."
        for other in self._by_day.get(one.received, ()):
            numbered = one.number and other.number
            told_apart = numbered and not one.same_in_all_but_number(other)
            if not told_apart and likeness(one.person, other.person) != OTHER:
                return f"{capital(other.where)} is of {other.name}, too, and received on {long_date(one.received)}."
        return ""


def plain(reference: str) -> str:
    """A reference without its spaces, strokes and capitals: 'C/012' is 'c012'."""
    return re.sub(r"[\W_]+", "", reference.casefold())
