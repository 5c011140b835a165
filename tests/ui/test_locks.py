"""One writer: a second Casebook is refused in a sentence, a killed one leaves nothing in the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.locks import FILE, BookInUse, take

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
    with pytest.raises(BookInUse, match="open in Casebook already"):
        take(tmp_path)
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
