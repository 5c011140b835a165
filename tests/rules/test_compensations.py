"""The Ombudsman's guidance that ships: what is certain of it, and a slip in it stops with the file and the key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app import places
from app.rules.compensations import PER, read_guidance
from app.rules.tables import EditionError

SHIPPED = places.resources() / "codes" / "compensation.toml"


def test_what_ships_is_what_is_certain_with_its_source_and_its_beginning() -> None:
    guidance = read_guidance(SHIPPED)
    sums = {(band.words, band.low, band.high, band.per) for band in guidance.bands}
    assert sums == {
        ("heating and hot water both out", 1500, None, "day"),
        ("heating or hot water out", 800, None, "day"),
        ("power out altogether", 1000, None, "day"),
        ("lighting only out", 1000, None, "week"),
        ("missed appointment", 1500, None, "time"),
    }
    assert {band.since for band in guidance.bands} == {dt.date(2026, 4, 1)}
    assert all(band.source and band.per in PER for band in guidance.bands)
    assert "distress and inconvenience" in guidance.to_be_confirmed


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[guidance]", "[guidence]", "guidence"),
        ("checked_on", "checked", "checked"),
        ('per = "week"', 'per = "fortnight"', "fortnight"),
        ("low = 800", "low = 8.50", "low"),
        ("low = 800", "low = -800", "low"),
        ("low = 800", "low = 800\nhigh = 800", "high"),
        ("low = 800", 'low = 800\nhead = "sorrow"', "sorrow"),
        ('words = "lighting only out"\n', "", "words"),
    ],
)
def test_a_slip_is_named_with_the_file_and_the_key(tmp_path: Path, old: str, new: str, named: str) -> None:
    path = tmp_path / "compensation.toml"
    path.write_text(SHIPPED.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EditionError, match=rf"compensation\.toml.*{named}"):
        read_guidance(path)
