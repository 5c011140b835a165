"""Where a slip can be planted in an edition's file: every key of every table, those within tables too."""

from __future__ import annotations

import copy
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from app import places
from app.rules.tables import tables_of

INVENTED = Path(__file__).parent / "editions" / "2031.toml"
SHIPPED = [places.resources() / "codes" / f"{key}.toml" for key in ("2020", "2022", "2024")]
FILES = [INVENTED, *SHIPPED]


def rows(tables: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table with its name, each row of a list by itself, and the tables within tables."""
    for table, value in tables.items():
        for row in value if isinstance(value, list) else [value]:
            yield table, row
            yield from rows({key: within for key, within in row.items() if key in {"question", "part"}})


def first(tables: dict[str, Any], table: str, **like: object) -> dict[str, Any]:
    """The first row of a table that is like this."""
    return next(row for name, row in rows(tables) if name == table and like.items() <= row.items())


def places_for(
    path: Path, wanted: Container[tuple[str, str]] | None = None
) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """For each key of each table, once: a copy of the file's tables, the first row that says something there, the key.

    `wanted` are the tables and keys to be had; all of them where it is None.
    """
    tables = dict(tables_of(path))
    seen = set()
    for number, (table, row) in enumerate(rows(tables)):
        for key, value in row.items():
            if (table, key) in seen or value in ("", 0, []) or (wanted is not None and (table, key) not in wanted):
                continue
            seen.add((table, key))
            copied = copy.deepcopy(tables)
            _, there = list(rows(copied))[number]
            yield copied, there, key
