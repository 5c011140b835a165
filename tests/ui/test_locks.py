"""One writer: a second Casebook is refused in a sentence, a killed one leaves nothing in the way."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from app import systems
from app.ui import lock_files, locks
from app.ui.lock_files import CLAIM, new_mark
from app.ui.locks import DEAD_AFTER, FILE, BookInUse, OpenElsewhere, OpenHere, seconds_silent, take
from tests.ui.test_lock_files import windows_holding

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


WANT = """
import random, sys, time
from pathlib import Path
from app.ui import lock_files, locks
judged = locks.seconds_silent
def slowly(path):
    silent = judged(path)
    time.sleep(random.random() / 50)
    return silent
if sys.argv[1] == "deaf":
    lock_files.grip = lambda _descriptor: None
for line in sys.stdin:
    folder, _, at = line.strip().rpartition(" ")
    while time.monotonic() < float(at):
        pass
    try:
        held = locks.take(Path(folder), slowly)
    except locks.BookInUse as error:
        held = None
        print("not", type(error).__name__, flush=True)
    else:
        print("got", held.stopped_before, held.is_ours(), flush=True)
    sys.stdin.readline()
    if held is not None:
        held.release()
    print("done", flush=True)
"""
MANY, ROUNDS = 6, 3
DEAD_PROCESS = 2**22 - 1
"""No process on this PC has this number."""


class Crowd:
    """Many Casebooks that ask for the same lock in the same moment, each a process of its own."""

    def __init__(self, reach: str, held: ExitStack) -> None:
        self._all = [
            held.enter_context(
                subprocess.Popen(  # noqa: S603 - our own program
                    [sys.executable, "-c", WANT, reach],
                    cwd=Path(__file__).parent.parent.parent,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(MANY)
        ]

    def ask(self, folder: Path) -> list[str]:
        """All of them ask; what became of each."""
        at = time.monotonic() + 0.1
        self._say(f"{folder} {at}")
        return self._heard()

    def let_go(self) -> None:
        """Whoever has it lets it go."""
        self._say("")
        assert set(self._heard()) == {"done"}

    def _say(self, line: str) -> None:
        for one in self._all:
            assert one.stdin is not None
            one.stdin.write(f"{line}\n")
            one.stdin.flush()

    def _heard(self) -> list[str]:
        return [one.stdout.readline().strip() for one in self._all if one.stdout is not None]


def killed_here(folder: Path) -> None:
    (folder / FILE).write_bytes(replace(new_mark(), process=DEAD_PROCESS).text())


def silent_elsewhere(folder: Path) -> None:
    path = of_another_pc(folder)
    then = path.stat().st_mtime - DEAD_AFTER - 5
    os.utime(path, (then, then))


def silent_namesake(folder: Path) -> None:
    """Another PC of the same name, whose process has the number of one that runs here."""
    path = folder / FILE
    path.write_bytes(replace(new_mark(), machine="another").text())
    then = path.stat().st_mtime - DEAD_AFTER - 5
    os.utime(path, (then, then))


def begun_and_killed(folder: Path) -> None:
    path = folder / FILE
    path.write_bytes(b"")
    then = path.stat().st_mtime - locks.WRITTEN_AFTER - 5
    os.utime(path, (then, then))


def with_a_dead_claim(folder: Path) -> None:
    silent_elsewhere(folder)
    claim = folder / CLAIM
    claim.write_text("of one that was killed", encoding="utf-8")
    then = claim.stat().st_mtime - lock_files.CLAIM_DEAD - 5
    os.utime(claim, (then, then))


def nothing(folder: Path) -> None:
    assert not (folder / FILE).exists()


LEFT = (killed_here, silent_elsewhere, silent_namesake, begun_and_killed, with_a_dead_claim, nothing)


@pytest.mark.parametrize("reach", ["held by the system", "deaf"])
def test_of_many_that_ask_in_the_same_moment_exactly_one_gets_it(tmp_path: Path, reach: str) -> None:
    """On a disk that can hold files, and on one that cannot (`deaf`), where the claim beside the lock decides.

    Each takes its time between judging a lock and taking it, so that all have judged the same one.
    """
    with ExitStack() as held:
        crowd = Crowd(reach, held)
        for left, number in itertools.product(LEFT, range(ROUNDS)):
            folder = tmp_path / f"{left.__name__} {number}"
            folder.mkdir()
            left(folder)
            heard = crowd.ask(folder)
            got = [said for said in heard if said.startswith("got")]
            assert got == [f"got {left is not nothing} True"], heard
            assert [path.name for path in folder.iterdir()] == [FILE]
            crowd.let_go()
            assert list(folder.iterdir()) == []


def test_another_casebook_on_this_pc_with_the_number_of_this_process_is_not_this_one(tmp_path: Path) -> None:
    """A number is used again, and another PC of the same name can have it as well."""
    held = take(tmp_path)
    (tmp_path / FILE).write_bytes(new_mark().text())
    assert not held.is_ours()
    assert not held.beat()
    held.release()
    assert (tmp_path / FILE).exists()


def test_a_namesake_that_is_alive_is_another_pc_and_ages_as_such(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(replace(new_mark(), machine="another").text())
    with pytest.raises(OpenElsewhere):
        take(tmp_path)
    silent_namesake(tmp_path)
    take(tmp_path).release()


def test_one_that_woke_while_its_lock_was_taken_over_keeps_it(tmp_path: Path) -> None:
    """It was silent when it was judged, and touched its lock before it was taken."""
    silent_elsewhere(tmp_path)
    silences = iter((DEAD_AFTER + 5.0, 0.0, 0.0))
    with pytest.raises(OpenElsewhere, match="OFFICE-PC"):
        take(tmp_path, lambda _path: next(silences))
    assert (tmp_path / FILE).read_text(encoding="utf-8").startswith("4242")
    assert not (tmp_path / CLAIM).exists()


def test_on_a_disk_that_knows_no_holding_the_process_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_files, "grip", lambda _descriptor: None)
    held = take(tmp_path)
    with pytest.raises(OpenHere):
        take(tmp_path)
    held.release()
    (tmp_path / FILE).write_bytes(replace(new_mark(), process=os.getppid()).text())
    with pytest.raises(OpenHere):
        take(tmp_path)
    killed_here(tmp_path)
    again = take(tmp_path)
    assert again.stopped_before
    again.release()


def test_while_somebody_else_is_taking_it_over_it_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.1)
    killed_here(tmp_path)
    (tmp_path / CLAIM).write_text("another's", encoding="utf-8")
    with pytest.raises(BookInUse, match="just now"):
        take(tmp_path)
    silent_elsewhere(tmp_path)
    with pytest.raises(OpenElsewhere, match="just now"):
        take(tmp_path)


def test_a_full_disk_leaves_no_lock_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lock_files, "write_mark", full)
    with pytest.raises(BookInUse, match="is full"):
        take(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_on_windows_a_lock_that_a_scanner_has_open_when_it_is_let_go_says_that_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next start takes it, and does not say that Casebook stopped unexpectedly."""
    windows_holding(monkeypatch)
    held = take(tmp_path)
    with pytest.raises(OpenHere):
        take(tmp_path)

    def scanned(_path: Path) -> None:
        raise PermissionError(13, "used by another process")

    with monkeypatch.context() as scanning:
        scanning.setattr(systems, "take_away", scanned)
        held.release()
    assert (tmp_path / FILE).exists()
    again = take(tmp_path)
    assert not again.stopped_before
    again.release()
    assert list(tmp_path.iterdir()) == []


