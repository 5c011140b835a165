"""Start: hold the book, paint the window, then open the book. The order decides what the officer waits for."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__, clock, errors, openings, places
from app.rules.dates import long_date
from app.rules.problems import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.doors import Door
    from app.ui.offices import Office
    from app.ui.preferences import Preferences
    from app.ui.trouble_dialogs import Answer

BAD_INPUT = 2


@dataclass(frozen=True)
class Before:
    """What came before a window is opened."""

    left: Path | None = None
    """A folder that was asked for and is no place for a book: it says from then on where the book is."""
    mended: Answer | None = None
    """What was decided where the book did not open."""
    key: bytes | None = None
    """The key of the book, where the window before had it open or showed it."""


def open_window(
    folder: Path, *, sample: bool, today: Callable[[], dt.date], read_only: bool = False, before: Before = Before()
) -> int:
    """Open Casebook's window on the book in a folder; returns the exit code when it is closed.

    A book that is moved meanwhile is opened again where it is then, and one that did not open, once that was mended;
    so is one that was only shown until now, and another one that she asked for.
    """
    from app.ui.crashes import Faults, tell
    from app.ui.doors import Door, FirstPaint
    from app.ui.locks import BookInUse
    from app.ui.preferences import Preferences
    from app.ui.themes import Theme

    app, preferences = application(), Preferences(places.preferences())
    theme = Theme(app, places.resources() / "fonts", preferences.scheme, preferences.percent)
    theme.set_scheme(preferences.scheme)
    try:
        holding = openings.hold(folder, read_only=read_only)
    except BookInUse as error:
        return _refuse(error, tell)
    if holding is None:
        return 0
    visit = Visit(Door(theme), folder, today, preferences, sample, holding, before)
    Faults(_report, lambda: [office.keep_writing() for office in visit.behind]).install()
    preferences.restore(visit.door.window)
    FirstPaint(visit.door.window, visit.open_book)
    visit.door.window.show()
    code = app.exec()
    preferences.keep(theme, visit.door.window)
    then = visit.end()
    if visit.answer is not None:
        there = visit.answer.folder or folder
        again = replace(before, mended=visit.answer) if there == folder else Before(mended=visit.answer)
        return open_window(there, sample=sample and there == folder, today=today, read_only=read_only, before=again)
    if then is not None:
        after = Before(None if visit.behind else folder, key=visit.key if then == folder else None)
        return open_window(then, sample=sample and then == folder, today=today, before=after)
    return _refuse(visit.failed[0], None) if visit.failed else code


@dataclass
class Visit:
    """One window on one book, from its first paint until it is closed."""

    door: Door
    folder: Path
    today: Callable[[], dt.date]
    preferences: Preferences
    sample: bool
    holding: openings.Holding
    before: Before
    behind: list[Office] = field(default_factory=list)
    failed: list[UserError] = field(default_factory=list)
    then: Path | None = None
    """The folder in which a book is opened once this window is closed."""
    answer: Answer | None = None
    """What was decided where the book did not open now: it is opened again once this window is closed."""
    key: bytes | None = None
    """The key of the book, once it is known."""

    def open_book(self) -> None:
        """Open the book behind the window; where that cannot be, it is told, with what can be done about it."""
        try:
            mended = self.before.mended
            known = mended.key if mended is not None else self._key_before()
            if not self._is_settled() or (opened := _unlock(self.door, self.folder, known)) is None:
                self.door.window.close()  # she would rather not open it, or elsewhere
                return
            self.key = opened[0]
            self.behind.append(office := self._office(opened))
            self.holding.stand_by(office)
            if self.holding.held is not None and self.holding.held.stopped_before:
                self.door.window.announce(_stopped(office))
            if mended is not None and mended.said:
                self.door.window.announce(mended.said)
        except Exception as error:  # noqa: BLE001 - a window that waits for ever tells nobody
            self._tell(error)
            self.door.window.close()

    def _key_before(self) -> bytes | None:
        """The key that the window before had, unless the book has another by now: the passphrase is asked for then."""
        from app.casework.protections import fits

        return self.before.key if fits(self.folder, self.before.key) else None

    def _tell(self, error: Exception) -> None:
        """Show why the book did not open, and hear what is to be done; nobody answers where there is no screen."""
        from app.ui.trouble_dialogs import put_right

        why = _why_not(error)
        self.door.give_up()
        if _has_screen():
            may_change = not self.sample and not self.holding.only_shown
            self.answer = put_right(self.folder, why, self.door.window, self.key, may_change=may_change)
        if self.answer is None:
            self.failed.append(why)

    def end(self) -> Path | None:
        """The window is closed: close the book and let it go; the folder in which one is to be opened now."""
        for office in self.behind:
            self.key = office.desk.book.whole.key  # a passphrase may have been set, or taken off
            office.close()
        self.holding.let_go()
        then = next((office.moved for office in self.behind if office.moved is not None), self.then)
        for gone in (*self.behind, self.door.window):
            gone.deleteLater()
        return then

    def _is_settled(self) -> bool:
        """Whether the book is opened in this folder; another one is kept for when this window is closed."""
        if self.sample or self.holding.only_shown:
            return True
        from app.casework.lost_books import refuse_gone

        refuse_gone(self.folder)
        found = openings.settled(self.door.window, self.folder)
        self.then = None if found == self.folder else found
        return found == self.folder

    def _office(self, opened: tuple[bytes | None, bool]) -> Office:
        if self.holding.only_shown:
            return openings.show_only(self.door, self.folder, self.today, self.preferences, opened[0])
        office = _move_in(self.door, self.folder, self.today, self.preferences, (self.sample, *opened))
        if self.before.left is not None:
            from app.casework.book_places import leave_note

            leave_note(self.before.left, self.folder)
        return office


def _unlock(door: Door, folder: Path, known: bytes | None) -> tuple[bytes | None, bool] | None:
    """The key of the book, and whether the recovery sheet gave it; no key for a plain book, None where she leaves."""
    from app.casework import protections

    if not protections.is_closed(folder):
        return None, False
    key = known or protections.remembered(folder)
    if key is not None:
        return key, False
    from app.ui.unlock_dialogs import UnlockDialog

    dialog = UnlockDialog(partial(protections.key_from, folder), door.window)
    dialog.exec()
    dialog.deleteLater()
    unlocked = dialog.unlocked
    return (unlocked.key, unlocked.by_sheet) if unlocked is not None else None


def _why_not(error: Exception) -> UserError:
    """Why the book cannot be opened, for whoever waits for it; a fault of ours is written in the log as well."""
    from app.casework.lost_books import OwnFault, as_told

    told = as_told(error)
    return told or OwnFault(
        "Something in Casebook went wrong while it opened your book. Nothing was changed, and nothing that was "
        f"confirmed is lost. If it happens again, send this note to whoever looks after Casebook: {_report(error).note}"
    )


def _report(error: BaseException) -> errors.Report:
    return errors.report(error, places.logs(), clock.now())


def application() -> QApplication:
    """Qt's application, with our name and icon-free, English dialogs."""
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Casebook")
    app.setApplicationVersion(__version__)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return app


