"""Lent copies: private, and cleared away by the next Casebook where one was killed."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path

import pytest

from app import clock
from app.models.read_copies import PREFIX
from app.ui.lent_copies import BEGINS, LEFT, clear_left_copies, lend


@pytest.fixture(autouse=True)
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_copy_is_this_users_alone(temp: Path) -> None:
    path = lend(b"%PDF-", "Letter.pdf")
    assert path.read_bytes() == b"%PDF-"
    assert path.parent.parent == temp
    if os.name == "posix":
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_what_was_left_is_cleared_away_and_what_is_young_stays(temp: Path) -> None:
    old, young = lend(b"%PDF-", "Old.pdf"), lend(b"%PDF-", "Young.pdf")
    (temp / "something else").mkdir()
    (temp / f"{BEGINS}file").write_bytes(b"x")
    now = clock.now()
    before = (now - LEFT - dt.timedelta(hours=1)).timestamp()
    for path in (old.parent, temp / "something else", temp / f"{BEGINS}file"):
        os.utime(path, (before, before))
    clear_left_copies(now)
    assert not old.parent.exists()
    assert young.exists()
    assert sorted(path.name for path in temp.iterdir() if path != young.parent) == [f"{BEGINS}file", "something else"]


def test_a_copy_of_a_book_that_somebody_reads_stays_for_as_long_as_it_is_read(temp: Path) -> None:
    read = Path(tempfile.mkdtemp(prefix=PREFIX))
    now = clock.now()
    before = (now - LEFT - dt.timedelta(hours=1)).timestamp()
    os.utime(read, (before, before))
    clear_left_copies(now)
    assert read.exists()
