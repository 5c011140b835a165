"""Readings: frozen facts read back from JSON, which has neither dates nor tuples, by the fields that they have.

A field that was added since, and may be left out, has its default; one that is missing is an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

Kept = TypeVar("Kept")


def read_facts(kind: type[Kept], kept: Mapping[str, Any]) -> Kept:
    """A frozen dataclass from the JSON of its fields. Raises TypeError or ValueError for what is none."""
    known = _hints(cast("Any", kind))  # mypy does not see that a class can be hashed
    unknown = set(kept) - known.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: _value(known[name], value) for name, value in kept.items()})


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    named = {field.name for field in fields(kind)}
    return {name: hint for name, hint in get_type_hints(kind).items() if name in named}


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401 - whatever a field may be
    if get_origin(hint) is UnionType:
        if value is None:
            return None
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    if hint is dt.date:
        return dt.date.fromisoformat(value)
    if is_dataclass(hint) and isinstance(hint, type):
        return read_facts(hint, value)
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return tuple(_value(inner[0], one) for one in value)
        return tuple(_value(kind, one) for kind, one in zip(inner, value, strict=True))
    return value
