"""The due list of a very big book: `python -m tests.bench.due_lists [CASES] [OPEN]` (100,000 and 2,000 without words).

Two books are made, one with a tenth of the cases, both with the same number of open ones: what the list costs should
grow with the open cases and not with the closed. The cases are copies of a few that were worked through with
Casebook's own verbs, written past it in bulk, but by the rules of the journal: its chain, its guards and its register.
Medians, in milliseconds; cold is a program that has just opened the book, warm one that has asked before, and "one
entry later" one that has recorded something since. No test asserts a time.
"""

from __future__ import annotations

import datetime as dt
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from app import places
from app.casework.desks import Desk, lay_desk, open_desk
from app.casework.due_lists import due_list
from app.casework.files import case_file
from app.casework.milestones import add_note
from app.casework.questions import case_list, counts
from app.casework.settings import read_settings, save_settings
from app.models.books import Book, book_in_memory, open_book
from app.models.journals import RECIPE, Record, digest_of_words, hash_of, records
from app.models.registers import fold_case
from app.models.tables import Base, Complaint, Document, Journal, Letter
from tests.casework.cases import Case, a_case, as_date, st_annes

TODAY = dt.date(2026, 11, 23)
BEFORE = dt.date(2026, 11, 1)
ENTRY = (
    "seq",
    "case_id",
    "kind",
    "happened_on",
    "recorded_at",
    "actor",
    "sentence",
    "body",
    "body_digest",
    "prev",
    "hash",
    "recipe",
)
RUNS = 7


@dataclass
class Row:
    """One entry as the book's file has it."""

    seq: int
    case_id: int | None
    kind: str
    happened_on: dt.date
    recorded_at: dt.datetime
    actor: str
    sentence: str
    body: str
    body_digest: str = ""
    prev: str = ""
    hash: str = ""
    recipe: int = RECIPE


@dataclass(frozen=True)
class Pattern:
    """A case to copy: its entries and its rows in the register."""

    entries: tuple[Record, ...]
    register: tuple[Base, ...]


class Scribe:
    """Writes copies of cases at the end of a journal, in one transaction."""

    def __init__(self, book: Book, letter: str) -> None:
        with book.reading() as session:
            (last,) = records(session)[-1:]
            row = session.get(Journal, last.seq)
        assert row is not None
        self.seq, self.prev = row.seq, row.hash
        self.letter = letter
        self.register: dict[str, list[tuple[Any, ...]]] = {"complaint": [], "letter": []}

    def entries(self, patterns: Sequence[Pattern]) -> Iterator[tuple[Any, ...]]:
        """The rows of the journal; on the way, the register's are noted down."""
        for number, pattern in enumerate(patterns):
            first = self.seq + 1 - pattern.entries[0].seq
            for record in pattern.entries:
                yield self._entry(record, first, number)
            self._note(pattern, first, number)

    def _entry(self, record: Record, first: int, number: int) -> tuple[Any, ...]:
        self.seq += 1
        body = dict(record.body)
        if "letter" in body:
            body["letter"] += first
        if "reference" in body:
            body["reference"] = _reference(number)
        if "document" in body:
            body["document"] = self.letter
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        row = Row(
            seq=self.seq,
            case_id=(record.case_id or 0) + first,
            kind=record.kind,
            happened_on=record.on,
            recorded_at=dt.datetime.combine(record.on, dt.time(10, 30), dt.UTC),
            actor=record.actor,
            sentence=record.sentence,
            body=text,
            body_digest=digest_of_words(record.sentence, text),
            prev=self.prev,
        )
        row.hash = self.prev = hash_of(cast("Journal", row))
        moment = row.recorded_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        dates = {"happened_on": row.happened_on.isoformat(), "recorded_at": moment}
        return tuple(dates.get(key) or getattr(row, key) for key in ENTRY)

    def _note(self, pattern: Pattern, first: int, number: int) -> None:
        for row in pattern.register:
            values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
            values["id"] += first
            if isinstance(row, Complaint):
                old, new = values["reference"], _reference(number)
                values |= {"reference": new, "search": values["search"].replace(old, new)}
            else:
                values |= {"case_id": values["case_id"] + first, "document": self.letter}
            ready = (value.isoformat() if isinstance(value, dt.date) else value for value in values.values())
            self.register[row.__tablename__].append(tuple(ready))


def _reference(number: int) -> str:
    return f"2026/{number + 1:06}"


@contextmanager
def pattern_desk() -> Iterator[Desk]:
    """A desk on which the cases to copy are made."""
    book = book_in_memory(lambda: dt.datetime.combine(TODAY, dt.time(10, 30), dt.UTC))
    desk = lay_desk(book, places.resources(), lambda: TODAY)
    save_settings(desk, st_annes(read_settings(desk)))
    yield desk
    book.close()


