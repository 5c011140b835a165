"""Across rooms: hostile input. Whatever once went wrong is tried again, and new inputs by chance for each reader."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.__main__ import CORPUS, tried
from tests.fuzz.guards import guarded
from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS, Target

NEW = 60
"""Inputs by chance for each reader; the rest is `python -m tests.fuzz`."""
SLOW = {"export": 12}
"""Readers of which one input takes a tenth of a second, and how many of these they get."""


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_sound_input_is_read(target: Target) -> None:
    for content in target.seeds()[:1]:
        with guarded() as folder:
            target.read(content, folder)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_once_went_wrong_is_told_in_a_sentence(target: Target) -> None:
    kept = sorted((CORPUS / target.name).glob("*"))
    assert [tried(target, path.read_bytes()) for path in kept] == [""] * len(kept)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_nobody_meant_it_to_read_is_told_in_a_sentence(target: Target) -> None:
    chance, seeds = Random(20261123), target.seeds()  # noqa: S311 - nothing secret
    faults = {tried(target, mutated(chance.choice(seeds), seeds, chance)) for _ in range(SLOW.get(target.name, NEW))}
    assert faults <= {""}


def test_a_reader_that_writes_elsewhere_is_caught(tmp_path: Path) -> None:
    target = Target("bad", lambda: (b"",), lambda _content, _folder: (tmp_path / "x").write_text("x"))
    assert tried(target, b"").startswith("Strayed")
    assert not (tmp_path / "x").exists()
