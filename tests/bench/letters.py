"""Previewing and issuing letters into a book on disk, one and 500: `python -m tests.bench.letters [RUNS] [MANY]`.

Of many it is claimed that 500 are issued in under 30 seconds. The baseline beside them is the same letter opened and
issued by itself: what a round adds to that, and what the growing book adds, is the ratio.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from app import places
from app.casework.intakes import Intake, Person, Point, log_complaint
from app.casework.issue_rounds import half_written_letters, issue_all
from app.casework.letters import issue, keep_draft, open_letter
from app.casework.samples import write_sample

TODAY = dt.date(2026, 11, 23)
RUNS, MANY = 21, 500
CLAIM = 30.0
"""Seconds in which so many are issued."""


def main(runs: int = RUNS, many: int = MANY) -> None:
    """Measure it in sample books."""
    with tempfile.TemporaryDirectory() as made:
        alone = one_letter(Path(made), runs)
        many_letters(Path(made), many, alone)


def one_letter(folder: Path, runs: int) -> float:
    """Checking, setting and issuing one acknowledgement into a book on disk; and a preview of it.

    Answers the seconds in which one is opened and issued.
    """
    desk = write_sample(folder / "letters", places.resources(), TODAY)
    opened, issued, previews = [], [], []
    for n in range(runs + 1):
        case_id = log_complaint(desk, complaint(n))
        begun = time.perf_counter()
        letter = open_letter(desk, case_id, "acknowledgement", 1)
        opened.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        letter.preview()
        previews.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        issue(desk, letter)
        issued.append(time.perf_counter() - begun)
    desk.book.close()
    for name, times in (("previewing one letter", previews), ("issuing one letter, to disk", issued)):
        middle = statistics.median(times[1:])
        sys.stdout.write(f"{name:32} {middle * 1000:7.1f} ms   (first {times[0] * 1000:.0f} ms)\n")
    return statistics.median(opened[1:]) + statistics.median(issued[1:])


def many_letters(folder: Path, count: int, alone: float) -> None:
    """Looking at so many half-written letters, and issuing all of them: checked, set, stored, and in the journal."""
    desk = write_sample(folder / "many", places.resources(), TODAY)
    wanted = []
    for n in range(count):
        letter = open_letter(desk, log_complaint(desk, complaint(n)), "acknowledgement", 1)
        keep_draft(desk, letter.written("received", f"{letter.draft.part('received').text}\n\nThank you."))
        wanted.append((letter.case_id, "acknowledgement", 1))
    begun = time.perf_counter()
    half_written_letters(desk)
    looked = time.perf_counter() - begun
    marks: list[float] = []

    def going(_done: int, _count: int) -> bool:
        marks.append(time.perf_counter())
        return True

    begun = time.perf_counter()
    came = issue_all(desk, wanted, going)
    took = time.perf_counter() - begun
    desk.book.close()
    each = [after - before for before, after in pairwise(marks)]
    tenth = max(1, count // 10)
    grown = statistics.median(each[-tenth:]) / statistics.median(each[:tenth])
    sys.stdout.write(
        f"looking at {count} half written    {looked:7.1f} s\n"
        f"issuing {len(came.issued)} of {count} together  {took:7.1f} s    (claimed: under {CLAIM:.0f} s; "
        f"{took / count / alone:.2f} of one by itself; the last tenth {grown:.2f} of the first)\n"
    )


def complaint(number: int) -> Intake:
    """An invented complaint."""
    person = Person(f"Mr N. Umber {number}", "Mr Umber", "1 Chapel Row\nWells", "BA5 2XX")
    return Intake(person, TODAY, points=(Point("Nobody came.", "ours"),), outcomes=("A visit.",))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
