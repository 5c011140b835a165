"""TOML tables read into frozen data: the field names are the vocabulary, the annotations the types.

Whatever a table holds that the data does not know, or lacks that the data wants, stops the start-up with the file and
the key: a wrong figure in silence would be a wrong date on a letter.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from app.rules.problems import UserError

T = TypeVar("T")

KINDS_OF_VALUE: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    dt.date: "a date",
    dict: "a table",
    list: "a list",
}
"""The kinds of value that a file can hold, in words."""


class EditionError(UserError):
    """An edition's file does not say what Casebook can count with; the sentence names the file and the key."""

    def __init__(self, said: str) -> None:
        super().__init__(f"{said} Put that right in the file, or install Casebook again.")


class Slot(NamedTuple):
    """One key that a table can have."""

    wanted: bool
    listed: bool
    kinds: tuple[type, ...]


def tables_of(path: Path) -> Mapping[str, Any]:
    """A TOML file, parsed. Raises EditionError, also for a file that is not there or may not be read."""
    return tables_in(text_of(path), path.name)


def text_of(path: Path) -> str:
    """The text of a TOML file. Raises EditionError for one that is not there, may not be read or holds no text."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise EditionError(f"{path.name} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError as error:
        raise EditionError(f"{path.name}: {error}.") from None


def tables_in(text: str, name: str) -> Mapping[str, Any]:
    """A TOML text, parsed; `name` is its file, for the message. Raises EditionError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EditionError(f"{name}: {error}.") from None
    except RecursionError:
        raise EditionError(f"{name}: its brackets go deeper than can be read.") from None


def record_from(kind: type[T], row: Mapping[str, Any], where: str) -> T:
    """A frozen dataclass from one TOML table; `where` is its place, for the message. Raises EditionError."""
    slots = slots_of(kind)
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    refuse_unknown(values, slots, where)
    for key, slot in slots.items():
        if key in values:
            if not _fits(values[key], slot):
                raise EditionError(f"{where}: “{key}” is not of the right kind: {row[key]!r}.")
        elif slot.wanted:
            raise EditionError(f"{where}: “{key}” is missing.")
    return kind(**values)


def record_with(kind: type[T], inner: type[Any], key: str, row: Mapping[str, Any], where: str) -> T:
    """A frozen dataclass that holds others, from a table with tables in it: [[letter]] with its [[letter.part]].

    `key` names the tables within; the field that holds what they say is its plural.
    """
    refuse_unknown(row, {*slots_of(kind), key} - {f"{key}s"}, where)
    within = tuple(record_from(inner, one, there) for one, there in rows_of(row, key, where))
    plain = {name: value for name, value in row.items() if name != key}
    return record_from(kind, {**plain, f"{key}s": within}, where)


def value_of(table: Mapping[str, Any], key: str, kind: type[T], where: str) -> T:
    """One value of a table, of this kind and no other. Raises EditionError."""
    if key not in table:
        raise EditionError(f"{where}: “{key}” is missing.")
    value = table[key]
    if type(value) is not kind:
        raise EditionError(f"{where}: “{key}” is not {KINDS_OF_VALUE[kind]}.")
    return value


def rows_of(table: Mapping[str, Any], key: str, where: str) -> list[tuple[Mapping[str, Any], str]]:
    """The tables of a list like [[clock]], each with its place for the message. Raises EditionError."""
    rows = value_of(table, key, list, where)
    if not all(isinstance(row, dict) for row in rows):
        raise EditionError(f"{where}: “{key}” is not a list of tables.")
    return [(row, f"{where} [[{key}]] {number}") for number, row in enumerate(rows, 1)]


def refuse_unknown(keys: Iterable[str], known: Collection[str], where: str) -> None:
    """Refuse the keys of a table that are not known. Raises EditionError."""
    for key in keys:
        one_of(key, known, where)


def one_of(word: str, known: Collection[str], where: str) -> None:
    """Refuse a word that is not one of those known. Raises EditionError."""
    if word not in known:
        raise EditionError(f"{where}: “{word}” is not known; one of {', '.join(sorted(known))} is wanted.")


def no_twins(what: str, keys: Sequence[str], name: str) -> None:
    """Refuse a key that is there twice. Raises EditionError."""
    if len(set(keys)) != len(keys):
        twin = next(key for number, key in enumerate(keys) if key in keys[:number])
        raise EditionError(f"{name}: {what} {twin} is there twice.")


def slots_of(kind: type[Any]) -> Mapping[str, Slot]:
    """The keys that a table of this kind can have."""
    return _slots_of(kind)  # type: ignore[arg-type]  # a class is hashable, whatever its instances are


@cache
def _slots_of(kind: type[Any]) -> Mapping[str, Slot]:
    """Worked out once for each kind: an edition has some hundred tables of a few kinds."""
    hints = get_type_hints(kind)
    slots = {}
    for field in fields(kind):
        hint = hints[field.name]
        listed = get_origin(hint) is tuple
        kinds = get_args(hint)[:1] if listed else get_args(hint) or (hint,)
        slots[field.name] = Slot(field.default is MISSING, listed, kinds)
    return slots


def _fits(value: object, slot: Slot) -> bool:
    if slot.listed:
        return isinstance(value, tuple) and all(type(one) in slot.kinds for one in value)
    return type(value) in slot.kinds