def test_on_windows_the_lock_of_an_older_casebook_that_lets_nobody_open_it_is_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows_holding(monkeypatch)
    killed_here(tmp_path)
    before = os.open

    def shut(path: Path, flags: int, *mode: int) -> int:
        if Path(path).name == FILE and not flags & os.O_CREAT:
            raise PermissionError(13, "used by another process")
        return before(path, flags, *mode)

    monkeypatch.setattr(os, "open", shut)
    with pytest.raises(OpenHere):
        take(tmp_path)


def test_let_go_twice_it_is_let_go(tmp_path: Path) -> None:
    held = take(tmp_path)
    held.release()
    another = take(tmp_path)
    held.release()
    assert another.is_ours()
    another.release()


def test_a_lock_that_nobody_may_read_may_be_of_another_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network folders let nobody else read what one PC holds."""
    of_another_pc(tmp_path)

    def held(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(locks, "content_of", held)
    with pytest.raises(BookInUse, match=r"may not write in .* on another computer"):
        take(tmp_path)


HOURS_AHEAD = 3 * 3600


def dated_ahead(path: Path) -> None:
    """A file dated by a clock that is three hours ahead."""
    then = time.time() + HOURS_AHEAD
    os.utime(path, (then, then))


@pytest.mark.parametrize("wrong_by", [HOURS_AHEAD, -HOURS_AHEAD])
def test_a_touch_is_dated_by_the_folder_and_not_by_this_pcs_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong_by: int
) -> None:
    """On Windows a time that is set is this PC's, however the clock of the folder's own PC stands."""
    held, before = take(tmp_path), os.utime

    def by_this_clock(path: Path, times: tuple[float, float] | None = None) -> None:
        now = time.time() + wrong_by
        before(path, times or (now, now))

    then = (tmp_path / FILE).stat().st_mtime - 500
    os.utime(tmp_path / FILE, (then, then))
    monkeypatch.setattr(os, "utime", by_this_clock)
    assert held.beat()
    assert abs((tmp_path / FILE).stat().st_mtime - time.time()) < 60
    assert held.is_ours()
    held.release()


def test_a_touch_alters_nobodys_mark(tmp_path: Path) -> None:
    """It may fall into the very moment in which another PC writes its own mark there."""
    theirs = replace(new_mark(), process=7, computer="OFFICE-PC", machine="another").text()
    (tmp_path / FILE).write_bytes(theirs)
    lock_files.touch(tmp_path / FILE)
    assert (tmp_path / FILE).read_bytes() == theirs


def test_another_pcs_lock_that_is_dated_ahead_is_watched_from_now_on(tmp_path: Path) -> None:
    """Its time tells nothing. It is refused for a quarter of an hour by the folder's clock, and not for three hours."""
    path = of_another_pc(tmp_path)
    dated_ahead(path)
    with pytest.raises(OpenElsewhere, match="quarter of an hour"):
        take(tmp_path)
    then = path.stat().st_mtime - DEAD_AFTER - 5  # so long after
    assert then < time.time() - DEAD_AFTER
    os.utime(path, (then, then))
    take(tmp_path).release()


