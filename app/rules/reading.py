"""Reads an edition's TOML into frozen data, with a closed vocabulary.

A misspelt key, an unknown word or a missing value stops the start-up and names the file and the key: a wrong figure in
silence would be a wrong date on a letter.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from app.rules.editions import (
    BEYOND,
    CLAUSE_FORCES,
    FORCES,
    GUIDE_STEPS,
    KINDS,
    LETTER_KINDS,
    NEEDS,
    OUTCOMES,
    Clause,
    ClockRule,
    Edition,
    Editions,
    GuideRule,
    LetterRule,
    PartRule,
    TriageRule,
)

T = TypeVar("T")

TABLES = {"edition", "definition", "stages", "clock", "letter", "clause", "triage", "guide"}
"""The tables of an edition's file."""


class EditionError(Exception):
    """An edition's file does not say what Casebook can count with; the sentence names the file and the key."""


def read_editions(folder: Path) -> Editions:
    """Every edition in a folder, oldest first.

    A TOML file with none of an edition's tables is some other kind of fact and is passed over. Raises EditionError.
    """
    found: list[Edition] = []
    for path in sorted(folder.glob("*.toml")):
        tables = tables_of(path)
        if tables.keys() & TABLES:
            edition = edition_from(tables, path.name)
            _no_twins("key", [*(other.key for other in found), edition.key], path.name)
            _no_twins("in_force", [str(other.in_force) for other in (*found, edition)], path.name)
            found.append(edition)
    return Editions.of(found)


