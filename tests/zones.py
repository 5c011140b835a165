"""The PC in another time zone, for tests of what belongs to which day."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

needs_zones = pytest.mark.skipif(not hasattr(time, "tzset"), reason="on Windows the time zone is that of the PC")


@contextmanager
def zone(name: str) -> Iterator[None]:
    """The PC in another time zone, for a while."""
    before = os.environ.get("TZ")
    _set_zone(name)
    try:
        yield
    finally:
        _set_zone(before)


def _set_zone(name: str | None) -> None:
    os.environ.pop("TZ", None)
    os.environ |= {"TZ": name} if name else {}
    if hasattr(time, "tzset"):
        time.tzset()
