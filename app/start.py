"""Start: hold the book, paint the window, then open the book. The order decides what the officer waits for."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__, clock, errors, places
from app.rules.dates import long_date
from app.rules.problems import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.doors import Door
    from app.ui.offices import Office
    from app.ui.preferences import Preferences

BAD_INPUT = 2


def open_window(folder: Path, *, sample: bool, today: Callable[[], dt.date]) -> int:
    """Open Casebook's window on the book in a folder; returns the exit code when it is closed."""
    from app.ui.crashes import Faults, tell
    from app.ui.doors import Door, FirstPaint
    from app.ui.locks import BookInUse, take
    from app.ui.preferences import Preferences
    from app.ui.themes import Theme

    app, preferences = application(), Preferences(places.preferences())
    theme = Theme(app, places.resources() / "fonts", preferences.scheme, preferences.percent)
    theme.set_scheme(preferences.scheme)
    try:
        held = take(folder)
    except BookInUse as error:
        return _refuse(error, tell)
    door = Door(theme)
    behind: list[Office] = []
    failed: list[UserError] = []

    def open_book() -> None:
        try:
            behind.append(_move_in(door, folder, today, preferences, sample=sample))
            if held.stopped_before:
                door.window.announce(_stopped(behind[0]))
        except Exception as error:  # noqa: BLE001 - a window that waits for ever tells nobody
            failed.append(_why_not(error))
            door.window.close()

    Faults(_report, lambda: [office.keep_writing() for office in behind]).install()
    preferences.restore(door.window)
    FirstPaint(door.window, open_book)
    door.window.show()
    code = app.exec()
    preferences.keep(theme, door.window)
    for office in behind:
        office.close()
    held.release()
    return _refuse(failed[0], tell) if failed else code


def _why_not(error: Exception) -> UserError:
    """Why the book cannot be opened, for whoever waits for it; a fault of ours is written in the log as well."""
    if isinstance(error, UserError):
        return error
    return UserError(f"Casebook cannot open this book, by a fault of its own: {_report(error).note}")


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
    from app.letters.word_copies import load
    from app.models.books import book_in_memory
    from app.paper.picture_files import Unusable, read_picture
    from app.paper.typefaces import typefaces

    for module in walk_packages(package.__path__, "app."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    computed_calendar()
    book = book_in_memory(clock.now)
    desk = lay_desk(book, places.resources(), clock.today)
    diary_ics(desk, dt.date.min, dt.date.max)
    typefaces(places.resources() / "fonts")
    load()
    with suppress(Unusable):  # what reads pictures is loaded when one is chosen
        read_picture(b"no picture")
    check_wordings(desk)
    editions = ", ".join(edition.key for edition in desk.editions.all)
    book.close()
    return f"Casebook {__version__}: every part loads; editions {editions}."


def _move_in(
    door: Door, folder: Path, today: Callable[[], dt.date], preferences: Preferences, *, sample: bool
) -> Office:
    """Open the book and put its office behind the window."""
    from app.casework.desks import open_desk
    from app.casework.letter_facts import check_wordings
    from app.ui.offices import Office

    kept = make_sample(folder, today()) if sample else ""
    desk = open_desk(folder, places.resources(), today, clock.now)
    check_wordings(desk)
    office = Office(door, desk, preferences)
    if kept:
        door.window.announce(kept)
    return office


def _stopped(office: Office) -> str:
    """What to say after a stop in mid-work: what is true of this book."""
    from app.casework.questions import half_written

    kept = " A half-written letter was kept: Today offers it." if half_written(office.desk) else ""
    return f"Casebook stopped unexpectedly last time. Nothing that was confirmed is lost.{kept}"


def make_sample(folder: Path, today: dt.date) -> str:
    """The sample book for today; a word about it where it is an older one that was kept.

    One made for another day, in which nothing was written since, is made anew. One in which something was written is
    kept as it is. A book that is no sample is left alone and raises UserError.
    """
    from app.casework.desks import open_desk
    from app.casework.samples import made_for, untouched, write_sample_book
    from app.models.books import FILE

    if (folder / FILE).exists():
        desk = open_desk(folder, places.resources(), lambda: today, clock.now)
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


def _refuse(error: UserError, tell: Callable[[str], None]) -> int:
    """Say why Casebook cannot open: in a window where there is a screen to show it on, and on the terminal always."""
    from PySide6.QtGui import QGuiApplication

    if sys.stderr is not None:
        sys.stderr.write(f"casebook: {' '.join(error.sentence.split())}\n")
    if QGuiApplication.platformName() != "offscreen":
        tell(error.sentence)
    return BAD_INPUT