@pytest.mark.parametrize("left", [begun_and_killed, with_a_dead_claim])
def test_what_was_left_and_is_dated_ahead_is_busy_for_half_a_minute_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.1)
    left(tmp_path)
    path = tmp_path / (CLAIM if left is with_a_dead_claim else FILE)
    dated_ahead(path)
    with pytest.raises(BookInUse, match="Wait half a minute"):
        take(tmp_path)
    then = path.stat().st_mtime - 31
    assert then < time.time()
    os.utime(path, (then, then))
    take(tmp_path).release()


def test_a_silent_pc_for_which_the_system_still_holds_the_book_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.1)
    silent_elsewhere(tmp_path)
    theirs = os.open(tmp_path / FILE, os.O_RDWR)
    assert lock_files.grip(theirs)
    assert lock_files.is_gripped(tmp_path / FILE)
    with pytest.raises(OpenElsewhere, match="Close Casebook there, or switch that computer off") as caught:
        take(tmp_path)
    assert "OFFICE-PC" in caught.value.sentence
    assert "wait a quarter" not in caught.value.sentence
    os.close(theirs)
    assert not lock_files.is_gripped(tmp_path / FILE)
    take(tmp_path).release()


def test_a_command_without_a_window_may_have_the_book_and_that_is_said(tmp_path: Path) -> None:
    held = take(tmp_path)
    with pytest.raises(OpenHere, match="a command, such as a nightly backup"):
        take(tmp_path)
    held.release()
