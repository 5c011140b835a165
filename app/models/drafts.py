"""Drafts and begun guides: what is overwritten as she types is in no chain, so each row has a digest of itself."""

from __future__ import annotations

import datetime as dt
import hashlib

NO_DIGEST = ""
"""Of what an older Casebook kept; it gets its digest when it is kept again."""


def draft_digest(place: tuple[str | int, ...], text: str, saved_at: dt.datetime | str) -> str:
    """The digest of something that was kept while it was typed: where it belongs, its text, and when it was kept."""
    moment = saved_at if isinstance(saved_at, str) else saved_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return hashlib.sha256("\n".join((*map(str, place), moment, text)).encode()).hexdigest()
