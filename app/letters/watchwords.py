"""Watchwords: words that no letter has, as data, each with why and with what to write in its place.

What is out of date stands in `resources/letters/outdated.toml`; the words of tenancy, which are wrong at an almshouse,
in `tenancy.toml` beside it. Words within what was said on the case are nobody's slip.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.quotations import blanked, own_words, plain
from app.letters.terms import TERMS
from app.rules.problems import Problem
from app.rules.tables import EditionError, record_from, refuse_unknown, rows_of, tables_of

OUTDATED, TENANCY = "outdated.toml", "tenancy.toml"


@dataclass(frozen=True)
class Watchword:
    """Words that are one mistake, and what to do about it."""

    find: tuple[str, ...]
    why: str
    instead: str
    """What to write. In braces stands a word of the landlord's own."""
    since: dt.date = dt.date.min
    """The first day on which a letter must not have them."""
    not_under: tuple[str, ...] = ()
    """The editions under which they are still right."""
    near: tuple[str, ...] = ()
    """Words of which one stands in the same paragraph; empty where they are wrong by themselves."""
    source: str = ""
    to_be_confirmed: str = ""

    def found_in(self, text: str) -> str:
        """The first of the words in a text, as they stand there; empty for none."""
        match = _pattern(self.find).search(text)
        return match[0] if match and (not self.near or _pattern(self.near).search(text)) else ""


@dataclass(frozen=True)
class Watchlist:
    """The words of one file, and the names in which they are right."""

    words: tuple[Watchword, ...]
    names: tuple[str, ...] = ()


@cache
def read_watchlist(path: Path) -> Watchlist:
    """A file of watchwords. Raises EditionError, which names the file and the key."""
    tables = tables_of(path)
    refuse_unknown(tables, {"words", "names"}, path.name)
    words = tuple(record_from(Watchword, row, where) for row, where in rows_of(tables, "words", path.name))
    for one in words:
        if unknown := set(re.findall(r"\{([^{}]*)\}", one.instead)) - TERMS.keys():
            known = ", ".join(TERMS)
            raise EditionError(f"{path.name}: “{{{min(unknown)}}}” is not known; one of {known} is wanted.")
    return Watchlist(words, tuple(str(name) for name in tables.get("names", ())))


def outdated(draft: Draft, landlord: Landlord, folder: Path) -> Iterator[Problem]:
    """What a letter says of the Code or the Ombudsman that is no longer so."""
    for one in read_watchlist(folder / OUTDATED).words:
        if draft.edition_key in one.not_under or draft.facts.dated < one.since:
            continue
        if kept := one.found_in(own_words(" ".join(landlord.ombudsman.address))):
            yield Problem("ombudsman_details", f"“{kept}” in the Ombudsman's details is out of date. {one.why}")
            continue
        for key, found in _found(draft, one, ()):
            yield Problem(key, f"“{found}” is out of date. {one.why} {one.instead}")


def tenancy_words(draft: Draft, landlord: Landlord, folder: Path) -> Iterator[Problem]:
    """Words of tenancy in a letter of an almshouse charity; none in that of another landlord."""
    if not landlord.almshouse:
        return
    watched = read_watchlist(folder / TENANCY)
    terms = {key: str(getattr(landlord, key)) for key in TERMS}
    own = {own_words(word).casefold() for word in terms.values()}
    for one in watched.words:
        for key, found in _found(draft, one, (*watched.names, landlord.name)):
            if found.casefold() not in own:
                yield Problem(key, f"“{found}” is a word of tenancy. {one.why} {one.instead.format(**terms)}")


def _found(draft: Draft, word: Watchword, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The parts of a letter that have these words, each once: its key, and the words as they stand there."""
    own = (*draft.facts.texts(), *names)
    for part in draft.parts:
        paragraphs = [part.heading, *re.split(r"\n\s*\n", part.text)]
        if not any(word.found_in(plain(text)) for text in paragraphs):
            continue  # to blank what is somebody's own takes longer than to look
        found = next(filter(None, (word.found_in(blanked(plain(text), own)) for text in paragraphs)), "")
        if found:
            yield part.key, found


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all: the longest first, with or without their hyphens."""
    each = sorted((own_words(word) for word in words), key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\-", "[ -]?").replace(r"\ ", "[ -]") for word in each)
    return re.compile(rf"(?<![\w@.])(?:{alternatives})(?![\w@])", re.IGNORECASE)