def hush_offscreen() -> None:
    """Leave out what Qt says of every window that it draws without a screen; everything else is still said."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def hear(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if "This plugin does not support" not in text and sys.stderr is not None:
            sys.stderr.write(f"{text}\n")

    qInstallMessageHandler(hear)


def self_test() -> str:
    """Load every part of the program, open a book in memory and set a letter; says so. Raises what fails.

    A frozen program with an error in a start-up slot hangs in silence; this is what packaging runs instead.
    """
    from importlib import import_module
    from pkgutil import walk_packages

    import app as package
    from app.casework.bank_holidays import computed_calendar
    from app.casework.desks import lay_desk
    from app.casework.diaries import diary_ics
    from app.casework.letter_facts import check_wordings
    from app.incoming.workbooks import load as load_workbooks
    from app.letters.word_copies import load
    from app.models.books import book_in_memory
    from app.models.keyrings import can_remember
    from app.models.keys import LEAST_COST, PASSPHRASE, KeyFile
    from app.paper.picture_files import Unusable, read_picture
    from app.paper.typefaces import typefaces

    for module in walk_packages(package.__path__, "app."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    computed_calendar()
    KeyFile().with_wrap(PASSPHRASE, "", bytes(32), LEAST_COST)
    keyring = "remembers" if can_remember() else "cannot remember"
    book = book_in_memory(clock.now)
    desk = lay_desk(book, places.resources(), clock.today)
    diary_ics(desk, dt.date.min, dt.date.max)
    typefaces(places.resources() / "fonts")
    load()
    load_workbooks()
    with suppress(Unusable):  # what reads pictures is loaded when one is chosen
        read_picture(b"no picture")
    check_wordings(desk)
    editions = ", ".join(edition.key for edition in desk.editions.all)
    book.close()
    return f"Casebook {__version__}: every part loads; editions {editions}; this PC {keyring} keys."


def _move_in(
    door: Door,
    folder: Path,
    today: Callable[[], dt.date],
    preferences: Preferences,
    kind: tuple[bool, bytes | None, bool],
) -> Office:
    """Open the book and put its office behind the window.

    `kind` says whether it is the sample, what its key is, and whether the recovery sheet gave that.
    """
    from PySide6.QtCore import QTimer

    from app.casework.desks import open_desk
    from app.casework.letter_facts import check_wordings
    from app.casework.protections import finish_protection
    from app.ui.crashes import tell
    from app.ui.lent_copies import clear_left_copies
    from app.ui.offices import Office

    sample, key, by_sheet = kind
    kept = make_sample(folder, today(), key) if sample else ""
    desk = open_desk(folder, places.resources(), today, clock.now, key)
    try:
        left = finish_protection(desk)
        places.keep_private(folder)
        clear_left_copies(clock.now())
        check_wordings(desk)
        office = Office(door, desk, preferences)
    except BaseException:
        desk.book.close()  # whoever mends it must have it alone
        raise
    if kept:
        door.window.announce(kept)
    if left:  # a window of its own: the status line is soon another's, and cuts the names of files
        QTimer.singleShot(0, office, partial(tell, left, door.window))
    office.recommend_passphrase()
    if by_sheet:
        QTimer.singleShot(0, office, office.renew_passphrase)
    return office


def _stopped(office: Office) -> str:
    """What to say after a stop in mid-work: what is true of this book."""
    from app.casework.questions import half_written

    kept = " A half-written letter was kept: Today offers it." if half_written(office.desk) else ""
    return f"Casebook stopped unexpectedly last time. Nothing that was confirmed is lost.{kept}"


def make_sample(folder: Path, today: dt.date, key: bytes | None = None) -> str:
    """The sample book for today; a word about it where it is an older one that was kept.

    One made for another day, in which nothing was written since, is made anew. One in which something was written is
    kept as it is. A book that is no sample is left alone and raises UserError.
    """
    from app.casework.desks import open_desk
    from app.casework.samples import made_for, untouched, write_sample_book
    from app.models.books import FILE

    if (folder / FILE).exists():
        desk = open_desk(folder, places.resources(), lambda: today, clock.now, key)
        day, fresh = made_for(desk), untouched(desk)
        desk.book.close()
        if day is None:
            raise UserError(
                f"There is a book in {folder} that is not a sample. Nothing was changed. "
                "Open it without --sample, or name another folder for the sample book."
            )
        if day == today or not fresh:
            kept = f"This sample was made for {long_date(day)} and you have written in it, so it was kept as it is."
            return "" if day == today else kept
    write_sample_book(folder, places.resources(), today)
    return ""


def _refuse(error: UserError, tell: Callable[[str], None] | None) -> int:
    """Say why Casebook cannot open: on the terminal always, and by `tell` where there is a screen to show it on."""
    if sys.stderr is not None:
        sys.stderr.write(f"casebook: {' '.join(error.sentence.split())}\n")
    if tell is not None and _has_screen():
        tell(error.sentence)
    return BAD_INPUT


def tell_alone(sentence: str) -> None:
    """Say in a window of its own why Casebook does not open; nobody hears it where there is no screen."""
    from app.ui.crashes import tell
    from app.ui.preferences import Preferences
    from app.ui.themes import Theme

    app, preferences = application(), Preferences(places.preferences())
    theme = Theme(app, places.resources() / "fonts", preferences.scheme, preferences.percent)
    theme.set_scheme(preferences.scheme)
    if _has_screen():
        tell(sentence, app.activeWindow())


def _has_screen() -> bool:
    """Whether anybody can see a window."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.platformName() != "offscreen"
