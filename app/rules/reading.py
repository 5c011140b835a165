"""Reads an edition's TOML into frozen data, with a closed vocabulary.

A misspelt key, an unknown word or a missing value stops the start-up and names the file and the key: a wrong figure in
silence would be a wrong date on a letter.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from app.rules.editions import (
    BEYOND,
    FORCES,
    KINDS,
    OUTCOMES,
    Clause,
    ClockRule,
    Edition,
    Editions,
    LetterRule,
    PartRule,
    TriageRule,
)

T = TypeVar("T")


class EditionError(Exception):
    """An edition's file does not say what Casebook can count with; the sentence names the file and the key."""


def read_editions(folder: Path) -> Editions:
    """Every edition in a folder, oldest first.

    A TOML file that has no [edition] table is some other kind of fact and is passed over. Raises EditionError.
    """
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise EditionError(f"{path.name}: {error}") from None
        if "edition" in tables:
            found.append(edition_from(tables, path.name))
    return Editions.of(found)


def edition_from(tables: Mapping[str, Any], name: str) -> Edition:
    """One edition from its parsed TOML; `name` is the file, for the message. Raises EditionError."""
    known = {"edition", "definition", "stages", "clock", "letter", "clause", "triage"}
    _refuse_unknown(tables, known, name)
    head = _table(tables, "edition", name)
    definition = _table(tables, "definition", name)
    stages = _table(tables, "stages", name)
    _refuse_unknown(head, {"key", "name", "short_name", "source", "in_force", "checked_on"}, f"{name} [edition]")
    _refuse_unknown(definition, {"clause", "text"}, f"{name} [definition]")
    _refuse_unknown(stages, {"fewest", "most"}, f"{name} [stages]")
    clocks = tuple(_build(ClockRule, row, f"{name} [[clock]] {n}") for n, row in enumerate(_rows(tables, "clock"), 1))
    letters = tuple(_letter(row, f"{name} [[letter]] {n}") for n, row in enumerate(_rows(tables, "letter"), 1))
    clauses = tuple(_build(Clause, row, f"{name} [[clause]] {n}") for n, row in enumerate(_rows(tables, "clause"), 1))
    triage = tuple(
        _build(TriageRule, row, f"{name} [[triage]] {n}") for n, row in enumerate(_rows(tables, "triage"), 1)
    )
    edition = Edition(
        key=_value(head, "key", str, f"{name} [edition]"),
        name=_value(head, "name", str, f"{name} [edition]"),
        short_name=_value(head, "short_name", str, f"{name} [edition]"),
        source=_value(head, "source", str, f"{name} [edition]"),
        in_force=_value(head, "in_force", dt.date, f"{name} [edition]"),
        checked_on=_value(head, "checked_on", dt.date, f"{name} [edition]"),
        definition=_value(definition, "text", str, f"{name} [definition]"),
        definition_clause=_value(definition, "clause", str, f"{name} [definition]"),
        fewest_stages=_value(stages, "fewest", int, f"{name} [stages]"),
        most_stages=_value(stages, "most", int, f"{name} [stages]"),
        clocks=clocks,
        letters=letters,
        clauses=clauses,
        triage=triage,
    )
    _cross_check(edition, name)
    return edition


def _letter(row: Mapping[str, Any], where: str) -> LetterRule:
    parts = tuple(_build(PartRule, part, f"{where} part {n}") for n, part in enumerate(_rows(row, "part"), 1))
    return _build(LetterRule, {**row, "parts": parts} if "part" in row else row, where, drop={"part"})


def _cross_check(edition: Edition, name: str) -> None:
    """Words of the closed vocabulary, and references from one table to another."""
    clauses = {clause.number for clause in edition.clauses}
    _no_twins("clock", [rule.key for rule in edition.clocks], name)
    _no_twins("clause", [clause.number for clause in edition.clauses], name)
    for number, rule in enumerate(edition.clocks):
        where = f"{name} clock {rule.key}"
        for word in (rule.starts, rule.stops, *filter(None, [rule.or_starts])):
            _one_of(word, KINDS, where)
        _one_of(rule.beyond, BEYOND, where)
        for key in filter(None, [rule.or_no_later_than]):
            _one_of(key, [earlier.key for earlier in edition.clocks[:number]], f"{where} (an earlier clock)")
        _one_of(str(rule.stage), [str(stage) for stage in range(1, edition.most_stages + 1)], f"{where} (stage)")
        if rule.working_days < 1 or (rule.longest_extension or 0) < 0:
            raise EditionError(f"{where}: a number of working days is less than 1.")
        _known_clauses(f"{rule.clause}, {rule.extension_clause}", clauses, where)
    for letter in edition.letters:
        for part in letter.parts:
            where = f"{name} {letter.kind} {part.key}"
            _one_of(part.force, FORCES, where)
            _known_clauses(part.clause, clauses, where)
    for outcome in edition.triage:
        _one_of(outcome.outcome, OUTCOMES, f"{name} [[triage]]")
        _known_clauses(outcome.clause, clauses, f"{name} triage {outcome.outcome}")


def _known_clauses(numbers: str, known: Collection[str], where: str) -> None:
    for number in filter(None, numbers.split(", ")):
        _one_of(number, known, f"{where} (clause)")


def _no_twins(what: str, keys: Sequence[str], name: str) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise EditionError(f"{name}: {what} {key} is there twice.")


def _one_of(word: str, known: Collection[str], where: str) -> None:
    if word not in known:
        raise EditionError(f"{where}: “{word}” is not known; one of {', '.join(sorted(known))} is wanted.")


def _rows(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return list(table.get(key, []))


def _table(tables: Mapping[str, Any], key: str, name: str) -> Mapping[str, Any]:
    return _value(tables, key, dict, name)


def _value(table: Mapping[str, Any], key: str, kind: Callable[..., T] | type[T], where: str) -> T:
    if key not in table:
        raise EditionError(f"{where}: “{key}” is missing.")
    value = table[key]
    if type(value) is not kind:
        raise EditionError(f"{where}: “{key}” is not a {getattr(kind, '__name__', kind)}.")
    return value


def _refuse_unknown(table: Mapping[str, Any], known: Collection[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise EditionError(f"{where}: “{key}” is not known; one of {', '.join(sorted(known))} is wanted.")


def _build(kind: type[T], row: Mapping[str, Any], where: str, drop: Collection[str] = ()) -> T:
    """A frozen dataclass from one TOML table: its field names are the vocabulary, its annotations the types."""
    hints = get_type_hints(kind)
    slots = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    row = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key not in drop}
    _refuse_unknown(row, slots, where)
    for key, field in slots.items():
        if key not in row and field.default is MISSING:
            raise EditionError(f"{where}: “{key}” is missing.")
        if key in row and not _fits(row[key], hints[key]):
            raise EditionError(f"{where}: “{key}” is not of the right kind: {row[key]!r}.")
    return kind(**row)


def _fits(value: object, hint: object) -> bool:
    if isinstance(value, tuple):
        return "tuple" in str(hint)
    return any(type(value) is one for one in (getattr(hint, "__args__", None) or (hint,)))