def patterns() -> tuple[Pattern, tuple[Pattern, ...], bytes]:
    """A closed case, the open ones in the stages of a case's life, and the bytes of the letter that they hold."""
    with pattern_desk() as desk:
        start = replace(desk, today=lambda: dt.date(2026, 9, 1))
        closed = a_case(start).received("2026-09-01").acknowledged("2026-09-04").responded("2026-09-17")
        closed.closed("2026-10-01")
        lives: tuple[Callable[[Case], Case], ...] = (
            lambda case: case.received("2026-11-20"),
            lambda case: case.received("2026-11-13"),
            lambda case: case.received("2026-11-16").issued("2026-11-18"),
            lambda case: case.received("2026-11-10").issued("2026-11-12").posted("2026-11-12"),
            lambda case: case.received("2026-10-29").issued("2026-11-02").posted("2026-11-03"),
            lambda case: case.received("2026-10-20").acknowledged("2026-10-22").extended("2026-11-04", "2026-11-19"),
            lambda case: case.received("2026-10-12").acknowledged("2026-10-14").responded("2026-10-27"),
            lambda case: (
                case.received("2026-10-05")
                .acknowledged("2026-10-07")
                .responded("2026-10-20")
                .asked_for(2, as_date("2026-11-17"))
            ),
        )
        running = [life(a_case(start)) for life in lives]
        with desk.book.reading() as session:
            found = [
                Pattern(entries, fold_case(entries))
                for case in (closed, *running)
                if (entries := records(session, case.id))
            ]
            letter = session.get(Document, next(row.document for row in found[3].register if isinstance(row, Letter)))
        assert letter is not None
    return found[0], tuple(found[1:]), letter.bytes


def write_book(folder: Path, cases: int, running: int) -> None:
    """Write a book with so many cases, so many of them open: spread evenly over the book, which is the worst place."""
    book = open_book(folder, lambda: dt.datetime.combine(TODAY, dt.time(10, 30), dt.UTC))
    desk = lay_desk(book, places.resources(), lambda: TODAY)
    save_settings(desk, st_annes(read_settings(desk)))
    closed, lives, letter = patterns()
    with book.writing("the benchmark") as work:
        digest = work.keep(letter, "application/pdf")
    every = cases // running
    wanted = [lives[n // every % len(lives)] if n % every == 0 else closed for n in range(cases)]
    scribe = Scribe(book, digest)
    connection = book.raw()
    raw = connection.driver_connection
    raw.execute("PRAGMA query_only = OFF")
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(f"INSERT INTO journal VALUES ({', '.join('?' * len(ENTRY))})", scribe.entries(wanted))  # noqa: S608 - our own table
    for table, rows in scribe.register.items():
        raw.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608 - our own tables
    raw.execute("COMMIT")
    connection.close()
    book.close()


def taken(act: Callable[[], object]) -> float:
    """The milliseconds that something takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def measure(folder: Path) -> dict[str, list[float]]:
    """The times of the questions that a window asks of a big book."""
    times: dict[str, list[float]] = {}

    def note(name: str, act: Callable[[], object]) -> None:
        times.setdefault(name, []).append(taken(act))

    for _ in range(3):
        desk = open_desk(
            folder, places.resources(), lambda: TODAY, lambda: dt.datetime(2026, 11, 23, 11, tzinfo=dt.UTC)
        )
        note("due list, cold", lambda: due_list(desk))  # noqa: B023 - called at once
        note("counts, when the list was asked", lambda: counts(desk))  # noqa: B023 - called at once
        desk.book.close()
    desk = open_desk(folder, places.resources(), lambda: TODAY, lambda: dt.datetime(2026, 11, 23, 11, tzinfo=dt.UTC))
    rows = due_list(desk)
    answered = next(row for row in rows if row.group == "waiting")
    for _ in range(RUNS):
        note("due list, warm", lambda: due_list(desk))
        note("counts, warm", lambda: counts(desk))
    for _ in range(RUNS):
        add_note(desk, rows[0].case_id, TODAY, "He rang.")
        note("due list, one entry later", lambda: due_list(desk))
    for _ in range(3):
        note("case list, a name that one case has", lambda: case_list(desk, rows[0].reference))
        note("case list, whole", lambda: case_list(desk))
        note("case file", lambda: case_file(desk, answered.case_id))
        note("case file, as known three weeks ago", lambda: case_file(desk.as_known_on(BEFORE), answered.case_id))
        note("due list, as known three weeks ago", lambda: due_list(desk.as_known_on(BEFORE)))
    desk.book.close()
    return times


def told(cases: int, running: int, times: dict[str, list[float]]) -> str:
    """The times of one book, a line each."""
    lines = [f"{cases:,} cases, {running:,} of them open"]
    lines += [f"  {name:38} {statistics.median(found):8.1f} ms" for name, found in times.items()]
    return "\n".join(lines) + "\n"


def main(cases: int = 100_000, running: int = 2_000) -> None:
    """Make both books, measure, and tell."""
    for size in (max(cases // 10, running), cases):
        with tempfile.TemporaryDirectory() as made:
            seconds = taken(lambda: write_book(Path(made), size, running)) / 1000  # noqa: B023 - called at once
            file = sum(path.stat().st_size for path in Path(made).iterdir())
            sys.stdout.write(f"made a book of {file / 1e6:,.0f} MB in {seconds:.0f} s\n")
            sys.stdout.write(told(size, running, measure(Path(made))))
            sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
