"""Shelves: where the wordings lie, and the words of a letter for an edition that has none of its own.

Having a rule is not having words: Casebook writes the letters for which some edition has a wording. An edition that is
new, and is nothing but its own file, borrows the words part by part, and the officer writes what nobody has words for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.letters.wordings import PartWording, Wording, has_wording, read_wording
from app.rules.provisions import LetterRule, PartRule


def fitted(rule: LetterRule, wordings: Sequence[Wording]) -> Wording:
    """A wording with exactly the parts of the rule, made of other editions' wordings; the newest of them comes first.

    The one that has words for most of what the rule demands gives title, close and order. A part that it lacks comes
    from the newest that has it; one that nobody has is empty under the name that the rule gives it, to be written by
    the officer. Either stands after the part that it follows in the rule, but not before the opening.
    """
    demanded = {part.key for part in rule.parts if part.demanded}
    base = max(wordings, key=lambda wording: len(demanded & {part.key for part in wording.parts}))
    words, asks = {part.key: _unworded(part) for part in rule.parts}, {ask.key: ask for ask in base.asks}
    for wording in (*reversed(wordings), base):
        words |= {part.key: part for part in wording.parts if part.key in words}
        asks = {ask.key: ask for ask in wording.asks} | asks
    order = [part.key for part in base.parts if part.key in words]
    for before, key in pairwise(["", *(part.key for part in rule.parts)]):
        if key not in order:
            order.insert(_place(order, before, words, row=words[key].look == "row"), key)
    return replace(base, parts=tuple(words[key] for key in order), asks=tuple(asks.values()))


def _unworded(part: PartRule) -> PartWording:
    return PartWording(part.key, part.name, "text", ())


def _place(order: Sequence[str], before: str, words: dict[str, PartWording], *, row: bool) -> int:
    """Where a part goes that follows another in the rule: behind it, but a row with the rows and nothing among them."""
    rows = [number for number, key in enumerate(order) if words[key].look == "row"]
    place = order.index(before) + 1 if before else 0
    if rows and (row or rows[0] < place <= rows[-1]):
        return rows[-1] + 1
    return place + 1 if order[place:] and not words[order[place]].heading else place


@cache
def _worded(shelf: Shelf, kind: str, stage: int) -> bool:
    """Looked up once: a list of cases asks it of every case, and what Casebook ships does not change as it runs."""
    return any(has_wording(shelf.folder, edition, kind, stage) for edition in shelf.editions)


@dataclass(frozen=True)
class Shelf:
    """The wordings that there are."""

    folder: Path
    editions: tuple[str, ...]
    """The keys of the editions, the newest first."""

    def has_words(self, kind: str, stage: int) -> bool:
        """Whether this kind of letter can be written at this stage, for any edition that makes demands of it."""
        return _worded(self, kind, stage)

    def wording(self, rule: LetterRule, edition: str, stage: int) -> Wording:
        """The words of a letter: the edition's own as they stand, else fitted from those of the others.

        Raises WordingError where there are none, or where a file cannot be used as it is written.
        """
        if has_wording(self.folder, edition, rule.kind, stage):
            return read_wording(self.folder, edition, rule.kind, stage)
        worded = [other for other in self.editions if has_wording(self.folder, other, rule.kind, stage)]
        if not worded:
            return read_wording(self.folder, edition, rule.kind, stage)  # which says that it is not there
        return fitted(rule, [read_wording(self.folder, other, rule.kind, stage) for other in worded])
