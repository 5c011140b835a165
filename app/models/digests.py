"""Digests: the SHA-256 of what flows from one file to another, a part at a time, however long it is."""

from __future__ import annotations

import hashlib
import re
from typing import IO

DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
"""How a SHA-256 is written."""
PART = 1_000_000


def digest_of(source: IO[bytes], target: IO[bytes] | None = None) -> str:
    """The digest of everything that is left in a file, which is written to another on the way where one is given."""
    found = hashlib.sha256()
    while part := source.read(PART):
        found.update(part)
        if target is not None:
            target.write(part)
    return found.hexdigest()
