"""Lock files: what stands in one, whose it is, and the claim beside it."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLockFile

from app import systems
from app.ui import lock_files
from app.ui.lock_files import (
    CLAIM,
    CLAIM_DEAD,
    FILE,
    claimed,
    grip,
    is_at,
    new_mark,
    read_mark,
    still_claimed,
    write_mark,
)

OURS, THEIRS = "a" * 32, "b" * 32


def opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT)


def old(path: Path, seconds: float) -> None:
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_a_mark_is_read_as_it_was_written_and_is_never_the_same(tmp_path: Path) -> None:
    mark, path = new_mark(), tmp_path / FILE
    path.write_bytes(b"x" * 500)
    descriptor = opened(path)
    write_mark(descriptor, mark)
    os.close(descriptor)
    assert read_mark(path.read_bytes()) == mark
    assert new_mark().token != mark.token


def test_an_older_casebook_reads_it_and_its_own_is_read(tmp_path: Path) -> None:
    """It has Qt write its lock, and reads the name of the PC in another's."""
    path = tmp_path / FILE
    theirs = QLockFile(str(path))
    assert theirs.tryLock(0)
    found = read_mark(path.read_bytes())
    assert found is not None
    assert found == replace(new_mark(), token="")
    theirs.unlock()
    path.write_bytes(replace(new_mark(), computer="OFFICE-PC").text())
    process, computer, _program = QLockFile(str(path)).getLockInfo()
    assert (process, computer) == (os.getpid(), "OFFICE-PC")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_mark_or_none(content: bytes) -> None:
    found = read_mark(content)
    assert found is None or found.process >= 0


@pytest.mark.parametrize("content", [b"", b"12", b"12\ncasebook\n", b"12\ncasebook\nOFF", b"x\ncasebook\nOFFICE-PC\n"])
def test_what_is_not_written_to_its_end_is_nobodys_yet(content: bytes) -> None:
    assert read_mark(content) is None


def test_a_namesake_is_another_pc() -> None:
    mark = new_mark()
    assert mark.is_of_this_pc()
    assert not replace(mark, computer="OFFICE-PC").is_of_this_pc()
    assert replace(mark, machine="").is_of_this_pc()
    assert not mark.machine or not replace(mark, machine="another").is_of_this_pc()
    assert mark.is_of_this_start()
    assert not mark.boot or not replace(mark, boot="before").is_of_this_start()


def windows_holding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are held as on Windows, which refuses with another error; the one byte is nowhere that anybody reads."""
    fcntl = pytest.importorskip("fcntl")

    def locking(descriptor: int, _way: int, count: int) -> None:
        assert os.lseek(descriptor, 0, os.SEEK_CUR) == lock_files.GRIP_AT
        assert count == 1
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError(13, "Permission denied") from None

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(systems, "on_windows", lambda: True)


@pytest.mark.parametrize("windows", [False, True])
def test_what_one_holds_no_other_does_until_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, windows: bool
) -> None:
    if windows:
        windows_holding(monkeypatch)
    first, second = opened(tmp_path / FILE), opened(tmp_path / FILE)
    assert grip(first) is True
    assert grip(second) is False
    os.close(first)
    assert grip(second) is True
    os.close(second)


def test_a_disk_that_knows_no_holding_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_given: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(pytest.importorskip("fcntl"), "flock", unknown)
    descriptor = opened(tmp_path / FILE)
    assert grip(descriptor) is None
    os.close(descriptor)


def test_a_file_is_known_to_have_its_name_still(tmp_path: Path) -> None:
    path = tmp_path / FILE
    descriptor = opened(path)
    assert is_at(descriptor, path)
    path.unlink()
    assert not is_at(descriptor, path)
    path.touch()
    assert not is_at(descriptor, path)
    os.close(descriptor)


def test_only_one_has_the_claim_and_it_goes(tmp_path: Path) -> None:
    path = tmp_path / FILE
    with claimed(path, OURS) as ours:
        assert ours
        assert still_claimed(path, OURS)
        with claimed(path, THEIRS) as theirs:
            assert not theirs
        assert still_claimed(path, OURS)
    assert list(tmp_path.iterdir()) == []


def test_a_claim_that_was_left_behind_is_cleared(tmp_path: Path) -> None:
    claim = tmp_path / CLAIM
    claim.write_text(THEIRS, encoding="utf-8")
    old(claim, CLAIM_DEAD + 5)
    with claimed(tmp_path / FILE, OURS) as ours:
        assert ours
    assert list(tmp_path.iterdir()) == []


def test_a_claim_that_was_made_just_as_the_old_one_was_to_be_cleared_goes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the clearing somebody else cleared the old one and made a claim of their own."""
    claim = tmp_path / CLAIM
    claim.write_text(THEIRS, encoding="utf-8")
    answers = iter((CLAIM_DEAD + 5.0, 0.0))
    monkeypatch.setattr(lock_files, "seconds_silent", lambda _path: next(answers))
    with claimed(tmp_path / FILE, OURS) as ours:
        assert not ours
    assert claim.read_text(encoding="utf-8") == THEIRS
    assert [path.name for path in tmp_path.iterdir()] == [CLAIM]


def test_whose_claim_was_taken_away_does_not_take_anothers_away(tmp_path: Path) -> None:
    path = tmp_path / FILE
    with claimed(path, OURS):
        (tmp_path / CLAIM).write_text(THEIRS, encoding="utf-8")
        assert not still_claimed(path, OURS)
    assert (tmp_path / CLAIM).read_text(encoding="utf-8") == THEIRS
