"""Commands that work on a book: what is due, is it whole, and the sample book."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from app import passphrase_commands, places
from app.casework.audits import audit, judged
from app.casework.desks import Desk, open_desk
from app.casework.due_lists import DueRow, due_list
from app.casework.letter_facts import check_wordings
from app.casework.read_desks import clear_left_behind, open_to_read
from app.casework.samples import write_sample_book
from app.models.books import FILE
from app.models.damages import damaged
from app.rules.calendars import idle_days
from app.rules.dates import long_date
from app.rules.problems import UserError
from app.rules.words import said_projected


def open_existing(
    folder: Path, today: dt.date, now: Callable[[], dt.datetime], passphrase_file: str | None = None
) -> Desk:
    """Open a book that is there already; a slip of the finger makes no new one. Raises UserError.

    A closed one is opened with the passphrase in the file, or asks for it (`app.passphrase_commands`).
    """
    must_be_there(folder)
    key = passphrase_commands.key_of(folder, passphrase_file)
    desk = open_desk(folder, places.resources(), lambda: today, now, key)
    check_wordings(desk)
    return desk


@contextmanager
def looking_at(
    folder: Path, today: dt.date, now: Callable[[], dt.datetime], passphrase_file: str | None = None
) -> Iterator[Desk]:
    """A desk on a book that is there already, for a command that records nothing in it. Raises UserError.

    The book is held while the command lasts. Where a Casebook has it open, here or on another PC, or the folder cannot
    be written, a copy of it is read: SQLite's shared memory does not reach from one PC to another.
    """
    from app.ui.locks import BookInUse, take  # noqa: PLC0415 - Qt, for its lock file alone

    must_be_there(folder)
    key = passphrase_commands.key_of(folder, passphrase_file)
    with ExitStack() as held:
        try:
            held.callback(take(folder).release)
        except BookInUse:
            clear_left_behind()
            desk = open_to_read(folder, places.resources(), lambda: today, now, key)
        else:
            desk = open_desk(folder, places.resources(), lambda: today, now, key)
        held.callback(desk.book.close)
        check_wordings(desk)
        yield desk


def must_be_there(folder: Path) -> None:
    """Raise UserError where there is no book in a folder."""
    if not (folder / FILE).exists() or not (folder / FILE).stat().st_size:
        raise UserError(f"There is no book in {folder}. Check the folder, or open Casebook there once to make one.")


def supposing(desk: Desk, extra: Sequence[dt.date], instead: Sequence[dt.date]) -> Desk:
    """The same desk with days added to its calendar or struck out of it, for one look; the book is not changed."""
    if not extra and not instead:
        return desk
    idle_days(desk.calendar, extra, instead)  # refuses what cannot be meant
    return desk.with_calendar(desk.calendar.with_days(extra, instead))


def due(desk: Desk, *, as_json: bool) -> str:
    """What is due, soonest first, as lines for people or as JSON."""
    rows = _rows(desk)
    if as_json:
        return json.dumps([_as_json(row) for row in rows], ensure_ascii=False, indent=2)
    if not rows:
        return "Nothing is due."
    return "\n".join(countdown_lines(rows))


def _rows(desk: Desk) -> tuple[DueRow, ...]:
    """What is due. Raises UserError where the book is so damaged that it cannot be counted."""
    try:
        return due_list(desk)
    except UserError:
        raise
    except Exception as error:
        if audit(desk).sound:
            raise
        raise damaged() from error


def countdown_lines(rows: tuple[DueRow, ...]) -> list[str]:
    """The countdown list as lines: 'Acknowledge by Monday 30 November 2026 - 5 working days left. Mr D. Dunmore …'."""
    return [
        f"{said_projected(f'{row.headline} - {row.countdown}', projected=row.projected)}. "
        f"{', '.join(filter(None, (row.who, row.where)))}. {', '.join(filter(None, (row.reference, row.what)))}."
        for row in rows
    ]


def check(desk: Desk, *, as_json: bool, seal: str = "") -> tuple[str, bool]:
    """Verify the book, and a seal from a posted letter where one is given; the report, and whether all is sound."""
    judgement = judged(desk, seal) if seal else None
    result = audit(desk)
    sound = result.sound and (judgement is None or judgement.true)
    if as_json:
        findings = [
            {"check": finding.check, "sentence": finding.sentence, "advice": finding.advice}
            for finding in result.findings
        ]
        report: dict[str, object] = {
            "sound": result.sound,
            "entries": result.entries,
            "documents": result.documents,
            "seal": result.seal,
            "findings": findings,
        }
        report |= {"judged": asdict(judgement)} if judgement else {}
        return json.dumps(report, ensure_ascii=False, indent=2), sound
    looked = f"{result.words} were checked. Seal {result.seal}."
    lines = [f"{finding.sentence} {finding.advice}" for finding in result.findings]
    lines += [f"The book is sound. {looked}" if result.sound else looked]
    lines += [f"Seal {judgement.seal}: {judgement.sentence} {judgement.advice}".strip()] if judgement else []
    return "\n".join(lines), sound


def sample(folder: Path, today: dt.date) -> str:
    """Write the sample book into an empty folder. Raises UserError where the folder holds anything."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder} is not an empty folder. Name one that is empty or not there yet.")
    write_sample_book(folder, places.resources(), today)
    return f"The sample book for {long_date(today)} is in {folder}."


def _as_json(row: DueRow) -> dict[str, object]:
    return {
        "reference": row.reference,
        "who": row.who,
        "where": row.where,
        "what": row.what,
        "clause": row.clause,
        "due": row.due.isoformat(),
        "standing": row.standing.word,
        "working_days_left": row.standing.days_left,
        "late_by": row.standing.late_by,
        "countdown": row.countdown,
        "projected": row.projected,
        "group": row.group,
        "next_step": row.step.verb if row.step else None,
    }
