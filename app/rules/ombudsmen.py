"""The Ombudsman's contact details as they are first offered; the officer can change them in Settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.rules.tables import record_from, refuse_unknown, tables_of, value_of


@dataclass(frozen=True)
class OmbudsmanDetails:
    """Where the Housing Ombudsman is reached, and when that was last checked."""

    name: str
    phone: str
    website: str
    address: tuple[str, ...]
    checked_on: dt.date


def read_ombudsman(path: Path) -> OmbudsmanDetails:
    """The details that ship. Raises EditionError, which names the file and the key."""
    tables = tables_of(path)
    refuse_unknown(tables, {"ombudsman"}, path.name)
    return record_from(OmbudsmanDetails, value_of(tables, "ombudsman", dict, path.name), f"{path.name} [ombudsman]")
