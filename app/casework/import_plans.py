"""What bringing in an old log would do, before anything is done: which rows are added, and which are not, and why.

Nothing is written here. Every row that holds anything is one of three: added, a duplicate, or refused.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlalchemy import select

from app.casework.desks import Desk
from app.casework.house_rules import read_house_rules
from app.casework.import_marks import OTHER_REFERENCE
from app.casework.import_notes import american_notes, heading_notes, unread_columns
from app.casework.old_duplicates import Known, Lookalikes
from app.casework.old_erasures import ErasedRows, erased_rows
from app.casework.old_rows import DATE, NO_NAME, OldRow, RowProblem, read_row
from app.casework.old_timelines import CLOSED, OldTimeline, Rules, timeline_of
from app.incoming.columns import BY_KEY
from app.incoming.headings import Headings, data_rows, find_headings
from app.incoming.sheets import Row, Sheet
from app.models.journals import records
from app.models.tables import Complaint
from app.rules.clocks import Clock, clocks
from app.rules.editions import Edition
from app.rules.house_rules import HouseRule
from app.rules.problems import Problem, UserError
from app.rules.timelines import contradictions
from app.rules.words import listed

SHOWN = 5
"""Rows of the preview."""
ERASED = "erased"
"""Why a row is not added: its case was brought in before, and lawfully erased."""
OVER = "If one of them is over, give it a day of answer or of closing in your log, and choose the file again."
LOOK_AT = "Brought in, and to be looked at:"
"""What stands over the rows that hold something in doubt."""
NAMED = 8
"""Rows that a sentence names one by one."""
Told = Callable[[int, int], bool]
"""Is told how many rows are done, and of how many; answers whether to go on."""


class Stopped(UserError):
    """She stopped it; nothing was changed."""


@dataclass(frozen=True)
class Choices:
    """What is to be made of a sheet."""

    columns: Mapping[str, int]
    """Which column holds what, by the keys of `columns.MEANINGS`."""
    answered: str = CLOSED
    """What becomes of a case that was answered and of which the log does not say whether it is closed."""
    duplicates: bool = False
    """Whether rows that look like duplicates are added all the same."""
    erased: bool = False
    """Whether rows are added all the same of which the case was brought in before and lawfully erased."""


@dataclass(frozen=True)
class Planned:
    """A row that will be added."""

    row: OldRow
    timeline: OldTimeline
    edition: Edition
    like: str = ""
    """What it looks like, where it is added all the same."""
    erased: str = ""
    """What is to be said of one that may be an erased case; it goes into no entry."""
    late: bool = False
    """Whether it would be open, and a date of it has passed already."""


@dataclass(frozen=True)
class LeftOut:
    """A row that will not be added, and why."""

    number: int
    who: str
    why: str
    kind: str


@dataclass(frozen=True)
class Doubt:
    """A row that will be added, and what of it she should look at."""

    number: int
    who: str
    why: str


@dataclass(frozen=True)
class Plan:
    """What bringing in a sheet would do."""

    file: str
    digest: str
    sheet: str
    rows: int
    added: tuple[Planned, ...]
    duplicates: tuple[LeftOut, ...]
    refused: tuple[LeftOut, ...]
    notes: tuple[str, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    unread: str = ""
    """Which columns hold something of which nothing is made, in a sentence."""

    @property
    def sentence(self) -> str:
        """How many of each: '12 will be added, 2 look like duplicates, 1 date cannot be read (row 9).'."""
        dates = [one for one in self.refused if one.kind == DATE]
        others = [one for one in self.refused if one.kind != DATE]
        parts = [f"{len(self.added)} will be added"]
        alike = [one for one in self.duplicates if one.kind != ERASED]
        erased = [one for one in self.duplicates if one.kind == ERASED]
        if alike:
            looks = "looks like a duplicate" if len(alike) == 1 else "look like duplicates"
            parts.append(f"{len(alike)} {looks}{_where(alike)}")
        if erased:
            were = "was" if len(erased) == 1 else "were"
            parts.append(f"{len(erased)} {were} brought in before and erased{_where(erased)}")
        if dates:
            parts.append(f"{_count(len(dates), 'date')} cannot be read{_where(dates)}")
        if others:
            cannot = "cannot be added"
            parts.append(f"{_count(len(others), 'other row' if dates else 'row')} {cannot}{_where(others)}")
        return f"{', '.join(parts)}."

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What of the rows that are added she should look at: what nobody can settle first, then what was left out."""
        told_of = ((tuple(filter(None, (one.erased, *one.timeline.told))), one.row) for one in self.added)
        held = [one for one in told_of if one[0] or one[1].left_out]
        held.sort(key=lambda one: (not one[0], one[1].number))
        return tuple(Doubt(row.number, _who(row), " ".join((*told, *row.left_out))) for told, row in held)

    @property
    def to_look_at(self) -> str:
        """'2 of those added hold something that you should look at (rows 4 and 9).'; empty where none does."""
        if not self.doubts:
            return ""
        rows = "1 of those added holds" if len(self.doubts) == 1 else f"{len(self.doubts):,} of those added hold"
        return f"{rows} something that you should look at{_where(self.doubts)}."

    @property
    def still_open(self) -> str:
        """Which would be open and which of them late already, by name: 'what is over' must say so in the log."""
        running = [one for one in self.added if not one.timeline.closed]
        if not running:
            return ""
        late = [one.row for one in running if one.late]
        others = [one.row for one in running if not one.late]
        said = [f"{_count(len(running), 'case')} of these would be open."]
        said += [f"Late already: {_named(late)}."] if late else []
        said += [f"Not late: {_named(others)}."] if others else []
        return " ".join((*said, OVER))


