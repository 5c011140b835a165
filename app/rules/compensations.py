"""Compensation: sums that an offer is set beside, each with its source and the day from which it holds.

They are no rules: the Ombudsman applies guidance case by case, and a landlord's policy is its own. Money is whole
pence.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.rules.tables import EditionError, one_of, record_with, refuse_unknown, tables_of, value_of
from app.rules.vocabularies import COMPENSATION

PER = {"": "", "day": " a day", "week": " a week", "month": " a month", "time": " each time"}
"""For what a sum is, with its words behind the sum; empty for once."""


@dataclass(frozen=True)
class Band:
    """One row of a table: a sum, or from one sum to another, and what it is for."""

    low: int
    """In pence; where `high` is None, the sum itself."""
    words: str
    """'Heating and hot water both out'."""
    source: str
    high: int | None = None
    per: str = ""
    """A word of `PER`."""
    head: str = ""
    """The head of compensation that it is for; empty where it is for any."""
    since: dt.date | None = None
    """The day from which it holds; None where that is not said."""
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class Guidance:
    """The Ombudsman's guidance on compensation, as far as it is certain."""

    name: str
    source: str
    in_force: dt.date
    checked_on: dt.date
    to_be_confirmed: str
    """What of it was not to be had."""
    bands: tuple[Band, ...] = ()


def read_guidance(path: Path) -> Guidance:
    """The guidance from its file. Raises EditionError, which names the file and the key."""
    tables = tables_of(path)
    refuse_unknown(tables, {"guidance"}, path.name)
    found = record_with(
        Guidance, Band, "band", value_of(tables, "guidance", dict, path.name), f"{path.name} [guidance]"
    )
    for number, band in enumerate(found.bands, 1):
        where = f"{path.name} [guidance] [[band]] {number}"
        one_of(band.per, PER, f"{where} (per)")
        one_of(band.head, ("", *COMPENSATION), f"{where} (head)")
        if band.low < 0 or (band.high is not None and band.high <= band.low):
            raise EditionError(f"{where}: “high” is not above “low”, or “low” is below nothing.")
    return found
