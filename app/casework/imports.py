"""Bringing in an old log, and taking it out again: each is done as a whole, or not at all.

What is brought in stays in the journal for good, as everything does. Taking an import out again voids each of its
cases; one on which something was done since is somebody's work, and is left where it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework.desks import Desk
from app.casework.import_entries import Batch, entries_of
from app.casework.import_marks import ENTRIES, IMPORTED, SERIES
from app.casework.import_plans import Plan, Stopped, Told
from app.casework.settings import actor, actor_of, read_settings
from app.models.books import Work
from app.models.journals import ERASED, Record, Writing, records
from app.models.many_entries import append_all
from app.models.tables import Begun, Complaint, DraftText, Journal
from app.rules.problems import UserError
from app.rules.words import listed

UNDONE = "import_undone"
"""The kind of entry that says that a log that was brought in was taken out again."""
POINTING = ("linked", "merged")
"""The kinds of entry by which a case points to another."""
AT_ONCE = 250
"""Cases that are written before it is asked whether to go on."""
NAMED = 5
"""Cases that a sentence names one by one."""


@dataclass(frozen=True)
class Brought:
    """One import that is in the book."""

    number: int
    on: dt.date
    file: str
    sheet: str
    cases: int
    """How many cases it brought in."""
    actor: str
    worked_on: tuple[str, ...] = ()
    """The references of those on which something was done since."""
    there: int = 0
    """How many of them are still in the book."""

    @property
    def sentence(self) -> str:
        """'12 cases from “Complaints 2023.xlsx”, sheet “Log”.'."""
        sheet = f", sheet “{self.sheet}”" if self.sheet else ""
        return f"{cases_words(self.cases)} from “{self.file}”{sheet}."


@dataclass(frozen=True)
class Undone:
    """What taking an import out again came to."""

    voided: int
    left: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """How many went, and which stayed."""
        went = f"{cases_words(self.voided)} {'was' if self.voided == 1 else 'were'} taken out again."
        return f"{went} {_stay(self.left)}" if self.left else went


def bring_in(desk: Desk, plan: Plan, tell: Told | None = None) -> Brought:
    """Write every case of a plan, all or none; `tell` hears how far it is. Raises Stopped where it says to stop.

    The plan is what was shown, so it must be of the book as it is: make it anew when something was recorded since.
    """
    if not plan.added:
        raise UserError("There is nothing to bring in. Look at why the rows are left out.")
    settings = read_settings(desk)
    of = len(plan.added)
    with desk.book.writing(actor_of(settings)) as work:
        number = work.append(None, IMPORTED, on=desk.today(), sentence=f"Brought in: {_said(plan)}", body=_body(plan))
        batch = Batch(number, plan.file, plan.sheet, settings)
        first = _next_number(work)
        for at in range(0, of, AT_ONCE):
            if tell is not None and not tell(at, of):
                raise Stopped("You stopped it. Nothing was brought in.")
            chunk = plan.added[at : at + AT_ONCE]
            append_all(
                work,
                [
                    entry
                    for offset, planned in enumerate(chunk)
                    for entry in entries_of(desk, planned, f"{SERIES}{first + at + offset:04}", batch)
                ],
            )
        if tell is not None and not tell(of, of):
            raise Stopped("You stopped it. Nothing was brought in.")
    return Brought(number, desk.today(), plan.file, plan.sheet, of, actor_of(settings), (), of)


def imports(desk: Desk) -> tuple[Brought, ...]:
    """The imports that are in the book, the newest first; those that were taken out again are not."""
    with desk.book.reading() as session:
        done = records(session, kinds=(IMPORTED, UNDONE))
        gone = {int(one.body["import"]) for one in done if one.kind == UNDONE}
        found = [one for one in done if one.kind == IMPORTED and one.seq not in gone]
        made = [_brought(one) for one in reversed(found)]
        if not made:
            return ()
        cases, worked = _cases_of(session), _worked_on(session)
    return tuple(
        replace(
            one,
            worked_on=tuple(reference for case_id, reference in cases.get(one.number, ()) if case_id in worked),
            there=len(cases.get(one.number, ())),
        )
        for one in made
    )


def undo_import(desk: Desk, number: int, *, leave_out: bool = False, tell: Told | None = None) -> Undone:
    """Take an import out again: every case of it is voided, in one transaction.

    Raises UserError where something was done on one of them since, unless `leave_out` says that those stay.
    """
    one = next((each for each in imports(desk) if each.number == number), None)
    if one is None:
        raise UserError("That import is not in the book any more. Look at the list again.")
    if one.worked_on and not leave_out:
        raise UserError(f"Something was done since on {_names(one.worked_on)}. {_CHOICE}")
    with desk.book.writing(actor(desk)) as work:
        worked = set(one.worked_on)
        cases = [each for each in _cases_of(work.session).get(number, ()) if each[1] not in worked]
        undone = Undone(len(cases), one.worked_on)
        body = {"import": number, "voided": len(cases), "left": list(one.worked_on)}
        work.append(None, UNDONE, on=desk.today(), sentence=f"Taken out again: {one.sentence}", body=body)
        for at in range(0, len(cases), AT_ONCE):
            if tell is not None and not tell(at, len(cases)):
                raise Stopped("You stopped it. Nothing was taken out.")
            append_all(work, list(_voidings(desk, cases[at : at + AT_ONCE], number)))
    return undone


_CHOICE = "Leave those where they are and take out the others, or leave the import as it is."


def _voidings(desk: Desk, cases: Sequence[tuple[int, str]], number: int) -> Iterator[Writing]:
    """The opening of each case is struck out, and with it the case; its number is that of its opening."""
    for case_id, reference in cases:
        body = {"corrects": case_id, "reason": "The import was undone.", "import": number}
        said = f"Struck out: {reference} was brought in from an old log, and that was undone."
        yield Writing(case_id, "voided", desk.today(), said, body)


def _cases_of(session: Session) -> dict[int, list[tuple[int, str]]]:
    """The cases of each import that are in the book, by its number, each with its reference."""
    there = {row.id: row.reference for row in session.execute(select(Complaint.id, Complaint.reference))}
    found: dict[int, list[tuple[int, str]]] = {}
    for record in records(session, kinds=("opened",)):
        if record.case_id is not None and "import" in record.body and record.case_id in there:
            found.setdefault(int(record.body["import"]), []).append((record.case_id, there[record.case_id]))
    return found


def _worked_on(session: Session) -> set[int]:
    """The cases on which something was recorded or begun after they were brought in, or to which another points."""
    opened = [one for one in records(session, kinds=("opened",)) if "import" in one.body]
    ends = {one.case_id: one.seq + int(one.body[ENTRIES]) for one in opened}
    last = session.execute(select(Journal.case_id, func.max(Journal.seq)).group_by(Journal.case_id))
    later = {case_id for case_id, seq in last if case_id is not None and seq >= ends.get(case_id, seq + 1)}
    begun = {*session.scalars(select(DraftText.case_id)), *session.scalars(select(Begun.case_id))}
    pointed = {int(one.body["case"]) for one in records(session, kinds=POINTING) if "case" in one.body}
    return {case_id for case_id in later | begun | pointed if case_id in ends}


def _brought(record: Record) -> Brought:
    body = record.body
    return Brought(record.seq, record.on, body["file"], body["sheet"], int(body["cases"]), record.actor)


def _body(plan: Plan) -> dict[str, object]:
    """What is kept of an import; its names stand on the cases alone."""
    return {
        "file": plan.file,
        "sha256": plan.digest,
        "sheet": plan.sheet,
        "cases": len(plan.added),
        "duplicates": [one.number for one in plan.duplicates],
        "refused": [one.number for one in plan.refused],
        "columns": dict(plan.columns),
    }


def _said(plan: Plan) -> str:
    sheet = f", sheet “{plan.sheet}”" if plan.sheet else ""
    left = len(plan.duplicates) + len(plan.refused)
    rest = f" {left} row{'' if left == 1 else 's'} of it {'was' if left == 1 else 'were'} left out." if left else ""
    return f"{cases_words(len(plan.added))} from the old log “{plan.file}”{sheet}.{rest}"


def _next_number(work: Work) -> int:
    """The next number of the series of cases that were brought in; one voided or erased is not given again."""
    used = (str(one.body.get("reference", "")) for one in records(work.session, kinds=("opened", ERASED)))
    numbers = (reference.removeprefix(SERIES) for reference in used if reference.startswith(SERIES))
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1


def cases_words(count: int) -> str:
    """'1 case', '12 cases'."""
    return f"{count:,} case{'' if count == 1 else 's'}"


def _names(references: Sequence[str]) -> str:
    if len(references) <= NAMED:
        return listed(references)
    return f"{', '.join(references[:NAMED])} and {len(references) - NAMED} more"


def _stay(left: Sequence[str]) -> str:
    were = "was" if len(left) == 1 else "were"
    return f"{_names(left)} {were} left, for something was done on {'it' if len(left) == 1 else 'them'} since."
