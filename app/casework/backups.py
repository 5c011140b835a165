"""Backups as the officer knows them: when one is due, which there are, and whether one has left this PC of late.

That a copy left the PC is a fact of the book and stands in its journal; which backups there are is seen in the folder.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.casework.desks import Desk
from app.casework.settings import actor
from app.models import journals
from app.models.backups import (
    BEFORE_RESTORE,
    ENDING,
    NAME,
    Backup,
    CannotBackUp,
    back_up,
    backups_folder,
    backups_in,
    state_of,
    thin,
)
from app.models.damages import Damaged
from app.models.tables import Journal
from app.rules.dates import long_date, table_date
from app.rules.moments import day_of

COPIED = "backup_copied"
"""The kind of entry that says that a backup left this PC."""
STICK_DAYS = 14
HOURS = dt.timedelta(hours=4)
"""While the book is open and changes, no backup is older than this, nor from another day."""
NOON = 12
MEGABYTE = 1_000_000
SAME_DISK = (
    "This folder is on the same disk as your book: if that disk fails, or the PC is stolen, both are gone. "
    "Keep another copy on a stick, somewhere else."
)
DAMAGED = (
    "Your book is damaged: something in it cannot be read. Record nothing more. Choose the newest backup below, look "
    "into it and restore it; the damaged book is kept."
)


__all__ = ["Backup", "CannotBackUp", "backups_folder"]


@dataclass(frozen=True)
class Shelved:
    """A backup as a list shows it."""

    backup: Backup
    made: str
    kind: str
    size: str
    checked: str
    """Whether it was checked, or what is wrong with it."""


@dataclass(frozen=True)
class Copied:
    """What came of copying a backup to another place."""

    backup: Backup
    said: str
    elsewhere: bool
    """Whether it lies on another disk than the book."""


def make_backup(desk: Desk, now: dt.datetime) -> Backup:
    """A backup beside the book, opened and checked; older ones that are no longer needed go. Raises CannotBackUp.

    Nothing goes where the new one shows that the book is not as it was written.
    """
    folder = backups_folder(desk.book.whole)
    made = back_up(desk.book, folder, now)
    if not made.trouble:
        thin(folder, day_of(now))
    return made


def made_words(backup: Backup) -> str:
    """What to say when a backup was made."""
    return backup.trouble or f"A backup was made and checked: {backup.path.name.removesuffix(ENDING)}."


def is_due(desk: Desk, now: dt.datetime, *, closing: bool = False) -> bool:
    """Whether a backup is to be made without being asked: on closing if anything changed, else once in some hours.

    The sample book, a book that is only read and one with nothing in it need none.
    """
    book = desk.book.whole
    if desk.sample or book.read_only or book.path is None or known_seal(desk) == "0-0":
        return False
    newest = _newest(backups_folder(book))
    if newest is None:
        return True
    late = now - newest.made_at >= HOURS or day_of(newest.made_at) != day_of(now) or newest.made_at > now
    return (closing or late) and newest.state != state_of(book)


def known_seal(desk: Desk) -> str:
    """The seal of the book as it is now."""
    with desk.book.whole.reading() as session:
        return journals.seal(session)


def shelf(desk: Desk, folder: Path | None = None) -> tuple[Shelved, ...]:
    """The backups beside the book, or those in another folder, newest first."""
    return shelved(folder or backups_folder(desk.book.whole))


def shelved(folder: Path) -> tuple[Shelved, ...]:
    """The backups in a folder, newest first."""
    return tuple(
        Shelved(each, said_moment(each.made_at), _kind(each), _size(each.size), _checked(each))
        for each in backups_in(folder)
    )


def copy_backup(desk: Desk, folder: Path, now: dt.datetime) -> Copied:
    """A new backup of the book on a stick or in another folder, read again from there. Raises CannotBackUp.

    It is recorded in the book if the folder is on another disk: a copy on the same disk is lost with it.
    """
    if not folder.is_dir():
        raise CannotBackUp(f"There is no folder {folder}. Put the stick in, then choose a folder on it.")
    home = desk.book.whole.path
    if home is not None and folder.resolve() in (home.parent.resolve(), backups_folder(desk.book.whole).resolve()):
        raise CannotBackUp("That is where your book itself is kept. Choose a folder on a stick, or on another disk.")
    made = back_up(desk.book, folder, now)
    elsewhere = on_another_disk(desk, folder)
    if elsewhere and not desk.book.whole.read_only:
        with desk.book.whole.writing(actor(desk)) as work:
            sentence = f"A backup was copied away from this PC: seal {made.seal}."
            work.append(None, COPIED, on=desk.today(), sentence=sentence, body={"seal": made.seal})
    said = f"Copied and checked: {made.path}."
    advice = "Take the stick out by your PC's own way of ejecting it, and keep it somewhere else."
    return Copied(made, " ".join(filter(None, (said, made.trouble, advice if elsewhere else SAME_DISK))), elsewhere)


def on_another_disk(desk: Desk, folder: Path) -> bool:
    """Whether a folder is on another disk than the book, as far as this PC tells."""
    home = desk.book.whole.path
    try:
        return home is None or folder.stat().st_dev != home.stat().st_dev
    except OSError:
        return True


def last_copied(desk: Desk) -> dt.date | None:
    """The day on which a backup last left this PC."""
    with desk.book.whole.reading() as session:
        found = journals.records_of_no_case(session, kinds=(COPIED,))
    return max((record.on for record in found), default=None)


def stick_notice(desk: Desk) -> str:
    """The reminder that no backup has left this PC for 14 days; empty where one has, or the book is empty."""
    if desk.sample or desk.book.whole.read_only or desk.book.whole.path is None:
        return ""
    with desk.book.whole.reading() as session:
        first = session.scalar(select(Journal.recorded_at).order_by(Journal.seq).limit(1))
    if first is None:
        return ""
    last = last_copied(desk)
    days = (desk.today() - (last or day_of(first))).days
    if days < STICK_DAYS:
        return ""
    since = f"since {long_date(last)}" if last else "yet"
    return (
        f"No copy of your book has left this PC {since}. If the PC is stolen or its disk fails, backups on it are lost "
        "with it. Copy one to a USB stick and keep that somewhere else."
    )


def shelf_notice(desk: Desk) -> str:
    """What is to be said above the list of backups; it must come up where the book is damaged most of all."""
    try:
        return late_notice(desk) or stick_notice(desk)
    except Damaged:
        return DAMAGED


def late_notice(desk: Desk) -> str:
    """That the newest backup is of an earlier day and the book went on since; empty where all is well.

    Only names are looked at, for Today asks this again and again.
    """
    if desk.sample or desk.book.whole.read_only or desk.book.whole.path is None:
        return ""
    seal = known_seal(desk)
    names = [NAME.fullmatch(path.name) for path in _paths(backups_folder(desk.book.whole))]
    ordinary = sorted((named["day"], named["time"], named["seal"]) for named in names if named and not named["kind"])
    if not ordinary or ordinary[-1][2] == seal:
        return ""
    day = dt.date.fromisoformat(ordinary[-1][0])
    if (desk.today() - day).days <= 1:
        return ""
    return (
        f"The newest backup is of {long_date(day)}, and your book went on since. Make one now; if that fails, Casebook "
        "says why."
    )


def said_moment(moment: dt.datetime) -> str:
    """'Sunday 22 November 2026 at 7:31am', by the clock of this PC."""
    if moment.year == dt.MINYEAR:
        return "Not known"
    return f"{long_date(day_of(moment))} at {said_time(moment)}"


def short_moment(moment: dt.datetime) -> str:
    """'Sun 22 Nov 2026, 7:31am', for a table."""
    return f"{table_date(day_of(moment))}, {said_time(moment)}" if moment.year > dt.MINYEAR else "Not known"


def said_time(moment: dt.datetime) -> str:
    """'7:31am', by the clock of this PC."""
    here = moment.astimezone()
    return f"{(here.hour - 1) % NOON + 1}:{here.minute:02d}{'am' if here.hour < NOON else 'pm'}"


def _newest(folder: Path) -> Backup | None:
    """The newest ordinary backup in a folder that says something."""
    return next((each for each in backups_in(folder) if not each.trouble and not each.kind), None)


def _paths(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _kind(backup: Backup) -> str:
    if not backup.kind:
        return ""
    return "Before a restore" if backup.kind == BEFORE_RESTORE else f"B{backup.kind[1:]}"


def _checked(backup: Backup) -> str:
    return "Cannot be read" if backup.trouble else "When it was made"


def _size(count: int) -> str:
    """'546 KB', '12.4 MB'."""
    return f"{max(1, round(count / 1000))} KB" if count < MEGABYTE else f"{count / MEGABYTE:.1f} MB"
