"""Compensation tables: the landlord's own policy, and the Ombudsman's guidance, to set a sum beside.

Neither decides anything: an offer is weighed, not read off. The landlord's table is empty until the officer fills it;
of the guidance those sums are shipped that are certain. Each table is kept under one setting, and every change is an
entry of the journal with its reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.casework.calendars import day_problems
from app.casework.desks import Desk
from app.casework.settings import actor
from app.casework.sums import pence_of
from app.casework.texts import LINE_LENGTH, NAME_LENGTH, TEXT_LENGTH, tidy, tidy_line, too_long
from app.models.registers import setting_of
from app.rules.compensations import PER, Band, Guidance, read_guidance
from app.rules.dates import long_date
from app.rules.pounds import pounds
from app.rules.problems import Problem, Refused

POLICY, GUIDANCE = "policy", "guidance"
TABLES = {POLICY: "your own policy", GUIDANCE: "the Ombudsman's guidance"}
"""The two tables, and what each is called within a sentence."""

_KEYS = {POLICY: "compensation_policy", GUIDANCE: "compensation_guidance"}
"""The setting that holds each table."""


@dataclass(frozen=True)
class TypedBand:
    """A row of a table as it is typed: its sums are text in pounds."""

    head: str = ""
    low: str = ""
    high: str = ""
    """Empty where it is a single sum."""
    per: str = ""
    words: str = ""
    source: str = ""
    since: dt.date | str | None = None


def shipped_guidance(desk: Desk) -> Guidance:
    """The Ombudsman's guidance as it ships: what of it is certain, and what was not to be had. Raises EditionError."""
    return read_guidance(desk.resources / "codes" / "compensation.toml")


def bands(desk: Desk, table: str) -> tuple[Band, ...]:
    """The rows of a table as they stand, in the order in which they were written."""
    with desk.book.reading() as session:
        kept = setting_of(session, _KEYS[table])
    if kept is None:
        return shipped_guidance(desk).bands if table == GUIDANCE else ()
    return tuple(_band(row) for row in kept)


def bands_for(desk: Desk, table: str, head: str) -> tuple[Band, ...]:
    """The rows for one head of compensation that hold today, those for any head among them."""
    today = desk.today()
    found = (band for band in bands(desk, table) if band.head in ("", head))
    return tuple(band for band in found if band.since is None or band.since <= today)


def band_words(band: Band) -> str:
    """A row in words: '£50 to £100, late answers (Policy of May 2026; from Friday 1 May 2026 on)'."""
    sums = pounds(band.low) if band.high is None else f"{pounds(band.low)} to {pounds(band.high)}"
    since = f"from {long_date(band.since)} on" if band.since else ""
    confirm = f"to be confirmed: {band.to_be_confirmed}" if band.to_be_confirmed else ""
    said = "; ".join(filter(None, (band.source, since, confirm)))
    return f"{sums}{PER[band.per]}, {band.words} ({said})"


def keep_band(desk: Desk, table: str, typed: TypedBand, reason: str, instead_of: Band | None = None) -> Band:
    """Keep a row of a table, in place of another or at its end; returns it. Raises Refused."""
    problems = band_problems(desk, table, typed, reason, instead_of)
    band = _read(typed)
    if problems:
        raise Refused(problems)
    rows = bands(desk, table)
    new = tuple(band if row == instead_of else row for row in rows) if instead_of else (*rows, band)
    _write(desk, table, new, f"Compensation, {TABLES[table]}: {band_words(band)}.", reason)
    return band


def drop_band(desk: Desk, table: str, band: Band, reason: str) -> None:
    """Take a row out of a table; it stays in the journal. Raises Refused."""
    problems = [*_reason_problems(reason, "Enter why it no longer holds."), *_standing_problems(desk, table, band)]
    if problems:
        raise Refused(tuple(problems))
    rows = tuple(row for row in bands(desk, table) if row != band)
    _write(desk, table, rows, f"Compensation, {TABLES[table]}, no longer: {band_words(band)}.", reason)


def band_problems(
    desk: Desk, table: str, typed: TypedBand, reason: str, instead_of: Band | None = None
) -> tuple[Problem, ...]:
    """What must be put right before a row of a table is kept."""
    low, high = pence_of(typed.low), pence_of(typed.high) if tidy_line(typed.high) else None
    found = [Problem("low", low)] if isinstance(low, str) else []
    if isinstance(high, str):
        found.append(Problem("high", high))
    if isinstance(low, int) and isinstance(high, int) and high <= low:
        found.append(Problem("high", f"It begins at {pounds(low)}. Enter more than that, or leave it empty."))
    if typed.per not in PER:
        found.append(Problem("per", "Choose for what the sum is: once, or for each day, week, month or time."))
    if not tidy_line(typed.words):
        found.append(Problem("words", "Enter what the sum is for."))
    found += too_long("words", "This", tidy_line(typed.words), LINE_LENGTH)
    if not tidy_line(typed.source):
        found.append(Problem("source", "Enter where it stands, for example: Policy of May 2026, page 4."))
    found += too_long("source", "This", tidy_line(typed.source), NAME_LENGTH)
    if typed.since is not None:
        found += day_problems("since", "the day from which it holds", typed.since, desk.workdays)
    found += _reason_problems(reason, "Enter why the table changes.")
    if instead_of is not None:
        found += _standing_problems(desk, table, instead_of)
    if not found and _read(typed) in bands(desk, table):
        found.append(Problem("", "That row stands in the table already."))
    return tuple(found)


def _read(typed: TypedBand) -> Band:
    """The row that was typed; a sum that cannot be read is 0."""
    low, high = pence_of(typed.low), pence_of(typed.high) if tidy_line(typed.high) else None
    return Band(
        head=typed.head,
        low=low if isinstance(low, int) else 0,
        high=high if isinstance(high, int) else None,
        per=typed.per,
        words=tidy_line(typed.words),
        source=tidy_line(typed.source),
        since=typed.since if isinstance(typed.since, dt.date) else None,
    )


def _band(row: Mapping[str, Any]) -> Band:
    since = row["since"]
    return Band(**{**row, "since": dt.date.fromisoformat(since) if since else None})


def _standing_problems(desk: Desk, table: str, band: Band) -> tuple[Problem, ...]:
    there = band in bands(desk, table)
    return () if there else (Problem("", "That row is not in the table any more. Look at the table again."),)


def _reason_problems(reason: str, sentence: str) -> tuple[Problem, ...]:
    said = tidy(reason)
    return too_long("reason", "This", said, TEXT_LENGTH) if said else (Problem("reason", sentence),)


def _write(desk: Desk, table: str, rows: Sequence[Band], said: str, reason: str) -> None:
    kept = [asdict(row) | {"since": row.since.isoformat() if row.since else None} for row in rows]
    with desk.book.writing(actor(desk)) as work:
        body = {"values": {_KEYS[table]: kept}, "reason": tidy(reason)}
        work.append(None, "setting", on=desk.today(), sentence=f"{said} {tidy(reason)}", body=body)
