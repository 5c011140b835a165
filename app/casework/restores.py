"""Restoring a backup, from the officer's side: what she would get, the change itself, and a rehearsal of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.backups import said_moment
from app.casework.desks import SAMPLE_MARK, Desk
from app.casework.settings import actor
from app.casework.workings import printing_of
from app.models import journals, registers
from app.models.backup_files import Contents
from app.models.backups import BackupFacts, backups_folder, opened_backup, read_key_file
from app.models.books import Closed
from app.models.damages import Damaged
from app.models.keys import PASSPHRASE, RECOVERY, WrongPassphrase
from app.models.read_copies import open_copy
from app.models.restores import CannotRestore, Rehearsal, Restored, Ways, rehearse, restore
from app.models.tables import Complaint, Journal, Setting
from app.reports.rehearsal_certificates import Certificate, certificate_pdf
from app.rules.dates import long_date
from app.rules.moments import day_of
from app.rules.words import how_many_cases, listed

__all__ = ["Closed"]

REHEARSED = "backup_rehearsed"
"""The kind of entry that says that a backup was restored into a temporary place and found whole, or not."""
MOST_NAMED = 12
"""Cases that are named one by one."""

SAME, EARLIER, LATER, OTHER, APART = "same", "earlier", "later", "other", "apart"
"""How a backup stands to the book: of the same moment, before it, after it, of another book, or parted from it."""


@dataclass(frozen=True)
class Foreseen:
    """What restoring a backup would give."""

    facts: BackupFacts
    standing: str
    """SAME, EARLIER, LATER, OTHER or APART."""
    has: tuple[str, ...]
    """What is in it, a sentence each."""
    differs: tuple[str, ...]
    """How that differs from the book as it is now, a sentence each."""
    troubles: tuple[str, ...]
    """What is not as it was written."""
    may: bool
    """Whether it can be restored at all."""


@dataclass(frozen=True)
class Done:
    """What came of a restore."""

    restored: Restored
    said: str


@dataclass(frozen=True)
class Rehearsed:
    """What came of a rehearsal: the line for the board, and a page with it to print."""

    rehearsal: Rehearsal
    line: str
    pdf: bytes


def is_closed_backup(path: Path) -> bool:
    """Whether a backup wants a passphrase. Raises BadBackup."""
    return read_key_file(path) is not None


def key_of_backup(path: Path, secret: str) -> bytes | None:
    """The key of a backup, from what may be its passphrase or its recovery code. Raises WrongPassphrase, BadBackup."""
    key_file = read_key_file(path)
    if key_file is None:
        return None
    try:
        return key_file.open_with(PASSPHRASE, secret)
    except WrongPassphrase as wrong:
        try:
            return key_file.open_with(RECOVERY, secret)
        except WrongPassphrase:
            raise wrong from None


def foresee(desk: Desk, path: Path, key: bytes | None = None) -> Foreseen:
    """Open a backup aside and compare it with the book. Raises BadBackup, Closed, NewerBook."""
    own = desk.book.whole
    with opened_backup(path, key or own.key, room_beside(desk)) as opened:
        facts = opened.facts
        if not facts.usable:
            return cannot_be_used(facts)
        with opened.book.reading() as there:
            sample = there.get(Setting, SAMPLE_MARK) is not None
        try:
            with opened.book.reading() as there, own.reading() as here:
                standing = _standing(here, there)
                differs = (*_other_owner(here, there), *_erased_since(here, there))
                differs += _differences(here, there, standing, facts)
        except Damaged:
            standing, differs = OTHER, (not_compared(own.path),)
    other_kind = sample != desk.sample
    if other_kind:
        differs = (_SAMPLE if sample else _NO_SAMPLE,)
    return Foreseen(facts, standing, has_words(facts), differs, troubles_in(facts), may=not other_kind)


def not_compared(path: Path | None) -> str:
    """What is to be said beside a backup where the book itself cannot be read."""
    changed = said_moment(dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)) if path and path.exists() else ""
    since = f"; the file of your book was last changed on {changed}" if changed else ""
    return (
        "Your book cannot be read, so the two cannot be compared. What was recorded after the last entry of this "
        f"backup is not in it{since}."
    )


def cannot_be_used(facts: BackupFacts) -> Foreseen:
    """What is to be said of a backup whose file cannot be trusted."""
    return Foreseen(facts, OTHER, (), (), troubles_in(facts), may=False)


def restore_backup(
    desk: Desk, path: Path, now: dt.datetime, key: bytes | None = None, *, although_damaged: bool = False
) -> Done:
    """Put a backup in the place of the open book, which is kept. Raises as `foresee`, and CannotRestore.

    Whoever shows the book must ask everything anew.
    """
    book = desk.book.whole
    if book.path is None or book.read_only:
        raise CannotRestore("This book is open to be read only, so nothing can be restored into it.")
    before = book.key
    ways = Ways(key or before, before)
    with book.put_away():
        done = restore(path, book.path.parent, now, ways, although_damaged=although_damaged)
        book.key = done.key
    desk.calendars.read()
    return Done(done, restored_words(done, was_closed=before is not None))


def restored_words(done: Restored, *, was_closed: bool = False) -> str:
    """What to say when a backup was restored, and where what it replaced is kept."""
    contents = done.facts.contents
    kept = f" What it replaced is kept: {done.kept.name}, among the backups." if done.kept else ""
    closed = " The book is no longer closed with a passphrase." if was_closed and done.key is None else ""
    return f"The backup is restored: {_cases(contents.cases)} and {_entries(contents.entries)}.{kept}{closed}"


def rehearse_backup(desk: Desk, path: Path, now: dt.datetime, key: bytes | None = None) -> Rehearsed:
    """Restore a backup into a temporary place, count and check, and record that it was done. Raises as `foresee`."""
    book = desk.book.whole
    found = rehearse(path, backups_folder(book), now, key or book.key)
    line = certificate_line(found, now)
    if not book.read_only and not desk.sample:
        with book.writing(actor(desk)) as work:
            work.append(None, REHEARSED, on=desk.today(), sentence=line, body=_body(found))
    findings = tuple(finding.sentence for finding in found.found.findings)
    pdf = certificate_pdf(Certificate(printing_of(desk), line, _rows(found, now), findings))
    return Rehearsed(found, line, pdf)


def certificate_line(found: Rehearsal, now: dt.datetime) -> str:
    """The line for the board: what was restored, when, and what was found."""
    backup, contents = found.facts.backup, found.facts.contents
    what = f"{_cases(contents.cases)}, {_entries(found.found.entries)} and {_files(found.documents)}"
    made = f"the backup of {said_moment(backup.made_at)} (seal {backup.seal})"
    tried = f"On {long_date(day_of(now))} {made} was restored into a temporary place and checked."
    if found.sound:
        return f"{tried} It held {what}. Everything was there, and each is exactly what it was when it was written."
    return f"{tried} It was not sound: {found.found.findings[0].sentence}"


def _body(found: Rehearsal) -> dict[str, object]:
    contents = found.facts.contents
    return {
        "seal": contents.seal,
        "sound": found.sound,
        "cases": contents.cases,
        "entries": contents.entries,
        "documents": found.documents,
    }


def _rows(found: Rehearsal, now: dt.datetime) -> tuple[tuple[str, str], ...]:
    backup, contents = found.facts.backup, found.facts.contents
    last = found.facts.last_recorded_at
    return (
        ("Rehearsed", said_moment(now)),
        ("Backup of", said_moment(backup.made_at)),
        ("Seal of the backup", backup.seal),
        ("Closed with a passphrase", "Yes" if backup.closed else "No"),
        ("Cases", f"{contents.cases}, of which {contents.open_cases} open"),
        ("Entries", f"{found.found.entries}{', each verified with the one before it' if found.sound else ''}"),
        (
            "Letters and files",
            f"{found.documents}{', each with the fingerprint it was kept with' if found.sound else ''}",
        ),
        ("Last entry", said_moment(last) if last else "None"),
        ("Result", "Sound" if found.sound else "Not sound"),
    )


def room_beside(desk: Desk) -> Path | None:
    """Where a backup or an export is opened to look into it: beside the book, on its disk and as private."""
    path = desk.book.whole.path
    if path is None:
        return None
    folder = backups_folder(desk.book.whole)
    return folder if folder.is_dir() else path.parent


def _standing(here: Session, there: Session) -> str:
    mine, its = journals.last_entry(here), journals.last_entry(there)
    if mine == its:
        return SAME
    if its[0] < mine[0] and journals.holds(here, *its):
        return EARLIER
    if mine[0] < its[0] and journals.holds(there, *mine):
        return LATER
    mine_first, its_first = (session.scalar(select(Journal.hash).where(Journal.seq == 1)) for session in (here, there))
    return APART if mine_first and mine_first == its_first else OTHER


def _differences(here: Session, there: Session, standing: str, facts: BackupFacts) -> tuple[str, ...]:
    mine, its = journals.last_entry(here)[0], facts.contents.entries
    if standing == SAME:
        return (
            "It is of the same moment as your book: nothing would be gained or lost, but for what is half written.",
        )
    if standing == EARLIER:
        gone = mine - its
        lost = f"{_entries(gone)} {'was' if gone == 1 else 'were'} written since."
        return (f"{lost} After restoring, {_it(gone)} no longer in the book.", *_missing(here, there))
    if standing == LATER:
        return (f"It has {_entries(its - mine)} more than your book has now.", *_missing(there, here, come=True))
    parted = "It is of another book than yours." if standing == OTHER else _APART
    return (parted, *_missing(here, there), *_missing(there, here, come=True))


def _missing(whole: Session, part: Session, *, come: bool = False) -> tuple[str, ...]:
    """The cases that one book has and the other has not."""
    known = {row.reference for row in registers.rows(part, Complaint)}
    missing = [row for row in registers.rows(whole, Complaint) if row.reference not in known]
    if not missing:
        return ()
    named = [f"{row.reference} {row.name}".strip() for row in missing[:MOST_NAMED]]
    more = [f"{len(missing) - MOST_NAMED} more"] if len(missing) > MOST_NAMED else []
    head = "Cases that would come back" if come else "Cases that are not in it"
    return (f"{head}: {listed([*named, *more])}.",)


def coming_back(folder: Path, path: Path, now: dt.datetime, ways: Ways) -> tuple[str, ...]:
    """The erased files that a backup still holds, a sentence each; none where it or the book does not open.

    The book is read from a copy: SQLite throws away the log of a file that it finds damaged.
    """
    with (
        suppress(Exception),  # said beside a restore, which itself tells what is wrong with either
        closing(open_copy(folder, lambda: now, ways.book)) as book,
        opened_backup(path, ways.backup, book.path.parent if book.path else None) as opened,
        opened.book.reading() as there,
        book.reading() as here,
    ):
        return _erased_since(here, there) if opened.facts.usable else ()
    return ()


def _erased_since(here: Session, there: Session) -> tuple[str, ...]:
    """The files that were erased in the book, and of which a backup still holds the words."""
    found = []
    for one in journals.records(here, kinds=(journals.ERASED,)):
        opening = select(Journal.hash).where(Journal.seq == one.case_id)
        held = select(Journal.body).where(Journal.seq == one.case_id, Journal.hash == here.scalar(opening))
        if there.scalar(held):
            found.append(one)
    said = [
        f"{_erased_name(one.body)} was erased on {long_date(one.on)}; this backup still holds it. Erase it again "
        "afterwards."
        for one in found[:MOST_NAMED]
    ]
    more = len(found) - MOST_NAMED
    return (*said, *([f"So it is with {more} more that {'was' if more == 1 else 'were'} erased."] if more > 0 else []))


def _erased_name(body: Mapping[str, Any]) -> str:
    """What a tombstone says of the file that was erased, which is no more than what may stay of it."""
    if body["reference"]:
        return f"Case {body['reference']}"
    return f"The contact that was closed on {long_date(dt.date.fromisoformat(body['closed_on']))}"


def _other_owner(here: Session, there: Session) -> tuple[str, ...]:
    mine, its = (registers.setting_of(session, "landlord") or "" for session in (here, there))
    if mine and its and mine != its:
        return (f"It is the book of {its}. Yours is the book of {mine}.",)
    return ()


def has_words(facts: BackupFacts) -> tuple[str, ...]:
    """What is in a backup, a sentence each."""
    return (
        *contents_words(facts.contents),
        f"Made on {said_moment(facts.backup.made_at)}, seal {facts.backup.seal}.",
    )


def contents_words(contents: Contents) -> tuple[str, ...]:
    """How much is in a book that is not the open one, and until when it goes, a sentence each."""
    cases = how_many_cases(contents.cases, contents.open_cases)
    last = contents.last_recorded_at
    return (
        f"{cases}; {_entries(contents.entries)}; {_files(len(contents.documents))}.",
        f"Last entry: {said_moment(dt.datetime.fromisoformat(last))}." if last else "Nothing was ever written in it.",
    )


def troubles_in(facts: BackupFacts) -> tuple[str, ...]:
    """What is not as it was written in a backup, a sentence each."""
    return tuple(finding.sentence for finding in facts.found.findings)


def _cases(count: int) -> str:
    return f"{count} case{'' if count == 1 else 's'}"


def _entries(count: int) -> str:
    return f"{count} entr{'y' if count == 1 else 'ies'}"


def _files(count: int) -> str:
    return f"{count} letter{' or file' if count == 1 else 's and files'}"


def _it(count: int) -> str:
    return "it is" if count == 1 else "they are"


_APART = "It began as your book did, and then other things were written in it than in yours."
_SAMPLE = "It is a backup of the sample book, whose residents are invented. It cannot take the place of your own book."
_NO_SAMPLE = "It is a backup of a real book. It cannot take the place of the sample book."
