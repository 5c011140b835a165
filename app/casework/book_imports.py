"""Bringing a whole book back: an exported folder becomes the same book again, in an empty book or in a new folder.

What was exported may have been altered on the way. It is read to the end before anything is written, and again while
it is; then the book is checked, and kept only where it is what it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import places, systems
from app.casework.audits import audit
from app.casework.book_places import followed
from app.casework.cases import cases_numbered
from app.casework.desks import SAMPLE_MARK, Desk, lay_desk
from app.casework.export_words import counted
from app.casework.trays import Tray
from app.models import keys
from app.models.backup_copies import clear_left_behind, working_room
from app.models.books import FILE as BOOK
from app.models.books import CannotOpen, open_book
from app.models.courses import Course, Stopped, Tell
from app.models.export_loads import load
from app.models.export_manifests import FILE, Manifest, NotAnExport, read_manifest, refused, verify
from app.models.recasts import CannotRecast, recast
from app.models.tables import Begun, Complaint, Document, DraftText, Journal, Setting
from app.models.wipes import settle, sync
from app.rules.problems import UserError

__all__ = ["BroughtBack", "CannotMake", "NotAnExport", "Stopped", "Tell"]
__all__ += ["Means", "bring_back", "is_empty", "is_export", "is_free", "looked_through", "make_book"]

NOT_EMPTY = (
    "This book has something in it already, and an exported book can only be brought into an empty one. Nothing was "
    "changed. Name a new folder for the book: casebook --book NEW-FOLDER import EXPORTED-FOLDER."
)
TAKEN = "There is a book in {folder} already, or what belongs to one. Nothing was changed. Choose a new folder."
SAMPLE = (
    "This is an export of the sample book, in which everybody is invented. It never becomes your own book. Nothing was "
    "changed. Name a new folder for it: casebook --book NEW-FOLDER import EXPORTED-FOLDER."
)
OTHER_NOW = "The folder is not what it was when you looked into it."

SHARES = {"files": 2, "rows": 10, "check": 10}
"""How long each part takes beside the others."""
KEY_STEPS = 8
MAKING = {**SHARES, "key": 4}
"""The same for a book that is made aside, with the steps in which its key is taken off at the end."""
OF_ITS_KEY = ("keys", "cipher")
"""What a check asks of the key of a closed book; that of a book made aside is of this moment, and in no file."""


Hold = Callable[[Path], Callable[[], object]]
"""Holds the folder of a book, so that no window opens one there; gives what lets it go. Raises UserError."""


class CannotMake(UserError):
    """No book can be made in that folder."""


@dataclass(frozen=True)
class Means:
    """What a book is opened with that is still to be made: the Code and the calendar, the day, the clock, its lock."""

    resources: Path
    today: Callable[[], dt.date]
    now: Callable[[], dt.datetime]
    hold: Hold = lambda _folder: lambda: None


@dataclass(frozen=True)
class BroughtBack:
    """A book that was made again."""

    complaints: int
    entries: int
    documents: int
    seal: str
    sample: bool
    findings: tuple[str, ...] = ()
    """What a check of the book found: it was so when it was exported."""

    @property
    def words(self) -> str:
        """What she is told: how much it is, and how she can see for herself that it is all."""
        checked = " ".join(("It was checked, and this was found.", *self.findings))
        sample = " It is a sample book: everybody in it is invented." if self.sample else ""
        return (
            f"The book is back: {counted(self.complaints, 'complaint')}, {counted(self.entries, 'entry', 'entries')}, "
            f"{counted(self.documents, 'letter or other file', 'letters and other files')}. "
            f"{checked if self.findings else 'It was checked, and is sound.'} Its seal is {self.seal}. Compare that "
            f"with README.txt of the export, and with the foot of the last letter that was posted.{sample}"
        )


def is_export(path: Path) -> bool:
    """Whether a path is a folder that an exported book lies in; not one that cannot be looked into."""
    try:
        return path.is_dir() and (path / FILE).exists()
    except OSError:
        return False


def is_empty(desk: Desk) -> bool:
    """Whether nothing at all was ever written in a book: no entry, not even a setting, and nothing half written."""
    tables = (Journal, Document, Complaint, Begun, DraftText)
    with desk.book.whole.reading() as session:
        return not any(session.scalar(select(func.count()).select_from(table)) for table in tables)


def is_free(folder: Path) -> bool:
    """Whether a book can be made in a folder: there is none in it, nor the log or the key file of one."""
    try:
        return not _is_taken(folder)
    except OSError:
        return False


def looked_through(folder: Path, tell: Tell = lambda _done, _total: None) -> Manifest:
    """What an exported folder says of itself, once each of its files was compared. Raises NotAnExport."""
    manifest = read_manifest(folder)
    verify(folder, manifest, tell)
    return manifest


def bring_back(
    desk: Desk, folder: Path, tell: Tell = lambda _done, _total: None, seen: Manifest | None = None
) -> BroughtBack:
    """Make an empty book what the exported one was, to the last byte. Raises NotAnExport; nothing was written then.

    `seen` is what the folder said when it was looked into before: it must say the same. It can be stopped until the
    book is there, and is then checked to the end. A sample is refused.
    """
    if not is_empty(desk):
        raise UserError(NOT_EMPTY)
    course = Course(SHARES, tell)
    manifest = fill(desk, folder, course, seen, own=True)

    def onward(done: int, of: int) -> None:
        with suppress(Stopped):  # it is there already, and to stop now would leave it unchecked
            course.step(done, of)

    with suppress(Stopped):
        course.begin("check")
    return _checked(desk, manifest, onward)


def make_book(
    means: Means,
    folder: Path,
    target: Path,
    tell: Tell = lambda _done, _total: None,
    seen: Manifest | None = None,
) -> BroughtBack:
    """Make a new book of an exported one, in a folder in which there is none. Raises NotAnExport and CannotMake.

    It is made and checked beside that folder under a key that nobody keeps. That is taken off at the end, and the book
    gets its name at once: a stop leaves no book there. What a kill just between the two leaves, the next one clears.
    The folder is held as the book comes into it. A sample is refused where her own book belongs.
    """
    target = target.absolute()
    _refuse_unfit(folder, target)
    missing = [one for one in (target, *target.parents) if not one.exists()]
    try:
        with _told(target):
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            clear_left_behind(target.parent, means.now())
            with ExitStack() as held, working_room(target.parent) as room:
                if target.is_dir():  # one that is not there yet is held at the end: a kill leaves no empty folder
                    held.callback(means.hold(target))
                course = Course(MAKING, tell)
                desk = aside(means, room)
                back = _filled(desk, folder, course, seen, own=_is_own(target))
                if not target.is_dir():
                    target.mkdir(mode=0o700, exist_ok=True)
                    held.callback(means.hold(target))
                _take_key_off(room / BOOK, desk.book.whole.key, course)
                _put_in_place(room / BOOK, target)
                return back
    except BaseException:
        for one in missing:
            with suppress(OSError):  # it is not there, or something else came into it meanwhile
                one.rmdir()
        raise


def _filled(desk: Desk, folder: Path, course: Course, seen: Manifest | None, *, own: bool) -> BroughtBack:
    """Put an exported book into one that was made aside, check it, and close it."""
    try:
        manifest = fill(desk, folder, course, seen, own=own)
        course.begin("check")
        return _checked(desk, manifest, course.step, besides=OF_ITS_KEY)
    finally:
        desk.book.close()


def _take_key_off(made: Path, key: bytes | None, course: Course) -> None:
    course.begin("key")
    done = count(1)
    recast(made, (key, None), stepped=lambda _name: course.step(next(done), KEY_STEPS))


def aside(means: Means, room: Path) -> Desk:
    """A desk on a new book that is only looked into.

    It is closed with a key that nobody keeps: where a stop leaves it behind, none of it can be read.
    """
    book = open_book(room, means.now, keys.new_raw_key())
    try:
        return lay_desk(book, means.resources, means.today)
    except BaseException:
        book.close()
        raise


def fill(desk: Desk, folder: Path, course: Course, seen: Manifest | None = None, *, own: bool = False) -> Manifest:
    """Compare the files of an exported folder and put all of it into an empty book, or nothing. Raises NotAnExport.

    A sample is refused where it would become her `own` book, whatever the folder says of itself.
    """
    course.begin("files")
    manifest = looked_through(folder, course.step)
    if seen is not None and manifest != seen:
        raise refused(OTHER_NOW)
    if own and manifest.sample:
        raise UserError(SAMPLE)
    reading = replace(desk, tray=Tray())

    def read_case(session: Session, number: int) -> None:
        cases_numbered(reading, session, (number,))

    course.begin("rows")
    with desk.book.writing("") as work:
        load(work.session, folder, manifest, course.step, also=read_case)
        if own and work.session.get(Setting, SAMPLE_MARK) is not None:
            raise UserError(SAMPLE)
    desk.calendars.read()
    return manifest


def _checked(desk: Desk, manifest: Manifest, tell: Tell, besides: tuple[str, ...] = ()) -> BroughtBack:
    rows = manifest.rows
    found = tuple(one.sentence for one in audit(desk, tell).findings if one.check not in besides)
    return BroughtBack(rows["complaint"], rows["journal"], rows["document"], manifest.seal, manifest.sample, found)


def _is_taken(folder: Path) -> bool:
    of_a_book = (folder / BOOK, folder / f"{BOOK}-wal", folder / keys.FILE)
    return any(path.exists() and path.stat().st_size for path in of_a_book)


def _refuse_unfit(folder: Path, target: Path) -> None:
    with _told(target):
        if _is_taken(target):
            raise CannotMake(TAKEN.format(folder=target))
        if target.resolve().is_relative_to(folder.resolve()):
            raise CannotMake(
                f"{target} lies in the exported folder itself. Nothing was changed. Choose a folder somewhere else."
            )


def _is_own(target: Path) -> bool:
    """Whether a folder is the one in which her own book is, or would be."""
    own = [places.data()]
    with suppress(UserError):  # it was moved, and is not to be found
        own.append(followed(places.data()))
    return target.resolve() in [one.resolve() for one in own]


def _put_in_place(made: Path, target: Path) -> None:
    """Give the book its name, in one instant; it never takes that of another."""
    sync(made)
    if _is_taken(target):
        raise CannotMake(TAKEN.format(folder=target))
    systems.take_away(target / BOOK)  # one in which nothing stands is no book
    try:
        systems.put_new(made, target / BOOK)
    except FileExistsError:
        raise CannotMake(TAKEN.format(folder=target)) from None
    settle(target)
    settle(target.parent)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Tell the trouble of a disk in a sentence."""
    try:
        yield
    except OSError as error:
        raise CannotMake(_not_made(target, f"{places.trouble(error)}.")) from error
    except (CannotOpen, CannotRecast) as error:
        raise CannotMake(_not_made(target, error.sentence)) from error


def _not_made(target: Path, why: str) -> str:
    return f"The book could not be made in {target}: {why} Nothing was left there. Choose another folder, or make room."
