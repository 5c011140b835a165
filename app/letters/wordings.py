"""Wordings: the words of a letter as data, one TOML file a kind of letter and edition.

    title = "We have received your complaint"
    closing = "Yours sincerely"
    closing_unnamed = "Yours faithfully"

    [[part]]
    key = "questions"
    heading = "Have we got this right?"
    paragraphs = [
      [ { when = "questions", say = "We need to ask you:" } ],
      [ { when = "questions", say = "{questions}" } ],
      [ "If we have misunderstood something, tell us." ],
    ]

A paragraph is a row of sentences, each plain or with `when`; a paragraph without a sentence that holds is left out.
The vocabulary is closed: a misspelt key, placeholder or condition is an error that names the file and the key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.letters.facts import Facts, Landlord
from app.letters.phrases import CONDITIONS, LISTS, PHRASES, holds, phrase
from app.rules.problems import UserError

LOOKS = ("text", "row", "panel")
"""How a part is set: as text under its heading, as a row of 'What happens next', or as a ruled panel."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PART_KEYS = frozenset({"key", "heading", "look", "paragraphs"})
_HEAD_KEYS = frozenset({"title", "closing", "closing_unnamed", "rows_heading", "part"})


class WordingError(UserError):
    """A letter's wording cannot be used as it is written; the sentence names the file and the key."""


@dataclass(frozen=True)
class Sentence:
    """Words with placeholders, and the condition under which they are said; empty for always."""

    say: str
    when: str = ""

    def said(self, facts: Facts, landlord: Landlord) -> str:
        """The words with every placeholder filled, or nothing where the condition does not hold."""
        if self.when and not holds(self.when, facts):
            return ""
        return _PLACEHOLDER.sub(lambda match: phrase(match[1], facts, landlord), self.say)


@dataclass(frozen=True)
class PartWording:
    """The words of one part: its heading, how it is set, and its paragraphs of sentences."""

    key: str
    heading: str
    look: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    def text(self, facts: Facts, landlord: Landlord) -> str:
        """The part's words for this case, with a blank line between paragraphs."""
        paragraphs = (
            " ".join(filter(None, (sentence.said(facts, landlord) for sentence in paragraph)))
            for paragraph in self.paragraphs
        )
        return "\n\n".join(filter(None, paragraphs))


@dataclass(frozen=True)
class Wording:
    """The words of one kind of letter under one edition."""

    title: str
    closing: str
    closing_unnamed: str
    """For a letter to 'Sir or Madam'."""
    rows_heading: str
    """The heading over the parts that are set as rows: 'What happens next'."""
    parts: tuple[PartWording, ...]
    source: str
    """The file it was read from, for a message."""


def has_wording(folder: Path, edition_key: str, kind: str, stage: int) -> bool:
    """Whether an edition has words of its own for this kind of letter at this stage."""
    return _file(folder, edition_key, kind, stage).is_file()


def read_wording(folder: Path, edition_key: str, kind: str, stage: int) -> Wording:
    """An edition's own words for one kind of letter. Raises WordingError, naming the file and the key."""
    path = _file(folder, edition_key, kind, stage)
    source = f"{edition_key}/{path.name}"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WordingError(f"{source}: there is no such wording in {folder}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WordingError(f"{source}: {error}") from None
    return wording_from(tables, source)


def wording_from(tables: Mapping[str, Any], source: str) -> Wording:
    """A wording from its parsed TOML; `source` is the file, for the message. Raises WordingError."""
    _refuse_unknown(tables, _HEAD_KEYS, source)
    rows = tables.get("part", [])
    if not rows:
        raise WordingError(f"{source}: “part” is missing.")
    parts = tuple(_part(row, f"{source} part {number}") for number, row in enumerate(rows, 1))
    keys = [part.key for part in parts]
    for key in keys:
        if keys.count(key) > 1:
            raise WordingError(f"{source}: part “{key}” is there twice.")
    return Wording(
        title=_text(tables, "title", source),
        closing=_text(tables, "closing", source),
        closing_unnamed=_text(tables, "closing_unnamed", source),
        rows_heading=_text(tables, "rows_heading", source),
        parts=parts,
        source=source,
    )


def _file(folder: Path, edition_key: str, kind: str, stage: int) -> Path:
    """`<edition>/<kind>-<stage>.toml`; failing that, `<edition>/<kind>.toml`, which serves every stage."""
    of_stage = folder / edition_key / f"{kind}-{stage}.toml"
    return of_stage if of_stage.is_file() else folder / edition_key / f"{kind}.toml"


def _part(row: Mapping[str, Any], where: str) -> PartWording:
    _refuse_unknown(row, _PART_KEYS, where)
    key = _text(row, "key", where)
    where = f"{where} “{key}”"
    look = row.get("look", "text")
    if look not in LOOKS:
        raise WordingError(f"{where}: “look” is “{look}”; one of {', '.join(LOOKS)} is wanted.")
    paragraphs = row.get("paragraphs")
    if not isinstance(paragraphs, list) or not all(isinstance(paragraph, list) for paragraph in paragraphs):
        raise WordingError(f"{where}: “paragraphs” is not a list of lists of sentences.")
    heading = _text(row, "heading", where) if row.get("heading") != "" else ""
    read = tuple(tuple(_sentence(one, where) for one in paragraph) for paragraph in paragraphs)
    return PartWording(key, heading, look, read)


def _sentence(value: object, where: str) -> Sentence:
    table = {"say": value} if isinstance(value, str) else value
    if not isinstance(table, dict):
        raise WordingError(f"{where}: a sentence is text, or a table with “say” and “when”; not {value!r}.")
    _refuse_unknown(table, {"say", "when"}, where)
    say = _text(table, "say", where)
    when = _text(table, "when", where) if "when" in table else ""
    if when and when.removeprefix("not ") not in CONDITIONS:
        raise WordingError(f"{where}: “when” is “{when}”; one of {', '.join(sorted(CONDITIONS))} is wanted.")
    for name in _PLACEHOLDER.findall(say):
        if name not in PHRASES:
            raise WordingError(f"{where}: “{{{name}}}” is not known; one of {', '.join(sorted(PHRASES))} is wanted.")
        if name in LISTS and say != f"{{{name}}}":
            raise WordingError(f"{where}: “{{{name}}}” is a list, so it stands alone in its paragraph.")
    if set(_PLACEHOLDER.sub("", say)) & set("{}"):
        raise WordingError(f"{where}: a brace has no partner in “{say}”.")
    return Sentence(say, when)


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise WordingError(f"{where}: “{key}” is missing, or is not text.")
    return value


def _refuse_unknown(table: Mapping[str, Any], known: Collection[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise WordingError(f"{where}: “{key}” is not known; one of {', '.join(sorted(known))} is wanted.")
