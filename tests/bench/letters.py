"""Previewing and issuing one letter into a book on disk: `python -m tests.bench.letters [RUNS]`."""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from pathlib import Path

from app import places
from app.casework.intakes import Intake, Person, Point, log_complaint
from app.casework.letters import issue, open_letter
from app.casework.samples import write_sample

TODAY = dt.date(2026, 11, 23)
RUNS = 21


def main(runs: int = RUNS) -> None:
    """Measure it in a sample book."""
    with tempfile.TemporaryDirectory() as made:
        one_letter(Path(made), runs)


def one_letter(folder: Path, runs: int) -> None:
    """Checking, setting and issuing one acknowledgement into a book on disk; and a preview of it."""
    desk = write_sample(folder / "letters", places.resources(), TODAY)
    issued, previews = [], []
    for n in range(runs + 1):
        person = Person(f"Mr N. Umber {n}", "Mr Umber", "1 Chapel Row\nWells", "BA5 2XX")
        intake = Intake(person, TODAY, points=(Point("Nobody came.", "ours"),), outcomes=("A visit.",))
        letter = open_letter(desk, log_complaint(desk, intake), "acknowledgement", 1)
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


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
