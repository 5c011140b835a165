"""The landlord's own time limits as the book keeps them: one setting that holds them all, as JSON can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from app.rules.house_rules import HouseRule

KEY = "house_rules"
"""The setting that holds them all."""

SINCE = "since"
"""The one field that is a date, kept as ISO text."""

_FIELDS = tuple(field.name for field in fields(HouseRule))


def house_rules_from(value: object) -> tuple[HouseRule, ...]:
    """The house rules out of the setting's value, as JSON gives it; none where it was never set."""
    return tuple(_house_rule(row) for row in value) if isinstance(value, list) else ()


def as_kept(rules: Sequence[HouseRule]) -> list[Mapping[str, object]]:
    """House rules as the setting's value."""
    return [asdict(rule) | {SINCE: rule.since.isoformat() if rule.since else None} for rule in rules]


def _house_rule(row: Mapping[str, Any]) -> HouseRule:
    since = row.get(SINCE)
    values = {key: row[key] for key in _FIELDS if key in row}
    return HouseRule(**values | {SINCE: dt.date.fromisoformat(since) if since else None})
