"""Pictures of what a window says of who writes in its book and where it lies: `python -m tests.read_screens DIR`.

Drawn like those of `tests.screens`, which draws them as well.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app import clock, places
from app.casework.book_places import Danger
from app.casework.desks import Desk, open_desk
from app.casework.questions import case_list
from app.casework.read_desks import open_to_read
from app.casework.samples import write_sample_book
from app.start import application
from app.ui.case_pages import CasePage
from app.ui.doors import Door
from app.ui.locks import FILE
from app.ui.move_dialogs import MoveDialog
from app.ui.offices import Office
from app.ui.standing_by import StandingBy, Whose
from app.ui.themes import Theme
from app.ui.today_pages import TodayPage
from tests import screens

SYNCED = Danger("synced", "OneDrive")


def read_windows(theme: Theme, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """A book that is open elsewhere, as it is shown."""
    (folder / FILE).write_text("4242\ncasebook\nOFFICE-PC\n", encoding="utf-8")
    office = Office(Door(theme), open_to_read(folder, places.resources(), lambda: screens.TODAY, clock.now))
    office.window.resize(screens.SIZE)
    office.window.show()
    standing = StandingBy(office, Whose(folder, "OFFICE-PC"), None)
    for name in ("today", "calendar", "settings", "post"):
        office.window.show_page(name)
        yield f"read-{name}", office.window
    case_id = case_list(office.desk, "castellanos")[0].case_id
    office.show_case(case_id)
    yield "read-case", office.window
    page = office.window.page("case")
    if isinstance(page, CasePage):
        menu = page.more_menu(page)
        menu.popup(page.mapToGlobal(page.rect().topLeft()))
        yield "read-menu", menu
        menu.hide()
    office.close()
    standing.stop()
    office.window.close()
    (folder / FILE).unlink()


def place_windows(theme: Theme, desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """What Today says of a book in a synced folder, and where it is to go."""
    office = Office(Door(theme), desk)
    office.window.resize(screens.SIZE)
    office.window.show()
    today = office.window.page("today")
    if isinstance(today, TodayPage):
        today._danger = SYNCED
        today.refresh()
    yield "place-today", office.window
    yield "dialog-move", _move(office)
    office.backups.stop()
    office._midnight.stop()
    office.window.closing.disconnect(office.close)
    office.window.close()
    office.window.deleteLater()


def _move(office: Office) -> MoveDialog:
    dialog = MoveDialog(office.desk, SYNCED)
    dialog.resize(dialog.sizeHint().boundedTo(screens.SIZE - QSize(0, 40)))
    return dialog


def main(folder: Path) -> None:
    """Draw them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(application(), places.resources() / "fonts", "light")
    with tempfile.TemporaryDirectory() as made:
        book = Path(made) / "Book"
        write_sample_book(book, places.resources(), screens.TODAY)
        desk = open_desk(book, places.resources(), lambda: screens.TODAY, clock.now)
        for look, scheme, percent in screens.LOOKS:
            theme.set_scheme(scheme)
            theme.set_percent(percent)
            for name, widget in chain(read_windows(theme, book), place_windows(theme, desk)):
                screens.picture(widget, folder / f"{name}-{look}.png")
            QApplication.processEvents()
        desk.book.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens"))