def columns_problems(columns: Mapping[str, int]) -> tuple[Problem, ...]:
    """What must be put right before a sheet can be read: the day of receipt decides which Code governs a case."""
    found = []
    if "received" not in columns:
        found.append(Problem("received", "Say which column holds the date on which each complaint was received."))
    by_column: dict[int, list[str]] = {}
    for key, at in columns.items():
        by_column.setdefault(at, []).append(key)
    for keys in by_column.values():
        if len(keys) > 1:
            names = listed([f"“{BY_KEY[key].label}”" for key in keys])
            found.append(Problem(keys[1], f"One column cannot be {names} at once. Choose another for one of them."))
    return tuple(found)


@dataclass(frozen=True)
class Source:
    """The sheet that is brought in."""

    file: str
    digest: str
    sheet: Sheet
    headings: Headings

    @classmethod
    def of(cls, file: str, digest: str, sheet: Sheet) -> Source:
        """A sheet with the headings that were found in it."""
        return cls(file, digest, sheet, find_headings(sheet))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its rows below the headings."""
        return data_rows(self.sheet, self.headings)


def preview(desk: Desk, source: Source, columns: Mapping[str, int]) -> tuple[OldRow, ...]:
    """The first five rows, as they would be read."""
    texts, today = source.headings.texts, desk.today()
    return tuple(read_row(source.sheet, row, texts, columns, today) for row in source.rows[:SHOWN])


def plan_import(desk: Desk, source: Source, choices: Choices, tell: Told | None = None) -> Plan:
    """What bringing in a sheet would do. Raises Refused or another UserError; Stopped where `tell` says so."""
    problems = columns_problems(choices.columns)
    if problems:
        raise UserError(" ".join(problem.sentence for problem in problems), problems)
    known, house = Lookalikes.of(_in_book(desk)), read_house_rules(desk)
    gone = ErasedRows(erased_rows(desk), source)
    rows, today = source.rows, desk.today()
    added: list[Planned] = []
    duplicates: list[LeftOut] = []
    refused: list[LeftOut] = []
    american: list[tuple[str, int]] = []
    for number, row in enumerate(rows):
        _go_on(tell, number, len(rows))
        old = read_row(source.sheet, row, source.headings.texts, choices.columns, today)
        american += [(key, old.number) for key in old.american]
        found = _planned(desk, old, choices, house)
        if isinstance(found, RowProblem):
            refused.append(LeftOut(old.number, _who(old), found.sentence, found.kind))
            continue
        sorted_row = _sorted_out(found, choices, known, gone)
        if isinstance(sorted_row, Planned):
            added.append(sorted_row)
        else:
            duplicates.append(sorted_row)
    of_headings = heading_notes(source.sheet, source.headings, choices.columns)
    notes = (*source.sheet.notes, *of_headings, *american_notes(american))
    named = (source.file, source.digest, source.sheet.name)
    sorted_out = (tuple(added), tuple(duplicates), tuple(refused))
    unread = unread_columns(source.sheet, source.headings, choices.columns)
    return Plan(*named, len(rows), *sorted_out, notes, dict(choices.columns), unread)


def _sorted_out(found: Planned, choices: Choices, known: Lookalikes, gone: ErasedRows) -> Planned | LeftOut:
    """A row that can be a case as one that is added, or as one that is there already, or was and is erased."""
    row = found.row
    one = _known(row)
    like = known.like(one)
    if like and not choices.duplicates:
        return LeftOut(row.number, _who(row), like, "duplicate")
    known.add(one)
    erased, why = (False, "") if choices.erased else gone.said(row.number, row.received)
    if erased:
        return LeftOut(row.number, _who(row), why, ERASED)
    return replace(found, like=like, erased=why)


def _go_on(tell: Told | None, done: int, of: int) -> None:
    if tell is not None and not tell(done, of):
        raise Stopped("You stopped it. Nothing was brought in.")


def _planned(desk: Desk, old: OldRow, choices: Choices, house: Sequence[HouseRule]) -> Planned | RowProblem:
    """A row as a case, or why it cannot be one."""
    if not old.texts and not old.days and not old.problems:
        return RowProblem("text", "None of its columns that mean something holds anything.")
    if old.problems:
        return _as_one(old.problems)
    edition = desk.editions.in_force_on(old.received)
    try:
        made = timeline_of(old, Rules(edition, desk.workdays, desk.today(), choices.answered))
        entries = made.entries(desk.today())
        wrong = contradictions(entries)
        if made.problem or wrong:
            return RowProblem("text", " ".join(filter(None, (made.problem, *(one.sentence for one in wrong)))))
        counted = clocks(entries, edition, desk.workdays, house)
    except UserError as beyond:
        return RowProblem(DATE, beyond.sentence)
    return Planned(old, made, edition, late=not made.closed and any(_is_late(one, desk.today()) for one in counted))


def _is_late(clock: Clock, today: dt.date) -> bool:
    return clock.stopped is None and not clock.in_doubt and not clock.overtaken and clock.due < today


def _known(old: OldRow) -> Known:
    """What a row is known by."""
    name, home = "" if old.name == NO_NAME else old.name, f"{old.text('address')} {old.text('postcode')}"
    return Known(f"row {old.number}", old.reference, name, old.received, (), home, old.text("what"))


def _as_one(problems: Sequence[RowProblem]) -> RowProblem:
    kinds = Counter(problem.kind for problem in problems)
    return RowProblem(DATE if kinds[DATE] else problems[0].kind, " ".join(problem.sentence for problem in problems))


def _who(old: OldRow) -> str:
    return ", ".join(filter(None, (old.name if old.name != NO_NAME else "", old.reference)))


def _in_book(desk: Desk) -> list[Known]:
    """The cases of the book: each by its reference, the one that it had in an old log, its home and its words."""
    columns = (Complaint.id, Complaint.reference, Complaint.name, Complaint.received_on)
    with desk.book.reading() as session:
        old = {
            record.case_id: str(record.body.get(OTHER_REFERENCE, "")) for record in records(session, kinds=("opened",))
        }
        words = {record.case_id: str(record.body.get("words", "")) for record in records(session, kinds=("received",))}
        found = session.execute(select(*columns, Complaint.address, Complaint.postcode)).all()
    return [
        Known(
            f"case {reference}",
            old.get(case_id, ""),
            name,
            received,
            (reference,),
            f"{address} {postcode}",
            words.get(case_id, ""),
        )
        for case_id, reference, name, received, address, postcode in found
    ]


def _where(left_out: Sequence[LeftOut | Doubt]) -> str:
    """'(row 9)', '(rows 4 and 9)'; of many, the first."""
    numbers = [str(one.number) for one in left_out]
    if len(numbers) > NAMED:
        return f" (rows {', '.join(numbers[:NAMED])} and {len(numbers) - NAMED} more)"
    return f" (row{'' if len(numbers) == 1 else 's'} {listed(numbers)})"


def _named(rows: Sequence[OldRow]) -> str:
    """'Mr D. Dunmore, C-1 (row 5)'; of many, the first."""
    said = [f"{_who(row)} (row {row.number})".strip() for row in rows[:NAMED]]
    more = [f"and {len(rows) - NAMED} more"] if len(rows) > NAMED else []
    return "; ".join((*said, *more))


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
