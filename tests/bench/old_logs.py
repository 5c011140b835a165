"""How long an old log of 20,000 rows takes, and how much memory, by hand: python -m tests.bench.old_logs [ROWS].

It is read from a workbook, looked through, brought in, looked through again (every row is a duplicate then) and undone.
Every row is a complaint of its own; those of one day are by different people.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import openpyxl

from app.casework.audits import audit
from app.casework.import_plans import Choices, Source, plan_import
from app.casework.imports import bring_in, undo_import
from app.incoming.logs import open_log
from tests.ui.desks import Day, desk_on_disk, st_annes

ROWS = 20_000
FIRST = dt.date(2021, 1, 4)
HEADINGS = ("Ref", "Date rec'd", "Tenant", "Addr", "Complaint", "Ack sent", "S1 response", "Outcome", "Closed", "Notes")
SYLLABLES = ("ba", "dro", "fen", "gil", "hu", "ket", "lom", "mir", "pos", "tav")
Made = TypeVar("Made")


def name_of(number: int) -> str:
    """An invented name for a number, a syllable for each of its digits: two of one day are never alike."""
    return "".join(SYLLABLES[int(digit)] for digit in str(number)).capitalize()


def written(path: Path, rows: int) -> Path:
    """A workbook of invented complaints."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Log")
    sheet.append(HEADINGS)
    for number in range(rows):
        day = FIRST + dt.timedelta(days=number % 900)
        acknowledged, answered = day + dt.timedelta(days=3), day + dt.timedelta(days=14)
        said = f"{acknowledged.day}.{acknowledged.month}.{acknowledged:%y}"
        who, where = f"{name_of(number % 900)} {name_of(number // 900)}", f"{number % 300} Chapel Row, Wells"
        sheet.append((f"C{number}", day, who, where, "Heating", said, answered, "Upheld", answered, "note " * 40))
    book.save(path)
    return path


def timed(what: str, act: Callable[[], Made]) -> Made:
    """What an act makes, with its seconds printed."""
    began = time.perf_counter()
    made = act()
    sys.stdout.write(f"{what}: {time.perf_counter() - began:.1f} s\n")
    return made


def main(rows: int) -> None:
    """Measure it."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / "log.xlsx", rows)
        desk = st_annes(desk_on_disk(Path(folder) / "book", Day()))
        log = open_log(path)
        sheet = timed(f"read {rows:,} rows", log.sheet)
        source = Source.of(log.name, log.digest, sheet)
        choices = Choices(source.headings.columns)
        plan = timed("look through", lambda: plan_import(desk, source, choices))
        done = timed(f"bring in {len(plan.added):,} cases", lambda: bring_in(desk, plan))
        again = timed("look through again", lambda: plan_import(desk, source, choices))
        sys.stdout.write(f"{len(again.duplicates):,} duplicates\n")
        timed("undo", lambda: undo_import(desk, done.number))
        sys.stdout.write(f"sound: {audit(desk).sound}\n{_memory()}")
        desk.book.close()


def _memory() -> str:
    """The most memory that was used; not every system says."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return ""
    return f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB\n"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
