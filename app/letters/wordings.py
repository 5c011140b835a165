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

    [[ask]]
    key = "done"
    question = "What was done since they last heard from you?"
    kind = "lines"

An ask is what the officer is asked before the letter is begun; see `app.letters.asks`. What she answers can be used
like a phrase of the vocabulary. A paragraph is a row of sentences, each plain or with `when`, in which 'and' joins two
conditions; a paragraph without a sentence that holds is left out. The vocabulary is closed: a misspelt key, placeholder
or condition is an error that names the file and the key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.letters.asks import ASK_KINDS, LIES, STARTS, TEXT_KINDS, YES_NO, Ask
from app.letters.facts import Facts, Landlord
from app.letters.phrases import CONDITIONS, LISTS, PHRASES, holds, phrase
from app.rules.problems import UserError

LOOKS = ("text", "row", "panel", "sheet")
"""How a part is set: as text under its heading, as a row of 'What happens next', as a ruled panel, or on a sheet of its
own behind the letter, to be sent back without a name."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_STOPPED = re.compile(r"\.\0(\.)")
"""What ends in a full stop already, at the end of its sentence: 'every week.' in “{how_often}.”"""
_PART_KEYS = frozenset({"key", "heading", "look", "paragraphs"})
_HEAD_KEYS = frozenset({"title", "closing", "closing_unnamed", "rows_heading", "part", "ask"})
_ASK_KEYS = frozenset({"key", "question", "kind", "hint", "needed", "start", "options", "shown", "lies"})


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
        said = _PLACEHOLDER.sub(lambda match: f"{phrase(match[1], facts, landlord)}\0", self.say)
        return _STOPPED.sub(r"\1", said).replace("\0", "")


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
    asks: tuple[Ask, ...] = ()
    """What the officer is asked before the letter is begun; empty for one that says what is on record."""


def has_wording(folder: Path, edition_key: str, kind: str, stage: int) -> bool:
    """Whether an edition has words of its own for this kind of letter at this stage."""
    return _file(folder, edition_key, kind, stage).is_file()


def read_wording(folder: Path, edition_key: str, kind: str, stage: int) -> Wording:
    """An edition's own words for one kind of letter. Raises WordingError, naming the file and the key."""
    path = _file(folder, edition_key, kind, stage)
    source = f"{edition_key}/{path.name}"
    try:
        return _wording_in(path.read_text(encoding="utf-8"), source)
    except FileNotFoundError:
        raise WordingError(f"{source}: there is no such wording in {folder}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WordingError(f"{source}: {error}") from None


@lru_cache(maxsize=256)
def _wording_in(text: str, source: str) -> Wording:
    """The words in a file's text; a letter is read again and again while it is written, and its words stay the same."""
    return wording_from(tomllib.loads(text), source)


def wording_from(tables: Mapping[str, Any], source: str) -> Wording:
    """A wording from its parsed TOML; `source` is the file, for the message. Raises WordingError."""
    _refuse_unknown(tables, _HEAD_KEYS, source)
    rows = tables.get("part", [])
    if not rows:
        raise WordingError(f"{source}: “part” is missing.")
    asks = _asks(tables.get("ask", []), source)
    parts = tuple(_part(row, f"{source} part {number}", asks) for number, row in enumerate(rows, 1))
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
        asks=asks,
    )


def _file(folder: Path, edition_key: str, kind: str, stage: int) -> Path:
    """`<edition>/<kind>-<stage>.toml`; failing that, `<edition>/<kind>.toml`, which serves every stage."""
    of_stage = folder / edition_key / f"{kind}-{stage}.toml"
    return of_stage if of_stage.is_file() else folder / edition_key / f"{kind}.toml"


def _asks(rows: Sequence[Mapping[str, Any]], source: str) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    for number, row in enumerate(rows, 1):
        ask = _ask(row, f"{source} ask {number}")
        where = f"{source} ask “{ask.key}”"
        if ask.key in PHRASES or ask.key in CONDITIONS or ask.key in {one.key for one in asks}:
            raise WordingError(f"{where}: that name has a meaning already. Choose another.")
        if ask.shown and ask.shown not in _said_by(asks):
            raise WordingError(f"{where}: “shown” is “{ask.shown}”, which no ask before it has.")
        asks.append(ask)
    return tuple(asks)


def _ask(row: Mapping[str, Any], where: str) -> Ask:
    _refuse_unknown(row, _ASK_KEYS, where)
    kind, start = _text(row, "kind", where), row.get("start", "")
    if kind not in ASK_KINDS:
        raise WordingError(f"{where}: “kind” is “{kind}”; one of {', '.join(ASK_KINDS)} is wanted.")
    if start and start not in STARTS:
        raise WordingError(f"{where}: “start” is “{start}”; one of {', '.join(STARTS)} is wanted.")
    if (lies := row.get("lies", "")) and (lies not in LIES or kind != "date"):
        raise WordingError(f"{where}: “lies” is “{lies}”; a date, and nothing else, lies {' or '.join(LIES)}.")
    options = YES_NO if kind == "yes_no" else tuple((str(key), str(words)) for key, words in row.get("options", []))
    if (kind == "choice") != bool(options and kind != "yes_no"):
        raise WordingError(f"{where}: a choice, and nothing else, has “options”.")
    return Ask(
        key=_text(row, "key", where),
        question=_text(row, "question", where),
        kind=kind,
        hint=row.get("hint", ""),
        needed=row.get("needed", ""),
        start=start,
        options=options,
        shown=row.get("shown", ""),
        lies=lies,
    )


def _said_by(asks: Sequence[Ask]) -> set[str]:
    """The conditions that there are because of these asks."""
    return {condition for ask in asks for condition in ask.conditions}


def _part(row: Mapping[str, Any], where: str, asks: Sequence[Ask]) -> PartWording:
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
    read = tuple(tuple(_sentence(one, where, asks) for one in paragraph) for paragraph in paragraphs)
    return PartWording(key, heading, look, read)


def _sentence(value: object, where: str, asks: Sequence[Ask]) -> Sentence:
    table = {"say": value} if isinstance(value, str) else value
    if not isinstance(table, dict):
        raise WordingError(f"{where}: a sentence is text, or a table with “say” and “when”; not {value!r}.")
    _refuse_unknown(table, {"say", "when"}, where)
    say = _text(table, "say", where)
    when = _text(table, "when", where) if "when" in table else ""
    conditions = CONDITIONS.keys() | _said_by(asks)
    if when and not {one.removeprefix("not ") for one in when.split(" and ")} <= conditions:
        raise WordingError(f"{where}: “when” is “{when}”; one of {', '.join(sorted(conditions))} is wanted.")
    names, alone = PHRASES.keys() | {ask.key for ask in asks}, {ask.key for ask in asks if ask.kind in TEXT_KINDS}
    for name in _PLACEHOLDER.findall(say):
        if name not in names:
            raise WordingError(f"{where}: “{{{name}}}” is not known; one of {', '.join(sorted(names))} is wanted.")
        if name in LISTS | alone and say != f"{{{name}}}":
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
