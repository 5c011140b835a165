"""Pictures of what is about the passphrase, for `tests.screens`: a closed book, a plain one, the locked window."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app import places
from app.casework.desks import Desk, open_desk
from app.casework.protections import close_book, key_from
from app.casework.samples import write_sample
from app.models import keys
from app.ui.curtains import Curtains
from app.ui.doors import Door
from app.ui.offices import Office
from app.ui.passphrase_dialogs import NewPassphraseDialog, PassphraseDialog
from app.ui.preferences import Preferences
from app.ui.sheet_dialogs import SheetDialog
from app.ui.themes import Theme
from app.ui.unlock_dialogs import UnlockDialog

PHRASE = "four short words here"
TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
SIZE = QSize(1366, 768)


def passphrases(theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """Each with the name of its picture."""
    usual, keys.COST = keys.COST, keys.LEAST_COST
    with tempfile.TemporaryDirectory() as made:
        preferences = Preferences(Path(made) / "window.ini")
        plain = open_desk(Path(made) / "plain", places.resources(), lambda: TODAY, lambda: NOW)
        closed = write_sample(Path(made) / "closed", places.resources(), TODAY)
        code = close_book(closed, PHRASE, PHRASE).code
        yield from _windows(theme, plain, closed, preferences)
        yield from _dialogs(plain, closed, preferences, code)
        plain.book.close()
        closed.book.close()
    keys.COST = usual


def _windows(theme: Theme, plain: Desk, closed: Desk, preferences: Preferences) -> Iterator[tuple[str, QWidget]]:
    """The page of the first start, Today while nobody has the recovery sheet, and the window when it is locked."""
    for desk in (plain, closed):
        office = Office(Door(theme), desk, preferences)
        office.window.resize(SIZE)
        office.window.show()
        curtains = Curtains()
        if desk is plain:
            office.recommend_passphrase()
        else:
            QApplication.processEvents()
            yield "page-today-no-sheet", office.window
            curtains.draw()
        QApplication.processEvents()
        yield f"page-{'passphrase' if desk is plain else 'locked'}", office.window
        curtains.open()
        office._midnight.stop()
        office.screen_lock.idle.stop()
        office.window.closing.disconnect(office.close)
        office.window.close()
        office.window.deleteLater()


def _dialogs(plain: Desk, closed: Desk, preferences: Preferences, code: str) -> Iterator[tuple[str, QWidget]]:
    folder = (closed.book.path or Path()).parent
    unlock = UnlockDialog(lambda way, secret: key_from(folder, way, secret))
    yield "dialog-unlock", unlock
    unlock.phrase.set_value("not this")
    unlock.try_it()
    yield "dialog-unlock-wrong", unlock
    unlock.turn()
    yield "dialog-unlock-sheet", unlock
    locked = UnlockDialog(lambda way, secret: key_from(folder, way, secret), locked=True, leave="A dialog is open.")
    yield "dialog-unlock-locked", locked
    yield "dialog-passphrase-plain", PassphraseDialog(plain, None, preferences)
    yield "dialog-passphrase-closed", PassphraseDialog(closed, None, preferences)
    new = NewPassphraseDialog("Change the passphrase", "C&hange it", lambda *_: None)
    new.ask_for(new.current, new.new, new.again)
    yield "dialog-passphrase-change", new
    sheet = SheetDialog(closed, code)
    yield "dialog-recovery-sheet", sheet
