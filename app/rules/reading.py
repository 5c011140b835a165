"""Reads the editions of the Code from their TOML, each into one frozen `Edition`, and checks what it read.

`tables` knows how a table becomes data, `checks` what its words and figures may be; this module knows which table of
the file becomes what.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from app.rules.checks import check
from app.rules.editions import Edition, Editions, Stages
from app.rules.provisions import (
    Clause,
    ClockRule,
    EscalationRule,
    GroundRule,
    GuideRule,
    IntervalRule,
    LetterRule,
    NamedRule,
    PartRule,
    PeriodRule,
    QuestionRule,
    Section,
    TriageRule,
    Wrinkle,
)
from app.rules.tables import (
    EditionError,
    no_twins,
    record_from,
    record_with,
    refuse_unknown,
    rows_of,
    tables_in,
    text_of,
    value_of,
)

__all__ = ["EditionError", "edition_from", "read_editions"]

T = TypeVar("T")

HEAD: Mapping[str, type[Any]] = {
    "key": str,
    "name": str,
    "short_name": str,
    "source": str,
    "in_force": dt.date,
    "checked_on": dt.date,
}
"""What the table [edition] must say."""

HEAD_TOO = ("applies_to", "to_be_confirmed")
"""What it may say besides."""

LISTS = (
    "section",
    "clause",
    "clock",
    "period",
    "interval",
    "ground",
    "remedy",
    "factor",
    "compensation",
    "letter",
    "triage",
    "guide",
    "wrinkle",
)
"""The lists of tables in an edition's file."""

NEEDED = ("edition", "definition", "stages", "clock", "clause")
"""The tables that no edition can be without."""

TABLES = {*NEEDED, *LISTS, "escalation"}
"""The tables of an edition's file."""


def read_editions(folder: Path) -> Editions:
    """Every edition in a folder, oldest first.

    A TOML file with none of an edition's tables is some other kind of fact and is passed over; one with nothing in it
    is refused, since an edition that fell out in silence would leave cases under the wrong one. Raises EditionError.
    """
    return _editions_in(tuple((path.name, text_of(path)) for path in sorted(folder.glob("*.toml"))), folder.name)


@lru_cache(maxsize=4)
def _editions_in(files: tuple[tuple[str, str], ...], folder: str) -> Editions:
    """The editions in files of these names and texts.

    The same texts say the same: a book that is opened anew, or a copy of it that is read, does not wait for them.
    """
    found: list[Edition] = []
    for name, text in files:
        tables = tables_in(text, name)
        if not tables:
            raise EditionError(f"{name}: there is nothing in this file.")
        if tables.keys() & TABLES:
            edition = edition_from(tables, name)
            no_twins("key", [*(other.key for other in found), edition.key], name)
            no_twins("in_force", [str(other.in_force) for other in (*found, edition)], name)
            found.append(edition)
    if not found:
        raise EditionError(f"{folder}: there is no edition of the Code in this folder.")
    return Editions.of(found)


def edition_from(tables: Mapping[str, Any], name: str) -> Edition:
    """One edition from its parsed TOML; `name` is the file, for the message. Raises EditionError."""
    refuse_unknown(tables, TABLES, name)
    for key in NEEDED:
        if key not in tables:
            raise EditionError(f"{name}: “{key}” is missing.")
    definition, of_definition = value_of(tables, "definition", dict, name), f"{name} [definition]"
    refuse_unknown(definition, {"clause", "text"}, of_definition)
    edition = Edition(
        **_head(tables, name),
        definition=value_of(definition, "text", str, of_definition),
        definition_clause=value_of(definition, "clause", str, of_definition),
        stages=_stages(tables, name),
        sections=_all(Section, tables, "section", name),
        clauses=_all(Clause, tables, "clause", name),
        clocks=_all(ClockRule, tables, "clock", name),
        periods=_all(PeriodRule, tables, "period", name),
        intervals=_all(IntervalRule, tables, "interval", name),
        grounds=_all_with(GroundRule, QuestionRule, tables, ("ground", "question"), name),
        remedies=_all(NamedRule, tables, "remedy", name),
        factors=_all(NamedRule, tables, "factor", name),
        compensation=_all(NamedRule, tables, "compensation", name),
        letters=_all_with(LetterRule, PartRule, tables, ("letter", "part"), name),
        triage=_all(TriageRule, tables, "triage", name),
        guides=_all(GuideRule, tables, "guide", name),
        wrinkles=_all(Wrinkle, tables, "wrinkle", name),
        escalation=_escalation(tables, name),
    )
    check(edition, name)
    return edition


def _head(tables: Mapping[str, Any], name: str) -> dict[str, Any]:
    head, where = value_of(tables, "edition", dict, name), f"{name} [edition]"
    refuse_unknown(head, {*HEAD, *HEAD_TOO}, where)
    said: dict[str, Any] = {key: value_of(head, key, kind, where) for key, kind in HEAD.items()}
    return said | {key: value_of(head, key, str, where) for key in HEAD_TOO if key in head}


def _stages(tables: Mapping[str, Any], name: str) -> Stages:
    """How many stages there are; ordinarily the most, unless the file says otherwise."""
    stages, where = value_of(tables, "stages", dict, name), f"{name} [stages]"
    ordinary = {"ordinary": stages["most"]} if "most" in stages else {}
    return record_from(Stages, {**ordinary, **stages}, where)


def _escalation(tables: Mapping[str, Any], name: str) -> EscalationRule | None:
    if "escalation" not in tables:
        return None
    return record_from(EscalationRule, value_of(tables, "escalation", dict, name), f"{name} [escalation]")


def _all(kind: type[T], tables: Mapping[str, Any], key: str, name: str) -> tuple[T, ...]:
    """What a list like [[clock]] says; nothing where the edition leaves it out."""
    rows = rows_of(tables, key, name) if key in tables else []
    return tuple(record_from(kind, row, where) for row, where in rows)


def _all_with(
    kind: type[T], inner: type[Any], tables: Mapping[str, Any], keys: tuple[str, str], name: str
) -> tuple[T, ...]:
    """The same of a list with tables in its tables, like [[letter]] with [[letter.part]]."""
    outer, within = keys
    rows = rows_of(tables, outer, name) if outer in tables else []
    return tuple(record_with(kind, inner, within, row, where) for row, where in rows)
