"""One writer: a second Casebook is refused in a sentence, a killed one leaves nothing in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.locks import DEAD_AFTER, FILE, BookInUse, OpenElsewhere, OpenHere, seconds_silent, take

HOLD = """
import sys
from pathlib import Path
from app.ui.locks import take
held = take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another Casebook that holds the lock of the test's folder; it is killed whatever becomes of the test."""
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", HOLD, str(tmp_path)],
        cwd=Path(__file__).parent.parent.parent,
        stdin=subprocess.PIPE,  # it ends with us, even where the test run itself is killed
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_a_second_start_is_told_in_a_sentence(tmp_path: Path) -> None:
    held = take(tmp_path)
    with pytest.raises(OpenHere, match="open in Casebook already"):
        take(tmp_path)
    assert held.beat()
    held.release()
    again = take(tmp_path)
    assert not again.stopped_before
    again.release()


def test_a_lock_left_by_a_killed_casebook_is_cleared_and_said(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(BookInUse):
        take(tmp_path)
    holder.kill()
    holder.wait()
    assert (tmp_path / FILE).exists()
    held = take(tmp_path)
    assert held.stopped_before
    held.release()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BookInUse, match="may write"):
        take(tmp_path / "file" / "book")


def of_another_pc(folder: Path) -> Path:
    """A lock as a Casebook on another computer writes it."""
    path = folder / FILE
    path.write_text("4242\ncasebook\nOFFICE-PC\n", encoding="utf-8")
    return path


def test_a_live_lock_of_another_pc_is_told_with_its_name(tmp_path: Path) -> None:
    path = of_another_pc(tmp_path)
    with pytest.raises(OpenElsewhere, match="on the computer OFFICE-PC") as caught:
        take(tmp_path)
    assert caught.value.computer == "OFFICE-PC"
    assert path.read_text(encoding="utf-8").startswith("4242")


def test_a_lock_that_another_pc_left_behind_is_cleared(tmp_path: Path) -> None:
    path = of_another_pc(tmp_path)
    then = path.stat().st_mtime - DEAD_AFTER - 5
    os.utime(path, (then, then))
    assert seconds_silent(path) > DEAD_AFTER
    held = take(tmp_path)
    assert held.stopped_before
    held.release()


def test_a_touch_keeps_a_lock_alive(tmp_path: Path) -> None:
    held = take(tmp_path)
    then = (tmp_path / FILE).stat().st_mtime - 500
    os.utime(tmp_path / FILE, (then, then))
    assert seconds_silent(tmp_path / FILE) > 400
    assert held.beat()
    assert seconds_silent(tmp_path / FILE) < 60
    held.release()


def test_whoever_lost_the_lock_while_asleep_is_told(tmp_path: Path) -> None:
    held = take(tmp_path)
    (tmp_path / FILE).unlink()
    of_another_pc(tmp_path)
    assert not held.beat()


def test_a_lock_that_is_another_pcs_now_is_left_to_it(tmp_path: Path) -> None:
    """Qt would take the file away with the lock that it was given."""
    held = take(tmp_path)
    (tmp_path / FILE).unlink()
    path = of_another_pc(tmp_path)
    assert held.computer() == "OFFICE-PC"
    held.release()
    del held
    assert path.read_text(encoding="utf-8").startswith("4242")


def test_a_lock_that_came_and_went_while_asleep_is_lost_and_a_folder_out_of_reach_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "Book"
    held = take(folder)
    aside = folder.rename(tmp_path / "pulled out")
    assert held.beat()
    aside.rename(folder)
    assert held.beat()
    (folder / FILE).unlink()
    assert not held.beat()
    held.release()
