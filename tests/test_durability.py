"""Across rooms: a short run of two benches, bytes changed by chance, and a day's work killed at random moments.

The long runs are `python -m tests.bench.flips` and `python -m tests.bench.kills`.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.bench.flips import KEY, chosen, dump_of, outcomes, pristine
from tests.bench.kills import kill, undisturbed
from tests.bench.pages import Pages

FLIPS, KILLS = 12, 3


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "closed"])
def test_no_changed_byte_is_believed_and_none_crashes(tmp_path: Path, key: bytes | None) -> None:
    content = pristine(tmp_path, key)
    pages = Pages(content) if key is None else None
    found = list(outcomes(content, chosen(content, FLIPS, 2026, pages), key))
    assert len(found) == FLIPS
    assert [one for one in found if one.what in ("believed", "crashed")] == []
    assert Counter(one.what for one in found)["named"] > FLIPS // 4


def test_the_proof_of_harmlessness_knows_every_byte_that_holds_something(tmp_path: Path) -> None:
    """Zeroing all that it calls slack leaves the same book: nothing of it was needed."""
    content = pristine(tmp_path / "made", None)
    pages = Pages(content)
    holding = bytes(byte if not pages.slack(at).startswith("free") else 0 for at, byte in enumerate(content))
    assert holding != content
    for name, whole in (("before", content), ("after", holding)):
        (tmp_path / name).write_bytes(whole)

    assert dump_of(tmp_path / "before", None) == dump_of(tmp_path / "after", None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the bench kills processes that it forked")
@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "closed"])
def test_a_days_work_that_is_killed_loses_nothing_that_was_told_as_done(key: bytes | None) -> None:
    found = kill(undisturbed(key), KILLS, 2026)
    assert found["kills"] == KILLS
    assert found["lost"] + found["half"] + found["unsound"] == 0