def tables_of(path: Path) -> Mapping[str, Any]:
    """A TOML file, parsed. Raises EditionError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EditionError(f"{path.name}: {error}") from None


def edition_from(tables: Mapping[str, Any], name: str) -> Edition:
    """One edition from its parsed TOML; `name` is the file, for the message. Raises EditionError."""
    refuse_unknown(tables, TABLES, name)
    tables = {"letter": [], "triage": [], "guide": [], **tables}  # an edition may leave these to others
    head = value_of(tables, "edition", dict, name)
    definition = value_of(tables, "definition", dict, name)
    stages = value_of(tables, "stages", dict, name)
    of_edition, of_definition, of_stages = f"{name} [edition]", f"{name} [definition]", f"{name} [stages]"
    refuse_unknown(head, {"key", "name", "short_name", "source", "in_force", "checked_on"}, of_edition)
    refuse_unknown(definition, {"clause", "text"}, of_definition)
    refuse_unknown(stages, {"fewest", "most"}, of_stages)
    edition = Edition(
        key=value_of(head, "key", str, of_edition),
        name=value_of(head, "name", str, of_edition),
        short_name=value_of(head, "short_name", str, of_edition),
        source=value_of(head, "source", str, of_edition),
        in_force=value_of(head, "in_force", dt.date, of_edition),
        checked_on=value_of(head, "checked_on", dt.date, of_edition),
        definition=value_of(definition, "text", str, of_definition),
        definition_clause=value_of(definition, "clause", str, of_definition),
        fewest_stages=value_of(stages, "fewest", int, of_stages),
        most_stages=value_of(stages, "most", int, of_stages),
        clocks=tuple(record_from(ClockRule, row, where) for row, where in _rows(tables, "clock", name)),
        letters=tuple(_letter(row, where) for row, where in _rows(tables, "letter", name)),
        clauses=tuple(record_from(Clause, row, where) for row, where in _rows(tables, "clause", name)),
        triage=tuple(record_from(TriageRule, row, where) for row, where in _rows(tables, "triage", name)),
        guides=tuple(record_from(GuideRule, row, where) for row, where in _rows(tables, "guide", name)),
    )
    for check in (_check_stages, _check_clauses, _check_clocks, _check_letters, _check_triage, _check_guides):
        check(edition, name)
    return edition


def record_from(kind: type[T], row: Mapping[str, Any], where: str) -> T:
    """A frozen dataclass from one TOML table: its field names are the vocabulary, its annotations the types."""
    hints = get_type_hints(kind)
    slots = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    refuse_unknown(values, slots, where)
    for key, field in slots.items():
        if key not in values and field.default is MISSING:
            raise EditionError(f"{where}: “{key}” is missing.")
        if key in values and not _fits(values[key], hints[key]):
            raise EditionError(f"{where}: “{key}” is not of the right kind: {row[key]!r}.")
    return kind(**values)


def value_of(table: Mapping[str, Any], key: str, kind: type[T], where: str) -> T:
    """One value of a table, of this kind and no other. Raises EditionError."""
    if key not in table:
        raise EditionError(f"{where}: “{key}” is missing.")
    value = table[key]
    if type(value) is not kind:
        raise EditionError(f"{where}: “{key}” is not a {kind.__name__}.")
    return value


def refuse_unknown(table: Iterable[str], known: Collection[str], where: str) -> None:
    """Refuse the keys of a table that are not known. Raises EditionError."""
    for key in table:
        _one_of(key, known, where)


def _letter(row: Mapping[str, Any], where: str) -> LetterRule:
    refuse_unknown(row, {"kind", "stage", "name", "part"}, where)
    parts = tuple(record_from(PartRule, part, there) for part, there in _rows(row, "part", where))
    return record_from(LetterRule, {**{key: row[key] for key in row if key != "part"}, "parts": parts}, where)


def _rows(table: Mapping[str, Any], key: str, where: str) -> list[tuple[Mapping[str, Any], str]]:
    """The tables of a list like [[clock]], each with its place for the message."""
    rows = value_of(table, key, list, where)
    if not all(isinstance(row, dict) for row in rows):
        raise EditionError(f"{where}: “{key}” is not a list of tables.")
    return [(row, f"{where} [[{key}]] {number}") for number, row in enumerate(rows, 1)]


def _check_stages(edition: Edition, name: str) -> None:
    if not 1 <= edition.fewest_stages <= edition.most_stages:
        raise EditionError(f"{name} [stages]: “fewest” and “most” do not go together.")


def _check_clauses(edition: Edition, name: str) -> None:
    _no_twins("clause", [clause.number for clause in edition.clauses], name)
    for clause in edition.clauses:
        for word in re.split(r" [+/] ", clause.force):
            _one_of(word, CLAUSE_FORCES, f"{name} clause {clause.number}")
    _check_clause(edition.definition_clause, edition, f"{name} [definition]")


def _check_clocks(edition: Edition, name: str) -> None:
    _no_twins("clock", [rule.key for rule in edition.clocks], name)
    for number, rule in enumerate(edition.clocks):
        where = f"{name} clock {rule.key}"
        for word in (rule.starts, rule.stops, *filter(None, [rule.or_starts])):
            _one_of(word, KINDS, where)
        _one_of(rule.beyond, BEYOND, where)
        earlier = [other.key for other in edition.clocks[:number] if other.stage == rule.stage]
        if rule.or_no_later_than:
            _one_of(rule.or_no_later_than, earlier, f"{where} (an earlier clock)")
        _check_stage(rule.stage, edition, where)
        if rule.working_days < 1 or (rule.longest_extension or 0) < 0:
            raise EditionError(f"{where}: a number of working days is less than 1.")
        _check_clause(rule.clause, edition, where)
        if rule.longest_extension is not None:
            _check_clause(rule.extension_clause, edition, where)
            _one_of(rule.stops, ["responded"], f"{where} (only an answer can be extended)")


def _check_letters(edition: Edition, name: str) -> None:
    _no_twins("letter", [f"{letter.kind} {letter.stage}" for letter in edition.letters], name)
    for letter in edition.letters:
        _one_of(letter.kind, LETTER_KINDS, f"{name} letter {letter.kind}")
        _check_stage(letter.stage, edition, f"{name} letter {letter.kind}")
        _no_twins("part", [part.key for part in letter.parts], f"{name} letter {letter.kind}")
        for part in letter.parts:
            where = f"{name} {letter.kind} {part.key}"
            _one_of(part.force, FORCES, where)
            for need in part.needs:
                _one_of(need, NEEDS, where)
            if part.clause or part.force != "practice":
                _check_clause(part.clause, edition, where)


def _check_triage(edition: Edition, name: str) -> None:
    _no_twins("triage", [rule.outcome for rule in edition.triage], name)
    for rule in edition.triage:
        _one_of(rule.outcome, OUTCOMES, f"{name} [[triage]]")
        _check_clause(rule.clause, edition, f"{name} triage {rule.outcome}")


def _check_guides(edition: Edition, name: str) -> None:
    _no_twins("guide", [f"{rule.guide} {rule.step}" for rule in edition.guides], name)
    for rule in edition.guides:
        _one_of(rule.guide, GUIDE_STEPS, f"{name} [[guide]]")
        _one_of(rule.step, GUIDE_STEPS[rule.guide], f"{name} guide {rule.guide}")
        _one_of(rule.clause, [clause.number for clause in edition.clauses], f"{name} guide {rule.guide} {rule.step}")


def _check_stage(stage: int, edition: Edition, where: str) -> None:
    _one_of(str(stage), [str(one) for one in range(1, edition.most_stages + 1)], f"{where} (stage)")


def _check_clause(numbers: str, edition: Edition, where: str) -> None:
    """One clause, or several with commas between them; at least one is named."""
    for number in numbers.split(", "):
        _one_of(number, [clause.number for clause in edition.clauses], f"{where} (clause)")


def _no_twins(what: str, keys: Sequence[str], name: str) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise EditionError(f"{name}: {what} {key} is there twice.")


def _one_of(word: str, known: Collection[str], where: str) -> None:
    if word not in known:
        raise EditionError(f"{where}: “{word}” is not known; one of {', '.join(sorted(known))} is wanted.")


def _fits(value: object, hint: object) -> bool:
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(type(one) is get_args(hint)[0] for one in value)
    return type(value) in (get_args(hint) or (hint,))
