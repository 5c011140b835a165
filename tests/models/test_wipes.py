"""Wipes: what could be read is written over before it is taken away."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.models import wipes
from app.models.wipes import settle, sync, wipe, write_over


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1001, 2500])
def test_every_byte_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(wipes, "PART", 1000)
    path = tmp_path / "file"
    path.write_bytes(b"x" * size)
    write_over(path)
    assert path.read_bytes() == bytes(size)


def test_a_wiped_file_is_written_over_and_gone(tmp_path: Path) -> None:
    path, second = tmp_path / "file", tmp_path / "second name"
    path.write_bytes(b"Mr Dunmore")
    os.link(path, second)
    wipe(path)
    assert not path.exists()
    assert second.read_bytes() == bytes(10)
    wipe(path)  # what is gone already is no trouble


def test_a_file_that_may_only_be_read_is_taken_away_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(wipes, "write_over", refuse)
    path = tmp_path / "file"
    path.write_bytes(b"x")
    wipe(path)
    assert not path.exists()


def test_a_folder_and_a_file_are_had_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    sync(tmp_path / "file")
    settle(tmp_path)


def test_a_folder_that_cannot_be_told_to_reach_the_disk_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands in it stands there already; "nothing was changed" would not be so."""

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    settle(tmp_path)
