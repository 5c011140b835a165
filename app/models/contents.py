"""What is in a book, in figures and digests, asked of a raw connection: a book of any version answers."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from app.models.backup_files import Contents
from app.models.journals import SEAL_DIGITS
from app.models.upgrades import version_of

HALF_DONE = ("draft", "begun")
"""Tables that are no part of the journal: what is half written, and what was begun in a guide."""


def contents_of(raw: Any) -> Contents:  # noqa: ANN401 - a raw DB-API connection has no type of its own
    """The figures of the book behind a raw connection, all of one moment."""
    last = raw.execute("SELECT seq, hash, recorded_at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    seq, last_hash, recorded_at = last or (0, "", "")
    return Contents(
        seal=f"{seq}-{last_hash[:SEAL_DIGITS]}" if seq else "0-0",
        last_hash=last_hash,
        state=_state(raw, last_hash),
        version=version_of(raw),
        entries=_count(raw, "journal"),
        cases=_count(raw, "complaint"),
        open_cases=_count(raw, "complaint WHERE closed_on IS NULL"),
        requests=_count(raw, "request"),
        letters=_count(raw, "letter"),
        last_recorded_at=recorded_at,
        documents=tuple(row[0] for row in raw.execute("SELECT digest FROM document ORDER BY digest")),
    )


def _state(raw: Any, last_hash: str) -> str:  # noqa: ANN401 - as above
    found = hashlib.sha256(last_hash.encode())
    there = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in HALF_DONE:
        if table in there:
            for row in raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3"):  # noqa: S608 - our own tables
                found.update(json.dumps([table, *row]).encode())
    return found.hexdigest()


def _count(raw: Any, what: str) -> int:  # noqa: ANN401 - as above
    return int(raw.execute(f"SELECT count(*) FROM {what}").fetchone()[0])  # noqa: S608 - our own tables
